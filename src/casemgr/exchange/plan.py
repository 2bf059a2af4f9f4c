"""What an import would do, student by student, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from casemgr.casefile.saying import plural
from casemgr.errors import Problem
from casemgr.exchange.beside import Compared
from casemgr.exchange.compare import Changed, New
from casemgr.exchange.differences import Difference
from casemgr.exchange.edits import Edits, edits_of
from casemgr.exchange.intake import NOTHING, first_facts
from casemgr.exchange.questions import as_shown
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.combining import words_for
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.table import plain_header

NO_DAY = "is being evaluated, and the file has no day of the referral or the consent; casemgr refer records it, or casemgr early-start one from Early Start"

_BY_FILE = {
    "day-order": ": at a keyboard it is asked, elsewhere write the days like 2026-10-30",
    "contact": ". What is not certain is left out: write the cell so, or later casemgr edit STUDENT --contact",
}
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

    def leave(self, student_id: str, why: str) -> None:
        """Take a new student out: nothing can be recorded."""
        self.left.append(self.plainly(_at(self.new.pop(student_id).pupil, why)))


def plan_of(
    found: Compared, as_of: date, cycles: Cycles, ids_for: Callable[[Sequence[New]], Sequence[str]]
) -> Plan:
    """What would be written. `ids_for`: the ids of new students, in their order."""
    takes: list[New] = []
    undated: list[New] = []
    for each in found.comparison.new:
        if each.is_certain:
            (takes if first_facts(each, as_of, NOTHING, cycles) else undated).append(each)
    new = dict(zip(ids_for(takes), takes, strict=True))
    edits = [(changed, edits_for(found, changed, as_of)) for changed in found.comparison.changed]
    plan = Plan(new, edits, [], dict(_names(found, new)))
    plan.left += _open(found, plan)
    plan.left += map(plan.plainly, _left(found, plan))
    plan.left += [_at(each.pupil, NO_DAY) for each in undated]
    return plan


def edits_for(found: Compared, changed: Changed, as_of: date) -> Edits:
    """What the differences of one student change in the file."""
    return edits_of(changed, found.students[changed.student], as_of)


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
    return _open(found, Plan({}, [], [], dict(_names(found, {}))))


def remarks_of(found: Compared, plan: Plan | None = None) -> Iterator[Problem]:
    """What the files say that needs no answer and is not to go unsaid, a note each, with ids in place of names.
    What is the same of several students is said once."""
    plan = plan or Plan({}, [], [], dict(_names(found, {})))
    alike: dict[tuple[str, str], list[Problem]] = {}
    for remark in found.comparison.remarks:
        said = plan.plainly(Problem(remark.file, remark.line, f"Note: {remark.message}"))
        student_id, _ = plan.names.get((remark.file, remark.line or 0), ("", ()))
        alike.setdefault((said.file, said.message.replace(f"{student_id}: ", "", 1)), []).append(said)
    for first, *others in alike.values():
        also = _also_in(each.line for each in others)
        yield first._replace(message=first.message + also)


def _also_in(lines: Iterable[int | None]) -> str:
    known = [str(line) for line in lines if line]
    return f"; also in line {', '.join(known)}" if known else ""


def _open(found: Compared, plan: Plan) -> Iterator[Problem]:
    """Each question once, with the lines that it is about. Whether two are one student nobody can answer without the names."""
    lines: dict[tuple[str, str, bool], list[int | None]] = {}
    for question in found.comparison.questions:
        if question.kind in ("referral", "case-manager"):
            continue  # the student is left, and the reason says it
        shown = list(map(as_shown, question.readings))
        options = f" ({' or '.join(shown)})" if len(shown) < _MANY else ""
        key = (
            question.file or found.files,
            f"{question.text}{options if shown else ''}{_BY_FILE.get(question.kind, '')}",
            question.kind == "same-student",
        )
        lines.setdefault(key, []).append(question.line)
    for (file, text, is_of_two), (first, *others) in lines.items():
        problem = Problem(file, first, text + _also_in(others))
        yield problem if is_of_two else plan.plainly(problem)


def _left(found: Compared, plan: Plan) -> Iterator[Problem]:
    for each in found.comparison.left_out:
        if each.is_unsure:
            yield _at(each.pupil, f"{each.why}: write the whole name in the file")
    born = {plain_header(name) for roster in found.rosters for name in roster.format.columns.get("born", ())}
    for new in found.comparison.new:
        asked = {"school", *_asked_about(new, born)}
        lacking = ", ".join(words_for(name) for name in new.lacks if name not in asked)
        if lacking:
            words = f"has no {lacking}; a new student needs it: import it with a file that has it, or with --fill-in FILE.xlsx"
            yield _at(new.pupil, words)
    for changed, edits in plan.changed:
        for _, why in edits.left:
            yield _at(changed.pupil, f"{changed.student}: {why}")


def _asked_about(new: New, born: Collection[str]) -> Iterator[str]:
    """What a question on a new student is about, so that it is not said once more that it is missing. `born`: the headers of
    birth dates."""
    for question in new.questions:
        if question.kind == "name":
            yield from ("last", "first")
        elif question.kind == "grade":
            yield "grade"
        elif question.kind.startswith("day") and plain_header(question.column) in born:
            yield "born"


def _at(pupil: Pupil, message: str) -> Problem:
    source = pupil.sources[0]
    return Problem(source.file, source.line, message)


def offers_of(found: Compared, changed: Changed, as_of: date) -> list[tuple[Difference, ...]]:
    """The differences that would be written: not those that are newer here, or left to a command. Those of one field, such
    as two contacts, are one change."""
    fields = dict.fromkeys(each.field for each in changed.differences)
    offers = [tuple(each for each in changed.differences if each.field == field) for field in fields]
    return [
        offer for offer in offers if edits_for(found, replace(changed, differences=offer), as_of).is_something
    ]


def unlisted(plan: Plan, schools: Sequence[str]) -> str | None:
    """Which schools that are written the settings do not list."""
    written = {new.pupil.school for new in plan.new.values()}
    heads = (change for _, edits in plan.changed for change in edits.head)
    written |= {change.after for change in heads if change.path == ("school",) and change.after}
    found = sorted(written.difference(schools))
    return (
        f"not among the schools in casemgr.yaml: {', '.join(found)}; add each with its level"
        if found
        else None
    )


def of_others(found: Compared) -> str | None:
    """How many students are left out as another case manager's, and whose they are; not those of whom that is unsure."""
    others = [each for each in found.comparison.left_out if each.is_anothers]
    if not others:
        return None
    counts = Counter(each.pupil.case_manager for each in others)
    whose = ", ".join(f"{name} {count}" for name, count in counts.items())
    return f"{plural(len(others), 'student')} of other case managers ({whose}); --case-manager all takes them too"
