"""A letter to a parent of a student of age informs the parent: the rights, the decision and the signature are the student's."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

DAY = "2026-11-20"
AT = ("--as-of", DAY)
OF_AGE, MINOR = "2008-11-20", "2008-11-21"
NOTE = {
    "en": "**For your information.** Zac is an adult now",
    "es": "**Para su información.** Zac es mayor de edad",
}
SLIPS = {
    "assessment-plan": ("## Your decision", "## Su decisión"),
    "consent-reminder": ("## Your answer", "## Su respuesta"),
    "excusal": ("## Your decision", "## Su decisión"),
    "iep-answer-reminder": ("## Your answer", "## Su respuesta"),
    "iep-copy-cover": ("## Your answer", "## Su respuesta"),
    "interim-placement": ("## Your answer", "## Su respuesta"),
    "meeting-notice": ("## Reply slip", "## Talón de respuesta"),
    "release": ("## Permission to exchange records", "## Permiso para intercambiar"),
}


def added(run: Run, born: str, relation: str = "mother") -> None:
    named = ["--name", "Zac Orton", "--born", born, "--grade", "12", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2025-12-01", "--last-evaluation", "2025-12-01"]
    ok(run, "--as-of", "2026-09-01", "add", "zac-o", *named, *reviews, "--contact", f"Beth Orton, {relation}")
    ok(run, *AT, "schedule-iep", "zac-o", "2026-12-01", "--purpose", "annual", "--time", "9:00")


def letter(run: Run, kind: str, language: str, *who: str) -> str:
    return " ".join(
        ok(
            run, *AT, "letter", kind, "zac-o", "--language", language, "--format", "md", "--force", *who
        ).split()
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", SLIPS)
def test_the_slip_is_the_students_and_the_parent_is_informed(
    caseload: Path, run: Run, kind: str, language: str
) -> None:
    added(run, OF_AGE)
    slip = SLIPS[kind][language == "es"]
    to_mother, to_student = (letter(run, kind, language, *who) for who in (("--to", "Beth"), ()))
    assert (NOTE[language] in to_mother, slip in to_mother) == (True, False)
    assert (NOTE[language] in to_student, slip in to_student) == (False, True)


@pytest.mark.parametrize(("born", "relation"), [(MINOR, "mother"), (OF_AGE, "conservator")])
def test_who_holds_the_rights_is_asked(caseload: Path, run: Run, born: str, relation: str) -> None:
    added(run, born, relation)
    for kind, (slip, _) in SLIPS.items():
        text = letter(run, kind, "en", "--to", "Beth")
        assert (slip in text, NOTE["en"] in text) == (True, False), kind
    assert "You are a full member of this team" in letter(run, "meeting-notice", "en", "--to", "Beth")


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        (
            "en",
            [
                "Zac is invited as a full member of this team",
                "the law has the notice of the meeting go to the parents too",
                "by agreement with Zac",
                "With Zac's consent, we also invite each agency",
                "## Zac's rights at this meeting",
            ],
            [
                "You are a full member",
                "You are invited",
                "With your consent",
                "Your rights",
                "You may make an audio",
            ],
        ),
        (
            "es",
            [
                "Invitamos a Zac como miembro de pleno derecho",
                "la ley dispone que el aviso de la reunión se envíe también a los padres",
                "de común acuerdo con Zac",
                "Con el consentimiento de Zac, invitamos también",
                "## Los derechos de Zac en esta reunión",
            ],
            ["Usted es miembro", "Le invitamos", "consentimiento de usted", "Sus derechos", "- Puede grabar"],
        ),
    ],
)
def test_the_meeting_notice_to_a_parent_says_whose_meeting_it_is(
    caseload: Path, run: Run, language: str, said: list[str], unsaid: list[str]
) -> None:
    added(run, OF_AGE)
    text = letter(run, "meeting-notice", language, "--to", "Beth")
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


@pytest.mark.parametrize(
    ("language", "own", "others"),
    [
        ("en", "Rights at 18: they have passed to you", "Rights at 18: they have passed to Zac"),
        ("es", "Derechos a los 18 años: han pasado a usted", "Derechos a los 18 años: han pasado a Zac"),
    ],
)
def test_the_rights_have_passed_to_the_student(
    caseload: Path, run: Run, language: str, own: str, others: str
) -> None:
    added(run, OF_AGE)
    to_mother = letter(run, "rights-at-18", language, "--to", "Beth")
    assert (own in to_mother, others in to_mother, NOTE[language] in to_mother) == (False, True, False)
    assert own in letter(run, "rights-at-18", language)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Zac, as a student with a disability"), ("es", "Zac, como estudiante con discapacidad")],
)
def test_a_prior_written_notice_names_whose_protection_it_is(
    caseload: Path, run: Run, language: str, said: str
) -> None:
    added(run, OF_AGE)
    elements = ["--decision", "refused", "--action", "No.", "--reasons", "Data.", "--evidence", "Tests."]
    elements += ["--other-options", "None.", "--other-factors", "None."]
    text = letter(run, "pwn", language, "--to", "Beth", *elements)
    assert said in text
    assert "you have protection" not in text
    assert "usted está protegido" not in text


@pytest.mark.parametrize(
    ("kind", "language", "unsaid"),
    [
        ("assessment-plan", "en", "You decide"),
        ("assessment-plan", "es", "Usted decide"),
        ("release", "en", "You may refuse"),
        ("release", "es", "Usted puede negarse"),
    ],
)
def test_who_is_informed_does_not_decide(
    caseload: Path, run: Run, kind: str, language: str, unsaid: str
) -> None:
    added(run, OF_AGE)
    assert unsaid not in letter(run, kind, language, "--to", "Beth")
    assert unsaid in letter(run, kind, language)


SAID = [
    ("consent-reminder", "en", "we gave Zac an assessment plan. We do not have Zac's answer yet.", "your answer"),
    ("consent-reminder", "es", "dimos a Zac un plan de evaluación. Todavía no tenemos la respuesta de Zac.", "su respuesta"),
    ("iep-answer-reminder", "en", "We do not have Zac's answer yet. Zac may agree to all of it", "your answer"),
    ("iep-answer-reminder", "es", "Todavía no tenemos la respuesta de Zac. Zac puede aceptarlo todo", "su respuesta"),
    ("independent-evaluation", "en", "Zac asked for an independent educational evaluation (IEE) at public", "you asked"),
    ("independent-evaluation", "es", "Zac pidió una evaluación educativa independiente (IEE) a costo", "usted pidió"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "language", "said", "unsaid"), SAID)
def test_what_the_student_was_given_and_asked_is_not_said_of_the_parent(
    caseload: Path, run: Run, kind: str, language: str, said: str, unsaid: str
) -> None:
    added(run, OF_AGE)
    to_mother = letter(run, kind, language, "--to", "Beth")
    assert said in to_mother
    assert unsaid not in to_mother
    assert said not in letter(run, kind, language)


def test_forms_call_a_student_of_age_so(caseload: Path, run: Run) -> None:
    added(run, OF_AGE)
    assert "| Adult student | Zac Orton |" in letter(run, "transportation", "en")
    assert "| Parent or guardian | Beth Orton |" in letter(run, "transportation", "en", "--to", "Beth")
    assert "| Student and parent notified |" in letter(run, "emergency-report", "en")
