"""Two processes that share the work on many files: this one and a forked one, each every second portion.

The forked one writes what it made into a pipe, from which it is read in order.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, TypeVar

from casemgr.errors import CasemgrError

Item = TypeVar("Item")
Made = TypeVar("Made")

PORTION = 25
ROOM = 1_000_000
"""The bytes that the pipe may hold, where the system allows so many: the forked process works on until it is full."""


def in_order_by_forks(
    work: Callable[[Item], Made], items: Sequence[Item], shared: Sequence[object]
) -> Iterator[Made]:
    """What `work` makes of each item, in their order, by this process and a forked one."""
    portions = [items[start : start + PORTION] for start in range(0, len(items), PORTION)]
    process, pipe = _started(work, portions[1::2], shared)
    try:
        for place, portion in enumerate(portions):
            made, error = _received(pipe, shared) if place % 2 else _worked(work, portion)
            yield from made
            if error is not None:
                raise error
    finally:
        pipe.close()
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)


def _started(
    work: Callable[[Item], Any], portions: Sequence[Sequence[Item]], shared: Sequence[object]
) -> tuple[int, BinaryIO]:
    """A process at work on these portions, and the pipe from which it is read."""
    import fcntl  # Windows has none, and forks no process

    reading, writing = os.pipe()
    with suppress(OSError, AttributeError):  # AttributeError: where the size of a pipe is fixed
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, ROOM)
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    try:
        # Ctrl-C reaches every process; the one that started this one answers it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            for portion in portions:
                _send(*_worked(work, portion), pipe, shared)
    except OSError:
        pass  # nobody reads any more
    finally:
        os._exit(0)  # nothing of the program that was forked may run on here


def _worked(work: Callable[[Item], Made], portion: Sequence[Item]) -> tuple[list[Made], Exception | None]:
    """What is made of a portion, up to where it failed."""
    made: list[Made] = []
    try:
        for item in portion:
            made.append(work(item))  # noqa: PERF401 - what was made before an error counts
    except Exception as error:  # noqa: BLE001 - raised again by the one who reads it
        return made, error
    return made, None


def _at(place: int) -> object:
    """The shared value of a place, as the one who reads knows it."""
    raise LookupError(place)  # only a `_Receiver` has the shared values, and reads them in place of this


class _Sender(pickle.Pickler):
    """Sends a shared value by its place. Only values of the shared ones' types are looked up among these: most of what is
    sent are days, texts and tuples."""

    def __init__(self, file: io.BytesIO, shared: Sequence[object]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        places = {id(value): place for place, value in enumerate(shared)}

        def reduced(value: object) -> Any:
            place = places.get(id(value))
            return value.__reduce_ex__(pickle.HIGHEST_PROTOCOL) if place is None else (_at, (place,))

        self.dispatch_table = {type(value): reduced for value in shared}


class _Receiver(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, shared: Sequence[object]) -> None:
        super().__init__(file)
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        is_shared = (module, name) == (_at.__module__, _at.__qualname__)
        return self._shared.__getitem__ if is_shared else super().find_class(module, name)


def _send(made: list[Any], error: Exception | None, pipe: BinaryIO, shared: Sequence[object]) -> None:
    """A portion: how long it is, and the portion."""
    data = io.BytesIO()
    _Sender(data, shared).dump((made, error))
    pipe.write(data.tell().to_bytes(8))
    pipe.write(data.getbuffer())
    pipe.flush()


def _received(pipe: BinaryIO, shared: Sequence[object]) -> tuple[list[Any], Exception | None]:
    data = pipe.read(int.from_bytes(pipe.read(8)))
    if not data:
        raise CasemgrError("a process that was reading students' files was stopped; try again")
    found: tuple[list[Any], Exception | None] = _Receiver(io.BytesIO(data), shared).load()
    return found
