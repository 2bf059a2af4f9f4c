"""`casemgr`, and `python -m casemgr`: the program's entry. It may be interrupted while it is still loading."""

import gc
import os
import sys
from contextlib import suppress


def program() -> None:
    """Run the program as all that its process does.

    The process ends at once when everything has been said and written: the system takes its memory back whole, where
    Python would take it apart value by value, a tenth and more of a short run. With CASEMGR_DEBUG Python ends it in its
    own way, as a profiler needs.
    """
    try:
        main()
    except SystemExit as end:
        if os.environ.get("CASEMGR_DEBUG"):
            raise
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):  # what could not be printed has been said to be just that
                stream.flush()
        os._exit(end.code if isinstance(end.code, int) else 0)


def main() -> None:
    """Run the program; it ends with `SystemExit` and the exit code."""
    gc.disable()  # a short run that makes many small values: collecting them costs more than they weigh
    # Without it pydantic goes through every installed package for plug-ins when the first model is made.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from casemgr.cli import main as run
    except KeyboardInterrupt:
        print("Stopped; nothing was recorded.", file=sys.stderr)
        sys.exit(130)
    run()


if __name__ == "__main__":
    program()
