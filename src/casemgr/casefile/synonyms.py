"""What people also call the words of the closed lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casemgr.casefile.parentwords import EVERY_PARENT, ONE_PARENT

_WORDS: Mapping[str, Sequence[str]] = {
    # Who asks, files or receives.
    "parent": sorted(EVERY_PARENT | ONE_PARENT),
    "adult-student": ("student",),
    "representative": ("attorney", "lawyer", "advocate"),
    "district": ("another district", "other district", "school district", "school", "lea"),
    # How far a meeting came.
    "completed": ("finished", "done", "concluded", "ended"),
    "continued": ("unfinished", "not finished", "adjourned", "recessed", "to be continued", "interrupted"),
    # What a meeting is for.
    "interim": ("30 day", "30 days", "thirty day", "30 day iep", "30 day review", "30 day meeting"),
    "annual": ("yearly", "annual review", "annual iep"),
    "triennial": (
        "three year",
        "3 year",
        "triennial review",
        "triennial iep",
        "reevaluation",
        "re evaluation",
        "reeval",
    ),
    "initial": ("initial iep", "first iep"),
    "amendment": ("addendum",),
    "manifestation": ("mdr", "manifestation determination"),
    # How it was said, or somebody took part.
    "oral": ("verbal", "spoken"),
    "written": ("in writing",),
    "by-phone": ("phone", "telephone"),
    "by-video": ("video", "zoom", "virtual", "online"),
    "attending": ("yes", "coming", "will attend", "will come"),
    "not-attending": ("no", "not coming", "cannot attend", "cannot come"),
    # How the request for an independent assessment was answered.
    "funded": ("granted", "approved", "agreed", "agree", "paid"),
    # How somebody was removed.
    "suspension": ("oss", "suspended", "out of school", "out of school suspension"),
    "in-school": ("iss", "in school suspension"),
    # Who is on a team.
    "education-specialist": (
        "ed specialist",
        "special education teacher",
        "special ed teacher",
        "sped teacher",
        "resource teacher",
        "resource specialist",
        "rsp",
    ),
    "general-ed-teacher": ("gen ed teacher", "gen ed", "general education teacher", "classroom teacher"),
    "school-psychologist": ("psych", "psychologist"),
    "school-nurse": ("nurse",),
    "slp": ("speech therapist", "speech pathologist", "speech language pathologist"),
    "occupational-therapist": ("ot",),
    "physical-therapist": ("pt",),
    "paraeducator": ("para", "aide", "paraprofessional"),
    # What goes to the parent, and to others.
    "safeguards": (
        "nps",
        "notice of procedural safeguards",
        "procedural safeguards",
        "procedural safeguards notice",
        "parent rights",
        "parental rights",
        "parents rights",
        "parents' rights",
        "rights",
    ),
    "meeting-notice": ("iep notice", "iep meeting notice", "notice of meeting", "notice of iep meeting"),
    "assessment-plan": ("ap", "evaluation plan"),
    "assessment-report": (
        "assessment reports",
        "evaluation report",
        "psych report",
        "psychoeducational report",
    ),
    "iep-draft": ("draft", "draft iep"),
    "iep-copy": ("iep", "the iep", "copy of iep", "copy of the iep", "final iep", "final copy"),
    "iep-copy-staff": ("staff copy", "staff copies", "iep copies staff"),
    "prior-written-notice": ("pwn", "written notice"),
    "release-of-information": ("roi", "release"),
    "transportation-form": ("f 12", "transportation"),
    "summary-of-performance": ("sop",),
    # The draft as one.
    "whole": ("all", "all of it", "everything", "entire", "all portions"),
}


def also_called(slug: str, choices: Sequence[str]) -> str | None:
    """The choice that a word in small letters with hyphens is another name of; None where it is of none."""
    word = _MEANT.get(slug)
    return word if word in choices else None


_MEANT = {each.replace(" ", "-"): word for word, others in _WORDS.items() for each in others}
