"""The words of the field that `casemgr help WORD` knows: the commands that belong to each, in the order in which they are used."""

from collections.abc import Mapping
from typing import NamedTuple


class Topic(NamedTuple):
    """What belongs to a word."""

    words: str
    """What people type for it, in lowercase and without spaces, a blank between each; the first is its name."""
    listed: str
    """The commands, between commas, each with the words behind it where one use is meant: `sent STUDENT safeguards`."""
    page: str = ""
    """The page of the guide about it."""

    @property
    def name(self) -> str:
        return self.words.split()[0]

    @property
    def typed(self) -> list[str]:
        return self.listed.split(", ")


_NO_PLURAL = 4
"""A word of so few letters keeps its s: `iss` is no plural."""

TOPICS: tuple[Topic, ...] = (
    Topic(
        "referral childfind sst studentstudyteam",
        "refer, assign, release, enter, notify, sent STUDENT safeguards, develop-plan, "
        "assessment-plan, withdraw-referral",
    ),
    Topic(
        "assessment assessor evaluation evaluator testing evaluate assess plan reassessment",
        "develop-plan, assessment-plan, consent, extend, assessor-reported, schedule-iep, "
        "hold-iep, independent-request",
    ),
    Topic(
        "consent signature signedplan permission",
        "assessment-plan, consent, letter consent-reminder, records-review, answer-iep, "
        "service, revoke-consent",
    ),
    Topic(
        "meeting iep iepmeeting team teammeeting",
        "schedule-iep, sent STUDENT meeting-notice, invite, reply, reschedule, cancel, "
        "excuse, draft, hold-iep, decided, check-iep, answer-iep, sent STUDENT iep-copy, file",
    ),
    Topic(
        "annual annualreview annualiep review",
        "list --sort annual, schedule-iep, sent STUDENT meeting-notice, hold-iep, answer-iep, calendar",
    ),
    Topic(
        "triennial triennialreview tri reevaluation reeval threeyear",
        "triennials, plan-triennial, develop-plan, assessment-plan, consent, records-review, "
        "assessor-reported, schedule-iep, hold-iep",
    ),
    Topic(
        "absence absent excusal attendance attend",
        "invite, letter excusal, excuse, reply, reschedule, hold-iep",
    ),
    Topic(
        "interpreter interpret translator translation language spanish",
        "invite, letter, translation",
        "spanish",
    ),
    Topic(
        "notice meetingnotice writtennotice priorwrittennotice",
        "letter meeting-notice, sent STUDENT meeting-notice, reply, parent-request, letter pwn, pwn, notify",
    ),
    Topic(
        "safeguard proceduralsafeguard parentright right",
        "letter safeguards, sent STUDENT safeguards, iep-includes, surrogate-needed, surrogate",
    ),
    Topic(
        "request parentrequest parent ask",
        "parent-request, pwn, withdraw-request, records-request, independent-request, "
        "translation, recording, contact",
    ),
    Topic(
        "complaint dueprocess mediation hearing dispute disagreement disagree",
        "answer-iep, pwn, complaint, resolution, independent-request, independent-answer",
    ),
    Topic(
        "iee independent independentevaluation",
        "independent-request, independent-answer, pwn",
    ),
    Topic(
        "progress progressreport reportcard goal",
        "progress-due, provider-reported, letter progress-cover, progress-sent, file",
    ),
    Topic(
        "service minute esy provider relatedservice speech aide",
        "service, notify, review-with, provider-reported, edit, list",
    ),
    Topic(
        "accommodation modification glance ataglance teacher classroom bip",
        "iep-contents, letter at-a-glance, review-with, notify, sent STUDENT iep-copy",
    ),
    Topic(
        "amendment addendum change",
        "parent-request, amend, sent STUDENT iep-copy, service",
    ),
    Topic(
        "suspension suspend suspended discipline removal removed expulsion expel expelled "
        "manifestation mdr manifestationdetermination oss iss",
        "removal, mdr, sent STUDENT safeguards, schedule-iep, pwn, letter manifestation, service",
    ),
    Topic(
        "behavior restraint seclusion emergency ber",
        "emergency, contact, form, letter, schedule-iep",
    ),
    Topic(
        "record file recordsrequest cum copies",
        "records-request, letter records-checklist, collect, records-provided, access-log, "
        "records-received, file",
    ),
    Topic(
        "confidentiality privacy ferpa accesslog",
        "release, access-log",
        "privacy",
    ),
    Topic(
        "transfer transferstudent movein newstudent moved move interim",
        "transfer-in, records-received, letter, schedule-iep, hold-iep, "
        "move, exit, records-request, hand-off",
    ),
    Topic("return returning comeback reenroll reenrollment dropout", "exit, add, transfer-in, refer"),
    Topic(
        "exit leave leaving graduation graduate dismissal summaryofperformance",
        "plan-exit, develop-plan, pwn, leave-device, exit, sent STUDENT summary-of-performance",
    ),
    Topic(
        "transition itp postsecondary ageofmajority adult",
        "iep-includes, next-district, early-start-conference, plan-exit, exit",
    ),
    Topic(
        "earlystart preschool partb partc",
        "early-start, early-start-conference, refer, hold-iep",
    ),
    Topic(
        "english el englishlearner elpac reclassification",
        "first-enrolled, english-tested, edit, invite",
    ),
    Topic(
        "foster fosteryouth surrogate",
        "surrogate-needed, surrogate, foster-transfer",
    ),
    Topic(
        "calendar schoolyear vacation break holiday",
        "year, closure, start-year, calendar, week",
        "wall",
    ),
    Topic(
        "deadline timeline date clock overdue reminder",
        "today, due, week, why, late, extend, count",
        "counting",
    ),
    Topic(
        "casemanager handoff substitute sub leaveofabsence",
        "assign, hand-off, list, show",
    ),
    Topic(
        "mistake wrong error fix delete remove",
        "undo, void, correct, edit, history",
    ),
    Topic(
        "phone email address birthdate contactinfo",
        "edit, contact, contacts, find",
    ),
)
LINES: Mapping[str, str] = {
    "list --sort annual": "List everyone by the next annual review.",
    "letter at-a-glance": "Print the sheet for the teachers of a student.",
    "letter consent-reminder": "Print the reminder that the assessment plan waits for an answer.",
    "letter excusal": "Print the agreement to excuse a member, for the parent to sign.",
    "letter manifestation": "Print the form for the review.",
    "letter meeting-notice": "Print the meeting notice.",
    "letter progress-cover": "Print the letter that goes with the progress report.",
    "letter pwn": "Print prior written notice.",
    "letter records-checklist": "Print the list of the places where records lie.",
    "letter safeguards": "Print the letter about the Notice of Procedural Safeguards.",
    "sent STUDENT iep-copy": "Record the copy of the IEP given to the parent.",
    "sent STUDENT summary-of-performance": "Record the summary given to the student.",
    "sent STUDENT meeting-notice": "Record the meeting notice sent.",
    "sent STUDENT safeguards": "Record the Notice of Procedural Safeguards given.",
}
"""The line of a command for one of its uses; any other has the line of its command."""


def topic_of(word: str) -> Topic | None:
    """What belongs to a word; None where the table does not know it."""
    asked = _plain(word)
    return next((topic for topic in TOPICS if asked in map(_plain, topic.words.split())), None)


def _plain(word: str) -> str:
    """`Progress reports` → `progressreport`."""
    letters = "".join(letter for letter in word.lower() if letter.isalnum())
    return letters.removesuffix("s") if len(letters) > _NO_PLURAL else letters
