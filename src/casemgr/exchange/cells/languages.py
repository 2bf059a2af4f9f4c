"""The names of languages that a cell may hold: those that the state's code set lists, and others that families here speak."""

from __future__ import annotations

from functools import cache

from casemgr.casefile.languages import LANGUAGES as SPOKEN

# CALPADS: two digits until September 2023, three letters (ISO 639-2) since.
CODES = {
    "00": "English",
    "01": "Spanish",
    "02": "Vietnamese",
    "03": "Cantonese",
    "04": "Korean",
    "05": "Filipino",
    "07": "Mandarin",
    "11": "Arabic",
    "12": "Armenian",
    "16": "Farsi",
    "23": "Hmong",
    "28": "Punjabi",
    "29": "Russian",
    "38": "Ukrainian",
    "49": "Mixteco",
    "37": "Sign Language",
    "99": "other",
    "eng": "English",
    "spa": "Spanish",
    "vie": "Vietnamese",
    "yue": "Cantonese",
    "kor": "Korean",
    "fil": "Filipino",
    "tgl": "Filipino",
    "cmn": "Mandarin",
    "ara": "Arabic",
    "hye": "Armenian",
    "arm": "Armenian",
    "fas": "Farsi",
    "per": "Farsi",
    "hmn": "Hmong",
    "pan": "Punjabi",
    "rus": "Russian",
    "ukr": "Ukrainian",
    "ase": "American Sign Language",
    "sgn": "Sign Language",
    "mis": "other",
}
_OTHERS = """
afrikaans, akan, albanian, american sign language, amharic, asl, assyrian, azerbaijani, bengali, bosnian, bulgarian, burmese, cambodian,
cebuano, chaldean, chamorro, chaozhou, chatino, chinantec, croatian, czech, danish, dari, dinka, dutch, estonian, fijian, finnish,
french, fulani, ga, georgian, german, greek, guarani, gujarati, haitian, haitian creole, hausa, hawaiian, hindi, hungarian, icelandic,
igbo, ilocano, ilokano, indonesian, italian, k'iche', kannada, karen, kashmiri, kazakh, khmu, kiche, kikuyu, kinyarwanda, kirundi,
kurdish, kyrgyz, lahu, latvian, lingala, lithuanian, macedonian, malay, malayalam, mam, marathi, marshallese, mayan, mien, mixtec,
mongolian, nahuatl, navajo, nepali, norwegian, nuer, oromo, otomi, palauan, pashto, pilipino, polish, purepecha, purépecha,
q'anjob'al, qanjobal, quechua, quiche, quiché, romanian, rumanian, samoan, serbian, serbo-croatian, shona, sindhi, sinhala, slovak,
slovenian, somali, swahili, swedish, taiwanese, tamil, telugu, teochew, thai, tibetan, tigrinya, toishanese, tongan, triqui, tsotsil,
turkish, twi, tzeltal, uyghur, uzbek, visayan, welsh, wolof, yao, yemeni arabic, yiddish, yoruba, zapotec, zapoteco, zulu
"""
_GIVEN_NAMES = frozenset(("karen", "mam", "ga"))
"""Those that are a first name or a word beside a person's name."""


@cache
def names_of_languages() -> frozenset[str]:
    """In small letters."""
    coded = {name.lower() for name in CODES.values() if name != "other"}
    return frozenset((*coded, *SPOKEN, *(name.strip() for name in _OTHERS.split(","))))


def is_spoken(words: str) -> bool:
    """Whether words beside a person's name are a language and no name."""
    plain = words.strip().lower()
    return plain in names_of_languages() and plain not in _GIVEN_NAMES
