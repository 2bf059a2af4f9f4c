"""A meeting that is moved: its team stays known, is to be told the new day, and the notice names the former day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

# ben-k's annual is booked for Wednesday, 2 December 2026; the team was invited on 12 November, the notice sent on the 13th.
TEAM = {("general-ed-teacher", "Joan Pruitt"), ("education-specialist", "Dana Whitfield"), ("lea-representative", None)}  # fmt: skip
PARENT = ("parent", "Grace Kim")
FORMER = "invited for Wed 12/2: tell the new day"
MOVE = ["reschedule", "ben-k", "2026-12-03", "--why", "the parent works that day"]


def _invited(run: Run) -> dict[tuple[str, str | None], str]:
    rows: list[dict[str, Any]] = json.loads(run("invite", "ben-k", "--format", "json").stdout)["invitations"]
    return {(row["member"], row["name"]): row["state"] for row in rows}


def _notice(run: Run, *words: str) -> str:
    return run("letter", "meeting-notice", "ben-k", *words).stdout


@pytest.mark.parametrize("move", [MOVE, ["schedule-iep", "ben-k", "2026-12-03", "--purpose", "annual"]])
def test_those_invited_before_stay_known_and_are_to_invite_again(
    caseload: Path, run: Run, move: list[str]
) -> None:
    assert run(*move).returncode == 0
    assert _invited(run) == dict.fromkeys((*TEAM, PARENT), FORMER)
    assert "Invite the team" in run("show", "ben-k").stdout


def test_the_team_is_told_with_the_command_that_is_shown(caseload: Path, run: Run) -> None:
    line = next(
        line for line in run(*MOVE).stdout.splitlines() if line.startswith("Tell the team the new day")
    )
    shown = 'invite ben-k general-ed-teacher="Joan Pruitt" education-specialist="Dana Whitfield" lea-representative'  # fmt: skip
    assert line == f"Tell the team the new day, then: casemgr {shown}"
    done = run("invite", "ben-k", "general-ed-teacher=Joan Pruitt", "education-specialist=Dana Whitfield")
    assert "Tell the new day, Thu 12/3: lea-representative and parent (Grace Kim)" in done.stdout
    assert "Invite the team" in run("show", "ben-k").stdout
    run("invite", "ben-k", "lea-representative")
    run("sent", "ben-k", "meeting-notice", "--to", "Grace Kim")
    assert _invited(run) == dict.fromkeys((*TEAM, PARENT), "invited")
    assert "Invite the team" not in run("show", "ben-k").stdout


def test_a_stand_in_for_a_role_without_a_name_is_told(caseload: Path, run: Run) -> None:
    run(*MOVE)
    run("invite", "ben-k", "lea-representative=Marcus Bell", "general-ed-teacher")
    states = _invited(run)
    assert states["lea-representative", "Marcus Bell"] == states["general-ed-teacher", None] == "invited"
    assert ("lea-representative", None) not in states
    assert ("general-ed-teacher", "Joan Pruitt") not in states


def test_an_invitation_of_the_day_of_the_move_and_before_it_was_for_the_former_day(
    caseload: Path, run: Run
) -> None:
    run("invite", "ben-k", "school-psychologist=Marcus Bell")
    run(*MOVE)
    assert _invited(run)["school-psychologist", "Marcus Bell"] == FORMER


def test_the_notice_names_the_team_and_the_former_day(caseload: Path, run: Run) -> None:
    assert "has moved" not in _notice(run)
    run(*MOVE)
    text = _notice(run)
    assert "**The meeting has moved.** It was set for Wednesday, December 2, 2026." in text
    assert "| Purpose | Annual review · New day |" in text
    for line in ("General education teacher: Joan Pruitt", "Education specialist: Dana Whitfield"):
        assert line in text
    spanish = _notice(run, "--language", "Spanish")
    assert "**La reunión cambia de día.** Estaba fijada para el miércoles 2 de diciembre de 2026." in spanish
    assert "Revisión anual · Nuevo día" in spanish


def test_moved_twice_the_former_day_is_the_one_the_parent_had_a_notice_of(caseload: Path, run: Run) -> None:
    run(*MOVE)
    run("reschedule", "ben-k", "2026-12-09", "--why", "the room is taken")
    assert "It was set for Wednesday, December 2, 2026." in _notice(run)
    run("sent", "ben-k", "meeting-notice", "--to", "Grace Kim")
    assert "It was set for Wednesday, December 2, 2026." in _notice(run)  # a copy of that one
    later = run("--as-of", "2026-11-24", "letter", "meeting-notice", "ben-k").stdout
    assert "Second notice of the new day; the last one was sent on November 23, 2026" in later
    run("reschedule", "ben-k", "2026-12-10", "--why", "the parent is ill")
    assert "It was set for Wednesday, December 9, 2026." in _notice(run)
    assert set(_invited(run)) == {*TEAM, PARENT}


def test_a_meeting_at_another_hour_of_its_day_has_not_moved(caseload: Path, run: Run) -> None:
    run("schedule-iep", "ben-k", "2026-12-02", "--purpose", "annual", "--time", "8:00")
    assert "has moved" not in _notice(run)


def test_the_students_invitation_names_the_day_the_student_was_invited_to(caseload: Path, run: Run) -> None:
    def invitation(*more: str) -> str:
        return run("letter", "student-invitation", "ben-k", "--format", "md", *more).stdout

    run("invite", "ben-k", "student")
    assert "has moved" not in invitation()
    run(*MOVE)
    run("reschedule", "ben-k", "2026-12-09", "--why", "the room is taken")
    assert "**The meeting has moved.** It was set for Wednesday, December 2, 2026." in invitation()
    assert "Estaba fijada para el miércoles 2 de diciembre de 2026." in invitation("--language", "Spanish")
    run("invite", "ben-k", "student")
    run("reschedule", "ben-k", "2026-12-10", "--why", "the parent is ill")
    assert "It was set for Wednesday, December 9, 2026." in invitation()


def test_a_student_who_was_not_invited_before_is_told_of_no_former_day(caseload: Path, run: Run) -> None:
    run(*MOVE)
    assert "has moved" not in run("letter", "student-invitation", "ben-k", "--format", "md").stdout


def test_what_is_said_again_on_the_day_of_the_move_is_about_the_new_day(caseload: Path, run: Run) -> None:
    for words in (
        ("invite", "ben-k", "general-ed-teacher=Joan Pruitt"),
        ("sent", "ben-k", "meeting-notice", "--to", "Grace Kim"),
        ("reply", "ben-k", "attending"),
    ):
        assert run(*words).returncode == 0
        assert run(*words).stderr.endswith(
            "exactly this is recorded already; if this is correct, add --force\n"
        )
        assert run(*MOVE).returncode == 0
        assert run(*words).returncode == 0, words
        assert run(*words).returncode == 3
        run("undo", "ben-k")
        run("undo", "ben-k")


def test_another_document_sent_again_on_the_day_of_the_move_is_still_the_same(
    caseload: Path, run: Run
) -> None:
    words = ("sent", "ben-k", "iep-copy", "--to", "Grace Kim")
    assert run(*words).returncode == 0
    run(*MOVE)
    assert "exactly this is recorded already" in run(*words).stderr


# --- the same team once more ----------------------------------------------------------------------


def invited(run: Run, student: str) -> set[tuple[str, str | None]]:
    """Those of the last invitation, each by role and name."""
    events = json.loads(run("show", student, "--format", "json").stdout)["events"]
    last = [event for event in events if event["type"] == "team_invited"][-1]
    return {(each["role"], each.get("name")) for each in last["to"]}


def test_the_team_of_a_moved_meeting_is_invited_as_before(caseload: Path, run: Run) -> None:
    before = invited(run, "ben-k")
    assert run("reschedule", "ben-k", "12/3", "--why", "ill").returncode == 0
    done = run("invite", "ben-k", "--as-before", "principal")
    assert done.returncode == 0, done.stderr
    assert invited(run, "ben-k") == {*before, ("principal", None)}


def test_the_team_of_the_last_meeting_is_invited_to_the_next(caseload: Path, run: Run) -> None:
    before = invited(run, "jos-n")
    assert (
        run("hold-iep", "jos-n", "--on", "11/23", "--outcome", "continued", "--purpose", "initial").returncode
        == 0
    )
    assert run("schedule-iep", "jos-n", "12/8").returncode == 0
    assert run("invite", "jos-n", "--as-before").returncode == 0
    assert invited(run, "jos-n") == before
    assert not {role for role, _ in before} & {"parent"}  # the notice invites the parent


@pytest.mark.parametrize(
    ("student", "said"),
    [("mar-f", "nobody was invited to an earlier meeting"), ("cal-d", "no meeting is booked yet")],
)
def test_without_a_team_from_before_nobody_is_invited(
    caseload: Path, run: Run, student: str, said: str
) -> None:
    done = run("invite", student, "--as-before")
    assert done.returncode == 3
    assert said in done.stderr


def test_a_team_invited_before_the_hour_was_changed_is_named(caseload: Path, run: Run) -> None:
    assert run("schedule-iep", "aal-r", "12/4", "--purpose", "supplemental", "--time", "9am").returncode == 0
    assert run("invite", "aal-r", "principal=Ruth Abara", "slp=Priya Nair").returncode == 0
    done = run("reschedule", "aal-r", "12/4", "--time", "3pm", "--why", "shift", "--meeting", "12/4")
    again = 'casemgr invite aal-r principal="Ruth Abara" slp="Priya Nair"'
    assert f"Tell the team the new hour, then: {again}" in done.stdout
    done = run("invite", "aal-r", "--as-before", "--meeting", "12/4")
    assert "principal (Ruth Abara)" in done.stdout
