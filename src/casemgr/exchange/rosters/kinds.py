"""What files casemgr knows and what each must have, in the words of a teacher."""

from __future__ import annotations

from casemgr.exchange.rosters.format import OWN, Format
from casemgr.exchange.rosters.formats import FORMATS
from casemgr.exchange.rosters.plain import FIELDS

_WORDS = {
    "born": "birth date",
    "local": "student ID",
    "iep": "date of the IEP",
    "name": "name",
    "school": "school",
    "status": "eligibility status",
    "exited": "date of exit",
    "consent": "date of the first consent",
}


def kinds_words() -> str:
    """Each kind with what it must have."""
    kinds = "; ".join(f"{fmt.title} ({', '.join(_needed(fmt))})" for fmt in FORMATS)
    own = f"a table of your own, --kind {OWN} (the name; birth date, grade and dates as far as you have them)"
    return f"What casemgr reads, and the columns that it must have: {kinds}; {own}"


def _needed(fmt: Format) -> list[str]:
    """The columns that a format must have, and one of those that set it apart."""
    words = [_WORDS.get(name) or FIELDS.get(name) or f"“{fmt.columns[name][0]}”" for name in fmt.needs]
    needed = {header for name in fmt.needs for header in fmt.columns[name]}
    return words if needed.issuperset(fmt.marks) else [*words, f"and one like “{fmt.marks[0]}”"]
