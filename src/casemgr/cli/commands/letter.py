"""Parents' letters come in the contact's language (English and Spanish are shipped). Without KIND the kinds are listed.
What the file does not hold is named, and drawn as a line to write on; --set NAME=TEXT supplies it. A letter that says
something happened is printed only where that is on file. Printing is not sending: --record also records it as sent. The
district's own templates in letters/ win by file name.

Example: `casemgr letter meeting-notice ana-r -o notice.pdf`, `casemgr letter release --blank -o release.pdf`
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from casemgr.casefile.vocabulary import NoticeAction
from casemgr.cli import dates
from casemgr.cli.asking import ask, meant
from casemgr.cli.common import DryRun, Output, Session, complain, put, session
from casemgr.cli.options import Maybe, Several, argument, choice, flag, text, words_of
from casemgr.cli.record_line import check_record, objection
from casemgr.cli.showing import end, show
from casemgr.errors import Problem, Refused, UsageError
from casemgr.reports.report import incomplete_words

if TYPE_CHECKING:
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.letters.facts.source import Choices
    from casemgr.paper.letters.making import Filler
    from casemgr.paper.letters.page import Letter
    from casemgr.paper.letters.template import Template

TOPICS = ("referral", "consent", "confirmation", "records-request", "removal")
ENDINGS = {"htm": "html", "markdown": "md", "txt": "md"}


def run(
    ctx: typer.Context,
    kind: Annotated[Maybe, argument("KIND", "Which letter; without it they are listed.")] = None,
    student: Annotated[Maybe, argument("STUDENT", "An id, or enough of an id or name.")] = None,
    to: Annotated[Several, text("NAME", "To whom: a contact, or a name (repeatable).", "--to")] = None,
    language: Annotated[Maybe, text("LANGUAGE", "In place of the contact's language.")] = None,
    about: Annotated[Maybe, text("TOPIC", f"A staff notice: {', '.join(TOPICS)}.")] = None,
    meeting: Annotated[Maybe, text("DATE", "The meeting meant, where several are booked.")] = None,
    member: Annotated[Maybe, text("WHO", "An excusal: the member, by name or role.")] = None,
    source: Annotated[Maybe, text("NAME", "A release of information: who holds the records.")] = None,
    action: Annotated[Maybe, text("TEXT", "Written notice: what is proposed or refused.")] = None,
    decision: Annotated[Maybe, choice(NoticeAction, "WORD", lead="Written notice: ")] = None,
    reasons: Annotated[Maybe, text("TEXT", "Written notice: why.")] = None,
    evidence: Annotated[Maybe, text("TEXT", "Written notice: what it rests on.")] = None,
    other_options: Annotated[Maybe, text("TEXT", "Written notice: other options, and why not.")] = None,
    other_factors: Annotated[Maybe, text("TEXT", "Written notice: other factors.")] = None,
    given: Annotated[Several, text("NAME=TEXT", "A fact by its name (repeatable).", "--set")] = None,
    blank: Annotated[
        bool, flag("--blank", "An empty form, to be filled in by hand; no STUDENT needed.")
    ] = False,
    force: Annotated[bool, flag("--force", "Print it although what it says is not on file.")] = False,
    record: Annotated[bool, flag("--record", "Record it as sent, too.")] = False,
    dry_run: DryRun = False,
    format_name: Annotated[Maybe, text("FORMAT", "html, pdf, docx or md.", "--format")] = None,
    output: Output = None,
) -> None:
    from casemgr.paper.letters.catalogue import Catalogue, kinds_report
    from casemgr.paper.letters.facts.source import Choices
    from casemgr.paper.letters.making import FORMATS
    from casemgr.store.letterfiles import read_letters

    here = session(ctx)
    catalogue = Catalogue(read_letters(here.caseload.root))
    if kind is None:
        show(here, kinds_report(catalogue), format_name, output)
        return
    if blank and record:
        raise UsageError(
            "--blank prints an empty form, of which nothing is recorded; leave out one of --blank and --record"
        )
    wanted = _format(format_name, output, tuple(FORMATS))
    choices = Choices(
        to=tuple(to or ()),
        about=_topic(about),
        meeting=dates.planned(meeting, here.today) if meeting else None,
        member=member or "",
        source=source or "",
    )
    elements = {
        "action": action,
        "decision": meant(decision, words_of(NoticeAction)) if decision else None,
        "reasons": reasons,
        "evidence": evidence,
        "other_options": other_options,
        "other_factors": other_factors,
    }
    said = [*(f"{name}={words}" for name, words in elements.items() if words), *(given or [])]
    page = None
    if blank:
        made = _form(here, catalogue, kind, student, choices, language, said)
    else:
        page = _page(here, catalogue, kind, student, choices, language, said, force=force, record=record)
        made = page.letter
    if not dry_run:
        put(FORMATS[wanted](made), output)
    if page:
        _end(here, page, record=record, dry_run=dry_run)


class _Page(NamedTuple):
    """A letter that was made, with what it says and the command that records it as sent."""

    letter: Letter
    template: Template
    facts: Mapping[str, Any]
    words: list[str]


def _page(
    here: Session,
    catalogue: Catalogue,
    kind: str,
    student: str | None,
    choices: Choices,
    language: str | None,
    said: list[str],
    *,
    force: bool,
    record: bool,
) -> _Page:
    """The letter, filled; what the file does not hold for it is named."""
    from casemgr.cli.letter_sources import filled, office_of
    from casemgr.paper.letters.making import check_content, derived, make, set_by_hand, warned
    from casemgr.paper.letters.record import record_words

    office = office_of(here)
    template, facts = filled(here, catalogue, kind, student, choices, office, language)
    facts |= _decided(facts, set_by_hand(said), template, record=record)
    facts |= derived(facts)
    words = record_words(template, facts)
    if record and not _recordable(template, words):
        raise UsageError(f"{kind}: --record is for what is sent; {_once(template, words)}")
    check_content(template, facts)
    _check_founded(template, facts, force=force)
    if catalogue.is_own(template):
        check_record(template, facts)
    letter = make(template, catalogue, facts, office, here.today, _filler(catalogue, template))
    complain(here.problems)
    _say_missing(template, facts)
    return _Page(warned(letter, here.problems), template, facts, words)


def _form(
    here: Session,
    catalogue: Catalogue,
    kind: str,
    student: str | None,
    choices: Choices,
    language: str | None,
    said: list[str],
) -> Letter:
    """The letter as a form in which nothing is filled in but what was typed."""
    from casemgr.cli.letter_sources import empty_form, office_of
    from casemgr.paper.letters.making import derived, make, set_by_hand

    office = office_of(here)
    template, facts = empty_form(here, catalogue, kind, student, choices, office, language)
    facts |= set_by_hand(said)
    facts |= derived(facts)
    return make(template, catalogue, facts, office, here.today, _filler(catalogue, template))


def _filler(catalogue: Catalogue, template: Template) -> Filler:
    """The district's own templates are filled in a process of their own."""
    from casemgr.cli.apart import fill_apart
    from casemgr.paper.letters.fill import fill

    return fill_apart if catalogue.is_own(template) else fill


def _check_founded(template: Template, facts: Mapping[str, Any], *, force: bool) -> None:
    """Refused where the letter would say what is not on file; with --force that is only said."""
    from casemgr.paper.letters.making import unfounded

    lacking = "; ".join(unfounded(template, facts))
    if not lacking:
        return
    who = f"{template.kind} {facts['student_id']}"
    if not force:
        raise Refused(
            f"{who}: not printed, because the letter says what is not on file: {lacking}; record it first, or add --force "
            "to print it as it is, or --blank for an empty form"
        )
    typer.echo(f"Note: {who}: not on file: {lacking}", err=True)


def _say_missing(template: Template, facts: Mapping[str, Any]) -> None:
    from casemgr.paper.letters.making import missing

    for name in template.warns_of:
        if facts.get(name):
            typer.echo(f"Note: the file says: {facts[name]}", err=True)
    for lacking in missing(template.needs, facts):
        typer.echo(f"Missing: {lacking}", err=True)


def _end(here: Session, page: _Page, *, record: bool, dry_run: bool) -> None:
    """Record that it was sent, or say how to; a letter from damaged files is not to be sent."""
    if here.problems:
        typer.echo(_not_whole(here.problems, record=record), err=True)
    elif record:
        _record(here, page.words, page.facts, dry_run=dry_run)
    elif page.words:
        typer.echo(f"Printed; {_once(page.template, page.words)}", err=True)
    end(here)


def _not_whole(problems: Sequence[Problem], *, record: bool) -> str:
    kept = "Not recorded. " if record else ""
    return f"{incomplete_words(problems)} {kept}Do not send this letter: mend the files, and print it again."


def _decided(
    facts: dict[str, Any], by_hand: dict[str, Any], template: Template, *, record: bool
) -> dict[str, Any]:
    """The facts set by hand. Another action needs a decision and a subject of its own, not those of the last notice;
    what is to be recorded needs a decision, which is asked for."""
    from casemgr.paper.letters.fill import BLANK

    cleared = {"decision": BLANK, "subject": BLANK} if "action" in by_hand else {}
    found = {**cleared, **by_hand}
    decision = found.get("decision", facts.get("decision"))
    if record and "{decision}" in template.record and not decision:
        found["decision"] = ask(
            "Is the action proposed or refused?", ("proposed", "refused"), "--decision proposed or refused"
        )
    return found


def _recordable(template: Template, words: list[str]) -> bool:
    return bool(words) and template.once == "sent"


def _once(template: Template, words: list[str]) -> str:
    """The command that records it later."""
    if not words:
        return "nothing is recorded of this one"
    return f"once it is {template.once}: {_as_typed(['casemgr', *words])}"


def _topic(words: str | None) -> str:
    if words and words not in TOPICS:
        raise UsageError(f"--about {words}: choose {', '.join(TOPICS)}")
    return words or ""


def _format(name: str | None, output: Path | None, offered: tuple[str, ...]) -> str:
    """By name or by the file's ending; HTML into a file of no ending, Markdown on the screen."""
    ending = output.suffix.lstrip(".").lower() if output else ""
    wanted = name or ENDINGS.get(ending, ending) or ("html" if output else "md")
    if wanted not in offered:
        raise UsageError(f"{wanted}: no such format here; choose {', '.join(offered)}")
    if wanted in ("pdf", "docx") and output is None:
        raise UsageError(f"{wanted} goes into a file: say -o letter.{wanted}")
    return wanted


def _record(here: Session, words: list[str], facts: Mapping[str, Any], *, dry_run: bool) -> None:
    """Run the command that records it, as if it had been typed, and end as it ends."""
    from casemgr.cli import load

    if wrong := objection(words, facts["student_id"]):
        raise Refused(f"nothing recorded: `{_as_typed(words)}`: {wrong}")
    name, *arguments = [*words, *(["--dry-run"] if dry_run else [])]
    command = load(name)
    with command.make_context(f"casemgr {name}", arguments, obj=here) as inner:
        command.invoke(inner)


def _as_typed(words: list[str]) -> str:
    """The words as one types them in a shell: in double quotes where that is enough, on Windows too."""
    import shlex

    def quoted(word: str) -> str:
        safe = not set(word) & set('"$`\\!%')
        return f'"{word}"' if safe and shlex.quote(word) != word else shlex.quote(word)

    return " ".join(map(quoted, words))
