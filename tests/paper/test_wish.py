"""A letter as it is asked for: formats, topics, the elements of a notice, and what cannot go together."""

from __future__ import annotations

import pytest

from casemgr.errors import UsageError
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.facts.source import Choices
from casemgr.paper.letters.language import saying_for
from casemgr.paper.letters.notes import in_a_line
from casemgr.paper.letters.wish import Wish, facts_said, format_meant, topic_meant
from casemgr.paper.pictures.language import ENGLISH, Saying
from casemgr.store.letterfiles import read_letters

OFFERED = ("md", "html", "pdf", "docx")


def wish(kind: str = "meeting-notice", student: str | None = "ana-r", *, teacher: str = "") -> Wish:
    return Wish(kind, student, Choices(teacher=teacher), None, ())


@pytest.mark.parametrize(
    ("name", "ending", "wanted"),
    [
        (None, None, "md"),
        (None, "", "html"),
        (None, "htm", "html"),
        (None, "txt", "md"),
        (None, "pdf", "pdf"),
        ("docx", "pdf", "docx"),
    ],
)
def test_a_format_by_its_name_or_the_ending_of_the_file(
    name: str | None, ending: str | None, wanted: str
) -> None:
    assert format_meant(name, ending, OFFERED) == wanted


@pytest.mark.parametrize(
    ("name", "ending", "why"), [("odt", None, "no such format here"), ("pdf", None, "goes into a file")]
)
def test_a_format_that_there_is_not(name: str, ending: str | None, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        format_meant(name, ending, OFFERED)


def test_the_elements_of_a_notice_are_facts() -> None:
    elements = {"action": "more speech", "decision": "prop", "reasons": None}
    assert facts_said(elements, ["school=Alder"]) == [
        "action=more speech",
        "decision=proposed",
        "school=Alder",
    ]


def test_what_a_staff_notice_is_about_is_one_of_a_list() -> None:
    assert [topic_meant(words) for words in ("consent", None)] == ["consent", ""]
    with pytest.raises(UsageError, match="choose referral, consent"):
        topic_meant("refusal")


def test_the_sheet_of_a_teacher_is_that_of_all_students() -> None:
    catalogue = Catalogue(read_letters(None))
    assert wish("at-a-glance").sheet(catalogue).kind == "at-a-glance"
    assert wish("at-a-glance", teacher="Amsel").sheet(catalogue).kind == "at-a-glance-teacher"
    with pytest.raises(UsageError, match="--teacher goes with at-a-glance"):
        wish(teacher="Amsel").sheet(catalogue)


def test_a_letter_is_about_one_student_or_the_caseload() -> None:
    catalogue = Catalogue(read_letters(None))
    with pytest.raises(UsageError, match="about the whole caseload; leave ana-r out"):
        wish("year-start").check_of_caseload(catalogue.choose("meeting-notice", "en"))
    with pytest.raises(UsageError, match="say of which student: casemgr letter meeting-notice STUDENT"):
        wish(student=None).check_of_student()
    wish(student=None)._replace(blank=True).check_of_student()
    with pytest.raises(UsageError, match="leave out --blank or --record"):
        wish()._replace(blank=True, record=True).check_blank()


def test_the_timeline_speaks_two_languages() -> None:
    assert saying_for(None, "Spanish") == (Saying("es"), None)
    says, note = saying_for(None, "Vietnamese")
    assert says == ENGLISH
    assert note == "there is no timeline in Vietnamese; it is printed in English."
    with pytest.raises(UsageError, match="--language Klingon"):
        saying_for(None, "Klingon")


def test_of_one_letter_among_many_what_it_lacks_is_one_line() -> None:
    notes = ["Missing: the time (a)", "Note: the file says: x", "Missing: the place (b)"]
    assert [*in_a_line(notes)] == ["Note: the file says: x", "Missing: the time; the place"]
