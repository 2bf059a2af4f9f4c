"""The letters' templates, checked: their heads, what they record, and whether they can be filled."""

from collections.abc import Iterator

from casemgr.cli.letters.record_line import check_record
from casemgr.cli.program.session import Session
from casemgr.errors import BadFile, Problem, Refused
from casemgr.paper.letters.apart import problems_apart
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.child import Job
from casemgr.paper.letters.samples import samples, with_the_rest
from casemgr.store.letterfiles import sample_student


def letter_problems(here: Session, catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with the templates; the district's own are filled with a sample student, and with one of whom nothing
    is on file."""
    yield from catalogue.problems()
    own = [template for template in catalogue.readable() if catalogue.is_own(template)]
    parts = [Job(part, []) for part in catalogue.own_parts()]
    links = here.caseload.settings.links
    tried = samples(here.context, sample_student(), links) if own else {}
    jobs = [
        Job(template, [with_the_rest(facts, template) for facts in tried[template.subject]])
        for template in own
    ]
    for job in jobs:
        try:
            check_record(job.template, job.facts[0])
        except BadFile as error:
            yield from error.problems
    try:
        yield from problems_apart([*parts, *jobs], catalogue.parts(), catalogue.own_places)
    except Refused as error:  # whether they can be filled is not known; the rest of the check goes on
        yield Problem("letters", None, str(error))
