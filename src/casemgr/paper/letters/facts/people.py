"""Student, recipient, school, sender, and the district's links."""

from __future__ import annotations

from datetime import date
from typing import Any

from casemgr.casefile.age import is_of_age
from casemgr.casefile.events import TransferredIn
from casemgr.casefile.languages import language_code
from casemgr.casefile.names import fold, the_one
from casemgr.casefile.own_name import is_the_student
from casemgr.casefile.saying import joined
from casemgr.casefile.student import Contact, Identity
from casemgr.docket.reached import holders_instead, holds_the_rights
from casemgr.law.book import LawBook
from casemgr.paper.letters.facts.source import Office, Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import has_iep, is_english_learner
from casemgr.state.holders import parents


def people(source: Source) -> dict[str, Any]:
    identity, office = source.facts.student.identity, source.office
    school = office.school(identity.school)
    language = identity.language
    return {
        "student": source.facts.student.name,
        "student_id": identity.id,
        "first": identity.name.preferred or identity.name.first,
        "born": identity.born,
        "grade": identity.grade,
        "school": identity.school,
        "school_address": school.address or BLANK,
        "school_phone": school.phone or BLANK,
        "home_language": (language and language.home) or BLANK,
        "language_status": (language and language.status) or BLANK,
        "english_learner": is_english_learner(identity, source.context.law.english_learners),
        "has_iep": has_iep(source.events),
        "adult": is_adult(source),
        "to_student": reads_own_letter(source),
        "informed": is_informed(source),
        "rights_with": rights_with(source),
        "adult_since": _adult_since(source) or BLANK,
        **_former_district(source),
        **_recipient(source),
        **written_by(office),
        "support": office.with_role("district-support"),
        "psychologist": next(iter(office.with_role("school-psychologist")), None),
        "links": dict(office.links),
        "to_staff": source.choices.to or BLANK,
    }


def written_by(office: Office) -> dict[str, Any]:
    """Whose letter it is."""
    person = office.case_manager
    return {
        "district": office.district,
        "case_manager": person,
        "sender": person.name,
        "sender_role": person.role or "case-manager",
        "sender_phone": person.phone or BLANK,
        "sender_email": person.email or BLANK,
    }


def is_adult(source: Source) -> bool:
    return source.facts.is_of_age(source.as_of)


def reader_of(source: Source) -> Contact | None:
    """To whom the letter is addressed."""
    words = source.choices.to[0] if source.choices.to else ""
    return receiver_of(source.facts.student.identity, words, source.context.law, source.as_of)


def reads_own_letter(source: Source) -> bool:
    """Whether the letter goes to the student, who is of age."""
    reader, name = reader_of(source), source.facts.student.identity.name
    return is_adult(source) and reader is not None and is_the_student(reader.name, name)


def is_informed(source: Source) -> bool:
    """Whether the letter informs its reader of what is another's to decide: the student is of age, and the reader is neither the
    student nor one who holds the rights in the student's place (34 CFR 300.520(a)(1)(i))."""
    reader, identity, meanings = reader_of(source), source.facts.student.identity, source.facts.meanings
    if reader is None or not is_adult(source):
        return False
    return not (
        reader in holders_instead(identity, meanings) or holds_the_rights(reader.name, identity, meanings)
    )


def rights_with(source: Source) -> str:
    """Who has the rights of a minor's parents in their place, where the letter is a copy for a contact who has not (34 CFR
    300.30(b)(2))."""
    reader, identity = reader_of(source), source.facts.student.identity
    instead = holders_instead(identity, source.facts.meanings, of_age=False)
    if is_adult(source) or not instead or reader in instead or reader not in identity.contacts:
        return ""
    return joined([each.name for each in instead])


def _adult_since(source: Source) -> date | None:
    """The birthday that made the student one of age."""
    return source.facts.of_age_on if is_adult(source) else None


def _former_district(source: Source) -> dict[str, Any]:
    moved = source.last(TransferredIn)
    return {
        "former_district": moved.from_district if moved else BLANK,
        "transferred_on": moved.date if moved else BLANK,
        "transfer_kind": moved.kind if moved else "",
    }


def contact_of(identity: Identity, words: str) -> Contact | None:
    """The contact whom these words name. UsageError for several."""
    name = the_one(words, [contact.name for contact in identity.contacts], "contact")
    return next((contact for contact in identity.contacts if contact.name == name), None)


def receiver_of(identity: Identity, words: str, law: LawBook, as_of: date) -> Contact | None:
    """To whom the letter goes: the contact whose name these words begin, or a name as typed; without words the one who holds the
    rights: of a student of age the student, of a younger one the first of the parents, or who has the rights in their place."""
    of_age = is_of_age(law.of_age_on(identity.born), as_of)
    if not words and (instead := holders_instead(identity, law.meanings, of_age=of_age)):
        return instead[0]
    if not words:
        return _own_contact(identity) if of_age else next(iter(parents(identity, law.meanings)), None)
    return contact_of(identity, words) or Contact(name=words, relation="recipient")


def _own_contact(identity: Identity) -> Contact:
    """The student's own line among the contacts; without one nothing is known of the language that the student reads, as the
    home's is another's."""
    name = str(identity.name)
    own = next((contact for contact in identity.contacts if fold(contact.name) == fold(name)), None)
    return own or Contact(name=name, relation="student")


def _recipient(source: Source) -> dict[str, Any]:
    contact = reader_of(source)
    return {
        "recipient": contact.name if contact else BLANK,
        "recipient_address": (contact and contact.address) or BLANK,
        "recipient_phone": (contact and contact.phone) or BLANK,
        "recipient_email": (contact and contact.email) or "",
        "relation": contact.relation if contact else "parent",
        "recipient_lang": (contact and contact.language and (language_code(contact.language) or "other"))
        or "",
    }
