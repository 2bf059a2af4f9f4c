"""What makes the recordings of a command one round."""

from casemgr.casefile.rounds import is_one_round
from support import fact, student_of


def test_the_ids_that_each_students_event_names_do_not_keep_a_round_apart() -> None:
    one, other, apart = (
        student_of(fact("provider_reported", "2026-11-06", provider=name, late_for=late)).events
        for name, late in (("Kim", "first"), ("Kim", "second"), ("Ito", "first"))
    )
    assert is_one_round([one, other])
    assert not is_one_round([one, apart])
    assert not is_one_round([one])
