"""The letters' templates, checked: their heads, what they record, and whether they can be filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from casemgr.casefile.vocabulary import ROLES
from casemgr.cli.letter_sources import student_facts
from casemgr.cli.session import Session
from casemgr.errors import BadFile, Problem, Refused

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.letters.template import Template


def letter_problems(here: Session, catalogue: Catalogue) -> list[Problem]:
    """What is wrong with the templates; the district's own are filled with a sample student, and with one of whom nothing
    is on file."""
    return list(dict.fromkeys(_problems(here, catalogue)))


def _problems(here: Session, catalogue: Catalogue) -> Iterator[Problem]:
    from casemgr.cli.apart import problems_apart
    from casemgr.paper.letters.child import Job

    yield from catalogue.problems()
    own = [template for template in catalogue.readable() if catalogue.is_own(template)]
    parts = [Job(part, []) for part in catalogue.own_parts()]
    samples = _samples(here) if own else {}
    jobs = [
        Job(template, [_with_the_rest(facts, template) for facts in samples[template.subject]])
        for template in own
    ]
    for job in jobs:
        yield from _in_record(job.template, job.facts[0])
    try:
        yield from problems_apart([*parts, *jobs], catalogue.parts())
    except Refused as error:  # whether they can be filled is not known; the rest of the check goes on
        yield Problem("letters", None, str(error))


def _in_record(template: Template, known: Mapping[str, Any]) -> Iterator[Problem]:
    from casemgr.cli.record_line import check_record

    try:
        check_record(template, known)
    except BadFile as error:
        yield from error.problems


Samples = Sequence[dict[str, Any]]


def _samples(here: Session) -> dict[str, Samples]:
    """For papers about a student, and for those about the caseload: facts of which none is missing, and facts of which
    nearly all are."""
    from casemgr.docket.facts import Facts
    from casemgr.paper.letters.facts.glance import glance
    from casemgr.paper.letters.facts.source import Choices, Office, Person, Place
    from casemgr.paper.letters.facts.year import year_facts
    from casemgr.store.letterfiles import sample_student

    context = here.context
    full = sample_student()
    day = full.events[-1].recorded
    school = Place(full.identity.school, "1 School Way", "555-0103")
    writer = Person("Kim Manager", "education-specialist", "kim@example.org", "555-0104")
    staff = tuple(Person(f"Sample {role}", role) for role in ROLES)
    whole = Office("Sample District", writer, (school,), staff, links=here.caseload.settings.links)
    of_full = Facts.of(full, context, day)
    bare = Office("Sample District", Person("Kim Manager"))
    return {
        "student": [
            _complete(student_facts(here, full, Choices(), whole, day)),
            student_facts(here, _bare(full), Choices(), bare, day),
        ],
        "caseload": [
            year_facts([("SS", of_full)], context, whole, day) | glance([of_full], "Sample teacher"),
            year_facts([], context, bare, day) | glance([], ""),
        ],
    }


def _bare(student: Student) -> Student:
    """The same student of whom only what must be said is on file."""
    nothing = {"language": None, "contacts": (), "suspected": (), "providers": ()}
    return type(student)(student.identity.model_copy(update=nothing), ())


def _complete(facts: dict[str, Any]) -> dict[str, Any]:
    """With every fact that may be set by hand."""
    from casemgr.paper.letters.fields import FIELDS
    from casemgr.paper.letters.fill import Blank
    from casemgr.paper.letters.making import set_by_hand

    lacking = [name for name, field in FIELDS.items() if field.by_hand and isinstance(facts[name], Blank)]
    return facts | set_by_hand([f"{name}=something" for name in lacking])


def _with_the_rest(facts: dict[str, Any], template: Template) -> dict[str, Any]:
    from casemgr.paper.letters.making import about_itself, derived

    return facts | derived(facts) | about_itself(template) | {"language_name": template.language}
