"""A command as one types it in a shell."""

import shlex
from collections.abc import Sequence


def as_typed(words: Sequence[str]) -> str:
    """The words, in double quotes where that is enough, on Windows too."""

    def quoted(word: str) -> str:
        safe = not set(word) & set('"$`\\!%')
        return f'"{word}"' if safe and shlex.quote(word) != word else shlex.quote(word)

    return " ".join(map(quoted, words))
