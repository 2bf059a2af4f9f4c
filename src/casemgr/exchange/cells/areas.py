"""Areas of disability under all the names the field has for them: letters, the state's codes, words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casemgr.casefile.names import fold
from casemgr.casefile.vocabulary import area_from_words
from casemgr.exchange.cells.column import Doubt, clean, is_nothing

# The codes of CALPADS field 14.27 and following (Disability 1 Code).
_CODES = {
    "210": "intellectual-disability",
    "220": "hard-of-hearing",
    "230": "deafness",
    "240": "speech-language",
    "250": "visual-impairment",
    "260": "emotional-disturbance",
    "270": "orthopedic-impairment",
    "280": "other-health-impairment",
    "281": "established-medical-disability",
    "290": "specific-learning-disability",
    "300": "deaf-blindness",
    "310": "multiple-disabilities",
    "320": "autism",
    "330": "traumatic-brain-injury",
}
_WORDS = {
    "mental retardation": "intellectual-disability",
    "intellectual disability": "intellectual-disability",
    "hard of hearing": "hard-of-hearing",
    "hearing impairment": "hard-of-hearing",
    "deaf": "deafness",
    "deafness hearing impairment": "deafness",
    "speech or language impairment": "speech-language",
    "speech and language impairment": "speech-language",
    "speech language impairment": "speech-language",
    "emotional disability": "emotional-disturbance",
    "emotional behavioral disability": "emotional-disturbance",
    "orthopedic impairment": "orthopedic-impairment",
    "other health impairment": "other-health-impairment",
    "other health impaired": "other-health-impairment",
    "deafblindness": "deaf-blindness",
    "multiple disability": "multiple-disabilities",
    "autistic": "autism",
    "autism spectrum disorder": "autism",
    "asd": "autism",
    "dhh": "hard-of-hearing",
    "deaf hard of hearing": "hard-of-hearing",
    "deaf and hard of hearing": "hard-of-hearing",
    "deaf hoh": "hard-of-hearing",
}
_CODE = re.compile(r"(?<!\d)\d{3}(?!\d)")
_BETWEEN = re.compile(r"[/,;+&]| and ", re.IGNORECASE)
_APART = re.compile(r"[/,;+&()|]| and | [-–:] ", re.IGNORECASE)
AREAS = tuple(_CODES.values())
NO_WORDS: Mapping[str, str] = {}


def read_area(text: str, own_words: Mapping[str, str] = NO_WORDS) -> str | Doubt:
    """The area; empty where the cell says nothing. `own_words`: folded words of the field, and the area each means."""
    if is_nothing(text):
        return ""
    words = clean(text)
    whole, _, inside = words.partition("(")
    pieces = [words, whole, inside.rstrip(") "), *re.split(r" [-–:] |\|", words), *_code_apart(words)]
    found = tuple(dict.fromkeys(area for piece in pieces if (area := _known(piece, own_words))))
    if len(found) == 1:
        return found[0]
    doubt = "names more than one area of disability" if found else "is no area of disability that is known"
    return Doubt("area", doubt, found or AREAS)


def read_areas(text: str, own_words: Mapping[str, str] = NO_WORDS) -> tuple[str, ...] | Doubt:
    """The areas of a cell: several where each part is one that is known, as in `SLD (primary)/OHI`, though not in the name of
    an area, `Deaf/Hard of Hearing`; else one."""
    words = clean(text)
    if whole := _known(words, own_words):
        return (whole,)
    parts = [read_area(part, own_words) for part in _BETWEEN.split(words) if part.strip()]
    known = [part for part in parts if isinstance(part, str) and part]
    if len(known) == len(parts) > 1:
        return tuple(dict.fromkeys(known))
    one = read_area(text, own_words)
    if isinstance(one, Doubt) or not one:
        return one or ()
    # What is in brackets or behind a dash may be several: `Autism (SLD/OHI)`.
    named = [area for piece in _APART.split(words) if (area := _known(piece, own_words))]
    return tuple(dict.fromkeys((one, *named)))


def _code_apart(words: str) -> tuple[str, ...]:
    """The state's code and the words beside it, whatever is between them: `290 SLD`, `SLD-290`."""
    codes = _CODE.findall(words)
    return (codes[0], _CODE.sub(" ", words).strip(" -–:.,()")) if len(codes) == 1 else ()


def _known(piece: str, own_words: Mapping[str, str]) -> str | None:
    plain = fold(piece.replace("/", " "))
    area = own_words.get(plain) or area_from_words(plain)  # letters, and the area's own name
    return area if area in AREAS else _CODES.get(plain) or _WORDS.get(plain)
