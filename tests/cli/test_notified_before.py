"""A date that staff were notified of moves: they are to be notified again, and the command is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok

AT = ("--as-of", "2026-11-20")


def flat(text: str) -> str:
    return " ".join(text.split())


def all_of(run: Run, *words: str) -> str:
    """What is recorded, and the notes."""
    done = run(*AT, *words)
    assert not done.returncode, done.stderr
    return flat(done.stdout + done.stderr)


def last_of(run: Run, kind: str) -> str:
    """The id of the last event of a type."""
    events = data(run, *AT, "show", "ref-r")["events"]
    return str([event["id"] for event in events if event["type"] == kind][-1])


@pytest.fixture
def ref(caseload: Path, run: Run) -> str:
    named = ["--name", "Ref Roe", "--born", "2017-05-05", "--grade", "4", "--school", "Fernbrook Elementary"]
    ok(run, "--as-of", "2026-10-01", "refer", "ref-r", *named, "--area", "SLD")
    ok(run, "--as-of", "2026-10-12", "assessment-plan", "ref-r", "--area", "psychoeducational=Bell")
    ok(run, "--as-of", "2026-10-26", "consent", "ref-r")
    ok(run, "--as-of", "2026-10-27", "notify", "ref-r", "consent", "--to", "Marcus", "--to", "principal")
    return "ref-r"


def test_the_day_of_a_consent_corrected_after_the_staff_were_notified(run: Run, ref: str) -> None:
    was = next(d for d in data(run, *AT, "show", ref)["deadlines"] if d["rule"] == "initial-iep")["due"]
    assert was == "2027-01-12"
    signed = all_of(run, "correct", ref, last_of(run, "consent_received"), "signed=2026-10-20")
    assert "Tell staff" not in signed
    assert "old date" not in signed
    said = all_of(run, "correct", ref, last_of(run, "consent_received"), "--on", "10/23")
    assert "reopened Tell staff: consent (initial)" in said
    command = f'casemgr notify {ref} consent --to "Marcus Bell" --to principal'
    assert f"Marcus Bell and principal have the old date, Tue 1/12. For the new one: {command}" in said
    assert "met Tell staff: consent" in all_of(run, "notify", ref, "consent", "--to", "Marcus")
    undone = all_of(run, "undo", ref)
    assert "reopened Tell staff: consent" in undone
    assert "met Tell staff: consent" in all_of(run, "undo", ref)


def test_what_was_corrected_before_they_were_notified_they_have_right(run: Run, ref: str) -> None:
    ok(run, *AT, "correct", ref, last_of(run, "consent_received"), "--on", "10/23")
    ok(run, *AT, "notify", ref, "consent", "--to", "Marcus")
    said = all_of(run, "correct", ref, last_of(run, "consent_received"), "signed=2026-10-20")
    assert "reopened" not in said
    assert "reopened" not in all_of(
        run, "correct", ref, last_of(run, "staff_notified"), "to=Marcus Bell, Osei"
    )


def test_a_longer_time_agreed_to_after_they_were_notified(run: Run, ref: str) -> None:
    said = all_of(run, "extend", ref, "initial-iep", "--until", "2027-01-29", "--signed", "11/19")
    assert "have the old date, Tue 1/12" in said


def test_the_day_of_a_request_for_records(run: Run, ref: str) -> None:
    ok(run, *AT, "records-request", ref)
    ok(run, *AT, "notify", ref, "records-request", "--to", "Lorraine")
    said = all_of(run, "correct", ref, last_of(run, "records_requested"), "--on", "11/19")
    assert "reopened Tell staff: records (parent)" in said
    assert "Lorraine Teague has the old date, Tue 12/1." in said


def test_a_booking_corrected_after_they_heard_that_the_parent_comes(run: Run, ref: str) -> None:
    ok(run, *AT, "schedule-iep", ref, "12/14", "--purpose", "initial", "--time", "3pm")
    ok(run, *AT, "reply", ref, "attending")
    ok(run, *AT, "notify", ref, "confirmation", "--to", "principal")
    said = all_of(run, "correct", ref, last_of(run, "meeting_scheduled"), "meeting_date=12/15")
    assert "Notified that the parent will come: principal. If they heard Mon 12/14 3:00 pm" in said
    assert f'casemgr notify {ref} confirmation --to "principal"' in said
