"""The field's own codes. One word for one thing, spelled out."""

from __future__ import annotations

from typing import Literal, get_args

from casemgr.casefile.saying import spaced

YES_OR_NO = ("yes", "no")
Purpose = Literal[
    "initial",
    "annual",
    "triennial",
    "supplemental",
    "parent-request",
    "interim",
    "transition",
    "manifestation",
    "amendment",
    "exit",
]
AssessmentPurpose = Literal["initial", "triennial", "supplemental"]
Outcome = Literal["completed", "continued"]
NotSaid = Literal["not-said"]
"""What the record of a meeting leaves open: neither yes nor no. Nothing at all is no, as in files of before there was
this word."""
NOT_SAID: NotSaid = "not-said"
Answer = Literal["agreed", "partly", "disagreed", "undecided"]
RequestForm = Literal["written", "oral"]
NoticeAction = Literal["proposed", "refused"]
NoticeSubject = Literal[
    "assessment", "identification", "placement", "services", "eligibility", "goals", "records", "other"
]
RemovalKind = Literal["suspension", "in-school", "bus", "sent-home"]
RecordsParty = Literal["parent", "adult-student", "representative", "district"]
TransferKind = Literal["same-selpa", "other-selpa", "out-of-state"]
ReleaseStep = Literal["asked", "signed", "refused", "revoked", "records-received", "not-needed"]
SystemEntry = Literal["referral", "consent", "iep", "progress"]
NoticeTopic = Literal[
    "referral", "consent", "refusal", "confirmation", "records-request", "removal", "not-eligible", "other"
]
ConsultTopic = Literal[
    "supplemental-refusal", "consent-override", "refused-areas", "written-notice", "disagreement", "other"
]
EligibilityForm = Literal["sld", "ed", "transportation", "behavior-emergency"]
TriennialScope = Literal["comprehensive", "limited", "records-review", "not-needed"]
ParentReply = Literal["attending", "by-phone", "by-video", "not-attending", "go-on-without-me", "reschedule"]
Presence = Literal["in-person", "by-phone", "by-video", "absent"]
DraftStep = Literal["asked", "ready", "revised"]
FiledPaper = Literal["iep", "progress-report", "assessment-plan", "consent", "hand-off", "other"]
NoticeElement = Literal[
    "action", "reasons", "evidence", "safeguards", "help", "other-options", "other-factors"
]
ComplaintKind = Literal["state", "due-process"]
ComplaintParty = Literal["parent", "district"]
EnglishTestResult = Literal["english-learner", "initially-fluent"]
IndependentAnswer = Literal["funded", "hearing", "withdrawn"]
RecordingParty = Literal["parent", "district"]
Resolution = Literal["agreement", "no-agreement", "waived", "mediation"]
AgePortion = Literal["transition", "transition-not-yet", "rights-at-18"]
SpecialCircumstance = Literal["weapon", "drugs", "serious-injury"]
SourceStep = Literal["asked", "received", "none-held"]
SupplyStep = Literal["approved", "refused", "ordered", "received"]
# Why a Notice of Procedural Safeguards was given; the law's list says what comes first.
SafeguardsReason = Literal[
    "discipline", "complaint", "referral", "assessment-plan", "yearly", "iep-meeting", "on-request"
]
ContactTopic = Literal[
    "assessment-plan", "meeting", "iep-answer", "co-teaching", "progress", "behavior-emergency", "other"
]
LanguageStatus = Literal["EO", "IFEP", "EL", "RFEP", "TBD", "ADEL"]
Level = Literal["elementary", "secondary"]
Role = Literal[
    "case-manager",
    "education-specialist",
    "slp",
    "school-psychologist",
    "school-nurse",
    "occupational-therapist",
    "physical-therapist",
    "ape-teacher",
    "dhh-specialist",
    "vi-specialist",
    "om-specialist",
    "counselor",
    "behavior-specialist",
    "general-ed-teacher",
    "el-specialist",
    "principal",
    "lea-representative",
    "district-support",
    "transportation",
    "records-custodian",
    "paraeducator",
    "agency",
    "interpreter",
]
ExitReason = Literal[
    "no-longer-eligible",
    "graduated-diploma",
    "certificate",
    "aged-out",
    "parent-revoked",
    "moved-in-state",
    "moved-out-of-state",
    "private-no-services",
    "dropout",
    "deceased",
    "not-eligible-initial",
    "no-consent-initial",
]
Grade = Literal[
    "IN",
    "TD",
    "PS",
    "TK",
    "K",
    "KN",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "UE",
    "US",
    "AD",
]

LANGUAGE_STATUSES: tuple[str, ...] = get_args(LanguageStatus)
GRADES: tuple[str, ...] = get_args(Grade)
ROLES: tuple[str, ...] = get_args(Role)
# Roles of which a school has several, whether or not the settings name them: the role alone means none of them.
ROLES_OF_MANY: frozenset[Role] = frozenset({"general-ed-teacher", "paraeducator", "agency", "interpreter"})
SAFEGUARDS_REASONS: tuple[SafeguardsReason, ...] = get_args(SafeguardsReason)

# The short forms that people type for areas of suspected disability. Which areas are categories of the law is said by the
# law of the place (`areas:` in its files).
_SHORT_AREAS: dict[str, str] = {
    "intellectual-disability": "id",
    "hard-of-hearing": "hh",
    "hearing-impairment": "hi",
    "deafness": "deaf",
    "speech-language": "sli",
    "visual-impairment": "vi",
    "emotional-disturbance": "ed",
    "orthopedic-impairment": "oi",
    "other-health-impairment": "ohi",
    "established-medical-disability": "emd",
    "specific-learning-disability": "sld",
    "deaf-blindness": "db",
    "multiple-disabilities": "md",
    "autism": "aut",
    "traumatic-brain-injury": "tbi",
}

# Where the records of a student usually lie.
RECORD_SOURCES: tuple[str, ...] = (
    "cumulative folder",
    "special education container",
    "electronic IEP system",
    "school psychologist",
    "speech-language pathologist",
    "occupational therapist",
    "school nurse",
    "teachers",
    "discipline records",
    "e-mail",
)

# Documents the tool itself looks for; any other name is recorded as typed.
DOCUMENTS: tuple[str, ...] = (
    "referral",
    "safeguards",
    "assessment-plan",
    "assessment-report",
    "release-of-information",
    "meeting-notice",
    "iep-draft",
    "iep-copy",
    "iep-copy-staff",
    "prior-written-notice",
    "progress-report",
    "transportation-form",
    "records",
    "summary-of-performance",
    "iep-translation",
    "recording-notice",
    "high-school-invitation",
)

# "Elementary" and "secondary" are a school's own level; this is only the fallback for a school that is
# not listed in the settings. Grade 6 falls on the side with the shorter interval.
LETTER_TOPICS = ("referral", "consent", "confirmation", "records-request", "removal")
"""What a letter to staff may be about: of these there is a text."""
_SECONDARY_GRADES = {"6", "7", "8", "9", "10", "11", "12", "US", "AD"}


def level_of_grade(grade: str) -> Level:
    return "secondary" if grade in _SECONDARY_GRADES else "elementary"


# The age at which most children begin a grade; the grades that go by no age are left out.
_USUAL_AGES = {"IN": 0, "TD": 1, "PS": 3, "TK": 4, "K": 5, "KN": 5, **{str(n): n + 5 for n in range(1, 13)}}
_AGE_LEEWAY = 3  # years, either way: more is likelier a slip than a child who repeated or skipped


def fits_grade(age: int, grade: str) -> bool:
    """Whether a child of so many whole years may be in a grade; children have a birthday within the year."""
    usual = _USUAL_AGES.get(grade)
    return usual is None or usual - _AGE_LEEWAY <= age <= usual + 1 + _AGE_LEEWAY


_NEXT_GRADE = {"PS": "TK", "TK": "K", "K": "1", "KN": "1", **{str(n): str(n + 1) for n in range(1, 12)}}


def next_grade(grade: str) -> str:
    """The grade of the next school year; the last one, and one that is no step of a ladder, stays."""
    return _NEXT_GRADE.get(grade, grade)


_TERMS = {"speech-language": "speech or language impairment", "deaf-blindness": "deaf-blindness"}
"""The areas of disability that are called otherwise than their code is written."""


def area_term(area: str) -> str:
    """What an area of suspected disability is called: `specific learning disability`."""
    return _TERMS.get(area) or spaced(area)


AREAS_IN_LETTERS = tuple(letters.upper() for letters in _SHORT_AREAS.values())
"""The areas as the field writes them: SLD, OHI."""


def area_from_words(words: str) -> str:
    """A suspected area from what was typed: `SLD`, `speech language` and `speech-language` all work."""
    slug = "-".join(words.strip().lower().replace("_", " ").replace("-", " ").split())
    for area, short in _SHORT_AREAS.items():
        if slug == short:
            return area
    return slug
