"""What a letter in another language than English prints as a person wrote it: nothing translates a person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from casemgr.casefile.languages import ENGLISH_NAMES
from casemgr.paper.letters.fields import FIELDS
from casemgr.paper.letters.template import Template
from casemgr.paper.letters.words import Words

OWN_WORDS = (
    "reason",
    "interventions",
    "health",
    "attendance",
    "prior_assessment",
    "proficiency",
    "plan_reason",
    "plan_options",
    "alternative_means",
    "records",
    "use",
    "place",
    "place_was",
    "member_area",
    "purposes",
    "areas",
    "action",
    "reasons",
    "evidence",
    "safeguards",
    "help",
    "other_options",
    "other_factors",
    "criteria",
    "conduct",
    "scope",
    "enclosed",
    "records_method",
    "period",
    "requests",
)
"""The facts that hold what somebody wrote, or a code of the field, for which there are words."""
_PARENTS_WORDS = {"requests": "what the parent asked for"}
_NAMES = frozenset({"place", "place_was"})
"""Where a few words are a name, which is not translated."""
_FEW = 2


def untranslated(template: Template, facts: Mapping[str, Any]) -> Iterator[str]:
    """That these words are printed as they are on file or were typed; nothing of a letter in English."""
    if template.language == "en":
        return
    words = Words(template.language)
    found = [
        _PARENTS_WORDS.get(name) or FIELDS[name].words
        for name in OWN_WORDS
        if re.search(rf"\b{name}\b", template.body)
        and any(_is_prose(each, name, words) for each in _texts(facts.get(name)))
    ]
    if found:
        language = ENGLISH_NAMES.get(template.language, template.language)
        yield f"Note: printed as typed, not translated into {language}: {'; '.join(found)}"


def _texts(value: Any) -> Iterator[str]:
    """The texts of a fact: one, or each of a list; of a request what was asked for."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        yield from (each if isinstance(each, str) else str(getattr(each, "what", "")) for each in value)


def _is_prose(text: str, name: str, words: Words) -> bool:
    """Whether it has words of a language: no code, which is printed in the letter's own words, and no name or number."""
    is_code = words.code(text) not in (text, text.replace("-", " "))
    if is_code or not re.search(r"[^\W\d_]{2}", text):
        return False
    return name not in _NAMES or len(text.split()) > _FEW
