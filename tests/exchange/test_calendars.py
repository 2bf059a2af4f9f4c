"""A school year drafted from a feed, a table, JSON or typed words; what is asked, and what lies oddly."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from random import Random
from typing import Any

import pytest
from made_up import FILES

from casemgr.days.schoolyear import DayOff, SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.errors import BadFile
from casemgr.exchange.calendars.draft import Draft, draft
from casemgr.exchange.calendars.feed import read_feed
from casemgr.exchange.calendars.oddities import drafted_holidays
from casemgr.exchange.calendars.reading import read_entries
from casemgr.exchange.calendars.titles import meaning_of, plain_name
from casemgr.exchange.calendars.typed import read_typed
from casemgr.exchange.questions import Asked

SPAN = YearSpan.starting(2026)


def drafted(
    data: bytes | str, answers: dict[str, str] | None = None, span: YearSpan = SPAN, **edges: Any
) -> Draft:
    asked = Asked("feed", answers or {})
    return draft(read_entries(data, span, asked), span, asked, **edges)


def file(name: str) -> bytes:
    return (FILES / "calendars" / name).read_bytes()


def off(found: Draft | SchoolYear) -> list[tuple[str, str, str, str]]:
    return [(str(entry.first), str(entry.last), entry.kind, entry.name) for entry in found.days_off]


def feed(*events: str) -> str:
    whole = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{whole}END:VCALENDAR\r\n"


EDGES = (
    "DTSTART;VALUE=DATE:20260813\r\nSUMMARY:First day of school",
    "DTSTART;VALUE=DATE:20270609\r\nSUMMARY:Last day of school",
)


def event(title: str, first: str, end: str = "") -> str:
    return (
        f"DTSTART;VALUE=DATE:{first}\r\n"
        + (f"DTEND;VALUE=DATE:{end}\r\n" if end else "")
        + f"SUMMARY:{title}"
    )


def asked_about(found: Draft) -> list[tuple[str, str]]:
    return [(question.kind, question.read) for question in found.questions]


def test_a_schools_feed() -> None:
    found = drafted(file("site.ics"))
    assert (found.first_day, found.last_day) == (date(2026, 8, 13), date(2027, 6, 9))
    assert off(found) == [
        ("2026-09-07", "2026-09-07", "holiday", "Labor Day"),
        ("2026-10-05", "2026-10-05", "staff_day", "PD Day: Required Workday for staff"),
        ("2026-11-11", "2026-11-11", "holiday", "Veterans Day - Holiday"),
        ("2026-11-23", "2026-11-27", "break", "Thanksgiving Holiday"),
        ("2026-12-21", "2027-01-01", "break", "Winter Break"),
        ("2027-01-18", "2027-01-18", "holiday", "Martin Luther King Jr. Day"),
        ("2027-02-15", "2027-02-19", "break", "February Recess"),
        ("2027-04-05", "2027-04-09", "break", "Spring Break"),
        ("2027-05-31", "2027-05-31", "holiday", "Memorial Day Holiday"),
    ]
    assert found.short_days == (date(2026, 8, 19), date(2026, 9, 2), date(2026, 9, 9), date(2026, 9, 16))


def test_what_a_feed_does_not_decide_is_asked() -> None:
    assert asked_about(drafted(file("site.ics"))) == [
        ("one-school", "No school for kindergarten - conferences"),
        ("day-off", "Martin Luther King Jr. Day"),
        ("day-off", "No School for Thanksgiving Holiday"),
        ("day-off", "No School-Holiday"),
    ]


def test_what_is_wrong_in_a_feed_is_said_by_its_line() -> None:
    said = [str(remark) for remark in drafted(file("site.ics")).remarks]
    assert any("“DTSTART:20270215;VALUE=DATE” is malformed, and read as 20270215" in words for words in said)
    assert any("“Lincoln's Day, No School” on 2027-03-22 is cancelled" in words for words in said)
    assert any("the file ends inside this event, “Last Day of School”" in words for words in said)
    assert any("1 of 2027-28, not of 2026-27, left out" in words for words in said)


def test_what_is_about_something_else_is_no_day_off_and_kept_to_be_shown() -> None:
    titles = [entry.title for entry in drafted(file("site.ics")).passed_over]
    assert "Book fair before winter break" in titles
    assert "School resumes after break" in titles
    assert "Progress Reports Go Home This Week" in titles
    assert "Parent education night" in titles


def test_an_hour_in_utc_is_of_the_day_it_is_at_home() -> None:
    entries = read_feed(file("site.ics"), Asked("feed"), until=SPAN.last)
    night = next(entry for entry in entries if entry.title == "Parent education night")
    assert (night.first, night.is_timed) == (date(2027, 3, 9), True)


def test_a_typed_table_has_inclusive_ends() -> None:
    found = drafted(file("typed.csv"))
    assert off(found) == [
        ("2026-09-07", "2026-09-07", "holiday", "Labor Day"),
        ("2026-11-25", "2026-11-27", "break", "Thanksgiving Break"),
        ("2026-12-21", "2027-01-01", "break", "Winter Break"),
        ("2027-04-05", "2027-04-09", "break", "Spring Break"),
    ]
    assert asked_about(found) == [("day", "2026-13-99"), ("day-off", "Labor Day")]
    assert found.questions[0].line == 6


def test_json_has_inclusive_ends_too() -> None:
    days = [
        {"title": "First day of school", "date": "2026-08-13"},
        {"title": "Winter Break", "start": "2026-12-21", "end": "2027-01-01"},
        {"title": "Last day of school", "date": "2027-06-09"},
    ]
    for content in (days, {"name": "2026-27", "events": days}):
        assert off(drafted(json.dumps(content))) == [("2026-12-21", "2027-01-01", "break", "Winter Break")]


def test_academic_sessions_give_the_first_and_last_day_only() -> None:
    found = drafted(
        "sourcedId,status,title,type,startDate,endDate,schoolYear\n"
        "sy,active,2026-2027,schoolYear,2026-08-13,2027-06-09,2027\nt1,active,Trimester 1,term,2026-08-13,2026-11-06,2027\n"
    )
    assert (found.first_day, found.last_day, found.days_off) == (date(2026, 8, 13), date(2027, 6, 9), ())


def test_typed_words() -> None:
    found = drafted(
        "First day of school 8/13\nLabor Day: September 7\n12/21..1/1 Winter Break\nApril 5-9 Spring Break\n"
        "10/5/2026 PD day\nLast day of school 6/9\nsome day Picnic\n"
    )
    assert (found.first_day, found.last_day) == (date(2026, 8, 13), date(2027, 6, 9))
    assert off(found) == [
        ("2026-09-07", "2026-09-07", "holiday", "Labor Day"),
        ("2026-10-05", "2026-10-05", "staff_day", "PD day"),
        ("2026-12-21", "2027-01-01", "break", "Winter Break"),
        ("2027-04-05", "2027-04-09", "break", "Spring Break"),
    ]
    assert any("“some day Picnic”: no day can be read" in str(remark) for remark in found.remarks)


def test_an_option_says_what_its_day_is() -> None:
    asked = Asked("")
    entries = [
        *read_typed("2026-12-07..2026-12-11 Ski week", SPAN, asked, "break"),
        *read_typed("10/12 Founders", SPAN, asked, "staff_day"),
    ]
    found = draft(entries, SPAN, asked, first=date(2026, 8, 13), last=date(2027, 6, 9))
    assert [entry.kind for entry in found.days_off] == ["staff_day", "break"]
    assert found.questions == ()


def test_answers_decide() -> None:
    first = drafted(file("site.ics"))
    keys = {question.read: question.key for question in first.questions}
    answers = {
        keys["No school for kindergarten - conferences"]: "staff_day",
        keys["Martin Luther King Jr. Day"]: "school day",
        keys["No School-Holiday"]: "holiday",
        keys["No School for Thanksgiving Holiday"]: "break",
    }
    found = drafted(file("site.ics"), answers)
    assert ("2026-11-06", "2026-11-06", "staff_day", "No school for kindergarten - conferences") not in off(
        found
    )
    assert any(entry[0] == "2026-11-06" and entry[2] == "staff_day" for entry in off(found))
    assert not any(entry[0] == "2027-01-18" for entry in off(found))


def test_a_break_cut_at_the_weekend_is_one_whatever_its_halves_are_called() -> None:
    cut = feed(
        *EDGES, event("Winter Break", "20261221", "20261226"), event("Winter Recess", "20261228", "20270102")
    )
    assert [entry[:3] for entry in off(drafted(cut))] == [("2026-12-21", "2027-01-01", "break")]


def test_new_years_day_beside_winter_recess_is_part_of_it_and_is_asked() -> None:
    two = feed(
        *EDGES,
        event("Winter Recess", "20261224", "20270101"),
        event("New Year's Day - No School", "20270101"),
    )
    found = drafted(two)
    assert [entry[:3] for entry in off(found)] == [("2026-12-24", "2027-01-01", "break")]
    assert asked_about(found) == [("day-off", "New Year's Day - No School")]


def test_a_holiday_beside_spring_break_stays_a_holiday_until_somebody_says_otherwise() -> None:
    two = feed(
        *EDGES, event("Spring Break", "20270329", "20270403"), event("No School: Farmworkers Day", "20270405")
    )
    found = drafted(two)
    assert [entry[:3] for entry in off(found)] == [
        ("2027-03-29", "2027-04-02", "break"),
        ("2027-04-05", "2027-04-05", "holiday"),
    ]
    (question,) = [question for question in found.questions if question.readings == ("break", "holiday")]
    joined = drafted(two, {question.key: "break"})
    assert [entry[:3] for entry in off(joined)] == [("2027-03-29", "2027-04-05", "break")]


def test_a_staff_day_after_a_break_is_no_part_of_it() -> None:
    two = feed(
        *EDGES, event("Winter Break", "20261221", "20270102"), event("Staff Development Day", "20270104")
    )
    assert [entry[2] for entry in off(drafted(two))] == ["break", "staff_day"]


def test_the_same_day_under_several_titles_is_one_day_off() -> None:
    three = feed(
        *EDGES,
        *[event(title, "20261111") for title in ("Veterans Day - No School", "No School", "No School")],
    )
    assert len(off(drafted(three))) == 1


def test_no_school_beats_a_minimum_day() -> None:
    both = feed(*EDGES, event("Minimum Day", "20270316"), event("No School", "20270316"))
    found = drafted(both)
    assert len(found.days_off) == 1
    assert found.short_days == ()


def test_days_before_the_first_day_are_said_and_left_out() -> None:
    found = drafted(feed(*EDGES, event("Teacher Workday", "20260810", "20260813")))
    assert found.days_off == ()
    assert any("lies before the first day of school" in str(remark) for remark in found.remarks)


def test_several_first_days_are_asked_and_none_too() -> None:
    two = drafted(
        feed(event("First Day of School", "20260813"), event("First day of instruction", "20260817"))
    )
    edge = [question for question in two.questions if question.kind == "edge"]
    assert [question.readings for question in edge] == [("2026-08-13", "2026-08-17"), ()]
    assert (two.first_day, two.last_day) == (None, None)
    with pytest.raises(BadFile, match="first and the last day of school are needed"):
        two.made("Fernbrook Unified")
    given = drafted(feed(event("First Day of School", "20260813")), last=date(2027, 6, 9))
    assert given.made("Fernbrook Unified").last_day == date(2027, 6, 9)


def test_one_feed_of_several_school_years() -> None:
    both = feed(
        *EDGES, event("First day of school", "20270812"), event("Winter Break", "20271220", "20280101")
    )
    found = drafted(both, span=YearSpan.starting(2027))
    assert (found.first_day, [entry[0] for entry in off(found)]) == (date(2027, 8, 12), ["2027-12-20"])


def test_the_result_is_the_calendar_of_the_folder() -> None:
    year = drafted(file("site.ics")).made("Fernbrook Unified", source="the school's site", student_days=180)
    assert year.school_year == "2026-27"
    assert len(year.planned_days) == 185
    assert off(year)[4] == ("2026-12-21", "2027-01-01", "break", "Winter Break")


def said(found: Draft) -> list[str]:
    return [remark.message for remark in found.remarks]


def test_what_lies_oddly_is_listed() -> None:
    odd = feed(
        event("First day of school", "20260815"),
        event("Last day of school", "20270609"),
        event("Presidents' Week Break", "20270208", "20270213"),
        event("Veterans Day - No School", "20261112"),
        event("Winter Break", "20270104", "20270116"),
    )
    words = said(drafted(odd, student_days=180))
    assert "the first day of school, Sat 8/15/2026, is on a weekend" in words
    assert (
        "Presidents' Week Break is on Mon 2/8/2027, and Washington's Birthday is on Mon 2/15/2027: is it the right week?"
        in words
    )
    assert (
        "Veterans Day is on Thu 11/12/2026, and Veterans Day is on Wed 11/11/2026: is it the right week?"
        in words
    )
    assert any(
        sentence.startswith("Winter Break is on Mon 1/4/2027, and Christmas Day is on Fri 12/25/2026")
        for sentence in words
    )
    assert "Thu 11/26/2026 is Thanksgiving Day, and there is school that day" in words
    assert any("student days" in sentence and "more than the 180" in sentence for sentence in words)


def test_public_holidays_are_a_draft() -> None:
    days = drafted_holidays(date(2026, 8, 13), date(2027, 6, 9))
    assert [(str(day.first), day.name) for day in days] == [
        ("2026-09-07", "Labor Day"),
        ("2026-11-11", "Veterans Day"),
        ("2026-11-26", "Thanksgiving Day"),
        ("2026-12-25", "Christmas Day"),
        ("2027-01-01", "New Year's Day"),
        ("2027-01-18", "Martin Luther King Jr. Day"),
        ("2027-02-15", "Presidents' Day"),
        ("2027-05-31", "Memorial Day"),
    ]
    assert all(isinstance(day, DayOff) and day.kind == "holiday" for day in days)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("webcal://fernbrook.example/feed.ics", "this is a link"),
        (b"<html><body>Sign in</body></html>", "web page"),
        ("{", "this is no JSON"),
        ("[]", "holds no event"),
        ("a,b\n1,2\n", "is no calendar"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes | str, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        drafted(data)


def test_an_event_that_cannot_be_read_hides_no_other() -> None:
    found = drafted(
        feed(
            *EDGES,
            "DTSTART;VALUE=DATE:2026-99\r\nSUMMARY:No School",
            "SUMMARY:No day",
            event("No School", "20261005"),
        )
    )
    assert [entry[0] for entry in off(found)] == ["2026-10-05"]
    assert sum("cannot be read" in sentence for sentence in said(found)) == 2


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("First Day of School", "first"),
        ("Last Day of School/Promotion", "last"),
        ("Last Day of 1st Semester", ""),
        ("First Day of Kindergarten", "one-school"),
        ("High School First Day of School", "one-school"),
        ("Staff Development – Early Dismissal", "short"),
        ("Minimum Day", "short"),
        ("Early dismissal grades K-5", "short"),
        ("Parent Conferences - Minimum Day", "short"),
        ("Parent Conferences", "school"),
        ("School Resumes", "school"),
        ("Spring Break Begins", "ask"),
        ("Board Meeting", "school"),
        ("Columbus Day", "ask"),
        ("Juneteenth", "ask"),
        ("Presidents’ Day Holiday", "holiday"),
        ("Local Holiday", "holiday"),
        ("District Closed", "holiday"),
        ("Non-Student Day", "staff_day"),
        ("Teacher Workday", "staff_day"),
        ("No School - Parent Conferences", "staff_day"),
        ("Winter Recess", "break"),
        ("No School (Winter Break)", "break"),
        ("Founders", ""),
    ],
)
def test_what_a_title_says(title: str, meaning: str) -> None:
    assert meaning_of(title) == meaning


def test_a_day_off_is_named_without_the_words_that_it_is_one() -> None:
    assert plain_name("No School (Winter Break)") == "Winter Break"
    assert plain_name("February Recess - Schools Closed") == "February Recess"
    assert plain_name("No School") == "No School"


@pytest.mark.parametrize("name", ["site.ics", "typed.csv"])
def test_a_harmed_calendar_is_drafted_or_refused(name: str) -> None:
    chance = Random(7)
    for _ in range(40):
        data = bytearray(file(name))
        for _ in range(3):
            place = chance.randrange(len(data))
            data[place : place + chance.choice([0, 1, 12])] = chance.choice(
                [b"", b":", b"9", b"\r", b"\n", b'"', b"\xff"]
            )
        with contextlib.suppress(BadFile):
            assert drafted(bytes(data)).school_year == "2026-27"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Labor Day (no school)", "Labor Day"),
        ("No School (Winter Break)", "Winter Break"),
        ("Labor Day - No School", "Labor Day"),
        ("Labor Day [NO SCHOOL]", "Labor Day"),
        ("Thanksgiving (no school for students)", "Thanksgiving"),
        ("Labor Day (all schools closed)", "Labor Day"),
        ("Winter Break *No School*", "Winter Break"),
        ("Schools Closed for Labor Day", "Labor Day"),
        ("Fall Break (Oct) (no school)", "Fall Break (Oct)"),
        ("No School", "No School"),
    ],
)
def test_no_brackets_are_left_of_the_words_that_are_taken_out(title: str, name: str) -> None:
    assert plain_name(title) == name


@pytest.mark.parametrize(
    "header", ["What,From,To", "Date name,Start date,End date", "Event,From date,Thru", "Zzz,Begins,Ending"]
)
def test_a_table_of_any_usual_header_has_its_ranges(header: str) -> None:
    found = drafted(
        f"{header}\nFirst day of school,8/13/26,\nWinter Recess,12/21/26,1/8/27\nLast day of school,6/3/27,\n"
    )
    assert off(found) == [("2026-12-21", "2027-01-08", "break", "Winter Recess")]


def test_a_table_whose_header_says_nothing_is_refused_and_no_range_is_cut_to_its_first_day() -> None:
    with pytest.raises(BadFile, match="Name the columns Title, Start and End"):
        drafted("Foo,Bar,Baz\nLabor Day,9/7/26,\nWinter Recess,12/21/26,1/8/27\n")


def test_a_typed_line_of_several_days_is_not_taken_for_one() -> None:
    found = drafted("First day 8/13\n9/7, 9/8 Staff day\n12/21 to 1/8 Winter Break\nLast day 6/3\n")
    assert off(found) == [("2026-12-21", "2027-01-08", "break", "Winter Break")]
    assert any("several days can be read" in str(remark) for remark in found.remarks)


def test_a_last_day_that_is_not_clear_makes_no_break_of_one_day() -> None:
    found = drafted(
        "Event,Start,End\nFirst day of school,8/13/26,\nWinter Recess,12/21/26,1/8/-7\nLast day of school,6/3/27,\n"
    )
    assert off(found) == []
    assert any("“Winter Recess”: its last day 1/8/-7 is not clear" in str(remark) for remark in found.remarks)


def test_days_that_all_fit_both_orders_are_asked_about_and_nothing_is_drafted_from_them() -> None:
    asked = Asked("feed", {})
    assert read_entries("Event,Start,End\nWinter Recess,12/11/26,1/8/27\n", SPAN, asked) == []
    assert [question.kind for question in asked.questions][:1] == ["day-order"]


def test_a_last_day_in_json_that_is_not_clear_leaves_the_event_out() -> None:
    events = [
        {"title": "Winter Recess", "start": "2026-12-21", "end": "2027-01-38"},
        {"title": "Labor Day", "start": "2026-09-07"},
    ]
    asked = Asked("feed", {})
    assert [entry.title for entry in read_entries(json.dumps(events), SPAN, asked)] == ["Labor Day"]
    assert any(
        "“Winter Recess”: its last day 2027-01-38 is not clear" in str(remark) for remark in asked.remarks
    )
