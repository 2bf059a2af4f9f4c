"""A command that only records one event, made from its row in the table and the event's own fields.

A field's closed list of words becomes the choices, its sentence the option's help.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Annotated, Any, Literal, get_args, get_origin

import typer
from pydantic.fields import FieldInfo

from casemgr.casefile.events import event_types, field_sentence
from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import listed, words_of
from casemgr.cli.options.kinds import StudentOrAll, StudentWords, parameter, starting
from casemgr.cli.recording.given import FOR_MANY, USUAL, Given, Takes, Work
from casemgr.cli.recording.rounds import NO_ROUND, Round, owed
from casemgr.cli.table.row import Records, Slot
from casemgr.cli.terminal.asking import KEYBOARD
from casemgr.errors import UsageError


class Field:
    """A field of the event as a person types it."""

    def __init__(self, slot: Slot, info: FieldInfo) -> None:
        self.slot = slot
        self.name = slot.name
        kinds = {info.annotation, *get_args(info.annotation)}
        self.is_flag = bool in kinds
        self.is_on = info.default is True
        self.is_day = date in kinds
        self.repeats = get_origin(info.annotation) is tuple
        closed = any(get_origin(kind) is Literal for kind in kinds)
        self.words = words_of(info.annotation) if closed else ()
        self.must_be_typed = info.is_required() and not (slot.ask or slot.fills)
        self.default = info.default if slot.shows_default else None
        self.sentence = slot.help or field_sentence(info)

    def params(self) -> Iterator[inspect.Parameter]:
        """An argument or an option; a flag for each of its words, where these are options of their own."""
        if self.slot.place == "filled":
            return
        if self.slot.flags:
            for word, said in self.slot.flags.items():
                yield parameter(_flag(word), Annotated[bool, typer.Option(f"--{word}", help=said)], False)
        elif self.is_flag:
            name = self.slot.option or f"--{'no-' if self.is_on else ''}{self.name.replace('_', '-')}"
            said = self.sentence.removeprefix("Whether ")
            option = typer.Option(name, help=f"{said[:1].upper()}{said[1:]}")
            yield parameter(self.name, Annotated[bool, option], False)
        else:
            form = list[str] if self.repeats else str
            missing = inspect.Parameter.empty if self.must_be_typed else self.default
            yield parameter(
                self.name, Annotated[form if self.must_be_typed else form | None, self._info()], missing
            )

    def _info(self) -> Any:
        metavar = self.slot.metavar or ("DATE" if self.is_day else "TEXT")
        if self.words or self.slot.place == "argument":
            metavar = self.slot.metavar or self.name.upper()
        said = self.sentence
        if self.words and not self.slot.help:
            said = f"{said.removesuffix('.')}: {listed(self.words)}." if said else f"{listed(self.words)}."
        if self.repeats:
            said = f"{said.removesuffix('.')} (repeatable)."
        make: Callable[..., Any] = typer.Argument
        if self.slot.place == "option":
            names = self.slot.option.split() or [f"--{self.name.replace('_', '-')}"]
            make = partial(typer.Option, *names)
        completion = starting(self.words) if self.words else None
        shown = self.slot.shows_default
        return make(metavar=metavar, help=said, show_default=shown, autocompletion=completion)

    def chosen(self, said: dict[str, Any]) -> Any:
        """What was typed, or answered: of a closed list the word meant."""
        if self.slot.place == "filled":
            return None
        if self.slot.flags:
            given = {word: said[_flag(word)] for word in self.slot.flags}
            return KEYBOARD.flag_given(self.slot.ask, given) if self.slot.ask or any(given.values()) else None
        typed = said[self.name]
        if self.is_flag:
            return typed is not self.is_on
        if not self.words:
            return typed
        if self.slot.ask:
            place = "" if self.slot.place == "argument" else f"--{self.name} {listed(self.words)}"
            return KEYBOARD.choose(typed, self.slot.ask, self.words, place)
        return meant(typed, self.words) if typed else None


def command_of(row: Records) -> Callable[..., None]:
    """The function that typer makes a command of."""
    cls = event_types()[row.event]
    fields = [Field(slot, cls.model_fields[slot.name]) for slot in row.slots]

    first = next((slot for slot in row.slots if slot.place == "argument"), None)
    may_be_all = row.round and first is not None and first.fills  # then --all alone may say it

    def run(given: Given, student: str | None, round_: Round = NO_ROUND, **said: Any) -> None:
        if round_.everyone:
            said = _moved_up(row, student, said)
        else:
            round_.needs()
        chosen = {field.name: field.chosen(said) for field in fields}
        if row.settles:
            from casemgr.recording.settles import SETTLES

            SETTLES[row.settles](KEYBOARD, chosen)
        if round_.everyone:
            with given.recording_each(partial(owed, given.session, cls, chosen, round_)) as works:
                for work, _ in works:
                    record(work, chosen)
        else:
            if student is None:
                raise UsageError("name the student, or say --all")
            with given.recording(student) as work:
                record(work, chosen)

    def record(work: Work, chosen: dict[str, Any]) -> None:
        from casemgr.recording.readers import READERS

        day = work.day
        if row.knows:
            from casemgr.recording.knows import KNOWS

            chosen = KNOWS[row.knows](work, chosen, day)
        values = {f.name: READERS[f.slot.read](work, chosen[f.name], day) for f in fields}
        work.record(cls, day, **values)
        work.say_each(filter(None, [row.says]))

    usual = FOR_MANY if row.round else USUAL
    takes = Takes(*(name for name in usual.names if name not in row.without))
    params = (
        parameter("given", Annotated[Given, takes]),
        parameter("student", StudentOrAll, None) if may_be_all else parameter("student", StudentWords),
        *(param for field in fields for param in field.params()),
        *([parameter("round_", Round, NO_ROUND)] if row.round else []),
    )
    run.__signature__ = inspect.Signature(params)  # type: ignore[attr-defined]
    return run


def _moved_up(row: Records, student: str | None, said: dict[str, Any]) -> dict[str, Any]:
    """What was said with --all, which takes the place of the student: the first word is the first argument's."""
    first = next(slot.name for slot in row.slots if slot.place == "argument")
    if said[first]:
        raise UsageError(f"--all is for every student: leave {student} out")
    return {**said, first: student}


def details_of(row: Records) -> str:
    """The paragraphs of its help."""
    return f"{row.details}\n\nExample: `casemgr {row.example}`".strip()


def _flag(word: str) -> str:
    return word.replace("-", "_")
