"""The verbs of access to information: who has read, and what is kept about a person."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from bti.case.access_views import (
    AccessLine,
    AccessLogView,
    Disclosure,
    PersonCase,
    PersonFile,
    read_in_words,
)
from bti.case.actor import Actor
from bti.case.calendar import local
from bti.case.form_views import HeadView
from bti.case.place_titles import in_charge
from bti.case.sight import sight_of
from bti.casework.case_file import case_file
from bti.casework.desk import KIND
from bti.casework.door import DENIALS, follows_secret
from bti.casework.verbs import Verbs, verb
from bti.errors import Denied, NotFound
from bti.guide.definition import Guide
from bti.guide.roles import FAMILY, bound_to
from bti.municipality.directory import Post
from bti.store import AccessRow, Part

_NOT_FOR_THE_FAMILY = (
    "Foresatte har ikke innsyn i denne saken etter veilederen. Spør lederen for saken før noe "
    "utleveres."
)
_NOT_ALL = (
    "Du ser ikke alt i denne saken, så du kan ikke skrive ut innsyn i den. Be {who} gjøre det."
)


_PARTS = {
    "task": "Har en oppgave",
    "offered": "Tilbudt stafettpinnen",
    "invited": "Invitert",
}
"""What people read of a part that is no role of the guide."""


class Disclosing(Verbs):
    """What the family and those who work with cases have a right to see."""

    @verb
    def disclose(self, case: str, *, by: str = "") -> Disclosure:
        """Give a case as the child and the guardians may see it, with who has read it.

        Source: personvernforordningen art. 15; forvaltningsloven § 18. Whether something more is
        to be kept from them (§ 19) is for the one who discloses to weigh, before it is handed out.

        Raises:
            Denied: the person may not write in the case or does not see all of it, or its guide
                keeps the family out.
        """
        desk = self._desk
        standing = desk.take(case, by, "write", "disclose").standing
        barred = standing.guide.access.guardians == "never"
        if barred or sight_of(standing).cut:
            desk.log(case, standing.actor.person, "disclose", "denied")
            told = _NOT_FOR_THE_FAMILY if barred else _NOT_ALL
            raise Denied(told.format(who=in_charge(standing)))
        desk.log(case, standing.actor.person, "disclose", "allowed")
        theirs = replace(desk.caught_up(standing), actor=_family(standing.guide))
        printed_by = desk.people.name(standing.actor.person)
        return Disclosure(file=case_file(desk, theirs, printed_by), log=self._readers(case))

    @verb
    def readers(self, case: str, *, by: str = "") -> AccessLogView:
        """Give who has read a case or tried to, in words; that is logged too."""
        standing = self._desk.read(case, by, "log")
        head = HeadView(
            guide_title=standing.guide.title,
            edition=standing.guide.version,
            case=case,
            trial=self._desk.store.trial,
        )
        return AccessLogView(case=case, lines=self._readers(case), head=head)

    def _readers(self, case: str) -> tuple[AccessLine, ...]:
        name = self._desk.people.name
        rows = self._desk.store.access_log(KIND, case)
        return tuple(_line(row, name(row.person)) for row in rows)

    @verb
    def person_file(self, *, by: str = "") -> PersonFile:
        """Give what is kept about the one who asks: posts, cases by their ids, and readings.

        Raises:
            NotFound: nobody is registered so.
        """
        desk = self._desk
        person = desk.actor(by).person
        known = desk.people.known.person(person)
        if known is None:
            raise NotFound(f"Det er ingen «{person}» i katalogen. Se bti katalog vis.")
        now = desk.environment.now()
        rows = (row for row in desk.store.access_of_person(person) if not self._in_vain(row))
        return PersonFile(
            id=person,
            name=known.name,
            address=known.address,
            account=known.account,
            posts=tuple(self._post(one) for one in desk.people.known.posts_of(person, now)),
            cases=tuple(self._cases(desk.store.parts_of_person(person))),
            log=tuple(_line(row, row.key) for row in rows),
            printed=now,
            head=HeadView(trial=desk.store.trial),
        )

    def _in_vain(self, row: AccessRow) -> bool:
        """Tell whether somebody tried a case that answered as if it were not there.

        To find the attempt here would say that it is. In the log of the case it stands.
        """
        denied = row.outcome in DENIALS and row.kind == KIND
        return denied and follows_secret(self._desk, self._desk.store.bound_to(KIND, row.key))

    def _post(self, post: Post) -> str:
        return f"{post.role}, {self._desk.people.unit(post.unit)}"

    def _cases(self, parts: tuple[Part, ...]) -> Iterator[PersonCase]:
        for part in parts:
            stream = self._desk.store.load(part.kind, part.key)
            if stream is not None and stream.definition is not None:
                guide = self._desk.guides.by_digest(stream.definition)
                role = guide.roles.get(part.row.role)
                yield PersonCase(
                    case=part.key,
                    guide=guide.title,
                    role=role.title if role else _PARTS.get(part.row.role, part.row.role),
                    since=local(part.row.since),
                    until=local(part.row.until) if part.row.until else None,
                )


def _family(guide: Guide) -> Actor:
    """Give the one whom it is printed for: what the printer's own roles open is not for them."""
    return Actor(person="", roles=frozenset(bound_to(guide, FAMILY)), family=True)


def _line(row: AccessRow, by: str) -> AccessLine:
    return AccessLine(at=local(row.at), by=by, text=read_in_words(row.action, row.outcome))
