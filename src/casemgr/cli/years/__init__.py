"""School years: drafted, changed, and printed."""
