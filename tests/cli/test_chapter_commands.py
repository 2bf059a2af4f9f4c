"""The commands of the chapter's further duties, through the installed program: what each records, says and refuses."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from casemgr.casefile.student import void_ids
from casemgr.store.caseload import Caseload
from conftest import Run
from terminal import asked

ANA = ["--name", "Ana Rivera", "--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
BEN = ["--name", "Ben Kim", "--born", "2009-05-02", "--grade", "10", "--school", "Fernbrook High"]
STAFF = """\
staff:
- {name: Priya Nair, role: slp}
- {name: Marcus Bell, role: school-psychologist}
- {name: Yolanda Pryor, role: district-support}
- {name: Tom Reyes, role: education-specialist}
"""


# ana-r, an English learner in assessment for SLD and speech; ben-k, 16, who has an IEP.
STUDENTS = [
    [
        *["refer", "ana-r", *ANA, "--on", "2026-03-02", "--language", "EL:Spanish"],
        *["--area", "SLD", "--area", "speech-language"],
    ],
    ["assessment-plan", "ana-r", "--on", "2026-03-09", "--area", "reading", "--area", "health"],
    ["consent", "ana-r", "--on", "2026-03-16", "--agreed", "reading"],
    [
        *["add", "ben-k", *BEN, "--on", "2025-08-20"],
        *["--last-annual", "2025-10-09", "--last-evaluation", "2024-10-09"],
    ],
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the caseload that every test begins with is kept, once it is made."""
    return tmp_path_factory.mktemp("school") / "caseload"


@pytest.fixture
def school(request: pytest.FixtureRequest, tmp_path: Path, run: Run, shelf: Path) -> Path:
    """A caseload with staff in its settings and the two students."""
    if shelf.exists():
        return Path(shutil.copytree(shelf, tmp_path / "caseload"))
    folder: Path = request.getfixturevalue("empty")
    settings = folder / "casemgr.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + STAFF, encoding="utf-8")
    for words in STUDENTS:
        ok(run, *words)
    shutil.copytree(folder, shelf)
    return folder


def events(school: Path, student: str) -> list[dict[str, Any]]:
    """The events that stand, in the order of the file; read strictly, as the program reads it."""
    file = Caseload(school).read_student(school / f"students/{student}.yaml")
    assert file.student, file.problems
    void = void_ids(file.student.events)
    return [
        event.model_dump(mode="json", exclude_none=True)
        for event in file.student.events
        if event.id not in void
    ]


def ok(run: Run, *words: str) -> tuple[str, str]:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return re.sub(" {2,}", " ", done.stdout), done.stderr


def play(run: Run, story: Sequence[str]) -> None:
    """Commands written in a line, words between bars."""
    for line in story:
        ok(run, *line.split("|"))


BOOKED = "schedule-iep|ana-r|2026-05-04|--purpose|initial|--time|14:15|--place|Room 12|--interpreter|Spanish"
REMOVED = "removal|ben-k|--on|2026-03-17|--days|2"

# Story before, the command, the event's type, what it holds, and words that are printed (out or err).
RECORDED: list[tuple[list[str], str, str, dict[str, Any], list[str]]] = [
    (
        [],
        "assign|ben-k|priya|--why|speech only",
        "case_manager_assigned",
        {"case_manager": "Priya Nair", "role": "slp", "why": "speech only"},
        ["case assigned to Priya Nair (SLP)"],
    ),
    (
        [],
        "assign|ben-k|Ruth Abara|--role|education-specialist",
        "case_manager_assigned",
        {"case_manager": "Ruth Abara", "role": "education-specialist"},
        ["Ruth Abara is not among the staff in casemgr.yaml; recorded as typed"],
    ),
    (
        [],
        "release|ana-r|Dr. Ortiz|--signed|--expires|2027-01-01|--records|hearing",
        "release_of_information",
        {"source": "Dr. Ortiz", "step": "signed", "expires": "2027-01-01", "records": "hearing"},
        [],
    ),
    (
        ["release|ana-r|Dr. Ortiz|--signed"],
        "release|ana-r|ortiz|--received",
        "release_of_information",
        {"source": "Dr. Ortiz", "step": "records-received"},
        [],
    ),
    (
        [],
        "release|ana-r|--not-needed|--why|no private records",
        "release_of_information",
        {"source": "none", "step": "not-needed", "note": "no private records"},
        [],
    ),
    ([], "enter|ana-r|consent", "entered_in_system", {"what": "consent"}, []),
    (
        [],
        "notify|ana-r|referral|--to|nurse|--how|e-mail",
        "staff_notified",
        {"topic": "referral", "to": ["nurse"], "how": "e-mail"},
        ["The handbook also names the principal and the classroom teacher"],
    ),
    (
        [],
        "notify|ana-r|consent|--to|principal (Ruth Abara)|--to|teacher",
        "staff_notified",
        {"topic": "consent", "to": ["principal (Ruth Abara)", "teacher"]},
        ["To pass on: Hold the initial IEP meeting, due Fri 5/15"],
    ),
    (
        [],
        "develop-plan|ana-r|--area|reading=Marcus Bell|--area|health|--staff|marcus",
        "assessment_plan_developed",
        {
            "purpose": "initial",
            "areas": [{"area": "reading", "assessor": "Marcus Bell"}, {"area": "health"}],
            "staff": ["Marcus Bell"],
        },
        ["nobody is named to assess health", "EL student: test in the native language (Spanish)"],
    ),
    (
        [
            "assessment-plan|ben-k|--purpose|triennial|--on|2026-03-09",
            "consent|ben-k|--refused|--team-insists|--on|2026-03-12",
        ],
        "records-review|ben-k|--result|enough data",
        "records_review_held",
        {"result": "enough data"},
        [],
    ),
    (
        [],
        "consult|ana-r|written|--advice|name the data",
        "consulted",
        {"topic": "written-notice", "with_whom": "Yolanda Pryor", "advice": "name the data"},
        [],
    ),
    ([], "consult|ana-r|other|--with|priya", "consulted", {"with_whom": "Priya Nair"}, []),
    (
        [],
        "form|ana-r|sld",
        "form_completed",
        {"form": "sld", "by": "Marcus Bell"},
        ["by Marcus Bell, the school psychologist; if it was another: casemgr correct ana-r"],
    ),
    ([], "form|ana-r|transportation|--by|the nurse", "form_completed", {"by": "the nurse"}, []),
    ([], "assessor-reported|ana-r|reading", "assessor_reported", {"area": "reading"}, []),
    ([], "plan-triennial|ben-k|--scope|comp", "triennial_planned", {"scope": "comprehensive"}, []),
    (
        [],
        "plan-triennial|ben-k|--scope|not-needed|--waiver-signed|2026-03-18",
        "triennial_planned",
        {"scope": "not-needed", "waiver_signed": "2026-03-18"},
        [],
    ),
    ([], "revoke-consent|ben-k|--signed|3/18", "consent_revoked", {"signed": "2026-03-18"}, []),
    (
        ["assessment-plan|ben-k|--purpose|supplemental|--on|2026-03-09"],
        "consent|ben-k|--refused|--team-insists",
        "consent_refused",
        {"purpose": "supplemental", "team_insists": True},
        ["the team holds that the assessment is needed"],
    ),
    (
        [BOOKED],
        "invite|ana-r|parent|general-ed-teacher=Joan Pruitt|principal",
        "team_invited",
        {
            "to": [
                {"role": "parent"},
                {"role": "general-ed-teacher", "name": "Joan Pruitt"},
                {"role": "principal"},
            ]
        },
        [
            "parent, general ed teacher (Joan Pruitt) and principal",
            "Not invited yet to the meeting of Mon 5/4: education-specialist or provider, someone who can "
            "interpret the results, el-specialist (EC 56341(b)(3), EC 56341(b)(5), Guidance on expertise in second language acquisition)",
        ],
    ),
    (
        [BOOKED, "invite|ana-r|parent|general-ed-teacher|principal", "invite|ana-r|education-specialist"],
        "invite|ana-r|el-specialist|school-psychologist=marcus",
        "team_invited",
        {"to": [{"role": "el-specialist"}, {"role": "school-psychologist", "name": "Marcus Bell"}]},
        ["Everyone the meeting of Mon 5/4 needs is invited"],
    ),
    (
        ["schedule-iep|ben-k|2026-05-04|--purpose|annual", "sent|ben-k|meeting-notice"],
        "invite|ben-k|general-ed-teacher|education-specialist",
        "team_invited",
        {},
        [
            "Not invited yet to the meeting of Mon 5/4: lea-representative, student (EC 56341(b)(4), EC 56341(b)(7), EC 56341.5(e))"
        ],
    ),
    ([], "invite|ana-r|principal", "team_invited", {}, ["no meeting is booked yet: casemgr schedule-iep"]),
    ([BOOKED], "reply|ana-r|by-phone", "parent_replied", {"reply": "by-phone"}, []),
    ([BOOKED], "reply|ana-r|reschedule", "parent_replied", {}, ["casemgr reschedule ana-r DATE --why TEXT"]),
    (
        [BOOKED, "schedule-iep|ana-r|2026-05-11|--purpose|parent-request"],
        "reply|ana-r|attending|--meeting|2026-05-11",
        "parent_replied",
        {"meeting": "2026-05-11"},
        [],
    ),
    (
        [],
        "excuse|ana-r|school-psychologist|--member|marcus|--area-discussed|--input|3/18|--agreed|3/19",
        "member_excused",
        {
            "role": "school-psychologist",
            "member": "Marcus Bell",
            "area_discussed": True,
            "input_received": "2026-03-18",
            "agreed": "2026-03-19",
        },
        [],
    ),
    (
        [],
        "draft|ana-r|Present levels|--asked|--owner|priya",
        "iep_drafted",
        {"portion": "present-levels", "step": "asked", "owner": "Priya Nair"},
        [],
    ),
    (
        [],
        "draft|ana-r|health plan|--ready",
        "iep_drafted",
        {"portion": "health-plan", "step": "ready"},
        ["health-plan is no portion of an IEP; recorded as typed"],
    ),
    (
        [],
        "check-iep|ben-k|--missing|goals|--not-needed|transition",
        "iep_checked",
        {"missing": ["goals"], "not_applicable": ["transition"]},
        [],
    ),
    ([], "check-iep|ben-k|--all-complete", "iep_checked", {}, ["All portions of the IEP are complete."]),
    (
        [BOOKED],
        "reschedule|ana-r|2026-05-06|--why|the parent works",
        "meeting_scheduled",
        {
            "purposes": ["initial"],
            "meeting_date": "2026-05-06",
            "time": "14:15:00",
            "place": "Room 12",
            "interpreter": "Spanish",
            "why": "the parent works",
        },
        ["moved from Mon 5/4; the parent needs a new notice"],
    ),
    (
        [BOOKED],
        "cancel|ana-r|--why|withdrawn",
        "meeting_cancelled",
        {"purposes": ["initial"], "meeting_date": "2026-05-04", "why": "withdrawn"},
        ["To hear that it is off: "],
    ),
    ([], "file|ben-k|iep", "filed", {"what": "iep"}, []),
    (
        [],
        "amend|ben-k|--what|more speech|--agreed|3/18",
        "iep_amended",
        {"what": "more speech", "agreed": "2026-03-18"},
        ["the annual review and the triennial stay as they are"],
    ),
    ([], "form|ben-k|F-12", "form_completed", {"form": "transportation"}, []),
    (["parent-request|ana-r|--what|an aide"], "withdraw-request|ana-r", "parent_request_withdrawn", {}, []),
    ([], "complaint|ana-r|--kind|due", "complaint_filed", {"kind": "due-process"}, []),
    (
        [],
        "service|ben-k|speech|--starts|2026-03-30|--provider|priya|--minutes|30 weekly",
        "service_planned",
        {"service": "speech", "starts": "2026-03-30", "provider": "Priya Nair", "minutes": "30 weekly"},
        [],
    ),
    (
        ["service|ben-k|speech therapy|--starts|2026-03-16"],
        "service|ben-k|speech|--started",
        "service_started",
        {"service": "speech therapy"},
        [],
    ),
    (
        ["transfer-in|ben-k|--from|Lakeside|--other-selpa|--force"],
        "service|ben-k|speech|--started",
        "service_started",
        {"service": "speech"},
        [],
    ),
    (
        [],
        "removal|ben-k|--on|2025-08-23|--days|3|--from-school|Lakeside High",
        "removal",
        {"former_school": "Lakeside High", "days": 3.0},
        [],
    ),
    (
        [],
        "removal|ben-k|--on|2026-03-20|--days|11",
        "removal",
        {},
        ["Safeguards goes to the parent the same day, Fri 3/20/2026: casemgr sent ben-k safeguards"],
    ),
    (
        [],
        "mdr|ben-k|--decided|today|--circumstance|weapon",
        "placement_change_decided",
        {"circumstance": "weapon"},
        ["Safeguards goes to the parent the same day, Fri 3/20/2026"],
    ),
    (
        [REMOVED],
        "mdr|ben-k|--held|today|--caused|no|--not-implemented|no",
        "manifestation_review_held",
        {},
        [
            "The conduct is not a manifestation of the disability.",
            "not a manifestation",
            "See that services go on while discipline runs as for any student",
        ],
    ),
    (
        ["records-request|ben-k"],
        "collect|ben-k|psych|--asked",
        "records_source",
        {"source": "school psychologist", "step": "asked"},
        ["Still asked for: school psychologist"],
    ),
    (
        ["records-request|ben-k", "collect|ben-k|the old garage|--asked"],
        "collect|ben-k|garage|--none-held",
        "records_source",
        {"source": "the old garage", "step": "none-held"},
        [],
    ),
    (
        ["records-request|ben-k"],
        "records-provided|ben-k|--method|mail|--pages|214|--proof|signed for",
        "records_provided",
        {"method": "mail", "pages": "214", "proof": "signed for"},
        [],
    ),
    (
        [],
        "access-log|ben-k|--who|Clinic|--why|release signed|--records|hearing",
        "record_accessed",
        {"who": "Clinic", "why": "release signed", "records": "hearing"},
        [],
    ),
    (
        [],
        "hand-off|ben-k|--to|tom|--how|e-mail",
        "handed_off",
        {"to": "Tom Reyes", "how": "e-mail"},
        [
            "Open deadlines of Ben Kim (ben-k), to pass on",
            "Due What Started Law",
            "Fri 10/9/2026 Annual review Thu 10/9 EC 56343(d)",
        ],
    ),
    (["hand-off|ben-k|--to|tom"], "hand-off|ben-k|--acknowledged", "hand_off_acknowledged", {}, []),
    (
        [],
        "contact|ana-r|--how|telephone|--result|no answer|--about|meeting",
        "contact_made",
        {"about": "meeting"},
        [],
    ),
    (
        [],
        "sent|ben-k|safeguards|--proof|receipt 12",
        "document_sent",
        {"reason": "yearly", "proof": "receipt 12"},
        ["reason: yearly; if it was another: casemgr correct ben-k"],
    ),
    (["mdr|ben-k|--decided|today"], "sent|ben-k|safeguards", "document_sent", {"reason": "discipline"}, []),
    ([], "sent|ben-k|safeguards|--reason|yearly", "document_sent", {"reason": "yearly"}, []),
    (
        [],
        "pwn|ben-k|--own-proposal|--subject|goal|--element|reasons=the data|--missing|evidence",
        "prior_written_notice_sent",
        {"subject": "goals", "elements": {"reasons": "the data"}, "missing": ["evidence"]},
        [
            "The notice lacks evidence. A complete one is still to be sent.",
            "casemgr consult ben-k written-notice",
        ],
    ),
    (
        ["hold-iep|ben-k|--purpose|annual|--outcome|completed"],
        "answer-iep|ben-k|--undecided|--expected|2026-03-27|--items|not the goals",
        "iep_answered",
        {"answer": "undecided", "expected": "2026-03-27", "items": "not the goals"},
        [],
    ),
    (
        [],
        "answer-iep|ben-k|--undecided",
        "iep_answered",
        {},
        ["no day is set by which the parent will answer. To set one: casemgr correct ben-k "],
    ),
    (
        [],
        "hold-iep|ben-k|--purpose|annual|--outcome|completed|--chair|tom|--present|tom|--present|Joan Pruitt"
        "|--parent|by-video|--interpreter|Korean|--placement-changed|--transportation",
        "meeting_held",
        {
            "chair": "Tom Reyes",
            "present": ["Tom Reyes", "Joan Pruitt"],
            "parent": "by-video",
            "interpreter": "Korean",
            "placement_changed": True,
            "transportation": True,
        },
        [],
    ),
    ([], "exit|ben-k|--reason|Drop", "exited", {"reason": "dropout"}, []),
]


@pytest.mark.parametrize(
    ("story", "command", "kind", "holds", "words"), RECORDED, ids=[row[1][:60] for row in RECORDED]
)
def test_a_command_records_its_event(
    school: Path,
    run: Run,
    story: list[str],
    command: str,
    kind: str,
    holds: dict[str, Any],
    words: list[str],
) -> None:
    play(run, story)
    student = command.split("|")[1]
    before = events(school, student)
    said = "\n".join(ok(run, *command.split("|")))
    new = [event for event in events(school, student) if event not in before]
    # The last of several facts also ticks the duty that they make up together.
    assert [event["type"] for event in new if event["type"] != "done" or kind == "done"] == [kind]
    assert {key: new[0].get(key) for key in holds} == holds
    assert new[0]["recorded"] == "2026-03-20"
    for text in words:
        assert text in said


REFUSED: list[tuple[list[str], str, int, str]] = [
    ([], "assign|ben-k|dana", 3, "Dana Whitfield is the case manager already"),
    ([], "assign|ben-k|priya|--role|slpp", 2, "Did you mean slp?"),
    ([], "release|ana-r|Clinic|--received", 3, "no release for Clinic was asked for or signed"),
    ([], "release|ana-r|Clinic|--revoked", 3, "no release for Clinic was asked for or signed"),
    (
        [],
        "release|ana-r|Clinic|--signed|--expires|2026-03-19",
        3,
        "ends on Thu 3/19/2026 is over on Fri 3/20/2026",
    ),
    (
        ["release|ana-r|Clinic|--signed|--on|2026-03-02|--expires|2026-03-10"],
        "release|ana-r|Clinic|--received",
        3,
        "the release for Clinic ended on Tue 3/10/2026",
    ),
    ([], "release|ana-r|Clinic", 2, "Say --asked or --signed or --refused or --revoked or --received"),
    ([], "release|ana-r|Clinic|--asked|--signed", 2, "--asked and --signed contradict each other"),
    ([], "release|ana-r|--not-needed", 2, "Say --why."),
    ([], "release|ana-r|--asked", 2, "Who holds the records? Say SOURCE"),
    ([], "enter|ana-r", 2, "What was entered? Say referral or consent or iep or progress."),
    ([], "enter|ana-r|referal", 2, "Did you mean referral?"),
    ([], "enter|ana-r|iep", 3, "no IEP was offered on or before Fri 3/20/2026"),
    ([], "enter|ben-k|referral", 3, "no referral was received"),
    ([], "notify|ana-r|referral", 2, "Who was notified? (commas between) Say --to NAME"),
    ([], "notify|ana-r|refusal|--to|teacher", 3, "no consent was refused"),
    ([], "notify|ana-r|not-eligible|--to|teacher", 3, "no meeting found the student not eligible"),
    ([], "develop-plan|ben-k", 2, "say --purpose triennial or --purpose supplemental"),
    ([], "develop-plan|ben-k|--purpose|initial", 3, "no referral was received"),
    ([], "records-review|ana-r", 3, "no refusal of a triennial assessment is on file"),
    ([], "consult|ana-r|advice", 2, '"advice" is not one of: supplemental-refusal, consent-override'),
    ([], "form|ana-r|sdl", 2, "Did you mean sld?"),
    ([], "assessor-reported|ben-k|reading", 3, "no consent to assess is on file"),
    (
        [],
        "assessor-reported|ana-r|health",
        3,
        "health is not among the areas consented to (reading)",
    ),
    ([], "plan-triennial|ben-k", 2, "How is the triennial done? Say --scope."),
    ([], "plan-triennial|ben-k|--scope|not-needed", 2, "Say --waiver-signed DATE."),
    (
        [],
        "plan-triennial|ben-k|--scope|limited|--waiver-signed|2026-03-02",
        3,
        "a waiver is for a triennial that is not needed",
    ),
    ([], "plan-triennial|ana-r|--scope|limited", 3, "no IEP is on file"),
    ([], "revoke-consent|ana-r", 3, "no IEP is on file on or before Fri 3/20/2026"),
    ([], "revoke-consent|ben-k|--on|3/18|--signed|3/19", 3, "signed Thu 3/19/2026 is later than received"),
    (["revoke-consent|ben-k|--on|3/18"], "revoke-consent|ben-k", 3, "the consent was revoked already"),
    ([], "consent|ana-r|--team-insists", 2, "--team-insists goes with --refused"),
    ([], "invite|ana-r|principle", 2, "Did you mean principal?"),
    ([BOOKED], "invite|ana-r|parent|--meeting|2026-05-05", 3, "no meeting is booked for Tue 5/5/2026"),
    ([], "reply|ana-r|attending", 3, "no meeting is booked on Fri 3/20/2026"),
    ([BOOKED], "reply|ana-r|maybe", 2, "is not one of: attending, by-phone"),
    ([], "excuse|ana-r|parent", 3, "the parent cannot be excused from the team"),
    ([], "excuse|ana-r|student", 3, "the student cannot be excused from the team"),
    ([], "excuse|ana-r|slp", 3, "once of age (--agreed) (EC 56341(f))"),
    ([], "excuse|ana-r|slp|--member|Priya Nair", 3, "excused only with the written agreement of the parent"),
    ([], "excuse|ana-r|slp|--area-discussed|--agreed|3/19", 3, "the member's written input (--input) before"),
    (
        [],
        "excuse|ana-r|slp|--area-discussed",
        3,
        "once of age (--agreed) before the meeting (EC 56341(f)-(h))",
    ),
    ([], "draft|ana-r|gaols|--ready", 3, "gaols is no portion of an IEP; did you mean goals?"),
    ([], "draft|ana-r|goals", 2, "Say --asked or --ready or --revised."),
    ([], "check-iep|ben-k", 2, "Say --all-complete, or --missing PORTION"),
    ([], "check-iep|ana-r|--all-complete", 3, "no IEP is on file"),
    ([], "check-iep|ben-k|--all-complete|--missing|goals", 2, "contradict each other"),
    ([], "check-iep|ben-k|--missing|goals|--not-needed|goals", 2, "goals: say --missing or --not-needed"),
    (
        [],
        "reschedule|ana-r|2026-05-06|--why|x",
        3,
        "no meeting is booked; book one with casemgr schedule-iep",
    ),
    ([BOOKED], "reschedule|ana-r|2026-05-04|--why|x", 3, "is booked for Mon 5/4/2026 already"),
    ([BOOKED], "reschedule|ana-r|2026-05-06|--why|x|--purpose|annual", 3, "no annual meeting is booked"),
    ([], "cancel|ana-r|--why|x", 3, "no meeting is booked"),
    ([BOOKED, "cancel|ana-r|--why|x"], "cancel|ana-r|--why|y", 3, "no meeting is booked"),
    ([BOOKED, "cancel|ana-r|--why|x"], "reply|ana-r|attending", 3, "no meeting is booked"),
    ([], "file|ana-r|iep", 3, "no IEP was offered"),
    ([], "file|ben-k|progress-report", 3, "no progress report was sent"),
    ([], "amend|ana-r|--what|x", 3, "no IEP is on file"),
    ([], "withdraw-request|ana-r", 3, "no parent request is open"),
    ([], "withdraw-request|ana-r|--request|abc", 3, "no parent request abc is open"),
    ([], "complaint|ana-r", 2, "Say --kind state or due-process."),
    (
        [],
        "service|ben-k|speech|--started",
        3,
        "speech was not planned on or before Fri 3/20/2026; add --starts DATE, the start in the IEP",
    ),
    ([], "service|ben-k|speech|--started|--provider|priya", 2, "say --starts DATE too"),
    (
        [],
        "invite|ana-r|principal|--notice|mail",
        3,
        "no meeting is booked yet: casemgr schedule-iep ana-r DATE",
    ),
    ([BOOKED], "invite|ana-r|principal|--notice|mial", 3, "did you mean mail?"),
    ([BOOKED], "invite|ana-r|--notice|mail", 2, "--notice goes with ROLE or ROLE=NAME"),
    ([], "service|ben-k|speech", 2, "Say --starts DATE, --started, or --ended."),
    ([], "removal|ben-k|--on|2026-03-15|--days|1", 3, "Sun 3/15/2026 is not a school day (weekend)"),
    (
        [],
        "mdr|ben-k|--held|today|--caused|no|--not-implemented|no",
        3,
        "no removal and no decision to change",
    ),
    ([], "mdr|ben-k|--decided|today|--circumstance|wepon", 2, "Did you mean weapon?"),
    ([], "mdr|ben-k|--held|today|--circumstance|weapon", 2, "--circumstance goes with --decided"),
    ([], "mdr|ben-k|--decided|today|--supplemental-iep", 2, "--supplemental-iep goes with --held"),
    (
        [REMOVED],
        "mdr|ben-k|--held|today|--caused|no|--not-implemented|no|--supplemental-iep",
        2,
        "Say --outcome completed or continued.",
    ),
    ([], "collect|ben-k|nurse|--asked", 3, "no request for records is recorded"),
    ([], "collect|ben-k", 2, "say --checklist to see them"),
    (["records-request|ben-k"], "collect|ben-k|s|--asked", 2, "matches more than one place: "),
    (["records-request|ben-k"], "collect|ben-k|nurse", 2, "Say --asked or --received or --none-held."),
    ([], "access-log|ben-k|--who|Clinic", 2, "Say --why."),
    ([], "access-log|ben-k|--why|x", 2, "say --who"),
    (
        [],
        "hand-off|ben-k|--to|dana",
        3,
        "Dana Whitfield is the case manager already: say with --to who receives the case",
    ),
    (
        ["hand-off|ben-k|--to|tom"],
        "hand-off|ben-k|--to|tom",
        3,
        "already; what is missing is the confirmation: casemgr hand-off ben-k --acknowledged",
    ),
    (
        ["hand-off|ben-k|--to|tom", "hand-off|ben-k|--acknowledged"],
        "hand-off|ben-k|--to|tom",
        3,
        "has the case already and has confirmed its deadlines: nothing is missing",
    ),
    ([], "hand-off|ben-k", 2, "Say --to NAME, or --acknowledged."),
    ([], "hand-off|ben-k|--acknowledged", 3, "no hand-off waits to be acknowledged"),
    ([], "contact|ana-r|--how|mail|--result|x|--about|meting", 2, "Did you mean meeting?"),
    ([], "sent|ben-k|safeguards|--reason|yealy", 2, "Did you mean yearly?"),
    ([], "pwn|ben-k|--own-proposal|--missing|reason|--element|reasons=x", 2, "say --element or --missing"),
    ([], "pwn|ben-k|--own-proposal|--element|reasons", 2, "write NAME=TEXT"),
    ([], "pwn|ben-k|--own-proposal|--subject|palcement", 2, "Did you mean placement"),
    ([], "answer-iep|ana-r|--agreed", 3, "no IEP was offered on or before Fri 3/20/2026"),
    (
        ["hold-iep|ana-r|--purpose|manifestation|--outcome|completed|--parent|absent"],
        "answer-iep|ana-r|--agreed",
        3,
        "no IEP was offered on or before Fri 3/20/2026",
    ),
    ([], "answer-iep|ben-k|--agreed|--expected|2026-03-27", 2, "--expected goes with --undecided"),
    ([], "answer-iep|ben-k|--agreed|--partly", 2, "--agreed and --partly contradict each other"),
    ([], "exit|ben-k|--reason|droput", 2, "Did you mean dropout?"),
    (
        ["release|ana-r|Dr. Ortiz|--asked"],
        "release|ana-r|ortiz|--received",
        3,
        "no signed release for Dr. Ortiz",
    ),
    (
        ["release|ana-r|Dr. Ortiz|--signed", "release|ana-r|ortiz|--revoked"],
        "release|ana-r|ortiz|--received",
        3,
        "was revoked on Fri 3/20/2026",
    ),
    (
        [
            "hold-iep|ana-r|--purpose|initial|--outcome|completed|--eligible",
            "service|ana-r|speech|--starts|2026-03-20",
        ],
        "service|ana-r|speech|--started",
        3,
        "the parent has not agreed to the initial IEP",
    ),
    ([], "correct|ben-k|nosuch|--on|today", 2, "nosuch: ben-k has no such event"),
]


@pytest.mark.parametrize(
    ("story", "command", "code", "message"), REFUSED, ids=[row[1][:60] for row in REFUSED]
)
def test_a_slip_is_refused_with_its_reason(
    school: Path, run: Run, story: list[str], command: str, code: int, message: str
) -> None:
    play(run, story)
    before = {path: path.read_bytes() for path in school.rglob("*.yaml")}
    done = run(*command.split("|"))
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert {path: path.read_bytes() for path in school.rglob("*.yaml")} == before


FORCED = [
    "release|ana-r|Clinic|--received",
    "assessor-reported|ana-r|health",
    "records-review|ana-r",
    "service|ben-k|speech|--started",
    "removal|ben-k|--on|2026-03-15|--days|1",
    "mdr|ben-k|--held|today|--caused|no|--not-implemented|no",
    "excuse|ana-r|slp|--area-discussed",
    "excuse|ana-r|slp",
    "hand-off|ben-k|--to|dana",
]


@pytest.mark.parametrize("command", FORCED)
def test_what_is_so_all_the_same_is_recorded_with_force(school: Path, run: Run, command: str) -> None:
    assert "add --force" in run(*command.split("|")).stderr
    before = events(school, command.split("|")[1])
    ok(run, *command.split("|"), "--dry-run", "--force")
    assert events(school, command.split("|")[1]) == before
    ok(run, *command.split("|"), "--force")
    assert len(events(school, command.split("|")[1])) == len(before) + 1


# Areas, more options, and who is assigned at a referral; then what is said of it.
REFERRED = [
    (
        ["speech-language"],
        [],
        ("Priya Nair", "slp"),
        "Priya Nair has the case: only speech-language is suspected",
    ),
    (["SLD"], [], ("Dana Whitfield", "education-specialist"), None),
    (
        ["speech-language"],
        ["--case-manager", "tom"],
        ("Tom Reyes", "education-specialist"),
        "only speech-language is suspected, and Tom Reyes (education-specialist) is no SLP",
    ),
    (
        ["SLD"],
        ["--case-manager", "priya"],
        ("Priya Nair", "slp"),
        "Priya Nair (SLP) has the case, and specific-learning-disability is suspected",
    ),
]


@pytest.mark.parametrize(
    ("staff", "said"),
    [
        (
            "",
            "no SLP is among the staff in casemgr.yaml. It goes to Dana Whitfield: casemgr assign ana-r NAME",
        ),
        (
            "Priya Nair, Ann Lee",
            "several SLPs are among the staff in casemgr.yaml. It goes to Dana Whitfield",
        ),
    ],
)
def test_speech_alone_without_one_slp_says_whose_case_it_is(
    empty: Path, run: Run, staff: str, said: str
) -> None:
    settings = empty / "casemgr.yaml"
    people = "".join(f"- {{name: {name}, role: slp}}\n" for name in staff.split(", ") if name)
    with settings.open("a", encoding="utf-8") as text:
        text.write(f"staff:\n{people}" if people else "")
    done = run("refer", "ana-r", *ANA, "--by", "parent", "--area", "speech-language")
    assert said in done.stderr


@pytest.mark.parametrize(("areas", "options", "assigned", "said"), REFERRED)
def test_a_referral_assigns_a_case_manager(
    school: Path, run: Run, areas: list[str], options: list[str], assigned: tuple[str, str], said: str | None
) -> None:
    settings = school / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("role: case-manager", "role: education-specialist"), encoding="utf-8")
    named = [word.replace("Ana Rivera", "Cleo Marsh") for word in ANA]
    _, errors = ok(run, "refer", "cle-m", *named, *(w for area in areas for w in ("--area", area)), *options)
    assert said in errors if said else "suspected" not in errors
    found = events(school, "cle-m")
    assert [event["type"] for event in found] == ["referral_received", "case_manager_assigned"]
    assert (found[1]["case_manager"], found[1]["role"]) == assigned


def test_a_second_referral_assigns_nobody_anew_and_a_further_area_is_prompted(school: Path, run: Run) -> None:
    named = [word.replace("Ana Rivera", "Cleo Marsh") for word in ANA]
    ok(run, "refer", "cle-m", *named, "--area", "speech-language", "--oral", "--on", "2026-03-16")
    _, errors = ok(run, "refer", "cle-m", "--area", "SLD")
    assert "reassign to the education specialist? casemgr assign cle-m NAME" in errors
    assert [e["type"] for e in events(school, "cle-m")].count("case_manager_assigned") == 1
    ok(run, "refer", "cle-m", "--area", "autism", "--case-manager", "tom")
    assert events(school, "cle-m")[-1]["case_manager"] == "Tom Reyes"


@pytest.mark.parametrize(
    "command", [["add", "cle-m"], ["transfer-in", "cle-m", "--from", "Lakeside Unified", "--same-selpa"]]
)
def test_a_student_who_comes_with_an_iep_is_assigned_only_where_it_is_said(
    school: Path, run: Run, command: list[str]
) -> None:
    named = [word.replace("Ana Rivera", "Cleo Marsh") for word in ANA]
    ok(run, *command, *named)
    ok(run, command[0], "dee-m", *command[2:], *named, "--case-manager", "tom")
    assert len(events(school, "cle-m")) == 1
    assert events(school, "dee-m")[1]["case_manager"] == "Tom Reyes"


def test_the_supplemental_iep_is_the_review_s_own_meeting(school: Path, run: Run) -> None:
    ok(run, *REMOVED.split("|"))
    said, _ = ok(
        run,
        *["mdr", "ben-k", "--held", "today", "--caused", "yes", "--not-implemented", "yes"],
        *["--supplemental-iep", "--outcome", "completed", "--full"],
    )
    review, meeting = events(school, "ben-k")[-2:]
    assert (review["type"], meeting["type"]) == ("manifestation_review_held", "meeting_held")
    assert meeting["purposes"] == ["manifestation", "supplemental"]
    assert meeting["outcome"] == "completed"
    for text in (
        "The conduct is a manifestation of the disability.",
        "Assess the behavior and make or review the behavior plan",
        "Return the student to the placement, unless agreed otherwise",
        "Put right at once what of the IEP was not implemented",
    ):
        assert text in said


def test_a_meeting_is_booked_with_what_is_still_open(school: Path, run: Run) -> None:
    _, errors = ok(run, "schedule-iep", "ana-r", "2026-05-04", "--purpose", "initial")
    assert "No interpreter is listed (Spanish). Once you know who: casemgr invite " in errors
    assert "specific learning disability: it is not on file, and the meeting is in 45 days." in errors
    ok(run, "form", "ana-r", "sld")
    _, errors = ok(run, *BOOKED.split("|"))
    assert "interpreter" not in errors
    assert "SLD" not in errors


def test_a_meeting_held_says_what_is_not_on_file_and_is_recorded(school: Path, run: Run) -> None:
    begun = ["hold-iep", "ben-k", "--purpose", "triennial", "--outcome", "continued", "--parent", "absent"]
    _, errors = ok(run, *begun, "--dry-run")
    assert "No consent to assess, records review or signed waiver is on file" in errors
    hold = ["hold-iep", "ben-k", "--purpose", "triennial", "--outcome", "completed", "--parent", "absent"]
    _, errors = ok(run, *hold, "--dry-run")
    assert "attempts to arrange a meeting with the parent; on file: 0" in errors
    assert "(34 CFR 300.322(d))" in errors
    assert "No consent to assess, records review or signed waiver is on file" in errors
    for day in ("2026-03-16", "2026-03-18"):
        play(run, [f"contact|ben-k|--how|mail|--result|none|--about|meeting|--on|{day}"])
    play(run, ["plan-triennial|ben-k|--scope|not-needed|--waiver-signed|2026-03-02"])
    _, errors = ok(run, *hold)
    assert "attempt" not in errors
    assert "waiver" not in errors
    _, errors = ok(run, "hold-iep", "ana-r", "--purpose", "initial", "--outcome", "completed", "--eligible")
    assert "specific learning disability: it is not on file." in errors


def test_one_meeting_settles_several_students_triennials(school: Path, run: Run) -> None:
    ok(run, "add", "cle-m", *[word.replace("Ana Rivera", "Cleo Marsh") for word in ANA])
    ok(run, "plan-triennial", "ben-k", "cleo", "ben-k", "--scope", "limited")
    assert [events(school, student)[-1]["scope"] for student in ("ben-k", "cle-m")] == ["limited", "limited"]
    assert len([e for e in events(school, "ben-k") if e["type"] == "triennial_planned"]) == 1
    assert run("plan-triennial", "ben-k", "nobody", "--scope", "comprehensive").returncode == 2
    assert events(school, "ben-k")[-1]["scope"] == "limited"


def test_an_incomplete_notice_answers_nothing(school: Path, run: Run) -> None:
    ok(run, "parent-request", "ben-k", "--what", "an aide", "--on", "2026-03-10")
    ok(run, "consult", "ben-k", "written-notice", "--on", "2026-03-11")
    said, errors = ok(run, "pwn", "ben-k", "--missing", "other-options", "--on", "2026-03-12")
    assert "met Prior written notice" not in said
    assert "consult" not in errors
    said, _ = ok(run, "pwn", "ben-k")
    assert "met Prior written notice" in said


def test_a_request_revoked_waits_for_no_notice(school: Path, run: Run) -> None:
    ok(run, "parent-request", "ben-k", "--what", "an aide", "--on", "2026-03-10")
    ok(run, "parent-request", "ben-k", "--what", "a tablet", "--on", "2026-03-11")
    unclear = run("withdraw-request", "ben-k")
    assert (unclear.returncode, "Say --request with the day or the id" in unclear.stderr) == (2, True)
    first = next(e["id"] for e in events(school, "ben-k") if e.get("what") == "an aide")
    ok(run, "withdraw-request", "ben-k", "--request", first)
    ok(run, "pwn", "ben-k")
    second = next(e["id"] for e in events(school, "ben-k") if e.get("what") == "a tablet")
    assert events(school, "ben-k")[-1]["answers"] == [second]


def test_an_iep_agreed_to_is_not_answered_again_before_the_next_meeting(school: Path, run: Run) -> None:
    play(
        run,
        [
            "hold-iep|ana-r|--purpose|initial|--outcome|completed|--eligible|--on|2026-03-18",
            "answer-iep|ana-r|--undecided|--on|2026-03-18",
            "answer-iep|ana-r|--agreed|--on|2026-03-19",
        ],
    )
    again = run("answer-iep", "ana-r", "--partly")
    assert (again.returncode, "the IEP was agreed to on Thu 3/19/2026" in again.stderr) == (3, True)
    play(run, ["hold-iep|ana-r|--purpose|supplemental|--outcome|completed"])
    ok(run, "answer-iep", "ana-r", "--partly")


def test_a_cancelled_meeting_is_no_longer_the_one_to_hold(school: Path, run: Run) -> None:
    ok(run, *BOOKED.split("|"))
    ok(run, "cancel", "ana-r", "--why", "the family is away")
    assert "booked for" not in ok(run, "show", "ana-r")[0]
    ok(run, *BOOKED.split("|"), "--force")
    assert "initial meeting booked for Mon 5/4" in ok(run, "show", "ana-r")[0]


def test_records_are_collected_place_by_place(school: Path, run: Run) -> None:
    ok(run, "records-request", "ben-k", "--on", "2026-03-12")
    ok(run, "collect", "ben-k", "folder", "nurse", "the old garage", "--asked", "--on", "2026-03-13")
    said, _ = ok(run, "collect", "ben-k", "folder", "--received")
    assert "Still asked for: school nurse, the old garage" in said
    shown, _ = ok(run, "collect", "ben-k", "--checklist")
    assert shown.startswith("Records of Ben Kim (ben-k), asked for by the parent on Thu 3/12/2026\n")
    assert "cumulative folder Fri 3/13 Fri 3/20 received" in shown
    assert "school nurse Fri 3/13 — asked" in shown
    assert "special education container — — not asked" in shown
    data = json.loads(ok(run, "collect", "ben-k", "--checklist", "--format", "json")[0])
    assert data["sources"][0] == {
        "source": "cumulative folder",
        "asked": "2026-03-13",
        "received": "2026-03-20",
        "state": "received",
    }
    assert data["sources"][-1]["source"] == "the old garage"
    ok(run, "records-request", "ben-k", "--by", "district")
    unclear = run("collect", "ben-k", "nurse", "--received")
    assert (
        unclear.returncode,
        "Which request for records? Say --request all, or --request" in unclear.stderr,
    ) == (
        2,
        True,
    )


def test_the_collecting_is_done_once_every_place_of_the_checklist_has_answered(
    school: Path, run: Run
) -> None:
    none = run("collect", "ben-k", "--others", "--none-held")
    assert (none.returncode, "no request for records is open" in none.stderr) == (3, True)
    ok(run, "records-request", "ben-k")
    ok(run, "collect", "ben-k", "folder", "nurse", "--asked")
    assert events(school, "ben-k")[-1]["type"] == "records_source"
    ok(run, "collect", "ben-k", "folder", "--received")
    said, _ = ok(run, "collect", "ben-k", "nurse", "--none-held")
    assert "met Collect records" not in said
    assert "Not asked yet: special education container, electronic IEP system, school psychologist" in said
    ok(run, "collect", "ben-k", "teachers", "--asked")
    said, _ = ok(run, "collect", "ben-k", "--others", "--none-held")
    assert "Still asked for: teachers" in said
    said, _ = ok(run, "collect", "ben-k", "teachers", "--received")
    assert "met Collect records" in said
    still_open, _ = ok(run, "due", "--student", "ben-k", "--format", "csv")
    assert "collect-records" not in still_open
    again = run("collect", "ben-k", "--others", "--none-held")
    assert (again.returncode, "every place of the checklist has given its records" in again.stderr) == (
        3,
        True,
    )
    assert "casemgr records-provided ben-k" in again.stderr


def test_all_that_was_asked_for_has_come_in_one_command(school: Path, run: Run) -> None:
    ok(run, "records-request", "ben-k")
    said, _ = ok(run, "collect", "ben-k", "--others", "--asked")
    assert "when all of it has come: casemgr collect ben-k --others --received" in said
    said, _ = ok(run, "collect", "ben-k", "--others", "--received")
    assert "met Collect records (parent)" in said


def test_records_collected_for_one_of_two_requests_or_for_both(school: Path, run: Run) -> None:
    ok(run, "records-request", "ben-k")
    ok(run, "records-request", "ben-k", "--by", "representative")
    said, _ = ok(run, "collect", "ben-k", "--others", "--none-held", "--request", "Attorney")
    assert "met Collect records (representative)" in said
    assert "Collect records (parent)" not in said
    said, _ = ok(run, "collect", "ben-k", "--others", "--none-held", "--request", "all")
    assert "met Collect records (parent)" in said


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("zzz", "no request for records zzz is open; open: "),
        ("parent", '"parent" means more than one request for records; say the id of one of these: '),
    ],
)
def test_a_request_that_is_not_found_is_refused_alike_wherever_it_is_named(
    school: Path, run: Run, named: str, said: str
) -> None:
    for day in ("2026-03-16", "2026-03-17"):
        ok(run, "records-request", "ben-k", "--on", day)
    for words in (["nurse", "--asked"], ["--checklist"]):
        done = run("--as-of", "2026-03-20", "collect", "ben-k", *words, "--request", named)
        assert said in done.stderr
        assert done.returncode == (3 if named == "zzz" and "--asked" in words else 2)


def test_the_access_log_is_shown_in_every_format(school: Path, run: Run) -> None:
    assert "No access is noted." in ok(run, "access-log", "ben-k")[0]
    ok(run, "access-log", "ben-k", "--who", "=Clinic", "--why", "release", "--on", "2026-03-18")
    assert "Wed 3/18 =Clinic release" in ok(run, "access-log", "ben-k")[0]
    assert "2026-03-18,'=Clinic,,release" in ok(run, "access-log", "ben-k", "--format", "csv")[0]
    data = json.loads(ok(run, "access-log", "ben-k", "--format", "json")[0])
    assert [(line["who"], line["why"]) for line in data["log"]] == [("=Clinic", "release")]


# What is typed at a keyboard, the answers to what is asked, and what is recorded.
ASKED = [
    (["enter", "ana-r"], ["consent"], {"type": "entered_in_system", "what": "consent"}),
    (
        ["notify", "ana-r", "referral"],
        ["principal, teacher"],
        {"type": "staff_notified", "to": ["principal", "teacher"]},
    ),
    (
        ["release", "ana-r"],
        ["maybe", "signed", "Dr. Ortiz"],
        {"type": "release_of_information", "source": "Dr. Ortiz", "step": "signed"},
    ),
    (
        ["answer-iep", "ben-k", "--undecided"],
        ["3/27"],
        {"type": "iep_answered", "expected": "2026-03-27"},
    ),
    (
        ["hold-iep", "ben-k", "--purpose", "triennial", "--outcome", "completed"],
        ["perhaps", "no", "", ""],
        {"type": "meeting_held", "purposes": ["triennial"], "plan_not_reviewed": True},
    ),
    (
        ["hold-iep", "ben-k", "--purpose", "triennial", "--outcome", "completed"],
        ["yes", "no", ""],
        {"type": "meeting_held", "purposes": ["triennial"], "plan_not_reviewed": False},
    ),
    (
        ["hold-iep", "ben-k", "--purpose", "annual", "--outcome", "completed"],
        ["perhaps", "y", "n"],
        {"type": "meeting_held", "placement_changed": True, "transportation": False},
    ),
    (
        ["hold-iep", "ben-k", "--purpose", "annual", "--outcome", "completed", "--no-placement-changed"],
        ["yes"],
        {"type": "meeting_held", "placement_changed": False, "transportation": True},
    ),
    (
        ["hold-iep", "ben-k", "--purpose", "annual", "--outcome", "continued"],
        [],
        {"type": "meeting_held", "placement_changed": False},
    ),
    (
        ["excuse", "ana-r", "slp"],
        ["3/19"],
        {"type": "member_excused", "area_discussed": False, "agreed": "2026-03-19"},
    ),
    (
        ["excuse", "ana-r", "slp", "--area-discussed"],
        ["3/18", "3/19"],
        {"type": "member_excused", "input_received": "2026-03-18", "agreed": "2026-03-19"},
    ),
    (
        ["check-iep", "ben-k"],
        ["complete", "m", *["c"] * 8, *["n"] * 10],
        {
            "type": "iep_checked",
            "missing": ["goals"],
            "not_applicable": [
                "linguistically-appropriate-goals",
                "transition",
                "rights-at-18",
                "extended-school-year",
                "behavior",
                "assistive-technology",
                "low-incidence",
                "transportation",
                "graduation-plan",
                "move-to-general-class",
            ],
        },
    ),
]


@pytest.mark.parametrize(("words", "answers", "holds"), ASKED, ids=[row[0][0] for row in ASKED])
def test_at_a_keyboard_what_is_missing_is_asked(
    school: Path, words: list[str], answers: list[str], holds: dict[str, Any]
) -> None:
    asked(school.parent, words, answers)
    new = events(school, words[1])[-1]
    assert {key: new.get(key) for key in holds} == holds


def test_a_correction_records_the_event_anew_and_voids_the_old_one(school: Path, run: Run) -> None:
    old = next(e for e in events(school, "ana-r") if e["type"] == "consent_received")
    said, errors = ok(
        run, "correct", "ana-r", old["id"], "areas=[reading, health]", "signed=2026-03-13", "--on", "3/17"
    )
    void, new = events(school, "ana-r")[-2:]
    assert (new["type"], new["date"], new["purpose"]) == ("consent_received", "2026-03-17", "initial")
    assert (new["areas"], new["signed"]) == (["reading", "health"], "2026-03-13")
    assert (void["type"], void["event"], void["replaced_by"]) == ("void", old["id"], new["id"])
    assert said.count(f"({old['id']}); replaced by {new['id']}") == 1
    assert old["id"] not in errors
    assert "moved Initial IEP from " in said
    assert "to Sat 5/16" in said
    assert run("check").returncode == 0
    again = run("correct", "ana-r", old["id"], "--on", "3/16")
    assert (again.returncode, "it is void already" in again.stderr) == (2, True)


# What is put right in the assessment plan, and why it is not.
NOT_CORRECTED = [
    (
        ["area=reading"],
        "did you mean areas? assessment_plan_given has the fields by, note, purpose, areas, saf",
    ),
    (["id=abc"], "has the fields by, note, purpose, areas, safeguards, language; write FIELD=VALUE"),
    (["safeguards"], "write FIELD=VALUE"),
    (["safeguards=maybe"], "must be true or false"),
    (["areas=[reading"], "write a list in brackets, like [reading, motor]"),
    (["purpose="], "is missing"),
    ([], "say what is corrected: --on DATE, --area AREA, or FIELD=VALUE"),
    (["safeguards=true"], "that is on file already: safeguards=true"),
]


@pytest.mark.parametrize(("changes", "message"), NOT_CORRECTED)
def test_a_correction_that_cannot_be_read_is_refused(
    school: Path, run: Run, changes: list[str], message: str
) -> None:
    plan = next(e for e in events(school, "ana-r") if e["type"] == "assessment_plan_given")
    before = (school / "students/ana-r.yaml").read_bytes()
    done = run("correct", "ana-r", plan["id"], *changes)
    assert done.returncode == 2, done.stderr
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert (school / "students/ana-r.yaml").read_bytes() == before


def test_what_names_a_corrected_event_means_the_one_in_its_place(school: Path, run: Run) -> None:
    ok(run, "parent-request", "ben-k", "--what", "an aide", "--on", "2026-03-10")
    request = events(school, "ben-k")[-1]["id"]
    ok(run, "pwn", "ben-k")
    for what in ("an aide: all day", "an aide: at recess"):
        ok(run, "correct", "ben-k", request, f"what={what}", "note=by e-mail")
        new = next(e for e in events(school, "ben-k") if e["type"] == "parent_request_received")
        assert (new["what"], new["note"]) == (what, "by e-mail")
        request = new["id"]
        still_open, _ = ok(run, "due", "--student", "ben-k", "--format", "csv")
        assert "written-notice" not in still_open
    ok(run, "undo", "ben-k")
    still_open, _ = ok(run, "due", "--student", "ben-k", "--format", "csv")
    assert "written-notice" not in still_open
    assert ok(run, "check")


def test_check_names_an_id_that_is_not_in_the_file(school: Path, run: Run) -> None:
    ok(run, "parent-request", "ben-k", "--what", "an aide", "--on", "2026-03-10")
    ok(run, "withdraw-request", "ben-k", "--request", "3/10")
    path = school / "students/ben-k.yaml"
    text = re.sub(r"request: [a-z0-9]{6}\n", "request: gone-1\n", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    done = run("check")
    assert done.returncode == 1
    assert "names the event gone-1, and there is none of that id in this file" in done.stdout + done.stderr


def test_a_service_that_begins_on_the_day_on_which_it_is_recorded_is_one_command(
    school: Path, run: Run
) -> None:
    ok(run, "service", "ben-k", "speech", "--starts", "3/20", "--provider", "priya", "--started")
    planned, started = events(school, "ben-k")[-2:]
    assert (planned["type"], planned["provider"], planned["starts"]) == (
        "service_planned",
        "Priya Nair",
        "2026-03-20",
    )
    assert (started["type"], started["service"]) == ("service_started", "speech")


def test_the_team_is_invited_and_the_notice_sent_with_one_command(school: Path, run: Run) -> None:
    play(run, [BOOKED])
    ok(run, "invite", "ana-r", "principal=Ruth", "--notice", "by mail")
    invited, notice = events(school, "ana-r")[-2:]
    assert invited["type"] == "team_invited"
    assert (notice["type"], notice["document"], notice["method"]) == (
        "document_sent",
        "meeting-notice",
        "by mail",
    )
