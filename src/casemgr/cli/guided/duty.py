"""How `next` asks about one open duty: the day, and what its own command wants to know; never anything made up."""

from casemgr.casefile.typed.invitees import invitee
from casemgr.checks.its_command import NOT_NEEDED, instead_of_na, not_needed_command, not_open_on
from casemgr.cli.duties.done import record_done, record_na
from casemgr.cli.duties.targets import Target
from casemgr.cli.guided.answers import LATER, UNSAID, NotApplicableError
from casemgr.cli.guided.said import ASKED, ASKED_FIRST
from casemgr.cli.guided.walk import Walk
from casemgr.cli.loading.command import load
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.lines import aside
from casemgr.docket.matching import may_run_twice, started_by
from casemgr.docket.ticks import afterwards, clock_named
from casemgr.errors import Refused
from casemgr.reports.next_questions import (
    SEVERAL,
    can_be_ticked,
    command_words,
    each_of_a_set,
    goes_with_safeguards,
    is_placeholder,
    question_for,
)
from casemgr.reports.next_topics import Topic

PROVIDER_REPORTED = "provider-reported"
DONE_ASKED = "Which day was it done?"


def ask_about_duty(walk: Walk, topic: Topic) -> None:
    """Ask what there is to know about a duty, and record it."""
    rule, facts = topic.deadline.rule, walk.facts(topic.student)
    if ask := ASKED_FIRST.get(rule.next.split()[0]):
        ask(walk, topic)
    elif can_be_ticked(topic, facts):
        try:
            _done(walk, topic)
        except NotApplicableError:
            if why := walk.answers.reason("Why does it not apply?"):
                walk.record(topic.student, lambda given, work: record_na(given, work, _target(topic), why))
    elif ask := ASKED.get(rule.next.split()[0]):
        ask(walk, topic)
    else:
        _by_its_command(walk, topic)


def ask_about_closed(walk: Walk, topic: Topic) -> None:
    """A duty that closed with the meeting it was owed before: when it was done, if it was."""
    aside("  It has no record.")
    if not _ask_each(walk, topic) and (day := walk.answers.day(DONE_ASKED)):
        _tick_closed(walk, topic, day)


def _done(walk: Walk, topic: Topic) -> None:
    """A duty that `done` takes: which day, and where its command wants names, those."""
    facts, rule = walk.facts(topic.student), topic.deadline.rule
    takes_na = not instead_of_na(rule, topic.student, [topic.deadline], facts.events, walk.here.today)
    if _ask_each(walk, topic, may_not_apply=takes_na):
        return
    day = walk.answers.day(DONE_ASKED, may_not_apply=takes_na)
    if day and _done_on(walk, topic, day) and _is_left(walk, topic):
        aside("  It stays open.")


def _is_left(walk: Walk, topic: Topic) -> bool:
    """Whether the same clock is still open, and not the next one of its duty."""
    return any(
        left.key == topic.key and left.deadline.started_on == topic.deadline.started_on
        for left in walk.left_of(topic.student)
    )


def _done_on(walk: Walk, topic: Topic, day: str) -> bool:
    """Record it with what else is asked; whether that was recorded."""
    if (typed := _with_answers(walk, topic)) is not None:
        return walk.command(*typed, "--on", day)
    if not goes_with_safeguards(topic, walk.facts(topic.student)):
        return _tick(walk, topic, day)
    attached = walk.answers.yes_or_no("Were the procedural safeguards attached?")
    return attached is not None and _tick(walk, topic, day, safeguards=attached)


def _ask_each(walk: Walk, topic: Topic, *, may_not_apply: bool = False) -> bool:
    """Ask about each report of a set by itself: of an assessment by its area, of a provider by name. Whether it is such a duty."""
    each_alone = each_of_a_set(topic, walk.facts(topic.student))
    for words in each_alone:
        whose = f"{words[-1]}'s report" if words[0] == PROVIDER_REPORTED else f"the {words[-1]} report"
        if day := walk.answers.day(f"Which day did {whose} come in?", may_not_apply=may_not_apply):
            walk.command(*words, "--on", day)
    return bool(each_alone)


def _with_answers(walk: Walk, topic: Topic, way_out: str = UNSAID) -> list[str] | None:
    """The duty's own command with what it wants to know; None where it wants nothing, or an answer is left out, which is as
    `way_out` says."""
    words = command_words(topic)
    if words[0] == "done" or not any(map(is_placeholder, words)):
        return None
    typed: list[str] = []
    for word in words:
        if not is_placeholder(word):
            typed.append(word)
            continue
        option = typed[-1] if typed[-1].startswith("--") else ""
        said = _names(walk, typed[0], option, word, way_out)
        if not said:
            return None
        typed = typed[:-1] if option else typed
        typed += [part for each in said for part in ((option, each) if option else (each,))]
    return typed


def _names(walk: Walk, command: str, option: str, placeholder: str, way_out: str) -> list[str]:
    """What is typed for a placeholder: several names where the option takes them, each by itself."""
    question = question_for(command, placeholder)
    if question is None:
        return []
    if placeholder not in SEVERAL:
        said = walk.answers.text(question, way_out)
        return [said] if said else []
    people = walk.here.caseload.settings.people
    names = (
        walk.answers.each_that_fits(question, lambda words: invitee(people, words), way_out)
        if placeholder == "ROLE=NAME"
        else walk.answers.several(question, way_out=way_out)
    )
    return names if _takes_several(command, option) else [", ".join(names)] * bool(names)


def _takes_several(command: str, option: str) -> bool:
    params = load(command).params
    meant = [param for param in params if option in param.opts or (not option and param.nargs == -1)]
    return any(getattr(param, "multiple", False) or param.nargs == -1 for param in meant)


def _tick(walk: Walk, topic: Topic, day: str, *, safeguards: bool | None = None) -> bool:
    """The day and what the file says; the rest stays unsaid."""

    def ticked(given: Given, work: Work) -> None:
        record_done(given, work, _target(topic), safeguards=safeguards)

    return walk.record(topic.student, ticked, day)


def _target(topic: Topic) -> Target:
    """The duty asked about, and which of its clocks where it may have several."""
    deadline = topic.deadline
    return Target(deadline.rule, started_by(deadline.start) if may_run_twice(deadline.rule) else None)


def _tick_closed(walk: Walk, topic: Topic, day: str) -> None:
    """The same of a duty that is not open any more."""

    def ticked(given: Given, work: Work) -> None:
        asked = topic.deadline
        clock = clock_named(asked.rule, work.clocks, started_by(asked.start)) or asked
        made = afterwards(clock, work.student, work.known, given.day(work))
        if not made:
            raise Refused(f"{work.student.id}: not recorded: {not_open_on(clock, given.day(work))}")
        for each in made:
            given.add(work, each.cls, **each.fields)

    walk.record(topic.student, ticked, day)


def _by_its_command(walk: Walk, topic: Topic) -> None:
    """What `done` does not take: its command is asked for what it wants to know, or else named."""
    assert topic.step
    not_needed = not_needed_command(topic.deadline.rule, topic.student)
    if not any(map(is_placeholder, command_words(topic))):
        aside(f"  Record it with: {topic.step.command}")
        return
    try:
        day = walk.answers.day(DONE_ASKED, may_not_apply=not_needed is not None)
        if day and (typed := _with_answers(walk, topic, LATER)):
            walk.command(*typed, "--on", day)
    except NotApplicableError:
        if why := walk.answers.reason("Why is it not needed?"):
            walk.command(command_words(topic)[0], topic.student, f"--{NOT_NEEDED}", "--why", why)
