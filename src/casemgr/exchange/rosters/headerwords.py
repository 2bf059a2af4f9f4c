"""The words that teachers and other systems use for what a column holds, and the short forms in which they write them."""

from __future__ import annotations

import re

WORDS: dict[str, tuple[str, ...]] = {
    "name": ("student", "students", "student name", "name", "kid", "child", "pupil", "full name", "stu name", "last name first name", "last first", "name last first", "student last first", "student name last first"),
    "last": ("last", "surname", "student last"),
    "first": ("first", "given name", "student first"),
    "born": ("dob", "birthdate", "birth date", "birthday", "bday", "dob mm dd yyyy", "birth day"),
    "grade": ("gr", "grd", "grade level"),
    "school": ("site", "school site", "campus", "school name", "site name", "attending school", "attendance school"),
    "case_manager": ("cm", "case carrier", "case mgr", "casemanager", "sped case manager", "special education case manager", "case manager name", "case mgr name"),
    "language": ("el status", "language acquisition status", "elas", "el", "language status", "english proficiency", "ell", "ell status", "english learner", "english learner status", "langflu", "lang flu", "language fluency", "fluency"),
    "home_language": ("home lang", "home language", "primary language"),
    "area": ("disability", "primary disability", "eligibility", "elig", "disability code", "area", "primary elig", "primary eligibility", "eligibility category", "handicapping condition", "disability area", "eligibility code", "area of disability", "dis code", "qualifying disability", "diagnosis"),
    "area_2": ("secondary disability", "secondary eligibility", "other disability", "other eligibility"),
    "next_annual": (
        "annual due by", "annual by", "next annual due", "next annual iep date",
        "annual due",
        "annual due date",
        "annual iep due",
        "annual review due",
        "iep due",
        "iep due date",
        "next annual",
        "next annual iep",
        "next annual review",
        "next iep",
        "next iep date",
        "next iep review",
        "next iep meeting", "next annual meeting", "annual iep due date", "annual iep date due",
    ),
    "next_evaluation": (
        "next tri eval", "next eval", "next eval date", "next 3 yr", "next 3 year", "next 3yr", "triennial due by", "tri due by",
        "3 year due",
        "3 yr due",
        "3yr due",
        "next evaluation",
        "next re evaluation",
        "next reevaluation",
        "next tri",
        "next triennial",
        "next triennial review", "next triennial evaluation", "next 3 year review", "triennial review due", "3 year review due",
        "re eval due",
        "reeval due",
        "tri due",
        "tri due date",
        "triennial due",
    ),
    "last_annual": ("last annual", "last annual meeting", "last annual review", "last annual iep review", "last annual iep date", "last iep review", "last annual iep", "last iep", "last iep date", "last annual date"),
    "last_evaluation": ("last eval", "last triennial review", "last triennial evaluation", "last 3 year", "last 3 year review", "last reevaluation", "last re evaluation", "last evaluation date", "last reeval", "last tri", "last triennial"),
    "status": ("sped status", "special education status", "spec ed status"),
    "teachers": ("teacher", "gen ed teacher", "general ed teacher", "general education teacher", "homeroom", "homeroom teacher", "classroom teacher"),
    "provider_name": (
        "provider", "providers", "provider s", "service provider", "service providers", "therapist", "therapists", "related service provider",
        "related services provider", "provider names", "service provider name", "service carrier",
    ),
    "provider_service": ("service", "services", "service type", "related service", "related services", "service s", "provider service"),
    "provider_slp": ("slp", "speech therapist", "speech provider", "speech teacher", "speech pathologist", "slp name"),
    "provider_ot": ("ot", "ot provider", "ot name"),
    "provider_pt": ("pt", "pt provider", "pt name"),
    "provider_ape": ("ape", "ape teacher", "ape provider", "ape specialist"),
    "note": ("notes", "comments", "remarks"),
    "seis": ("seis id", "seis"),
    "ssid": ("ssid", "state id", "state student id", "state ssid"),
    "local": ("id", "student id", "student number", "local id", "perm id", "district id"),
    "contact_name": (
        "parent name", "guardian name", "parent s", "parents guardians", "parent s guardian s", "mother s name", "mothers name", "contact",
        "parent", "parents", "guardian", "parent guardian", "parent guardian name", "mother", "mom", "parent contact", "guardian contact", "parent guardian contact", "family contact", "parent contact info", "parent guardian contact info", "parent information", "parent guardian information",
    ),
    "contact_phone": ("phone", "phone number", "parent phone", "primary phone", "home phone", "cell", "telephone", "phone email", "parent phone email", "parent cell", "mom cell", "parent phone number"),
    "contact_email": ("email", "parent email", "guardian email"),
    "contact_address": ("address", "home address"),
}  # fmt: skip

_SHORT = {
    "1st": "primary", "2nd": "secondary", "ann": "annual", "dis": "disability", "disab": "disability", "disabil": "disability",
    "dt": "date", "elig": "eligibility", "lang": "language", "mgr": "manager",
    "mtg": "meeting", "par": "parent", "ph": "phone", "pri": "primary", "prim": "primary", "rev": "review", "sch": "school", "sec": "secondary", "stu": "student", "tchr": "teacher",
    "tri": "triennial", "triannual": "triennial", "yr": "year", "3yr": "3 year",
}  # fmt: skip
"""A short word, or another word for the same → the word."""
_BEFORE = ("prev", "previous", "prior")
_REVIEWS = {"3", "annual", "iep", "eval", "evaluation", "reeval", "reevaluation", "triennial", "review"}
"""Of a review, the one before is the last one. Of a name or a school it is another one than today's."""


def plain_words(words: str) -> str:
    """In small letters, without dots, slashes and hyphens, each word in full: `D.O.B.`, `3-Yr. Due`, `Next Ann Rev`."""
    plain = re.sub(r"[^a-z0-9]+", " ", words.lower().replace(".", "")).split()
    full = [each for word in plain for each in _SHORT.get(word, word).split()]
    return " ".join(
        "last" if word in _BEFORE and not _REVIEWS.isdisjoint(full[place:]) else word
        for place, word in enumerate(full)
    )
