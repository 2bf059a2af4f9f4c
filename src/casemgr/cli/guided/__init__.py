"""What is asked question by question: the walk of `next`, and the beginning of a caseload."""
