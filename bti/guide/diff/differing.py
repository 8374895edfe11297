"""Two guides to their differences: found, weighed, said, and placed in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.errors import Place
from bti.guide.definition import Guide
from bti.guide.diff.changes import Change, changes
from bti.guide.diff.difference import Difference
from bti.guide.diff.phrases import Phrases
from bti.guide.diff.rerouting import Rerouted, rerouted
from bti.guide.diff.sentences import Sentences
from bti.guide.diff.weighing import weight_of
from bti.guide.written import place_of

Places = Mapping[str, Place]
_AS_BEFORE = "{} er skrevet på en annen måte, men går dit den gikk før."


def diff(
    old: Guide,
    new: Guide,
    *,
    old_places: Places | None = None,
    new_places: Places | None = None,
    phrases: Phrases | None = None,
) -> tuple[Difference, ...]:
    """Give every difference between two guides, in the order of the new one.

    Args:
        old: The guide as it was.
        new: The guide as it is.
        old_places: Where the parts of the old guide were written.
        new_places: Where the parts of the new guide are written.
        phrases: How conditions and points in time are said; without it, as they are written.

    Returns:
        The differences; none exactly when the two guides have the same canonical form.
    """
    sentences = Sentences(old, new, phrases or Phrases())
    ways = {way.path: way for way in rerouted(old, new)}
    differing = _Differing(sentences, ways, old_places or {}, new_places or {})
    found = [differing.of(change) for change in changes(old, new)]
    told = {one.path for one in found if one.rerouted}
    return (
        *found,
        *(differing.only_rerouted(way) for way in ways.values() if way.path not in told),
    )


class _Differing:
    def __init__(
        self,
        sentences: Sentences,
        ways: Mapping[str, Rerouted],
        old_places: Places,
        new_places: Places,
    ) -> None:
        self._sentences = sentences
        self._ways = ways
        self._old_places = old_places
        self._new_places = new_places

    def of(self, change: Change) -> Difference:
        """Give a change as a difference."""
        path, leads = change.path, change.slot is not None and change.slot.key == "to"
        way = self._ways.get(path.rpartition(".")[0]) if leads else None
        if way:
            return self.only_rerouted(way)
        sentence = self._sentences.say(change)
        if leads:
            sentence = _AS_BEFORE.format(self._sentences.names.subject(change.chain))
        before, now = _texts(change)
        return Difference(
            kind=change.kind,
            weight=weight_of(change),
            path=path,
            sentence=sentence,
            about=self._sentences.names.about(change.chain),
            before=before,
            now=now,
            old_place=None if change.kind == "added" else _place(self._old_places, path),
            new_place=None if change.kind == "removed" else _place(self._new_places, path),
        )

    def only_rerouted(self, way: Rerouted) -> Difference:
        """Give a way that leads elsewhere as a difference."""
        return Difference(
            kind="changed",
            weight="structure",
            path=way.path,
            sentence=way.sentence,
            about=way.about,
            before=way.before,
            now=way.now,
            old_place=_place(self._old_places, way.path),
            new_place=_place(self._new_places, way.path),
            rerouted=True,
        )


def _place(places: Places, path: str) -> Place | None:
    return place_of(places, path) if places else None


def _texts(change: Change) -> tuple[str, str]:
    """Give the texts before and after a rewording, for a page that marks what is new."""
    if change.slot is None or weight_of(change) != "wording":
        return "", ""
    return _text(change.old), _text(change.new)


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return "\n".join(_lines(value))
    if isinstance(value, tuple):
        return "\n".join(note.text for note in value)
    return str(value)


def _lines(say: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for ages, lines in say.items():
        yield from (f"{ages}: {line}" for line in lines)
