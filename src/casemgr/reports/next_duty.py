"""How `next` asks about one open duty: the day, and what its own command wants to know; never anything made up."""

from casemgr.casefile.typed.answers import LATER, UNSAID, NotApplicableError
from casemgr.casefile.typed.invitees import invitee
from casemgr.checks.its_command import NOT_NEEDED, instead_of_na, not_needed_command
from casemgr.docket.next_steps import step_before
from casemgr.reports.next_questions import (
    SEVERAL,
    can_be_ticked,
    command_words,
    each_of_a_set,
    goes_with_safeguards,
    is_placeholder,
    question_for,
)
from casemgr.reports.next_said import ASKED, ASKED_FIRST
from casemgr.reports.next_topics import Topic
from casemgr.reports.next_walk import Walk

PROVIDER_REPORTED = "provider-reported"
DONE_ASKED = "Which day was it done?"


def ask_about_duty(walk: Walk, topic: Topic) -> None:
    """Ask what there is to know about a duty, and record it."""
    rule, facts = topic.deadline.rule, walk.facts(topic.student)
    if step_before(topic.deadline, facts.events):
        assert topic.step
        walk.answers.say(f"  Record it with: {topic.step.command}")
    elif ask := ASKED_FIRST.get(rule.next.split()[0]):
        ask(walk, topic)
    elif can_be_ticked(topic, facts):
        try:
            _done(walk, topic)
        except NotApplicableError:
            if why := walk.answers.reason("Why does it not apply?"):
                walk.not_applicable(topic, why)
    elif ask := ASKED.get(rule.next.split()[0]):
        ask(walk, topic)
    else:
        _by_its_command(walk, topic)


def ask_about_closed(walk: Walk, topic: Topic) -> None:
    """A duty that closed with the meeting it was owed before: when it was done, if it was."""
    walk.answers.say("  It has no record.")
    if not _ask_each(walk, topic) and (day := walk.answers.day(DONE_ASKED)):
        walk.tick_afterwards(topic, day)


def _done(walk: Walk, topic: Topic) -> None:
    """A duty that `done` takes: which day, and where its command wants names, those."""
    facts, rule = walk.facts(topic.student), topic.deadline.rule
    takes_na = not instead_of_na(rule, topic.student, [topic.deadline], facts.events, walk.today)
    if _ask_each(walk, topic, may_not_apply=takes_na):
        return
    day = walk.answers.day(DONE_ASKED, may_not_apply=takes_na)
    if day and _done_on(walk, topic, day) and _is_left(walk, topic):
        walk.answers.say("  It stays open.")


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
        return walk.tick(topic, day)
    attached = walk.answers.yes_or_no("Were the procedural safeguards attached?")
    return attached is not None and walk.tick(topic, day, safeguards=attached)


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
    people = walk.people
    names = (
        walk.answers.each_that_fits(question, lambda words: invitee(people, words), way_out)
        if placeholder == "ROLE=NAME"
        else walk.answers.several(question, way_out=way_out)
    )
    return names if walk.takes_several(command, option) else [", ".join(names)] * bool(names)


def _by_its_command(walk: Walk, topic: Topic) -> None:
    """What `done` does not take: its command is asked for what it wants to know, or else named."""
    assert topic.step
    not_needed = not_needed_command(topic.deadline.rule, topic.student)
    if not any(map(is_placeholder, command_words(topic))):
        walk.answers.say(f"  Record it with: {topic.step.command}")
        return
    try:
        day = walk.answers.day(DONE_ASKED, may_not_apply=not_needed is not None)
        if day and (typed := _with_answers(walk, topic, LATER)):
            walk.command(*typed, "--on", day)
    except NotApplicableError:
        if why := walk.answers.reason("Why is it not needed?"):
            walk.command(command_words(topic)[0], topic.student, f"--{NOT_NEEDED}", "--why", why)
