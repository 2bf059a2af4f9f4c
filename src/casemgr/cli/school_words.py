"""Finding a school of the settings from what was typed."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.cli.work import Work
    from casemgr.store.caseload import Caseload

NEAR = 0.8


def school_from_words(caseload: Caseload, words: str) -> str:
    """The school of this name, or the only one that all the words fit; any other name as typed."""
    from casemgr.casefile.names import names_meant

    found = names_meant(words, [school.name for school in caseload.settings.schools])
    return found[0] if len(found) == 1 else words.strip()


def check_school(work: Work, school: str) -> None:
    """Refused, unless forced, where a school's name may be a slip for one of the settings, or is short for several."""
    names = [each.name for each in work.caseload.settings.schools]
    if school not in names and (near := [name for name in names if _is_near(school, name)]):
        work.refuse(f"{school} is not among the schools in casemgr.yaml; did you mean {', '.join(near)}?")


def _is_near(words: str, name: str) -> bool:
    """Whether words are like a name, or like as many words at its beginning."""
    from casemgr.casefile.names import fold

    asked, full = fold(words), fold(name)
    beginning = " ".join(full.split()[: len(asked.split())])
    return max(SequenceMatcher(None, asked, text).ratio() for text in (full, beginning)) >= NEAR
