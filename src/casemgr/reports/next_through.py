"""Going through what is open, one question each, and at once through what an answer has started."""

from collections.abc import Sequence

from casemgr.reports.next_duty import ask_about_duty
from casemgr.reports.next_meeting import ask_about_meeting
from casemgr.reports.next_topics import Topic, topics
from casemgr.reports.next_walk import Walk
from casemgr.reports.today_student import StudentDay


def walk_through(walk: Walk, days: Sequence[StudentDay]) -> None:
    """Ask about each topic; after what was recorded for a student, about the steps that it started there."""
    for topic in topics(days, walk.parts):
        waiting = [topic]
        while waiting:
            first = waiting.pop(0)
            if not walk.was_asked(first):
                waiting = [*_started_by_asking(walk, first), *waiting]


def _started_by_asking(walk: Walk, topic: Topic) -> list[Topic]:
    """Ask, where it is open still; the steps that what was recorded has started for the student."""
    keys, recorded = {each.key for each in walk.left_of(topic.student)}, walk.recorded
    taken = walk.answers.taken
    if topic.key in keys:
        walk.begins(topic)
        (ask_about_duty if topic.booking is None else ask_about_meeting)(walk, topic)
    if walk.recorded == recorded:
        if walk.answers.taken > taken:
            walk.answers.say("  Nothing was recorded of this; it is asked again another time.")
        return []
    order = [rule.id for rule in walk.context.law.rules]
    new = [each for each in walk.left_of(topic.student) if each.key not in keys]
    held = [
        each for each in new if each.booking
    ]  # entered with a day that has passed: what became of it comes first
    steps = [each for each in new if each.step]
    return [
        *held,
        *sorted(steps, key=lambda each: order.index(each.deadline.rule.id)),
    ]  # as the handbook goes
