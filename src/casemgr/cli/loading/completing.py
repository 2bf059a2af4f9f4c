"""What the shell offers after TAB: students, rules, documents, areas, purposes, people … by how a command names the word.

Typer hands it to bash, zsh, fish and PowerShell alike. A command says nothing of it: its words' metavar is enough.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import Parameter
from pathlib import Path
from typing import Any

import typer

from casemgr.cli.options.kinds import at_home

Offer = str | tuple[str, str]
"""A word, or a word with what it means."""
Offers = Callable[[Path | None, typer.Context], Iterable[Offer]]


def _in_folder(what: str) -> Offers:
    """What a glance at the caseload's folder finds: the function of `glance` by that name."""
    return lambda root, _ctx: _glance(what)(root) if root else ()


def _of_law(what: str) -> Offers:
    """The same of what is there without a caseload too."""
    return lambda root, _ctx: _glance(what)(root)


def _glance(what: str) -> Callable[..., Iterable[Offer]]:
    """Loaded only when TAB is pressed."""
    from casemgr.store import glance

    found: Callable[..., Iterable[Offer]] = getattr(glance, what)
    return found


def _word(name: str) -> Offers:
    """The words of a closed list of the vocabulary."""

    def words(_root: Path | None, _ctx: typer.Context) -> Iterator[Offer]:
        from casemgr.casefile import vocabulary
        from casemgr.casefile.optionwords import words_of

        found = getattr(vocabulary, name)
        yield from found if isinstance(found, (tuple, frozenset, dict)) else words_of(found)

    return words


def _providers(root: Path | None, ctx: typer.Context) -> Iterable[Offer]:
    return _glance("providers")(root, str(ctx.params.get("student") or "")) if root else ()


def _student_then_rules(root: Path | None, ctx: typer.Context) -> Iterable[Offer]:
    """The first word is a student, the others are rules."""
    if ctx.params.get("words"):
        return _glance("rules")(root)
    return _glance("students")(root) if root else ()


_STUDENTS, _RULES, _AREAS = _in_folder("students"), _of_law("rules"), _of_law("areas")
_OFFERS: Mapping[str, Offers] = {
    "STUDENT": _STUDENTS,
    "STUDENT | NUMBER": _STUDENTS,
    "STUDENT RULE | NUMBER": _student_then_rules,
    "RULE": _RULES,
    "CODE": _of_law("delay_codes"),
    "AREA": _AREAS,
    "AREA=ASSESSOR": _AREAS,
    "P": _word("Purpose"),
    "DOCUMENT": _word("DOCUMENTS"),
    "WHY": _word("SAFEGUARDS_REASONS"),
    "PROVIDER": _providers,
    "YEAR": _in_folder("years"),
    "KIND": _of_law("letters"),
    "SCHOOL": _in_folder("schools"),
}
_NAMES: Mapping[str, Offers] = {
    "school": _in_folder("schools"),
    **dict.fromkeys(("person", "case_manager", "staff", "name", "owner"), _in_folder("people")),
}
"""For the words that are a NAME: what is named, by the parameter."""
_NEW = {"add", "transfer-in", "refer", "early-start"}
"""Commands whose student is not there yet."""


def complete(command: str, param: Parameter) -> None:
    """Let the shell offer something for a word of a command that has no closed list of its own."""
    for info in getattr(param.annotation, "__metadata__", ()):
        metavar = getattr(info, "metavar", None)
        if metavar and not info.autocompletion and (offers := _offers(command, param.name, info)):
            info.autocompletion = _completer(offers)


def _offers(command: str, param: str, info: Any) -> Offers | None:
    kind = re.sub(r"[\[\]…]|=DATE", "", info.metavar)
    if kind == "FORMAT":
        formats = [word for word in re.findall(r"[a-z]+", info.help or "") if word != "or"]
        return lambda _root, _ctx: formats
    if kind == "NAME":
        return _NAMES.get(param)
    if (kind == "STUDENT" and command in _NEW) or (kind == "KIND" and command != "letter"):
        return None
    return _OFFERS.get(kind)


def _completer(offers: Offers) -> Callable[[typer.Context, str], list[Offer]]:
    def found(ctx: typer.Context, incomplete: str) -> list[Offer]:
        from casemgr.store.glance import nearest

        folder = ctx.find_root().params.get("caseload")
        root = nearest(at_home(Path(folder)) if folder else None)
        each = dict.fromkeys(offers(root, ctx))
        return [
            offer for offer in each if (offer if isinstance(offer, str) else offer[0]).startswith(incomplete)
        ]

    return found
