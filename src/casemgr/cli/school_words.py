"""Finding a school of the settings from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.store.caseload import Caseload


def school_from_words(caseload: Caseload, words: str) -> str:
    """The school of this name, or the only one that all the words fit; any other name as typed."""
    from casemgr.casefile.student import names_meant

    found = names_meant(words, [school.name for school in caseload.settings.schools])
    return found[0] if len(found) == 1 else words.strip()
