"""What the title of an event says about a school day. A list of words decides; what it does not decide is asked."""

from __future__ import annotations

import re
from typing import Final

from casemgr.exchange.calendars.entry import Meaning


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_EDGE = r"(?:student |instructional |school )?day"
_FIRST: Final = _any(
    rf"first {_EDGE}(?: of (?:school|instruction|classes|student attendance|the school year))?",
    "school (?:begins|starts)",
    "(?:classes|instruction) (?:begins?|starts?)",
    "students return for the (?:new )?school year",
)
_LAST: Final = _any(
    rf"last {_EDGE}(?: of (?:school|instruction|classes|student attendance|the school year))?",
    "school ends",
    "(?:classes|instruction) ends?",
)
_NO_EDGE: Final = _any(
    "break", "recess", "semester", "quarter", "trimester", "term", "summer school", "esy", "before", "teachers?", "staff", "to \\w+", "drop"
)  # fmt: skip
_GROUP: Final = _any(
    "kinder", "kindergarten", "tk", "tk/k", "preschool", "pre-?k", "elementary", "middle school", "high school", "secondary",
    "adult school", "charter", "grades? ?\\w+", "k-?\\d", "\\d+(?:th|st|nd|rd) grade", "seniors?", "only", "site", "freshm[ae]n",
)  # fmt: skip
_SHORT: Final = _any(
    "minimum days?", "min\\.? days?", "early (?:release|dismissal|out)", "late start", "delayed (?:opening|start)", "half[- ]days?",
    "shortened days?", "modified days?", "short days?",
)  # fmt: skip
_NO_SCHOOL: Final = _any(
    "no school", "no students?", "non[- ]?student", "non[- ]?instructional", "pupil[- ]free", "student[- ]free", "schools? (?:is |are )?closed",
    "district (?:is )?closed", "students? (?:do not|don't) attend", "closure", "local holiday", "unassigned day", "non[- ]?attendance", "school holiday",
)  # fmt: skip
_STAFF: Final = _any(
    "staff", "professional (?:development|learning|growth)", "pd", "teachers?(?:'s|s')? (?:work|prep|planning|in-?service)[- ]?days?", "work ?days?", "in-?service", "institute days?",
    "buy-?back days?", "non[- ]?student days?", "non[- ]?student", "pupil[- ]free days?", "student[- ]free days?", "records? days?", "teacher days?", "planning days?",
)  # fmt: skip
_BREAK: Final = _any("break", "recess", "vacation", "intersession")
_AROUND: Final = _any("resumes?", "returns?", "before", "back from", "after", "re-?opens?")
_PASSED: Final = _any(
    "progress reports?", "report cards?", "conferences?", "book fair", "board", "grades? due", "open house", "back[- ]to[- ]school night", "orientation", "registration",
    "end of (?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)? ?(?:quarter|trimester|semester|term)s?", "quarter ends?", "trimester ends?", "semester ends?", "picture day", "pta", "pto",
    "spirit", "assembly", "concert", "field trip", "promotion", "graduation", "testing", "assessments?", "meeting", "enrollment", "dance", "festival", "fundraiser", "game", "practice",
    "summer school", "esy", "extended school year", "finals?", "rehearsal", "night", "carnival", "walk", "jog-?a-?thon", "(?:ribbon|kindness|appreciation) week",
)  # fmt: skip
_NAMED: Final = _any(
    "labor day", "veterans'? day", "thanksgiving", "christmas(?: eve)?", "new year'?s?(?: day| eve)?", "martin luther king.*", "mlk.*", "lincoln'?s?(?: birth)?day", "lincoln day",
    "president'?s?'? day", "washington'?s? (?:birth)?day", "memorial day", "juneteenth", "independence day", "columbus day", "indigenous peoples?'?s? day", "c[eé]sar ch[aá]vez.*",
    "farmworkers day", "admission day", "good friday", "easter monday", "lunar new year", "diwali", "yom kippur", "rosh hashanah?", "eid.*", "native american day", "holiday", "holidays",
)  # fmt: skip
# School is out on these days (EC 37220); on other days of a name a district may hold school.
_ALWAYS_OFF: Final = _any(
    "labor day", "veterans'? day", "thanksgiving", "christmas", "new year'?s?(?: day)?", "martin luther king.*", "mlk.*",
    "president'?s?'? day", "washington'?s? (?:birth)?day", "memorial day", "juneteenth", "independence day", "lincoln'?s?(?: birth)?day", "lincoln day",
)  # fmt: skip


_OFF: Final = re.compile(
    r"\b(?:no school|no students?|(?:all )?(?:schools?|district|campus(?:es)?) (?:is |are )?closed|non[- ]?student day)\b"
    r"(?:[- ]+(?:for )?(?:all )?(?:students|pupils|grades)\b|,? (?:for|in observance of|due to)\b)?",
    re.IGNORECASE,
)
"""The words by which students are away."""


def meaning_of(title: str) -> Meaning:
    """What a title says; `ask` where it may mean students are away or not, empty where it is about something else."""
    words = title.replace("’", "'").replace("–", "-").replace("—", "-")
    away = bool(_NO_SCHOOL.search(words))
    if not away and not _NO_EDGE.search(words):
        if _FIRST.search(words):
            return "one-school" if _GROUP.search(_FIRST.sub("", words)) else "first"
        if _LAST.search(words):
            return "one-school" if _GROUP.search(_LAST.sub("", words)) else "last"
    if _SHORT.search(words) and not away:
        return "short"
    plain = _plain(words, away=away)
    if plain in ("holiday", "break", "staff_day") and _GROUP.search(words) and not _BREAK.search(words):
        return "one-school"
    return plain


def _plain(words: str, *, away: bool) -> Meaning:
    if away:
        return _why_away(words)
    if _BREAK.search(words):
        return _around_a_break(words)
    is_staff = bool(_STAFF.search(words))
    if _PASSED.search(words) and not is_staff:
        return "school"
    if _AROUND.search(words) and re.search(r"\b(school|classes|students)\b", words, re.IGNORECASE):
        return "school"
    if is_staff:
        return "staff_day" if re.search(r"\bdays?\b|workday", words, re.IGNORECASE) else "ask"
    return _by_name(words)


def _by_name(words: str) -> Meaning:
    """The name of a holiday alone does not say that there is no school."""
    if not _NAMED.search(words):
        return ""
    is_said = is_usually_off(words) and re.search(r"\bholiday\b", words, re.IGNORECASE)
    return "holiday" if is_said else "ask"


def _around_a_break(words: str) -> Meaning:
    """A day before or after a break is no day of it; one on which it begins or ends may be."""
    if re.search(r"\b(begins|starts|ends)\b", words, re.IGNORECASE):
        return "ask"
    return "school" if _AROUND.search(words) or _PASSED.search(words) else "break"


def _why_away(words: str) -> Meaning:
    if _BREAK.search(words):
        return "break"
    if _NAMED.search(words) and not re.search(
        r"\bpd\b|professional|in-?service|work ?day", words, re.IGNORECASE
    ):
        return "holiday"
    return "staff_day" if _STAFF.search(words) or "conference" in words.lower() else "holiday"


def is_called_a_break(title: str) -> bool:
    return bool(_BREAK.search(title))


def is_usually_off(title: str) -> bool:
    """Whether a holiday of that name is a day without school everywhere in the state."""
    return bool(_ALWAYS_OFF.search(title.replace("’", "'")))


def plain_name(title: str) -> str:
    """A day off's name without the words that it is one: `No School (Winter Break)` is Winter Break, and so is `Winter Break
    (no school)`."""
    words = _OFF.sub("", title)
    words = " ".join(re.sub(r"[(\[{][\W_]*[)\]}]", " ", words).split()).strip(" .:;,/|*-–—")
    if match := re.fullmatch(r"\((.*)\)", words):
        words = match[1].strip()
    return words or title
