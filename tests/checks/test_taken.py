"""What is taken where little was typed: the service, the IEP, the receivers and the subject that are meant."""

from datetime import date

import pytest

from casemgr.casefile.people import People, Person
from casemgr.casefile.taken import Taken
from casemgr.checks.meant import iep_meant, service_meant, service_to_plan
from casemgr.checks.papers import reason_meant, receivers_meant
from casemgr.checks.written_notice import elements_unsaid, subject_unsaid
from casemgr.errors import UsageError
from support import fact, shipped_law, student_of

PLANNED = fact("service_planned", "2026-11-20", service="OT consultation", starts="2026-12-07")
PRIYA = Person(name="Priya Nair", role="slp")
PEOPLE = People(Person(name="Dana Whitfield"), (PRIYA,))
HELD = fact("meeting_held", "2026-10-05", purposes=["annual"], outcome="completed", eligible="true")
AGREED = fact("iep_answered", "2026-10-12", answer="agreed")


def corrected(change: str) -> str:
    return f"correct {change}"


def test_part_of_the_name_of_a_service_means_it() -> None:
    student = student_of(PLANNED)
    assert service_meant("consult", student.identity, student.events) == Taken("OT consultation")


def test_a_service_that_may_be_a_slip_is_in_doubt() -> None:
    student = student_of(PLANNED)
    found = service_meant("OT consultatoin", student.identity, student.events)
    assert found.value == "OT consultatoin"
    assert found.doubt == "no service OT consultatoin is on file; did you mean OT consultation?"


@pytest.mark.parametrize(("force", "service"), [(False, "OT consultation"), (True, "OT")])
def test_whole_words_of_a_longer_name_may_be_another_service(force: bool, service: str) -> None:
    student = student_of(PLANNED)
    found = service_to_plan("OT", student.identity, student.events, "ana-r", force=force)
    assert (found.value, bool(found.note)) == (service, not force)


def test_the_iep_meant_is_the_one_in_effect_or_that_of_the_day() -> None:
    events = student_of(HELD, AGREED).events
    assert iep_meant(None, events, corrected) == Taken(date(2026, 10, 5))
    assert iep_meant(date(2026, 10, 5), events, corrected) == Taken(date(2026, 10, 5))
    other = iep_meant(date(2026, 10, 6), events, corrected)
    assert other.doubt == "there is no IEP of 2026-10-06; say --iep 2026-10-05"
    assert iep_meant(None, (), corrected) == Taken(None, "no IEP is on file")


def test_of_an_iep_that_is_only_offered_it_is_said_when_it_is_printed() -> None:
    found = iep_meant(None, student_of(HELD).events, corrected)
    assert found.value == date(2026, 10, 5)
    assert found.note == "kept for the IEP offered; it is printed once the parent has agreed to it"


def test_the_parents_copy_is_for_nobody_of_the_staff() -> None:
    head = student_of().identity
    found = receivers_meant("iep-copy", ["Priya Nair"], head, PEOPLE, "Dana Whitfield", all_staff=False)
    assert found.doubt == "Priya Nair is on the staff, and iep-copy is the parent's; theirs is iep-copy-staff"
    theirs = receivers_meant("iep-copy-staff", ["Priya"], head, PEOPLE, "Dana Whitfield", all_staff=False)
    assert theirs == Taken(("Priya",))


@pytest.mark.parametrize(("document", "why"), [("iep-copy", "goes with"), ("iep-copy-staff", "is on file")])
def test_all_staff_is_for_their_copy_and_for_those_on_file(document: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        receivers_meant(document, [], student_of().identity, PEOPLE, "Dana Whitfield", all_staff=True)


def test_safeguards_that_nothing_waits_for_have_no_reason() -> None:
    law = shipped_law()
    assert reason_meant("safeguards", "yearly", (), law, corrected) == Taken("yearly")
    assert reason_meant("handbook", "on request", (), law, corrected) == Taken("on-request")
    unasked = reason_meant("safeguards", None, (), law, corrected)
    assert unasked.value is None
    assert (unasked.note or "").endswith("If it was asked for: correct reason=on-request")


def test_an_answer_to_a_request_for_an_assessment_is_about_it() -> None:
    asked = fact("parent_request_received", "2026-11-03", what="test him", assessment="true")
    events = student_of(asked).events
    assert subject_unsaid((), events, corrected) == Taken("other")
    found = subject_unsaid((events[0].id,), events, corrected)
    assert (found.value, (found.note or "")[-len("correct subject=SUBJECT") :]) == (
        "assessment",
        "correct subject=SUBJECT",
    )


def test_elements_of_which_nothing_was_said() -> None:
    assert elements_unsaid(("action", "reasons"), ()) == (("action", "reasons"), "all two required elements")
    assert elements_unsaid(("action", "reasons"), {"action"}) == (("reasons",), "the other elements")
