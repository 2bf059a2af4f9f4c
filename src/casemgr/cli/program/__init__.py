"""One run of the program: its caseload, its day, and what its words mean."""
