"""A command by its name: its options, what is typed behind it, and what the shell completes there."""
