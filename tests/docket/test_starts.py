"""What starts a clock, on which day, and from which day it counts: rules made for the purpose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.deadline import Deadline
from support import context_with, deadlines_of, fact, student_of, with_rule

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
AS_OF = date(2026, 12, 1)
TEN_DAYS: dict[str, Any] = {"count": 10, "of": "calendar_days"}


def clocks(
    words: dict[str, Any], *facts: dict[str, Any], years: tuple[str, ...] = BOTH, **student: Any
) -> list[Deadline]:
    """Every clock of a rule that says this; each start opens one."""
    context = with_rule(context_with(*years), **{"within": TEN_DAYS, "every_start": True, **words})
    return deadlines_of("own", student_of(*facts, **student), context, AS_OF)


def days(found: list[Deadline]) -> list[tuple[str, str]]:
    """The day on which each clock started, and the one that it counts from."""
    return [(str(clock.started_on), str(clock.start.base)) for clock in found]


def ways(found: list[Deadline]) -> list[tuple[str, str]]:
    """The day on which each clock started, and its status."""
    return [(str(clock.started_on), clock.status) for clock in found]


# --- an event --------------------------------------------------------------------------------------------------------


def booked(day: str, meeting: str) -> dict[str, Any]:
    return fact("meeting_scheduled", day, meeting_date=meeting, purposes=["annual"])


def called(day: str) -> dict[str, Any]:
    return fact("contact_made", day, with_whom="Maria", how="phone", result="reached")


ADDED = fact("student_added", "2025-08-20")
BY_CONTACT: dict[str, Any] = {"met_by": ({"event": "contact_made"},)}


def test_a_referral_starts_a_rule_for_joining_only_where_the_student_joins_with_it() -> None:
    words = {"starts": ({"event": "referral_received", "joining": True},)}
    first, second = (fact("referral_received", day) for day in ("2026-09-14", "2026-10-05"))
    assert days(clocks(words, first, second)) == [("2026-09-14", "2026-09-14")]
    assert days(clocks(words, ADDED, first, second)) == []
    left = fact("exited", "2026-09-30", reason="moved-in-state")
    assert [day for day, _ in days(clocks(words, first, left, second))] == ["2026-09-14", "2026-10-05"]


def test_a_clock_that_starts_on_a_day_named_is_met_by_what_comes_on_it() -> None:
    """Also by what comes earlier in the file than the event that names the day."""
    words = BY_CONTACT | {"starts": ({"event": "meeting_scheduled", "at": "meeting_date"},)}
    assert ways(clocks(words, ADDED, called("2026-11-24"), booked("2026-11-25", "2026-11-24"))) == [
        ("2026-11-24", "met")
    ]
    assert ways(clocks(words, called("2026-11-24"), booked("2026-11-25", "2026-11-24"))) == [
        ("2026-11-24", "met")
    ]
    assert ways(clocks(words, ADDED, called("2026-11-23"), booked("2026-11-25", "2026-11-24"))) == [
        ("2026-11-24", "running")
    ]


def test_a_clock_runs_from_the_beginning_of_the_day_named() -> None:
    """The first event of the file, too, comes after the start: of two clocks it is for the older."""
    words = BY_CONTACT | {"one_each": True, "starts": ({"event": "meeting_scheduled", "at": "meeting_date"},)}
    found = clocks(
        words, called("2026-11-24"), booked("2026-11-25", "2026-11-24"), booked("2026-11-26", "2026-11-24")
    )
    assert ways(found) == [("2026-11-24", "met"), ("2026-11-24", "running")]


def test_an_event_that_names_no_day_starts_nothing_on_it() -> None:
    words = {"starts": ({"event": "student_added", "at": "last_annual"},)}
    assert clocks(words, ADDED) == []
    named = fact("student_added", "2025-08-20", last_annual="2025-03-04")
    assert days(clocks(words, named)) == [("2025-03-04", "2025-03-04")]


def test_the_count_may_go_from_another_day_and_waits_where_that_is_not_said() -> None:
    """A day that is a meeting's moves with the meeting."""
    start = {"event": "document_sent", "counted_from": "meeting"}
    invited = fact("document_sent", "2026-10-08", document="safeguards", meeting="2026-11-24")
    moved = (booked("2026-10-05", "2026-11-24"), invited, booked("2026-10-12", "2026-12-08"))
    assert days(clocks({"starts": (start,)}, *moved)) == [("2026-10-08", "2026-11-24")]
    assert days(clocks({"starts": (start | {"as_moved": True},)}, *moved)) == [("2026-10-08", "2026-12-08")]
    unsaid = fact("document_sent", "2026-10-08", document="safeguards")
    (waiting,) = clocks({"starts": (start | {"as_moved": True},)}, ADDED, unsaid)
    assert (waiting.start.base, waiting.status) == (None, "unknown")


MOVED_IN = fact("transferred_in", "2026-06-15", from_district="Lakeside Unified")


def test_the_count_may_go_from_a_birthday_or_from_the_school_year_to_come() -> None:
    """In summer the school year to come; within a school year its own first day; without a calendar it is not known."""
    of_age = {"starts": ({"event": "transferred_in", "from_birthday": 11},)}
    assert days(clocks(of_age, MOVED_IN, born="2016-04-12")) == [("2026-06-15", "2027-04-12")]
    of_year = {"starts": ({"event": "transferred_in", "until": "first_day_of_school"},)}
    assert days(clocks(of_year, MOVED_IN)) == [("2026-06-15", "2026-08-12")]
    assert days(clocks(of_year, MOVED_IN, years=())) == [("2026-06-15", "None")]


@pytest.mark.parametrize(("born", "starts"), [("2015-08-04", True), ("2015-08-03", False)])
def test_a_birthday_may_have_to_be_so_many_days_ahead(born: str, starts: bool) -> None:
    """Fifty days after June 15 is August 4."""
    of_age = {"starts": ({"event": "transferred_in", "from_birthday": 11, "days_before": 50},)}
    found = clocks(of_age, MOVED_IN, born=born)
    assert bool(found) is starts


@pytest.mark.parametrize(
    ("day", "season"),
    [("2026-06-05", "school_year"), ("2026-06-06", "between_years"), ("2026-08-11", "between_years")],
)
def test_a_start_may_be_for_one_season_only(day: str, season: str) -> None:
    for asked in ("school_year", "between_years"):
        words = {"starts": ({"event": "transferred_in", "season": asked},)}
        found = clocks(words, fact("transferred_in", day, from_district="Lakeside Unified"))
        assert len(found) == (asked == season)


# --- not before the first day of school ------------------------------------------------------------------------------

NOT_BEFORE: dict[str, Any] = {
    "event": "student_added",
    "at": "last_annual",
    "not_before": "first_day_of_school",
}


def added(day: str, **more: str) -> dict[str, Any]:
    return fact("student_added", day, **more)


@pytest.mark.parametrize(
    ("last_annual", "expected"),
    [
        ("2026-03-24", ("2026-08-12", "2026-08-12")),
        ("2026-08-12", ("2026-08-12", "2026-08-12")),
        ("2026-08-13", ("2026-08-13", "2026-08-13")),
        (None, ("2026-08-12", "2026-08-12")),
    ],
)
def test_a_count_from_before_school_goes_from_its_first_day(
    last_annual: str | None, expected: tuple[str, str]
) -> None:
    came = added("2026-08-20", **({"last_annual": last_annual} if last_annual else {}))
    assert days(clocks({"starts": (NOT_BEFORE,)}, came)) == [expected]


@pytest.mark.parametrize(("more", "day"), [({"last_annual": "2026-03-24"}, "2026-03-24"), ({}, "2026-08-20")])
def test_without_a_calendar_the_first_day_of_school_is_not_known(more: dict[str, str], day: str) -> None:
    """The clock started all the same: on the day named, or else on that of the event."""
    (clock,) = clocks({"starts": (NOT_BEFORE,)}, added("2026-08-20", **more), years=())
    assert (str(clock.started_on), clock.start.base, clock.status) == (day, None, "unknown")


@pytest.mark.parametrize("years", [BOTH, ()])
@pytest.mark.parametrize("first", [True, False], ids=["first in the file", "second in the file"])
def test_what_comes_on_the_day_of_the_start_meets_it_wherever_it_is_in_the_file(
    years: tuple[str, ...], first: bool
) -> None:
    words = BY_CONTACT | {"starts": (NOT_BEFORE,)}
    before = [] if first else [fact("note_made", "2026-08-01", text="Moved in")]
    facts = [*before, called("2026-08-12"), added("2026-08-20", last_annual="2026-08-12")]
    assert ways(clocks(words, *facts, years=years)) == [("2026-08-12", "met")]


class TestFromJoining:
    """A date that had passed when the student came goes from the day of coming instead, and says why."""

    WORDS = BY_CONTACT | {"starts": (NOT_BEFORE | {"else_from_joining": "no report on record"},)}

    @pytest.mark.parametrize(
        ("came", "day", "due", "why"),
        [
            ("2026-08-21", "2026-08-12", "2026-08-22", None),
            ("2026-08-22", "2026-08-12", "2026-08-22", None),
            ("2026-08-23", "2026-08-23", "2026-09-02", "no report on record"),
        ],
    )
    def test_only_where_it_had_passed(self, came: str, day: str, due: str, why: str | None) -> None:
        (clock,) = clocks(self.WORDS, added(came, last_annual="2026-03-24"))
        assert (str(clock.started_on), str(clock.start.base), str(clock.due)) == (day, day, due)
        assert clock.start.assumed == why

    def test_without_that_word_a_date_that_had_passed_is_late(self) -> None:
        words = BY_CONTACT | {"starts": (NOT_BEFORE,)}
        (clock,) = clocks(words, added("2026-08-23", last_annual="2026-03-24"))
        assert (str(clock.started_on), str(clock.due), clock.start.assumed) == (
            "2026-08-12",
            "2026-08-22",
            None,
        )

    def test_a_date_that_is_not_known_has_not_passed(self) -> None:
        (clock,) = clocks(self.WORDS, added("2026-08-23", last_annual="2026-03-24"), years=())
        assert (str(clock.started_on), clock.start.assumed) == ("2026-03-24", None)

    def test_what_was_done_before_does_not_meet_it(self) -> None:
        facts = [called("2026-09-01"), added("2026-11-24", last_annual="2026-03-24")]
        assert ways(clocks(self.WORDS, *facts)) == [("2026-11-24", "running")]


# --- a birthday ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("joined", "expected"),
    [
        ("2026-04-11", [("2026-04-11", "2026-04-12")]),
        ("2026-04-12", []),
        ("2026-04-13", []),
        ("2027-01-04", []),
        ("2025-08-20", [("2025-08-20", "2026-04-12")]),
    ],
)
def test_a_birthday_starts_a_clock_for_who_joined_before_it(
    joined: str, expected: list[tuple[str, str]]
) -> None:
    words = {"starts": ({"birthday": 10},), "within": {"same_day": "true"}}
    assert days(clocks(words, added(joined), born="2016-04-12")) == expected


@pytest.mark.parametrize("before", [0, 1])
def test_of_the_day_of_joining_everything_comes_after_the_start(before: int) -> None:
    """Also what is earlier in the file: of two clocks that begin on one day, a call is for one."""
    words = BY_CONTACT | {"one_each": True, "starts": ({"birthday": 10}, {"birthday": 11})}
    notes = [fact("note_made", "2026-03-01", text="Moved in")] * before
    facts = [*notes, called("2026-03-02"), added("2026-03-02")]
    found = clocks(words, *facts, born="2016-04-12")
    assert ways(found) == [("2026-03-02", "met"), ("2026-03-02", "running")]


# --- for whom --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "count"), [("2026-04-12", 1), ("2026-04-11", 0), ("2027-04-11", 1), ("2027-04-12", 0)]
)
def test_a_rule_may_be_for_who_reaches_an_age_in_the_year_after(day: str, count: int) -> None:
    """Ana is eleven on April 12, 2027."""
    words = {"only_for": {"turns": 11}, "starts": ({"event": "document_sent", "counted_from": "meeting"},)}
    invited = fact("document_sent", "2026-10-08", document="safeguards", meeting=day)
    assert len(clocks(words, ADDED, invited, born="2016-04-12")) == count


def test_from_a_day_that_is_not_known_no_age_is_known_to_be_reached() -> None:
    for word in ("turns", "in_effect_at_age", "younger_than"):
        words = {
            "only_for": {word: 11},
            "starts": ({"event": "transferred_in", "until": "first_day_of_school"},),
        }
        assert len(clocks(words, MOVED_IN, born="2016-04-12")) == 1
        assert clocks(words, MOVED_IN, born="2016-04-12", years=()) == []


@pytest.mark.parametrize(
    ("day", "count"), [("2026-04-12", 1), ("2026-04-11", 0), ("2027-04-12", 1), ("2031-04-11", 1)]
)
def test_a_rule_may_be_for_whose_iep_is_in_effect_at_an_age(day: str, count: int) -> None:
    """Ana is eleven on April 12, 2027, and older after it."""
    words = {
        "only_for": {"in_effect_at_age": 11},
        "starts": ({"event": "document_sent", "counted_from": "meeting"},),
    }
    invited = fact("document_sent", "2026-10-08", document="safeguards", meeting=day)
    assert len(clocks(words, ADDED, invited, born="2016-04-12")) == count


@pytest.mark.parametrize(("day", "count"), [("2027-04-11", 1), ("2027-04-12", 0)])
def test_a_rule_may_be_for_who_is_younger_than_an_age(day: str, count: int) -> None:
    """Ana is eleven on April 12, 2027."""
    words = {
        "only_for": {"younger_than": 11},
        "starts": ({"event": "document_sent", "counted_from": "meeting"},),
    }
    invited = fact("document_sent", "2026-10-08", document="safeguards", meeting=day)
    assert len(clocks(words, ADDED, invited, born="2016-04-12")) == count


@pytest.mark.parametrize(("has_iep", "expected"), [(True, ["2026-03-02"]), (False, ["2026-02-02"])])
def test_a_rule_may_be_for_who_had_an_iep_or_had_none(has_iep: bool, expected: list[str]) -> None:
    words = {"only_for": {"has_iep": has_iep}, "starts": ({"event": "surrogate_needed"},)}
    held = fact("meeting_held", "2026-02-16", purposes=["initial"], outcome="completed", eligible="true")
    asked = [fact("surrogate_needed", day) for day in ("2026-02-02", "2026-03-02")]
    found = clocks(words, fact("referral_received", "2026-01-12"), asked[0], held, asked[1])
    assert [day for day, _ in days(found)] == expected


def test_a_rule_is_in_force_for_the_clocks_that_start_then() -> None:
    words = {
        "in_force": {"from": "2026-09-02", "until": "2026-09-03"},
        "starts": ({"event": "surrogate_needed"},),
    }
    asked = [fact("surrogate_needed", f"2026-09-0{day}") for day in (1, 2, 3, 4)]
    assert [day for day, _ in days(clocks(words, ADDED, *asked))] == ["2026-09-02", "2026-09-03"]


def test_clocks_go_by_their_places_whatever_word_starts_them() -> None:
    words = {"starts": ({"event": "surrogate_needed"}, {"event": "meeting_scheduled"})}
    asked = [fact("surrogate_needed", day) for day in ("2026-09-01", "2026-09-15")]
    found = clocks(words, ADDED, asked[0], booked("2026-09-08", "2026-10-06"), asked[1])
    assert [day for day, _ in days(found)] == ["2026-09-01", "2026-09-08", "2026-09-15"]


def test_the_field_that_narrows_a_start_is_asked() -> None:
    words = {"starts": ({"event": "contact_made", "where": {"how": "e-mail"}},)}
    assert days(clocks(words, ADDED, called("2026-09-01"), called("2026-09-02") | {"how": "e-mail"})) == [
        ("2026-09-02", "2026-09-02")
    ]


def test_on_its_own_day_a_start_comes_after_what_is_earlier_in_the_file() -> None:
    words = BY_CONTACT | {"starts": ({"event": "surrogate_needed"},)}
    asked = fact("surrogate_needed", "2026-11-24")
    assert ways(clocks(words, ADDED, called("2026-11-24"), asked)) == [("2026-11-24", "running")]
    assert ways(clocks(words, ADDED, asked, called("2026-11-24"))) == [("2026-11-24", "met")]


# --- another rule's clock --------------------------------------------------------------------------------------------

FIRST: dict[str, Any] = {
    "id": "first",
    "starts": ({"event": "surrogate_needed"},),
    "within": TEN_DAYS,
    "ended_by": ({"event": "contact_made"},),
}
ASKED = fact("surrogate_needed", "2026-11-24")


def after_first(at: str, *facts: dict[str, Any]) -> list[Deadline]:
    """The clocks of a rule of three days that hangs on a rule of ten."""
    first = with_rule(context_with(*BOTH), **FIRST)
    three = {"count": 3, "of": "calendar_days"}
    context = with_rule(first, starts=({"rule": "first", "at": at},), within=three)
    return deadlines_of("own", student_of(ADDED, *facts), context, AS_OF)


def test_a_clock_may_count_from_the_date_of_another_rule_s() -> None:
    (clock,) = after_first("due", ASKED)
    assert (days([clock]), str(clock.due)) == ([("2026-11-24", "2026-12-04")], "2026-12-07")
    assert clock.start.parent
    assert clock.start.parent.rule.id == "first"


def test_a_clock_may_start_together_with_another_rule_s_and_then_goes_by_itself() -> None:
    (clock,) = after_first("start", ASKED)
    assert (days([clock]), str(clock.due)) == ([("2026-11-24", "2026-11-24")], "2026-11-27")
    assert clock.start.parent is None


def test_a_clock_that_ended_gives_no_date_to_count_from_but_has_started() -> None:
    facts = [ASKED, called("2026-11-25")]
    assert after_first("due", *facts) == []
    assert days(after_first("start", *facts)) == [("2026-11-24", "2026-11-24")]


# --- a tally ---------------------------------------------------------------------------------------------------------


def removal(day: str, number: float) -> dict[str, Any]:
    return fact("removal", day, days=number)


SEVERAL = (
    removal("2026-08-17", 6),
    removal("2026-09-01", 5),  # passes the ten days
    fact("manifestation_review_held", "2026-09-10", caused="false", not_implemented="false"),
    removal("2026-09-14", 1),  # again
    removal("2026-10-01", 11),  # passes them alone
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ({}, "2026-09-01"),
        ({"which": "again"}, "2026-09-14"),
        ({"which": "alone"}, "2026-10-01"),
        ({"which": "reviewed"}, "2026-09-14"),
    ],
)
def test_a_tally_starts_a_clock_when_it_is_passed_again_or_by_one_alone(
    word: dict[str, str], expected: str
) -> None:
    (clock,) = clocks({"starts": ({"tally": "removal-days", **word},)}, ADDED, *SEVERAL)
    assert days([clock]) == [(expected, expected)]
    assert clock.start.by_tally


@pytest.mark.parametrize(("which", "number"), [("again", 1), ("reviewed", 2)])
def test_after_a_review_every_removal_may_start_one_or_only_those_past_the_limit(
    which: str, number: int
) -> None:
    review = fact("manifestation_review_held", "2026-08-20", caused="false", not_implemented="false")
    facts = (review, removal("2026-09-01", 10), removal("2026-09-21", 0.5), removal("2026-10-12", 11))
    assert len(clocks({"starts": ({"tally": "removal-days", "which": which},)}, ADDED, *facts)) == number


@pytest.mark.parametrize("word", [{"tally": "removal-days", "which": "alone"}, {"event": "removal"}])
def test_a_start_says_which_running_clocks_keep_it_from_opening_one(word: dict[str, Any]) -> None:
    removals = [removal("2026-09-01", 11), removal("2026-10-01", 11)]
    assert len(clocks({"starts": (word,)}, ADDED, *removals)) == 2
    assert len(clocks({"starts": (word | {"unless_running": {}},)}, ADDED, *removals)) == 1
    by_tally = {"unless_running": {"started_by": "tally"}}
    assert len(clocks({"starts": (word | by_tally,)}, ADDED, *removals)) == (1 if "tally" in word else 2)


# --- an IEP in effect ------------------------------------------------------------------------------------------------

FIRST_IEP = fact("meeting_held", "2026-09-10", purposes=["initial"], outcome="completed", eligible=True)


def answered(day: str, answer: str) -> dict[str, Any]:
    return fact("iep_answered", day, answer=answer)


@pytest.mark.parametrize(
    ("before", "in_effect"),
    [
        ((fact("referral_received", "2026-06-15"), FIRST_IEP), False),
        ((fact("referral_received", "2026-06-15"), FIRST_IEP, answered("2026-09-11", "undecided")), False),
        ((fact("referral_received", "2026-06-15"), FIRST_IEP, answered("2026-09-11", "disagreed")), False),
        ((fact("referral_received", "2026-06-15"), FIRST_IEP, answered("2026-09-11", "partly")), True),
        ((fact("transferred_in", "2026-08-20", from_district="Lakeside Unified"),), True),
        ((ADDED, fact("consent_revoked", "2026-08-20"), FIRST_IEP), False),
    ],
)
def test_a_start_may_ask_whether_an_iep_was_in_effect_before_it(
    before: tuple[dict[str, Any], ...], in_effect: bool
) -> None:
    for wanted in (True, False):
        start = {"event": "iep_answered", "where": {"answer": "agreed"}, "iep_in_effect": wanted}
        found = clocks({"starts": (start,)}, *before, answered("2026-10-01", "agreed"))
        assert bool(found) == (wanted == in_effect)


# --- an IEP before a day -----------------------------------------------------------------------------------------------


def year_started(opened: str, first: str = "2026-08-12") -> dict[str, Any]:
    return fact("year_started", opened, school_year="2026-27", first_day=first, grade="4", school="F")


def came(day: str) -> dict[str, Any]:
    return fact("transferred_in", day, from_district="Lakeside Unified")


LEFT = fact("exited", "2026-08-17", reason="moved-in-state")
REFERRED = fact("referral_received", "2026-06-15")
OFFERED = fact("meeting_held", "2026-08-10", purposes=["annual"], outcome="completed")


@pytest.mark.parametrize(
    ("before", "opened", "asked"),
    [
        ((fact("student_added", "2026-08-11"),), "2026-08-26", True),
        ((fact("student_added", "2026-08-12"),), "2026-08-26", False),
        ((fact("student_added", "2026-08-11"),), "2026-08-11", True),  # opened before its first day
        ((REFERRED, {**FIRST_IEP, "date": "2026-08-11"}), "2026-08-26", True),
        ((REFERRED, {**FIRST_IEP, "date": "2026-08-12"}), "2026-08-26", False),
        (
            (REFERRED, {**FIRST_IEP, "date": "2026-08-10"}, answered("2026-08-11", "disagreed")),
            "2026-08-26",
            False,
        ),
        (
            (REFERRED, {**FIRST_IEP, "date": "2026-08-10"}, answered("2026-08-11", "partly")),
            "2026-08-26",
            True,
        ),
        ((ADDED, OFFERED, answered("2026-08-11", "disagreed")), "2026-08-26", True),  # a later IEP
        ((ADDED, LEFT, came("2026-08-20")), "2026-08-26", False),  # had one then, and came again since
        ((ADDED, {**LEFT, "date": "2026-08-03"}, came("2026-08-05")), "2026-08-26", True),
        ((ADDED, {**LEFT, "date": "2026-08-03"}), "2026-08-26", False),
        ((ADDED, {**LEFT, "date": "2026-08-12"}, came("2026-08-12")), "2026-08-26", False),
    ],
)
def test_a_start_may_ask_that_the_student_had_an_iep_before_a_day(
    before: tuple[dict[str, Any], ...], opened: str, asked: bool
) -> None:
    start = {"event": "year_started", "iep_before": "first_day"}
    assert bool(clocks({"starts": (start,)}, *before, year_started(opened))) == asked


def test_what_comes_after_the_opening_does_not_take_the_iep_back() -> None:
    """The year was opened ahead, and the student left before its first day: the clock was opened, and ended."""
    start = {"event": "year_started", "iep_before": "first_day"}
    [clock] = clocks({"starts": (start,)}, ADDED, year_started("2026-08-05"), {**LEFT, "date": "2026-08-07"})
    assert clock.status == "ended"


# --- a clock of another rule that is open ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ((), True),
        ((fact("placement_change_decided", "2026-09-10"),), True),
        ((fact("placement_change_decided", "2026-09-10", circumstance="drugs"),), False),
        (
            (
                fact("placement_change_decided", "2026-09-10", circumstance="drugs"),
                fact("done", "2026-09-11", rule="interim-setting-ends"),
            ),
            True,
        ),
    ],
)
def test_a_start_may_ask_that_no_clock_of_another_rule_is_open(
    before: tuple[dict[str, Any], ...], asked: bool
) -> None:
    start = {"event": "manifestation_review_held", "unless_open": "interim-setting-ends"}
    held = fact("manifestation_review_held", "2026-09-14", caused=True, not_implemented=False)
    ended_later = fact("done", "2026-09-15", rule="interim-setting-ends")
    assert bool(clocks({"starts": (start,)}, *before, held)) == asked
    assert bool(clocks({"starts": (start,)}, *before, held, ended_later)) == asked


# --- while the student is away ------------------------------------------------------------------------------------------

LEFT = fact("exited", "2026-09-16", reason="moved-in-state")
BACK = fact("referral_received", "2026-10-05")


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ([ADDED, called("2026-09-15"), LEFT], ["2026-09-15"]),
        ([ADDED, LEFT, called("2026-09-17")], []),
        (
            [ADDED, LEFT, called("2026-09-17"), BACK],
            [],
        ),  # and no clock of it runs on once the student is back
        ([ADDED, LEFT, called("2026-09-17"), BACK, called("2026-10-06")], ["2026-10-06"]),
        ([ADDED, LEFT, BACK, called("2026-10-05")], ["2026-10-05"]),
    ],
)
def test_what_comes_while_the_student_is_away_starts_no_clock(
    facts: list[dict[str, Any]], found: list[str]
) -> None:
    words = {"starts": ({"event": "contact_made"},)}
    assert [day for day, _ in days(clocks(words, *facts))] == found


def test_what_goes_on_after_an_exit_starts_then_too() -> None:
    words = {"starts": ({"event": "contact_made"},), "survives_exit": True}
    assert [day for day, _ in days(clocks(words, ADDED, LEFT, called("2026-09-17")))] == ["2026-09-17"]


def test_what_brings_the_student_back_starts_a_clock() -> None:
    words = {"starts": ({"event": "referral_received"},)}
    assert [day for day, _ in days(clocks(words, ADDED, LEFT, BACK))] == ["2026-10-05"]
