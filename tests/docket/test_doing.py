"""What `done` records for each duty: its own command's event, and nothing that only a person can say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from casemgr.casefile.events import Done, event_types
from casemgr.cli.table import COMMANDS
from casemgr.docket.doing import Made, events_for, must_be_said, own_event
from casemgr.docket.examples import clocks_of, event_of, wrongs
from casemgr.law.examples import Example
from casemgr.law.rules import Rule
from each import each
from support import CALENDARS as FOLDER
from support import calendar, context_with, deadlines_of, fact, shipped_law, student_of, with_rule

LAW = shipped_law()
CALENDARS = {path.stem: calendar(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}
RULES = [pytest.param(rule, id=rule.id) for rule in LAW.rules]

NEVER = {
    "consent_received",
    "consent_refused",
    "consent_revoked",
    "extension_agreed",
    "iep_answered",
    "independent_assessment_answered",
    "manifestation_review_held",
    "meeting_held",
    "parent_replied",
    "placement_change_decided",
    "prior_written_notice_sent",
}


def open_example(rule: Rule) -> Example:
    """An example of the rule whose facts leave a clock open, the first that shows what meets it."""
    found = [
        example
        for example in rule.examples
        if any(clock.is_open for clock in clocks_of(rule, example, context_with(), CALENDARS))
    ]
    return min(found, key=lambda example: example.met is None)


def made_for(rule: Rule, example: Example, *, of_several: bool = False) -> list[Made]:
    clocks = [c for c in clocks_of(rule, example, context_with(), CALENDARS) if c.is_open]
    events = tuple(event_of(fact, place) for place, fact in enumerate(example.facts))
    return events_for(rule, clocks, student_of(), events, "e0" if of_several else None, of_several=of_several)


def as_fact(made: Made, day: str) -> dict[str, Any]:
    fields = {key: value for key, value in made.fields.items() if value is not None}
    return {"type": made.cls.model_fields["type"].default, "date": day, **fields}


@each(RULES)
def test_done_meets_the_duty_or_names_a_command_that_there_is(rule: Rule) -> None:
    example = open_example(rule)
    made = made_for(rule, example)
    if not made:
        assert rule.next.split()[0] in COMMANDS
        assert rule.next.split()[0] != "done"
        return
    assert not any(each.cls.only_a_person_says for each in made)
    day = str((example.met or {}).get("date", example.as_of))
    met = as_fact(made[0], max(day, str(example.as_of)) if made[0].cls is Done else day)
    shown = example.model_copy(update={"met": met, "ended": None})
    assert wrongs(rule, shown, context_with(), CALENDARS) == []


def test_the_kinds_that_are_never_made_up() -> None:
    said = {name for name, cls in event_types().items() if cls.only_a_person_says}
    assert said >= NEVER


def test_every_other_duty_is_taken() -> None:
    left = {rule.id for rule in LAW.rules if not made_for(rule, open_example(rule))}
    said = {
        rule.id
        for rule in LAW.rules
        if own_event(rule) and any(must_be_said(rule, on) for on in rule.met_by if on.completing is None)
    }
    # A name, why somebody exits, what the team found, and the source of records are on no file.
    assert left - said == {
        "case-manager",
        "exit-after-revocation",
        "release-of-information",
        "transition-high-school",
    }
    assert said - left == set()


@pytest.mark.parametrize(
    ("rule_id", "facts", "made"),
    [
        # The recipient is unsaid, so it is a plain tick; the method of a document too.
        (
            "notify-referral",
            [fact("referral_received", "2026-09-14")],
            {"rule": "notify-referral", "clock": None},
        ),
        ("referral-sent", [fact("referral_received", "2026-09-14")], {"document": "referral"}),
        (
            "safeguards-at-referral",
            [fact("referral_received", "2026-09-14")],
            {"document": "safeguards", "reason": "referral"},
        ),
        (
            "written-referral",
            [fact("referral_received", "2026-09-14", form="oral", areas=("autism",))],
            {"form": "written", "areas": ("autism",)},
        ),
        (
            "assessment-plan",
            [
                fact("referral_received", "2026-09-14"),
                fact(
                    "assessment_plan_developed", "2026-09-16", purpose="initial", areas=({"area": "health"},)
                ),
            ],
            {"purpose": "initial", "areas": ({"area": "health"},)},
        ),
        (
            "records-copies",
            [fact("records_requested", "2026-09-14", requester="representative")],
            {"to": "representative", "request": "e0"},
        ),
        (
            "service-start",
            [fact("service_planned", "2026-09-14", service="speech", starts="2026-09-21")],
            {"service": "speech"},
        ),
    ],
)
def test_only_the_file_is_asked(rule_id: str, facts: list[dict[str, Any]], made: dict[str, Any]) -> None:
    student = student_of(*facts)
    clocks = deadlines_of(rule_id, student, context_with("redwood-city-2026-27"), date(2026, 9, 30))
    rule = LAW.rule(rule_id)
    assert rule
    (one,) = events_for(rule, clocks, student, student.events)
    said = {
        key: tuple(each.model_dump(exclude_none=True) for each in value)
        if key == "areas" and made.get("purpose")
        else value
        for key, value in one.fields.items()
    }
    assert said == made


def test_each_provider_left_is_an_event() -> None:
    report = fact("student_added", "2026-08-12", last_annual="2026-02-02")
    student = student_of(
        report,
        fact("provider_reported", "2026-09-14", provider="Omar Haddad"),
        providers=("Omar Haddad", "Priya Nair"),
    )
    rule = LAW.rule("providers-report")
    assert rule
    made = events_for(rule, (), student, student.events)
    assert [each.fields for each in made] == [{"provider": "Priya Nair"}]


def test_without_an_open_clock_the_purpose_is_that_of_a_first_iep_or_nothing() -> None:
    rule = LAW.rule("assessment-plan")
    assert rule
    developed = fact("assessment_plan_developed", "2026-09-08", purpose="initial", areas=({"area": "motor"},))
    new, ours = (
        student_of(developed),
        student_of(fact("student_added", "2026-08-12", last_annual="2026-02-02")),
    )
    assert [each.fields for each in events_for(rule, (), new, new.events)] == [{"purpose": "initial"}]
    assert events_for(rule, (), ours, ours.events) == []


def test_the_areas_are_those_of_the_plan_worked_out_for_the_same_purpose_since_the_referral() -> None:
    def developed(day: str, area: str, purpose: str = "initial") -> dict[str, Any]:
        return fact("assessment_plan_developed", day, purpose=purpose, areas=({"area": area},))

    rule, context = LAW.rule("assessment-plan"), context_with("redwood-city-2026-27")
    assert rule
    referral = fact("referral_received", "2026-09-01")
    for facts, areas in (
        (
            (referral, developed("2026-09-08", "motor"), developed("2026-09-09", "health", "triennial")),
            ["motor"],
        ),
        ((developed("2026-08-20", "motor"), referral), []),
        ((referral, developed("2026-09-01", "motor")), ["motor"]),
        ((developed("2026-08-20", "motor"), referral, developed("2026-09-08", "health")), ["health"]),
    ):
        student = student_of(*facts)
        clocks = deadlines_of(rule.id, student, context, date(2026, 9, 30))
        (made,) = events_for(rule, clocks, student, student.events)
        assert [each.area for each in made.fields.get("areas", ())] == areas


def own_rule_makes(start: dict[str, Any], *, of_several: bool = False, **words: Any) -> list[dict[str, Any]]:
    """What `done` fills in for a rule of a district's own that this event starts."""
    context = with_rule(context_with("redwood-city-2026-27"), starts=({"event": start["type"]},), **words)
    student = student_of(start)
    clocks = deadlines_of("own", student, context, date(2026, 9, 30))
    made = events_for(clocks[0].rule, clocks, student, student.events, of_several=of_several)
    return [dict(each.fields) for each in made]


def test_a_districts_own_rule_is_done_with_what_its_start_and_its_words_say() -> None:
    plan = fact("assessment_plan_developed", "2026-09-08", purpose="triennial")
    given: dict[str, Any] = {
        "met_by": ({"event": "assessment_plan_given"},),
        "next": "assessment-plan {student}",
    }
    (made,) = own_rule_makes(plan, **given)
    assert made["purpose"] == "triennial"
    referral: dict[str, Any] = {
        "met_by": ({"event": "referral_received", "where": {"areas": "reading"}},),
        "next": "refer {student}",
    }
    (made,) = own_rule_makes(fact("note_made", "2026-09-08", text="x"), **referral)
    assert made["areas"] == ("reading",)
    to_nobody: dict[str, Any] = {
        "met_by": ({"event": "document_sent", "where": {"document": "report-copy", "to": "none"}},),
        "next": "sent {student} report-copy",
    }
    (made,) = own_rule_makes(fact("note_made", "2026-09-08", text="x"), **to_nobody)
    assert made == {"document": "report-copy"}


def test_of_several_open_clocks_a_tick_is_for_one_and_an_event_for_all() -> None:
    student = student_of(fact("student_added", "2026-08-12", last_annual="2026-02-02"))
    kinds = {}
    for rule_id in ("case-manager", "safeguards-yearly", "report-copy"):
        rule = LAW.rule(rule_id)
        assert rule
        made = events_for(rule, (), student, student.events, "e1", of_several=True)
        kinds[rule_id] = [each.cls.model_fields["type"].default for each in made]
    assert kinds == {"case-manager": [], "safeguards-yearly": ["document_sent"], "report-copy": ["done"]}


def test_each_area_left_is_an_event() -> None:
    consent = fact(
        "consent_received",
        "2026-09-14",
        signed="2026-09-14",
        purpose="initial",
        areas=("reading", "motor", "health", "academic", "vision", "speech-language"),
    )
    reported = fact("assessor_reported", "2026-09-21", area="motor")
    student = student_of(fact("referral_received", "2026-09-01"), consent, reported)
    rule = LAW.rule("assessor-reports")
    assert rule
    clocks = deadlines_of(rule.id, student, context_with("redwood-city-2026-27"), date(2026, 9, 30))
    made = events_for(rule, clocks, student, student.events)
    assert [each.fields["area"] for each in made] == [
        "academic",
        "health",
        "reading",
        "speech-language",
        "vision",
    ]


def test_what_done_records_for_each_duty(golden: Callable[[str, str], None]) -> None:
    lines = []
    for rule in LAW.rules:
        for of_several in (False, True):
            made = made_for(rule, open_example(rule), of_several=of_several)
            said = [f"{each.cls.model_fields['type'].default} {each.fields}" for each in made]
            where = f"{rule.id}{', one of several' if of_several else ''}"
            lines.append(f"{where}: {' | '.join(said) or 'its own command'}")
    golden("done.txt", "\n".join(lines) + "\n")


def test_a_plan_worked_out_takes_no_area_of_the_referral() -> None:
    """What is suspected is a disability; what a plan lists is to be assessed."""
    referred = fact("referral_received", "2026-09-08", areas=("specific-learning-disability",))
    rule = next(rule for rule in LAW.rules if rule.id == "develop-plan")
    (made,) = made_for(rule, open_example(rule).model_copy(update={"facts": (referred,)}))
    assert event_of(as_fact(made, "2026-09-09"), 1)
    assert dict(made.fields) == {"purpose": "initial"}


def test_what_the_rule_says_of_done_is_in_the_event() -> None:
    on: dict[str, Any] = {"met_by": ({"event": "document_sent", "where": {"document": "safeguards"}},)}
    told = fact("note_made", "2026-09-08", text="x")
    command = "sent {student} safeguards --reason yearly"
    (said,) = own_rule_makes(told, **on, next=command, done_as={"reason": "yearly"})
    assert said == {"document": "safeguards", "reason": "yearly"}
    assert own_rule_makes(told, **on, next=command) == [{"document": "safeguards"}]


def test_a_field_that_no_event_of_the_rule_has_is_refused() -> None:
    with pytest.raises(ValidationError, match="nothing that meets it has a field called reasn"):
        with_rule(context_with(), starts=({"event": "note_made"},), done_as={"reasn": "yearly"})


def test_the_day_of_a_meeting_is_named_where_several_are_booked() -> None:
    def day_named(*days: str) -> list[str]:
        booked = [
            fact("meeting_scheduled", "2026-09-08", meeting_date=day, purposes=(purpose,))
            for day, purpose in zip(days, ("annual", "supplemental"), strict=False)
        ]
        student = student_of(*booked)
        clocks = deadlines_of(
            "meeting-notice", student, context_with("redwood-city-2026-27"), date(2026, 9, 9)
        )
        rule = LAW.rule("meeting-notice")
        assert rule
        made = events_for(rule, clocks, student, student.events)
        return [str(each.fields.get("meeting")) for each in made]

    assert day_named("2026-10-20") == ["None"]
    assert day_named("2026-10-20", "2026-10-27") == ["2026-10-20", "2026-10-27"]


def test_an_event_that_meets_two_clocks_is_recorded_once() -> None:
    rule = LAW.rule("report-copy")
    assert rule
    example = open_example(rule)
    (clock,) = [c for c in clocks_of(rule, example, context_with(), CALENDARS) if c.is_open]
    events = tuple(event_of(fact, place) for place, fact in enumerate(example.facts))
    assert len(events_for(rule, (clock, clock), student_of(), events)) == 1


def test_the_event_of_a_command_is_found_behind_a_tick() -> None:
    met_by = ({"event": "done"}, {"event": "document_sent", "where": {"document": "iep-copy"}})
    told = fact("note_made", "2026-09-08", text="x")
    assert own_rule_makes(told, met_by=met_by, next="sent {student} iep-copy") == [{"document": "iep-copy"}]


TOLD = fact("note_made", "2026-09-08", text="x")
SENT = fact("document_sent", "2026-09-08", document="referral", to="parent")
PLANNED = fact("service_planned", "2026-09-08", service="speech", starts="2026-09-21", provider="speech")


@pytest.mark.parametrize(
    ("start", "met", "done_as", "made"),
    [
        # What both have in common, said by the start; and what the event cannot be without.
        (SENT, {"event": "document_sent", "where": {"document": "iep-copy"}, "sharing": "to"}, {}, {"document": "iep-copy", "to": "parent"}),
        (PLANNED, {"event": "service_started"}, {}, {"service": "speech"}),
        (TOLD, {"event": "service_started"}, {}, None),
        # Of the words that a field may hold: the one that the start says, in whichever fields, or else the rule.
        (SENT, {"event": "document_sent", "where": {"document": ("referral", "iep-copy")}}, {"document": "iep-copy"}, {"document": "referral"}),
        (PLANNED, {"event": "service_started", "where": {"service": ("speech", "vision")}}, {}, {"service": "speech"}),
        (TOLD, {"event": "document_sent", "where": {"document": ("referral", "iep-copy")}}, {"document": "iep-copy"}, {"document": "iep-copy"}),
        # Where neither says one of them there is no event; the field need not be one that every event has.
        (TOLD, {"event": "document_sent", "where": {"document": "iep-copy", "to": ("parent", "principal")}}, {}, None),
        # A word for yes or no is one.
        (TOLD, {"event": "assessment_plan_given", "where": {"safeguards": "true"}}, {}, {"purpose": "initial", "safeguards": True}),
        (TOLD, {"event": "assessment_plan_given", "where": {"safeguards": "false"}}, {}, {"purpose": "initial", "safeguards": False}),
        # What is left of a team nobody can tell: the notice alone does not make it complete.
        (TOLD, {"event": "document_sent", "where": {"document": "meeting-notice"}, "completing": "team"}, {}, None),
    ],
)  # fmt: skip
def test_a_field_holds_what_the_start_or_the_rule_says(
    start: dict[str, Any], met: dict[str, Any], done_as: dict[str, str], made: dict[str, Any] | None
) -> None:
    assert own_rule_makes(start, met_by=(met,), done_as=done_as, next="sent {student} x") == (
        [made] if made else []
    )


def test_an_event_that_names_its_start_is_for_one_of_several_clocks() -> None:
    arrived = {"event": "supplies_moved", "where": {"step": "received"}}
    words: dict[str, Any] = {"next": "supplies {student} received", "of_several": True}
    for tied, made in (
        ({"naming": "request"}, {"step": "received", "request": "e0"}),
        ({}, {"rule": "own", "clock": None}),
    ):
        met_by = ({**arrived, **tied}, {"event": "done"})
        assert own_rule_makes(TOLD, met_by=met_by, **words) == [made]


@pytest.mark.parametrize(
    ("met", "made"),
    [
        ({"event": "document_sent", "where": {"document": "iep-copy"}, "sharing": "to"}, [{"document": "iep-copy"}]),
        ({"event": "document_sent", "where": {"document": "iep-copy"}, "about": {"to": "requester"}}, [{"document": "iep-copy"}]),
        ({"event": "parent_request_withdrawn", "naming": "request"}, []),
        ({"event": "assessor_reported", "completing": "areas_agreed"}, []),
    ],
)  # fmt: skip
def test_without_an_open_clock_what_its_start_would_say_stays_unsaid(
    met: dict[str, Any], made: list[dict[str, Any]]
) -> None:
    context = with_rule(
        context_with(), starts=({"event": "records_requested"},), met_by=(met,), next="x {student}"
    )
    rule = context.law.rule("own")
    assert rule
    assert [dict(each.fields) for each in events_for(rule, (), student_of(), ())] == made


def test_an_assessment_of_areas_that_nobody_named_is_ticked() -> None:
    rule = LAW.rule("assessor-reports")
    assert rule
    consent = fact("consent_received", "2026-09-14", signed="2026-09-14", purpose="initial")
    student = student_of(fact("referral_received", "2026-09-01"), consent)
    clocks = deadlines_of(rule.id, student, context_with("redwood-city-2026-27"), date(2026, 9, 30))
    made = events_for(rule, clocks, student, student.events)
    assert [each.cls for each in made] == [Done]
