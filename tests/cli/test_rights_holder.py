"""A minor for whom somebody has the parents' rights in their place: papers are owed to that person, and addressed so.
EC 56028(b)(2), 34 CFR 300.30(b)(2), EC 56050, 34 CFR 300.519."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

ADDED, AT = ("--as-of", "2026-08-17"), ("--as-of", "2026-09-08")
MOTHER = "Angela Brooks, mother"
HOLDER = "Marian Cole, education rights holder, 619-555-0140, , English"


def added(run: Run, *contacts: str) -> None:
    who = ["--name", "Dan Brooks", "--born", "2014-03-02", "--grade", "7", "--school", "Fernbrook Middle"]
    people = [word for each in contacts for word in ("--contact", each)]
    ok(run, *ADDED, "add", "dan-b", *who, *people, "--last-annual", "2025-10-20", "--force")
    booked = ["schedule-iep", "dan-b", "2026-10-15", "--purpose", "annual", "--time", "9:00"]
    ok(run, *ADDED, *booked)


def letter(run: Run, kind: str = "meeting-notice", *more: str) -> str:
    done = run(*AT, "letter", kind, "dan-b", "--format", "md", *more)
    assert done.returncode == 0, done.stderr
    return " ".join(f"{done.stdout} {done.stderr}".split())


@pytest.mark.parametrize(
    ("holder", "called", "in_spanish"),
    [
        ("education rights holder", "Education rights holder", "Titular de los derechos educativos"),
        ("aunt, ERH", "Education rights holder", "Titular de los derechos educativos"),
        ("surrogate parent", "Surrogate parent", "Madre o padre sustituto(a)"),
        ("court-appointed guardian", "Appointed guardian", "Tutor(a) designado(a) por la corte"),
    ],
)
def test_the_notice_goes_to_who_has_the_rights(
    caseload: Path, run: Run, holder: str, called: str, in_spanish: str
) -> None:
    added(run, MOTHER)
    ok(run, *AT, "edit", "dan-b", "--contact", "Marian Cole", "--relation", holder)
    text = letter(run)
    assert "Dear Marian Cole:" in text
    assert "Angela Brooks" not in text
    assert f"{called}: Marian Cole;" in text
    assert '--to "Marian Cole"' in text
    assert f"{in_spanish}: Marian Cole;" in letter(run, "meeting-notice", "--language", "Spanish")


def test_the_mothers_copy_informs_her(caseload: Path, run: Run) -> None:
    added(run, MOTHER, HOLDER)
    text = letter(run, "meeting-notice", "--to", "Angela")
    assert "**Copy for your information.** Marian Cole makes the educational decisions for Dan." in text
    assert "## Marian Cole's rights at this meeting" in text
    assert "Reply slip" not in text
    text = letter(run, "meeting-notice", "--to", "Angela", "--language", "Spanish")
    assert "**Copia para su información.** Marian Cole toma las decisiones educativas por Dan." in text
    assert "Talón de respuesta" not in text


def test_without_a_holder_the_first_parent_who_has_the_rights_is_addressed(caseload: Path, run: Run) -> None:
    added(run, "Angela Brooks, mother without education rights", "Tom Brooks, father")
    text = letter(run)
    assert "Dear Tom Brooks:" in text
    assert "Parent or guardian: Tom Brooks;" in text


def test_a_foster_parent_is_a_parent_unless_another_is_named(caseload: Path, run: Run) -> None:
    """EC 56028(a)(2)."""
    added(run, "Ines Diaz, foster parent")
    assert "Parent or guardian: Ines Diaz;" in letter(run)
    ok(run, *AT, "edit", "dan-b", "--contact", HOLDER)
    assert "Education rights holder: Marian Cole;" in letter(run)


def owed(run: Run) -> bool:
    done = run(*AT, "due", "--student", "dan-b", "--format", "csv")
    assert done.returncode == 0, done.stderr
    return "meeting-notice" in done.stdout


@pytest.mark.parametrize(
    ("to", "stays_open"),
    [
        ("Angela Brooks", True),
        ("mother", True),
        ("Marian Cole", False),
        ("education rights holder", False),
        ("Angela Brooks and Marian Cole", False),
        (None, False),
    ],
)
def test_a_notice_to_the_mother_alone_leaves_it_owed(
    caseload: Path, run: Run, to: str | None, stays_open: bool
) -> None:
    added(run, MOTHER)
    ok(run, *ADDED, "edit", "dan-b", "--contact", HOLDER)
    done = run(*AT, "sent", "dan-b", "meeting-notice", *(["--to", to] if to else []))
    assert done.returncode == 0, done.stderr
    is_said = 'casemgr sent dan-b meeting-notice --to "Marian Cole"' in done.stderr
    assert is_said is stays_open
    assert owed(run) is stays_open


def test_what_the_mother_had_before_somebody_else_was_named_stays_done(caseload: Path, run: Run) -> None:
    added(run, MOTHER)
    ok(run, "--as-of", "2026-09-07", "sent", "dan-b", "meeting-notice", "--to", "Angela Brooks")
    assert not owed(run)
    ok(run, *AT, "edit", "dan-b", "--contact", HOLDER)
    assert not owed(run)


@pytest.mark.parametrize(
    ("by", "is_taken"),
    [
        ("Angela Brooks", False),
        ("Angela", False),
        ("mother", False),
        ("Marian Cole", True),
        ("Marian Cole and Angela Brooks", True),
        ("parent", True),
        ("Dana Whitfield", True),
    ],
)
def test_a_parent_does_not_answer_in_the_place_of_who_has_the_rights(
    caseload: Path, run: Run, by: str, is_taken: bool
) -> None:
    added(run, MOTHER)
    ok(run, *ADDED, "edit", "dan-b", "--contact", HOLDER)
    done = run(*AT, "reply", "dan-b", "attending", "--by", by)
    assert (done.returncode == 0) is is_taken, done.stderr
    asked = (
        "this is for Marian Cole (education rights holder) to say, who has the parents' rights (34 CFR 300.30(b)(2), "
        '34 CFR 300.519(g)). To keep what Angela Brooks said: casemgr contact dan-b --with "Angela Brooks" --result TEXT'
    )
    assert (asked in done.stderr) is not is_taken
    ok(run, *AT, "reply", "dan-b", "attending", "--by", by, "--force")


def test_what_the_mother_said_before_is_hers(caseload: Path, run: Run) -> None:
    added(run, MOTHER)
    ok(run, *AT, "edit", "dan-b", "--contact", HOLDER)
    ok(run, *AT, "reply", "dan-b", "attending", "--by", "Angela Brooks", "--on", "2026-09-04")


def test_a_copy_of_the_iep_is_not_asked_for_a_parent_without_the_rights(caseload: Path, run: Run) -> None:
    added(run, MOTHER, HOLDER)
    done = run(*AT, "sent", "dan-b", "iep-copy", "--to", "Marian Cole")
    assert "Angela Brooks" not in done.stderr


def test_staff_hear_who_confirmed(caseload: Path, run: Run) -> None:
    added(run, MOTHER, HOLDER)
    ok(run, *AT, "reply", "dan-b", "attending", "--by", "Marian Cole")
    text = letter(run, "staff-notice", "--about", "confirmation", "--force")
    assert "The education rights holder has confirmed the IEP meeting." in text
    assert "only if the education rights holder agrees in writing" in text


def test_a_surrogate_parent_appointed_is_to_be_among_the_contacts(caseload: Path, run: Run) -> None:
    added(run, MOTHER)
    done = run(*AT, "surrogate", "dan-b", "Lena Ortiz")
    keep = 'casemgr edit dan-b --contact "Lena Ortiz" --relation "surrogate parent"'
    assert keep in done.stderr
    ok(run, *AT, *shlex.split(keep)[1:])
    assert "Dear Lena Ortiz:" in letter(run)
    assert "--contact" not in run(*AT, "surrogate", "dan-b", "Lena Ortiz", "--force").stderr


def test_the_notice_of_a_student_of_age_goes_to_the_conservator(caseload: Path, run: Run) -> None:
    """EC 56041.5: unless a conservator has the rights."""
    added(run, MOTHER, "Sam Law, conservator")
    ok(run, *ADDED, "edit", "dan-b", "--born", "2008-03-02", "--force")
    text = letter(run)
    assert "Dear Sam Law:" in text
    assert "Conservator: Sam Law;" in text
    assert "For your information" not in text


def test_what_named_nobody_before_somebody_had_the_rights_was_the_parents(caseload: Path, run: Run) -> None:
    added(run, MOTHER)
    ok(run, *ADDED, "sent", "dan-b", "safeguards", "--reason", "yearly")
    ok(run, *AT, "edit", "dan-b", "--contact", HOLDER)
    assert "A copy is enclosed." in letter(run)
    given = "We gave it to you on August 17, 2026"
    assert given in letter(run, "meeting-notice", "--to", "Angela")
    ok(run, *AT, "sent", "dan-b", "safeguards", "--reason", "on-request")
    assert "We gave it to you on September 8, 2026" in letter(run)
    assert given in letter(run, "meeting-notice", "--to", "Angela")


@pytest.mark.parametrize(
    ("kind", "language", "slip"),
    [
        ("release", "English", "which is below"),
        ("release", "Spanish", "que está abajo"),
        ("assessment-plan", "English", "return the last part"),
        ("assessment-plan", "Spanish", "última parte"),
        ("iep-copy-cover", "English", "## Your answer"),
        ("iep-copy-cover", "Spanish", "## Su respuesta"),
        ("pwn", "English", "you have protection under"),
        ("pwn", "Spanish", "usted está protegido(a)"),
    ],
)
def test_no_copy_asks_the_other_parent_for_what_is_not_in_it(
    caseload: Path, run: Run, kind: str, language: str, slip: str
) -> None:
    added(run, MOTHER, HOLDER)
    elements = ["action", "reasons", "evidence", "other-options", "other-factors"]
    pwn = ["--decision", "refused", *(word for each in elements for word in (f"--{each}", "as said"))]
    more = {"pwn": pwn, "release": ["--source", "Dr. Wu"]}.get(kind, [])
    words = ["--language", language, "--force", *more]
    assert slip not in letter(run, kind, "--to", "Angela", *words)
    assert slip in letter(run, kind, *words)


def test_of_a_student_of_age_a_surrogate_parent_is_no_addressee(caseload: Path, run: Run) -> None:
    added(run, MOTHER)
    ok(run, *ADDED, "edit", "dan-b", "--born", "2008-03-02", "--force")
    done = run(*AT, "surrogate", "dan-b", "Lena Ortiz")
    assert (done.returncode, "Letters do not go" in done.stderr) == (0, False), done.stderr
