"""What can go wrong, as exceptions for commands and as values for lists.

CasemgrError            exit code 3: a file could not be read, or a change was refused
├── UsageError          exit code 2: what was typed cannot be understood
│   └── NotFound        exit code 2: no student, or more than one, matches these words
├── Stopped             exit code 130: the person at the keyboard stopped it; says what is done and what is not
├── BadFile             a file that cannot be trusted; carries its problems
├── Refused             a change that would not be true or not be safe
├── Unconfirmed         a file was changed, and the disk did not confirm it
└── Conflict            the file changed on disk since it was read
"""

from typing import NamedTuple, Self


def shown(name: str) -> str:
    """A file's name for a message: it may hold anything, and what cannot be printed is shown as its code."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in name)


class Problem(NamedTuple):
    """Something wrong at a place: `students/ana-r.yaml:12: what is wrong, and what to do`."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        # A file's name, and a key in it, may hold anything; what cannot be printed is shown as its code.
        return shown(
            f"{self.file}: {self.message}"
            if self.line is None
            else f"{self.file}:{self.line}: {self.message}"
        )


class CasemgrError(Exception):
    """A failure meant for the person at the keyboard; its text is the whole message."""

    exit_code = 3


class UsageError(CasemgrError):
    exit_code = 2


class Stopped(CasemgrError):
    exit_code = 130


class NotFound(UsageError):
    pass


class BadFile(CasemgrError):
    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        """It may be raised in another process than the one that says it."""
        return type(self), (self.problems,)


class Refused(CasemgrError):
    """`may_be_forced`: whether --force does it nevertheless, which is said behind the reason; where that cannot be typed the
    reason alone is said."""

    def __init__(self, reason: str, *, may_be_forced: bool = False) -> None:
        how = f" If {BY_FORCE}" if reason.endswith("?") else f"; if {BY_FORCE}"
        super().__init__(reason + how if may_be_forced else reason)
        self.reason = reason
        self.may_be_forced = may_be_forced


BY_FORCE = "this is correct, add --force"


class Unconfirmed(CasemgrError):
    pass


class Conflict(CasemgrError):
    pass
