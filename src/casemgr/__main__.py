"""`casemgr`, and `python -m casemgr`: the program's entry. It may be interrupted while it is still loading."""

import sys


def main() -> None:
    """Run the program."""
    try:
        from casemgr.cli import main as run
    except KeyboardInterrupt:
        print("Stopped; nothing was recorded.", file=sys.stderr)
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
