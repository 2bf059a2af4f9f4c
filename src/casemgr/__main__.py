"""`casemgr`, and `python -m casemgr`: the program's entry. It may be interrupted while it is still loading."""

import gc
import os
import sys


def main() -> None:
    """Run the program."""
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
    main()
