"""What the events add up to, where that is not a deadline."""
