"""Asking for what is missing, and what is meant by the answer. Where nobody can be asked, the option is named and nothing
hangs. How a question is put is for the one who puts it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date

from casemgr.casefile.names import as_slug, meant
from casemgr.casefile.optionwords import contradict
from casemgr.casefile.saying import days_ahead, long_date, plural
from casemgr.casefile.synonyms import also_called
from casemgr.casefile.typed import dates
from casemgr.casefile.vocabulary import YES_OR_NO
from casemgr.errors import Refused, UsageError


class Asker(ABC):
    """Puts questions to whoever sits there."""

    @property
    @abstractmethod
    def is_there(self) -> bool:
        """Whether somebody can be asked."""

    @abstractmethod
    def typed(self, question: str, default: str | None = None, *, hint: str = "") -> str:
        """What is typed, in a line; the default for Enter, where there is one. Every question says how to leave it."""

    @abstractmethod
    def say(self, text: str) -> None:
        """A line that asks for nothing."""

    def yes_or_no(self, question: str, *, default: bool | None = False) -> bool:
        """Yes or no, or enough of its letters; the default for Enter. Without a default it is asked until one is typed."""
        enter = None if default is None else "yes" if default else "no"
        while (said := self.yes_no_or_later(question, enter)) is None and default is None:
            self.say("Please answer yes or no.")
        return bool(default) if said is None else said

    def yes_no_or_later(self, question: str, enter: str | None = "later") -> bool | None:
        """Yes or no, or enough of its letters; None for Enter, which means what `enter` says."""
        hint = f"yes or no; Enter = {enter}" if enter else "yes or no"
        while said := self.typed(question, "", hint=hint).lower():
            if found := [word for word in YES_OR_NO if word.startswith(said)]:
                return found[0] == "yes"
            self.say("Please answer yes or no.")
        return None

    def ask(
        self, question: str, choices: Sequence[str], option: str, days: Mapping[str, date] | None = None
    ) -> str:
        """One of the choices, or enough of its letters, or another name of it; UsageError naming the option where no one can be
        asked. `days`: what says the choice as well, where each is of a day."""
        self._must_be_there(question, option)
        while True:
            said = self.typed(question, hint=", ".join(choices)).lower()
            found = [choice for choice in choices if choice.startswith(said)] if said else []
            if said in choices:
                return said
            if len(found) == 1:
                return found[0]
            if meant := also_called(as_slug(said), choices) or dates.one_of_the_days(said, days or {}):
                return meant
            self.say(f"Please answer one of: {', '.join(choices)}; q stops.")

    def ask_whether(self, question: str, option: str) -> bool:
        """Yes or no, or enough of its letters; UsageError naming the option where no one can be asked."""
        return self.ask(question, YES_OR_NO, option) == "yes"

    def ask_text(self, question: str, option: str) -> str:
        """What is typed, in a line; UsageError naming the option where no one can be asked."""
        self._must_be_there(question, option)
        return self.typed(question)

    def _must_be_there(self, question: str, option: str) -> None:
        if not self.is_there:
            raise UsageError(f"{question} Say {option}.")

    def offer(self, question: str) -> str | None:
        """What is typed, where it may be left empty; None also where no one can be asked."""
        return (self.typed(question, "", hint="Enter = none") or None) if self.is_there else None

    def the_day(self, words: str, today: date) -> date:
        """A day on which something happened. Where it may be meant in another year, the year is asked for:
        UsageError naming both days where no one can be asked."""
        other = dates.other_year(words, today)
        return self._which_year(words, other, today) if other else dates.happened(words, today)

    def the_day_planned(
        self, words: str, today: date, since: date | None = None, *, ask: bool = True
    ) -> date:
        """A day for which something is planned: the next such day; without its year the next one from the day on which it
        was planned, `since`. Asked for where it may as well be one of this school year that has passed."""
        if since and dates.without_year(words) and (day := dates.planned(words, since)) < today:
            return day
        other = dates.other_year_planned(words, today) if ask and self.is_there else None
        return self._which_year(words, other, today) if other else dates.planned(words, today)

    def _which_year(self, words: str, days: tuple[date, date], today: date) -> date:
        last, following = days
        days_meant = {str(day): day for day in days}
        question = (
            f"{words.strip()} may be {long_date(last)}, {plural((today - last).days, 'day')} ago, or "
            f"{long_date(following)}, {days_ahead((following - today).days)}. Which day is meant?"
        )
        return date.fromisoformat(self.ask(question, tuple(days_meant), f"{last} or {following}", days_meant))

    def agree(
        self,
        question: str,
        refusal: str,
        *,
        yes: bool,
        nothing: str = "Nothing was recorded",
        default: bool | None = False,
    ) -> None:
        """Go on where that was said beforehand; else it is asked. Refused where the answer is no, or no one can be asked.
        `nothing`: what is said then; `default`: what Enter answers, None where it answers nothing."""
        if yes:
            return
        if not self.is_there:
            raise Refused(f"{nothing}: {refusal}. If that is right, add --yes.")
        if not self.yes_or_no(question, default=default):
            raise Refused(f"{nothing}.")

    def choose(self, said: str | None, question: str, choices: Sequence[str], option: str = "") -> str:
        """The choice meant by what was said; asked for where nothing was said.

        `option`: what to say in its place; by default the choices themselves.
        """
        return meant(said, choices) if said else self.ask(question, choices, option or " or ".join(choices))

    def flag_given(self, question: str, flags: Mapping[str, bool]) -> str:
        """The one flag that was given, by its name; asked for where none was. UsageError where there are several."""
        listed = " or ".join(f"--{name}" for name in flags)
        contradict({f"--{name}": is_given for name, is_given in flags.items()}, f": say {listed}")
        given = next((name for name, is_given in flags.items() if is_given), None)
        return given or self.ask(question, tuple(flags), listed)
