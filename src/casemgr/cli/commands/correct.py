"""Records the event again with what is given changed, and makes the old one void; both stay in the file, and what names the
old one by its id means the new one. What the event had written above the events is changed too. A list has
commas: `areas=reading, motor`; `field=` alone takes the field out. --area works as it did on the
command that recorded the event, and takes the place of every area named there. A day, an hour, yes or no and a name are
typed as on that command: `meeting_date=12/3`, `time=3pm`, `transportation=yes`. `casemgr events` lists the fields,
`casemgr show STUDENT` each event's id.

Example: `casemgr correct ana-r nzf6g4 --on 2026-11-10 signed=2026-11-07 --why "read the stamp wrong"`
"""

from typing import Annotated

import typer

from casemgr.cli.options.kinds import Several, StudentWords, argument, text
from casemgr.cli.recording.given import Given
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    event: Annotated[str, argument("EVENT", "The event's id.")],
    changes: Annotated[Several, argument("FIELD=VALUE", "What is corrected.")] = None,
    area: Annotated[
        Several, text("AREA", "The areas that are right (repeatable); AREA=ASSESSOR in a plan.")
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")] = "corrected",
) -> None:
    from casemgr.casefile.events import IdentityChanged, Void
    from casemgr.casefile.headpath import named
    from casemgr.casefile.naming import renamed
    from casemgr.casefile.persons import is_a_name
    from casemgr.casefile.typed.corrections import change_typed, nothing_new, renaming, suspected_corrected
    from casemgr.casefile.typed.fields import Readers
    from casemgr.checks.booking_corrected import booking_corrected
    from casemgr.state.areas_meant import area_corrected, areas_corrected
    from casemgr.store.typed import field_from_text

    with given.recording(student) as work:
        old = work.event(event)
        if isinstance(old, Void):
            raise UsageError(f"{event}: a void is not corrected; `casemgr void` makes its event count again")
        meanings = work.context.law.meanings
        readers = Readers(
            field_from_text,
            work.happened,
            work.anyones_name,
            lambda words: area_corrected(words, old, work.known, meanings),
        )
        fields = said = dict(change_typed(old, words, work.today, readers) for words in changes or ())
        if area:
            fields = said | areas_corrected(area, old, work.known, meanings)
        day = work.day if given.on else old.date
        if is_a_name(old) and said.keys() == {"after"} and said["after"]:
            work.record(type(old), day, **work.take(renaming(work.student.identity, old, said["after"])))
            return
        corrected = work.record_again(old, day, why, fields)
        if renamed(corrected, {corrected.id: old.id}).model_copy(update={"recorded": old.recorded}) == old:
            raise UsageError(nothing_new(said))
        work.warn_each(booking_corrected(old, corrected, work.student.id, work.known, work.today))
        for each in suspected_corrected(work.student.identity, old, corrected, work.known):
            work.add(
                IdentityChanged, work.today, field=named(each.path), before=each.before, after=each.after
            )
