"""Words that no argument of a command takes: most often a name of two words without quotes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from casemgr.errors import CasemgrError, UsageError

LIKE = '"Sam Lee"'


class _Valued(NamedTuple):
    """An option with its value, and the words right behind it."""

    option: str
    value: str
    behind: Sequence[str]


def refuse_leftover(command: Any, ctx: Any, args: Sequence[str], leftover: Sequence[str]) -> None:
    """UsageError saying where the quotes belong, or which words the command takes."""
    if not leftover:
        return
    for valued in _valued(command, args):
        words = " ".join((valued.value, *valued.behind[: len(leftover)]))
        raise UsageError(
            f'{ctx.command_path}: put quotes around words that belong together: {valued.option} "{words}"'
        )
    places = [param.metavar for param in command.params if param.param_type_name == "argument"]
    count = "one word" if len(leftover) == 1 else f"{len(leftover)} words"
    if students := _students(ctx, [*_words(command, args)], places):
        each = " and ".join(f"{ctx.command_path} {student} …" for student in students[:2])
        raise UsageError(f"{ctx.command_path}: it takes one student; run it once for each: {each}")
    too_many = f"{ctx.command_path}: {' '.join(leftover)}: {count} too many"
    if not places:
        if len(leftover) == 1 and "--student" in _takes(command) and (student := _meant(ctx, leftover[0])):
            raise UsageError(f"{too_many}; did you mean --student {student}?")
        raise UsageError(f"{too_many}; it takes options only. See `{ctx.command_path} --help`.")
    raise UsageError(
        f"{too_many}; it takes {' '.join(places)}. {_way_out(command, ctx, args, leftover, places)}"
    )


def _students(ctx: Any, words: Sequence[str], places: Sequence[str]) -> list[str]:
    """The first words, where each alone means another student; none where they mean one together, or no folder is found."""
    if not places or places[0].strip("[]") != "STUDENT" or _meant(ctx, " ".join(words)):
        return []
    found: list[str] = []
    for word in words:
        student = _meant(ctx, word)
        if student is None or student in found:
            break
        found.append(student)
    return found if len(found) > 1 else []


def _meant(ctx: Any, words: str) -> str | None:
    """The id of the student whom words mean."""
    find = getattr(
        ctx.find_root().obj, "find", None
    )  # there is none before the program's own options are read
    try:
        return str(find(words).id) if find else None
    except CasemgrError:
        return None


def _words(command: Any, args: Sequence[str]) -> Iterator[str]:
    """What is typed for no option."""
    takes = _takes(command)
    place = 0
    while place < len(args):
        name, sign, _ = args[place].partition("=")
        if not name.startswith("-"):
            yield args[place]
        place += 2 if takes.get(name) and not sign else 1


def _way_out(
    command: Any, ctx: Any, args: Sequence[str], leftover: Sequence[str], places: Sequence[str]
) -> str:
    """The option that takes the word, or that words in quotes go behind one, or where quotes belong."""
    if len(leftover) == 1 and (
        option := _flag_for(command, leftover[0]) or _option_for(command, leftover[0])
    ):
        return f"Did you mean {option}?"
    if any(" " in word for word in leftover):
        return f"Words like these go behind an option; `{ctx.command_path} --help` lists the options."
    return f"Put quotes around words that belong together, like {_likely(args, leftover, places)}."


def _flag_for(command: Any, word: str) -> str | None:
    """The option of that name that takes no value: `--agreed`."""
    takes = _takes(command)
    name = f"--{word.lower()}"
    return name if takes.get(name) is False else None


def _option_for(command: Any, word: str) -> str | None:
    """The option that has a word, or those that begin so, among the ones its help lists: `state or due-process`."""
    listed = re.compile(rf"(?:^|: |, | or )({re.escape(word)}[a-z-]*)(?=, | or |\.| …|$)")
    options = [
        param
        for param in command.params
        if param.opts[0].startswith("-") and not getattr(param, "is_flag", False)
    ]
    for param in options:
        if found := listed.findall(" ".join((param.help or "").split())):
            return f"{param.opts[0]} {word if word in found else ' or '.join(found)}"
    return None


def _likely(args: Sequence[str], leftover: Sequence[str], places: Sequence[str]) -> str:
    """The words that most likely belong together: all, where the command takes one."""
    if len(places) == 1 and len(words := _words_from(args, 0)) > len(leftover):
        return f'"{" ".join(words)}"'
    return LIKE


def _valued(command: Any, args: Sequence[str]) -> Iterator[_Valued]:
    """The options behind the first word of their own command whose value has more words behind it."""
    takes = _takes(command)
    place, words = 0, 0
    while place < len(args) and args[place] != "--":
        name, sign, value = args[place].partition("=")
        if not takes.get(name):
            words += not name.startswith("-")
            place += 1
            continue
        value = value if sign else "".join(args[place + 1 : place + 2])
        place += 1 if sign else 2
        behind = _words_from(args, place)
        if words and behind:
            yield _Valued(name, value, behind)
        words += len(behind)
        place += len(behind)


def _takes(command: Any) -> dict[str, bool]:
    """The options, each with whether a value is behind it."""
    return {
        name: not getattr(param, "is_flag", False)
        for param in command.params
        for name in param.opts
        if name[:1] == "-"
    }


def _words_from(args: Sequence[str], place: int) -> list[str]:
    found: list[str] = []
    for each in args[place:]:
        if each.startswith("-"):
            break
        found.append(each)
    return found
