"""Asking for what is missing: on a terminal only; elsewhere the option is named and nothing hangs.

Every question says how to leave it: `q` does what Ctrl-C does.
"""

import sys
from collections.abc import Mapping, Sequence
from datetime import date

import typer

from casemgr.casefile.names import as_slug, meant
from casemgr.casefile.saying import days_ahead, long_date, plural
from casemgr.casefile.synonyms import also_called
from casemgr.casefile.typed import dates
from casemgr.casefile.vocabulary import YES_OR_NO
from casemgr.cli.options.goes_with import contradict
from casemgr.cli.terminal.lines import as_shown, aside
from casemgr.errors import Refused, UsageError


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


STOPS = ("q", "quit")


def typed(question: str, default: str | None = None, *, hint: str = "") -> str:
    """What is typed, in a line; the default for Enter, where there is one. KeyboardInterrupt for q, as for Ctrl-C."""
    ways = "; ".join(filter(None, (hint, f"Enter = {default}" if default else "", "q = stop")))
    shown = as_shown(f"{question} ({ways})", err=True)
    said: str = typer.prompt(shown, default=default, show_default=False, err=True)
    if said.strip().lower() in STOPS:
        raise KeyboardInterrupt
    return said.strip()


def yes_or_no(question: str, *, default: bool | None = False) -> bool:
    """Yes or no, or enough of its letters; the default for Enter. Without a default it is asked until one is typed."""
    enter = None if default is None else "yes" if default else "no"
    while (said := yes_no_or_later(question, enter)) is None and default is None:
        aside("Please answer yes or no.")
    return bool(default) if said is None else said


def yes_no_or_later(question: str, enter: str | None = "later") -> bool | None:
    """Yes or no, or enough of its letters; None for Enter, which means what `enter` says."""
    hint = f"yes or no; Enter = {enter}" if enter else "yes or no"
    while said := typed(question, "", hint=hint).lower():
        if found := [word for word in YES_OR_NO if word.startswith(said)]:
            return found[0] == "yes"
        aside("Please answer yes or no.")
    return None


def ask(question: str, choices: Sequence[str], option: str, days: Mapping[str, date] | None = None) -> str:
    """One of the choices, or enough of its letters, or another name of it; UsageError naming the option where no one can be
    asked. `days`: what says the choice as well, where each is of a day."""
    if not can_ask():
        raise UsageError(f"{question} Say {option}.")
    while True:
        said = typed(question, hint=", ".join(choices)).lower()
        found = [choice for choice in choices if choice.startswith(said)] if said else []
        if said in choices:
            return said
        if len(found) == 1:
            return found[0]
        if meant := also_called(as_slug(said), choices) or dates.one_of_the_days(said, days or {}):
            return meant
        aside(f"Please answer one of: {', '.join(choices)}; q stops.")


def ask_whether(question: str, option: str) -> bool:
    """Yes or no, or enough of its letters; UsageError naming the option where no one can be asked."""
    return ask(question, YES_OR_NO, option) == "yes"


def ask_text(question: str, option: str) -> str:
    """What is typed, in a line; UsageError naming the option where no one can be asked."""
    if not can_ask():
        raise UsageError(f"{question} Say {option}.")
    return typed(question)


def offer(question: str) -> str | None:
    """What is typed, where it may be left empty; None also where no one can be asked."""
    if not can_ask():
        return None
    return typed(question, "", hint="Enter = none") or None


def the_day(words: str, today: date) -> date:
    """A day on which something happened. Where it may be meant in another year, the year is asked for:
    UsageError naming both days where no one can be asked."""
    other = dates.other_year(words, today)
    return _which_year(words, other, today) if other else dates.happened(words, today)


def the_day_planned(words: str, today: date, since: date | None = None, *, ask: bool = True) -> date:
    """A day for which something is planned: the next such day; without its year the next one from the day on which it was
    planned, `since`. Asked at a keyboard where it may as well be one of this school year that has passed."""
    if since and dates.without_year(words) and (day := dates.planned(words, since)) < today:
        return day
    other = dates.other_year_planned(words, today) if ask and can_ask() else None
    return _which_year(words, other, today) if other else dates.planned(words, today)


def _which_year(words: str, days: tuple[date, date], today: date) -> date:
    last, following = days
    days_meant = {str(day): day for day in days}
    question = (
        f"{words.strip()} may be {long_date(last)}, {plural((today - last).days, 'day')} ago, or {long_date(following)}, "
        f"{days_ahead((following - today).days)}. Which day is meant?"
    )
    return date.fromisoformat(ask(question, tuple(days_meant), f"{last} or {following}", days_meant))


def agree(
    question: str,
    refusal: str,
    *,
    yes: bool,
    nothing: str = "Nothing was recorded",
    default: bool | None = False,
) -> None:
    """Go on where that was said beforehand; asked on a terminal. Refused where the answer is no, or no one can be asked.
    `nothing`: what is said then; `default`: what Enter answers, None where it answers nothing."""
    if yes:
        return
    if not can_ask():
        raise Refused(f"{nothing}: {refusal}. If that is right, add --yes.")
    if not yes_or_no(question, default=default):
        raise Refused(f"{nothing}.")


class Keyboard:
    """Whoever sits there, for those who ask and know no terminal."""

    typed = staticmethod(typed)
    yes_or_no = staticmethod(yes_or_no)
    ask = staticmethod(ask)
    the_day = staticmethod(the_day)
    the_day_planned = staticmethod(the_day_planned)
    say = staticmethod(aside)


def asker(*, given: bool = False) -> Keyboard | None:
    """Whoever can be asked; None where nobody sits there, or nothing is to be asked: what there is is `given`."""
    return None if given or not can_ask() else Keyboard()


def choose(said: str | None, question: str, choices: Sequence[str], option: str = "") -> str:
    """The choice meant by what was said; asked for where nothing was said.

    `option`: what to say in its place; by default the choices themselves.
    """
    return meant(said, choices) if said else ask(question, choices, option or " or ".join(choices))


def flag_given(question: str, flags: Mapping[str, bool]) -> str:
    """The one flag that was given, by its name; asked for where none was. UsageError where there are several."""
    listed = " or ".join(f"--{name}" for name in flags)
    contradict({f"--{name}": is_given for name, is_given in flags.items()}, f": say {listed}")
    given = next((name for name, is_given in flags.items() if is_given), None)
    return given or ask(question, tuple(flags), listed)
