"""School years and the counting of days."""
