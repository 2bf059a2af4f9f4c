"""The command line: one small file a command, and this table of them. Modules load when their command is called."""

from __future__ import annotations

import gc
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from casemgr import __version__
from casemgr.cli.ending import ended, past_typer
from casemgr.cli.ledger import Ledger
from casemgr.cli.streams import open_streams


class Entry(NamedTuple):
    """A command's panel in the help and the line that stands there."""

    panel: str
    summary: str


_DAILY, _START, _REFERRAL = "Every day", "Caseload", "Referral"
_CONSENT, _MEETING, _NOTICE = "Assessment and consent", "IEP meeting", "Written notice"
_PROGRESS, _YEAR = "Implementation and progress", "Start of year"
_DISCIPLINE, _RECORDS, _MOVES = "Manifestation determination", "Records", "Moves"

COMMANDS: dict[str, Entry] = {
    "refer": Entry(_REFERRAL, "A referral for special education."),
    "assign": Entry(_REFERRAL, "Assign a case manager, at the start or in place of another."),
    "release": Entry(_REFERRAL, "A release of information: asked for, signed, ended, or not needed."),
    "enter": Entry(_REFERRAL, "Information entered in the electronic IEP system."),
    "notify": Entry(_REFERRAL, "Staff told of a referral, a consent, a removal …"),
    "withdraw-referral": Entry(_REFERRAL, "The referral is taken back."),
    "develop-plan": Entry(_CONSENT, "The assessment plan worked out with the staff who will assess."),
    "assessment-plan": Entry(_CONSENT, "The assessment plan given to the parent."),
    "consent": Entry(_CONSENT, "The signed plan received, or the refusal."),
    "records-review": Entry(_CONSENT, "Records reviewed in place of a triennial the parent refused."),
    "consult": Entry(_CONSENT, "Somebody consulted, such as the district's support person."),
    "form": Entry(_CONSENT, "A form completed: the psychologist's on SLD or ED, or transportation."),
    "assessor-reported": Entry(_CONSENT, "An assessor's report is ready."),
    "extend": Entry(_CONSENT, "The parent's written extension of a deadline."),
    "revoke-consent": Entry(_CONSENT, "The parent takes back the consent to all special education."),
    "schedule-iep": Entry(_MEETING, "Book an IEP meeting."),
    "reschedule": Entry(_MEETING, "Move a booked IEP meeting to another day."),
    "cancel": Entry(_MEETING, "Call off a booked IEP meeting."),
    "invite": Entry(_MEETING, "The members of the IEP team invited, and who is still to be asked."),
    "sent": Entry(_MEETING, "A document given to the parent or to others."),
    "reply": Entry(_MEETING, "The parent's reply to the meeting notice."),
    "excuse": Entry(_MEETING, "A member of the team excused from the meeting in writing."),
    "draft": Entry(_MEETING, "A portion of the draft IEP asked for, ready, or revised."),
    "hold-iep": Entry(_MEETING, "Record that the IEP meeting was held."),
    "check-iep": Entry(_MEETING, "The IEP checked for completeness, portion by portion."),
    "answer-iep": Entry(_MEETING, "The parent's answer to the IEP offered."),
    "amend": Entry(_MEETING, "The IEP amended in writing, without a meeting."),
    "file": Entry(_MEETING, "A copy placed in the special education container."),
    "parent-request": Entry(_NOTICE, "A request that only prior written notice answers."),
    "withdraw-request": Entry(_NOTICE, "The parent takes a request back."),
    "pwn": Entry(_NOTICE, "Prior written notice sent."),
    "complaint": Entry(_NOTICE, "A complaint to the state, or a request for due process."),
    "service": Entry(_PROGRESS, "A service of the IEP planned, or begun."),
    "review-with": Entry(_PROGRESS, "The IEP gone through with the staff who carry it out."),
    "progress-due": Entry(_PROGRESS, "Whose progress reports are due, and who has not reported."),
    "provider-reported": Entry(_PROGRESS, "A provider has reported on the goals."),
    "progress-sent": Entry(_PROGRESS, "The progress report sent home."),
    "start-year": Entry(_YEAR, "The new school year: grades rolled over, duties opened, how far they are."),
    "calendar": Entry(_YEAR, "The master calendar of a school year."),
    "triennials": Entry(_YEAR, "The year's triennials, with the days to plan by."),
    "plan-triennial": Entry(_YEAR, "How the triennial is done, settled with the assessment team."),
    "supplies": Entry(_YEAR, "The instructional supply allocation and its requests."),
    "removal": Entry(_DISCIPLINE, "Days removed from school or services."),
    "mdr": Entry(_DISCIPLINE, "The manifestation determination: the decision, or the review held."),
    "records-request": Entry(_RECORDS, "A request for the student's records."),
    "collect": Entry(_RECORDS, "The records collected, place by place."),
    "records-provided": Entry(_RECORDS, "The records provided."),
    "access-log": Entry(_RECORDS, "Who has seen or received the student's records."),
    "transfer-in": Entry(_MOVES, "A student with an IEP, new to the district."),
    "move": Entry(_MOVES, "Another school of the district; no clock stops."),
    "records-received": Entry(_MOVES, "The former district's records have come."),
    "hand-off": Entry(_MOVES, "The case, with its open deadlines, handed to another case manager."),
    "exit": Entry(_MOVES, "The student leaves special education or the district."),
    "today": Entry(_DAILY, "What needs doing now."),
    "due": Entry(_DAILY, "Every open deadline."),
    "why": Entry(_DAILY, "One deadline, day by day, with its law."),
    "show": Entry(_DAILY, "One student: the whole case on one screen."),
    "history": Entry(_DAILY, "One student: everything on file, in the order in which it happened."),
    "duties": Entry(_DAILY, "The handbook's duties: what carries each, and where each stands."),
    "list": Entry(_DAILY, "The roster: who is on the caseload, and the next date of each."),
    "late": Entry(_DAILY, "What was missed or met late, and the reason."),
    "check": Entry(_DAILY, "Everything wrong in the folder, each with file and line."),
    "done": Entry(_DAILY, "Record that a duty is done that has no command of its own."),
    "na": Entry(_DAILY, "Record that a duty does not apply, and why."),
    "note": Entry(_DAILY, "Something worth remembering."),
    "contact": Entry(_DAILY, "A contact with the parent or others, or an attempt at one."),
    "letter": Entry(_DAILY, "A letter or form, filled from the case file."),
    "undo": Entry(_DAILY, "Take back what the last command recorded for a student."),
    "correct": Entry(_DAILY, "Record an event anew, with what was wrong in it put right."),
    "void": Entry(_DAILY, "Take back an event recorded by mistake."),
    "edit": Entry(_DAILY, "Who the student is: phone, birth date, grade, contacts …"),
    "init": Entry(_START, "Start a new caseload folder."),
    "add": Entry(_START, "Add a student of ours who already has an IEP."),
    "events": Entry(_START, "The reference table of event types and their fields."),
    "rules": Entry(_START, "The rules: what starts each clock, how long it runs, and the law."),
}


class OnceEach(TyperCommand):
    """A command whose options are given once each, but for those that keep every value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        refuse_repeats(self, ctx, args)
        return super().parse_args(ctx, args)


def refuse_repeats(command: Any, ctx: Any, args: list[str]) -> None:
    """UsageError naming an option that is given twice and keeps one value: the first would be lost without a word."""
    from casemgr.errors import UsageError

    _, _, order = command.make_parser(ctx).parse_args(
        [*args]
    )  # the command `list` is a module of this package
    for param in command.params:
        times = sum(given is param for given in order)
        if times > 1 and param.param_type_name == "option" and not param.multiple:
            raise UsageError(f"{ctx.command_path}: {param.opts[-1]} is given {times} times; give it once")


class CommandTable(TyperGroup):
    """Lists every command from the table; loads one only to run it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Stand-ins with a name and a summary: enough for the list, for completion and for "did you mean".
        self.commands = {name: TyperCommand(name, help=entry.summary) for name, entry in COMMANDS.items()}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        refuse_repeats(self, ctx, args)
        return super().parse_args(ctx, args)

    def make_context(self, *args: Any, **settings: Any) -> Any:
        with past_typer():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: Any) -> Any:
        with past_typer():
            return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return [*COMMANDS]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands under their panels. Plain text: drawn boxes would double the time that help takes."""
        del ctx
        width = max(map(len, COMMANDS))
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            with formatter.section(panel):
                rows = [
                    (name.ljust(width), entry.summary)
                    for name, entry in COMMANDS.items()
                    if entry.panel == panel
                ]
                formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(name) if found and name else found, rest


@cache
def load(name: str) -> Any:
    """The command itself, from `cli/commands/<name>.py`, hyphens being underscores there."""
    from casemgr.cli.common import with_overwrite

    module = import_module(f"casemgr.cli.commands.{module_name(name)}")
    app = typer.Typer(add_completion=False, context_settings=_SETTINGS, rich_markup_mode=None)
    details = (module.__doc__ or "").strip()
    app.command(name=name, cls=OnceEach, help=f"{COMMANDS[name].summary}\n\n{details}")(module.run)
    return with_overwrite(typer.main.get_command(app))


def module_name(name: str) -> str:
    """The command's module: hyphens are underscores there."""
    return name.replace("-", "_")


_SETTINGS = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    name="casemgr",
    cls=CommandTable,
    context_settings=_SETTINGS,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"casemgr {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    caseload: Annotated[
        Path | None,
        typer.Option("--caseload", metavar="DIR", help="The caseload folder.", show_default=False),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Take this day as today.", show_default=False),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A special-education caseload: record what happened, see every deadline with its reason.

    Try `casemgr today`, `casemgr due --within 30`, or `casemgr why ana-r initial-iep`.
    """
    del version
    from casemgr.cli.common import Session

    ctx.obj = Session(caseload, as_of, ledger=ctx.obj)
    if ctx.invoked_subcommand is None:
        _bare(ctx)


def _bare(ctx: typer.Context) -> None:
    """Plain `casemgr`: today's list inside a caseload, otherwise the help."""
    from casemgr.errors import NotFound

    try:
        _ = ctx.obj.caseload
    except NotFound as error:
        typer.echo(ctx.get_help())
        typer.echo(f"casemgr: {error}", err=True)
        raise typer.Exit(2) from None
    from casemgr.cli.commands import today

    today.run(ctx)


def main() -> None:
    """Run the program."""
    gc.disable()  # a short run that makes many small values: collecting them costs more than they weigh
    open_streams()
    sys.exit(_run())


@cache
def _program() -> Any:
    """The program's own options and the table of its commands."""
    return typer.main.get_command(app)


def _run() -> int:
    ledger = Ledger()
    return ended(lambda: _program()(prog_name="casemgr", standalone_mode=False, obj=ledger), ledger)
