"""The master calendar of a school year: the same entries in every format."""
