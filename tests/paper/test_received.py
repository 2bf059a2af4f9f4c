"""What a letter says was sent or given to its reader went to that reader: another parent's copy does not count."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.casefile.student import Contact
from casemgr.docket.reached import holders_instead, went_to_another_parent
from conftest import Run
from outcome import ok
from support import shipped_law, student_of

AT = ("--as-of", "2026-11-23")
PARENTS = ("--contact", "Joan Wong, mother", "--contact", "Pete Wong, father")
MINOR, OF_AGE = "2015-05-01", "2008-10-20"
ENGLISH = (
    "Second notice; the last one was sent on November 20, 2026",
    "We gave it to you on November 20, 2026",
)
SPANISH = (
    "Segundo aviso; el anterior, del 20 de noviembre de 2026",
    "Se lo entregamos el 20 de noviembre de 2026",
)


def booked(run: Run, born: str, *contacts: str) -> None:
    named = ["--name", "Ty Wong", "--born", born, "--grade", "10", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2025-12-10", "--last-evaluation", "2024-12-10"]
    ok(run, "--as-of", "2026-09-01", "add", "ty-w", *named, *reviews, *contacts)
    ok(run, *AT, "schedule-iep", "ty-w", "2026-12-09", "--purpose", "annual", "--on", "2026-11-19")


def sent(run: Run, day: str, *to: str) -> None:
    receivers = [word for who in to for word in ("--to", who)]
    ok(run, *AT, "sent", "ty-w", "meeting-notice", *receivers, "--on", day)
    ok(run, *AT, "sent", "ty-w", "safeguards", "--reason", "yearly", *receivers, "--on", day)


def notice(run: Run, who: str, language: str = "English", day: str = AT[1]) -> str:
    return " ".join(
        ok(
            run, "--as-of", day, "letter", "meeting-notice", "ty-w", "--to", who, "--language", language
        ).split()
    )


@pytest.mark.parametrize(
    ("to", "own", "not_own"),
    [
        (["Joan Wong"], ["Joan"], ["Pete"]),
        (["the father"], ["Pete"], ["Joan"]),
        (["Joan Wong", "Pete Wong"], ["Joan", "Pete"], []),
        (["Mr. and Mrs. Wong"], ["Joan", "Pete"], []),
        (["parents"], ["Joan", "Pete"], []),
        (["Ty"], [], ["Joan", "Pete"]),
        ([], ["Joan", "Pete"], []),
    ],
)
def test_a_notice_counts_for_the_parent_it_went_to(
    caseload: Path, run: Run, to: list[str], own: list[str], not_own: list[str]
) -> None:
    booked(run, MINOR, *PARENTS)
    sent(run, "2026-11-20", *to)
    for language, said in (("English", ENGLISH), ("Spanish", SPANISH)):
        for who in own:
            assert [words in notice(run, who, language) for words in said] == [True, True], who
        for who in not_own:
            text = notice(run, who, language)
            assert "November 20" not in text, who
            assert "20 de noviembre" not in text, who
    for who in not_own:
        assert "First notice" in notice(run, who)
        assert "A copy is enclosed" in notice(run, who)


@pytest.mark.parametrize(("contacts", "counts"), [(PARENTS[:2], True), (PARENTS, False)])
def test_one_parent_alone_is_meant_by_any_word_for_a_parent(
    caseload: Path, run: Run, contacts: tuple[str, ...], counts: bool
) -> None:
    booked(run, MINOR, *contacts)
    sent(run, "2026-11-20", "guardian")
    assert (ENGLISH[1] in notice(run, "Joan")) == counts


@pytest.mark.parametrize(
    ("day", "to", "says"),
    [
        ("2026-10-19", [], False),
        ("2026-10-20", [], True),
        ("2026-10-19", ["Joan Wong"], False),
        ("2026-11-20", ["Joan Wong"], False),
        ("2026-10-19", ["Ty Wong"], True),
    ],
)
def test_the_safeguards_of_a_student_of_age_were_given_to_the_student(
    caseload: Path, run: Run, day: str, to: list[str], says: bool
) -> None:
    booked(run, OF_AGE, *PARENTS)
    receivers = [word for who in to for word in ("--to", who)]
    ok(run, *AT, "sent", "ty-w", "safeguards", "--reason", "yearly", *receivers, "--on", day)
    assert ("We gave it to you" in notice(run, "Ty")) == says
    assert ("We gave it to you" in notice(run, "Joan")) == (to != ["Ty Wong"])


def test_the_meeting_has_moved_for_whom_had_a_notice_of_the_former_day(caseload: Path, run: Run) -> None:
    booked(run, MINOR, *PARENTS)
    sent(run, "2026-11-20", "Joan Wong")
    ok(run, *AT, "reschedule", "ty-w", "2026-12-10", "--why", "the room is taken")
    assert "It was set for Wednesday, December 9, 2026." in notice(run, "Joan")
    assert "has moved" not in notice(run, "Pete")
    assert "First notice" in notice(run, "Pete")


def test_a_meeting_called_off_is_said_to_whom_had_its_notice(caseload: Path, run: Run) -> None:
    """It was another meeting, so this is the first notice of the new one; once that was sent, nothing more is said of the old."""
    booked(run, MINOR, *PARENTS)
    sent(run, "2026-11-20", "Joan Wong")
    off = run(*AT, "cancel", "ty-w", "--why", "the room is taken")
    assert "To hear that it is off: Joan Wong" in off.stderr
    ok(run, *AT, "schedule-iep", "ty-w", "2026-12-10", "--purpose", "annual")
    was = "The meeting of Wednesday, December 9, 2026 was called off."
    assert was in notice(run, "Joan")
    assert "First notice" in notice(run, "Joan")
    assert "La reunión del miércoles 9 de diciembre de 2026 se canceló." in notice(run, "Joan", "Spanish")
    assert "called off" not in notice(run, "Pete")
    ok(run, *AT, "sent", "ty-w", "meeting-notice", "--to", "Joan Wong")
    assert was in notice(run, "Joan")
    assert "called off" not in notice(run, "Joan", day="2026-11-24")


def test_a_meeting_moved_and_called_off_is_said_by_the_day_of_the_notice(caseload: Path, run: Run) -> None:
    booked(run, MINOR, *PARENTS)
    sent(run, "2026-11-20", "Joan Wong")
    ok(run, *AT, "reschedule", "ty-w", "2026-12-11", "--why", "the room is taken")
    ok(run, *AT, "cancel", "ty-w", "--why", "the room is taken")
    ok(run, *AT, "schedule-iep", "ty-w", "2026-12-14", "--purpose", "annual")
    assert "The meeting of Wednesday, December 9, 2026 was called off." in notice(run, "Joan")
    assert "called off" not in notice(run, "Pete")


def test_what_was_booked_later_for_the_day_hides_no_notice(caseload: Path, run: Run) -> None:
    booked(run, MINOR, *PARENTS)
    sent(run, "2026-11-20", "Joan Wong")
    ok(run, *AT, "schedule-iep", "ty-w", "2026-12-09", "--purpose", "manifestation")
    ok(run, *AT, "cancel", "ty-w", "--why", "the room is taken", "--meeting", "2026-12-09")
    ok(run, *AT, "schedule-iep", "ty-w", "2026-12-14", "--purpose", "annual")
    letter = ("letter", "meeting-notice", "ty-w", "--to", "Joan", "--meeting", "2026-12-14")
    assert "The meeting of Wednesday, December 9, 2026 was called off." in ok(run, *AT, *letter)


ALIKE = ("--contact", "Luz Rivera, mother", "--contact", "Luz Rivera-Gomez, grandmother")


def test_a_name_in_full_is_that_contact_beside_one_whose_name_begins_so(caseload: Path, run: Run) -> None:
    booked(run, MINOR, *ALIKE)
    sent(run, "2026-11-20", "Luz Rivera")
    assert ENGLISH[0] in notice(run, "Luz Rivera")
    assert "November 20" not in notice(run, "Luz Rivera-Gomez")
    refused = run(*AT, "letter", "meeting-notice", "ty-w", "--to", "Luz")
    assert (
        '"Luz" matches more than one contact: Luz Rivera, Luz Rivera-Gomez. Type more of the name.'
        in " ".join(refused.stderr.split())
    )


def test_a_paper_for_a_parent_in_full_did_not_reach_the_guardian_whose_name_begins_so() -> None:
    contacts = (
        Contact(name="Luz Rivera", relation="mother"),
        Contact(name="Luz Rivera-Gomez", relation="legal guardian"),
    )
    identity = student_of().identity.model_copy(update={"contacts": contacts})
    meanings = shipped_law().meanings
    assert [each.name for each in holders_instead(identity, meanings, of_age=False)] == ["Luz Rivera-Gomez"]
    assert went_to_another_parent("Luz Rivera", identity, meanings)
    assert not went_to_another_parent("Luz Rivera-Gomez", identity, meanings)
    assert not went_to_another_parent("Luz", identity, meanings)
