"""What an import would do, student by student, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from casemgr.cli.moving_in.choosing_ids import chosen_ids
from casemgr.cli.moving_in.comparing import Compared
from casemgr.cli.moving_in.questions import as_shown
from casemgr.cli.session import Session
from casemgr.errors import Problem
from casemgr.exchange.compare import Changed, New
from casemgr.exchange.edits import Edits, edits_of
from casemgr.exchange.intake import NOTHING, first_facts
from casemgr.exchange.newids import new_ids
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.combining import words_for
from casemgr.exchange.rosters.pupil import Pupil

NO_DAY = (
    "is being evaluated, and the file has no day of the referral or the consent; casemgr refer records it"
)

_BY_FILE = {"day-order": ": at a keyboard it is asked, elsewhere write the days like 2026-10-30"}
"""How the file itself may answer a question of this kind."""
_MANY = 6
"""So many possible answers are not listed in a line."""


@dataclass
class Plan:
    """The students that can be taken, and what is left, each with its place in the file and the reason."""

    new: dict[str, New]
    """Id to be given → the student."""
    changed: list[tuple[Changed, Edits]]
    left: list[Problem]
    names: Mapping[tuple[str, int], tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """A place in a file → the student's id, and how questions and remarks on that place name the student."""

    @property
    def count(self) -> int:
        """For how many students something is written."""
        return len(self.new) + sum(edits.is_something for _, edits in self.changed)

    def plainly(self, problem: Problem) -> Problem:
        """A message with the id in place of the name: it may be kept in a log."""
        student_id, names = self.names.get((problem.file, problem.line or 0), ("", ()))
        message = problem.message
        for name in names:
            message = message.replace(name, student_id)
        return problem._replace(message=message)


def plan_of(here: Session, found: Compared, cycles: Cycles, *, ask: bool = False) -> Plan:
    """What would be written. `ask`: ids are asked for, where the settings say so."""
    comparison = found.comparison
    certain = [new for new in comparison.new if new.is_certain]
    takes: list[New] = []
    undated: list[New] = []
    for each in certain:
        (takes if first_facts(each, here.today, NOTHING, cycles) else undated).append(each)
    students = here.caseload.path_of("x").parent
    taken = {*found.students, *(path.stem for path in students.glob("*.yaml"))}
    style = here.caseload.settings.new_ids
    ids = new_ids((new.pupil for new in takes), taken, style)
    if ask and style == "asked":
        ids = chosen_ids(takes, ids, taken)
    new = dict(zip(ids, takes, strict=True))
    edits = [(changed, edits_for(here, found, changed)) for changed in comparison.changed]
    plan = Plan(new, edits, [], dict(_names(found, new)))
    plan.left += map(plan.plainly, _left(found, plan))
    plan.left += [_at(each.pupil, NO_DAY) for each in undated]
    return plan


def edits_for(here: Session, found: Compared, changed: Changed) -> Edits:
    """What the differences of one student change in the file."""
    return edits_of(changed, found.students[changed.student], changed.pupil.school, here.today)


def _names(
    found: Compared, new: Mapping[str, New]
) -> Iterator[tuple[tuple[str, int], tuple[str, tuple[str, ...]]]]:
    pupils = [("this student", pupil) for roster in found.rosters for pupil in roster.pupils]
    pupils += [(changed.student, changed.pupil) for changed in found.comparison.changed]
    pupils += [(student_id, each.pupil) for student_id, each in new.items()]
    for student_id, pupil in pupils:
        for source in pupil.sources:
            yield (source.file, source.line), (student_id, tuple(filter(None, (pupil.who, pupil.name))))


def open_questions(found: Compared) -> Iterator[Problem]:
    """What the files leave open, each at its line, with ids in place of names."""
    plan = Plan({}, [], [], dict(_names(found, {})))
    return map(plan.plainly, _open(found))


def _open(found: Compared) -> Iterator[Problem]:
    """Each question once, with the lines that it is about."""
    lines: dict[tuple[str, str], list[int | None]] = {}
    for question in found.comparison.questions:
        shown = list(map(as_shown, question.readings))
        options = f" ({' or '.join(shown)})" if len(shown) < _MANY else ""
        key = (
            question.file or found.files,
            f"{question.text}{options if shown else ''}{_BY_FILE.get(question.kind, '')}",
        )
        lines.setdefault(key, []).append(question.line)
    for (file, text), (first, *others) in lines.items():
        also = f"; also in line {', '.join(map(str, others))}" if any(others) else ""
        yield Problem(file, first, text + also)


def _left(found: Compared, plan: Plan) -> Iterator[Problem]:
    comparison = found.comparison
    yield from _open(found)
    for new in comparison.new:
        asked = {"school"} | ({"last", "first"} if "name" in {each.kind for each in new.questions} else set())
        lacking = ", ".join(words_for(name) for name in new.lacks if name not in asked)
        if lacking:
            words = f"has no {lacking}; a new student needs it: import it with a file that has it, or with --fill-in FILE.xlsx"
            yield _at(new.pupil, words)
    for changed, edits in plan.changed:
        for _, why in edits.left:
            yield _at(changed.pupil, f"{changed.student}: {why}")


def leave(plan: Plan, student_id: str, why: str) -> None:
    """Take a new student out of the plan: nothing can be recorded."""
    plan.left.append(plan.plainly(_at(plan.new.pop(student_id).pupil, why)))


def _at(pupil: Pupil, message: str) -> Problem:
    source = pupil.sources[0]
    return Problem(source.file, source.line, message)
