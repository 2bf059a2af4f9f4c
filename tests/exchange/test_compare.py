"""A roster beside the caseload: dates turned around by the law's own numbers, changes, what is left out, and drift."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_up import AS_OF, roster, student

from casemgr.casefile.student import Student
from casemgr.exchange.anniversaries import cycle_of
from casemgr.exchange.compare import Comparison, compare
from casemgr.exchange.drift import drift_of
from casemgr.exchange.rosters.merge import merge
from casemgr.exchange.rosters.roster import Roster, read_roster
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings
from casemgr.law.within import Anniversary
from support import fact, shipped_law

DANA = "Dana Whitfield"
FIELDS = {
    "name": "Student",
    "born": "DOB",
    "school": "School",
    "grade": "Gr",
    "case_manager": "CM",
    "last_annual": "Last",
    "next_annual": "Next",
    "last_evaluation": "Last3",
    "next_evaluation": "Next3",
    "iep": "IEP",
    "evaluation": "First",
    "seis": "SEIS",
    "contact_name": "Parent",
    "contact_phone": "Phone",
    "status": "Status",
    "exited": "Exited",
    "area": "Area",
}


def table(*rows: str) -> Roster:
    mapping = {field: header for field, header in FIELDS.items() if header in rows[0].split("|")}
    text = "\n".join(row.replace("|", "\t") for row in rows)
    return read_roster(text, file="new.csv", as_of=AS_OF, mapping=mapping)


def beside(
    files: Roster | list[Roster], *students: Student, law: LawBook | None = None, **options: Any
) -> Comparison:
    readings = Readings.model_validate(options.pop("readings", {}))
    return compare(
        merge(files if isinstance(files, list) else [files]),
        students,
        as_of=AS_OF,
        law=law or shipped_law(),
        readings=readings,
        own_case_manager=DANA,
        **options,
    )


HEAD = "Student|DOB|School|Gr"
ANA = "Rivera, Ana|2017-04-12|Fernbrook Elementary|4"


def reviews(columns: str, cells: str, **options: Any) -> tuple[str | None, str | None]:
    """The last annual review and evaluation of one new student."""
    (new,) = beside(table(f"{HEAD}|{columns}", f"{ANA}|{cells}"), **options).new
    dates = new.reviews.last_annual, new.reviews.last_evaluation
    annual, evaluation = (str(day) if day else None for day in dates)
    return annual, evaluation


@pytest.mark.parametrize(
    ("reading", "following", "annual"),
    [
        ("same_day", "2026-10-14", "2025-10-14"),
        ("day_before", "2026-10-13", "2025-10-14"),
        ("same_day", "2027-02-28", "2026-02-28"),
        ("day_before", "2027-02-28", "2026-03-01"),
    ],
)
def test_last_dates_follow_from_next_ones_by_the_reading(reading: str, following: str, annual: str) -> None:
    found = reviews("Next|Next3", f"{following}|2027-10-14", readings={"anniversary": reading})
    assert found[0] == annual


def test_a_triennial_is_turned_around_by_the_laws_number() -> None:
    assert reviews("Next|Next3", "2026-10-14|2027-10-14") == ("2025-10-14", "2024-10-14")
    law = shipped_law()
    every_two = [
        rule.model_copy(update={"within": Anniversary(years=2)}) if rule.id == "triennial" else rule
        for rule in law.rules
    ]
    other = LawBook(rules=tuple(every_two), pauses=law.pauses, tallies=law.tallies)
    assert reviews("Next|Next3", "2026-10-14|2027-10-14", law=other)[1] == "2025-10-14"


def test_without_the_rule_nothing_is_turned_around() -> None:
    law = LawBook()
    assert cycle_of("last_annual", law, Readings()) is None
    assert reviews("Next|Next3", "2026-10-14|2027-10-14", law=law) == (None, None)


def test_a_last_date_of_the_file_wins_and_the_leap_day_shows_why() -> None:
    comparison = beside(roster("seis-search/usual.csv"))
    theo = next(new for new in comparison.new if new.pupil.last == "Byun")
    assert (theo.reviews.last_annual, theo.reviews.last_evaluation) == (date(2024, 2, 29), date(2024, 2, 29))
    assert not [remark for remark in comparison.remarks if "Byun" in remark.message]


def test_a_next_date_that_two_days_or_none_lead_to_is_asked() -> None:
    two = beside(table(f"{HEAD}|Next", f"{ANA}|2025-02-28"))
    (question,) = two.questions
    assert (question.kind, question.readings) == ("last-day", ("2024-02-28", "2024-02-29"))
    answered = beside(table(f"{HEAD}|Next", f"{ANA}|2025-02-28"), answers={question.key: "2024-02-29"})
    assert answered.new[0].reviews.last_annual == date(2024, 2, 29)
    none = beside(table(f"{HEAD}|Next", f"{ANA}|2028-02-29"))
    assert [(q.kind, q.readings) for q in none.questions] == [("last-day", ())]
    assert none.new[0].reviews.last_annual is None


def test_where_the_dates_of_a_file_disagree_all_are_said() -> None:
    comparison = beside(table(f"{HEAD}|Last|IEP|Next", f"{ANA}|2025-10-14|2025-11-01|2026-09-30"))
    assert comparison.new[0].reviews.last_annual == date(2025, 10, 14)
    words = next(str(remark) for remark in comparison.remarks if "annual" in remark.message)
    assert words.startswith("new.csv:2: Ana Rivera: last annual review 2025-10-14 (its own column) is taken")
    assert "2025-11-01 (the IEP date)" in words
    assert "2025-09-30 (from the next one, 2026-09-30)" in words


def test_a_meeting_date_ahead_is_a_drafts() -> None:
    comparison = beside(roster("seis-iep-dates/other-order.csv"))
    ana = next(new for new in comparison.new if new.pupil.last == "Muñoz")
    assert ana.reviews.last_annual == date(2025, 12, 1)
    assert any("2026-12-15 lies ahead: a draft's" in remark.message for remark in comparison.remarks)


def test_seis_iep_dates_beside_an_empty_caseload() -> None:
    comparison = beside(roster("seis-iep-dates/usual.csv"), case_manager=DANA)
    assert len(comparison.new) == 6
    assert [(left.pupil.name, left.why) for left in comparison.left_out] == [
        ("Elsa Lindgren", "has another case manager: Paula Reyes")
    ]
    dates = {new.pupil.seis: (new.reviews.last_annual, new.reviews.last_evaluation) for new in comparison.new}
    assert dates["5200001"] == (date(2025, 10, 14), date(2024, 10, 14))
    assert dates["5200002"] == (date(2026, 1, 20), None)
    assert dates["5200003"] == (date(2026, 8, 15), date(2024, 6, 20))
    assert dates["5200007"] == (None, None)
    said = [str(remark) for remark in comparison.remarks]
    assert (
        "usual.csv:3: Min-jun Park: no date of the last or next evaluation: its deadline stays unknown"
        in said
    )
    assert not any("Oskar" in words for words in said), "a pending initial lacks no date"
    assert all(new.is_certain for new in comparison.new)


def test_a_meeting_called_a_triennial_that_the_dates_do_not_bear_out_is_said() -> None:
    comparison = beside(roster("seis-iep-dates/usual.csv"))
    assert any("the meeting of 2026-04-23 is called a triennial too" in r.message for r in comparison.remarks)


def test_who_has_exited_is_said_and_not_added() -> None:
    comparison = beside(roster("seis-district/usual.csv"))
    assert [new.pupil.name for new in comparison.new] == ["Lucía Castellanos", "Thomas Quill"]
    assert [(left.pupil.name, left.why) for left in comparison.left_out] == [
        ("Inga Lund", "exited on 2026-06-04")
    ]
    thomas = comparison.new[1]
    assert thomas.pupil.is_open_initial
    assert (thomas.reviews.last_annual, thomas.reviews.last_evaluation) == (None, None)
    assert thomas.lacks == ("grade",)
    assert not thomas.is_certain


def test_the_first_evaluation_is_the_last_one_only_while_no_triennial_can_have_been() -> None:
    assert reviews("Last|First", "2025-10-14|2024-10-14")[1] == "2024-10-14"
    assert reviews("Last|First", "2025-10-14|2022-10-14")[1] is None


def test_who_is_to_be_deleted_or_only_in_a_file_without_iep_dates_is_not_added() -> None:
    comparison = beside([roster("oneroster/users.csv"), roster("oneroster-demographics/usual.csv")])
    assert comparison.new == ()
    assert [left.why for left in comparison.left_out] == [
        "is not on file, and this file lists no students",
        "is not on file, and this file lists no students",
        "is to be deleted there",
    ]


def test_the_same_is_the_same() -> None:
    comparison = beside(
        table(f"{HEAD}|CM|Next|Next3", f"{ANA}|Whitfield, Dana|2026-10-14|2027-10-14"), student()
    )
    assert comparison.same == ("ana-r",)
    assert (comparison.new, comparison.changed, comparison.missing, comparison.questions) == ((), (), (), ())


def test_changes_are_shown_old_and_new_by_field() -> None:
    row = "Rivera, Ana|2017-04-12||5|Paula Reyes|SLD|2026-10-09|2024-10-14"
    (changed,) = beside(table(f"{HEAD}|CM|Area|Last|Last3", row), student()).changed
    assert changed.student == "ana-r"
    assert [(d.field, d.here, d.there, d.newer) for d in changed.differences] == [
        ("grade", "4", "5", ""),
        ("case_manager", DANA, "Paula Reyes", ""),
        ("areas", "", "specific-learning-disability", ""),
        ("last_annual", "2025-10-14", "2026-10-09", "there"),
    ]


def test_a_blank_is_no_change() -> None:
    assert beside(table(HEAD, "Rivera, Ana|2017-04-12||"), student()).same == ("ana-r",)


def test_contacts_new_changed_and_written_otherwise() -> None:
    mother = {"name": "Luz Rivera", "phone": "555 555-0121"}
    head = f"{HEAD}|Parent|Phone"
    assert beside(table(head, f"{ANA}|Rivera, Luz|(555) 555-0121"), student(contacts=[mother])).same == (
        "ana-r",
    )
    (changed,) = beside(table(head, f"{ANA}|Luz Rivera|555-0199"), student(contacts=[mother])).changed
    assert [(d.field, d.here, d.there) for d in changed.differences] == [
        ("contacts", "Luz Rivera, 555 555-0121", "Luz Rivera, 555-0199")
    ]
    (changed,) = beside(table(head, f"{ANA}|Raúl Rivera|555-0199"), student(contacts=[mother])).changed
    assert changed.differences[0].here == ""


def test_a_system_id_finds_the_student_under_another_name() -> None:
    files = table(f"{HEAD}|SEIS", "Rivera-Soto, Ana|2017-04-12|Fernbrook Elementary|4|77")
    assert len(beside(files, student()).new) == 1
    (changed,) = beside(files, student(ids={"seis": "77"})).changed
    assert [(d.field, d.there) for d in changed.differences] == [("last", "Rivera-Soto")]


def test_an_id_that_is_new_is_added_and_never_shown() -> None:
    files = table(f"{HEAD}|SEIS", f"{ANA}|77")
    (changed,) = beside(files, student(ids={"ssid": "9"})).changed
    assert [(d.field, d.here, d.there) for d in changed.differences] == [("ids", "SSID", "SEIS ID")]
    assert drift_of(beside(files, student())) == ()


def test_another_id_is_another_student() -> None:
    comparison = beside(table(f"{HEAD}|SEIS", f"{ANA}|78"), student(ids={"seis": "77"}))
    assert len(comparison.new) == 1
    assert [missing.id for missing in comparison.missing] == ["ana-r"]


def test_a_student_at_another_school_is_asked_about_and_neither_new_nor_missing_meanwhile() -> None:
    moved = table(HEAD, ANA.replace("Elementary", "Middle"))
    comparison = beside(moved, student())
    (question,) = comparison.questions
    assert question.kind == "same-student"
    assert not comparison.new[0].is_certain
    assert comparison.missing == ()
    (changed,) = beside(moved, student(), answers={question.key: "same"}).changed
    assert [(d.field, d.here, d.there) for d in changed.differences] == [
        ("school", "Fernbrook Elementary", "Fernbrook Middle")
    ]


def held(day: str, *purposes: str, outcome: str = "completed") -> dict[str, Any]:
    return fact("meeting_held", day, purposes=list(purposes), outcome=outcome)


ADDED = fact("student_added", "2026-08-12", last_annual="2025-10-14", last_evaluation="2024-10-14")


def test_drift_says_who_is_newer_and_why() -> None:
    files = table(
        f"{HEAD}|Last|Last3|CM",
        f"{ANA}|2025-10-14|2024-10-14|Paula Reyes",
        "Kim, Ben|2016-04-12|Fernbrook High|9|2026-01-01|2026-01-01|",
    )
    zoe = student("zoe-p", name={"first": "Zoë", "last": "Park"}, born="2015-01-01")
    drift = drift_of(beside(files, student("ana-r", ADDED, held("2026-10-09", "annual")), zoe))
    assert [(d.kind, d.student, d.field, d.here, d.there, d.newer, d.why) for d in drift] == [
        ("not-here", "Ben Kim", "", "", "", "", "is in the export and not on file"),
        ("not-there", "zoe-p", "", "", "", "", "is on file and not in the export"),
        (
            "date",
            "ana-r",
            "last_annual",
            "2026-10-09",
            "2025-10-14",
            "here",
            "held here 10/9, and not entered there yet",
        ),
        ("case-manager", "ana-r", "case_manager", DANA, "Paula Reyes", "", ""),
    ]


def test_a_later_date_there_is_newer_there() -> None:
    (drift,) = drift_of(beside(table(f"{HEAD}|Last", f"{ANA}|2026-10-09"), student()))
    assert (drift.newer, drift.why) == ("there", "a later one is known there")


def test_the_first_session_of_a_meeting_counts_and_a_continued_one_does_not() -> None:
    events = (
        ADDED,
        held(
            "2026-10-09",
            "annual",
        )
        | {"outcome": "continued"},
        held("2026-10-20", "annual"),
    )
    (drift,) = drift_of(beside(table(f"{HEAD}|Last", f"{ANA}|2025-10-14"), student("ana-r", *events)))
    assert drift.here == "2026-10-09"


def test_who_left_on_one_side_only() -> None:
    (there,) = drift_of(beside(table(f"{HEAD}|Exited", f"{ANA}|2026-09-30"), student()))
    assert (there.field, there.there, there.newer) == ("exited", "2026-09-30", "there")
    gone = student("ana-r", ADDED, fact("exited", "2026-09-30", reason="moved-in-state"))
    (here,) = drift_of(beside(table(HEAD, ANA), gone))
    assert (here.here, here.newer) == ("2026-09-30", "here")
    assert here.why == "left here on 2026-09-30, still listed there"


def test_missing_are_only_the_students_of_the_case_manager_asked_for() -> None:
    paula = student(
        "zoe-p",
        ADDED,
        fact("case_manager_assigned", "2026-08-12", case_manager="Paula Reyes"),
        name={"first": "Zoë", "last": "Park"},
    )
    files = table(HEAD, "Kim, Ben|2016-04-12|Fernbrook High|9")
    assert [each.id for each in beside(files, student(), paula, case_manager=DANA).missing] == ["ana-r"]
    assert [each.id for each in beside(files, student(), paula).missing] == ["ana-r", "zoe-p"]


def test_a_file_that_lists_no_students_misses_nobody() -> None:
    assert beside(roster("oneroster/users.csv"), student()).missing == ()


@pytest.mark.parametrize("name", ["Cher", "Cher (Che)"])
def test_one_name_is_asked_about_once_and_may_be_the_only_one(name: str) -> None:
    row = f"{name}|2017-04-12|Fernbrook Elementary|4"
    first = beside(table(HEAD, row))
    (question,) = first.questions
    (new,) = first.new
    assert (question.kind, new.is_certain, new.lacks) == ("name", False, ("last",))
    for answer, parts in (("Cher", ("", "Cher")), ("Cher Sarkisian", ("Sarkisian", "Cher"))):
        said = beside(table(HEAD, row), answers={question.key: answer})
        assert not said.questions
        assert said.new[0].is_certain
        assert (said.new[0].pupil.last, said.new[0].pupil.first) == parts
        assert said.new[0].pupil.preferred == ("Che" if "(" in name else "")
    on_file = student("cher", name={"first": "Cher"})
    assert not beside(table(HEAD, row), on_file).new
