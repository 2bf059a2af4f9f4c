"""The field's codes in cells: meeting types, plan types, status, language, how often a service is given."""

import re
from typing import Literal, NamedTuple

from casemgr.casefile.vocabulary import LANGUAGE_STATUSES
from casemgr.exchange.cells.column import Doubt, clean, is_nothing
from casemgr.exchange.cells.languages import CODES, names_of_languages

Status = Literal["", "active", "pending", "exited", "not-eligible", "to-be-deleted"]
GONE: frozenset[Status] = frozenset(("exited", "not-eligible"))

# CALPADS meeting types; 30 is a pending initial, 15 the change from an early-intervention plan.
MEETING_TYPES = {"10": "initial", "15": "initial", "20": "annual", "30": "pending", "40": "triennial"}
_MEETING_WORDS = {
    "initial": "initial",
    "annual": "annual",
    "plan review": "annual",
    "triennial": "triennial",
    "reevaluation": "triennial",
    "pending": "pending",
    "amendment": "amendment",
}
_STATUS_WORDS: dict[Status, tuple[str, ...]] = {
    "active": ("eligible", "eligible previously eligible", "active", "participating", "current", "qualified", "1"),
    "pending": (
        "pending", "referred", "referral", "new referral", "initial", "initial referral", "initial evaluation", "initial eval",
        "initial assessment", "initial pending", "pending initial", "pending evaluation", "pending eval", "pending assessment",
        "pending eligibility", "evaluation pending", "assessment pending", "in evaluation", "under evaluation", "being evaluated",
        "evaluating", "in assessment", "being assessed", "assessing", "referred only", "referral only", "part c", "part c to b", "c to b",
        "early start", "early intervention", "ifsp", "part c ifsp", "transition from part c", "transition from early start", "intake",
        "referred for assessment", "referred for evaluation", "initial referred", "pending iep", "initial iep pending",
    ),
    "exited": (
        "exited", "exit", "inactive", "moved", "left", "withdrawn", "former", "former students", "graduated", "dismissed",
        "transferred out", "no longer eligible",
    ),
    "not-eligible": (
        "not eligible", "ineligible", "dnq", "did not qualify", "does not qualify", "not qualified", "not eligible dnq",
    ),
    "to-be-deleted": ("tobedeleted", "to be deleted"),
}  # fmt: skip
STATUSES = tuple(status for status in _STATUS_WORDS if status != "to-be-deleted")
"""Those that a person chooses from; the other is a system's own."""
_STATUS: dict[str, Status] = {words: status for status, several in _STATUS_WORDS.items() for words in several}

_HYPHENS = "|".join(rf"(?<=^{status})-|-(?={status}$)" for status in LANGUAGE_STATUSES)
_APART = re.compile(rf" *[-–—] +| +[-–—] *|[:/,;()&+|\\\[\]]| and |{_HYPHENS}", re.IGNORECASE)
"""What is between a language status and what is beside it."""
_STATUS_ASKED = (
    "is no status that is known: active (has an IEP), pending (is being evaluated), exited, or not eligible?"
)
_LANGUAGE_STATUS = {
    "english only": "EO",
    "english learner": "EL",
    "initial fluent english proficient": "IFEP",
    "reclassified fluent english proficient": "RFEP",
    "to be determined": "TBD",
    "adult english learner": "ADEL",
    "lep": "EL",
    "initially fluent english proficient": "IFEP",
    "ell": "EL",
    "ltel": "EL",
}
_FREQUENCY = re.compile(
    r"(\d+) *min(?:utes)?\.?(?: *x *(\d+) *times?(?: *= *(\d+) *min(?:utes)?\.?)?)?(?: *(?:per|a|/))? *"
    r"(daily|weekly|monthly|yearly|day|week|month|year)",
    re.IGNORECASE,
)


def read_meeting_types(text: str) -> tuple[str, ...]:
    """The purposes of a cell like `40|20|`; what is no meeting type is left out."""
    found = []
    for piece in re.split(r"[|;/]", text):
        words = clean(piece).lower()
        code = words.split(" ")[0] if words else ""
        purpose = MEETING_TYPES.get(code) or next(
            (p for w, p in _MEETING_WORDS.items() if words.startswith(w)), None
        )
        if purpose and purpose not in found:
            found.append(purpose)
    return tuple(found)


def read_status(text: str) -> Status | Doubt:
    """Whether a student has an IEP, is being evaluated, or is gone. A word that is not known is asked about: to take it as active
    would give an IEP to somebody who has none."""
    words = clean(text)
    plainly = " ".join(re.sub(r"[^a-z0-9]+", " ", words.lower()).split())
    if not words:
        return ""
    return _STATUS.get(plainly) or Doubt("status", _STATUS_ASKED, tuple(_STATUS_WORDS))


def read_language_status(text: str) -> str | Doubt:
    """EL and the like, as a code, in words, or as `EL - English Learner`; empty where the cell says nothing."""
    words = clean(text)
    if words.lower() in names_of_languages():
        return ""  # the home language alone
    whole, _, inside = words.partition("(")
    pieces = [words, whole, inside.rstrip(") "), *_APART.split(words), *words.split()]
    found = tuple(dict.fromkeys(status for piece in pieces if (status := _language_status(piece))))
    if len(found) == 1:
        return found[0]
    if not found and is_nothing(words):
        return ""
    return Doubt("language", "is no language status that is known", found or LANGUAGE_STATUSES)


def language_beside_status(text: str) -> str:
    """The home language in a cell of language statuses, alone or beside one: `EL - Spanish`, `Somali/EL`, `EL (Korean)`; empty
    where there is none."""
    if (words := clean(text)).lower() in names_of_languages():
        return words
    found = [piece for piece in beside_status(words) if piece.lower() in names_of_languages()]
    return found[0] if len(found) == 1 else ""


def beside_status(text: str) -> tuple[str, ...]:
    """What a cell holds besides a language status; nothing where it holds none."""
    words = clean(text)
    pieces = [piece.strip() for piece in _APART.split(words) if piece.strip()]
    if not any(map(_language_status, pieces)):  # only blanks between them
        said = words.split()
        places = [place for place, word in enumerate(said) if _language_status(word)]
        if len(places) != 1 or places[0] not in (0, len(said) - 1):
            return ()
        pieces = [" ".join(said[: places[0]]), said[places[0]], " ".join(said[places[0] + 1 :])]
    return tuple(piece for piece in pieces if piece and not _language_status(piece))


def _language_status(words: str) -> str:
    plain = words.strip().lower()
    return plain.upper() if plain.upper() in LANGUAGE_STATUSES else _LANGUAGE_STATUS.get(plain, "")


def read_language(text: str) -> str:
    """The language's name; a code is looked up, a word kept."""
    if is_nothing(text):
        return ""
    words = clean(text)
    code, dash, name = words.partition(" - ")
    return name if dash else CODES.get(code.lower(), words)


class Frequency(NamedTuple):
    """How often a service is given: minutes of a session, sessions, and of what."""

    minutes: int
    times: int
    per: Literal["day", "week", "month", "year"]


_PER: dict[str, Literal["day", "week", "month", "year"]] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


def read_frequency(text: str) -> Frequency | None:
    """`30 min x 5 Times = 150 min Weekly` in its parts; None where it is written in another way."""
    match = _FREQUENCY.fullmatch(clean(text))
    if not match or match[4] is None:
        return None
    minutes, times = int(match[1]), int(match[2] or 1)
    if match[3] and int(match[3]) != minutes * times:
        return None
    return Frequency(minutes, times, _PER[match[4].lower()])
