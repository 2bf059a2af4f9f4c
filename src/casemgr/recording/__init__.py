"""What a command records of what was said: decided on what is on file, and asked for where neither says it."""
