"""What is known of a fact of letters beside its value."""

from typing import NamedTuple


class Field(NamedTuple):
    words: str
    """What it is, as the list of what is missing says it."""
    supply: str = ""
    """The command or file that supplies it for good."""
    by_hand: bool = True
    """Whether `--set` may supply it: one that is a table of events may not."""
