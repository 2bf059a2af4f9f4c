"""Letters: each fills for every student in both languages, holds what the law requires of it, and comes out the same and
unharmed in every format."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casemgr.casefile.student import Identity, Student
from casemgr.casefile.vocabulary import LETTER_TOPICS
from casemgr.cli.letters.sources import caseload_facts, desk_of
from casemgr.cli.program.session import Session
from casemgr.cli.table import COMMANDS
from casemgr.errors import BadFile, Refused, UsageError
from casemgr.paper.letters.as_docx import as_docx
from casemgr.paper.letters.as_html import as_html
from casemgr.paper.letters.as_pdf import as_pdf
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.facts.source import Choices
from casemgr.paper.letters.fields import FIELDS
from casemgr.paper.letters.fill import BLANK, escaped
from casemgr.paper.letters.making import FORMATS, derived, make, set_by_hand
from casemgr.paper.letters.page import Letter, as_markdown, parser
from casemgr.paper.letters.record import record_words
from casemgr.paper.letters.template import AUDIENCES, read_template
from casemgr.store.letterfiles import read_letters
from conftest import EXAMPLE, Run
from support import student_of

TODAY = date(2026, 11, 23)
ELEMENTS = {
    "action": "The district refuses full-day general education.",
    "reasons": "Progress data show the need for small groups.",
    "evidence": "Tests of October 2026; work samples.",
    "other_options": "Two periods a day; rejected as too little.",
    "other_factors": "The bus leaves early.",
}
HANDBOOK = (
    "referral",
    "safeguards",
    "assessment-plan",
    "release",
    "meeting-notice",
    "excusal",
    "agenda",
    "pwn",
    "staff-notice",
    "at-a-glance",
    "progress-cover",
    "transportation",
    "manifestation",
    "records-memo",
    "records-checklist",
    "records-cover",
    "access-log",
    "hand-off",
    "start-of-year",
)
IDS = sorted(path.stem for path in (EXAMPLE / "students").glob("*.yaml"))


@cache
def shipped() -> Catalogue:
    return Catalogue(read_letters(None))


@cache
def here() -> Session:
    return Session(EXAMPLE, "2026-11-23")


@cache
def facts_of(student_id: str) -> dict[str, Any]:
    return desk_of(here()).of_student(here().find(student_id), Choices())


@cache
def facts_of_all() -> dict[str, Any]:
    return caseload_facts(here(), desk_of(here()))


ORDER = shipped().kinds


def letter(kind: str, student_id: str, language: str = "en", **said: Any) -> Letter:
    """A letter about an example student; `said` are facts set by hand."""
    template = shipped().choose(kind, language)
    if template.subject == "caseload":
        facts = facts_of_all()
    else:
        needed = {"pwn": ELEMENTS, "staff-notice": {"about": "removal"}}.get(kind, {})
        facts = facts_of(student_id) | needed
    facts = facts | said
    return make(template, shipped(), facts | derived(facts), desk_of(here()).office, TODAY)


def text_of(kind: str, student_id: str, language: str = "en", **said: Any) -> str:
    """Its words on one line, without Markdown's signs."""
    return " ".join(as_markdown(letter(kind, student_id, language, **said)).replace("**", "").split())


# --- every letter ---------------------------------------------------------------------------------------------------


def test_the_kinds_of_the_handbook_are_all_there() -> None:
    """In the handbook's order; others are between them."""
    assert tuple(kind for kind in shipped().kinds if kind in HANDBOOK) == HANDBOOK


def test_every_parents_letter_is_there_in_english_and_spanish() -> None:
    for kind in shipped().kinds:
        wanted = ("en", "es") if shipped().choose(kind, "en").audience == "parent" else ("en",)
        assert shipped().languages(kind) == wanted, kind


@pytest.mark.parametrize("student_id", IDS)
def test_every_letter_fills_for_every_student(student_id: str) -> None:
    for kind in shipped().kinds:
        for language in shipped().languages(kind):
            made = letter(kind, student_id, language)
            assert "{{" not in made.markdown, kind
            assert "{%" not in made.markdown, kind
            assert not re.search(r"\b(None|Undefined|BLANK|True|False)\b", made.markdown), (kind, language)
            if shipped().choose(kind, language).subject == "student":
                name = here().find(student_id).name
                assert name in made.markdown, (kind, language)


@pytest.mark.parametrize("kind", ORDER)
def test_heads_name_facts_that_the_letter_uses(kind: str) -> None:
    for language in shipped().languages(kind):
        template = shipped().choose(kind, language)
        assert template.audience in AUDIENCES
        used = template.body + "".join(part.text for part in shipped().parts().values()) + template.title
        for name in (*template.needs, *template.refuses_without):
            suspicion_of = {"team": "members", "assessors": "assessor", "test_accommodations": name}.get(
                name, name
            )
            assert re.search(rf"\b{suspicion_of}\b", used), (
                f"{template.place}: {name} is asked for and not used"
            )


@pytest.mark.parametrize("kind", ORDER)
def test_both_languages_have_the_same_head_and_the_same_parts(kind: str) -> None:
    if shipped().languages(kind) != ("en", "es"):
        return
    english, spanish = (shipped().choose(kind, language) for language in ("en", "es"))
    assert english.needs == spanish.needs
    assert english.record == spanish.record
    assert english.refuses_without == spanish.refuses_without
    for sign in ("\n## ", "- ☐", "\n---", "{% if", "| "):
        assert english.body.count(sign) == spanish.body.count(sign), f"{kind}: {sign!r}"


@pytest.mark.parametrize("kind", ORDER)
def test_what_records_a_letter_is_a_command(kind: str) -> None:
    template = shipped().choose(kind, "en")
    words = record_words(template, dict.fromkeys(FIELDS, BLANK) | {"student_id": "ana-r"})
    assert not words or words[0] in COMMANDS
    assert not words or words[1] == "ana-r"


# --- what the law requires of each ----------------------------------------------------------------------------------

# Written from the law's list of each document's contents, not from the templates. Facts set by hand stand for what a
# case manager types.
REQUIRED: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "referral": (
        "ana-r",
        {"reason": "Reads far below grade.", "interventions": "Small-group phonics, twelve weeks."},
        [
            "October 14, 2026",
            "Parent or guardian, in writing",
            "Specific learning disability",
            "Reads far below grade.",
            "Small-group phonics",
            "Spanish",
            "English learner",
            "Health, vision and hearing",
            "Attendance",
            "Previous assessments (including independent)",
            "Notice of Procedural Safeguards",
            "15 calendar days",
        ],
    ),
    "safeguards": (
        "ana-r",
        {"safeguards_reason": "yearly", "edition": "July 2026"},
        [
            "edition of July 2026",
            "at least once each school year",
            "Dana Whitfield",
            "555-0100",
            "Luz Rivera",
            "34 CFR 300.504",
        ],
    ),
    "assessment-plan": (
        "ana-r",
        {"prior_assessment": "None", "proficiency": "ELPAC level 2"},
        [
            "First (initial) assessment",
            "Speech and language",
            "Priya Nair",
            "individual tests",
            "native language or other mode of communication",
            "ELPAC level 2",
            "Recent assessments (including independent)",
            "No Individualized Education Program (IEP) will result from this assessment without your consent",
            "at least 15 days",
            "within 60 calendar days",
            "copy of the assessment report and of the documents on eligibility",
            "independent educational assessment at public expense",
            "Notice of Procedural Safeguards is enclosed",
            "I consent",
            "I do not consent",
            "return this part to Dana Whitfield",
            "EC 56321",
            "EC 56329",
        ],
    ),
    "release": (
        "ana-r",
        {
            "source": "Dr. Ortiz",
            "records": "hearing tests",
            "use": "to plan the assessment",
            "expires": date(2027, 6, 30),
            "direction": "both",
        },
        [
            "Dr. Ortiz may give these records to the school",
            "school may give these records to Dr. Ortiz",
            "hearing tests",
            "to plan the assessment",
            "June 30, 2027",
            "may not pass it on",
            "take your permission back",
            "copy of this permission",
            "separate signature",
            "Signature",
            "34 CFR 99.30",
        ],
    ),
    "meeting-notice": (
        "mar-f",
        {},
        [
            "Three-year (triennial) review and annual review",
            "Thursday, January 7, 2027",
            "1:45 p.m.",
            "Room 12",
            "Parent or guardian",
            "General education teacher",
            "District (LEA) representative",
            "Marcus Bell",
            "bring other people who have knowledge or special expertise",
            "set by agreement with you",
            "24 hours",
            "interpreter",
            "Notice of Procedural Safeguards",
            "First notice",
            "I will come to the meeting",
            "telephone or video",
            "I cannot come then",
            "hold the meeting without me",
            "EC 56341.5(b)",
            "34 CFR 300.322",
        ],
    ),
    "excusal": (
        "mar-f",
        {
            "member": "Helen Osei",
            "member_role": "school-nurse",
            "area_discussed": "yes",
            "input_date": date(2027, 1, 4),
        },
        [
            "Helen Osei",
            "School nurse",
            "both agree in writing",
            "will change or discuss",
            "consent in writing",
            "written input",
            "January 4, 2027",
            "before the meeting",
            "I do not agree",
            "For the district: signature",
            "34 CFR 300.321(e)",
        ],
    ),
    "pwn": (
        "kou-v",
        ELEMENTS,
        [
            "1. What the district proposes or refuses to do",
            ELEMENTS["action"],
            "2. Why",
            ELEMENTS["reasons"],
            "3. Each assessment, procedure, record and report",
            ELEMENTS["evidence"],
            "4. Your rights",
            "protection under the procedural safeguards",
            "copy at any time",
            "5. Who can help you understand",
            "Yolanda Pryor",
            "6. Other options the team considered, and why they were rejected",
            ELEMENTS["other_options"],
            "7. Other factors",
            ELEMENTS["other_factors"],
            "EC 56500.4",
            "34 CFR 300.503",
        ],
    ),
    "agenda": (
        "mar-f",
        {},
        ["Agenda", "Procedural safeguards", "parent's concerns", "Eligibility", "Signature", "Marcus Bell"],
    ),
    "staff-notice": (
        "eli-m",
        {"about": "removal", "to_staff": ("Ruth Abara",)},
        ["Ruth Abara", "13", "Sent home", "34 CFR 300.530(e)", "do not pass it on"],
    ),
    "at-a-glance": (
        "aal-r",
        {"accommodations": ("Extra time",), "goals": "Reads 90 words a minute"},
        [
            "Dana Whitfield",
            "Specialized academic instruction",
            "Extra time",
            "Accommodations in tests",
            "Modifications",
            "Supports for you",
            "Behavior plan",
            "Health",
            "Transportation",
            "Reads 90 words a minute",
            "Seen and understood",
            "January 13, 2027",
        ],
    ),
    "progress-cover": (
        "ben-k",
        {"period": "August to November"},
        [
            "August to November",
            "where Ben began",
            "the target",
            "how progress is measured",
            "reached on time",
            "Priya Nair",
        ],
    ),
    "transportation": (
        "ben-k",
        {"pickup": "14 Quarry Lane", "mobility": "wheelchair"},
        [
            "14 Quarry Lane",
            "wheelchair",
            "Drop-off address",
            "Emergency contact",
            "Aide or nurse",
            "seizures, medication",
            "Behavior plan",
            "Who may receive",
            "Begins on",
            "New, change, renewal",
            "extended school year",
        ],
    ),
    "manifestation": (
        "eli-m",
        {"conduct": "A fight in the yard."},
        [
            "A fight in the yard.",
            "the IEP and its carrying out",
            "teachers' observations",
            "information from the parent",
            "direct and substantial relationship",
            "☒ yes ☐ no",
            "failure to implement the IEP",
            "☐ yes ☒ no",
            "is a manifestation of the student's disability",
            "question 1 is yes",
            "functional behavioral assessment",
            "September 29, 2026",
            "13",
            "34 CFR 300.530(e)",
        ],
    ),
    "hand-off": (
        "hon-n",
        {"receiver": "Jun Park"},
        [
            "Jun Park",
            "Nguyễn Văn Thành",
            "Tomás Arriaga; not agreed to",
            "Priya Nair; report still to come",
            "Vietnamese",
            "1/22/2027",
            "EC 56344(a)",
            "10/21/2026",
            "January 14, 2027",
            "safeguards",
        ],
    ),
    "records-memo": ("ben-k", {}, ["every record", "business days", "I hold no records", "EC 56504"]),
    "records-checklist": (
        "ben-k",
        {},
        ["Cumulative folder", "School nurse", "Holds none", "cost of copying", "EC 56504"],
    ),
    "records-cover": (
        "ben-k",
        {"enclosed": "whole file", "pages": "112"},
        ["whole file", "112", "5 business days", "list of the types of records", "EC 56504"],
    ),
    "access-log": ("ben-k", {}, ["Person or agency", "legitimate interest", "auditors", "EC 49064"]),
    "start-of-year": (
        "",
        {},
        [
            "2026-27",
            "Review every IEP",
            "general education teachers",
            "Master calendar",
            "school psychologist",
        ],
    ),
}


@pytest.mark.parametrize("kind", REQUIRED)
def test_it_holds_what_is_required(kind: str) -> None:
    student_id, said, wanted = REQUIRED[kind]
    text = text_of(kind, student_id, **said)
    assert [words for words in wanted if words not in text] == []


SPANISH = {
    "referral": ["Remisión a educación especial", "Aviso de Garantías Procesales", "días calendario"],
    "safeguards": ["Aviso de Garantías Procesales", "He recibido"],
    "assessment-plan": [
        "Plan de evaluación",
        "Programa Educativo Individualizado (IEP)",
        "Doy mi consentimiento",
    ],
    "release": ["Autorización para divulgar información", "Para documentos de salud"],
    "meeting-notice": [
        "Aviso de reunión del IEP",
        "Asistiré a la reunión",
        "Quiénes participan",
    ],
    "excusal": ["Acuerdo para excusar", "No estoy de acuerdo"],
    "pwn": ["Aviso previo por escrito", "7. Otros factores", ELEMENTS["evidence"]],
    "progress-cover": ["Informe de progreso"],
    "records-cover": ["Copias del expediente escolar", "5 días hábiles"],
}


@pytest.mark.parametrize("kind", SPANISH)
def test_the_spanish_letter_says_it_in_the_fields_words(kind: str) -> None:
    text = text_of(kind, "jos-n", "es")
    assert [words for words in SPANISH[kind] if words not in text] == []
    english = re.findall(
        r"\b(?:the|and|you|your|student|meeting)\b", text.replace(" ".join(ELEMENTS.values()), "")
    )
    typed = sum(
        len(re.findall(r"\b(?:the|and|you|your|student|meeting)\b", value)) for value in ELEMENTS.values()
    )
    assert len(english) <= (typed if kind == "pwn" else 0), english


def test_dates_are_said_in_each_language() -> None:
    assert "Thursday, January 7, 2027" in text_of("meeting-notice", "mar-f")
    assert "jueves 7 de enero de 2027" in text_of("meeting-notice", "mar-f", "es").lower()


@pytest.mark.parametrize(
    ("student_id", "is_transition"), [("mar-f", False), ("luk-g", True), ("nia-c", True), ("yas-h", False)]
)
def test_from_fifteen_and_a_half_the_notice_is_the_transition_one(
    student_id: str, is_transition: bool
) -> None:
    text = text_of("meeting-notice", student_id)
    assert ("planning for life after high school" in text) is is_transition
    assert ("is invited to this meeting" in text) is is_transition
    assert ("agency that is likely to provide or pay" in text) is is_transition


@pytest.mark.parametrize("topic", LETTER_TOPICS)
def test_a_staff_notice_says_what_it_is_about(topic: str) -> None:
    wanted = {
        "referral": "has been referred",
        "consent": "IEP meeting must be held by",
        "confirmation": "parent has confirmed",
        "records-request": "records have been asked for",
        "removal": "has been removed",
    }
    assert wanted[topic] in text_of("staff-notice", "ana-r", about=topic)


def test_a_consent_notice_tells_the_date_that_the_docket_has(run: Run, caseload: Path) -> None:
    due = run("due", "--student", "ana-r", "--format", "json").stdout
    day = re.search(r'"rule": "initial-iep".*?"due": "(\d{4}-\d\d-\d\d)"', due, re.DOTALL)
    assert day
    said = date.fromisoformat(day[1])
    assert f"{said:%A, %B} {said.day}, {said.year}" in text_of("staff-notice", "ana-r", about="consent")


def test_a_consent_notice_names_only_the_areas_agreed_to() -> None:
    text = text_of("staff-notice", "hon-n", about="consent")
    assert "Speech and language" in text
    assert "Motor" not in text


def test_the_adult_student_is_the_one_written_to(caseload: Path, run: Run) -> None:
    done = run("--as-of", "2026-12-07", "letter", "progress-cover", "luk-g")
    assert "Dear Luka Gelashvili:" in done.stdout


@pytest.mark.parametrize(
    ("head", "language"),
    [
        # What is spoken at home says nothing of the language that the student reads.
        ("language: {status: EL, home: Spanish}", "en"),
        ("language: {status: RFEP, home: Spanish}", "en"),
        # The student's own line says it, and not the parent's.
        ("contacts: [{name: Ana Ruiz, language: Spanish}]", "en"),
        ("contacts: [{name: Ana Ruiz}, {name: Eva Ruiz, relation: student, language: Spanish}]", "es"),
    ],
)
def test_an_adult_student_is_written_to_in_the_student_s_own_language(
    caseload: Path, run: Run, head: str, language: str
) -> None:
    text = (
        "schema: 1\nid: eva-r\nname: {first: Eva, last: Ruiz}\nborn: 2008-03-01\ngrade: '12'\n"
        f"school: Fernbrook High\n{head}\nevents:\n"
        "- {id: a1, type: student_added, date: 2026-08-10, recorded: 2026-08-10, last_annual: 2026-02-02}\n...\n"
    )
    (caseload / "students" / "eva-r.yaml").write_text(text, encoding="utf-8")
    page = run("letter", "safeguards", "eva-r", "--format", "html").stdout
    assert f'lang="{language}"' in page
    assert "Eva Ruiz" in page


# --- citations ------------------------------------------------------------------------------------------------------

# Read in the law itself during the research for this tool; the others printed come from the law files.
CHECKED = (
    "EC 56301(d)(2)",
    "EC 56321",
    "EC 56329",
    "EC 56341",
    "EC 56341.1(g)(1)",
    "EC 56341.5",
    "EC 49064",
    "34 CFR 99.30",
    "34 CFR 300.321(e)",
    "34 CFR 300.504",
)


def test_only_checked_citations_are_printed() -> None:
    law = {cite for rule in here().context.law.rules for cite in rule.cite}
    for kind in ORDER:
        for language in shipped().languages(kind):
            body = shipped().choose(kind, language).body
            for cite in re.findall(r"(?:EC|CFR|CCR|USC) [\d.]+(?:\([a-z0-9]+\))*", body):
                known = any(cite in checked for checked in (*law, *CHECKED)) or cite in " ".join(CHECKED)
                assert known or any(cite.startswith(checked) for checked in CHECKED), f"{kind}: {cite}"


# --- formats --------------------------------------------------------------------------------------------------------

EXAMPLES = {kind: REQUIRED.get(kind, ("", {}, []))[0] or "ana-r" for kind in ORDER}


def words_of_docx(data: bytes) -> str:
    import docx

    document = docx.Document(io.BytesIO(data))
    lines = [p.text for p in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


@pytest.mark.parametrize("kind", ORDER)
def test_docx_has_headings_tables_and_styles(kind: str) -> None:
    import docx

    made = letter(kind, EXAMPLES[kind])
    data = as_docx(made)
    document = docx.Document(io.BytesIO(data))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [made.title]
    assert document.core_properties.title == made.title
    assert bool(document.tables[1:]) is ("\n|---" in made.markdown)  # the first is the letterhead
    assert made.footer in document.sections[0].footer.paragraphs[0].text
    if "☐" in made.markdown:
        assert "☐" in words_of_docx(data)


needs_poppler = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("pdfinfo")), reason="poppler-utils is not installed"
)


def pdf_words(data: bytes, tmp_path: Path) -> tuple[str, str]:
    """What pdfinfo says of it, and its text."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(data)
    tools = (["pdfinfo", str(path)], ["pdftotext", "-layout", str(path), "-"])
    info, text = (subprocess.run(tool, capture_output=True, text=True, check=True).stdout for tool in tools)
    return info, text


@needs_poppler
@pytest.mark.parametrize("kind", ORDER)
def test_pdf_is_tagged_and_says_the_same(kind: str, tmp_path: Path) -> None:
    made = letter(kind, EXAMPLES[kind])
    info, text = pdf_words(as_pdf(made), tmp_path)
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Page size:\s+612 x 792", info)
    assert f"Title:           {made.title}" in info
    if made.about:
        assert made.about in text
    assert made.footer in text
    page = squeezed(text)
    words = re.sub(r"\]\(<[^>]*>\)|[☐☒|*#_\\\[]", " ", made.markdown).split()
    assert [word for word in words if squeezed(word) not in page and re.search(r"\w", word)] == []


@pytest.mark.parametrize("kind", ORDER)
def test_html_is_one_whole_file(kind: str) -> None:
    from html.parser import HTMLParser

    page = as_html(letter(kind, EXAMPLES[kind]))
    opened: list[str] = []

    class Balance(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in ("meta", "br", "col"):
                opened.append(tag)
            for name, value in attrs:
                assert name not in ("src", "onload", "onclick")
                assert name != "href" or str(value).startswith("http")

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Balance().feed(page)
    assert opened == []
    assert "<script" not in page
    assert 'lang="en"' in page


def test_the_same_letter_is_the_same_bytes() -> None:
    for kind in ("meeting-notice", "start-of-year"):
        for draw in FORMATS.values():
            assert draw(letter(kind, "mar-f")) == draw(letter(kind, "mar-f"))


def test_docx_holds_no_time_of_its_making() -> None:
    import zipfile

    archive = zipfile.ZipFile(io.BytesIO(as_docx(letter("agenda", "mar-f"))))
    assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- hostile text ---------------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "# x",
    "*a* _b_ `c`",
    "{{7*7}} {% for %}",
    "#set text(red)",
    "=1+1",
    "- item",
    "1. item",
    "---",
    "| a | b |",
    "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "&lt;b&gt; &amp; &copy",
    "\\# \\u{41} $x$ @ref <label>",
    "~~~",
    'He said "so", it\'s',
    "________",
    "☐ box",
]


def about_hostile(name: str, kind: str = "hand-off") -> Letter:
    """A letter about a student whose last name, contact, place and note are that text."""
    head = student_of({"type": "student_added", "date": "2026-08-10"}).identity.model_dump(by_alias=True)
    head |= {"name": {"first": "Ana", "last": name}, "contacts": ({"name": name, "address": name},)}
    facts = desk_of(here()).of_student(Student(Identity.model_validate(head), ()), Choices(to=())) | {
        "notes": name,
        "receiver": name,
        "place": name,
        "reason": name,
    }
    return make(
        shipped().choose(kind, "en"), shipped(), facts | derived(facts), desk_of(here()).office, TODAY
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_out_as_text(name: str, tmp_path: Path) -> None:
    for kind in ("hand-off", "referral", "meeting-notice"):
        made = about_hostile(name, kind)
        page = as_html(made)
        assert "<script" not in page
        assert "<img" not in page
        assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
        shown = " ".join(words_of_docx(as_docx(made)).split())
        assert f"Ana {name}" in shown
        assert f"Ana {name}" in " ".join(visible(page).split())
        if shutil.which("pdftotext"):
            text = pdf_words(as_pdf(made), tmp_path)[1]
            assert squeezed(f"Ana {name}") in squeezed(text), kind


def visible(page: str) -> str:
    """The page's text as a browser shows it."""
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", "", page.partition("<main>")[2]))


def squeezed(text: str) -> str:
    """Without spaces, and with straight quotation marks."""
    return re.sub(r"\s", "", text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}))


@pytest.mark.parametrize("name", HOSTILE)
def test_an_escaped_value_is_read_back_as_itself(name: str) -> None:
    html = parser().render(f"{escaped(name)}\n\n| a |\n|---|\n| {escaped(name)} |\n")
    from html import unescape

    paragraph, cell = re.search(r"<p>(.*?)</p>", html), re.search(r"<td>(.*?)</td>", html)
    assert paragraph
    assert unescape(paragraph[1]) == name
    assert cell
    assert unescape(cell[1]) == name


def test_control_characters_come_out_as_their_codes() -> None:
    made = letter("hand-off", "mar-f", notes="a\x1b[31mb\u202ec\x00")
    for shown in (as_markdown(made), as_html(made), words_of_docx(as_docx(made))):
        assert "a\\x1b" in shown.replace("\\\\", "\\")
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Hồng Ngọc", "ياسمين حداد", "Հայկ Պետրոսյան", "Zoë Núñez-Þórðardóttir", "Ø" * 90]
)
def test_names_of_many_scripts_are_drawn(name: str, tmp_path: Path) -> None:
    made = about_hostile(name)
    assert name in words_of_docx(as_docx(made))
    assert name in visible(as_html(made))
    assert as_pdf(made).startswith(b"%PDF")


def undrawable() -> str:
    """A name in a script for which this computer has no font."""
    for name in ("𰀀𰀁", "漢字", "𖩀𖩁"):
        try:
            as_pdf(about_hostile(name))
        except Refused:
            return name
    pytest.skip("this computer has a font for every script tried")


def test_a_name_no_font_draws_is_named_with_the_way_out(run: Run, caseload: Path) -> None:
    name = undrawable()
    done = run("letter", "progress-cover", "ben-k", "--to", f"Kim {name}", "-o", "letter.pdf")
    assert done.returncode == 3
    assert f"no font on this computer draws {name}; write HTML" in done.stderr
    assert run("edit", "ben-k", "--name", f"{name} Kim").returncode == 0
    his = run("letter", "progress-cover", "ben-k", "-o", "letter.pdf").stderr
    assert f"no font on this computer draws {name}; write HTML" in his
    assert not Path(caseload.parent / "letter.pdf").exists()
    assert (
        run("letter", "progress-cover", "ben-k", "--to", f"Kim {name}", "-o", "letter.html").returncode == 0
    )


@pytest.mark.parametrize("target", ["round.pdf", "round"])
def test_a_name_no_font_draws_leaves_the_others_of_a_round(run: Run, caseload: Path, target: str) -> None:
    for path in (caseload / "students").iterdir():
        if path.stem not in ("ben-k", "sof-l"):
            path.unlink()
    name = undrawable()
    file = caseload / "students" / "sof-l.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"name: \{[^}]*\}", f"name: {{first: {name}, last: Paz}}", text, count=1), encoding="utf-8"
    )
    done = run("letter", "safeguards", "--all", "--force", "-o", target, "--format", "pdf")
    assert done.returncode == 0
    assert f"sof-l: no font on this computer draws {name}" in done.stderr
    assert "Wrote 1 of 2 letters" in done.stderr


# --- the command ----------------------------------------------------------------------------------------------------


def test_golden_letters(caseload: Path, run: Run, golden: Any) -> None:
    golden("letter.txt", run("letter").stdout)
    golden(
        "letter-meeting-notice-hon-n.es.md",
        run("letter", "meeting-notice", "hon-n", "--language", "Spanish").stdout,
    )
    golden("letter-hand-off-hon-n.md", run("letter", "hand-off", "hon-n", "--to", "Jun Park").stdout)


def test_without_a_kind_the_kinds_are_listed(caseload: Path, run: Run) -> None:
    listed = run("letter").stdout
    assert all(f"\n{kind} " in listed for kind in ORDER)
    assert "en, es" in listed


def test_markdown_on_the_screen_and_the_ending_chooses(caseload: Path, run: Run) -> None:
    printed = run("letter", "meeting-notice", "mar-f")
    assert printed.returncode == 0
    assert "# IEP Meeting Notice" in printed.stdout
    for ending, beginning in (
        ("html", b"<!doctype html>"),
        ("pdf", b"%PDF"),
        ("docx", b"PK"),
        ("md", b"Fernbrook"),
    ):
        done = run("letter", "meeting-notice", "mar-f", "-o", f"n.{ending}")
        assert done.returncode == 0, done.stderr
        assert (caseload.parent / f"n.{ending}").read_bytes().startswith(beginning)


def test_what_is_missing_is_named_with_what_supplies_it(caseload: Path, run: Run) -> None:
    done = run("letter", "meeting-notice", "dar-j")
    assert (
        "Missing: the place of the meeting (casemgr schedule-iep dar-j DATE --place TEXT, or --set place=TEXT)"
        in done.stderr
    )
    assert "Missing: the agencies invited" in done.stderr
    given = run(
        "letter", "meeting-notice", "dar-j", "--set", "place=Room 7", "--set", "meeting_date=2027-04-20"
    )
    assert "Missing: the place of the meeting" not in given.stderr
    assert "| Lugar" not in given.stdout
    assert "| Place | Room 7 |" in given.stdout
    assert "Tuesday, April 20, 2027" in given.stdout


def test_the_contacts_language_is_the_letters_and_may_be_overridden(caseload: Path, run: Run) -> None:
    assert "# Plan de evaluación" in run("letter", "assessment-plan", "ana-r").stdout
    assert "# Assessment Plan" in run("letter", "assessment-plan", "ana-r", "--language", "English").stdout
    fallen = run("letter", "meeting-notice", "hon-n")
    assert "# IEP Meeting Notice" in fallen.stdout
    assert "there is no meeting-notice in Vietnamese; it is printed in English" in fallen.stderr
    assert "letters/meeting-notice.vi.md" in fallen.stderr
    assert "there is no agenda in Spanish;" in run("letter", "agenda", "ben-k", "--language", "es").stderr
    assert "no agenda in Mandarin;" in run("letter", "agenda", "ben-k", "--language", "Mandarin").stderr
    assert run("letter", "meeting-notice", "hon-n", "--language", "Klingon").returncode == 2


def test_a_file_that_exists_is_kept_unless_said_otherwise(caseload: Path, run: Run) -> None:
    target = caseload.parent / "n.html"
    target.write_text("mine", encoding="utf-8")
    refused = run("letter", "meeting-notice", "mar-f", "-o", "n.html")
    assert refused.returncode == 3
    assert "--overwrite" in refused.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("letter", "meeting-notice", "mar-f", "-o", "n.html", "--overwrite").returncode == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype")


def test_the_command_that_records_it_is_named_and_record_runs_it(caseload: Path, run: Run) -> None:
    file = caseload / "students" / "mar-f.yaml"
    before = file.read_text(encoding="utf-8")
    named = run(
        "letter", "meeting-notice", "mar-f", "--to", "Rosa Fuentes", "--language", "Spanish", "-o", "a.html"
    )
    hint = 'casemgr sent mar-f meeting-notice --meeting 2027-01-07 --to "Rosa Fuentes" --language Spanish'
    assert hint in named.stderr
    assert file.read_text(encoding="utf-8") == before
    done = run("letter", "meeting-notice", "mar-f", "--to", "Rosa Fuentes", "--record", "-o", "b.pdf")
    assert done.returncode == 0, done.stderr
    assert "meeting notice for the meeting of" in done.stdout
    assert "Meeting notice" in done.stdout
    after = file.read_text(encoding="utf-8")
    assert "document: meeting-notice" in after.removeprefix(before.removesuffix("...\n"))
    assert (caseload.parent / "b.pdf").exists()
    assert "First" in run("letter", "meeting-notice", "mar-f").stdout
    assert "Second" in run("--as-of", "2026-11-24", "letter", "meeting-notice", "mar-f").stdout


def test_a_dry_run_writes_neither_letter_nor_event(caseload: Path, run: Run) -> None:
    file = caseload / "students" / "mar-f.yaml"
    before = file.read_bytes()
    done = run("letter", "meeting-notice", "mar-f", "--record", "--dry-run", "-o", "c.html")
    assert done.returncode == 0, done.stderr
    assert "Dry run" in done.stdout
    assert file.read_bytes() == before
    assert not (caseload.parent / "c.html").exists()


def test_what_is_signed_first_is_not_recorded_by_printing(caseload: Path, run: Run) -> None:
    done = run("letter", "excusal", "tho-q", "--member", "slp", "--record", "-o", "e.html")
    assert done.returncode == 2
    assert "once it is signed: casemgr excuse tho-q slp" in done.stderr
    assert done.stderr.endswith(" --agreed DATE\n")
    assert not (caseload.parent / "e.html").exists()


def test_written_notice_refuses_an_empty_element_and_records_what_it_said(caseload: Path, run: Run) -> None:
    refused = run("letter", "pwn", "tho-q", "--action", "x", "--reasons", "y", "-o", "p.html")
    assert refused.returncode == 2
    lacking = "--decision proposed or refused; --evidence TEXT; --other-options TEXT; --other-factors TEXT"
    assert f"pwn: not printed without {lacking}. --blank prints an empty form." in refused.stderr
    assert not (caseload.parent / "p.html").exists()
    options = [word for name, text in ELEMENTS.items() for word in (f"--{name.replace('_', '-')}", text)]
    more = ["--set", "subject=placement", "--decision", "proposed", "--record", "-o", "p.html"]
    done = run("letter", "pwn", "tho-q", *options, *more)
    assert done.returncode == 0, done.stderr
    kept = (caseload / "students" / "tho-q.yaml").read_text(encoding="utf-8")
    assert ELEMENTS["evidence"] in kept
    assert "subject: placement" in kept
    assert "action: proposed" in kept
    again = run("letter", "pwn", "tho-q")
    assert again.returncode == 0, again.stderr
    assert ELEMENTS["other_options"] in again.stdout


def test_a_districts_template_wins_by_name_and_may_add_a_kind(caseload: Path, run: Run) -> None:
    own = caseload / "letters"
    own.mkdir()
    head = "---\ntitle: Our notice\nfor: parent\nneeds: place\n---\n"
    (own / "meeting-notice.en.md").write_text(head + "Hello {{ first }}, {{ place }}.\n", encoding="utf-8")
    (own / "thank-you.en.md").write_text(head + "Thank you, {{ recipient }}.\n", encoding="utf-8")
    assert "Hello Marisol, Room 12." in run("letter", "meeting-notice", "mar-f").stdout
    assert "Thank you, Grace Kim." in run("letter", "thank-you", "ben-k").stdout
    assert "\nthank-you " in run("letter").stdout


def test_a_districts_own_language_is_used_for_the_contact_who_speaks_it(caseload: Path, run: Run) -> None:
    (caseload / "letters").mkdir()
    (caseload / "letters" / "meeting-notice.vi.md").write_text(
        "---\ntitle: Thông báo họp IEP\nfor: parent\n---\nKính gửi {{ recipient }}: {{ meeting_date }}\n",
        encoding="utf-8",
    )
    done = run("letter", "meeting-notice", "hon-n")
    assert "# Thông báo họp IEP" in done.stdout
    assert "Kính gửi Nguyễn Văn Thành: 2027-01-14" in done.stdout
    assert "Note" not in done.stderr


def test_an_unreadable_template_hides_no_other(caseload: Path, run: Run) -> None:
    (caseload / "letters").mkdir()
    (caseload / "letters" / "meeting-notice.en.md").write_bytes(b"---\ntitle: \xff\n")
    assert run("letter", "agenda", "mar-f").returncode == 0
    assert "letters/meeting-notice.en.md:2: is not UTF-8" in run("letter").stdout
    done = run("letter", "meeting-notice", "mar-f")
    assert done.returncode == 3
    assert "letters/meeting-notice.en.md:2: is not UTF-8" in done.stderr


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: T\nfor: parent\n---\none\n\n{{ nobody }}\n", 7, "'nobody' is undefined"),
        ("---\ntitle: T\nfor: parent\n---\n{% if x %}\n", 5, "endif"),
        (
            "---\ntitle: T\nfor: parent\n---\n{% if first %}\nx\n{% endif %}\n{{ first.__class__ }}\n",
            8,
            "unsafe",
        ),
        ("---\ntitle: T\nfor: parent\nneeds: plce\n---\n", 4, "did you mean place?"),
        ("---\ntitle: T\nfor: nobody\n---\n", 1, "parent, staff, district"),
        ("---\ntitle: T\ncolor: red\n---\n", 3, "`color`"),
        ("no head\n", 1, "has no head"),
        ('---\ntitle: T\nfor: parent\n---\n{% include "/etc/passwd" %}\n', 5, "/etc/passwd"),
        (
            "---\ntitle: T\nfor: parent\n---\n"
            "{% for a in range(9999) %}\n{% for b in range(9999) %}\nx\n{% endfor %}\n{% endfor %}\n",
            6,
            "come to more than 10,000",
        ),
    ],
)
def test_a_broken_template_is_reported_with_file_and_line(
    caseload: Path, run: Run, text: str, line: int, words: str
) -> None:
    (caseload / "letters").mkdir()
    (caseload / "letters" / "meeting-notice.en.md").write_text(text, encoding="utf-8")
    done = run("letter", "meeting-notice", "mar-f")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith(f"letters/meeting-notice.en.md:{line}: ")
    assert words in done.stderr


def test_links_and_letterhead_of_the_settings_are_printed(caseload: Path, run: Run) -> None:
    settings = caseload / "casemgr.yaml"
    more = (
        'letterhead: ["Fernbrook Unified, Special Education", "1 Plaza Way"]\n'
        "links: {english-learners: 'https://example.org/el', transportation-form: 'F-12, front office'}\n"
    )
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    page = run("letter", "referral", "ana-r", "--format", "html").stdout
    assert '<a href="https://example.org/el">https://example.org/el</a>' in page
    assert "1 Plaza Way" in page
    assert "F-12, front office" in run("letter", "transportation", "ben-k").stdout


def test_a_school_that_is_its_own_district_is_named_once(caseload: Path, run: Run) -> None:
    settings = caseload / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("district: Fernbrook Unified", "district: Fernbrook Elementary"), encoding="utf-8"
    )
    lines = run("letter", "referral", "ana-r").stdout.split("\n#")[0].splitlines()
    assert [line.strip() for line in lines].count("Fernbrook Elementary") == 1


def test_a_javascript_link_of_the_settings_is_only_words() -> None:
    made = letter("transportation", "ben-k", links={"transportation-form": "javascript:alert(1)"})
    assert "javascript:" not in re.sub(r">[^<]*<", "><", as_html(made))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("meeting-notise", "mar-f"), 2, "no such letter"),
        (("meeting-notice",), 2, "say of which student"),
        (("start-of-year", "mar-f"), 2, "leave mar-f out"),
        (("meeting-notice", "nobody"), 2, "No student matches"),
        (("meeting-notice", "mar-f", "--format", "odt"), 2, "choose md, html, pdf, docx"),
        (("meeting-notice", "mar-f", "--format", "pdf"), 2, "say -o letter.pdf"),
        (("meeting-notice", "mar-f", "--set", "plce=x"), 2, "did you mean place?"),
        (("meeting-notice", "mar-f", "--set", "team=x"), 2, "come from the case file (casemgr invite"),
        (("staff-notice", "mar-f"), 2, "--about TOPIC"),
        (("staff-notice", "mar-f", "--about", "gossip"), 2, "referral, consent"),
        (("meeting-notice", "mar-f", "--meeting", "2027-02-01"), 2, "2027-01-07"),
    ],
)
def test_wrong_words_are_told_in_a_line(
    caseload: Path, run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run("letter", *words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.process
def test_without_typst_the_html_way_is_named(
    caseload: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = run("letter", "agenda", "mar-f", "-o", "a.pdf")
    assert done.returncode == 3
    assert "write HTML (-o letter.html)" in done.stderr


def test_a_template_with_windows_line_ends_reads_the_same() -> None:
    text = "---\ntitle: T\nfor: parent\n---\nHello\n"
    assert read_template("x", "en", "x", text.replace("\n", "\r\n")) == read_template("x", "en", "x", text)
    with pytest.raises(BadFile):
        read_template("x", "en", "x", "---\ntitle: T\n")


def test_set_reads_days_lists_and_text() -> None:
    said = set_by_hand(["meeting-date=2027-01-07", "agencies=Regional Center; DOR", "place=a=b"])
    assert said == {"meeting_date": date(2027, 1, 7), "agencies": ("Regional Center", "DOR"), "place": "a=b"}


def test_check_names_a_template_that_cannot_be_read(caseload: Path, run: Run) -> None:
    (caseload / "letters").mkdir()
    (caseload / "letters/safeguards.en.md").write_text(
        "---\ntitle: x\nfor: nobody\n---\ntext\n", encoding="utf-8"
    )
    done = run("check")
    assert done.returncode == 1
    assert "letters/safeguards.en.md:1: needs a title" in done.stdout


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("procedural-safeguards", "safeguards"),
        ("prior written", "pwn"),
        ("records transfer", "records-transfer"),
        ("pwn", "pwn"),
        ("meeting", "meeting-notice"),  # begins so; others only have the word
        ("indep", "independent-evaluation"),
    ],
)
def test_a_letter_may_be_named_by_its_beginning_or_by_words_of_its_title(words: str, kind: str) -> None:
    assert shipped().choose(words, "en").kind == kind


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("notice", "did you mean meeting-notice or"),
        ("records", "did you mean records-memo or records-checklist or"),
        ("meeting-notise", "did you mean meeting-notice?"),
        ("xyz", "choose "),
    ],
)
def test_words_that_name_no_letter_or_several_get_a_hint(words: str, hint: str) -> None:
    with pytest.raises(UsageError, match=re.escape(hint)):
        shipped().choose(words, "en")
