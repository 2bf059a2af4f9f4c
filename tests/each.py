"""One test of many cases that take a millisecond each: as tests of their own, the runner would take ten times as long as
they do. Each case is still tried, and each that fails is named."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]


def each(cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Like `pytest.mark.parametrize`, for the first arguments of a test: cases are words, or `pytest.param` with an id.
    Fixtures come after them; all cases share theirs."""
    named = [(str(case), (case,)) if isinstance(case, str) else (str(case.id), case.values) for case in cases]
    assert named

    def decorate(test: Test) -> Test:
        @wraps(test)
        def all_of_them(**fixtures: Any) -> None:
            failed = {}
            for name, values in named:
                try:
                    test(*values, **fixtures)
                except (AssertionError, pytest.fail.Exception) as failure:
                    failed[name] = str(failure)
                except Exception as error:
                    error.add_note(f"case: {name}")
                    raise
            assert not failed, "\n\n".join(f"{name}: {said}" for name, said in failed.items())

        given = len(named[0][1])
        asked = [*inspect.signature(test).parameters.values()][given:]
        shown = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in asked]
        vars(all_of_them)["__signature__"] = inspect.Signature(shown)
        return all_of_them

    return decorate
