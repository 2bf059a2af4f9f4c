"""A new hour or place of the same day: the notice says what has changed, and which notice it is."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from casemgr.paper.letters.words import Words
from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-10-14")
THREE = "It was set for 3:00\u00a0p.m."


@pytest.fixture
def booked(caseload: Path, run: Run) -> None:
    named = ["--name", "Ty Wong", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]
    parents = ["--contact", "Joan Wong, mother", "--contact", "Pete Wong, father"]
    ok(run, "--as-of", "2026-09-01", "add", "ty-w", *named, "--last-annual", "2025-10-30", *parents)
    first = ["--time", "3pm", "--place", "Room R1", "--purpose", "annual"]
    ok(run, "--as-of", "2026-10-08", "schedule-iep", "ty-w", "10/26", *first)


def sent(run: Run, day: str, *more: str) -> None:
    ok(run, "--as-of", day, "sent", "ty-w", "meeting-notice", "--to", "Joan Wong", *more)


def moved(run: Run, *how: str) -> None:
    ok(run, *AT, "reschedule", "ty-w", *how, "--why", "the room is taken")


def notice(run: Run, who: str = "Joan Wong", language: str = "English", day: str = AT[1]) -> str:
    return ok(run, "--as-of", day, "letter", "meeting-notice", "ty-w", "--to", who, "--language", language)


LATER = "2026-10-15"


@pytest.mark.parametrize("named", [(), ("--meeting", "10/26")])
@pytest.mark.parametrize(
    ("how", "english", "spanish"),
    [
        (
            ["--time", "2pm"],
            ("**The time has changed.** It was set for 3:00\u00a0p.m. This notice replaces", "New time |"),
            (
                "**La reunión cambia de hora.** Hora anterior: 3:00\u00a0p.\u00a0m. Este aviso",
                "Nuevo horario |",
            ),
        ),
        (
            ["--place", "Library"],
            ("**The place has changed.** It was Room R1. This notice replaces", "New place |"),
            ("**La reunión cambia de lugar.** Lugar anterior: Room R1. Este aviso", "Nuevo lugar |"),
        ),
        (
            ["--time", "2pm", "--place", "Library"],
            ("3:00\u00a0p.m. **The place has changed.** It was Room R1.", "New time and place |"),
            ("p.\u00a0m. **La reunión cambia de lugar.** Lugar", "Nuevo horario y lugar |"),
        ),
    ],
)
def test_the_notice_says_what_has_changed(
    booked: None,
    run: Run,
    named: tuple[str, ...],
    how: list[str],
    english: tuple[str, ...],
    spanish: tuple[str, ...],
) -> None:
    sent(run, "2026-10-09", *named)
    moved(run, "10/26", *how)
    for words in english:
        assert words in notice(run)
    for words in spanish:
        assert words in notice(run, language="Spanish")
    assert "has changed" not in notice(run, "Pete Wong")
    assert "First notice" in notice(run, "Pete Wong")


BOTH = ("--purpose", "annual", "--purpose", "triennial")
PURPOSE = "**The purpose has changed.** It was: annual review. This notice"
PROPOSITO = "**La reunión cambia de propósito.** Propósito anterior: revisión anual. Este aviso"


@pytest.mark.parametrize(
    ("day", "more", "title", "titulo"),
    [
        ("10/26", [], "New purpose |", "Nuevo propósito |"),
        ("10/26", ["--time", "2pm"], "New time and purpose |", "Nuevo horario y propósito |"),
        (
            "10/26",
            ["--time", "2pm", "--place", "Library"],
            "New time, place and purpose |",
            "Nuevo horario, lugar y propósito |",
        ),
        ("10/28", [], "New day and purpose |", "Nuevo día y propósito |"),
    ],
)
def test_the_notice_says_what_the_meeting_was_for(
    booked: None, run: Run, day: str, more: list[str], title: str, titulo: str
) -> None:
    sent(run, "2026-10-09")
    ok(run, *AT, "schedule-iep", "ty-w", day, *BOTH, *more)
    for words in (PURPOSE, title):
        assert words in notice(run)
    for words in (PROPOSITO, titulo):
        assert words in notice(run, language="Spanish")
    assert "has changed" not in notice(run, "Pete Wong")
    before = notice(run)
    sent(run, "2026-10-14")
    assert notice(run) == before  # a copy for the file
    named = title.removeprefix("New ").removesuffix(" |")
    assert f"Second notice of the new {named}; the last one was sent on October 14, 2026" in notice(
        run, day=LATER
    )


def test_the_same_purposes_in_another_order_are_no_change(booked: None, run: Run) -> None:
    ok(run, *AT, "schedule-iep", "ty-w", "10/26", *BOTH)
    sent(run, "2026-10-14")
    ok(run, *AT, "schedule-iep", "ty-w", "10/28", *BOTH[2:], *BOTH[:2])
    assert "It was set for Monday, October 26, 2026. This notice takes the place" in notice(run)
    assert "New day |" in notice(run)


def test_the_students_invitation_says_what_the_meeting_was_for(booked: None, run: Run) -> None:
    ok(run, *AT, "invite", "ty-w", "student")
    ok(run, *AT, "schedule-iep", "ty-w", "10/26", *BOTH)
    said = ok(run, *AT, "letter", "student-invitation", "ty-w")
    assert "**The purpose has changed.** It was: annual review. This invitation replaces" in said
    said = ok(run, *AT, "letter", "student-invitation", "ty-w", "--language", "Spanish")
    assert "Propósito anterior: revisión anual. Esta invitación reemplaza" in said


def test_once_it_was_sent_the_next_is_the_second_of_the_new_hour(booked: None, run: Run) -> None:
    sent(run, "2026-10-09")
    moved(run, "10/26", "--time", "2pm")
    sent(run, "2026-10-14")
    second = "Second notice of the new time; the last one was sent on October 14, 2026"
    assert second in notice(run, day=LATER)
    assert "New time |" in notice(run)
    assert THREE in notice(run)
    assert "Segundo aviso del nuevo horario; el anterior, del 14 de octubre de 2026" in notice(
        run, language="Spanish", day=LATER
    )
    moved(run, "10/26", "--place", "Library")
    assert "New place |" in notice(run)
    assert "The time has changed" not in notice(run)


def test_an_hour_changed_before_anything_was_sent_is_no_change_to_the_parent(booked: None, run: Run) -> None:
    moved(run, "10/26", "--time", "2pm")
    assert "has changed" not in notice(run)
    assert "First notice" in notice(run)


def test_back_to_the_hour_of_the_notice_nothing_has_changed_for_its_reader(booked: None, run: Run) -> None:
    sent(run, "2026-10-09")
    moved(run, "10/26", "--time", "2pm")
    moved(run, "10/26", "--time", "3pm")
    assert "has changed" not in notice(run)
    assert "Second notice; the last one was sent on October 9, 2026" in notice(run)


def test_another_day_is_said_and_not_the_hour_of_the_former_one(booked: None, run: Run) -> None:
    sent(run, "2026-10-09")
    moved(run, "10/28", "--time", "2pm")
    assert "It was set for Monday, October 26, 2026." in notice(run)
    assert "has changed" not in notice(run)
    sent(run, "2026-10-14")
    assert "Second notice of the new day; the last one" in notice(run, day=LATER)
    assert "Segundo aviso del nuevo día; el anterior" in notice(run, language="Spanish", day=LATER)


@pytest.mark.parametrize("to", [("--to", "Joan Wong"), ("--to", "mother"), ()])
@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("English", "First notice", "Second notice"), ("Spanish", "Primer aviso", "Segundo aviso")],
)
def test_a_copy_printed_on_the_day_of_the_notice_is_that_notice(
    booked: None, run: Run, to: tuple[str, ...], language: str, first: str, second: str
) -> None:
    before = notice(run, language=language)
    ok(run, *AT, "sent", "ty-w", "meeting-notice", *to)
    assert notice(run, language=language) == before
    assert first in before
    assert "it is on file already (Wed 10/14/2026)" in run(*AT, "letter", "meeting-notice", "ty-w").stderr
    assert second in notice(run, language=language, day=LATER)


def test_on_a_later_day_the_command_for_a_copy_is_named(booked: None, run: Run) -> None:
    before = notice(run)
    sent(run, "2026-10-14")
    done = run("--as-of", LATER, "letter", "meeting-notice", "ty-w")
    copy = 'casemgr --as-of 2026-10-14 letter meeting-notice ty-w --meeting 2026-10-26 --to "Joan Wong"'
    assert (
        f"one was sent on Wed 10/14/2026, so this is printed as another. For a copy of that one: {copy}"
        in done.stderr
    )
    assert ok(run, *shlex.split(copy)[1:]) == before


def test_another_parents_notice_of_that_day_is_not_the_readers(booked: None, run: Run) -> None:
    sent(run, "2026-10-14")
    assert "it is on file already" not in run(*AT, "letter", "meeting-notice", "ty-w", "--to", "Pete").stderr
    assert (
        "For a copy" not in run("--as-of", LATER, "letter", "meeting-notice", "ty-w", "--to", "Pete").stderr
    )


def test_an_hour_that_was_not_on_file_has_not_changed(caseload: Path, booked: None, run: Run) -> None:
    ok(run, "--as-of", "2026-10-08", "undo", "ty-w")
    ok(run, "--as-of", "2026-10-08", "schedule-iep", "ty-w", "10/26", "--purpose", "annual")
    sent(run, "2026-10-09")
    moved(run, "10/26", "--time", "2pm", "--place", "Library")
    assert "has changed" not in notice(run)
    assert "Second notice; the last one" in notice(run)


def test_the_students_invitation_says_what_has_changed(booked: None, run: Run) -> None:
    def invitation(language: str = "English") -> str:
        return ok(run, *AT, "letter", "student-invitation", "ty-w", "--language", language)

    moved(run, "10/26", "--time", "1pm")
    ok(run, *AT, "invite", "ty-w", "student")
    assert "has changed" not in invitation()
    moved(run, "10/26", "--time", "2pm", "--place", "Library")
    assert (
        "**The time has changed.** It was set for 1:00\u00a0p.m. **The place has changed.**" in invitation()
    )
    assert "Hora anterior: 1:00\u00a0p.\u00a0m. **La reunión cambia de lugar.**" in invitation("Spanish")


@pytest.mark.parametrize(
    ("before", "english", "spanish"),
    [
        (3, "Fourth notice", "Cuarto aviso"),
        (9, "Tenth notice", "Décimo aviso"),
        (10, "11th notice", "11º aviso"),
    ],
)
def test_notices_are_counted_in_words(
    booked: None, run: Run, before: int, english: str, spanish: str
) -> None:
    for _ in range(before):
        sent(run, "2026-10-09", "--force")
    assert f"{english}; the last one" in notice(run)
    assert f"{spanish}; el anterior" in notice(run, language="Spanish")


# --- a meeting that continues another -----------------------------------------------------------------------------


def held(run: Run, outcome: str) -> None:
    how = ["--purpose", "annual", "--outcome", outcome, "--parent", "in-person", "--no-transportation"]
    ok(run, "--as-of", "2026-10-27", "hold-iep", "ty-w", "--on", "10/26", *how, "--no-placement-changed")
    more = ["--purpose", "annual", "--time", "3pm", "--place", "Room R1", "--force"]
    ok(run, "--as-of", "2026-10-27", "schedule-iep", "ty-w", "11/2", *more)


CONTINUED = [
    ("meeting-notice", "English", "**This meeting continues the one of Monday, October 26, 2026,** which"),
    ("meeting-notice", "Spanish", "**Esta reunión continúa la del lunes 26 de octubre de 2026,** que"),
    (
        "student-invitation",
        "English",
        "**This meeting continues the one of Monday, October 26, 2026,** which",
    ),
    ("student-invitation", "Spanish", "**Esta reunión continúa la del lunes 26 de octubre de 2026,** que"),
    ("staff-notice", "English", "It continues the one of Monday, October 26, 2026."),
    ("agenda", "English", "| Purpose | Annual review, continued from October 26, 2026 |"),
]


@pytest.mark.parametrize(("kind", "language", "words"), CONTINUED)
@pytest.mark.parametrize("outcome", ["continued", "completed"])
def test_the_second_session_of_a_meeting_continues_the_first(
    booked: None, run: Run, kind: str, language: str, words: str, outcome: str
) -> None:
    sent(run, "2026-10-09")
    held(run, outcome)
    ok(run, "--as-of", "2026-10-28", "reply", "ty-w", "attending")
    about = ["--about", "confirmation"] if kind == "staff-notice" else ["--language", language]
    printed = ok(run, "--as-of", "2026-10-28", "letter", kind, "ty-w", *about)
    assert (words in printed) == (outcome == "continued")
    if kind == "meeting-notice":
        assert ("First notice" in printed) == (language == "English")


@pytest.mark.parametrize("named", [(), ("--meeting", "10/26")])
def test_an_answer_for_the_former_hour_confirms_nothing(
    booked: None, run: Run, named: tuple[str, ...]
) -> None:
    sent(run, "2026-10-09")
    ok(run, "--as-of", "2026-10-12", "reply", "ty-w", "attending", *named)
    about = [*AT, "letter", "staff-notice", "ty-w", "--about", "confirmation"]
    assert run(*about).returncode == 0
    moved(run, "10/26", "--time", "2pm")
    assert run(*about).returncode == 3
    ok(run, *AT, "reply", "ty-w", "attending")
    assert run(*about).returncode == 0


@pytest.mark.parametrize(
    ("replies", "confirmed"),
    [
        ((("Joan Wong", "attending"), ("Pete Wong", "not-attending")), True),
        ((("Joan Wong", "attending"), ("Joan Wong", "not-attending")), False),
        ((("Joan Wong", "not-attending"), ("Pete Wong", "by-phone")), True),
        ((("Joan Wong", "attending"), (None, "not-attending")), False),
        (((None, "attending"), ("Pete Wong", "not-attending")), False),  # it may have been his
    ],
)
def test_two_parents_answer_each_for_themselves(
    booked: None, run: Run, replies: tuple[tuple[str | None, str], ...], confirmed: bool
) -> None:
    sent(run, "2026-10-09")
    for who, reply in replies:
        ok(run, "--as-of", "2026-10-13", "reply", "ty-w", reply, *(["--by", who] if who else []))
    printed = run(*AT, "letter", "staff-notice", "ty-w", "--about", "confirmation")
    assert (printed.returncode == 0) == confirmed


@pytest.mark.parametrize(
    ("number", "english"),
    [
        (10, "tenth"), (11, "11th"), (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (101, "101st"), (111, "111th"),
        (112, "112th"), (113, "113th"), (121, "121st"),
    ],
)  # fmt: skip
def test_a_number_past_ten_has_its_ending(number: int, english: str) -> None:
    assert Words("en").ordinal(number) == english
