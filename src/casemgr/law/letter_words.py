"""What the letters say of the law of a place: its citations, its codes by their names, sentences that hold its numbers."""

from casemgr.scalars import Frozen, Line, Slug


class Code(Frozen):
    """A body of law by the letters it is cited by, and its name for a parent."""

    code: Line
    en: Line
    es: Line


class LetterLaw(Frozen):
    """What a letter rests on: these rules, where the place has them, and citations besides."""

    letter: Slug
    rules: tuple[Slug, ...] = ()
    cite: tuple[Line, ...] = ()


class Sentence(Frozen):
    """A sentence of the letters about a rule, with `{number}` for the rule's own; left out where the place has no such
    rule."""

    says: Slug
    rule: Slug
    en: Line
    es: Line
