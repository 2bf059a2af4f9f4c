"""What `check` looks at in the district's own files."""
