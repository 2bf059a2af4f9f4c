"""Moving in: what `import`, `drift` and `init` share."""
