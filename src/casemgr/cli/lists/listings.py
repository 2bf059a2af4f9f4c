"""The commands that only list: each reads, and hands a report over. It needs no `--format` and `-o` of its own, and what its
help says is the function's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

from casemgr.casefile.names import fold, meant
from casemgr.casefile.optionwords import needs
from casemgr.casefile.typed.dates import happened
from casemgr.cli.lists.gather import calendars_of, case_manager_name, facts_of, from_all_facts, students_of
from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.options.kinds import Maybe, StudentWords, argument, choice, flag, number, text
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import Year, span_of
from casemgr.errors import UsageError
from casemgr.reports.sorts import BY_DATE, RosterSort, WeekSort

if TYPE_CHECKING:
    from casemgr.docket.facts import Facts
    from casemgr.law.book import LawBook
    from casemgr.reports.report import Report
else:
    Report = object  # not loaded before the list is made


def rules(here: Session) -> Report:
    """Example: `casemgr rules`, `casemgr rules --format json`"""
    from casemgr.reports.rules import rules_report

    return rules_report(_law(here))


def _law(here: Session) -> LawBook:
    """The law in force; where there is no caseload, the shipped law."""
    from casemgr.store.lawfiles import read_law

    return here.context.law if here.has_caseload else read_law(None).book


def duties(
    here: Session,
    student: Annotated[Maybe, argument("[STUDENT]", "The state of each for this student.")] = None,
    person: Annotated[Maybe, text("NAME", "Of a student: only what this person has to do now.")] = None,
) -> Report:
    """They are listed in the order of the chapter, with the command that records each. With a student: which are done, open,
    overdue, or not asked, and why. `caseload` means the caseload as a whole.

    Example: `casemgr duties`, `casemgr duties ana-r`, `casemgr duties ana-r --person marcus`
    """
    from casemgr.docket.duties import duty_states
    from casemgr.reports.duties import chapter_report, student_report
    from casemgr.reports.narrowing import ALL

    if student is None:
        needs("STUDENT", {"--person": person})
        return chapter_report(_law(here))
    facts = here.facts(here.find(student))
    whom = Only(case_manager=ALL, person=person).settled(here)
    found = duty_states(here.context.law, facts, here.deadlines(facts))
    if person:
        found = [
            row for row in found if any(whom.part(facts, c) is not None for c in row.clocks if c.is_open)
        ]
    return student_report(facts, found, here.context, here.today, whom.person)


def week(
    here: Session,
    sort: Annotated[str, choice(WeekSort, "BY", lead="A sheet for each school or person: ")] = BY_DATE,
    only: Only = EVERYONE,
) -> Report:
    """Each day has its meetings and what is to be done by then; after them comes what is open now by law and handbook. Write it
    to a PDF with -o to print it. What is about a student whom another case manager was assigned names that person.

    Example: `casemgr week`, `casemgr week --school "Fernbrook Middle" -o week.pdf`
    """
    from casemgr.reports.today_student import StudentDay, student_day
    from casemgr.reports.week import school_week, sorted_week, week_report
    from casemgr.reports.whose import Whose, order_meant, whose_of

    whom, order = only.settled(here), order_meant(meant(sort, get_args(WeekSort)))

    def of_student(facts: Facts) -> tuple[StudentDay, Whose]:
        return student_day(facts, here.context, here.today, whom.part), whose_of(facts, here.context)

    found = list(from_all_facts(here, of_student, whom.any_person))
    main, tracks = calendars_of(here, (day.track for day, _ in found))
    coming = school_week([main, *tracks.values()], here.today)
    return week_report(sorted_week(found, coming.days, here.today, whom.own, order), coming, here.today)


def history(here: Session, student: StudentWords) -> Report:
    """Events, notes, contacts, and what was voided.

    Example: `casemgr history ana-r`, `casemgr history ana-r --format csv`
    """
    from casemgr.reports.show import events_report

    return events_report(here.find(student), here.context.law, here.today)


def roster(
    here: Session,
    sort: Annotated[str, choice(RosterSort, "BY")] = "school",
    everyone: Annotated[bool, flag("Those who have left too.", "--all")] = False,
    only: Only = EVERYONE,
) -> Report:
    """With the next annual and triennial, the next date of any kind, and a mark in words: OVERDUE; NOW (the day to act has
    passed); still open (it has passed, and only practice sets it); date unknown; next 7 days; open duty (what the law asks now);
    soon; reminder. Those who have left come with --all.

    Example: `casemgr list --sort annual`, `casemgr list --school "Fernbrook High" -o high.csv`
    """
    from casemgr.law.caseloads import CaseloadLimit
    from casemgr.reports.caseloads import Limits, Managed, above_limit
    from casemgr.reports.list import Count, roster_report, roster_row

    whom, order = only.settled(here), meant(sort, get_args(RosterSort))
    whole = whom.whole
    rows, managed, shown = [], [], list[str]()
    for facts in facts_of(here, whom.any_school):
        row = roster_row(facts, here.deadlines(facts), case_manager_name(here, facts.student), here.today)
        identity = facts.student.identity
        one = Managed(row.case_manager, identity.born, tuple(each.name for each in identity.providers))
        if not row.has_left and whole.takes(facts.student, here.today):
            managed.append(one)
        if (everyone or not row.has_left) and whom.takes(facts.student, here.today):
            rows.append(row)
            shown += () if row.has_left else one.people
    settings = here.caseload.settings
    own = settings.caseload_limit
    limits = (CaseloadLimit.own(own),) if own else here.context.law.caseload_limits
    above = above_limit(managed, shown, Limits(limits, settings.people.roles), here.today)
    return roster_report(rows, here.today, Count(len(managed), above), order)


def find(
    here: Session,
    words: Annotated[list[str], argument("WORDS", "What to look for.")],
    only: Only = EVERYONE,
) -> Report:
    """It lists what holds every one of the words, of all students and of the caseload as a whole. The beginning of a word is
    enough, and accents do not matter; a student's name and the type of an event are words too. So is the note at the head of a student's
    file.

    Example: `casemgr find interpreter`, `casemgr find rivera consent`
    """
    from casemgr.reports.found import found_report, hits, noted

    asked = " ".join(words)
    if not fold(asked):
        raise UsageError("say at least one word to look for")
    whom = only.settled(here)
    students = list(students_of(here, whom))
    journal = here.journal()
    if journal and whom.takes_journal:
        students.append(journal)
    found = [hit for student in students for hit in hits(asked, student, here.context.law, here.today)]
    notes = [note for student in students for note in noted(asked, student, here.today)]
    return found_report(asked, found, notes, here.today)


def contacts(
    here: Session,
    student: Annotated[Maybe, argument("[STUDENT]", "Only this student's.")] = None,
    first: Annotated[Maybe, text("DATE", "Only from this day on.", "--from")] = None,
    last: Annotated[Maybe, text("DATE", "Only up to this day.", "--to")] = None,
    only: Only = EVERYONE,
) -> Report:
    """Each attempt is listed too, over the whole caseload or for one student: the proof that you tried to reach them. --person
    means whom it was with, or who made it.

    Example: `casemgr contacts --from 9/1 --to 11/20`, `casemgr contacts ana-r`
    """
    from casemgr.reports.found import contacts_of, contacts_report, with_person

    whom = only.settled(here)
    students = [here.find(student)] if student else students_of(here, whom.any_person)
    since, until = (happened(words, here.today) if words else None for words in (first, last))
    found = [hit for each in students for hit in contacts_of(each, here.today, since, until)]
    return contacts_report(with_person(found, whom.person), here.today)


def triennials(here: Session, year: Year = None, only: Only = EVERYONE) -> Report:
    """Due date, the day the assessment plan should be given, how the reassessment is to be done, the plan and the meeting.
    Those due in the fall after are listed too, where their plan must go out this year, and with this year's those overdue
    from before.

    Example: `casemgr triennials`, `casemgr triennials --year 2027-28`
    """
    from casemgr.docket.triennials import open_triennials
    from casemgr.reports.triennials import triennials_report

    span = span_of(here, year)
    whom = only.settled(here)
    found = [
        row
        for facts in facts_of(here, whom)
        for row in open_triennials(facts, here.context, span, here.today)
    ]
    return triennials_report(found, span.name, here.today)


def progress_due(
    here: Session,
    within: Annotated[
        int | None, number("DAYS", "Only those due, or to act on, within so many days.")
    ] = None,
    only: Only = EVERYONE,
) -> Report:
    """The providers are in each student's file under `providers`; `casemgr provider-reported` ticks one off.

    Example: `casemgr progress-due --within 14`
    """
    from casemgr.reports.progress_due import progress_report, progress_rows

    rows = progress_rows(facts_of(here, only.settled(here)), here.context, here.today)
    return progress_report(rows, here.today, within)
