"""What a parent's answer to an assessment plan is recorded as: a consent, a refusal, or a consent that is withdrawn."""

from datetime import date
from typing import NamedTuple, Self, get_args

from casemgr.casefile.events import ConsentReceived, ConsentRefused, Event
from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import contradict, needs
from casemgr.casefile.saying import long_date
from casemgr.casefile.taken import Taken
from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.checks.consent import agreement, consents_meant, no_plan_waits, not_in_plan, refused_already
from casemgr.docket.doing import Made
from casemgr.docket.facts import Facts
from casemgr.errors import UsageError
from casemgr.state.areas_meant import area_planned
from casemgr.state.assessments import (
    INITIAL,
    areas_left_over,
    consents_in_hand,
    plan_meant,
    plans_to_answer,
)
from casemgr.state.enrollment import has_iep


class ParentAnswer(NamedTuple):
    """What a parent answered to an assessment plan."""

    purpose: str | None
    """Of which plan, where that was said."""
    agreed: tuple[str, ...] = ()
    """To which areas, as typed, where not to all of it."""
    refused: bool = False
    withdrawn: bool = False
    team_insists: bool = False

    def checked(self) -> Self:
        """The same with the purpose that is meant. UsageError for what does not go together."""
        others = "; to refuse some areas, name the others with --agreed"
        contradict({"--refused": self.refused, "--agreed": self.agreed}, others)
        contradict({"--withdrawn": self.withdrawn, "--agreed": self.agreed})
        if not self.refused and not self.withdrawn:
            about = "it is about an assessment the parent refused"
            needs("--refused", {"--team-insists": self.team_insists}, about)
        return self._replace(purpose=self.purpose and meant(self.purpose, get_args(AssessmentPurpose)))


def plan_answer(said: ParentAnswer, day: date, facts: Facts, *, force: bool) -> Taken[Made | None]:
    """What an answer of a day is recorded as; in doubt where no plan waits for it, or it is about no part of one."""
    events = facts.events
    by_then = tuple(event for event in events if event.date <= day)
    waiting = plans_to_answer(by_then, refusal=said.refused)
    is_of_none = said.refused and not any(said.purpose in (None, each.purpose) for each in waiting)
    if said.withdrawn or is_of_none:
        if consents := consents_meant(consents_in_hand(by_then), said.purpose):
            of = {"purpose": consents[0].purpose, "withdraws": tuple(each.id for each in consents)}
            return Taken(Made(ConsentRefused, {**of, "team_insists": said.team_insists}))
        if said.withdrawn:
            return Taken(
                None, f"no consent to assess is in hand on {long_date(day)}, so none can be withdrawn"
            )
    insisted = said.team_insists and not waiting
    if not force and insisted and (why := refused_already(facts.student.id, by_then, facts.today)):
        return Taken(None, why)
    plan = plan_meant(waiting, said.purpose)
    purpose = said.purpose or (plan.purpose if plan else None)
    if purpose is None:
        why = no_plan_waits(facts.student.id, events, day, facts.today)
        if why and not force:
            return Taken(None, why)
        purpose = _elsewhere(events, is_ours=why is not None)
    if said.refused:
        areas = areas_left_over(events, purpose, plan)
        refusal = {"purpose": purpose, "areas": areas, "team_insists": said.team_insists}
        return Taken(Made(ConsentRefused, refusal))
    areas = tuple(area_planned(words, plan, facts.meanings) for words in said.agreed)
    found = agreement(events, by_then, plan, purpose, areas, is_said=said.purpose is not None)
    answer = Made(ConsentReceived, {"purpose": found.purpose, "areas": found.areas})
    return Taken(answer, not_in_plan(events, plan, purpose, areas), found.note)


def _elsewhere(events: tuple[Event, ...], *, is_ours: bool) -> str:
    """What an assessment is for whose plan is not on file here: the other district's."""
    if is_ours or has_iep(events):
        *others, last = get_args(AssessmentPurpose)
        raise UsageError(f"say --purpose {', '.join(others)} or {last}")
    return INITIAL
