"""What people also call the words of closed lists, and the words for parents, in every list that has one."""

from __future__ import annotations

import pytest

from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import words_of
from casemgr.casefile.synonyms import also_called
from casemgr.casefile.vocabulary import (
    DOCUMENTS,
    ROLES,
    ComplaintParty,
    Outcome,
    ParentReply,
    Purpose,
    RecordingParty,
    RecordsParty,
    RemovalKind,
    RequestForm,
)
from casemgr.errors import UsageError


@pytest.mark.parametrize(
    "choices",
    [words_of(ComplaintParty), words_of(RecordingParty), words_of(RecordsParty), (*ROLES, "parent")],
)
@pytest.mark.parametrize("words", ["mom", "FATHER", "guardian", "madre", "parents"])
def test_a_relation_is_the_parent_in_every_list_that_has_one(choices: tuple[str, ...], words: str) -> None:
    assert meant(words, choices) == "parent"


def test_who_may_act_in_a_parents_place_is_not_taken_for_the_parent() -> None:
    """Whether they do is on file; the word does not say it."""
    with pytest.raises(UsageError, match='"grandmother" is not one of: '):
        meant("grandmother", words_of(RecordsParty))


@pytest.mark.parametrize(
    ("words", "choices", "found"),
    [
        ("finished", words_of(Outcome), "completed"),
        ("not finished", words_of(Outcome), "continued"),
        ("30-day", words_of(Purpose), "interim"),
        ("30 day IEP", words_of(Purpose), "interim"),
        ("re-evaluation", words_of(Purpose), "triennial"),
        ("verbal", words_of(RequestForm), "oral"),
        ("school", words_of(ComplaintParty), "district"),
        ("advocate", words_of(RecordsParty), "representative"),
        ("OSS", words_of(RemovalKind), "suspension"),
        ("iss", words_of(RemovalKind), "in-school"),
        ("yes", words_of(ParentReply), "attending"),
        ("not coming", words_of(ParentReply), "not-attending"),
        ("ed-specialist", ROLES, "education-specialist"),
        ("Gen Ed teacher", ROLES, "general-ed-teacher"),
        ("psych", ROLES, "school-psychologist"),
        ("OT", ROLES, "occupational-therapist"),
        ("NPS", DOCUMENTS, "safeguards"),
        ("Procedural safeguards", DOCUMENTS, "safeguards"),
        ("parents' rights", DOCUMENTS, "safeguards"),
        ("final IEP", DOCUMENTS, "iep-copy"),
        ("draft", DOCUMENTS, "iep-draft"),
        ("psych report", DOCUMENTS, "assessment-report"),
        ("pwn", DOCUMENTS, "prior-written-notice"),
    ],
)
def test_another_name_is_the_word_itself(words: str, choices: tuple[str, ...], found: str) -> None:
    assert meant(words, choices) == found


def test_a_word_of_another_list_is_none_of_this_one() -> None:
    assert also_called("mom", words_of(Outcome)) is None
    with pytest.raises(UsageError, match='"mom" is not one of: completed, continued'):
        meant("mom", words_of(Outcome))


def test_what_is_written_so_is_never_another_word() -> None:
    assert meant("amendment", words_of(Purpose)) == "amendment"
    assert meant("school", ("school", "district")) == "school"


@pytest.mark.parametrize("words", ["report", "reports"])
def test_a_report_may_be_on_progress_or_of_an_assessment(words: str) -> None:
    assert also_called(words, DOCUMENTS) is None
