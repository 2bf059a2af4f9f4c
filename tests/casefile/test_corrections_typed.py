"""The correction of an event as it is typed: the field, its value, and what is said where nothing is new."""

from datetime import date

import pytest

from casemgr.casefile.events import IdentityChanged
from casemgr.casefile.typed.corrections import change_typed, nothing_new, renaming, suspected_corrected
from casemgr.casefile.typed.fields import Readers
from casemgr.errors import UsageError
from support import fact, student_of

TODAY = date(2026, 11, 23)
AS_IT_IS = Readers(lambda _cls, _key, text: text, date.fromisoformat, str, str)
REFERRAL = fact("referral_received", "2026-09-14", areas=["health"])


@pytest.mark.parametrize(
    ("words", "found"),
    [("form=oral", ("form", "oral")), ("by = the teacher", ("by", "the teacher"))],
)
def test_a_field_is_named_with_its_value(words: str, found: tuple[str, str]) -> None:
    (old,) = student_of(REFERRAL).events
    assert change_typed(old, words, TODAY, AS_IT_IS) == found


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("date=9/15", "corrected by --on 9/15"),
        ("forn=oral", "did you mean form?"),
        ("form", "write FIELD=VALUE"),
        ("id=x", "has the fields by, note"),
    ],
)
def test_what_is_no_field_of_it_is_said(words: str, why: str) -> None:
    (old,) = student_of(REFERRAL).events
    with pytest.raises(UsageError, match=why):
        change_typed(old, words, TODAY, AS_IT_IS)


def test_what_is_on_file_already_is_shown_as_typed() -> None:
    assert nothing_new({"oral": True}) == "that is on file already: oral=true"
    assert nothing_new({"signed": TODAY}).endswith("signed=2026-11-23. For another year, type the year too")
    assert nothing_new({}).startswith("say what is corrected")


def test_what_a_referral_wrote_at_the_head_follows_its_correction() -> None:
    student = student_of(REFERRAL)
    (old,) = student.events
    head = student.identity.model_copy(update={"suspected": ("health",)})
    corrected = old.model_copy(update={"areas": ("motor",)})
    changes = suspected_corrected(head, old, corrected, [corrected])
    assert [(each.before, each.after) for each in changes] == [("health", "motor")]
    assert suspected_corrected(head, old, corrected, [old, corrected])[0].before is None


def test_another_name_follows_the_one_on_file() -> None:
    student = student_of(fact("identity_changed", "2026-10-01", field="teachers.0", after="Joan Amsel"))
    (old,) = student.events
    assert isinstance(old, IdentityChanged)
    head = student.identity.model_copy(update={"teachers": ("Joan Amsel",)})
    found = renaming(head, old, "Joan Amsler")
    assert found.value == {"field": old.field, "before": "Joan Amsel", "after": "Joan Amsler"}
    assert found.doubt is None
    with pytest.raises(UsageError, match="on file already: after=Joan Amsel"):
        renaming(head, old, "Joan Amsel")
    since = head.model_copy(update={"teachers": ("Jo Amsel",)})
    assert renaming(since, old, "Joan Amsler").doubt == "the name was changed again since: it is Jo Amsel"
