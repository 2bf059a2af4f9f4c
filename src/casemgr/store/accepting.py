"""Saying that what has vanished is meant to be gone."""

from __future__ import annotations

from casemgr.errors import BadFile, CasemgrError, UsageError
from casemgr.store import history
from casemgr.store.caseload import Caseload
from casemgr.store.folders import is_there
from casemgr.store.git import GitTrouble
from casemgr.store.memory import in_full, remember, remembered, short
from casemgr.store.vanished import holds_facts


def accept(caseload: Caseload, words: str) -> str:
    """A file that is gone is no longer missed, and what a file holds now is committed as it is. Gives the file's name.

    `words`: a student's id, or a file as `check` names it. UsageError where nothing of it is missing, BadFile where it
    cannot be read whole, CasemgrError where git fails.
    """
    name = in_full(words)
    with caseload.writing():
        if holds_facts(name) and is_there(caseload.root / name):
            file = caseload.read_student(caseload.root / name)
            if file.student is None:
                raise BadFile(file.problems)
        is_gone = name in remembered(caseload.root) and not is_there(caseload.root / name)
        if is_gone:
            remember(caseload.root, but=[name])
        is_kept = caseload.settings.git and _commit(caseload, name)
    if not is_gone and not is_kept:
        raise UsageError(f"{words}: nothing of it is missing; `casemgr check` names what is")
    return name


def _commit(caseload: Caseload, name: str) -> bool:
    try:
        return history.accept(caseload.root, name, f"{short(name)}: accepted as it is")
    except GitTrouble as error:
        raise CasemgrError(f"{name}: could not be committed: {error}") from None
