"""The law as data: rules with citations, written in a closed vocabulary."""
