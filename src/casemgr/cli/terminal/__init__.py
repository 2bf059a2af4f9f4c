"""What is asked of whoever sits at the terminal, and said to them."""
