"""What changes at the head of a student's file: who the student is, and who carries out the IEP."""

from collections.abc import Iterable, Sequence

from casemgr.casefile.events import IdentityChanged, StaffJoined
from casemgr.casefile.headpath import HeadChange, named
from casemgr.casefile.names import names_meant
from casemgr.casefile.optionwords import said_once
from casemgr.checks.areas import said_by_a_referral
from casemgr.checks.known import school_meant, track_meant
from casemgr.checks.schools import may_be_a_move, only_an_entry
from casemgr.errors import UsageError
from casemgr.law.words import areas_of, own_area
from casemgr.recording.work import Work
from casemgr.state.enrollment import has_iep


def record_head(work: Work, changes: Iterable[HeadChange]) -> None:
    """The changes, and who is new among those who carry out the IEP of a student who has one."""
    before = work.student.identity.carry_it_out
    for each in changes:
        work.record(IdentityChanged, field=named(each.path), before=each.before, after=each.after)
    if has_iep(work.known):
        for name in dict.fromkeys(work.student.identity.carry_it_out):
            if name not in (*before, work.case_manager):
                work.record(StaffJoined, staff=name)


def school_entered(work: Work, words: str) -> str:
    """The school meant, where the one on file was a wrong entry; asked about, and refused unless forced where no one can be asked.
    UsageError naming `move` where the student moves."""
    was, schools = work.student.identity.school, work.schools
    school = work.take(school_meant(words, schools))
    if work.force or not may_be_a_move(was, school, schools, work.known, work.today):
        return school
    move = f'casemgr move {work.student.id} "{school}" --on DATE'
    question = f"Does the student move to {school}, or was {was} a wrong entry?"
    if not work.asker.is_there:
        work.refuse(only_an_entry(was, move))
    elif work.asker.ask(question, ("move", "wrong"), move) == "move":
        raise UsageError(f"to record the move, with the duties that it starts: {move}")
    return school


def track_entered(work: Work, words: str) -> str:
    """The track meant; refused, unless forced, where no calendar has it."""
    tracks, main = work.context.tracks, work.context.main_years
    return work.take(track_meant(words, tracks, is_whole=bool(main)))


def place_entered(work: Work, school: str | None, track: str | None) -> dict[str, str | None]:
    """The school and the track meant, where they are typed."""
    return {
        "school": school_entered(work, school) if school is not None else None,
        "track": track_entered(work, track) if track else None,
    }


def disabilities_typed(
    work: Work, added: Sequence[str] | None, removed: Sequence[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that are new, and those that the student has not."""
    meanings, head = work.context.law.meanings, work.student.identity.suspected
    new = areas_of(added, meanings)
    gone = tuple(own_area(words, [head], meanings) for words in removed or ())
    said_once({"--disability": new, "--not-disability": gone})
    if why := said_by_a_referral(gone, work.known, work.student.id, work.today):
        raise UsageError(why)
    return new, gone


def provider_typed(work: Work, words: str) -> str:
    """`NAME=SERVICE` with the full name of somebody of the staff who is no provider of the student yet."""
    name, sign, service = words.partition("=")
    on_file = names_meant(name, [provider.name for provider in work.student.identity.providers])
    if on_file:
        return words
    return f"{work.people.full_name(name)}{sign}{service}"
