"""Due after each new IEP, and before the first day of the school year. It is done when each teacher and provider on file has been
named, at once or one after another. Name several students at once, or say --all.

Example: `casemgr review-with ana-r ben-k --staff "Joan Amsel" --staff "Priya Nair"`
"""

from typing import Annotated

from casemgr.casefile.saying import first_of
from casemgr.cli.lists.gather import chosen
from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.recording.rounds import Except
from casemgr.cli.terminal.lines import aside
from casemgr.errors import Refused, UsageError


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of ids or names.")] = None,
    staff: Annotated[Several, text("NAME", "A teacher or provider (repeatable).")] = None,
    all_staff: Annotated[bool, flag("Every teacher and provider on file.")] = False,
    everyone: Annotated[bool, flag("Everyone on the caseload who has an IEP.", "--all")] = False,
    excepted: Except = None,
    how: Annotated[Maybe, text("HOW", "In person, with the IEP at a glance …")] = None,
) -> None:
    from casemgr.recording.staff import review_each
    from casemgr.state.enrollment import has_iep

    if not staff and not all_staff:
        raise UsageError("say with whom: --staff NAME, or --all-staff for every teacher and provider on file")
    here, named = given.session, staff or ()

    def meant() -> Chosen[None]:
        those = chosen(here, students or [], excepted or [], everyone=everyone)
        without = [] if given.force else [each.id for each in those if not has_iep(each.known(here.today))]
        if without and (not everyone or len(without) == len(those)):
            raise Refused(
                f"not recorded: no IEP is on file for {first_of(without)}; add --force if there is one"
            )
        left = f"left out, without an IEP: {len(without)} ({first_of(without)})"
        return alike([each.id for each in those if each.id not in without], *([left] if without else []))

    with given.recording_each(meant) as works:
        found = review_each([work for work, _ in works], named, how, all_staff=all_staff, everyone=everyone)
    for note in found.left_out():
        aside(f"Note: {note}")
