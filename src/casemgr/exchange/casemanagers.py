"""Who is meant by the names of case managers in a file: initials or a last name alone are the one of the caseload whom they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casemgr.exchange.cells.people import may_mean, perhaps_means, same_person
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.roster import Roster

ANOTHERS = "has another case manager"
MAY_BE = "the case manager "
"""How the reasons begin for which a student is left out."""


def with_full_names(
    rosters: Sequence[Roster], known: Sequence[str], said: str | None
) -> tuple[tuple[Roster, ...], str | None]:
    """The rosters with each case manager by the full name, where that is certain, and so the one whose students are asked
    for. `known`: who works with the caseload."""
    written = _written_in(rosters)
    if said:
        named = full_name(said, known, written)
        fullest = [
            name
            for name in written
            if not any(may_mean(name, other) for other in written if len(other) > len(name))
        ]
        said = full_name(said, fullest) if named == said else named
        known = (*known, said)
    names = {words: full_name(words, known, written) for words in written}
    return tuple(
        replace(
            roster,
            pupils=tuple(
                pupil._replace(case_manager=names.get(pupil.case_manager, "")) for pupil in roster.pupils
            ),
        )
        for roster in rosters
    ), said


def _written_in(rosters: Iterable[Roster]) -> tuple[str, ...]:
    """The case managers as the files have them, each once."""
    names = (pupil.case_manager for roster in rosters for pupil in roster.pupils if pupil.case_manager)
    return tuple(dict.fromkeys(names))


def full_name(words: str, known: Sequence[str], written: Iterable[str] = ()) -> str:
    """The only one of those known whom the words may mean; the words as they are where it may be somebody else. `written`:
    the other case managers in the files, who may be meant too."""
    fitting = [name for name in dict.fromkeys(known) if may_mean(words, name)]
    if exact := [name for name in fitting if same_person(words, name)]:
        return exact[0]
    if len(fitting) != 1:
        return words
    others = (name for name in written if not may_mean(name, fitting[0]))
    return words if any(may_mean(words, other) for other in others) else fitting[0]


def perhaps_another(words: str, whom: str) -> bool:
    """Whether a name in a file is not surely that of the one whose students are taken, and may be."""
    return bool(words) and not same_person(words, whom) and perhaps_means(words, whom)


def whose(pupil: Pupil, whom: str, asked: Asked, *, is_alone: bool) -> tuple[Pupil, str | None]:
    """A new student with the case manager who is meant, and why it is left out, where it is: its case manager may or may not be the
    one whose students are taken, or is another and only those of the one are taken (`is_alone`)."""
    name = pupil.case_manager
    if perhaps_another(name, whom):
        file, line = pupil.sources[0]
        answer = asked.ask(
            "case-manager",
            f"Is the case manager “{name}” {whom}?",
            read=name,
            readings=("yes", "no"),
            file=file,
            line=line,
        )
        if answer is None:
            return pupil, f"{MAY_BE}“{name}” may or may not be {whom}"
        name = whom if answer == "yes" else name
    is_left = is_alone and name and not same_person(name, whom)
    return pupil._replace(case_manager=name), f"{ANOTHERS}: {name}" if is_left else None
