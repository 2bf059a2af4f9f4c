"""What a list is made from, and where it goes."""
