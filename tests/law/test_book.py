"""What the law book answers: a rule by its id, its role or its start, and what the places say beside the rules."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.law.book import LawBook
from casemgr.law.faults import faults_of
from casemgr.law.letter_words import LetterLaw
from casemgr.law.on import On
from casemgr.law.rules import Rule
from casemgr.law.tables import Duty, PauseRule, Portions, TallyRule

EVENT = {"event": "note_made"}
BIRTHDAY = {"birthday": 18}


def rule(name: str, *starts: dict[str, Any], **words: Any) -> Rule:
    """A rule of this id with these starts; a note starts it where none is named."""
    said: dict[str, Any] = {
        "id": name,
        "title": "Do it",
        "short": "Do it",
        "kind": "law",
        "starts": starts or (EVENT,),
        "next": "done {student} own",
        "cite": (f"EC {name}",),
        "confidence": "text",
        "checked": "2026-11-23",
        "examples": ({"facts": (), "as_of": "2026-11-23"},),
    }
    return Rule.model_validate({**said, **words})


def book(*rules: Rule, **more: Any) -> LawBook:
    return LawBook(rules=rules, **more)


def after(name: str, at: str = "due") -> dict[str, str]:
    """A start: counted from the due date of another rule, or started together with it."""
    return {"rule": name, "at": at}


def duty(number: str, *rules: str) -> Duty:
    return Duty(number=number, part="A", title="Do it", command="done", rules=rules)


def ids(rules: Any) -> list[str]:
    return [each.id for each in rules]


# --- a rule by its id, its role, its start --------------------------------------------------------


def test_a_rule_of_a_role_is_the_first_and_of_it_the_version_that_came_last() -> None:
    old = rule("annual", role="annual", title="Old", in_force={"until": "2026-06-30"})
    new = rule("annual", role="annual", title="New", in_force={"from": "2026-07-01"})
    law = book(rule("other"), old, new, rule("second", role="annual"))
    found = law.of_role("annual")
    assert found
    assert (found.id, found.title) == ("annual", "New")
    assert law.of_role("triennial") is None
    assert law.ids == ("other", "annual", "second")
    assert law.versions("annual") == (old, new)
    assert law.versions("none") == ()
    assert law.rule("none") is None


def test_what_a_rule_is_about_is_a_field_of_an_event_that_starts_it() -> None:
    start = [{"event": "service_planned"}]
    assert rule("begins", starts=start, about="service").about == "service"
    with pytest.raises(ValueError, match="about: no event that starts it has a field called provided"):
        rule("begins", starts=start, about="provided")


def test_the_citations_of_a_rule_are_one_line() -> None:
    assert rule("own", cite=("EC 56343", "34 CFR 300.324(b)")).cites == "EC 56343; 34 CFR 300.324(b)"


@pytest.mark.parametrize(
    ("words", "dated_by", "rank"),
    [
        ({}, "law", 0),
        ({"kind": "district"}, "district", 1),
        ({"kind": "practice"}, "practice", 2),
        ({"number": "practice"}, "practice", 2),
    ],
)
def test_who_sets_the_date_ranks_a_rule(words: dict[str, Any], dated_by: str, rank: int) -> None:
    own = rule("own", **words)
    assert (own.dated_by, own.rank, own.has_own_number) == (dated_by, rank, dated_by == "practice")


def test_a_rule_knows_what_meets_it_beforehand_and_whether_it_can_be_ticked() -> None:
    done, early, late = {"event": "done"}, {**EVENT, "early": 3}, {**EVENT, "backdated": True}
    own = rule("own", met_by=(early, done, late))
    assert own.met_beforehand == (own.met_by[0], own.met_by[2])
    assert own.can_be_ticked
    assert not rule("other", met_by=(early, late)).can_be_ticked


def test_the_purposes_of_a_meeting_are_among_its_words() -> None:
    words = {"eligible": "true", "purposes": ("annual", "initial")}
    meeting = On.model_validate({"event": "meeting_held", "where": words})
    assert meeting.purposes == {"annual", "initial"}
    assert dict(meeting.wanted)["eligible"] == {"true"}
    assert On.model_validate(EVENT).purposes == frozenset()


def test_the_age_of_a_role_is_that_of_a_birthday_that_starts_it() -> None:
    law = book(
        rule("wall", {"birthday": 3}, role="wall"),
        rule("majority", EVENT, BIRTHDAY, role="majority"),
        rule("later", {"birthday": 21}, role="majority"),
        rule("annual", role="annual"),
    )
    assert [law.age_of(role) for role in ("majority", "wall", "annual", "notice")] == [18, 3, None, None]


def test_every_rule_comes_after_the_one_it_is_counted_from() -> None:
    law = book(rule("child", EVENT, after("parent")), rule("only-child", after("parent")), rule("parent"))
    assert ids(law.parents_first) == ["parent", "child", "only-child"]


def test_events_start_the_rules_that_name_them_and_those_counted_from_these_and_a_birthday_is_always_ahead() -> (
    None
):
    law = book(
        rule("child", after("by-note")),
        rule("after-birthday", after("by-birthday")),
        rule("by-note"),
        rule("by-referral", {"event": "referral_received"}),
        rule("by-both", EVENT, {"event": "referral_received"}),
        rule("by-birthday", EVENT, BIRTHDAY),
    )
    always = ["by-birthday", "after-birthday"]
    assert ids(law.startable(frozenset())) == always
    assert ids(law.startable(frozenset({"note_made"}))) == [
        "by-note",
        "by-both",
        "by-birthday",
        "child",
        "after-birthday",
    ]
    assert ids(law.startable(frozenset({"referral_received", "exited"}))) == [
        "by-referral",
        "by-both",
        *always,
    ]


def test_the_events_of_a_tally_start_its_rules() -> None:
    rules = rule("by-tally", {"tally": "days"}), rule("child", after("by-tally"))
    law = book(*rules, tallies=(tally("days", "removal"),))
    assert ids(law.startable(frozenset({"note_made"}))) == []
    assert ids(law.startable(frozenset({"removal"}))) == ["by-tally", "child"]


def tally(name: str, event: str) -> TallyRule:
    said = {"id": name, "event": event, "sum_of": "days", "over": 10, "review": "done", "cite": ("EC 48911",)}
    return TallyRule.model_validate({**said, "checked": "2026-11-23"})


def test_the_tally_of_an_event_is_one_that_starts_a_clock() -> None:
    unused, used = tally("unused", "removal"), tally("used", "removal")
    law = book(rule("by-note"), rule("review", EVENT, {"tally": "used"}), tallies=(unused, used))
    assert law.tally_of("removal") == used
    with pytest.raises(StopIteration):
        law.tally_of("note_made")


# --- the readings that move a date ----------------------------------------------------------------

PAUSES = (
    PauseRule.model_validate(
        {"id": "breaks", "read_by": "break_pause", "cite": ("EC 56344(a)",), "checked": "2026-11-23"}
    ),
    PauseRule.model_validate({"id": "summer", "cite": ("EC 56344(a)",), "checked": "2026-11-23"}),
)
MONTHS = ({"months": tuple(range(1, 13)), "until_month": 6, "until_day": 30},)
EXIT = {"by_month": MONTHS, "not_before_day": {"reading": "age_22", "value": "birthday"}}
YEAR_END = {"within_last": 30, "then": 30}


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ({}, set()),
        ({"starts": (BIRTHDAY,)}, set()),
        ({"pauses": "breaks"}, {"break_pause", "break_counts"}),
        ({"pauses": "summer"}, set()),
        ({"within": {"years": 1}}, {"anniversary"}),
        ({"within": {"months": 3}}, set()),
        ({"within": {"count": 5, "of": "business_days"}}, {"business_holidays"}),
        ({"within": {"count": 5, "of": "school_days"}}, set()),
        ({"within": EXIT}, {"age_22"}),
        ({"within": {"by_month": MONTHS}}, set()),
        ({"near_year_end": YEAR_END}, set()),
        ({"near_year_end": {**YEAR_END, "reading": "year_end_iep"}}, {"year_end_iep"}),
        ({"counts_from": EVENT}, set()),
        ({"counts_from": {**EVENT, "reading": "interim_placement"}}, {"interim_placement"}),
    ],
)
def test_the_readings_of_a_rule_are_those_of_its_words(words: dict[str, Any], readings: set[str]) -> None:
    own = rule("own", **words)
    law = book(own, pauses=PAUSES)
    assert law.reads(own) == readings
    assert law.reads(own) is law.reads(own)  # found once: it is asked for every deadline


def test_what_moves_a_parent_moves_what_is_counted_from_it_but_not_what_begins_with_it() -> None:
    yearly = rule("yearly", within={"years": 1})
    counted, begun = rule("counted", after("yearly")), rule("begun", after("yearly", "start"))
    law = book(yearly, counted, begun, rule("orphan", after("gone")))
    assert [law.reads(each) for each in law.rules] == [{"anniversary"}, {"anniversary"}, set(), set()]


def test_each_version_of_a_rule_has_its_own_readings() -> None:
    old = rule("own", within={"years": 1}, in_force={"until": "2026-06-30"})
    new = rule("own", within={"months": 3}, in_force={"from": "2026-07-01"})
    for rules in ((old, new), (new, old)):
        law = book(*rules)
        assert [law.reads(each) for each in rules] == [
            {"anniversary"} if each is old else set() for each in rules
        ]


# --- faults ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        (rule("own", pauses="summer"), None),
        (rule("own", pauses="lunch"), "the rule own names the pause lunch, and there is none"),
        (rule("own", {"tally": "used"}), None),
        (rule("own", EVENT, {"tally": "lunch"}), "the rule own names the tally lunch, and there is none"),
        (rule("own", after("parent")), None),
        (
            rule("own", EVENT, after("gone")),
            "the rule own starts with gone, and there is no such rule",
        ),
        (rule("own", no_later_than={"days_before_meeting": 1, "or_due": ["parent"]}), None),
        (
            rule("own", no_later_than={"days_before_meeting": 1, "or_due": ["parent", "gone"]}),
            "the rule own names the rule gone, and there is none",
        ),
        (
            rule("own", after("child")),
            "the rule own starts with child, which starts with another rule itself",
        ),
        (
            rule("own", after("mixed")),
            "the rule own starts with mixed, which starts with another rule itself",
        ),
        (rule("own", EVENT, after("dropped", "met")), None),
        (
            rule("own", EVENT, after("dropped")),
            "the rule own starts with dropped, which is dropped; drop both, or neither",
        ),
        (
            rule("own", EVENT, after("gone", "met")),
            "the rule own starts with gone, and there is no such rule",
        ),
        (rule("own", no_later_than={"days_before_meeting": 1, "or_due": ["dropped"]}), None),
        (
            rule("own", no_later_than={"days_before_meeting": 1, "or_due": ["dateless"]}),
            "the rule own has its date from dateless, which has none of its own",
        ),
        (rule("own", EVENT | {"unless_open": "parent"}), None),
        (rule("own", EVENT | {"unless_open": "dropped"}), None),
        (
            rule("own", EVENT | {"unless_open": "gone"}),
            "the rule own names the rule gone, and there is none",
        ),
        (
            rule("own", EVENT | {"unless_open": "child"}),
            "the rule own waits for child, which depends on another rule itself",
        ),
    ],
)
def test_what_one_part_of_the_law_names_another_has(own: Rule, fault: str | None) -> None:
    children = (rule("child", after("parent")), rule("mixed", EVENT, after("parent")))
    dateless = rule("dateless", no_later_than={"days_before_meeting": 1, "or_due": ["parent"]})
    tallies = (tally("used", "removal"),)
    dropped = frozenset({"dropped"})
    law = book(rule("parent"), *children, dateless, own, pauses=PAUSES, tallies=tallies, dropped=dropped)
    assert faults_of(law) == ([fault] if fault else [])


def test_a_rule_comes_after_those_on_which_it_depends_wherever_the_files_have_it() -> None:
    law = book(
        rule("child", after("parent")), rule("waits", EVENT | {"unless_open": "parent"}), rule("parent")
    )
    assert [each.id for each in law.parents_first] == ["parent", "waits", "child"]


# --- beside the rules -----------------------------------------------------------------------------


def test_a_letter_cites_what_every_place_says_of_it_and_its_rules_each_once() -> None:
    said = (
        LetterLaw(letter="plan", rules=("initial", "gone"), cite=("34 CFR 300.300", "EC 56321")),
        LetterLaw(letter="notice", cite=("EC 56341.5",)),
        LetterLaw(letter="plan", cite=("EC 56506", "34 CFR 300.300")),
    )
    law = book(rule("initial", cite=("EC 56344", "EC 56321")), letters=said)
    assert law.cited_in("plan") == ("34 CFR 300.300", "EC 56321", "EC 56344", "EC 56506")
    assert law.cited_in("notice") == ("EC 56341.5",)
    assert law.cited_in("excusal") == ()


def test_the_portions_of_every_iep_are_apart_from_those_of_some() -> None:
    law = book(
        iep=(
            Portions(portions=("goals", "services"), cite=("34 CFR 300.320",)),
            Portions(portions=("transition",), for_some=True, cite=("34 CFR 300.320(b)",)),
            Portions(portions=("offer",), cite=("EC 56345",)),
        )
    )
    assert law.iep_portions == ("goals", "services", "offer")
    assert law.iep_portions_for_some == ("transition",)


def test_a_duty_and_the_rules_that_carry_it_find_each_other() -> None:
    one, two, three = (rule(name) for name in ("one", "two", "three"))
    first, second = duty("1", "one", "three", "gone"), duty("2", "two", "three")
    law = book(one, two, three, duties=(first, second))
    assert [law.carrying(each) for each in law.duties] == [(one, three), (two, three)]
    assert [law.duties_of(each) for each in law.rules] == [(first,), (second,), (first, second)]


def test_a_list_that_no_place_has_is_empty() -> None:
    law = book()
    assert (law.notice_elements, law.safeguards_reasons, law.english_learners) == ((), (), frozenset())
    assert law.delays == {}
