"""Due after each new IEP, and before the first day of the school year. It is done when each teacher and provider on file has been
named, at once or one after another. Name several students at once, or say --all.

Example: `casemgr review-with ana-r ben-k --staff "Joan Amsel" --staff "Priya Nair"`
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.names import fits, the_one
from casemgr.casefile.saying import joined
from casemgr.cli.lists.gather import chosen
from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.cli.recording.given import FOR_MANY, Given, Work
from casemgr.cli.recording.rounds import Except
from casemgr.cli.terminal.lines import aside
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.checks.reviewing import Review


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of ids or names.")] = None,
    staff: Annotated[list[str] | None, text("NAME", "A teacher or provider (repeatable).")] = None,
    all_staff: Annotated[bool, flag("Every teacher and provider on file.")] = False,
    everyone: Annotated[bool, flag("Everyone on the caseload who has an IEP.", "--all")] = False,
    excepted: Except = None,
    how: Annotated[Maybe, text("HOW", "In person, with the IEP at a glance …")] = None,
) -> None:
    from casemgr.casefile.events import StaffReviewed
    from casemgr.checks.known import way_meant
    from casemgr.checks.reviewing import Reviews
    from casemgr.state.enrollment import has_iep

    if not staff and not all_staff:
        raise UsageError("say with whom: --staff NAME, or --all-staff for every teacher and provider on file")
    here = given.session

    def meant() -> Chosen[None]:
        named = chosen(here, students or [], excepted or [], everyone=everyone)
        without = [] if given.force else [each.id for each in named if not has_iep(each.known(here.today))]
        if without and (not everyone or len(without) == len(named)):
            raise Refused(
                f"not recorded: no IEP is on file for {', '.join(without)}; add --force if there is one"
            )
        left = f"left out, without an IEP: {len(without)} ({', '.join(without)})"
        return alike([each.id for each in named if each.id not in without], *([left] if without else []))

    with given.recording_each(meant) as works:
        of_some = _of_some([work for work, _ in works], staff or ()) if everyone else ()
        found = Reviews(
            [_review(given, work, staff or (), of_some, all_staff=all_staff) for work, _ in works],
            staff or (),
            all_staff,
            everyone,
        )
        found.check()
        left = {*found.without, *found.done}
        for (work, _), review in zip(works, found.every, strict=True):
            if review.student_id not in left:
                given.add(work, StaffReviewed, staff=review.names, how=work.take(way_meant(how, "--how")))
                if work.of_several:
                    work.warn(f"{review.student_id}: gone through with {joined(review.names)}")
    for note in found.left_out():
        aside(f"Note: {note}")


def _review(
    given: Given, work: Work, staff: Iterable[str], of_some: Collection[str], *, all_staff: bool
) -> Review:
    from casemgr.checks.reviewing import review_of

    day = given.day(work)
    names = _names(work, staff, of_some, all_staff=all_staff, day=day)
    return review_of(work.student.id, names, work.clocks, work.known, day)


def _of_some(works: Iterable[Work], staff: Iterable[str]) -> list[str]:
    """The words that mean a teacher or provider of some students in a round: whoever has none of that name is left out."""
    files = [work.student.identity.carry_it_out for work in works]
    return [words for words in staff if any(the_one(words, on_file) for on_file in files)]


def _names(
    work: Work, staff: Iterable[str], of_some: Collection[str], *, all_staff: bool, day: date
) -> tuple[str, ...]:
    """Those named, and with `all_staff` everyone on file on the day but the case manager, who goes through it with them: who came
    later was not there. `of_some`: words that are for those only who have one of that name on file."""
    from casemgr.casefile.headpath import as_on

    on_file = work.student.identity.carry_it_out
    asked = [words for words in staff if words not in of_some or the_one(words, on_file)]
    named = [_full_name(work, words) for words in asked]
    if all_staff:
        then = as_on(work.student, day).identity.carry_it_out
        named += [name for name in then if not fits(name, work.case_manager)]
    return tuple(dict.fromkeys(named))


def _full_name(work: Work, words: str) -> str:
    """The full name of a teacher or provider of the student's, or of somebody of the staff; anybody else as typed."""
    if not any(letter.isalpha() for letter in words):
        raise UsageError(f"{words} is no name; say with whom: --staff NAME")
    return the_one(words, work.student.identity.carry_it_out) or work.full_name(words)
