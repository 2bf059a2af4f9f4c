"""How a picture speaks: in English, or in the Spanish of the parents' letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from casemgr.casefile.saying import time_words
from casemgr.days.calendar import BETWEEN_YEARS
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.within import Anniversary, Count
from casemgr.paper.letters.words import Words
from casemgr.reports.how_long import within_words
from casemgr.reports.words import CONFIDENTIAL, long_date, plural

LANGUAGES = ("en", "es")
_SPANISH = {
    "From the referral to the assessment plan": "De la remisión al plan de evaluación",
    "From consent to the first IEP meeting": "Del consentimiento a la primera reunión del IEP",
    "From consent to the IEP meeting on the reassessment": "Del consentimiento a la reunión del IEP sobre la reevaluación",
    "From the last IEP to the annual review": "Del último IEP a la revisión anual",
    "Last annual review": "Última revisión anual",
    "Referral received": "Remisión recibida",
    "Assessment plan given": "Plan de evaluación entregado",
    "Consent received": "Consentimiento recibido",
    "Meeting notice sent": "Aviso de la reunión enviado",
    "IEP meeting held": "Reunión del IEP realizada",
    "IEP meeting": "Reunión del IEP",
    "Legal day": "Fecha límite legal",
    "Today": "Hoy",
    "The years ahead": "Los próximos años",
    "This school year": "Este año escolar",
    "Annual review": "Revisión anual",
    "Annual": "Revisión anual",
    "Triennial": "Revisión trienal",
    "Initial": "Primera reunión del IEP",
    "Reassessment": "Reevaluación",
    "Progress report": "Informe de progreso",
    "Plan for school": "Plan para la escuela",
    "Part B by age 3": "IEP a los 3 años",
    "Transition at 16": "Transición a los 16 años",
    "Rights notice at 17": "Aviso de derechos a los 17 años",
    "Rights at 18": "Derechos a los 18 años",
    "Exit at 22": "Fin de los servicios a los 22 años",
    BETWEEN_YEARS: "el tiempo entre dos años escolares",
    "weekend": "fin de semana",
    "nothing is due": "no hay fechas",
    "Master calendar": "Calendario",
    "page": "página",
    "of": "de",
    CONFIDENTIAL: "CONFIDENCIAL: información del estudiante",
}  # fmt: skip
_UNITS = {
    "calendar_days": "días calendario",
    "school_days": "días escolares",
    "business_days": "días hábiles",
    "weeks": "semanas",
}


@dataclass(frozen=True)
class Saying:
    """The words of one language; what it has none for, like the name of a break, stays as it is."""

    language: str = "en"

    @property
    def _is_spanish(self) -> bool:
        return self.language == "es"

    def of(self, words: str) -> str:
        return _SPANISH.get(words, words) if self._is_spanish else words

    def day(self, day: date) -> str:
        """`Tue 11/24/2026`; `mar 24 nov 2026`, where day and month cannot be taken for each other."""
        if self._is_spanish:
            return str(Words(self.language).brief(day))
        return f"{day:%a} {day.month}/{day.day}/{day.year}"

    def short(self, day: date) -> str:
        """The same without its year."""
        return self.day(day).rsplit(" " if self._is_spanish else "/", 1)[0]

    def at(self, hour: time) -> str:
        return str(Words(self.language).clock(hour)) if self._is_spanish else time_words(hour)

    def month(self, day: date) -> str:
        return self.day(day).split(maxsplit=2)[2] if self._is_spanish else f"{day:%b %Y}"

    def as_of(self, day: date) -> str:
        return f"al {self.day(day)}" if self._is_spanish else f"as of {long_date(day)}"

    def by(self, day: str) -> str:
        return f"hasta el {day}" if self._is_spanish else f"by {day}"

    def nth(self, number: int) -> str:
        return f"día {number}" if self._is_spanish else f"day {number}"

    def pause(self, days: int, why: str) -> str:
        """`18 days not counted: Winter Break`."""
        if self._is_spanish:
            return f"{days} {'día' if days == 1 else 'días'} que no se cuentan: {self.of(why)}"
        return f"{plural(days, 'day')} not counted: {why}"

    def stretch(self, title: str, first: date, last: date) -> str:
        between = ("del", "al") if self._is_spanish else ("from", "to")
        return f"{title}: {between[0]} {self.day(first)} {between[1]} {self.day(last)}."

    def range(self, first: date, last: date, words: str) -> str:
        return f"{self.day(first)} {'al' if self._is_spanish else 'to'} {self.day(last)}: {words}."

    def runs(self, rule: Rule, law: LawBook, readings: Readings) -> str:
        """How long a rule runs, and what it does not count."""
        match rule.within:
            case Count(count=int(number), backward=False, of=unit) if self._is_spanish:
                return f"{number} {_UNITS[unit]}{_not_counted(rule, law, readings)}"
            case Anniversary(years=years) if self._is_spanish:
                return f"{years} {'año' if years == 1 else 'años'}, sin pausa"
            case _:
                return within_words(rule, law, readings)


def _not_counted(rule: Rule, law: LawBook, readings: Readings) -> str:
    if not rule.pauses:
        return ""
    over = law.pause[rule.pauses].breaks_over
    breaks = f"los recesos de más de {over} días escolares ni " if over is not None else ""
    if breaks and readings.break_pause == "none":
        return ""
    return f", sin contar {breaks}los días entre dos años escolares"


ENGLISH = Saying()
