"""Parents' letters come in the contact's language (English and Spanish are shipped). Without KIND the kinds are listed.
What the file does not hold is named, and drawn as a line to write on; --set NAME=TEXT supplies it. A letter that says
something happened is printed only where that is on file. Printing is not sending: --record also records it as sent. The
district's own templates in letters/ win by file name.

Example: `casemgr letter meeting-notice ana-r -o notice.pdf`, `casemgr letter release --blank -o release.pdf`
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casemgr.casefile.typed import dates
from casemgr.casefile.vocabulary import NoticeAction
from casemgr.cli.asking import meant
from casemgr.cli.given import DryRun
from casemgr.cli.lines import aside
from casemgr.cli.options import Maybe, Several, argument, choice, flag, text, words_of
from casemgr.cli.output import Output, complain, put
from casemgr.cli.record_line import objection
from casemgr.cli.running import run_as_typed
from casemgr.cli.session import Session, session
from casemgr.cli.showing import end, show
from casemgr.errors import Problem, Refused, UsageError
from casemgr.reports.report import incomplete_words

if TYPE_CHECKING:
    from casemgr.cli.letter_pages import Page
    from casemgr.cli.letter_sources import Wish
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.letters.facts.source import Choices

TOPICS = ("referral", "consent", "confirmation", "records-request", "removal")
_ELEMENTS = ("action", "decision", "reasons", "evidence", "other_options", "other_factors")
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
    teacher: Annotated[
        Maybe, text("NAME", "at-a-glance: all of a teacher's students; `all`: a sheet for each teacher.")
    ] = None,
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
    for_all: Annotated[
        bool, flag("--all", "For every student: into one PDF, or a folder of files (-o).")
    ] = False,
    force: Annotated[bool, flag("--force", "Print it although what it says is not on file.")] = False,
    record: Annotated[bool, flag("--record", "Record it as sent, too.")] = False,
    dry_run: DryRun = False,
    format_name: Annotated[Maybe, text("FORMAT", "html, pdf, docx or md.", "--format")] = None,
    output: Output = None,
) -> None:
    from casemgr.cli.letter_pages import page_of
    from casemgr.cli.letter_sources import Wish
    from casemgr.paper.letters.catalogue import TIMELINE, Catalogue, kinds_report
    from casemgr.paper.letters.making import FORMATS
    from casemgr.paper.letters.teachers import EVERYONE
    from casemgr.store.letterfiles import read_letters

    here = session(ctx)
    catalogue = Catalogue(read_letters(here.caseload.root))
    if kind is None:
        show(here, kinds_report(catalogue), format_name, output)
        return
    wanted = _format(format_name, output, tuple(FORMATS))
    choices = _choices(here, to, about, meeting, member, source, teacher)
    said = _said((action, decision, reasons, evidence, other_options, other_factors), given)
    wish = Wish(kind, student, choices, language, said, force=force, record=record, blank=blank)
    is_round = for_all or teacher == EVERYONE
    if is_round and (blank or dry_run):
        raise UsageError("--all prints letters into files; leave out --blank and --dry-run")
    if kind == TIMELINE or is_round:
        _print_several(here, catalogue, wish, wanted, output)
        return
    page = page_of(here, catalogue, wish)
    _say_notes(here, page)
    if not dry_run:
        put(FORMATS[wanted](page.letter), output)
    _end(here, page, given or (), record=record, dry_run=dry_run)


def _said(elements: Sequence[Maybe], given: Several) -> list[str]:
    """What was typed, each as NAME=TEXT."""
    action, decision, *others = elements
    decided = meant(decision, words_of(NoticeAction)) if decision else None
    typed = zip(_ELEMENTS, (action, decided, *others), strict=True)
    return [*(f"{name}={words}" for name, words in typed if words), *(given or [])]


def _print_several(here: Session, catalogue: Catalogue, wish: Wish, wanted: str, output: Path | None) -> None:
    """A round of letters; or the timeline, which has no template."""
    from casemgr.cli.letter_round import print_round
    from casemgr.paper.letters.catalogue import TIMELINE

    if wish.kind == TIMELINE:
        from casemgr.cli.letter_timeline import print_timeline

        print_timeline(here, wish, wanted, output)
    else:
        print_round(here, catalogue, wish, wanted, output)
    end(here)


def _choices(
    here: Session, to: Several, about: Maybe, meeting: Maybe, member: Maybe, source: Maybe, teacher: Maybe
) -> Choices:
    from casemgr.paper.letters.facts.source import Choices

    day = dates.planned(meeting, here.today) if meeting else None
    return Choices(tuple(to or ()), _topic(about), day, member or "", source or "", teacher or "")


def _say_notes(here: Session, page: Page) -> None:
    """What is wrong with the files, and what the letter lacks; an empty form needs neither."""
    complain(() if page.is_form else here.problems)
    for note in page.notes:
        aside(note)


def _end(here: Session, page: Page, given: Sequence[str], *, record: bool, dry_run: bool) -> None:
    """Record that it was sent, or say how to; a letter from damaged files is not to be sent. An empty form says nothing."""
    from casemgr.paper.letters.notes import recorded_by

    if page.is_form:
        return
    if given and not dry_run:
        from casemgr.cli.letter_keeping import offer_to_keep

        offer_to_keep(here, given, page.facts)
    if here.problems:
        aside(_not_whole(here.problems, record=record))
    elif record:
        _record(here, page.words, page.facts, dry_run=dry_run)
    elif page.words:
        aside(f"Printed; {recorded_by(page.template, page.facts)}")
    end(here)


def _not_whole(problems: Sequence[Problem], *, record: bool) -> str:
    kept = "Not recorded. " if record else ""
    return f"{incomplete_words(problems)} {kept}Do not send this letter: mend the files, and print it again."


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


def _record(here: Session, words: Sequence[str], facts: Mapping[str, Any], *, dry_run: bool) -> None:
    """Run the command that records it, as if it had been typed, and end as it ends."""
    from casemgr.paper.letters.notes import as_typed

    if wrong := objection(words, facts["student_id"]):
        raise Refused(f"nothing recorded: `{as_typed(words)}`: {wrong}")
    run_as_typed(here, [*words, *(["--dry-run"] if dry_run else [])])
