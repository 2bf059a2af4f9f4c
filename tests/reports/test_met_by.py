"""What meets a rule, said once and told apart."""

from __future__ import annotations

import re

import pytest

from casemgr.reports.met_by import met_words
from support import shipped_law

LAW = shipped_law()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("revocation-notice",
         "prior written notice sent (named as the notice of this; or about services, placement or something else), or casemgr done"),
        ("exit-notice",  # the third way, of an exit planned, asks for no other subject than the second
         "prior written notice sent (named as the notice of this; or about placement, eligibility, services or something else), "
         "or casemgr done"),
        ("written-notice", "prior written notice sent (answering this request)"),
        ("complete-notice", "prior written notice sent, or casemgr done"),
        ("follow-up-iep",
         "meeting scheduled (for the same purpose, or supplemental), or meeting held (for the same purpose, or supplemental), "
         "or IEP answered (agreed), or casemgr done"),
        ("interim-placement", "meeting held (interim, initial, annual or triennial; finished), or casemgr done"),
        ("records-copies", "records provided (to parent, adult student or representative)"),
        ("ed-form", "form completed (ED form), or casemgr done"),
        ("placement-decision", "team decided (placement changed or placement not changed)"),
        ("staff-informed", "staff reviewed the IEP, or whoever is missing leaves, or casemgr done"),
    ],
)  # fmt: skip
def test_what_meets_a_rule(name: str, said: str) -> None:
    rule = LAW.rule(name)
    assert rule
    assert met_words(rule) == said


def test_nothing_that_meets_a_rule_is_said_twice() -> None:
    twice = []
    for rule in LAW.rules:
        ways = [
            re.sub(r" \(.*?\)", "", way) for way in re.sub(r"\(.*?\)", "", met_words(rule)).split(", or ")
        ]
        twice += [f"{rule.id}: {way}" for way in set(ways) if ways.count(way) > 1]
    assert twice == []
