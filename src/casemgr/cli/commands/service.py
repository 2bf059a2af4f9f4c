"""First the service as the IEP has it, with --starts; then --started when it is delivered for the first time. Both go
together where it begins on the day on which you record it. --ended says that it is not in the IEP, or no longer given. NAME
may be part of the name of a service on file. With --starts any other name is a new service; so is part of one with --force: OT
beside OT consultation.

Example: `casemgr service ben-k speech --starts 2026-12-07 --provider Priya --minutes "30 minutes weekly"`, `casemgr
service ben-k speech --started --on 12/8`
"""

from typing import Annotated

from casemgr.cli.options.kinds import Maybe, StudentWords, argument, flag, text
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import ask_text
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    name: Annotated[str, argument("NAME", "The service, or enough of its name.")],
    starts: Annotated[Maybe, text("DATE", "The start date in the IEP: it is planned.")] = None,
    started: Annotated[bool, flag("It is delivered for the first time.")] = False,
    ended: Annotated[bool, flag("It is not in the IEP, or no longer given.")] = False,
    provider: Annotated[Maybe, text("NAME", "Who gives it.")] = None,
    minutes: Annotated[Maybe, text("TEXT", "How much and how often: 30 minutes weekly.")] = None,
) -> None:
    from casemgr.recording.staff import record_service

    if ended and (starts or started or provider or minutes):
        raise UsageError("--ended goes with the name of the service alone")
    if started and not starts and (provider or minutes):
        raise UsageError(
            "--provider and --minutes are for a service planned: say --starts DATE too, the start in the IEP"
        )
    if not started and not ended:
        starts = starts or ask_text("On which day does it start?", "--starts DATE, --started, or --ended")
    with given.recording(student) as work:
        record_service(work, name, starts, provider, minutes, started=started, ended=ended)
