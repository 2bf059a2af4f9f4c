"""School years: drafted, changed, begun, and printed."""
