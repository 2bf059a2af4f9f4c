"""What a command prints where it works."""

from __future__ import annotations

import json
from typing import Any

from conftest import Run


def ok(run: Run, *words: str, **environment: str) -> str:
    """Standard output; a failure shows what was said."""
    done = run(*words, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def data(run: Run, *words: str) -> Any:
    """The same as data, of a list in JSON."""
    return json.loads(ok(run, *words, "--format", "json"))
