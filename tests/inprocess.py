"""One command of the program in this process: a start of its own costs ten times what the command does.

What a process would have of its own is swapped around the call and put back after it, so that no state is left between
two runs: arguments, folder, environment, the three streams, the garbage collector. Tests of terminals, pipes, signals,
locks and start-up need a real process; they have the marker `process`.
"""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from casemgr.__main__ import main


def call_here(
    words: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str],
    *,
    on_a_terminal: bool = False,
    typed: str = "",
    at_a_keyboard: bool = False,
    one_stream: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run the program's own entry with these arguments, in this folder, with this environment and no other; nothing on
    standard input but what is `typed`, from a pipe or `at_a_keyboard`. Gives the exit code and what came out, line ends as they were written. Standard output is no terminal
    unless it is to pass for one. With `one_stream` errors come out where the rest does, as on a screen."""
    out = _Terminal() if on_a_terminal else _stream()
    err = out if one_stream else _stream()
    with (
        _streams(_Keyboard(typed) if at_a_keyboard else io.StringIO(typed), out, err),
        _folder(cwd),
        _environment(environment),
        _arguments(words),
    ):
        code = _run()
    return subprocess.CompletedProcess(["casemgr", *words], code, _text(out), _text(err))


def _run() -> int:
    try:
        main()
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0 if ending.code is None else 1
    finally:
        gc.enable()  # the program turns it off for its short life
    return 0


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")


class _Keyboard(io.StringIO):
    """What passes for a keyboard at which all of this is typed."""

    def isatty(self) -> bool:
        return True


class _Terminal(io.TextIOWrapper):
    """A stream that passes for a terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n")

    def isatty(self) -> bool:
        return True


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


@contextmanager
def _streams(*streams: io.TextIOBase | io.TextIOWrapper) -> Iterator[None]:
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        yield
    finally:  # the program may have set its own aside: a broken pipe
        sys.stdin, sys.stdout, sys.stderr = kept


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    back = _way_back()
    os.chdir(folder)
    try:
        yield
    finally:
        back()


def _way_back() -> Callable[[], None]:
    """Back into this folder: by its descriptor where the system can, for a user who may not go there by its path."""
    if os.chdir not in os.supports_fd:
        return partial(os.chdir, Path.cwd())
    here = os.open(".", os.O_RDONLY)

    def back() -> None:
        os.chdir(here)
        os.close(here)

    return back


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    kept = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


@contextmanager
def _arguments(words: Sequence[str]) -> Iterator[None]:
    kept = sys.argv
    sys.argv = ["casemgr", *words]
    try:
        yield
    finally:
        sys.argv = kept
