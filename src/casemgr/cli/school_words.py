"""Finding a school of the settings from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.names import MAY_BE_A_SLIP, names_meant, names_near

if TYPE_CHECKING:
    from casemgr.cli.work import Work
    from casemgr.store.caseload import Caseload


def school_from_words(caseload: Caseload, words: str) -> str:
    """The school of this name, or the only one that all the words fit; any other name as typed."""
    found = names_meant(words, [school.name for school in caseload.settings.schools])
    return found[0] if len(found) == 1 else words.strip()


def check_school(work: Work, school: str) -> None:
    """Refused, unless forced, where a school's name may be a slip for one of the settings, or is short for several."""
    names = [each.name for each in work.caseload.settings.schools]
    if school not in names and (near := names_near(school, names, MAY_BE_A_SLIP)):
        work.refuse(f"{school} is not among the schools in casemgr.yaml; did you mean {', '.join(near)}?")
