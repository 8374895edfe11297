"""Finding a case by a part of the child's name, and the year of birth."""

from __future__ import annotations

from bti.case import search as words
from bti.case.form_views import View
from bti.case.people import may
from bti.case.standing import Standing
from bti.casework.desk import KIND
from bti.casework.door import denied, is_secret
from bti.casework.people import People
from bti.casework.verbs import Verbs, verb
from bti.errors import BadInput

_NO_NAME = "Skriv minst én hel del av navnet, og gjerne fødselsåret: bti sok Nordmann 2021."
SEARCHED = "search"
_PAGE = 50


class Hit(View, frozen=True, kw_only=True):
    """A case that was found; without access one learns only that it is there, and whom to ask."""

    ask: str
    """Whom to ask about it: its stafettholder, or who opened it."""
    case: str = ""
    """The id, for one who may read it."""
    child: str = ""
    born: str = ""
    title: str = ""
    closed: bool = False


class Found(View, frozen=True, kw_only=True):
    """What a search found."""

    hits: tuple[Hit, ...]
    sounding: bool = False
    """Whether nothing was written so, and these only sound alike."""
    more: str = ""
    """What to give as ``after`` for the next page, when there is one."""


class Searching(Verbs):
    """The verb of finding a case that one does not know the number of."""

    @verb
    def search(self, text: str, *, after: str = "", by: str = "") -> Found:
        """Find cases by whole parts of the name, in any order, with or without the year of birth.

        Marks over letters, å and aa, ø and oe, hyphens and capitals make no difference. When
        nothing is written so, what sounds alike is found. The search is in the access log.

        Raises:
            BadInput: there is no part of a name in ``text``.
        """
        store = self._desk.store
        people = self._desk.people.held()
        person = self._desk.actor(by, people=people).person
        exact = words.asked(text, store.mark, sounding=False)
        if not exact:
            raise BadInput(_NO_NAME)
        found, sounding = self._found(exact, after, by, people), False
        if not found and not after:
            alike = words.asked(text, store.mark, sounding=True)
            found, sounding = self._found(alike, "", by, people), True
        # What is logged of a page is written in one go.
        with store.writing():
            hits = tuple(self._hit(one, people) for one in found[:_PAGE])
            if not any(hit.case for hit in hits):
                self._desk.log("", person, SEARCHED, "told" if hits else "none")
        more = found[_PAGE - 1].case.id if len(found) > _PAGE else ""
        return Found(hits=hits, sounding=sounding and bool(hits), more=more)

    def _found(
        self, terms: tuple[bytes, ...], after: str, by: str, people: People
    ) -> list[Standing]:
        """Give a page and one more, where there are so many.

        What is nobody's business is left out here and takes no place: neither whether there is
        another page, nor whether what sounds alike is looked for, may tell that it is there.
        """
        found: list[Standing] = []
        while keys := self._desk.store.find(KIND, terms, _PAGE, after):
            standings = (self._desk.standing(key, by, people) for key in keys)
            found += [one for one in standings if _may_be_told(one)]
            if len(found) > _PAGE or len(keys) < _PAGE:
                break
            after = keys[-1]
        return found

    def _hit(self, standing: Standing, people: People) -> Hit:
        """Give what the person may learn; without access, only whom to ask."""
        case, actor = standing.case, standing.actor
        reads = may(actor, "read", standing.guide, case, standing.now)
        self._desk.log(case.id, actor.person, SEARCHED, "allowed" if reads else denied(standing))
        holder = case.baton.holder
        ask = people.name(holder.person if holder else case.opened_by)
        if not reads:
            return Hit(ask=ask)
        return Hit(
            ask=ask,
            case=case.id,
            child=case.subject.name,
            born=case.subject.born.isoformat() if case.subject.born else "",
            title=standing.guide.title,
            closed=case.closed,
        )


def _may_be_told(one: Standing) -> bool:
    """Tell whether the person may know that the case is there."""
    return not is_secret(one.guide) or may(one.actor, "read", one.guide, one.case, one.now)
