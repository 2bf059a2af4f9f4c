"""What a cell says: days, grades, names, areas and codes, each read one way or asked about."""
