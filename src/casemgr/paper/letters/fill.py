"""Filling a template: Jinja in a sandbox, every value escaped so that it comes out as the text it is.

A value is never Markdown: what Markdown would read as a sign is escaped. A fact that is missing is drawn as a line to
write on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any

from casemgr.characters import unsafe_characters
from casemgr.errors import BadFile, Problem
from casemgr.paper.letters.faults import in_words, line_of_syntax, place_in, without_tag_lines
from casemgr.paper.letters.lawnote import one_of, said
from casemgr.paper.letters.marks import (
    DOT_MARK,
    ISOLATE_END,
    ISOLATE_MARK,
    LINE_MARK,
    is_right_to_left,
    once_dotted,
    plain,
)
from casemgr.paper.letters.words import Words

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from casemgr.paper.letters.template import Template, Text

_SIGNS = re.compile(r"[\\`*_\[\]<#|~]|&(?=#?\w+;)")
_LIST_SIGN = re.compile(r"^(?=[-+=>:])|^(\d{1,9})(?=[.)])")
_SPACES = re.compile(r"[^\S\u00a0]+")  # but for the one at which no line ends
MOST_LINES = 10_000
_LINES = "\n\n" + "\n\n".join(["___"] * 3) + "\n\n"


class Blank:
    """A fact the case file does not hold. It counts as nothing, and is drawn as a line to write on."""

    def __init__(self, width: int = 24) -> None:
        self.width = width

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __str__(self) -> str:
        return "_" * self.width


BLANK = Blank()


def fill(template: Template, parts: Mapping[str, Text], facts: Mapping[str, Any]) -> tuple[str, str]:
    """The letter's title and its Markdown. BadFile with file and line where a template cannot be filled."""
    environment = environment_of(parts, Words(template.language))
    head = "\n" * (template.lines["title"] - 1) + template.title  # so that its line keeps its number
    title = _render(environment, template.place, head, facts, parts).strip()
    return plain(title), _render(environment, template.place, template.body, facts, parts).strip() + "\n"


def environment_of(parts: Mapping[str, Text], words: Words) -> ImmutableSandboxedEnvironment:
    """What templates can use besides the facts: the parts, and words as filters."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from casemgr.paper.letters.compiled import compiled_in

    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: _shown(value, words),
        loader=FunctionLoader(lambda name: _part(parts[name]) if name in parts else None),
        bytecode_cache=compiled_in(words.language),
    )
    environment.globals["range"] = _range_of_a_letter()
    environment.filters |= {
        "words": words.code,
        "service": words.service,
        "day": words.day,
        "weekday": words.weekday,
        "capital": capital,
        "clock": words.clock,
        "listed": words.listed,
        "ordinal": words.ordinal,
        "paragraphs": _paragraphs,
        "cell": lambda value: value or "",
        "rows": _rows,
        "short": words.short,
        "link": _link,
        "law_note": lambda *notes: _small_print(one_of(notes).text(words.language)),
        "said": lambda sentence: said(sentence, words.language),
    }
    return environment


def _part(part: Text) -> tuple[str, str, None]:
    """A part's text, and its file for messages."""
    if part.problems:
        raise BadFile(part.problems)
    return without_tag_lines(part.text), part.place, None


def _range_of_a_letter() -> Callable[..., range]:
    """Jinja's `range` with a limit for the whole letter, so that loops within loops come to an end."""
    left = MOST_LINES

    def counted(*bounds: int) -> range:
        nonlocal left
        numbers = range(*bounds)
        left -= len(numbers)
        if left < 0:
            raise ValueError(f"the template's ranges come to more than {MOST_LINES:,} in all")
        return numbers

    return counted


def _render(
    environment: ImmutableSandboxedEnvironment,
    place: str,
    text: str,
    facts: Mapping[str, Any],
    parts: Mapping[str, Text],
) -> str:
    import jinja2

    try:
        code = _code(environment, place, without_tag_lines(text))
        made = jinja2.Template.from_code(environment, code, environment.globals).render(facts)
    except BadFile:
        raise
    except jinja2.TemplateSyntaxError as error:
        file = error.filename or place
        source = next((part.text for part in parts.values() if part.place == file), text)
        at = line_of_syntax(environment, source) or error.lineno
        raise BadFile((Problem(file, at, f"{in_words(error)}; mend the template"),)) from None
    except Exception as error:  # noqa: BLE001 - a district's template may do anything; the message says where
        where, line = place_in(error, {place, *(part.place for part in parts.values())}) or (place, None)
        raise BadFile((Problem(where, line, f"{in_words(error)}; mend the template"),)) from None
    return re.sub(r"\n{3,}", "\n\n", once_dotted(made))


def _code(environment: ImmutableSandboxedEnvironment, place: str, text: str) -> Any:
    """The template's code, compiled once: a letter is often filled for many students."""
    kept = environment.bytecode_cache
    assert kept is not None
    bucket = kept.get_bucket(environment, place, place, text)
    if bucket.code is None:
        bucket.code = environment.compile(text, name=place, filename=place)
        kept.set_bucket(bucket)
    return bucket.code


def _shown(value: Any, words: Words) -> Any:
    """What is in the letter for a value. TypeError for what is no text: a function, or an object of ours."""
    from jinja2 import Undefined
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    if value is None or isinstance(value, Blank):
        return Markup(value or BLANK)  # noqa: S704 - a run of underscores
    if isinstance(value, date):
        value = words.day(value)
    elif isinstance(value, time):
        value = words.clock(value)
    elif isinstance(value, (tuple, list)):
        value = words.listed([_plain(item) for item in value])
    elif not isinstance(value, Undefined):  # which says itself that it is undefined
        value = _plain(value)
    text = escaped(str(value))
    return Markup(text + DOT_MARK if text.endswith(".") else text)  # noqa: S704 - escaped for Markdown


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int, float, date, time, Blank)):
        return value
    raise TypeError(f"a {type(value).__name__} is no text; say what of it is to be printed")


def escaped(text: str) -> str:
    """Text as Markdown that reads as exactly that text, on one line."""
    text = _SPACES.sub(" ", "".join(map(_visible, text))).strip()
    text = _LIST_SIGN.sub(r"\1\\", _SIGNS.sub(r"\\\g<0>", text))
    if is_right_to_left(text):
        return f"{ISOLATE_MARK}{text}{ISOLATE_END}"
    return text


def _visible(sign: str) -> str:
    """A control character as its code, so that nothing moves or hides on paper."""
    return f"\\x{ord(sign):02x}" if unsafe_characters(sign) else sign


def capital(value: Any) -> Any:
    """With a capital at its beginning."""
    return value[:1].upper() + value[1:] if isinstance(value, str) else value


def _paragraphs(value: Any) -> Any:
    """Text of several paragraphs, or lines to write on."""
    from markupsafe import Markup

    if not value:
        return Markup(_LINES)  # noqa: S704 - underscores
    if isinstance(value, (tuple, list)):
        return Markup("\n".join(f"- {escaped(str(item))}" for item in value))  # noqa: S704 - escaped
    blocks = re.split(r"\n\s*\n", str(value).strip())
    return Markup("\n\n".join(escaped(block) for block in blocks))  # noqa: S704 - escaped


def _rows(value: Any) -> Any:
    """What a cell holds: of several things each on a line of its own, with a dot before it."""
    from markupsafe import Markup

    if isinstance(value, (tuple, list)) and len(value) > 1:
        return Markup(LINE_MARK.join(f"• {escaped(str(item))}" for item in value))  # noqa: S704 - escaped
    return value or ""


def _small_print(text: str) -> Any:
    from markupsafe import Markup

    return Markup(f"*{escaped(text)}*" if text else "")  # noqa: S704 - escaped


def _link(value: str) -> Any:
    """A district's form or chapter: an address becomes a link that shows where it leads, other words stay words."""
    from markupsafe import Markup

    if re.fullmatch(r"https?://[^\s<>()]+", value):
        return Markup(f"[{escaped(value)}](<{value}>)")  # noqa: S704 - an address without a sign that could end it
    return value
