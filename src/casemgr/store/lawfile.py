"""The form of a law file."""

from pydantic import Field

from casemgr.law.contents import Contents
from casemgr.law.rules import Rule
from casemgr.scalars import Line, SchemaNumber, Slug


class LawFile(Contents):
    schema_: SchemaNumber = Field(alias="schema")
    drop: tuple[Slug, ...] = ()
    """Rules of the places before, or of other files, that do not count here."""
    also_cite: dict[Slug, tuple[Line, ...]] = {}
    """Rule → citations that a place adds to those of the places before."""
    rules: tuple[Rule, ...] = ()


Named = tuple[str, LawFile]
