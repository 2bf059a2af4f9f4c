"""Finding a school of the settings from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from casemgr.store.caseload import Caseload


def school_from_words(caseload: Caseload, words: str) -> str:
    """The school of this name, or the only one that all the words fit; any other name as typed, with a note."""
    from casemgr.casefile.student import names_meant

    found = names_meant(words, [school.name for school in caseload.settings.schools])
    if len(found) == 1:
        return found[0]
    typer.echo(
        f"Note: {words} is not among the schools in casemgr.yaml; its level is taken from the grade.",
        err=True,
    )
    return words.strip()
