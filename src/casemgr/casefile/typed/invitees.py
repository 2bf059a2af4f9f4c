"""A member of the team as typed: a role, a role and a name, or the name of somebody of the staff."""

from casemgr.casefile.events import Invitee
from casemgr.casefile.names import as_slug, meant, names_near
from casemgr.casefile.people import People
from casemgr.casefile.synonyms import also_called
from casemgr.casefile.vocabulary import ROLES
from casemgr.errors import UsageError

_KNOWN = (*ROLES, "parent", "student")


def invitee(people: People, words: str) -> Invitee:
    """Who is meant. UsageError where it is no role and nobody of the staff."""
    role, is_named, name = (part.strip() for part in words.partition("="))
    if is_named and as_slug(name) in _KNOWN and as_slug(role) not in _KNOWN:
        role, name = name, role  # Joan Pruitt=general-ed-teacher
    person = None if is_named or as_slug(role) in _KNOWN else people.find(words)
    if person and person.role in _KNOWN:
        role, name = person.role, person.name
    return Invitee.model_validate({"role": _role(people, role), "name": name or None})


def role_and_name(words: str) -> str:
    """`principal (Ruth Abara)` of `principal=Ruth Abara`, in either order, as `invite` takes them; anything else as typed."""
    role, is_named, name = (part.strip() for part in words.partition("="))
    if not (is_named and role and name):
        return words
    if _is_role(name) and not _is_role(role):
        role, name = name, role
    return f"{role} ({name})"


def _is_role(words: str) -> bool:
    slug = as_slug(words)
    return slug in _KNOWN or also_called(slug, _KNOWN) is not None


def _role(people: People, words: str) -> str:
    """The role meant, or the only one that begins so. UsageError with the near ones: the list of all is long."""
    try:
        return meant(words, _KNOWN)
    except UsageError:
        near = names_near(words, [*_KNOWN, *people.roles])
        hint = f"Did you mean {' or '.join(near)}?" if near else "casemgr invite --help lists roles."
        raise UsageError(
            f"“{words}” is no role, and no name of the staff in casemgr.yaml. Write ROLE=NAME. {hint}"
        ) from None


def member_words(role: str, name: str | None) -> str:
    """Who was invited as what, as `invite` takes it: `general-ed-teacher="Joan Pruitt"`."""
    return f'{role}="{name}"' if name else role
