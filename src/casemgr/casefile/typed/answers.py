"""What is meant by the lines that answer questions: a word of a list, a day, a time, names. What fits none is asked again."""

from collections.abc import Callable, Sequence
from datetime import date

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.times import time_of
from casemgr.casefile.vocabulary import YES_OR_NO
from casemgr.errors import UsageError

LATER = "Enter = later"
LATER_OR_NA = f"{LATER}; na = does not apply"
UNSAID = "Enter = leave it unsaid"
NOTHING = ("no", "none", "nobody", "nothing")
"""What is typed in place of Enter, where a question may be left."""
NOT_APPLICABLE = ("na", "n/a")


class NotApplicableError(Exception):
    """Somebody typed na where a day was asked for: the duty does not apply."""


class Answers:
    """What is typed, line by line. Nothing is assumed: an empty line is no answer, and a day is always typed."""

    def __init__(self, today: date, line: Callable[[str], str | None], say: Callable[[str], object]) -> None:
        """`line`: what is typed where a question is asked, None for an empty line. `say`: says what does not fit."""
        self.today, self.line, self.say = today, line, say
        self.taken = 0
        """How many answers were taken so far."""

    def _said(self, question: str) -> str | None:
        """What is typed, None for an empty line, and for `no` and the like, which are no answer either."""
        said = self.line(question)
        return None if said and said.lower() in NOTHING else said

    def _take(self, answer: str) -> str:
        self.taken += 1
        return answer

    def text(self, question: str, way_out: str = UNSAID) -> str | None:
        """Words, or a name. `na` is neither: where a duty does not apply, that is said where its day is asked for."""
        while said := self._said(f"{question} ({way_out})"):
            if said.lower() not in NOT_APPLICABLE:
                return self._take(said)
            self.say(f"  Please type words, or nothing ({way_out})")
        return None

    def reason(self, question: str) -> str | None:
        """Why something is not done. `none` is no reason, and is not taken for Enter without a word."""
        while said := self.line(f"{question} ({LATER})"):
            if said.lower() not in (*NOTHING, *NOT_APPLICABLE):
                return self._take(said)
            self.say(f"  {said} is no reason: please type one, or nothing ({LATER})")
        return None

    def several(self, question: str, words: Sequence[str] = (), way_out: str = UNSAID) -> list[str]:
        """Names and the like, with commas between them; where there is a list of words, those or enough of their letters."""
        while said := self.text(question, f"commas between; {way_out}"):
            parts = [part.strip() for part in said.split(",") if part.strip()]
            found = [_among(part, words) if words else part for part in parts]
            if None not in found:
                return [part for part in found if part]
            self.say(f"  Please answer out of: {', '.join(words)}")
        return []

    def each_that_fits(self, question: str, check: Callable[[str], object], way_out: str) -> list[str]:
        """Words with commas between them; of those that do not fit only what is wrong is asked again."""
        kept: list[str] = []
        while found := self.several(question, way_out=way_out):
            wrong = [(part, why) for part in found if (why := _why_not(check, part))]
            kept += [part for part in found if part not in [each for each, _ in wrong]]
            if not wrong:
                break
            for _, why in wrong:
                self.say(f"  {why}")
            question = f"In place of {', '.join(part for part, _ in wrong)}?"
            way_out = "Enter = leave it out"
        return kept

    def choice(
        self, question: str, words: Sequence[str], way_out: str = LATER, *, listed: bool = True
    ) -> str | None:
        """One of the words, or enough of its letters; a long list is shown only to somebody who needs it."""
        offered = f"{', '.join(words)}; " if listed else ""
        while said := self.line(f"{question} ({offered}{way_out})"):
            if found := _among(said, words):
                return self._take(found)
            if said.lower() in NOTHING:
                return None
            self.say(f"  Please answer one of: {', '.join(words)}")
        return None

    def yes_or_no(self, question: str, way_out: str = LATER) -> bool | None:
        """The same of yes and no."""
        said = self.choice(question, YES_OR_NO, way_out)
        return None if said is None else said == "yes"

    def time(self, question: str) -> str | None:
        """A time of day, as it is written in the file; one that is none is asked for again."""
        while said := self._said(f"{question} ({UNSAID})"):
            try:
                return self._take(f"{time_of(said):%H:%M}")
            except UsageError as error:
                self.say(f"  {error}")
        return None

    def day(
        self, question: str = "Which day?", *, planned: bool = False, may_not_apply: bool = False
    ) -> str | None:
        """A day, as it is written in the file. One that may be meant in another year is asked for again; one named by a word is
        said as a date."""
        while said := self._said(f"{question} ({LATER_OR_NA if may_not_apply else LATER})"):
            if may_not_apply and said.lower() in NOT_APPLICABLE:
                raise NotApplicableError
            if said.lower() in NOT_APPLICABLE:
                self.say(f"  {said} is not for this duty: please type the day, or nothing ({LATER})")
                continue
            if day := self._day(said, planned=planned):
                return self._take(day.isoformat())
        return None

    def _day(self, said: str, *, planned: bool) -> date | None:
        try:
            other = (dates.other_year_planned if planned else dates.other_year)(said, self.today)
            if other is None:
                day = (dates.planned if planned else dates.happened)(said, self.today)
                if not any(sign.isdigit() for sign in said):
                    self.say(f"  {long_date(day, self.today)}")
                return day
            self.say(f"  {said} may be {other[0]} or {other[1]}. Write the year too.")
        except UsageError as error:
            self.say(f"  {error}")
        return None


def _why_not(check: Callable[[str], object], words: str) -> str:
    """What a check has against words; empty where they fit."""
    try:
        check(words)
    except UsageError as error:
        return str(error)
    return ""


def _among(said: str, words: Sequence[str]) -> str | None:
    """The one of the words that is meant, or that alone begins so; None where that is none or several."""
    asked = said.lower().replace(" ", "-")
    found = [asked] if asked in words else [word for word in words if word.startswith(asked)]
    return found[0] if len(found) == 1 else None
