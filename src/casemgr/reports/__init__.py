"""What each list says, as values and plain words."""
