"""An IEP agreed to is in effect when each service of the providers on file has begun: 34 CFR 300.323(c)(2), EC 56344(b)."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok

AT = ("--as-of", "2026-11-20")
LEFT = "Implement the IEP (still to do: OT)"


def flat(text: str) -> str:
    return " ".join(text.split())


def all_of(run: Run, *words: str) -> str:
    """What is recorded, and the notes."""
    done = run(*AT, *words)
    assert not done.returncode, done.stderr
    return flat(done.stdout + done.stderr)


@pytest.fixture
def ana(caseload: Path, run: Run) -> str:
    named = ["--name", "Ana Bo", "--born", "2014-06-20", "--grade", "6", "--school", "Fernbrook Middle"]
    staff = ["--provider", "Ito=OT", "--provider", "Vance=speech and language", "--provider", "Kim Roe"]
    reviews = ["--last-annual", "2025-11-21", "--last-evaluation", "2024-11-21"]
    ok(run, "--as-of", "2026-11-02", "add", "ana-b", *named, *staff, *reviews)
    ok(run, "--as-of", "2026-11-16", "hold-iep", "ana-b", "--purpose", "annual", "--outcome", "completed")
    ok(run, "--as-of", "2026-11-18", "answer-iep", "ana-b", "--agreed")
    return "ana-b"


def test_the_line_says_which_services_are_left(run: Run, ana: str) -> None:
    page = all_of(run, "today", "--all")
    assert "Implement the IEP" in page
    assert LEFT not in page
    first = all_of(run, "service", ana, "speech", "--starts", "11/20", "--started")
    assert "met Implement the IEP" not in first
    assert (
        f'Not begun yet: OT. Planned: casemgr service {ana} "OT" --starts DATE; begun: with --started'
        in first
    )
    assert LEFT in all_of(run, "today", "--all")
    assert "Still to do OT" in all_of(run, "why", ana, "implement-iep")
    last = all_of(run, "service", ana, "OT", "--starts", "11/20", "--started")
    assert "met Implement the IEP" in last
    assert "Not begun" not in last


def test_of_two_providers_the_one_who_gives_it_is_asked_about(run: Run, ana: str) -> None:
    ok(run, *AT, "edit", ana, "--provider", "Vance Ito=PT")
    planned = (*AT, "service", ana, "speech", "--starts", "11/24", "--provider")
    assert '"v" matches more than one person: Vance, Vance Ito' in run(*planned, "v").stderr
    assert "Vance Ito" in ok(run, *planned, "vance i")


def test_what_is_not_in_the_iep_is_not_waited_for(run: Run, ana: str) -> None:
    ok(run, *AT, "service", ana, "speech", "--starts", "11/20", "--started")
    assert "met Implement the IEP" in all_of(run, "service", ana, "OT", "--ended")


def test_a_day_planned_puts_nothing_into_effect(run: Run, ana: str) -> None:
    """Typed on the day after, without a year, it would be a day of next year: the line stays until the service begins."""
    ok(run, *AT, "service", ana, "speech", "--starts", "11/20", "--started")
    assert "met Implement the IEP" not in all_of(run, "service", ana, "OT", "--starts", "12/14")
    assert LEFT in all_of(run, "today", "--all")
    assert "met Implement the IEP" in all_of(run, "service", ana, "OT", "--started")


def test_nothing_has_begun_with_plans_alone(run: Run, ana: str) -> None:
    for service in ("OT", "speech"):
        assert "met Implement" not in all_of(run, "service", ana, service, "--starts", "12/14")
    assert "met Implement the IEP" not in all_of(run, "service", ana, "OT", "--started")
    assert "met Implement the IEP" in all_of(run, "service", ana, "speech", "--started")


def test_what_is_left_is_said_with_a_plan_and_an_end_too(run: Run, ana: str) -> None:
    ok(run, *AT, "edit", ana, "--provider", "Lee=PT")
    ok(run, *AT, "service", ana, "speech", "--starts", "11/20", "--started")
    assert "Not begun yet: OT and PT." in all_of(run, "service", ana, "PT", "--starts", "12/14")
    assert "Not begun yet: OT." in all_of(run, "service", ana, "PT", "--ended")


def test_a_service_that_ended_has_no_day_and_is_on_no_paper(run: Run, ana: str) -> None:
    ok(run, *AT, "service", ana, "OT", "--starts", "12/14", "--minutes", "30 minutes weekly")
    assert "30 minutes weekly" in ok(run, *AT, "letter", "at-a-glance", ana)
    assert "ended Service start (OT)" in all_of(run, "service", ana, "OT", "--ended")
    assert "30 minutes weekly" not in ok(run, *AT, "letter", "at-a-glance", ana)


def test_what_is_on_no_file_does_not_end(run: Run, ana: str) -> None:
    done = run(*AT, "service", ana, "swimming", "--ended")
    assert done.returncode == 3
    assert "no service swimming is on file (OT, speech and language)" in done.stderr
    assert run(*AT, "service", ana, "OT", "--ended", "--started").returncode == 2


def test_a_tick_is_enough(run: Run, ana: str) -> None:
    assert "met Implement the IEP" in all_of(run, "done", ana, "implement-iep")


def test_an_amendment_is_put_into_effect_too(run: Run, ana: str) -> None:
    ok(run, *AT, "done", ana, "implement-iep")
    amended = all_of(run, "amend", ana, "--what", "30 minutes more of OT", "--agreed", "11/20", "--full")
    assert "Implement the IEP" in amended
    assert "Implement the IEP" in flat(ok(run, "--as-of", "2026-11-21", "today", "--all"))
    done = run("--as-of", "2026-11-23", "service", ana, "OT", "--starts", "11/23", "--started")
    begun = flat(done.stdout + done.stderr)
    assert "met Implement the IEP" in begun
    assert "Not begun" not in begun


def test_a_start_of_some_days_ago_is_of_this_year(run: Run, ana: str) -> None:
    assert "starts Tue 11/17" in all_of(run, "service", ana, "OT", "--starts", "11/17")


def test_a_start_before_the_iep_is_of_next_year(run: Run, ana: str) -> None:
    said = all_of(run, "service", ana, "OT", "--starts", "11/13")
    assert "starts Sat 11/13/2027" in said
    assert "if you mean 2026, type 2026-11-13" in said


def test_a_service_that_began_before_its_plan_was_typed(run: Run, ana: str) -> None:
    ok(run, *AT, "service", ana, "speech and language", "--starts", "11/19")
    late = all_of(run, "service", ana, "speech", "--started", "--on", "11/19")
    assert "met Service start (speech and language) on Thu 11/19" in late
    assert "Not begun yet: OT." in late
    done = run(*AT, "service", ana, "speech", "--started", "--on", "11/18")
    assert "Meets nothing" in done.stderr or done.returncode


def test_a_provider_named_with_a_service_alone_is_put_on_no_list(run: Run, ana: str) -> None:
    said = all_of(run, "service", ana, "counseling", "--starts", "11/23", "--provider", "Pia Lund")
    assert (
        f'Pia Lund is not on file as a provider, so no list names them: casemgr edit {ana} --provider "Pia'
        in said
    )
    assert "not on file" not in all_of(run, "service", ana, "OT", "--starts", "11/23", "--provider", "Ito")


def test_a_slip_in_the_name_of_a_service_is_asked_about(run: Run, ana: str) -> None:
    done = run(*AT, "service", ana, "speach and language", "--starts", "11/20")
    assert done.returncode
    assert "did you mean speech and language?" in done.stderr


def test_a_correction_to_what_is_on_file_says_so(run: Run, ana: str) -> None:
    ok(run, *AT, "service", ana, "OT", "--starts", "2027-11-19")
    event = ok(run, *AT, "history", ana).strip().splitlines()[-1].split()[2]
    done = run(*AT, "correct", ana, event, "starts=11/19")
    assert "that is on file already: starts=2027-11-19. For another year, type the year too" in done.stderr


def test_the_sheet_for_staff_names_every_service_and_who_signs(run: Run, ana: str) -> None:
    """A service without a plan on file is given all the same, until it has ended."""
    ok(run, *AT, "edit", ana, "--teacher", "Tess Wu")
    ok(run, *AT, "service", ana, "OT", "--starts", "11/23")
    sheet = ok(run, *AT, "letter", "at-a-glance", ana, "--format", "md")
    assert "| OT |  | Ito | 11/23/2026 |" in sheet
    assert "| Speech and language |  | Vance |  |" in sheet
    assert "| Tess Wu | teacher | | |" in sheet
    ok(run, *AT, "service", ana, "speech", "--ended")
    assert "| Speech and language |  |" not in ok(run, *AT, "letter", "at-a-glance", ana, "--format", "md")


@pytest.fixture
def offered(run: Run, ana: str) -> str:
    """The same with a new IEP that the parent has not answered, and a service planned in it."""
    ok(run, "--as-of", "2026-11-18", "review-with", ana, "--all-staff")
    meeting = ["hold-iep", ana, "--purpose", "supplemental", "--outcome", "completed"]
    ok(run, "--as-of", "2026-11-19", *meeting)
    planned = all_of(run, "service", ana, "counseling", "--starts", "11/20")
    assert "the parent has not agreed to the IEP yet; the service is due once that is on file" in planned
    assert "started Service start" not in planned
    return ana


def test_what_is_gone_through_before_the_answer_counts_with_it(run: Run, offered: str) -> None:
    said = all_of(run, "review-with", offered, "--all-staff")
    assert "This counts once the parent has agreed to the new IEP" in said
    answer = flat(ok(run, "--as-of", "2026-11-23", "answer-iep", offered, "--agreed"))
    assert "met Staff informed on Fri 11/20" in answer
    assert (
        "started Service start (counseling) due Tue 11/24" in answer
    )  # the first school day after the answer


def test_a_service_planned_may_be_what_was_refused(run: Run, offered: str) -> None:
    said = all_of(run, "answer-iep", offered, "--partly", "--items", "no counseling")
    assert f'What the parent refused does not begin: casemgr service {offered} "counseling" --ended' in said


def test_a_service_runs_on_under_a_new_iep(run: Run, ana: str) -> None:
    for service in ("OT", "speech and language"):
        ok(run, *AT, "service", ana, service, "--starts", "11/20", "--started")
    again = run("--as-of", "2026-11-23", "service", ana, "OT", "--started")
    assert "OT started on Fri 11/20/2026 already" in again.stderr
    meeting = ["hold-iep", ana, "--purpose", "annual", "--outcome", "completed"]
    ok(run, "--as-of", "2027-02-02", *meeting)
    ok(run, "--as-of", "2027-02-03", "answer-iep", ana, "--agreed")
    ok(run, "--as-of", "2027-02-04", "service", ana, "OT", "--started")
    last = flat(ok(run, "--as-of", "2027-02-04", "service", ana, "speech", "--started"))
    assert "met Implement the IEP on Thu 2/4" in last


def test_a_day_that_passed_before_the_agreement_is_said(run: Run, offered: str) -> None:
    ok(run, *AT, "service", offered, "art therapy", "--starts", "11/20")
    done = run("--as-of", "2026-11-24", "answer-iep", offered, "--partly", "--items", "no art therapy")
    said = flat(done.stderr)
    assert (
        f"Planned: counseling and art therapy. What the parent refused does not begin: casemgr service {offered} NAME"
        in said
    )
    assert (
        "counseling was planned for Fri 11/20, before the agreement: it is due on the next school day, "
        in said
    )
    assert f'casemgr service {offered} "counseling" --starts DATE' in said


def test_who_gives_a_service_is_not_one_who_has_left(caseload: Path, run: Run) -> None:
    settings = caseload / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("staff:\n", "staff:\n- {name: Priya Banerjee, role: slp}\n", 1), encoding="utf-8"
    )
    ok(run, "edit", "ben-k", "--left", "Priya Nair", "--on", "11/2")
    planned = all_of(run, "service", "ben-k", "speech", "--starts", "12/1", "--provider", "Priya B")
    assert "Priya Banerjee" in planned
    late = all_of(run, "provider-reported", "ben-k", "Priya N")
    assert "Priya Nair" in late


WAYS = [("--starts", "11/24"), ("--started",), ("--ended",)]


def _service(run: Run, ana: str) -> object:
    return data(run, *AT, "show", ana)["events"][-1]["service"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("typed", "meant"), [("speech", "speech and language"), ("spee", "speech and language"), ("ot", "OT")]
)
def test_which_service_is_meant_does_not_depend_on_what_is_said_of_it(
    run: Run, ana: str, way: tuple[str, ...], typed: str, meant: str
) -> None:
    if way == ("--started",):
        ok(run, *AT, "service", ana, meant, "--starts", "11/20")
    said = all_of(run, "service", ana, typed, *way)
    assert _service(run, ana) == meant
    assert ("taken as speech and language, which is on file" in said) == ((typed, way) == ("speech", WAYS[0]))


@pytest.mark.parametrize("way", WAYS)
def test_a_name_that_several_services_have_and_a_slip_are_refused_in_each_way(
    run: Run, ana: str, way: tuple[str, ...]
) -> None:
    ok(run, *AT, "edit", ana, "--provider", "Hu=speech consultation")
    several = run(*AT, "service", ana, "speech", *way)
    assert several.returncode == 2
    assert (
        '"speech" matches more than one service: speech and language, speech consultation' in several.stderr
    )
    slip = run(*AT, "service", ana, "speach and language", *way)
    assert (slip.returncode, "did you mean speech and language?" in slip.stderr) == (3, True)


def test_a_service_of_another_name_is_new_where_it_is_planned(run: Run, ana: str) -> None:
    all_of(run, "service", ana, "swimming", "--starts", "11/24")
    assert _service(run, ana) == "swimming"
    assert "music was not planned" in run(*AT, "service", ana, "music", "--started").stderr
    assert "no service drama is on file" in run(*AT, "service", ana, "drama", "--ended").stderr


@pytest.mark.parametrize("more", [(), ("--started",)])
def test_whole_words_of_a_longer_name_are_another_service_where_that_is_insisted_on(
    run: Run, ana: str, more: tuple[str, ...]
) -> None:
    said = all_of(run, "service", ana, "speech", "--starts", "11/20", *more, "--force")
    assert "taken as" not in said
    assert _service(run, ana) == "speech"
    all_of(run, "service", ana, "speech", "--ended")
    assert _service(run, ana) == "speech"


@pytest.mark.parametrize("way", [("--starts", "11/25"), ("--started",)])
def test_a_service_that_ended_is_known_by_part_of_its_name(run: Run, ana: str, way: tuple[str, ...]) -> None:
    all_of(run, "service", ana, "swimming", "--starts", "11/24")
    all_of(run, "service", ana, "swim", "--ended")
    all_of(run, "service", ana, "swim", *way)
    assert _service(run, ana) == "swimming"
