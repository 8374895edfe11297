"""Which editions of a guide a municipality has used: who published and approved each, and when."""

from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from bti.errors import BadInput, Refused

FORMAT = 1


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", omit_defaults=True):
    """What every event of a guide has in common; ``digest`` says which content it is about."""

    digest: str
    version: str


class Published(Fact, frozen=True, kw_only=True, tag="guide_published"):
    """An edition became the one that new cases are opened on.

    ``wording_of`` is the edition whose running cases take this one at their next step.
    """

    wording_of: str = ""


class Approved(Fact, frozen=True, kw_only=True, tag="guide_approved"):
    """Someone approved an edition, in a role, on a day, with what they had to say."""

    person: str
    role: str
    on: date
    note: str = ""


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a guide as it is stored, with who recorded it."""

    at: datetime
    by: str
    what: Published | Approved


class Approval(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who approved an edition, in which role and when, and who wrote it down."""

    person: str
    role: str
    on: date
    note: str = ""
    recorded_by: str
    recorded_at: datetime


class Release(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When an edition was published, and by whom; it can be taken up again later."""

    at: datetime
    by: str


class Edition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One edition of a guide: what it is, its approvals, and when it was published."""

    digest: str
    version: str
    wording_of: str = ""
    approvals: tuple[Approval, ...] = ()
    releases: tuple[Release, ...] = ()


class Editions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every edition of one guide, in the order in which each was first heard of."""

    editions: tuple[Edition, ...] = ()
    current: str = ""

    def of(self, digest: str) -> Edition | None:
        """Give the edition with this content."""
        return next((one for one in self.editions if one.digest == digest), None)

    def published(self, version: str) -> Edition | None:
        """Give the edition that was published under a version; of several, the last."""
        found = (one for one in self.editions if one.version == version and one.releases)
        return max(found, key=lambda one: one.releases[-1].at, default=None)

    def successor(self, digest: str) -> str:
        """Give the edition that cases on this one take at their next step, or nothing."""
        found = digest
        for _ in self.editions:
            found = next((e.digest for e in self.editions if e.wording_of == found), found)
        return found if found != digest else ""


EMPTY = Editions()


def apply(editions: Editions, event: Registered) -> Editions:
    """Give the editions after one more event."""
    known = editions.of(event.what.digest)
    one = known or Edition(digest=event.what.digest, version=event.what.version)
    if isinstance(event.what, Published):
        release = Release(at=event.at, by=event.by)
        wording_of = event.what.wording_of or one.wording_of
        one = replace(one, releases=(*one.releases, release), wording_of=wording_of)
        editions = replace(editions, current=one.digest)
    else:
        one = replace(one, approvals=(*one.approvals, _approval(event.what, event)))
    return _with(editions, one)


def _approval(what: Approved, event: Registered) -> Approval:
    return Approval(
        person=what.person,
        role=what.role,
        on=what.on,
        note=what.note,
        recorded_by=event.by,
        recorded_at=event.at,
    )


def _with(editions: Editions, one: Edition) -> Editions:
    if editions.of(one.digest) is None:
        return replace(editions, editions=(*editions.editions, one))
    same = (one if known.digest == one.digest else known for known in editions.editions)
    return replace(editions, editions=tuple(same))


def publish(editions: Editions, digest: str, version: str, *, wording_of: str = "") -> Published:
    """Publish an edition; the same content again makes it the current one.

    Raises:
        Refused: other content was published under the same version.
    """
    taken = editions.published(version)
    if taken is not None and taken.digest != digest:
        raise Refused(
            f"Utgave {version} er alt publisert, og denne har et annet innhold. "
            "Gi den et nytt nummer under «version».",
            (),
        )
    return Published(digest=digest, version=version, wording_of=wording_of)


def approve(
    digest: str, version: str, *, person: str, role: str, on: date, note: str = ""
) -> Approved:
    """Write down that someone has approved an edition, before or after it is published.

    Raises:
        BadInput: it is not said who, or in which role.
    """
    problems = []
    if not person.strip():
        problems.append("Skriv hvem som har godkjent.")
    if not role.strip():
        problems.append("Skriv hvilken rolle den som har godkjent, har.")
    if problems:
        raise BadInput(*problems)
    return Approved(
        digest=digest,
        version=version,
        person=person.strip(),
        role=role.strip(),
        on=on,
        note=note.strip(),
    )
