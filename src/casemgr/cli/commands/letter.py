"""Parents' letters come in the contact's language (English and Spanish are shipped). Without KIND the kinds are listed.
What the file does not hold is named, and drawn as a line to write on; --set NAME=TEXT supplies it. A letter that says
something happened is printed only where that is on file. Printing is not sending: --record also records it as sent. The
district's own templates in letters/ win by file name.

Example: `casemgr letter meeting-notice ana-r -o notice.pdf`, `casemgr letter release --blank -o release.pdf`
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.typed import dates
from casemgr.casefile.vocabulary import LETTER_TOPICS, NoticeAction
from casemgr.cli.lists.output import Output, put
from casemgr.cli.lists.showing import show
from casemgr.cli.options.kinds import Group, Maybe, Several, argument, choice, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import DryRun
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.paper.letters.facts.source import Choices


@dataclass(frozen=True)
class About(Group):
    """To whom the letter is, and of several meetings, members and sources which is meant."""

    to: Annotated[Several, text("NAME", "To whom: a contact, or a name (repeatable).")] = None
    language: Annotated[Maybe, text("LANGUAGE", "In place of the contact's language.")] = None
    about: Annotated[Maybe, text("TOPIC", f"A staff notice: {', '.join(LETTER_TOPICS)}.")] = None
    meeting: Annotated[Maybe, text("DATE", "The meeting meant, where several are booked.")] = None
    member: Annotated[Maybe, text("WHO", "An excusal: the member, by name or role.")] = None
    source: Annotated[Maybe, text("NAME", "A release of information: who holds the records.")] = None
    teacher: Annotated[
        Maybe, text("NAME", "at-a-glance: all of a teacher's students; `all`: a sheet for each teacher.")
    ] = None

    def choices(self, today: date) -> Choices:
        from casemgr.paper.letters.facts.source import Choices
        from casemgr.paper.letters.wish import topic_meant

        day = dates.planned(self.meeting, today) if self.meeting else None
        return Choices(
            tuple(self.to or ()),
            topic_meant(self.about),
            day,
            self.member or "",
            self.source or "",
            self.teacher or "",
        )


@dataclass(frozen=True)
class Elements(Group):
    """What a written notice says."""

    action: Annotated[Maybe, text("TEXT", "Written notice: what is proposed or refused.")] = None
    decision: Annotated[Maybe, choice(NoticeAction, "WORD", lead="Written notice: ")] = None
    reasons: Annotated[Maybe, text("TEXT", "Written notice: why.")] = None
    evidence: Annotated[Maybe, text("TEXT", "Written notice: what it rests on.")] = None
    other_options: Annotated[Maybe, text("TEXT", "Written notice: other options, and why not.")] = None
    other_factors: Annotated[Maybe, text("TEXT", "Written notice: other factors.")] = None


def run(
    here: Session,
    *,
    kind: Annotated[Maybe, argument("KIND", "Which letter; without it they are listed.")] = None,
    student: Annotated[Maybe, argument("STUDENT", "An id, or enough of an id or name.")] = None,
    about: About,
    elements: Elements,
    given: Annotated[Several, text("NAME=TEXT", "A fact by its name (repeatable).", "--set")] = None,
    blank: Annotated[bool, flag("An empty form, to be filled in by hand; no STUDENT needed.")] = False,
    for_all: Annotated[
        bool, flag("For every student: into one PDF, or a folder of files (-o).", "--all")
    ] = False,
    force: Annotated[bool, flag("Print it although what it says is not on file.")] = False,
    record: Annotated[bool, flag("Record it as sent, too.")] = False,
    dry_run: DryRun = False,
    format_name: Annotated[Maybe, text("FORMAT", "html, pdf, docx or md.", "--format")] = None,
    output: Output = None,
) -> None:
    from casemgr.cli.letters.printed import finish, print_several, say_notes
    from casemgr.cli.letters.sources import page_of
    from casemgr.paper.letters.catalogue import TIMELINE, Catalogue, kinds_report
    from casemgr.paper.letters.making import FORMATS
    from casemgr.paper.letters.teachers import EACH_TEACHER
    from casemgr.paper.letters.wish import Wish, facts_said, format_meant
    from casemgr.store.letterfiles import read_letters

    catalogue = Catalogue(read_letters(here.caseload.root))
    if kind is None:
        show(here, kinds_report(catalogue), format_name, output)
        return
    ending = output.suffix.lstrip(".").lower() if output else None
    wanted = format_meant(format_name, ending, tuple(FORMATS))
    choices = about.choices(here.today)
    said = facts_said(vars(elements), given or ())
    kind = catalogue.meant(kind)
    wish = Wish(kind, student, choices, about.language, said, force=force, record=record, blank=blank)
    is_round = for_all or choices.teacher == EACH_TEACHER
    if is_round and (blank or dry_run):
        raise UsageError("--all prints letters into files; leave out --blank and --dry-run")
    if kind == TIMELINE or is_round:
        print_several(here, catalogue, wish, wanted, output)
        return
    page = page_of(here, catalogue, wish)
    say_notes(here, page)
    if not dry_run:
        put(FORMATS[wanted](page.letter), output)
    finish(here, page, given or (), record=record, dry_run=dry_run)
