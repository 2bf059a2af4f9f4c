"""Events that no command would have recorded where they are: notes, as somebody may have meant them so."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.saying import ALONE, long_date
from casemgr.checks.whole_file import misfits
from casemgr.cli.program.session import Session
from casemgr.store.yamltext import line_of


def misfit_notes(here: Session) -> Iterator[str]:
    """Each with its place in the file, the reason, and the command that corrects it."""
    caseload, today = here.caseload, here.today
    for file in (caseload.journal(), *caseload.students()):
        if file.student is None:
            continue
        found = list(misfits(file.student, here.context, today))
        document = caseload.document(file.name, end_mark=True) if found else None
        for place, event, reason in found:
            line = line_of(document, ["events", place]) if document else None
            why = reason.replace(" STUDENT", f" {file.student.id}")
            what = f"{event.clause(ALONE)} on {long_date(event.date, today)}"
            correct = f"casemgr correct {file.student.id} {event.id} --on DATE, or FIELD=VALUE"
            yield f"{file.name}:{line}: {what} does not fit the rest: {why}. To correct it: {correct}"
