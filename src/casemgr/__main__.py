"""`python -m casemgr`: the same program as the console script."""

from casemgr.cli import main

if __name__ == "__main__":
    main()
