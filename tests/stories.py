"""Random school calendars and random stories of events, for `compare_stories.py`.

Everything is drawn from one seeded generator, so a story can be told again from its seed. Students, staff and schools are
invented. The stories keep to what the contract decides; places where it is silent are avoided where that is easy, and
otherwise named in `compare_stories.SILENT`.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

from casemgr.casefile.events import event_types
from story_calendars import SCHOOLS, Json, attended

# Fields that the contract asks for since 2026-11-26. A story uses one only where the program's event class has it.
PLAN_NOT_REVIEWED = ("meeting_held", "plan_not_reviewed")
SHORT_NOTICE_AGREED = ("meeting_scheduled", "short_notice_agreed")
ASSESSMENT_ASKED = ("parent_request_received", "assessment")
LAST_PROGRESS = ("student_added", "last_progress")

READINGS = {
    "break_pause": ["whole_gap", "published_break", "excess_only", "none"],
    "break_counts": ["break_days", "all_days_off"],
    "year_end_iep": ["earliest", "consent", "referral"],
    "anniversary": ["same_day", "day_before"],
    "interim_placement": ["enrollment", "records"],
    "business_holidays": ["federal_and_state_offices", "federal"],
}


def has(place: tuple[str, str]) -> bool:
    """Whether the program's event class has the field."""
    kind, name = place
    return name in event_types()[kind].model_fields


def settings(rng: Random) -> Json:
    readings: Json = {key: rng.choice(values) for key, values in READINGS.items() if rng.random() < 0.3}
    if rng.random() < 0.2:
        readings["meeting_notice_days"] = rng.choice([5, 7, 14])
    if rng.random() < 0.2:
        readings["progress_weeks"] = {"elementary": rng.choice([9, 10]), "secondary": rng.choice([6, 8])}
    return {
        "schema": 1,
        "district": "Fernbrook Unified",
        "case_manager": {"name": "Dana Whitfield", "role": "education-specialist"},
        "schools": SCHOOLS,
        "readings": readings,
    }


# --- stories


class Story:
    """One student: what happened, put down a thread at a time and ordered at the end."""

    def __init__(self, rng: Random, number: int, years: list[Json]) -> None:
        self.rng, self.years = rng, years
        self.events: list[Json] = []
        self.first, self.last = years[0]["first_day"], years[-1]["last_day"]
        self.school_days = {day for year in years for day in attended(year)}
        school = rng.choice(SCHOOLS)
        self.head: Json = {
            "schema": 1,
            "id": f"s{number:04}",
            "name": {"first": f"Student{number}", "last": f"Invented{number}"},
            "born": self._born(),
            "grade": "4" if school["level"] == "elementary" else "10",
            "school": school["name"],
        }

    def _born(self) -> date:
        if self.rng.random() < 0.1:
            return date(self.rng.choice([2008, 2012, 2024]), 2, 29)
        return date(self.rng.choice([2008, 2009, 2010, 2013, 2016, 2022, 2023]), 1, 1) + timedelta(
            self.rng.randrange(365)
        )

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def after(self, day: date, low: int, high: int) -> date:
        return day + timedelta(self.rng.randint(low, high))

    def tell(self, kind: str, day: date, /, **fields: Any) -> Json:
        late = self.rng.randint(1, 40) if self.events and self.chance(0.06) else 0  # joining is known at once
        event = {
            "id": f"e{len(self.events):03}",
            "type": kind,
            "date": day,
            "recorded": day + timedelta(late),
        }
        event |= {key: value for key, value in fields.items() if value is not None}
        self.events.append(event)
        return event

    def maybe(self, place: tuple[str, str], share: float, value: Any = True) -> Json:
        """A field that is not in every version of the program, in this share of the stories."""
        drawn = self.chance(share)
        return {place[1]: value} if drawn and has(place) else {}

    def tell_it(self) -> Json:
        begin = self.after(self.first, 20, 500)
        begin = min(begin, self.last - timedelta(60))
        arrival = self.rng.choices([_added, _referred, _moved_in], [6, 3, 1])[0]
        if self.chance(0.1):  # a birthday that decides on that day, or a day off
            joined = self.after(begin, -1, 1)
            self.head["born"] = joined - relativedelta(years=self.rng.choice([3, 16, 17]))
        enrolled = arrival(self, begin)
        if enrolled is not None:
            for thread in (_cycle, _progress, _requests, _records, _discipline):
                if self.chance(0.6):
                    thread(self, self.after(enrolled, 5, 90))
            if self.chance(0.1):
                self._leave(enrolled)
        if self.chance(0.15):
            self._correct()
        self.events.sort(key=lambda event: event["recorded"])
        return self.head | {"events": self.events}

    def _leave(self, enrolled: date) -> None:
        end = self.after(enrolled, 100, 700)
        self.events = [event for event in self.events if event["date"] < end]
        self.tell("exited", end, reason="moved-in-state")
        self.events[-1]["id"] = "exit"

    def _correct(self) -> None:
        """One event was a mistake, and is void from some later day."""
        loose = [event for event in self.events if event["type"] in _VOIDABLE]
        if loose:
            event = self.rng.choice(loose)
            day = self.after(event["recorded"], 0, 60)
            self.tell("void", day, event=event["id"], why="a mistake")["id"] = "void"

    def school_weekday(self, low: date) -> date | None:
        """A day on which students attend, from a few days after this one."""
        day = self.after(low, 0, 60)
        for _ in range(40):
            if day in self.school_days:
                return day
            day += timedelta(1)
        return None


_VOIDABLE = {
    "meeting_scheduled", "document_sent", "removal", "manifestation_review_held", "placement_change_decided",
    "progress_report_sent", "records_requested", "records_provided", "parent_request_received", "extension_agreed",
    "prior_written_notice_sent", "assessment_plan_given",
}  # fmt: skip


def _added(story: Story, day: date) -> date:
    annual = story.after(day, -380, -1)
    if story.chance(0.15):  # six or twelve weeks before, or a day off
        annual = story.after(day, -1, 1) - timedelta(weeks=story.rng.choice([6, 12]))
    story.tell(
        "student_added",
        day,
        last_annual=annual,
        last_evaluation=story.after(annual, -760, 0),
        **story.maybe(LAST_PROGRESS, 0.4, story.after(day, -90, -1)),
    )
    return day


def _moved_in(story: Story, day: date) -> date:
    annual = story.after(day, -380, -1)
    story.tell(
        "transferred_in",
        day,
        from_district="Redwood Shores Unified",
        kind=story.rng.choice(["other-selpa", "other-selpa", "same-selpa"]),
        last_annual=annual,
        last_evaluation=story.after(annual, -760, 0),
    )
    if story.chance(0.6):
        story.tell("records_received", story.after(day, 0, 30))
    if story.chance(0.6):
        _meet(story, story.after(day, 5, 45), ["interim"])
    return day


def _near_the_end(story: Story, day: date) -> date:
    """The day, or at times one close to the last day of its school year."""
    for year in story.years:
        if year["first_day"] <= day <= year["last_day"] and story.chance(0.25):
            late: date = year["last_day"] - timedelta(story.rng.randint(-3, 34))
            return max(day, late)
    return day


def _referred(story: Story, day: date) -> date | None:
    day = _near_the_end(story, day)
    if story.chance(0.2):
        story.tell("referral_received", story.after(day, -20, -1), form="oral")
    referral = story.tell("referral_received", day, form="written")
    return _assessed(story, day, "initial", referral["id"])


def _assessed(story: Story, day: date, purpose: str, clock: str | None) -> date | None:
    """From a referral, or from the case manager's own plan, to the meeting and the parent's answer."""
    if clock and story.chance(0.15):
        story.tell(
            "extension_agreed",
            story.after(day, 0, 9),
            rule="assessment-plan",
            until=story.after(day, 18, 60),
            signed=day,
            clock=clock,
        )
    ending = (
        story.rng.choices(["plan", "withdrawn", "refused", "nothing"], [16, 1, 1, 1])[0] if clock else "plan"
    )
    if ending == "withdrawn":
        story.tell("referral_withdrawn", story.after(day, 1, 20))
    if ending == "refused":
        story.tell(
            "prior_written_notice_sent", story.after(day, 1, 20), action="refused", subject="assessment"
        )
    if ending != "plan":
        return None
    plan = story.after(day, 0, 30)
    story.tell("assessment_plan_given", plan, purpose=purpose)
    if story.chance(0.15):
        return None
    consent = _near_the_end(story, story.after(plan, 0, 40))
    event = story.tell("consent_received", consent, purpose=purpose)
    rule = "initial-iep" if purpose == "initial" else "reassessment-iep"
    if story.chance(0.1):
        until = story.after(consent, 65, 150)
        story.tell(
            "extension_agreed",
            story.after(consent, 1, 50),
            rule=rule,
            until=until,
            signed=consent,
            clock=event["id"],
        )
    if story.chance(0.1):
        story.tell("not_applicable", story.after(consent, 1, 50), rule=rule, why="moved", clock=event["id"])
        return None
    if story.chance(0.1):
        return None
    eligible = story.chance(0.85) if purpose == "initial" else None
    held = _meet(story, story.after(consent, 20, 130), _with_more(story, purpose), eligible)
    if purpose == "initial" and not eligible:
        return None
    story.tell("iep_answered", story.after(held, 0, 20), answer="agreed")
    return held


def _with_more(story: Story, purpose: str) -> list[str]:
    more = {"triennial": ["annual", "supplemental"], "supplemental": ["annual"], "annual": ["parent-request"]}
    return [purpose, *(each for each in more.get(purpose, []) if story.chance(0.25))]


def _meet(story: Story, day: date, purposes: list[str], eligible: bool | None = None) -> date:
    """A meeting, booked or not, in one session or two; the last session's day."""
    if story.chance(0.7):
        _book(story, day, purposes)
    fields: Json = {"purposes": purposes}
    if "triennial" in purposes and "annual" not in purposes:
        fields |= story.maybe(PLAN_NOT_REVIEWED, 0.3)
    if story.chance(0.15):
        story.tell("meeting_held", day, outcome="continued", **fields)
        day = story.after(day, 1, 30)
    story.tell("meeting_held", day, outcome="completed", eligible=eligible, **fields)
    return day


def _book(story: Story, day: date, purposes: list[str]) -> None:
    booked = story.after(day, -30, -1)
    if story.chance(0.15):  # booked for another day first
        other = story.after(day, -5, 15)
        story.tell(
            "meeting_scheduled",
            min(story.after(booked, -10, 0), other),
            purposes=purposes,
            meeting_date=other,
        )
    story.tell(
        "meeting_scheduled",
        booked,
        purposes=purposes,
        meeting_date=day,
        **story.maybe(SHORT_NOTICE_AGREED, 0.2),
    )
    if story.chance(0.8):
        sent = min(story.after(booked, 0, 12), day)
        story.tell("document_sent", sent, document="meeting-notice", meeting=day)


def _cycle(story: Story, day: date) -> None:
    """Annual and triennial meetings, reassessments side by side, a request for assessment."""
    while day < story.last:
        kind = story.rng.choice(
            ["annual", "annual", "triennial", "triennial", "supplemental", "both", "asked"]
        )
        if kind == "annual":
            held = _meet(story, day, _with_more(story, kind))
            if story.chance(0.8):
                story.tell("iep_answered", story.after(held, 0, 20), answer="agreed")
        elif kind == "both":
            _side_by_side(story, day)
        elif kind == "asked":
            event = story.tell("referral_received", day, form="written")
            _assessed(story, day, "supplemental", event["id"])
        else:
            _assessed(story, day, kind, None)
        busy = max((event["date"] for event in story.events if event["type"] == "meeting_held"), default=day)
        day = max(story.after(day, 180, 380), busy + timedelta(45))


def _side_by_side(story: Story, day: date) -> None:
    """Two or three reassessments run at once; each meeting is of one purpose or of both."""
    for purpose in story.rng.choices(["triennial", "supplemental"], k=story.rng.choice([2, 2, 3])):
        story.tell("consent_received", story.after(day, 0, 20), purpose=purpose)
    at = day
    for _ in range(story.rng.randint(1, 3)):
        at = story.after(at, 21, 50)
        _meet(story, at, story.rng.choice([["triennial"], ["supplemental"], ["triennial", "supplemental"]]))
        at = story.events[-1]["date"]


def _progress(story: Story, day: date) -> None:
    while day < story.last and story.chance(0.9):
        school_day = story.school_weekday(day)
        if school_day is None:
            return
        story.tell("progress_report_sent", school_day)
        day = story.after(school_day, 30, 100)


def _requests(story: Story, day: date) -> None:
    while day < story.last and story.chance(0.85):
        form = story.rng.choice(["written", "written", "oral"])
        event = story.tell(
            "parent_request_received",
            day,
            what="a change",
            form=form,
            meeting=story.chance(0.5),
            **story.maybe(ASSESSMENT_ASKED, 0.3),
        )
        if story.chance(0.15):
            story.tell("parent_request_withdrawn", story.after(day, 1, 20), request=event["id"])
        elif story.chance(0.7):
            subject = "assessment" if event.get("assessment") else "other"
            notice = story.after(day, 1, 30)
            story.tell(
                "prior_written_notice_sent", notice, action="refused", subject=subject, answers=[event["id"]]
            )
        if event["meeting"] and story.chance(0.6):
            _meet(story, story.after(day, 5, 50), ["parent-request"])
        day = story.after(day, 30, 200)


def _records(story: Story, day: date) -> None:
    while day < story.last and story.chance(0.85):
        who = story.rng.choice(["parent", "parent", "district"])
        story.tell(
            "records_requested",
            day,
            requester=who,
            form=story.rng.choice(["written", "oral"]) if who == "parent" else "written",
        )
        if who == "parent" and story.chance(0.3):
            _meet(story, story.after(day, 0, 9), ["amendment"])
        if story.chance(0.8):
            story.tell("records_provided", story.after(day, 0, 14), to=who)
        day = story.after(day, 25, 150)


def _discipline(story: Story, day: date) -> None:
    """Removals, decisions and reviews of some months, close together."""
    for _ in range(story.rng.randint(1, 3)):
        at = story.school_weekday(day)
        for _ in range(story.rng.randint(1, 6)):
            if at is None:
                return
            _incident(story, at)
            at = story.school_weekday(
                story.after(at, 0, 12) if story.chance(0.5) else story.after(at, -40, -10)
            )
        day = story.after(day, 60, 300)


def _incident(story: Story, day: date) -> None:
    kind = story.rng.random()
    if kind < 0.15:
        story.tell("placement_change_decided", day)
        days = 0.0
    else:
        days = story.rng.choice([0.5, 1, 2, 3.5, 4, 5, 5, 9.5, 10, 10.5, 12, 15])
    if days:
        _remove(story, day, days)
    if story.chance(0.35):
        held = story.school_weekday(story.after(day, -20, 15))
        if held and held >= day:
            story.tell("manifestation_review_held", held, caused=False, not_implemented=False)


def _remove(story: Story, day: date, days: float) -> None:
    """A removal, or one that is proposed and at times carried out, for as long or for another time. Near the end of the
    year some of its days have no school day left."""
    kind = story.rng.choice(["suspension", "suspension", "in-school", "bus", "sent-home"])
    event = story.tell(
        "removal",
        day,
        days=days,
        kind=kind,
        services_continued=story.chance(0.1) or None,
        proposed=story.chance(0.15) or None,
    )
    if event.get("proposed") and not event.get("services_continued") and story.chance(0.6):
        done = story.school_weekday(day)
        if done:
            days = story.rng.choice([days, days, 1, 12])
            story.tell("removal", done, days=days, kind=kind, carries_out=event["id"])


# --- files


def scalar(value: Any) -> str:
    """A value in YAML's flow form."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(map(scalar, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {scalar(each)}" for key, each in value.items()) + "}"
    return json.dumps(value)


def block(record: Json, lists: tuple[str, ...] = ()) -> str:
    """A mapping as YAML, one key a line; the lists named are block lists."""
    lines = []
    for key, value in record.items():
        if key in lists and value:
            lines.append(f"{key}:")
            for each in value:
                pairs = [f"{name}: {scalar(part)}" for name, part in each.items()]
                lines.append("- " + "\n  ".join(pairs))
        else:
            lines.append(f"{key}: {scalar(value)}")
    return "\n".join(lines) + "\n"


def student_text(student: Json) -> str:
    return block(student, ("events",)) + "...\n"


def write_folder(folder: Path, rules: Json, years: list[Json], students: list[Json]) -> None:
    """A caseload folder with these students, all new."""
    for name in ("calendars", "students"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "casemgr.yaml").write_text(block(rules), encoding="utf-8")
    (folder / "journal.yaml").write_text("schema: 1\nevents:\n...\n", encoding="utf-8")
    for year in years:
        text = block(year, ("days_off", "closures"))
        (folder / "calendars" / f"{year['school_year']}.yaml").write_text(text, encoding="utf-8")
    for student in students:
        (folder / "students" / f"{student['id']}.yaml").write_text(student_text(student), encoding="utf-8")


def tell_students(rng: Random, years: list[Json], number: int) -> list[Json]:
    return [Story(rng, each, years).tell_it() for each in range(number)]
