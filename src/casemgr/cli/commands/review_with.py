"""Due after each new IEP, and before the first day of the school year. It is done when each teacher and provider on file has been
named, at once or one after another. Name several students at once, or say --all.

Example: `casemgr review-with ana-r ben-k --staff "Joan Amsel" --staff "Priya Nair"`
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Annotated

from casemgr.casefile.names import fits, the_one
from casemgr.casefile.saying import joined
from casemgr.cli.lists.gather import chosen
from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.cli.recording.given import FOR_MANY, Given, Work
from casemgr.cli.recording.known import method_meant
from casemgr.cli.recording.rounds import Except
from casemgr.cli.terminal.lines import aside
from casemgr.errors import CasemgrError, Refused, UsageError


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of ids or names.")] = None,
    staff: Annotated[list[str] | None, text("NAME", "A teacher or provider (repeatable).", "--staff")] = None,
    all_staff: Annotated[bool, flag("--all-staff", "Every teacher and provider on file.")] = False,
    everyone: Annotated[bool, flag("--all", "Everyone on the caseload who has an IEP.")] = False,
    excepted: Except = None,
    how: Annotated[Maybe, text("HOW", "In person, with the IEP at a glance …")] = None,
) -> None:
    from casemgr.casefile.events import StaffReviewed
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

    with given.recording_each(meant) as pairs:
        works = [work for work, _ in pairs]
        of_some = _of_some(works, staff or ()) if everyone else ()
        asked = [
            (work, _names(work, staff or (), of_some, all_staff=all_staff, day=given.day(work)))
            for work in works
        ]
        nobody = [work.student.id for work, names in asked if not names]
        if nobody and (not everyone or len(nobody) == len(works)):
            raise Refused(_nobody_words(nobody))
        done = [
            work.student.id for work, names in asked if names and everyone and _is_done(given, work, names)
        ]
        if len(nobody) + len(done) == len(works):
            waiting = [work.student.id for work in works if work.student.id in nobody and _waits(work)]
            raise _nothing_to_add(done, waiting or nobody, staff or (), all_staff=all_staff)
        for work, names in asked:
            if work.student.id in (*nobody, *done):
                continue
            given.add(work, StaffReviewed, staff=names, how=method_meant(work, how, "--how"))
            if len(works) > 1:
                work.warn(f"{work.student.id}: gone through with {joined(names)}")
    _say_left_out("gone through with them already", done)
    _say_nobody(nobody, staff or (), all_staff=all_staff)


def _say_left_out(why: str, ids: Sequence[str]) -> None:
    if ids:
        aside(f"Note: left out, {why}: {len(ids)} ({', '.join(ids)})")


def _say_nobody(ids: Sequence[str], staff: Sequence[str], *, all_staff: bool) -> None:
    """Whose IEP has nobody on file to be gone through with, or none of those named."""
    if not all_staff:
        _say_left_out(f"without {joined(staff)} on file", ids)
    elif ids:
        aside(f"Note: {_nobody_words(ids)}")


def _nothing_to_add(
    done: Sequence[str], nobody: Sequence[str], staff: Sequence[str], *, all_staff: bool
) -> CasemgrError:
    """Why a round records nothing: for whom it is done, and for whom it is not, as nobody is on file to do it with."""
    if not nobody:
        return UsageError(
            "each IEP has been gone through with them already; name the student to say it again"
        )
    rest = _nobody_words(nobody) if all_staff else f"without {joined(staff)} on file: {', '.join(nobody)}"
    return Refused(f"gone through with them already: {', '.join(done)}. {rest[:1].upper()}{rest[1:]}")


def _nobody_words(ids: Sequence[str]) -> str:
    student = ids[0] if len(ids) == 1 else "STUDENT"
    return (
        f"not recorded: no teacher or provider besides the case manager is on file for {', '.join(ids)}. Name them with --staff NAME; to put them on "
        f"file: casemgr edit {student} --teacher NAME --provider NAME=SERVICE"
    )


def _is_done(given: Given, work: Work, names: Sequence[str]) -> bool:
    """Whether a round has nothing to add: no duty waits for a review, and each of those named has been through it this year."""
    from casemgr.checks.notified import reviewed_in_the_year
    from casemgr.state.staff import not_named

    return not _waits(work) and not not_named(names, reviewed_in_the_year(work.known, given.day(work)))


def _waits(work: Work) -> bool:
    """Whether a duty waits for a review with each of them."""
    return any(
        clock.is_open and "staff" in clock.rule.completing and "staff_reviewed" in clock.rule.met_on
        for clock in work.clocks
    )


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
