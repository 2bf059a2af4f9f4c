"""Whether a paper on file went to the person to whom a letter is addressed: another parent's copy is not "given to you"."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import DocumentSent
from casemgr.casefile.own_name import each_of, is_the_student
from casemgr.casefile.parentwords import EVERY_PARENT, ONE_PARENT
from casemgr.casefile.relations import contacts_meant, without_title
from casemgr.casefile.student import Contact
from casemgr.docket.reached import holders_instead
from casemgr.paper.letters.facts.people import reader_of, reads_own_letter
from casemgr.paper.letters.facts.source import Source


def went_to_reader(sent: DocumentSent, source: Source) -> bool:
    """Whether a paper went to the reader of the letter, or names nobody. What names nobody was for whoever had the rights then:
    before the student was of age the parents, or who was on file as having the rights in their place."""
    reader = reader_of(source)
    if reader is None:
        return True
    if not sent.to:
        if source.facts.is_of_age(sent.date):
            return True
        return not reads_own_letter(source) and _had_the_rights(reader, sent.date, source)
    return any(_means(each, reader, source) for each in each_of(sent.to))


def _had_the_rights(reader: Contact, day: date, source: Source) -> bool:
    """Whether a reader may have been one of a minor's parents on a day: not where another had the rights in their place then, nor
    before the reader was on file as the one who has."""
    then, meanings = source.facts.student_on(day).identity, source.facts.meanings
    if instead := holders_instead(then, meanings, of_age=False):
        return reader.name in [each.name for each in instead]
    now = holders_instead(source.facts.student.identity, meanings, of_age=False)
    return reader not in now or reader.name in [each.name for each in then.contacts]


def _means(words: str, reader: Contact, source: Source) -> bool:
    """Whether words mean the reader: the name or a part of it, what the reader is to the student, or all parents."""
    name = source.facts.student.identity.name
    if is_the_student(reader.name, name) or is_the_student(words, name):
        return is_the_student(reader.name, name) and is_the_student(words, name)
    said = without_title(words)
    return (
        reader in contacts_meant(words, [reader, *source.facts.student.identity.contacts])
        or said in EVERY_PARENT
        or (said in ONE_PARENT and _is_only_parent(reader, source))
    )


def _is_only_parent(reader: Contact, source: Source) -> bool:
    identity = source.facts.student.identity
    parents = [each for each in identity.contacts if not is_the_student(each.name, identity.name)]
    return [each.name for each in parents] == [reader.name]
