"""How a case of the guide begins, who can hold it, who has which role, and whom it belongs with."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.guide_views import EntryView, RegisterView
from bti.case.place_titles import role_title
from bti.case.registers import said
from bti.case.titles import condition_in_words, scope_titles, titled
from bti.case.views import Particular
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Baton, Condition, Guide, Role
from bti.guide.roles import HOLDER

_BOUND = {
    "guardian": "en foresatt i saken",
    "child": "barnet saken gjelder",
    "opener": "den som åpnet saken",
}


def cases(guide: Guide) -> RegisterView:
    """Give what holds for every case, whatever step it is on."""
    entries = (
        EntryView(id="beginning", title="Slik begynner en sak", particulars=_beginning(guide)),
        EntryView(id="baton", title=role_title(guide, HOLDER), particulars=_baton(guide)),
        EntryView(id="roles", title="Rollene", particulars=tuple(_roles(guide))),
        EntryView(id="tracks", title="Sporene", particulars=tuple(_tracks(guide))),
        EntryView(id="linked", title="Saker i andre veiledere", particulars=_linked(guide)),
    )
    said_of = tuple(entry for entry in entries if entry.particulars)
    return RegisterView(id="cases", title="Om saken", entries=said_of)


def _beginning(guide: Guide) -> tuple[Particular, ...]:
    whom = scope_titles(guide, guide.subjects) if guide.subjects != ("child",) else ()
    return said.particulars(
        said.particular("Saken kan gjelde", joined([one.lower() for one in whom], "eller")),
        _enterers(guide),
    )


def _enterers(guide: Guide) -> Particular:
    """Say who a case can come from, and what holds for others."""
    whom = joined([role_title(guide, role) for role in guide.entered_by], "eller")
    others = "Andre kan også åpne en sak" if guide.entered_by_others == "told" else ""
    return said.particular("Kan komme fra", *((whom, others) if whom else ()))


def _baton(guide: Guide) -> tuple[Particular, ...]:
    baton = guide.baton or Baton()
    first = guide.levels.get(baton.needed_from)
    tell = role_title(guide, baton.unanswered.tell).lower() if baton.unanswered else ""
    return said.particulars(
        said.particular(
            "Kan være", joined([role_title(guide, role) for role in baton.may_hold], "eller")
        ),
        said.particular("Må være bestemt fra", quoted(first.title) if first else ""),
        said.particular("Den som blir spurt, svarer innen", said.said_span(baton.answer_within)),
        said.particular("Uten svar", f"gi beskjed til {tell}" if tell else ""),
    )


def _roles(guide: Guide) -> Iterator[Particular]:
    for role in guide.roles.values():
        lines = (_BOUND.get(role.bound, ""), _jumps(role))
        yield from said.particulars(said.particular(role.title, *lines))


def _jumps(role: Role) -> str:
    if not role.may_jump:
        return ""
    free = ", også uten det steget krever" if role.jump_demands == "nothing" else ""
    return f"kan flytte saken dit ingen vei går, med en grunn{free}"


def _tracks(guide: Guide) -> Iterator[Particular]:
    for track in guide.tracks.values():
        service = guide.services.get(track.service)
        if service and service.title != track.title:
            yield said.particular(track.title, f"for {quoted(service.title)}")


def _linked(guide: Guide) -> tuple[Particular, ...]:
    return said.particulars(
        said.particular("Kan åpnes fra", joined([quoted(one) for one in guide.linked_from], "og")),
        said.particular("Sier fra om", *(titled(guide, path) for path in guide.gives)),
    )


def conditions(guide: Guide) -> RegisterView:
    """Give what each named condition means."""
    return RegisterView(
        id="conditions",
        title="Betingelsene",
        lead="Dette skal til for at det veilederen viser til, gjelder.",
        compact=True,
        entries=tuple(
            EntryView(id=name, title=one.title, about=_when(guide, one))
            for name, one in guide.conditions.items()
        ),
    )


def _when(guide: Guide, one: Condition) -> str:
    return f"når {condition_in_words(guide, one.when)}"
