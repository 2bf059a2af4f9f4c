"""The ids of new students: made, or as the case manager types them where `new_ids` in the settings is `asked`."""

from collections.abc import Collection, Sequence

from casemgr.casefile.student import check_student_id
from casemgr.characters import printable
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import typed
from casemgr.cli.terminal.lines import aside
from casemgr.exchange.compare import New
from casemgr.exchange.newids import new_ids


def ids_for(here: Session, students: Sequence[New], *, ask: bool) -> list[str]:
    """An id for each, in their order; none that a student or a file has, though it cannot be read."""
    folder = here.caseload.path_of("x").parent
    taken = {path.stem for path in folder.glob("*.yaml")}
    style = here.caseload.settings.new_ids
    ids = new_ids((new.pupil for new in students), taken, style)
    return _chosen_ids(students, ids, taken) if ask and style == "asked" else ids


def _chosen_ids(students: Sequence[New], proposed: Sequence[str], taken: Collection[str]) -> list[str]:
    """An id for each, asked for once: Enter takes the one proposed."""
    if students:
        aside("Ids are file names and may be seen by others: 2 to 31 small letters, digits, hyphens.")
    found: list[str] = []
    for new, default in zip(students, proposed, strict=True):
        used = {*taken, *found}
        found.append(_chosen(new, default if default not in used else "", used))
    return found


def _chosen(new: New, default: str, used: Collection[str]) -> str:
    question = printable(f"  {new.pupil.name}, grade {new.pupil.grade}: id")
    while True:
        said = typed(question, default or None)
        if said in used:
            aside(f"    {said} is another student's")
            continue
        try:
            return check_student_id(said)
        except ValueError as error:
            aside(f"    {printable(said)} {error}")
