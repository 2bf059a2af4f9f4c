"""Whether a student is of age."""

from datetime import date


def is_of_age(since: date | None, day: date) -> bool:
    """Whether the parents' rights are the student's own on a day (34 CFR 300.520). `since`: the day from which they are."""
    return since is not None and day >= since
