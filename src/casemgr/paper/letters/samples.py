"""Facts on which templates are tried out: some of which none is missing, and some of which nearly all are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casemgr.casefile.student import Student
from casemgr.casefile.vocabulary import ROLES
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.paper.letters.desk import Desk, bare
from casemgr.paper.letters.facts.source import Choices, Office, Person, Place
from casemgr.paper.letters.fields import FIELDS
from casemgr.paper.letters.fill import Blank
from casemgr.paper.letters.making import about_itself, derived, set_by_hand
from casemgr.paper.letters.template import Template

Samples = Sequence[dict[str, Any]]


def samples(context: Context, full: Student, links: Mapping[str, str]) -> dict[str, Samples]:
    """For papers about a student, and for those about the caseload; `full` is a student of whom nearly everything is on
    file."""
    day = full.events[-1].recorded
    school = Place(full.identity.school, "1 School Way", "555-0103")
    writer = Person("Kim Manager", "education-specialist", "kim@example.org", "555-0104")
    staff = tuple(Person(f"Sample {role}", role) for role in ROLES)
    whole = Desk(context, Office("Sample District", writer, (school,), staff, links=links), day)
    empty = Desk(context, Office("Sample District", Person("Kim Manager")), day)
    of_full = Facts.of(full, context, day)
    return {
        "student": [
            _complete(whole.of_student(full, Choices())),
            empty.of_student(bare(full), Choices()),
        ],
        "caseload": [
            whole.of_caseload([("SS", of_full)], [of_full], "Sample teacher"),
            empty.of_caseload([], [], ""),
        ],
    }


def _complete(facts: dict[str, Any]) -> dict[str, Any]:
    """With every fact that may be set by hand."""
    lacking = [name for name, field in FIELDS.items() if field.by_hand and isinstance(facts[name], Blank)]
    return facts | set_by_hand([f"{name}=something" for name in lacking])


def with_the_rest(facts: dict[str, Any], template: Template) -> dict[str, Any]:
    return facts | derived(facts) | about_itself(template) | {"language_name": template.language}
