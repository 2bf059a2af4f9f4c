"""The signed plan received, or the refusal: what was answered, asked about where nothing is said of it."""

from typing import NamedTuple, Self, get_args

from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import contradict, needs
from casemgr.casefile.typed.asker import Asker
from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.checks.consent import CONSENT_ASKED, CONSENT_WORDS, TEAM_INSISTS
from casemgr.checks.plan_answered import OnFile, Said, plan_answer
from casemgr.recording.work import Work


class Consent(NamedTuple):
    """What is said of the answer."""

    purpose: str | None
    agreed: tuple[str, ...]
    refused: bool
    withdrawn: bool
    team_insists: bool

    def checked(self) -> Self:
        """The same with the purpose that is meant. UsageError for what does not go together."""
        others = "; to refuse some areas, name the others with --agreed"
        contradict({"--refused": self.refused, "--agreed": self.agreed}, others)
        contradict({"--withdrawn": self.withdrawn, "--agreed": self.agreed})
        if not self.refused and not self.withdrawn:
            about = "it is about an assessment the parent refused"
            needs("--refused", {"--team-insists": self.team_insists}, about)
        return self._replace(purpose=self.purpose and meant(self.purpose, get_args(AssessmentPurpose)))


def asked_about(asker: Asker, said: Consent) -> Consent:
    """The same with what is answered, where somebody can be asked."""
    if not asker.is_there:
        return said
    answer = asker.ask(CONSENT_ASKED, CONSENT_WORDS, "--agreed or --refused")
    agreed = asker.ask_text("Which areas?", "--agreed").split(",") if answer == "part" else ()
    refused = answer == "refused"
    insists = refused and (said.team_insists or asker.yes_no_or_later(TEAM_INSISTS) is True)
    return said._replace(agreed=tuple(agreed), refused=refused, team_insists=insists)


def record_consent(work: Work, said: Consent, signed: str | None) -> None:
    """Record what the parent answered, for the plan that is meant."""
    day = work.day
    signed_on = work.signed(signed, day)
    answer = Said(said.purpose, said.agreed, said.refused, said.withdrawn, said.team_insists)
    on_file = OnFile(work.student.id, work.known, work.context.law.meanings, work.today)
    if found := work.take(plan_answer(answer, day, on_file, force=work.force)):
        work.record(found.cls, day, signed=signed_on, **found.fields)
