"""What files from other systems leave open, asked of whoever sits there. How a question is put is not known here."""
