"""Two processes that share the work on many files, this one and a forked one: whoever is free takes the next portion.

The places of the portions wait in a pipe, from which both take them. What the forked one made is read, in order, from
another.
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
Portion = tuple[list[Any], Exception | None]
"""What was made of a portion, and the error that ended it."""

PORTION = 25
MOST = 1_000
"""Portions; of more items each is larger. Their places fit in the smallest pipe that Linux gives, a page of memory: a fuller one
would be waited for without end."""
AHEAD = 4
"""How many portions this process has ready before it waits for one of the other's."""
ROOM = 1_000_000
"""The bytes that a pipe may hold, where the system allows so many: the forked process works on until it is full."""
_PLACE = 4
"""Bytes of a place, written and read in one."""


def in_order_by_forks(
    work: Callable[[Item], Made], items: Sequence[Item], shared: Sequence[object]
) -> Iterator[Made]:
    """What `work` makes of each item, in their order, by this process and a forked one."""
    size = max(PORTION, -(-len(items) // MOST))
    portions = [items[start : start + size] for start in range(0, len(items), size)]
    places = _places(len(portions))
    process, pipe = _started(work, portions, places, shared)
    try:
        for made, error in _in_order(work, portions, places, pipe, shared):
            yield from made
            if error is not None:
                raise error
    finally:
        pipe.close()
        os.close(places)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)


def _places(number: int) -> int:
    """The reading end of a pipe that holds the places of so many portions, and ends with them."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(place.to_bytes(_PLACE, "big") for place in range(number)))
    os.close(writing)
    return reading


def _taken(places: int) -> int | None:
    """The next portion's place, now this process's own; None where all are taken."""
    place = os.read(places, _PLACE)
    return int.from_bytes(place, "big") if place else None


def _in_order(
    work: Callable[[Item], Made],
    portions: Sequence[Sequence[Item]],
    places: int,
    pipe: BinaryIO,
    shared: Sequence[object],
) -> Iterator[Portion]:
    """Each portion in its turn: worked on here, or by the other process while this one worked on later ones."""
    own: dict[int, Portion] = {}
    for place in range(len(portions)):
        while place not in own and len(own) < AHEAD and (taken := _taken(places)) is not None:
            own[taken] = _worked(work, portions[taken])
        yield own.pop(place) if place in own else _received(pipe, shared)


def _started(
    work: Callable[[Item], Any], portions: Sequence[Sequence[Item]], places: int, shared: Sequence[object]
) -> tuple[int, BinaryIO]:
    """A process at work on the portions that it takes, and the pipe from which what it made is read."""
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
            while (taken := _taken(places)) is not None:
                _send(*_worked(work, portions[taken]), pipe, shared)
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


def _received(pipe: BinaryIO, shared: Sequence[object]) -> Portion:
    data = pipe.read(int.from_bytes(pipe.read(8)))
    if not data:
        raise CasemgrError("a process that was reading students' files was stopped; try again")
    found: Portion = _Receiver(io.BytesIO(data), shared).load()
    return found
