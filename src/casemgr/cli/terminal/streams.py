"""Standard output and error: what cannot be printed is said to be just that, and is no failure of anything else."""

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, Self, TextIO, cast


class PrintFailedError(Exception):
    """Standard output takes no more: the disk behind it is full, it is closed, or its reader has left."""

    def __init__(self, reason: OSError) -> None:
        super().__init__()
        self.reason = reason

    @property
    def reader_left(self) -> bool:
        return isinstance(self.reason, BrokenPipeError)


class _Stream(ABC):
    """A stream like the one it replaces, but for what happens when it takes no more."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: Any) -> int:
        with self._guarded():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with self._guarded():
            self._stream.flush()

    @property
    def buffer(self) -> Self:
        return type(self)(self._stream.buffer)

    @abstractmethod
    def _guarded(self) -> AbstractContextManager[None]:
        """What goes on around each writing."""


class _Output(_Stream):
    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise PrintFailedError(error) from None


class _Errors(_Stream):
    """Nobody hears what cannot be said."""

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        with suppress(OSError):
            yield


def open_streams() -> None:
    """Set up the program's streams. All three are there afterwards: a file opened later must not become one of them.
    Printing to one that was closed fails."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest number that is free: this one
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.stdout = cast("TextIO", _Output(sys.stdout))
    if sys.stderr:
        sys.stderr = cast("TextIO", _Errors(sys.stderr))


def close_output() -> None:
    """Give up printing for good, without a further try at the program's end."""
    sys.stdout = None
