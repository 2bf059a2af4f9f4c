"""The rule that words mean, and what is said where they mean none or several."""

from __future__ import annotations

import pytest

from casemgr.errors import UsageError
from casemgr.law.meant import rule_meant
from support import shipped_law

LAW = shipped_law()


@pytest.mark.parametrize(
    ("words", "rule_id"),
    [
        ("initial-iep", "initial-iep"),
        ("  Initial_IEP ", "initial-iep"),
        ("initial iep", "initial-iep"),
        ("annual-r", "annual-review"),
        ("triennial", "triennial"),  # though triennial-plan begins so too
        ("triennial-p", "triennial-plan"),
    ],
)
def test_an_id_or_its_beginning_means_the_rule(words: str, rule_id: str) -> None:
    assert rule_meant(LAW, words).id == rule_id


def named(**titles: str) -> dict[str, str]:
    """The id that each word means in a law of these rules: short name → title."""
    any_rule = LAW.rules[0]
    rules = [
        any_rule.model_copy(update={"id": f"rule-{place}", "short": short.replace("_", " "), "title": title})
        for place, (short, title) in enumerate(titles.items())
    ]
    law = LAW.having(rules=tuple(rules))
    found = {}
    for word in ("call", "call home", "phone", "parents", "letter"):
        try:
            found[word] = rule_meant(law, word).id
        except UsageError as error:
            found[word] = str(error).partition("; ")[2]
    return found


def test_a_short_name_wins_over_one_that_it_begins_and_over_a_title() -> None:
    found = named(
        call_home_early="Call before the plan", call_home="Phone the parents", letter="Write to the parents"
    )
    assert found == {
        "call": "did you mean rule-0, rule-1?",
        "call home": "rule-1",
        "phone": "rule-1",
        "parents": "did you mean rule-1, rule-2?",
        "letter": "rule-2",
    }


@pytest.mark.parametrize(
    ("words", "damaged", "hint"),
    [
        ("anual-review", False, "; did you mean annual-review, pattern-review, iep-review?"),
        ("lunch-menu-xyz", False, "; see `casemgr rules`"),
        (
            "lunch-menu-xyz",
            True,
            "; see `casemgr rules` (a damaged law file may hide it; see `casemgr check`)",
        ),
    ],
)
def test_words_that_mean_no_rule_are_refused_with_the_near_ones(words: str, damaged: bool, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        rule_meant(LAW, words, is_damaged=damaged)
    assert str(refused.value) == f'There is no rule named "{words}"{hint}'


def test_a_beginning_of_several_is_refused_with_them() -> None:
    begun = [rule_id for rule_id in LAW.ids if rule_id.startswith("emergency")]
    assert len(begun) > 1
    with pytest.raises(UsageError) as refused:
        rule_meant(LAW, "emergency")
    assert f"; did you mean {', '.join(begun)}?" in str(refused.value)


def test_a_law_is_not_taken_as_damaged_unless_it_is_said() -> None:
    with pytest.raises(UsageError) as refused:
        rule_meant(LAW, "lunch-menu-xyz")
    assert "damaged" not in str(refused.value)


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("16", "casemgr done 16, casemgr why 16. Duty 16 of the handbook is notify-consent"),
        ("2", "casemgr done 2, casemgr why 2. Duty 2 of the handbook is case-manager"),
        ("3", "casemgr why 3. Duty 3 of the handbook is one of several (casemgr duties)"),
        ("6.2", "casemgr done 6.2, casemgr why 6.2"),
        ("999", "casemgr done 999, casemgr why 999"),
        ("4c", "4c: a number is not the name of a duty. Duty 4c of the handbook is co-teaching"),
    ],
)
def test_a_number_never_means_a_word_of_a_title(number: str, hint: str) -> None:
    """`done ana-r 16` once recorded transition goals: "Transition at 16"."""
    with pytest.raises(UsageError) as refused:
        rule_meant(LAW, number)
    assert str(refused.value).endswith(hint)


@pytest.mark.parametrize("short", ["a", "if", "an", "or", "ti", "ed", "at 22", "16 18"])
def test_a_word_too_short_to_be_meant_is_refused(short: str) -> None:
    """`if` begins a word of one title by chance, and `an` one id."""
    with pytest.raises(UsageError):
        rule_meant(LAW, short)


def test_a_short_word_beside_a_longer_one_is_understood() -> None:
    assert rule_meant(LAW, "transition at 16").id == "transition-16"
    assert rule_meant(LAW, "ed form").id == "ed-form"
