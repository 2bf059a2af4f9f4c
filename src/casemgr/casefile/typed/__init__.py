"""What people type, understood one way: days and times of day."""
