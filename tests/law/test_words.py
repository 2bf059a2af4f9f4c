"""The field's words: each means one thing, and the rules and commands that ask for an area follow it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from casemgr.casefile.names import fold
from casemgr.casefile.vocabulary import RECORD_SOURCES, EligibilityForm
from casemgr.law.words import (
    Meaning,
    area_of,
    asks_for_assessment,
    is_rights_holder,
    is_without_rights,
    own_area,
    rights_holder,
    source_of,
    suspicion_of,
    table_of,
    without_asking,
)
from conftest import Run
from support import context_with, deadlines_of, fact, shipped_law, student_of

LAW = shipped_law()
TABLE = LAW.meanings


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Speech", "speech-language"),
        ("Speech/Language", "speech-language"),
        ("language or speech disorder", "speech-language"),
        ("fluency", "speech-language"),
        ("speech and language", "speech-language"),
        ("SLI", "speech-language"),
        ("LD", "specific-learning-disability"),
        ("emotional disability", "emotional-disturbance"),
        ("emotional-disability", "emotional-disturbance"),
        ("ED", "emotional-disturbance"),
        ("ASD", "autism"),
        ("AU", "autism"),
        ("OT", "occupational-therapy"),
        ("PT", "physical-therapy"),
        ("reading", "reading"),
        ("academic", "academic"),
        ("acad", "academic"),
        ("cog", "cognitive"),
        ("soc/emo", "social-emotional"),
    ],
)
def test_an_area_is_recorded_under_its_own_name(words: str, area: str) -> None:
    assert area_of(words, TABLE) == area


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("reading", "specific-learning-disability"),
        ("dyslexia", "specific-learning-disability"),
        ("ADHD", "other-health-impairment"),
        ("emotional-disability", "emotional-disturbance"),
        ("speech", "speech-language"),
        ("occupational-therapy", "occupational-therapy"),
        ("academic", "academic"),
    ],
)
def test_what_makes_an_area_suspected(words: str, area: str) -> None:
    assert suspicion_of(words, TABLE) == area


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("cum file", "cumulative folder"),
        ("SEIS", "electronic IEP system"),
        ("psych", "school psychologist"),
        ("OT", "occupational therapist"),
        ("the attic", None),
    ],
)
def test_a_place_where_records_lie(words: str, source: str | None) -> None:
    assert source_of(words, TABLE) == source


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Assessment for dyslexia", "for dyslexia"),
        ("evaluate", ""),
        ("TESTING, reading", "reading"),
        ("more reading time", None),
        ("", None),
    ],
)
def test_a_word_that_asks_for_an_assessment_is_taken_out(words: str, left: str | None) -> None:
    assert asks_for_assessment(words, TABLE) is (left is not None)
    assert without_asking(words, TABLE) == (fold(words) if left is None else left)


@pytest.mark.parametrize(
    ("words", "on_file", "area"),
    [
        ("academics", [["motor", "academics"]], "academics"),
        ("Academic Achievement", [["motor", "academics"]], "academics"),
        ("medical", [["health", "medical"]], "medical"),
        ("academics", [["academic"], ["academics"]], "academic"),  # the first set counts first
        ("nursing", [["motor"], ["medical"]], "medical"),
        ("nursing", [["motor"]], "health"),
        ("zebra", [["Zebra crossing"]], "zebra"),
        ("academics", [], "academic"),
    ],
)
def test_an_area_on_file_keeps_its_name(words: str, on_file: list[list[str]], area: str) -> None:
    assert own_area(words, on_file, TABLE) == area


def test_each_word_means_one_thing_and_every_category_and_place_is_known() -> None:
    said = Counter((each.sort, fold(word)) for each in LAW.words for word in each.words)
    assert [word for word, times in said.items() if times > 1] == []
    assert LAW.areas
    assert {each.means for each in LAW.words if each.sort == "suspicion"} <= set(LAW.areas.names)
    assert {each.means for each in LAW.words if each.sort == "record-source"} <= set(RECORD_SOURCES)
    assert {each.means for each in LAW.words if each.sort == "form"} <= set(get_args(EligibilityForm))
    cited = {each.means for each in LAW.words if each.sort == "area" and each.cite}
    assert cited <= set(LAW.areas.names)


def test_a_district_says_a_word_in_its_own_way() -> None:
    own = Meaning(sort="area", means="autism", words=("spectrum", "speech"))
    table = table_of((*LAW.words, own))
    assert [area_of(words, table) for words in ("spectrum", "speech", "LSH")] == [
        "autism",
        "autism",
        "speech-language",
    ]


@pytest.mark.parametrize(
    ("area", "rule"),
    [
        ("specific-learning-disability", "sld-form"),
        ("dyslexia", "sld-form"),
        ("reading", "sld-form"),
        ("emotional-disability", "ed-form"),
        ("emotional-disturbance", "ed-form"),
    ],
)
def test_the_forms_follow_the_words(area: str, rule: str) -> None:
    student = student_of(
        fact("referral_received", "2026-09-01", areas=[area]),
        fact("consent_received", "2026-09-14", purpose="initial"),
    )
    found = {
        name: len(deadlines_of(name, student, context_with(), date(2026, 9, 21)))
        for name in ("sld-form", "ed-form")
    }
    assert found == {"sld-form": rule == "sld-form", "ed-form": rule == "ed-form"}


def test_speech_alone_goes_to_the_speech_pathologist(caseload: Path, run: Run) -> None:
    done = run(
        *("refer", "new-s", "--name", "New Student", "--born", "2018-03-02", "--grade", "3"),
        *("--school", "Fernbrook Elementary", "--by", "parent", "--area", "speech"),
    )
    assert done.returncode == 0, done.stderr
    assert "only speech-language is suspected" in done.stderr + done.stdout
    head = (caseload / "students/new-s.yaml").read_text(encoding="utf-8")
    assert "speech-language" in head


def test_records_are_collected_from_the_cum_file(caseload: Path, run: Run) -> None:
    assert run("records-request", "ana-r").returncode == 0
    done = run("collect", "ana-r", "cum file", "--received")
    assert done.returncode == 0, done.stderr
    assert "cumulative folder" in (caseload / "students/ana-r.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("relation", "means"),
    [
        ("education rights holder", "education-rights-holder"),
        ("Aunt, Education-Rights Holder", "education-rights-holder"),
        ("mother (educational rights)", "education-rights-holder"),
        ("ERH", "education-rights-holder"),
        ("surrogate parent", "surrogate"),
        ("grandmother, court-appointed guardian", "appointed-guardian"),
        ("legal guardian", "appointed-guardian"),
        ("responsible adult", "responsible-adult"),
        ("foster parent, ed rights holder", "education-rights-holder"),
        ("parent", None),
        ("parent/guardian", None),
        ("guardian", None),
        ("foster parent", None),
        ("conservator", None),
        ("mother, no education rights", None),
        ("mother, not the education rights holder", None),
        ("former surrogate parent", None),
        ("father, ed rights terminated", None),
        ("no longer legal guardian", None),
        ("legal guardian until 2025", None),
        ("shares education rights", None),
        ("mother (legal guardian)", None),
        ("mother/legal guardian", None),
        ("legal guardian, father", None),
        ("stepmother, legal guardian", "appointed-guardian"),
        ("aunt/legal guardian", "appointed-guardian"),
    ],
)
def test_who_has_the_rights_of_a_minors_parents_in_their_place(relation: str, means: str | None) -> None:
    """EC 56028(b)(2), 34 CFR 300.30(b)(2): whom a court names; EC 56050: a surrogate parent."""
    assert rights_holder(relation, TABLE) == means


@pytest.mark.parametrize(
    ("relation", "is_without"),
    [
        ("mother, no education rights", True),
        ("mother without rights", True),
        ("father (parental rights terminated)", True),
        ("mother", False),
        ("education rights holder", False),
    ],
)
def test_who_is_on_file_as_having_no_rights(relation: str, is_without: bool) -> None:
    assert is_without_rights(relation, TABLE) is is_without


def test_a_former_rights_holder_of_a_student_of_age_is_none() -> None:
    assert is_rights_holder("mother, education rights holder", TABLE)
    assert not is_rights_holder("mother, not the education rights holder", TABLE)
