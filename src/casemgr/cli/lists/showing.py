"""Showing what a command has made: on a terminal, to a pipe, or into a file.

Here alone a report gets its day and what is wrong with the files behind it, so that no command can leave them out.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from casemgr.casefile.optionwords import needs
from casemgr.cli.lists.output import FormatName, Output, format_of, is_terminal, put, say_damage
from casemgr.cli.options.kinds import Group
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.paging import is_color_forced, put_paged
from casemgr.errors import Refused, UsageError
from casemgr.paper.formats import BINARY, FORMATS, as_file, as_json, as_pdf, as_table

if TYPE_CHECKING:
    from casemgr.reports.report import Report, Sheet


@dataclass(frozen=True)
class Listing(Group):
    """In which format a list is shown, and where."""

    format_name: FormatName = None
    output: Output = None

    def records(self) -> None:
        """For a command that shows nothing this time: UsageError for an option of its list."""
        needs("the list", {"--format": self.format_name, "-o": self.output}, "this records")

    def show(self, here: Session, report: Report) -> None:
        show(here, report, self.format_name, self.output)


ON_SCREEN = Listing()


def show(here: Session, report: Report, format_name: str | None, output: Path | None) -> None:
    """Print a list, or write it to a file; exit 3 where it is incomplete."""
    wanted = format_of(format_name, output, FORMATS)
    say_damage(here.problems)
    keep_fuller_file(here, output)
    notes = (*report.notes, *(line for line in elsewhere_words(here) if line not in report.notes))
    whole = report._replace(as_of=here.today, problems=here.problems, notes=notes)
    show_as_it_is(whole, wanted, output)
    end(here)


def elsewhere_words(here: Session) -> list[str]:
    """How many students a list left out because they were handed off, and to whom, in a line."""
    from casemgr.reports.words import elsewhere_line

    return [elsewhere_line(here.elsewhere.values())] if here.elsewhere else []


def show_sheet(here: Session, sheet: Sheet, wanted: str, output: Path | None) -> None:
    """The same of texts and lists one below the other, as a table, as JSON or as PDF."""
    say_damage(here.problems)
    keep_fuller_file(here, output)
    whole = sheet._replace(as_of=here.today, problems=here.problems)
    if wanted == "json":
        put(as_json(whole), output)
    elif wanted == "pdf":
        _refuse_terminal(wanted, output)
        put(as_pdf(whole), output)
    else:
        _draw(whole, output)
    end(here)


def show_parts(here: Session, shown: Report | Sheet) -> None:
    """What a command shows before it goes on. It is not paged: its end stays on the screen above what is asked about it."""
    whole = shown._replace(as_of=here.today)
    if _is_screen(None):
        typer.echo(_on_screen(whole), nl=False, color=True)
    else:
        put(as_table(whole), None)


def show_as_it_is(report: Report, wanted: str, output: Path | None) -> None:
    """A list in a format, with the day and the problems that it has. UsageError for one that a terminal cannot show."""
    _refuse_terminal(wanted, output)
    if wanted == "table":
        _draw(report, output)
    else:
        put(as_file(report, wanted) if output else FORMATS[wanted](report), output)


def _refuse_terminal(wanted: str, output: Path | None) -> None:
    if wanted in BINARY and output is None and is_terminal():
        raise UsageError(f"--format {wanted} is not text: add -o FILE, like -o list.{wanted}")


def _draw(shown: Report | Sheet, output: Path | None) -> None:
    if _is_screen(output):
        put_paged(_on_screen(shown))
    else:
        put(as_table(shown), output)


def _is_screen(output: Path | None) -> bool:
    return output is None and (is_terminal() or is_color_forced())


def _on_screen(shown: Report | Sheet) -> str:
    from casemgr.paper.screen import screen_text

    return screen_text(shown, shutil.get_terminal_size().columns if is_terminal() else None)


def keep_fuller_file(here: Session, output: Path | None) -> None:
    """Refused where a file that may hold more would be replaced by a list with gaps, unless --incomplete gives it up."""
    if here.problems and output is not None and output.is_file() and not here.replaces_fuller:
        raise Refused(
            f"{output}: not replaced: dates may be missing from the new one, as said above; fix what `casemgr check` names, "
            "or add --incomplete to replace it anyway"
        )


def end(here: Session) -> None:
    """Exit 3 after something was shown that may be incomplete."""
    if here.problems:
        raise typer.Exit(3)


def put_page(text: str, output: Path | None) -> None:
    """Text for people: folded to the terminal's width where it goes to one."""
    if output is None and is_terminal():
        from casemgr.reports.folding import folded_text

        put_paged(folded_text(text, shutil.get_terminal_size().columns))
    else:
        put(text, output)
