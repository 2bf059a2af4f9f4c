"""What words, or their absence, are taken for, with what there is to say of it."""

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Taken(NamedTuple, Generic[T]):
    """A value; a command that records stops for the doubt, unless forced, notes the note, and says the line with what it did."""

    value: T
    doubt: str | None = None
    note: str | None = None
    line: str | None = None
