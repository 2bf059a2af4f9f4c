"""The program at a keyboard."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from conftest import PROGRAM, surroundings
from inprocess import call_here

if sys.platform != "win32":
    import pty


def asked(folder: Path, words: list[str], answers: list[str], code: int = 0) -> str:
    """What the program prints at a keyboard where these answers are typed, one a line, and it ends with this
    code."""
    done = call_here(
        words,
        folder,
        surroundings(folder, TERM="dumb"),
        typed="".join(f"{answer}\n" for answer in answers),
        at_a_keyboard=True,
        one_stream=True,
    )
    assert done.returncode == code, done.stdout
    return done.stdout


def asked_on_a_terminal(folder: Path, words: list[str], answers: list[str], code: int = 0) -> str:
    """The same with a process and a terminal of its own."""
    main, side = pty.openpty()
    settings = surroundings(folder, TERM="dumb")
    with subprocess.Popen(
        [str(PROGRAM), *words],
        cwd=folder,
        stdin=side,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=settings,
    ) as process:
        os.close(side)
        os.write(main, "".join(f"{answer}\n" for answer in answers).encode())
        try:
            said, _ = process.communicate(timeout=60)
        finally:
            process.kill()
            os.close(main)
    assert process.returncode == code, said
    return said


def _heeds_ctrl_c() -> None:
    """A shell starts what runs in its background so that Ctrl-C is ignored, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _ended_by_ctrl_c(process: subprocess.Popen[bytes]) -> bytes:
    """What is said on standard error from Ctrl-C on. One that comes just before the answer is waited for is heeded by Python
    only once there is an answer: as a person would, press it again."""
    for _ in range(3):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=20)[1]
    raise AssertionError("Ctrl-C did not end it")


def interrupted(folder: Path, words: list[str], question: str) -> tuple[int, str]:
    """The exit code, and what is said on standard error, where Ctrl-C answers this question."""
    main, side = pty.openpty()
    settings = surroundings(folder, TERM="dumb")
    with subprocess.Popen(
        [str(PROGRAM), *words],
        cwd=folder,
        stdin=side,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=settings,
        preexec_fn=_heeds_ctrl_c,  # noqa: PLW1509 - no threads here
    ) as process:
        os.close(side)
        assert process.stderr
        said = b""
        while question.encode() not in said and (piece := process.stderr.read1(4096)):  # type: ignore[attr-defined]
            said += piece
        try:
            rest = _ended_by_ctrl_c(process)
        finally:
            process.kill()
            os.close(main)
    return process.returncode, (said + rest).decode()
