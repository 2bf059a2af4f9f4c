"""Letters say what is on file, and no more: refused where it is not, empty where a form is wanted, as of their day."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from test_letters import ELEMENTS, IDS, ORDER, facts_of, here, letter, shipped, text_of

from casemgr.paper.letters.as_docx import as_docx
from casemgr.paper.letters.as_html import as_html
from casemgr.paper.letters.as_pdf import as_one_pdf, as_pdf
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.template import LAST
from casemgr.paper.letters.vocabulary import WORDS
from casemgr.paper.letters.words import Words
from casemgr.store.lawfiles import joined, read_place
from casemgr.store.letterfiles import LetterFile
from conftest import Run

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here")


# --- what is not on file is not said ----------------------------------------------------------------------------------

# What the letter says, of a student of whom it is not on file; and the command that records it. tho-q has no plan yet.
UNFOUNDED = [
    ("progress-cover", "ana-r", [], "casemgr answer-iep ana-r"),
    ("at-a-glance", "ana-r", [], "casemgr answer-iep ana-r"),
    ("transportation", "ana-r", [], "casemgr answer-iep ana-r"),
    ("manifestation", "ana-r", [], "casemgr mdr ana-r --decided"),
    ("manifestation", "dar-j", [], "casemgr mdr dar-j --decided"),
    ("placement-decision", "ana-r", [], "casemgr removal ana-r"),
    ("records-cover", "ana-r", [], "casemgr records-request ana-r"),
    ("records-memo", "ana-r", [], "casemgr records-request ana-r"),
    ("records-checklist", "ana-r", [], "casemgr records-request ana-r"),
    ("access-log", "ana-r", [], "casemgr access-log ana-r"),
    ("staff-notice", "jos-n", ["--about", "removal"], "casemgr removal jos-n"),
    ("staff-notice", "jos-n", ["--about", "records-request"], "casemgr records-request jos-n"),
    ("staff-notice", "ana-r", ["--about", "confirmation"], "casemgr reply ana-r"),
    ("staff-notice", "ben-k", ["--about", "referral"], "casemgr refer ben-k"),
    ("staff-notice", "ben-k", ["--about", "consent"], "casemgr consent ben-k"),
]


@pytest.mark.parametrize(("kind", "student", "options", "command"), UNFOUNDED)
def test_what_is_not_on_file_is_refused_with_the_command_that_records_it(
    kind: str, student: str, options: list[str], command: str, caseload: Path, run: Run
) -> None:
    refused = run("letter", kind, student, *options)
    assert refused.returncode == 3
    assert refused.stdout == ""
    assert "not on file" in refused.stderr
    assert command in refused.stderr
    assert "--force" in refused.stderr
    forced = run("letter", kind, student, *options, "--force")
    assert forced.returncode == 0, forced.stderr
    assert "# " in forced.stdout
    assert "not on file" in forced.stderr


def test_once_it_is_recorded_the_letter_is_printed(caseload: Path, run: Run) -> None:
    steps = [
        (
            ["removal", "jos-n", "--on", "2026-11-20", "--days", "2"],
            ["staff-notice", "jos-n", "--about", "removal"],
        ),
        (["records-request", "ana-r", "--on", "2026-11-20"], ["records-cover", "ana-r"]),
        (["access-log", "ana-r", "--who", "A clinic", "--why", "release signed"], ["access-log", "ana-r"]),
    ]
    for recording, printing in steps:
        assert run("letter", *printing).returncode == 3
        assert run(*recording).returncode == 0
        done = run("letter", *printing)
        assert done.returncode == 0, done.stderr


def test_a_request_of_another_district_is_none_of_the_family(caseload: Path, run: Run) -> None:
    assert run("records-request", "ana-r", "--on", "2026-11-20", "--by", "district").returncode == 0
    assert run("letter", "records-checklist", "ana-r").returncode == 0
    assert run("letter", "records-cover", "ana-r").returncode == 3


@pytest.mark.parametrize(
    "kind", ["assessment-plan", "meeting-notice", "pwn", "release", "referral", "safeguards", "excusal"]
)
def test_what_comes_before_its_fact_is_never_refused_for_it(kind: str, caseload: Path, run: Run) -> None:
    assert shipped().choose(kind, "en").states == ()
    said = [word for name, text in ELEMENTS.items() for word in (f"--{name.replace('_', '-')}", text)]
    options = [*said, "--decision", "refused"] if kind == "pwn" else []
    for student in IDS[:3]:
        done = run("letter", kind, student, *options)
        assert done.returncode == 0, done.stderr


def test_written_notice_says_whether_it_proposes_or_refuses(caseload: Path, run: Run) -> None:
    said = [word for name, text in ELEMENTS.items() for word in (f"--{name.replace('_', '-')}", text)]
    refused = run("letter", "pwn", "tho-q", *said)
    assert refused.returncode == 2
    assert "--decision proposed or refused" in refused.stderr
    assert refused.stdout == ""
    assert "**refuses** this" in run("letter", "pwn", "tho-q", *said, "--decision", "refused").stdout


# --- empty forms ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ORDER)
def test_every_form_can_be_printed_empty(kind: str, caseload: Path, run: Run) -> None:
    for language in shipped().languages(kind):
        done = run("letter", kind, "--blank", "--language", language)
        assert done.returncode == 0, done.stderr
        assert "Missing" not in done.stderr
        assert "Sample" not in done.stdout
        for student in IDS:
            assert here().find(student).name not in done.stdout
        page = done.stdout if kind != "start-of-year" else ""
        assert "2026" not in page
        assert "No clock is open" not in page


def test_an_empty_form_takes_the_language_of_a_student_and_no_name(caseload: Path, run: Run) -> None:
    done = run("letter", "release", "jos-n", "--blank")
    assert "Autorización" in done.stdout
    assert "José" not in done.stdout
    assert "Fernbrook Unified" in done.stdout
    assert "Dr. Ortiz" in run("letter", "release", "--blank", "--source", "Dr. Ortiz").stdout


def test_an_empty_form_is_not_recorded(caseload: Path, run: Run) -> None:
    before = (caseload / "students" / "ana-r.yaml").read_bytes()
    done = run("letter", "safeguards", "ana-r", "--blank", "--record")
    assert done.returncode == 2
    assert done.stdout == ""
    assert (caseload / "students" / "ana-r.yaml").read_bytes() == before


def test_an_empty_staff_notice_lets_one_choose_what_it_is_about(caseload: Path, run: Run) -> None:
    assert run("letter", "staff-notice", "--blank").stdout.count("☐") == 5
    assert "has been removed" in run("letter", "staff-notice", "--blank", "--about", "removal").stdout


# --- releases ---------------------------------------------------------------------------------------------------------


def test_a_release_that_is_not_needed_is_no_source(caseload: Path, run: Run) -> None:
    done = run("letter", "release", "jos-n")
    assert "none" not in done.stdout
    assert "no release is needed (2026-09-01)" in done.stderr
    assert "casemgr release jos-n SOURCE --asked" in done.stderr
    refused = run("letter", "release", "jos-n", "--record")
    assert refused.returncode == 3
    assert "SOURCE is missing" in refused.stderr


RELEASE: dict[str, Any] = {
    "source": "Dr. Ortiz",
    "records": "hearing tests",
    "use": "to plan",
    "expires": date(2027, 6, 30),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_health_part_is_a_page_of_its_own_in_large_type(language: str) -> None:
    """Civil Code 56.11(b): typeface, separate, its own signature, who to whom, what for, until when, right to a copy."""
    made = letter("release", "ana-r", language, **RELEASE)
    kinds = [section.kind for section in made.sections]
    assert kinds == ["letter", "slip", "large"]
    words = {"en": ["Signature", "copy of this permission"], "es": ["Firma", "copia de este permiso"]}[
        language
    ]
    health = made.markdown.split("\n***\n")[1]
    day = {"en": "June 30, 2027", "es": "30 de junio de 2027"}[language]
    for wanted in (
        "Ana Rivera",
        "Dr. Ortiz",
        "Fernbrook Elementary",
        "hearing tests",
        "to plan",
        day,
        *words,
    ):
        assert wanted in health
    assert "Civil Code 56.11" in health
    page = as_html(made)
    assert '<section class="large">' in page
    assert ".large { margin-top: 3em; break-before: page; font-size: 14pt;" in page
    assert ".large table { font-size: 14pt; }" in page


def test_the_health_part_is_large_in_word_too() -> None:
    import docx
    from docx.shared import Pt

    document = docx.Document(io.BytesIO(as_docx(letter("release", "ana-r", **RELEASE))))
    start = next(i for i, p in enumerate(document.paragraphs) if p.text.startswith("For health records"))
    assert document.paragraphs[start].paragraph_format.page_break_before
    tables = [cell for row in document.tables[-1].rows for cell in row.cells]
    paragraphs = [*document.paragraphs[start:], *(p for cell in tables for p in cell.paragraphs)]
    sizes = [run.font.size for p in paragraphs for run in p.runs if run.text.strip()]
    assert sizes
    assert all(size is not None and size >= Pt(14) for size in sizes)


def test_a_release_that_only_gives_asks_for_no_health_records() -> None:
    assert "For health records" not in text_of("release", "ana-r", **RELEASE, direction="give")


# --- the IEP in effect ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["at-a-glance", "transportation"])
def test_a_sheet_for_staff_is_of_the_iep_in_effect(kind: str, caseload: Path, run: Run) -> None:
    before = run("letter", kind, "aal-r").stdout
    assert (
        run(
            "hold-iep",
            "aal-r",
            "--on",
            "2026-11-18",
            "--purpose",
            "annual",
            "--outcome",
            "completed",
            "--force",
        ).returncode
        == 0
    )
    assert run("answer-iep", "aal-r", "--on", "2026-11-20", "--disagreed").returncode == 0
    after = run("letter", kind, "aal-r")
    day = next(line for line in before.splitlines() if "IEP of" in line)
    assert day in after.stdout
    assert "the IEP of 2026-11-18 is not in effect: the parent disagreed with it" in after.stderr


# --- progress, manifestation ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_progress_letter_holds_no_date_of_ours(language: str) -> None:
    """eli-m's report was due on 20 November; the supplemental meeting of 9 October set no goals."""
    text = text_of("progress-cover", "eli-m", language)
    for unwanted in (
        "due by",
        "November 20",
        "20 de noviembre",
        "IEP of | October 9",
        "IEP del | 9 de octubre",
    ):
        assert unwanted not in text
    told = text_of("progress-cover", "eli-m", language, next_report=date(2027, 1, 29))
    assert {"en": "Next report | January 29, 2027", "es": "Próximo informe | 29 de enero de 2027"}[
        language
    ] in told


def test_an_annual_review_that_is_late_is_not_announced() -> None:
    assert "Next annual review" not in text_of("progress-cover", "eli-m", annual_due=date(2026, 11, 3))
    assert "Next annual review" in text_of("progress-cover", "eli-m", annual_due=date(2026, 12, 3))


def test_the_manifestation_sheet_is_as_of_its_review() -> None:
    """eli-m's review was held on 9 October; a removal of 13 November came after it."""
    text = text_of("manifestation", "eli-m")
    assert "up to the review | 12 |" in text
    assert "11/13/2026" not in text
    assert "Review due by | Wednesday, October 14, 2026" in text
    assert "Review held | Friday, October 9, 2026" in text
    assert "Friday, November 13" in text_of("staff-notice", "eli-m", about="removal")


def test_the_manifestation_sheet_of_a_review_to_come_is_as_of_today() -> None:
    text = text_of("manifestation", "rav-m")
    assert "Review booked for" in text
    assert "removal this school year | 12 |" in text


def test_an_annual_booked_is_no_review(caseload: Path, run: Run) -> None:
    assert run("schedule-iep", "dar-j", "2027-01-14", "--purpose", "annual").returncode == 0
    done = run("letter", "manifestation", "dar-j", "--force")
    assert "2027" not in done.stdout.split("## The conduct")[0]
    assert "2027-01-14" not in done.stderr


def test_who_took_part_is_who_was_at_the_review(caseload: Path, run: Run) -> None:
    text = text_of("manifestation", "eli-m")
    assert "Present:" not in text
    done = run(
        "correct",
        "eli-m",
        next(_ids(caseload / "students" / "eli-m.yaml", "meeting_held")),
        "present=[Sam Otis]",
    )
    assert done.returncode == 0, done.stderr
    assert "Present: Sam Otis" in run("letter", "manifestation", "eli-m").stdout


def _ids(path: Path, kind: str) -> Any:
    import yaml

    events = yaml.safe_load(path.read_text(encoding="utf-8"))["events"]
    return (str(event["id"]) for event in events if event["type"] == kind)


# --- slips and signatures ---------------------------------------------------------------------------------------------

# What is signed, in the part that is torn off.
SIGNED: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "safeguards": ("ana-r", {"edition": "July 2026"}, ["Ana Rivera", "July 2026", "November 23, 2026"]),
    "assessment-plan": ("ana-r", {}, ["Ana Rivera", "October 27, 2026"]),
    "release": (
        "ana-r",
        RELEASE,
        ["Ana Rivera", "Dr. Ortiz", "hearing tests", "to plan", "June 30, 2027", "99.30"],
    ),
    "meeting-notice": ("ben-k", {}, ["Ben Kim", "Wednesday, December 2, 2026"]),
    "excusal": (
        "ben-k",
        {
            "member": "Jo Nurse",
            "member_role": "school-nurse",
            "member_area": "Health",
            "area_discussed": "yes",
            "input_date": date(2026, 11, 20),
        },
        ["Ben Kim", "Wednesday, December 2, 2026", "Jo Nurse", "school nurse", "Health", "November 20, 2026"],
    ),
    "records-cover": ("ben-k", {"enclosed": "whole file", "pages": "112"}, ["Ben Kim", "whole file", "112"]),
    "hand-off": (
        "hon-n",
        {"receiver": "Jun Park"},
        ["Thị Hồng Nguyễn", "Jun Park", "Dana Whitfield", "November 23, 2026"],
    ),
    "at-a-glance": ("ben-k", {}, ["Ben Kim", "IEP of"]),
    "records-memo": ("ben-k", {}, ["Ben Kim", "Request of"]),
}


@pytest.mark.parametrize("kind", SIGNED)
def test_a_slip_says_what_is_signed(kind: str) -> None:
    student, said, wanted = SIGNED[kind]
    made = letter(kind, student, **said)
    assert any(section.kind == "slip" for section in made.sections)
    slip = made.markdown.split("\n---\n")[-1]
    assert [words for words in wanted if words not in slip] == []


@needs_poppler
def test_no_signature_begins_a_page(tmp_path: Path) -> None:
    for length in range(40, 64, 3):
        reasons = "\n\n".join(f"Reason {number}." for number in range(length))
        made = letter("pwn", "tho-q", **{**ELEMENTS, "reasons": reasons, "decision": "refused"})
        (page,) = [page for page in pages(as_pdf(made), tmp_path) if "Sincerely," in page]
        assert "Do you have questions?" in page
        assert "Dana Whitfield, Education specialist" in page


def test_a_signature_is_kept_with_its_letter_in_html_and_word() -> None:
    made = letter("pwn", "tho-q", **ELEMENTS, decision="refused")
    groups = as_html(made).split('<div class="together">')[1:]
    kept = next(group.split("</div>")[0] for group in groups if "Sincerely," in group)
    assert "Do you have questions?" in kept
    assert "Sincerely," in kept
    paragraphs = docx.Document(io.BytesIO(as_docx(made))).paragraphs
    at = next(i for i, p in enumerate(paragraphs) if p.text == "Sincerely,")
    kept_with_next = [bool(p.paragraph_format.keep_with_next) for p in paragraphs[at - 1 : at + 4]]
    assert kept_with_next == [True, True, True, True, False]  # the last is the note of the law


def pages(pdf: bytes, folder: Path) -> list[str]:
    file = folder / "letter.pdf"
    file.write_bytes(pdf)
    words = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True)
    return words.stdout.rstrip("\f").split("\f")


ONE_PAGE = {"referral": 1, "safeguards": 1, "release": 2, "meeting-notice": 1, "excusal": 1}


@needs_poppler
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", ONE_PAGE)
def test_a_letter_of_one_page_is_one_page_for_every_student(kind: str, language: str, tmp_path: Path) -> None:
    """The release has a second one, in large type, for health records."""
    letters = [letter(kind, student, language) for student in IDS]
    found = pages(as_one_pdf(letters), tmp_path)
    spilled = [page.split()[-2:] for page in found if not page.rstrip().endswith(f"/{ONE_PAGE[kind]}")]
    assert (len(found), spilled) == (len(letters) * ONE_PAGE[kind], [])


@needs_poppler
@pytest.mark.parametrize("kind", ["agenda", "hand-off", "manifestation"])
def test_no_last_page_is_nearly_empty(kind: str, tmp_path: Path) -> None:
    (tmp_path / "letters.pdf").write_bytes(as_one_pdf([letter(kind, student) for student in IDS]))
    command = ["pdftotext", "-bbox", str(tmp_path / "letters.pdf"), "-"]
    boxes = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    for page in boxes.split("<page ")[1:]:
        number = int(re.findall(r">(\d+)</word>", page)[-2])  # the footer: "2 / 2"
        lowest = max(float(y) for y in re.findall(r'yMax="([\d.]+)"', page) if float(y) < FOOTER)
        assert number == 1 or lowest > QUARTER


FOOTER, QUARTER = 738, 200  # points from the top of the paper


@pytest.mark.parametrize("kind", ORDER)
def test_what_belongs_together_is_in_one_group(kind: str) -> None:
    """Lines to write on with what they are for; what ends in a colon with what follows; a table of a few rows whole."""
    for section in letter(kind, "ben-k").sections:
        for group, after in zip(section.groups, [*section.groups[1:], None], strict=True):
            assert group[0].type != "hr", kind
            is_announced = group[-1].type == "paragraph" and group[-1].children[-1].content.endswith(":")
            assert not (is_announced and after and after[0].type != "table"), kind


def test_a_table_of_a_few_rows_is_whole_in_word() -> None:
    document: Any = docx.Document(io.BytesIO(as_docx(letter("at-a-glance-teacher", "ben-k"))))
    short = [table for table in document.tables[1:] if len(table.rows) <= 3]
    assert short
    for table in short:
        kept = [
            [paragraph.paragraph_format.keep_with_next for cell in row.cells for paragraph in cell.paragraphs]
            for row in table.rows
        ]
        assert all(all(row) for row in kept[:-1])
        assert not all(kept[-1])


# --- letters around the handbook's -----------------------------------------------------------------------------------

NEW_STUDENT = [
    "--born",
    "2016-03-01",
    "--grade",
    "4",
    "--school",
    "Fernbrook Elementary",
    "--last-annual",
    "2026-02-02",
]
NEWER: dict[str, tuple[str, list[list[str]], list[str], list[str]]] = {
    "consent-reminder": (
        "tho-q",
        [
            [
                "assessment-plan",
                "tho-q",
                "--on",
                "2026-11-09",
                "--purpose",
                "supplemental",
                "--area",
                "health=Helen Osei",
            ]
        ],
        [],
        ["On November 9, 2026", "Health", "at least 15 days", "Plan of: November 9, 2026"],
    ),
    "iep-copy-cover": (
        "aal-r",
        [
            [
                "hold-iep",
                "aal-r",
                "--on",
                "2026-11-18",
                "--purpose",
                "annual",
                "--outcome",
                "completed",
                "--force",
            ]
        ],
        [],
        [
            "meeting of November 18, 2026",
            "We do not have your answer",
            "IEP of: November 18, 2026",
            "34 CFR 300.322(f)",
        ],
    ),
    "iep-answer-reminder": (
        "aal-r",
        [
            [
                "hold-iep",
                "aal-r",
                "--on",
                "2026-11-18",
                "--purpose",
                "annual",
                "--outcome",
                "completed",
                "--force",
            ]
        ],
        [],
        ["meeting of November 18, 2026", "except for these parts", "more time"],
    ),
    "rights-at-18": (
        "luk-g",
        [],
        ["--as-of", "2026-12-07"],
        [
            "On December 5, 2026",
            "turned 18",
            "conservator",
            "Student: signature",
            "Parent: signature",
            "34 CFR 300.520",
        ],
    ),
    "placement-decision": (
        "jos-n",
        [["mdr", "jos-n", "--decided", "2026-11-23"]],
        [],
        [
            "Monday, November 23, 2026",
            "on the day of that decision",
            "Procedural Safeguards",
            "must be held by",
            "sooner than others",
        ],
    ),
    "former-district": (
        "new-s",
        [
            [
                "transfer-in",
                "new-s",
                "--on",
                "2026-11-16",
                "--from",
                "Otherland",
                "--name",
                "Nia Sol",
                *NEW_STUDENT,
            ]
        ],
        [],
        ["Otherland", "enrolled with us on November 16, 2026", "current IEP", "34 CFR 99.31(a)(2)"],
    ),
    "interim-placement": (
        "new-s",
        [
            [
                "transfer-in",
                "new-s",
                "--on",
                "2026-11-16",
                "--from",
                "Otherland",
                "--other-selpa",
                "--name",
                "Nia Sol",
                *NEW_STUDENT,
                "--provider",
                "Priya Nair=speech",
            ]
        ],
        [],
        [
            "enrolled with us on November 16, 2026",
            "By Wednesday, December 16, 2026",
            "Priya Nair",
            "34 CFR 300.323(e), (f)",
        ],
    ),
    "independent-evaluation": (
        "ben-k",
        [["independent-request", "ben-k", "--on", "2026-11-20", "--area", "academic"]],
        ["--as-of", "2026-11-23"],
        [
            "On November 20, 2026 you asked",
            "☐ We agree.",
            "who may not be employed by the district",
            "34 CFR 300.502(b)",
        ],
    ),
    "emergency-report": (
        "ben-k",
        [["emergency", "ben-k", "--on", "2026-11-20", "--has-plan"]],
        [],
        ["Age | 10", "Friday, November 20, 2026", "plan now | Yes", "reviews the plan", "EC 56521.1(e)"],
    ),
    "records-transfer": (
        "ben-k",
        [["records-request", "ben-k", "--on", "2026-11-20", "--by", "district"]],
        [],
        [
            "On November 20, 2026 you asked",
            "IEP in effect of | December 4, 2025",
            "Asked for on: November 20, 2026",
        ],
    ),
}


@pytest.mark.parametrize("kind", NEWER)
def test_a_letter_around_the_handbooks_needs_its_fact_and_says_it(
    kind: str, caseload: Path, run: Run
) -> None:
    student, recording, options, wanted = NEWER[kind]
    if student in IDS and kind != "iep-copy-cover":  # which goes with any IEP
        assert run("letter", kind, student).returncode == 3
    for words in recording:
        done = run(*words)
        assert done.returncode == 0, done.stderr
    done = run(*options, "letter", kind, student, "--language", "English")
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.replace("**", "").split())
    assert [words for words in wanted if words not in text] == []


def test_the_decision_is_that_days_only_on_that_day(caseload: Path, run: Run) -> None:
    assert run("mdr", "jos-n", "--decided", "2026-11-20").returncode == 0
    page = run("letter", "placement-decision", "jos-n", "--language", "English").stdout
    assert "Friday, November 20, 2026" in page
    assert "on the day of that decision" not in page


def test_the_student_is_invited_in_words_of_their_own() -> None:
    text = text_of("student-invitation", "nia-c")
    for wanted in ("Dear Nia:", "your own", "Thursday, December 3, 2026", "My answer", "34 CFR 300.321(b)"):
        assert wanted in text
    assert _record_of("student-invitation", "nia-c") == [
        "invite",
        "nia-c",
        "student",
        "--meeting",
        "2026-12-03",
    ]


def _record_of(kind: str, student: str) -> list[str]:
    from casemgr.paper.letters.record import record_words

    return record_words(shipped().choose(kind, "en"), facts_of(student))


# --- one kind for every student ---------------------------------------------------------------------------------------


def test_a_letter_for_all_is_a_file_for_each_to_whom_it_applies(caseload: Path, run: Run) -> None:
    done = run("letter", "progress-cover", "--all", "--format", "md", "-o", "round", "--set", "period=fall")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (caseload.parent / "round").iterdir()}
    assert "progress-cover-ben-k.md" in made
    assert "progress-cover-ana-r.md" not in made
    assert "progress-cover ana-r: not printed, because the letter says what is not on file" in done.stderr
    assert "ben-k: Missing: the day on which the next report comes" in done.stderr
    assert f"Wrote {len(made)} of 26 letters" in done.stderr  # one of the 27 has left
    again = run("letter", "progress-cover", "--all", "-o", "round")
    assert again.returncode == 3
    assert "not empty" in again.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["progress-cover", "ben-k", "--all", "-o", "round"],
        ["progress-cover", "--all", "--record", "-o", "round"],
        ["progress-cover", "--all"],
        ["progress-cover", "--all", "--blank", "-o", "round"],
        ["start-of-year", "--all", "-o", "round"],
    ],
)
def test_what_does_not_go_with_all_is_refused(words: list[str], caseload: Path, run: Run) -> None:
    assert run("letter", *words).returncode == 2
    assert not (caseload.parent / "round").exists()


# --- the head of a template -------------------------------------------------------------------------------------------


def test_a_letters_place_in_the_list_is_in_its_head() -> None:
    text = "---\ntitle: A thing\nfor: staff\n{}---\nText.\n"
    own = {
        "first.en.md": LetterFile("letters/first.en.md", text.format("order: 15\n"), own=True),
        "last.en.md": LetterFile("letters/last.en.md", text.format(""), own=True),
    }
    kinds = Catalogue({**shipped().texts, **own}).kinds
    assert kinds[1] == "first"
    assert kinds[-1] == "last"
    assert shipped().choose("pwn", "en").order < LAST


def test_a_place_that_is_no_number_is_named() -> None:
    text = "---\ntitle: A thing\nfor: staff\norder: soon\n---\nText.\n"
    (problem,) = Catalogue({"a.en.md": LetterFile("letters/a.en.md", text)}).problems()
    assert problem.line == 4
    assert "`order` must be a whole number" in problem.message


def test_a_districts_letter_may_say_what_must_be_on_file(caseload: Path, run: Run) -> None:
    head = "---\ntitle: Thanks\nfor: staff\nstates: consent if about=consent, iep_in_effect\n---\n{{ student }}\n"
    (caseload / "letters").mkdir(exist_ok=True)
    (caseload / "letters" / "thanks.en.md").write_text(head, encoding="utf-8")
    assert run("letter", "thanks", "ana-r").returncode == 3
    assert run("letter", "thanks", "ben-k").returncode == 0
    assert run("letter", "thanks", "ben-k", "--about", "consent").returncode == 3
    (caseload / "letters" / "thanks.en.md").write_text(
        head.replace("consent if", "consnt if"), encoding="utf-8"
    )
    assert "`consnt` is no fact of a letter" in run("check").stdout


# --- true of every student who may receive it -------------------------------------------------------------------------


def page_of(run: Run, kind: str, student: str, *options: str) -> str:
    done = run("letter", kind, student, "--language", "English", *options)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.replace("**", "").split())


def test_a_young_student_is_not_asked_about_life_after_high_school(caseload: Path, run: Run) -> None:
    assert run("schedule-iep", "ben-k", "2026-12-15", "--time", "9:00", "--purpose", "annual").returncode == 0
    page = page_of(run, "student-invitation", "ben-k")
    assert "after high school" not in page
    assert "how school is going for you" in page
    assert (
        "después de la preparatoria"
        not in run("letter", "student-invitation", "ben-k", "--language", "es").stdout
    )
    assert "what you want to do after high school" in text_of("student-invitation", "nia-c")


def test_a_student_is_spoken_to_as_a_student(caseload: Path, run: Run) -> None:
    assert run("schedule-iep", "ben-k", "2026-12-15", "--time", "9:00", "--purpose", "annual").returncode == 0
    page = run("letter", "student-invitation", "ben-k", "--language", "es").stdout
    assert "Si tienes preguntas" in page
    assert not re.search(r"\b(usted|desea|llámeme|escríbame)\b", page)
    assert "| Fecha y hora | Martes 15 de diciembre" in page


def test_what_was_recorded_in_english_is_said_in_spanish(caseload: Path, run: Run) -> None:
    assert run("independent-request", "ben-k", "--area", "speech and language").returncode == 0
    page = run("letter", "independent-evaluation", "ben-k", "--language", "es").stdout
    assert "nuestra evaluación de esto: habla y lenguaje." in page


def test_a_provider_whose_service_is_a_code_is_named_with_its_words(caseload: Path, run: Run) -> None:
    assert run("edit", "ben-k", "--provider", "Ito=speech-language").returncode == 0
    assert run("edit", "ben-k", "--provider", "Ono=push-in support").returncode == 0
    page = page_of(run, "progress-cover", "ben-k")
    assert "| Ito | speech and language |" in page
    assert "| Ono | push-in support |" in page
    assert "| Ito | speech and language | | |" in page_of(run, "at-a-glance", "ben-k")
    assert run("edit", "ben-k", "--provider", "Uno=occupational therapy").returncode == 0
    spanish = run("letter", "progress-cover", "ben-k", "--language", "es").stdout
    assert "| Uno | terapia ocupacional |" in spanish
    assert Words("en").service("occupational-therapy") == "occupational therapy"
    assert Words("en").code("occupational-therapy") != "occupational therapy"


def test_a_short_day_has_its_month_in_letters_where_days_come_first() -> None:
    day = date(2027, 1, 7)
    assert [Words(each).short(day) for each in ("en", "es", "vi")] == ["1/7/2027", "7 ene 2027", "2027-01-07"]


def test_inviting_the_student_is_no_notice_to_the_parent(caseload: Path, run: Run) -> None:
    assert run("schedule-iep", "ben-k", "2026-12-15", "--time", "9:00", "--purpose", "annual").returncode == 0
    assert run("letter", "student-invitation", "ben-k", "--record", "-o", "invitation.html").returncode == 0
    assert "Meeting notice" in run("due", "--student", "ben-k").stdout
    assert "members invited to the IEP meeting of Tue 12/15: student" in " ".join(
        run("history", "ben-k").stdout.split()
    )


MOVED = (
    "--born",
    "2016-04-12",
    "--grade",
    "4",
    "--school",
    "Fernbrook Elementary",
    "--from",
    "Lakeside Unified",
)


def test_a_summer_transfer_is_promised_an_iep_for_the_first_day(caseload: Path, run: Run) -> None:
    moved = ("transfer-in", "new-s", "--name", "Nell Summer", "--on", "2026-07-15", *MOVED)
    assert run("--as-of", "2026-07-15", *moved).returncode == 0
    done = run("--as-of", "2026-07-15", "letter", "interim-placement", "new-s", "--language", "English")
    page = " ".join(done.stdout.replace("**", "").split())
    assert "By Wednesday, August 12, 2026 we adopt that IEP" in page
    assert "Enrolled on: July 15, 2026" in page
    assert "We have asked" not in page


def test_a_referral_of_a_student_with_an_iep_asks_nothing_about_eligibility(caseload: Path, run: Run) -> None:
    assert run("refer", "ben-k", "--area", "OT", "--by", "parent").returncode == 0
    page = page_of(run, "referral", "ben-k")
    assert "who receives special education, has been asked for" in page
    assert "is eligible" not in page
    assert "has been referred" not in page_of(run, "staff-notice", "ben-k", "--about", "referral")


def test_a_reassessment_may_go_on_without_an_answer_and_a_first_assessment_may_not() -> None:
    first = text_of("assessment-plan", "jos-n", plan_purpose="initial")
    again = text_of("assessment-plan", "jos-n", plan_purpose="triennial")
    assert "We assess only with your written consent." in first
    assert "the law lets the district do this reassessment without it" in again
    assert "only with your written consent" not in again


def test_an_iep_that_is_agreed_to_is_not_asked_about_again(caseload: Path, run: Run) -> None:
    held = ("--purpose", "annual", "--outcome", "completed")
    assert run("hold-iep", "ben-k", "--on", "2026-11-20", *held).returncode == 0
    assert "I do not agree." in page_of(run, "iep-copy-cover", "ben-k")
    assert run("answer-iep", "ben-k", "--on", "2026-11-23", "--agreed").returncode == 0
    page = page_of(run, "iep-copy-cover", "ben-k")
    assert "I do not agree." not in page
    assert "I have received my copy." in page


def test_records_asked_for_by_a_representative_were_not_asked_for_by_the_parent(
    caseload: Path, run: Run
) -> None:
    assert run("records-request", "ben-k", "--by", "representative").returncode == 0
    assert "your representative asked for" in page_of(run, "records-cover", "ben-k")


def test_an_adult_student_is_not_addressed_as_the_parent() -> None:
    notice = {"decision": "proposed", **ELEMENTS}
    assert "As a student with a disability" in text_of("pwn", "nia-c", to_student=True, **notice)
    assert "As the parent of a student with a disability" in text_of(
        "pwn", "nia-c", to_student=False, **notice
    )


def test_the_safeguards_say_only_what_holds_of_every_reason() -> None:
    again = text_of("safeguards", "ana-r", safeguards_reason="referral")
    assert "or a parent's request for an assessment, has been received" in again
    filed = text_of("safeguards", "ana-r", safeguards_reason="complaint")
    assert "has been filed" in filed
    assert "the first complaint" not in filed


def test_the_report_names_the_day_the_parent_was_told(caseload: Path, run: Run) -> None:
    assert run("emergency", "ben-k", "--on", "2026-11-20").returncode == 0
    told = ("--how", "telephone", "--result", "told", "--about", "behavior-emergency")
    assert run("contact", "ben-k", "--with", "agency", "--on", "2026-11-20", *told).returncode == 0
    assert "by whom, day and time" in page_of(run, "emergency-report", "ben-k")
    assert run("contact", "ben-k", "--on", "2026-11-23", *told).returncode == 0
    assert "Monday, November 23, 2026" in page_of(run, "emergency-report", "ben-k")


ADULT = ("--born", "2008-03-02", "--grade", "12", "--school", "Fernbrook High", "--last-annual", "2026-03-02")
PARENTS = ("--contact", "Rosa Alder, mother", "--contact", "Juan Alder, father")


def test_a_parent_takes_part_in_an_adults_meeting_only_where_invited(caseload: Path, run: Run) -> None:
    assert run("add", "old-a", "--name", "Olga Alder", *ADULT, *PARENTS).returncode == 0
    booked = ("2026-12-15", "--time", "9:00", "--purpose", "annual")
    assert run("schedule-iep", "old-a", *booked).returncode == 0
    assert "Rosa Alder" not in page_of(run, "meeting-notice", "old-a")
    assert run("invite", "old-a", "parent=Rosa Alder").returncode == 0
    assert "Rosa Alder" in page_of(run, "meeting-notice", "old-a")


def test_two_parents_are_named_without_an_english_word_between_them(caseload: Path, run: Run) -> None:
    young = (
        "--born",
        "2016-03-02",
        "--grade",
        "4",
        "--school",
        "Fernbrook High",
        "--last-annual",
        "2026-03-02",
    )
    assert run("add", "two-p", "--name", "Otto Alder", *young, *PARENTS).returncode == 0
    assert run("schedule-iep", "two-p", "2026-12-15", "--purpose", "annual").returncode == 0
    page = run("letter", "meeting-notice", "two-p", "--language", "Spanish").stdout
    assert "Rosa Alder, Juan Alder" in page


@pytest.mark.parametrize("kind", ["progress-cover", "at-a-glance", "transportation"])
def test_of_a_student_who_left_no_iep_is_in_effect(kind: str, caseload: Path, run: Run) -> None:
    assert run("letter", kind, "ben-k").returncode == 0
    assert run("exit", "ben-k", "--reason", "moved-in-state", "--on", "2026-11-20").returncode == 0
    refused = run("letter", kind, "ben-k")
    assert refused.returncode == 3
    assert "has not left" in refused.stderr


def test_every_category_of_disability_has_its_words_in_both_languages() -> None:
    for place in ("us", "us-ca"):
        law = joined(read_place(place).law)
        assert law.areas
        assert [area for area in law.areas.names if area not in WORDS] == [], place


def test_a_request_that_names_no_records_is_for_all_of_them(caseload: Path, run: Run) -> None:
    """The table and the slip say the same, and an empty form has lines."""
    printed = run("letter", "records-memo", "ben-k", "--format", "md")
    assert "| Which records | all |" in printed.stdout
    assert "**Records:** all" in printed.stdout
    assert "which records" not in printed.stderr
    some = run("letter", "records-memo", "ben-k", "--set", "scope=speech logs", "--format", "md").stdout
    assert "| Which records | speech logs |" in some
    assert "**Records:** speech logs" in some
    assert "**Records:** ____" in run("letter", "records-memo", "--blank", "--format", "md").stdout


def test_what_is_left_to_type_in_the_command_that_records_a_letter_is_a_plain_word(
    caseload: Path, run: Run
) -> None:
    assert run("independent-request", "ben-k").returncode == 0
    said = run("letter", "independent-evaluation", "ben-k", "-o", str(caseload.parent / "iee.md"))
    assert "casemgr independent-answer ben-k ANSWER\n" in said.stderr + said.stdout
    typed = run("independent-answer", "ben-k", "ANSWER")
    assert "type the answer" in typed.stderr
    assert "agreed to at public expense" in run("independent-answer", "ben-k", "granted").stdout
