"""What would make a duty apply, in the field's words: `once consent is received (initial)`.

It is made of the law files, so that it cannot say another thing than they do. Only the words for a kind of event, and for
what may be said of it: one table each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casemgr.casefile.vocabulary import NOT_SAID
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.law.scope import OnlyFor
from casemgr.law.starts import Start, StartsAtBirthday, StartsAtTally, StartsOn, StartsWithRule
from casemgr.reports.words import either

FIRST = 2  # of many occasions
MANY = 3  # a longer list of values says little: `casemgr why` and `casemgr rules` have them all

HAPPENS: dict[str, str] = {
    "referral_received": "a referral is received",
    "assessment_plan_developed": "an assessment plan is worked out",
    "assessment_plan_given": "an assessment plan is given",
    "consent_received": "consent is received",
    "consent_refused": "consent is refused",
    "consent_revoked": "consent to all special education is revoked",
    "release_of_information": "a release of information is under way",
    "meeting_scheduled": "an IEP meeting is booked",
    "document_sent": "a document is sent",
    "parent_replied": "the parent replies",
    "meeting_held": "an IEP meeting is held",
    "team_decided": "the team's decision is said",
    "iep_checked": "the IEP is found to lack something",
    "iep_answered": "the parent answers the IEP offered",
    "iep_amended": "the IEP is amended",
    "parent_request_received": "the parent asks for something",
    "request_mentioned": "the parent asked for something on a day not known yet",
    "complaint_filed": "a complaint is filed",
    "prior_written_notice_sent": "a prior written notice is sent",
    "service_planned": "a service is planned",
    "staff_joined": "somebody new carries out the IEP",
    "progress_report_sent": "a progress report is sent home",
    "year_opened": "the school year is opened",
    "year_started": "the student goes into a new school year",
    "triennial_planned": "the triennial is planned",
    "supplies_requested": "supplies are asked for",
    "supplies_moved": "a request for supplies has come so far",
    "placement_change_decided": "a change of placement is decided",
    "manifestation_review_held": "a manifestation review is held",
    "records_requested": "records are asked for",
    "student_added": "the student is added with an IEP",
    "transferred_in": "the student moves in with an IEP",
    "moved_within_district": "the student moves within the district",
    "handed_off": "the case is handed off",
    "exited": "the student exits",
    "records_received": "the former district's records come",
    "contact_made": "somebody is contacted",
    "done": "a duty is done",
    "not_applicable": "a duty does not apply",
    "exit_planned": "an exit is planned",
    "next_district_named": "the student will move up to another district",
    "early_start_referral": "Early Start refers the child",
    "first_enrolled": "the student enrolls in a public school of the state for the first time",
    "behavior_emergency": "there is a behavior emergency",
    "independent_assessment_requested": "the parent asks for an independent assessment",
    "recording_announced": "a recording of a meeting is announced",
    "translation_requested": "the parent asks for a translation",
    "surrogate_needed": "the child needs a surrogate parent",
    "completion_agreed": "a date is agreed on for an assessment that began elsewhere",
    "foster_transfer_requested": "the transfer of a student in foster care is requested",
    "identity_changed": "what the file says of the student is changed",
    "device_left_with_student": "an assistive device stays with a student who leaves",
}
"""Event type → what happened. The test holds that every type that starts a rule has its words."""

ANY = "any"  # a field that is not empty
DETAILS: dict[tuple[str, str], str] = {
    ("form", "written"): "in writing",
    ("safeguards", "false"): "without the safeguards",
    ("eligible", "true"): "eligible",
    ("eligible", "false"): "not eligible",
    ("outcome", "completed"): "finished",
    ("outcome", "continued"): "not finished",
    ("placement_changed", "true"): "placement changed",
    ("placement_changed", "false"): "placement not changed",
    ("transportation", "true"): "transportation needed",
    ("transportation", "false"): "no transportation",
    ("placement_changed", NOT_SAID): "without a word on the placement",
    ("transportation", NOT_SAID): "without a word on transportation",
    ("meeting", "true"): "an IEP meeting",
    ("assessment", "true"): "an assessment",
    ("has_plan", "true"): "with a behavior plan",
    ("has_plan", "false"): "without a behavior plan",
    ("expedited", "true"): "expedited",
    ("expedited", "false"): "not expedited",
    ("answer", "partly"): "agreed in part",
    ("answer", "undecided"): "not decided yet",
    ("requester", "district"): "another district",
    ("caused", "true"): "caused by the disability",
    ("caused", "false"): "not caused by the disability",
    ("not_implemented", "true"): "IEP not implemented",
    ("not_implemented", "false"): "IEP implemented",
    ("team_insists", "true"): "the team still finds it needed",
    ("areas", ANY): "some areas only",
    ("expected", ANY): "with a day for the answer",
    ("missing", ANY): "with elements missing",
    ("circumstance", ANY): "special circumstances",
    ("expires", ANY): "with an end",
    ("subject", "other"): "something else",
    ("form", "ed"): "ED form",
    ("form", "sld"): "SLD form",
    ("form", "transportation"): "transportation form",
    ("form", "behavior-emergency"): "emergency report",
}
"""Field and value → the words for it; another value says itself."""


def happens_words(event: str) -> str:
    """What happened, by the kind of event."""
    return HAPPENS.get(event, f"{event.replace('_', ' ')} is on file")


def once_words(rules: Iterable[Rule], law: LawBook) -> str:
    """`once an IEP meeting is held (not finished), or the parent answers the IEP offered` for what starts any of them."""
    return "once " + ", or ".join(_occasions(rules, law))


def first_words(rules: Iterable[Rule], law: LawBook) -> str:
    """The same with the first occasions only, and how many others there are."""
    occasions = _occasions(rules, law)
    if len(occasions) <= MANY:
        return "once " + ", or ".join(occasions)
    return f"once {', or '.join(occasions[:FIRST])}, and on {len(occasions) - FIRST} other occasions"


def _occasions(rules: Iterable[Rule], law: LawBook) -> list[str]:
    """What starts any of the rules. Where the same thing starts several in different ways, only the thing is said."""
    found: dict[str, set[str]] = {}
    starts = [(rule, start) for rule in rules for start in rule.starts]
    for rule, start in [each for each in starts if not _is_unsaid(each[1])] or starts:
        if isinstance(start, StartsOn) and start.again:
            continue  # what is asked again was asked before
        happens = _happens(start, law) + _whose(rule.only_for, law)
        found.setdefault(happens, set()).add(", ".join(_details(start)))
    return [
        happens + (f" ({only})" if len(details) == 1 and (only := min(details)) else "")
        for happens, details in found.items()
    ]


def _is_unsaid(start: Start) -> bool:
    """Whether it is about what was left unsaid: no occasion of what follows once it is said."""
    return isinstance(start, StartsOn) and NOT_SAID in start.where.values()


def _happens(start: Start, law: LawBook) -> str:
    match start:
        case StartsOn(event=event):
            return happens_words(event)
        case StartsAtBirthday():
            return "a birthday comes near"
        case StartsAtTally(tally=tally, which=which):
            limit = law.tally[tally].over
            return (
                "a removal follows a review in the same year"
                if which in ("reviewed", "again")
                else f"removals pass {limit:g} school days"
            )
        case StartsWithRule(rule=rule_id, at=at):
            parent = law.rule(rule_id)
            what = f"{parent.title[0].lower()}{parent.title[1:]}" if parent else rule_id
            return f"this is done: {what}" if at == "met" else f"there is a date to {what}"


def _details(start: Start) -> Iterator[str]:
    if isinstance(start, StartsAtBirthday):
        yield f"age {start.birthday}"
    if not isinstance(start, StartsOn):
        return
    for field, wanted in start.where.items():
        values = wanted if isinstance(wanted, tuple) else (wanted,)
        if len(values) <= MANY and values != ("none",):
            words = [DETAILS.get((field, value), value.replace("-", " ")) for value in values]
            yield either(words)
    if start.student_absent:
        yield "the student was not there"
    if start.iep_in_effect is not None:
        yield "an IEP in effect" if start.iep_in_effect else "the first IEP"
    for field, unwanted in start.unless.items():
        if unwanted == "none":
            yield DETAILS.get((field, ANY), f"with {field.replace('_', ' ')}")


def _whose(only: OnlyFor | None, law: LawBook) -> str:
    """Whom a rule is for, by the first of its words that says so."""
    if only is None:
        return ""
    learner = only.english_learner or (only.language and set(only.language) <= law.english_learners)
    areas = [area.replace("-", " ") for area in only.suspected]
    said = (
        (learner, " for an English learner"),
        (only.language, f" for a student who is {' or '.join(only.language)}"),
        (areas, f", {' or '.join(areas)} suspected"),
        (only.grade or only.now_in_grade, f" in grade {' or '.join(only.grade or only.now_in_grade)}"),
        (only.turns, f" in the year in which the student turns {only.turns}"),
        (
            only.in_effect_at_age and only.younger_than,
            f" younger than {only.younger_than} whose IEP is in effect at {only.in_effect_at_age} or later",
        ),
        (only.in_effect_at_age, f" whose IEP is in effect at {only.in_effect_at_age} or later"),
    )
    return next((words for holds, words in said if holds), "")
