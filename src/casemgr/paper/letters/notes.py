"""What the person who prints a letter is to hear: what is missing in it, and how to record it later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.saying import joined, long_date
from casemgr.paper.letters.facts.glance import Pupil
from casemgr.paper.letters.making import missing
from casemgr.paper.letters.record import lacks_duty, words_to_type
from casemgr.paper.letters.template import Template
from casemgr.paper.letters.untranslated import untranslated
from casemgr.reports.as_typed import as_typed

MISSING = "Missing: "
"""How a line begins that names what a letter lacks."""


def notes_of(template: Template, facts: Mapping[str, Any]) -> Iterator[str]:
    for name in template.warns_of:
        if isinstance(day := facts.get(name), date):
            yield _another(day, template, facts)
        elif facts.get(name):
            yield f"Note: the file says: {facts[name]}"
    yield from untranslated(template, facts)
    for lacking in missing(template.needs, facts):
        yield f"{MISSING}{lacking}"
    yield from _notes_of_sheet(facts.get("pupils", ()), facts.get("teacher"))


def _another(day: date, template: Template, facts: Mapping[str, Any]) -> str:
    """That one was sent before, and the command that prints that one again."""
    words = ["casemgr", "--as-of", str(day), "letter", template.kind, str(facts["student_id"])]
    for option, fact in (("--meeting", "meeting_date"), ("--to", "recipient")):
        words += [option, str(facts[fact])] if facts.get(fact) else []
    return f"Note: one was sent on {long_date(day)}, so this is printed as another. For a copy of that one: {as_typed(words)}"


def other_copies(template: Template, facts: Mapping[str, Any]) -> Iterator[str]:
    """Who gets the same letter besides, of a student of age, and the command for each copy."""
    if template.kind not in facts.get("kinds_to_both", ()) or not (others := facts.get("other_readers")):
        return
    whom = joined(others)
    commands = [
        as_typed(["casemgr", "letter", template.kind, str(facts["student_id"]), "--to", who])
        for who in others
    ]
    yield f"Note: the law has this letter go to {whom} too (34 CFR 300.520(a)(1)(i)): {'; '.join(commands)}"


def in_a_line(notes: Sequence[str]) -> Iterator[str]:
    """The same of one letter among many: what it lacks is in one line, and last."""
    lacking = [note for note in notes if note.startswith(MISSING)]
    yield from (note for note in notes if note not in lacking)
    if lacking:
        yield MISSING + "; ".join(note.removeprefix(MISSING).split(" (")[0] for note in lacking)


def _notes_of_sheet(pupils: Sequence[Pupil], teacher: object) -> Iterator[str]:
    """Of which students nothing is kept to print, and how to record that the sheet was gone through."""
    lacking = [pupil.student for pupil in pupils if not pupil.says_something]
    if lacking:
        each = lacking[0] if len(lacking) == 1 else "STUDENT"
        yield f"{MISSING}what the IEP asks of the classroom, of {', '.join(lacking)} (casemgr iep-contents {each})"
    if pupils and teacher:
        ids = [pupil.student for pupil in pupils]
        command = as_typed(["casemgr", "review-with", *ids, "--staff", str(teacher)])
        yield f"Once it is gone through with {teacher}: {command}"


def recorded_by(template: Template, facts: Mapping[str, Any]) -> str:
    """The command that records it later; or since when it is on file, or why nothing records it."""
    words = words_to_type(template, facts)
    if not words:
        why = template.not_recorded.replace("{student_id}", str(facts.get("student_id", "STUDENT")))
        return f"nothing is recorded of this one{': ' if why else ''}{why}"
    if day := facts.get(template.on_file):
        return f"it is on file already ({long_date(day)})"
    if lacks_duty(template, facts):
        return "nothing is recorded of this one: no duty is open that it meets"
    return f"once it is {template.once}: {as_typed(['casemgr', *words])}"
