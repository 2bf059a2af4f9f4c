"""A template: what is in its head, and how it is read.

A template is Markdown under a head of a few lines:

    ---
    title: IEP Meeting Notice
    for: parent
    order: 50
    needs: meeting_date, meeting_time, place
    record: sent {student_id} meeting-notice --to {recipient}
    ---

`for` is parent, staff or district; `sender` is the fact that says who writes it, where that is not the case manager; `about: caseload` is a paper that is about no one student; `order` is its place in the
list of letters. `needs` names the facts that are listed as missing when the case file has none; without those of
`refuses-without` the letter is not printed at all. `states` names what the letter says has happened: where that is not on
file, it is printed only with --force; `removals if about=removal` asks only in that case. `warns-of` names facts that the
person is to hear of. `record` is the command that records it, `once` it is sent, signed or held, unless the fact `on-file`
says on which day that was recorded. A letter that records nothing says in `not-recorded` why, and what meets the duty that it
is about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol, get_args

from casemgr.errors import BadFile, Problem
from casemgr.paper.letters.fields import FIELDS, near

Audience = Literal["parent", "staff", "district"]
AUDIENCES: tuple[str, ...] = get_args(Audience)
_KEYS = (
    "title",
    "for",
    "about",
    "sender",
    "order",
    "needs",
    "refuses-without",
    "states",
    "warns-of",
    "record",
    "once",
    "on-file",
    "not-recorded",
)
_FACTS = ("sender", "needs", "refuses-without", "states", "warns-of", "on-file")
SUBJECTS = ("student", "caseload")
LAST = 1_000
"""The place in the list of a letter whose head says none: a district's own come last."""
_FENCE = "---"
LONGEST_LINE = 1_000  # of a head


class Asked(NamedTuple):
    """A fact that a head asks for, always or only where another fact has a value."""

    name: str
    only: str = ""
    has: str = ""

    def applies(self, facts: Mapping[str, Any]) -> bool:
        return not self.only or facts.get(self.only) == self.has


@dataclass(frozen=True, kw_only=True)
class Template:
    """One letter in one language. `body` begins with as many empty lines as the head had, so that its lines keep their
    numbers."""

    place: str
    body: str
    language: str
    kind: str = ""
    title: str = ""
    audience: str = ""
    subject: str = ""
    """student or caseload."""
    sender: str = ""
    """The fact that says who writes it; none where that is the case manager."""
    order: int = 0
    needs: tuple[str, ...] = ()
    refuses_without: tuple[str, ...] = ()
    states: tuple[Asked, ...] = ()
    warns_of: tuple[str, ...] = ()
    record: str = ""
    once: str = ""
    """What must have happened before it is recorded: sent, signed or held."""
    on_file: str = ""
    """The fact that says since when that is recorded already."""
    not_recorded: str = ""
    """Why nothing records it, and what meets its duty."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """On which line each key of the head is."""


class Text(Protocol):
    """The text of a template or a part."""

    @property
    def place(self) -> str:
        """Its file, as a message names it."""

    @property
    def text(self) -> str: ...
    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why it could not be read."""

    @property
    def own(self) -> bool:
        """Whether it is the district's own."""


def read_template(kind: str, language: str, place: str, text: str) -> Template:
    """A template from its text. BadFile with file and line for a head that cannot be understood."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise _bad(
            place, 1, f"has no head; begin with {_FENCE}, then title: and for:, and close with {_FENCE}"
        )
    end = lines.index(_FENCE, 1)
    head = dict.fromkeys(_KEYS, "")
    numbers = {}
    for number, line in enumerate(lines[1:end], start=2):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            raise _bad(place, number, f"is longer than {LONGEST_LINE} characters; shorten it")
        key, _, value = line.partition(":")
        if key.strip() not in head:
            raise _bad(
                place, number, f"`{key.strip()}` is no line of a head; write one of {', '.join(_KEYS)}"
            )
        head[key.strip()] = value.strip()
        numbers[key.strip()] = number
        if key.strip() in _FACTS:
            _check_names(_asked(value), place, number)
    if head["about"] not in ("", *SUBJECTS):
        raise _bad(place, numbers["about"], f"`about` must be {' or '.join(SUBJECTS)}")
    if not head["title"] or head["for"] not in AUDIENCES:
        raise _bad(place, 1, f"needs a title:, and for: with one of {', '.join(AUDIENCES)}")
    return Template(
        kind=kind,
        language=language,
        place=place,
        title=head["title"],
        audience=head["for"],
        subject=head["about"] or SUBJECTS[0],
        sender=head["sender"],
        order=_order(head["order"], place, numbers),
        needs=_listed(head["needs"]),
        refuses_without=_listed(head["refuses-without"]),
        states=_asked(head["states"]),
        warns_of=_listed(head["warns-of"]),
        record=head["record"],
        once=head["once"] or "sent",
        on_file=head["on-file"],
        not_recorded=head["not-recorded"],
        body="\n" * (end + 1) + "\n".join(lines[end + 1 :]),
        lines=numbers,
    )


def _order(value: str, place: str, numbers: Mapping[str, int]) -> int:
    if value and not (value.isascii() and value.isdigit()):
        raise _bad(place, numbers["order"], "`order` must be a whole number, such as 50")
    return int(value) if value else LAST


def _listed(value: str) -> tuple[str, ...]:
    return tuple(word for part in value.split(",") if (word := part.strip()))


def _asked(value: str) -> tuple[Asked, ...]:
    return tuple(map(_one, _listed(value)))


def _one(part: str) -> Asked:
    name, _, condition = part.partition(" if ")
    only, _, has = condition.partition("=")
    return Asked(name.strip(), only.strip(), has.strip())


def _check_names(asked: Iterable[Asked], place: str, line: int) -> None:
    names = [name for each in asked for name in (each.name, each.only) if name]
    if strange := [name for name in names if name not in FIELDS]:
        raise _bad(place, line, f"`{strange[0]}` is no fact of a letter{near(strange[0])}")


def _bad(place: str, line: int, message: str) -> BadFile:
    return BadFile((Problem(place, line, message),))
