"""Guides at hand: editions kept in the database, and shipped ones published at first use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import msgspec

from bti import resources
from bti.case.actor import PROGRAM
from bti.case.form_views import Named
from bti.case.rule_places import Places
from bti.casework.editions import Records
from bti.errors import DefinitionError, NotFound, StoreDamaged
from bti.guide.canonical import canonical, from_canonical, reads_of
from bti.guide.definition import Guide
from bti.guide.nearest import alike
from bti.municipality.publishing import Published
from bti.store import Publication, SourceFile, StoredDefinition
from bti.store.cipher import digest as digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from bti.case.case import Case
    from bti.environment import Environment
    from bti.errors import Place
    from bti.guide.linked import Others
    from bti.guide.loading import Loaded
    from bti.guide.overlay.bases import Bases
    from bti.municipality import publishing
    from bti.municipality.publishing import Editions
    from bti.store import Store

SHORTEST_DIGEST = 6
_SHIPPED = "shipped"
"""What is kept of the shipped guides as they were when they were published last."""
_PLACES: msgspec.json.Decoder[dict[str, tuple[str, int, int]]] = msgspec.json.Decoder(
    dict[str, tuple[str, int, int]]
)
_NOT_AS_WRITTEN = (msgspec.DecodeError, UnicodeDecodeError)
_GUIDE_DAMAGED = (
    "En veileder i databasen er ikke slik den ble skrevet, og kan ikke leses. Se hvilken: "
    "bti kontroller. Hent så fram sikkerhetskopien: bti gjenopprett."
)


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A guide without errors, read once, in the forms it is kept in."""

    guide: Guide
    digest: str
    canonical: bytes
    places: bytes
    sources: tuple[SourceFile, ...]


def edition(
    files: Mapping[str, str], bases: Bases | None = None, others: Others | None = None
) -> Edition:
    """Read a guide from its files; the files of what it builds on are kept with it.

    Raises:
        DefinitionError: with every finding, when one of them is an error.
    """
    loaded = read_guide(files, bases, others)
    if loaded.guide is None:
        raise DefinitionError(loaded.findings)
    places = {p: (at.file, at.line, at.column) for p, at in loaded.places.items()}
    return Edition(
        guide=loaded.guide,
        digest=loaded.digest,
        canonical=canonical(loaded.guide),
        places=msgspec.json.encode(places),
        sources=tuple(SourceFile(name=n, text=t) for n, t in loaded.files.items()),
    )


def places_of(read: Edition) -> dict[str, Place]:
    """Give where the rules of an edition are written."""
    return Places(partial(_placed, read.places)).all()


def _placed(raw: bytes | None) -> dict[str, tuple[str, int, int]]:
    try:
        return _PLACES.decode(raw) if raw else {}
    except _NOT_AS_WRITTEN:
        # Where a rule stands is told beside the case, and shuts no case; a check finds it.
        return {}


def _whole(kept: bytes) -> Guide:
    try:
        return from_canonical(kept)
    except _NOT_AS_WRITTEN as fault:
        raise StoreDamaged(_GUIDE_DAMAGED) from fault


class Guides:
    """The guides of one database, each read once."""

    def __init__(self, store: Store, environment: Environment) -> None:
        """Take the store they are kept in and the clock that dates a publication."""
        self._store = store
        self._environment = environment
        self._kept: dict[str, Guide] = {}
        self._reads: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, Places] = {}
        self.records = Records(store, environment)

    def now(self) -> datetime:
        """Give the time, as this database's clock has it."""
        return self._environment.now()

    def by_digest(self, digest: str) -> Guide:
        """Give the guide that a case is bound to."""
        if digest not in self._kept:
            stored = self._store.definition(digest)
            if stored is None:
                raise NotFound("Utgaven av veilederen som saken følger, finnes ikke i databasen.")
            self._kept[digest] = _whole(stored.canonical)
            self._reads[digest] = reads_of(stored.canonical)
        return self._kept[digest]

    def read_by(self, digest: str) -> dict[str, Guide]:
        """Give the other guides that one reads answers of, by their ids, those that are here."""
        names = self._reads.get(digest, ())
        found = {one: current for one in names if (current := self._current(one))}
        return {one: self.by_digest(current) for one, current in found.items()}

    def source_of(self, case: Case) -> Guide | None:
        """Give the guide that answers came along from, as it was when they did, if it is here."""
        origin = case.origin
        if origin is None or not case.carried:
            return None
        digest = origin.digest or self._current(origin.workflow)
        try:
            return self.by_digest(digest)
        except NotFound:
            return None

    def places(self, digest: str) -> Places:
        """Give where the rules of a guide are written."""
        if digest not in self._places:
            # Taken out now, so that it can be asked also when the database is closed.
            self._places[digest] = Places(partial(_placed, self._store.places(digest)))
        return self._places[digest]

    def current(self, workflow: str) -> tuple[str, Guide]:
        """Give the digest and guide that a new case is opened on.

        Raises:
            NotFound: no such guide is published or shipped.
        """
        self.settle(workflow)
        digest = self._current(workflow)
        if not digest:
            raise self._unknown(workflow)
        return digest, self.by_digest(digest)

    def title(self, workflow: str) -> str:
        """Give the title of a guide that a case was opened on, by its id."""
        digest = self._current(workflow)
        return self.by_digest(digest).title if digest else workflow

    def _current(self, workflow: str) -> str:
        """Give the edition published last, as the record has it: two can have the same moment."""
        recorded = self.records.of(workflow).current
        stored = None if recorded else self._store.current(workflow)
        return stored.digest if stored else recorded

    def settle(self, workflow: str) -> None:
        """Publish the shipped guides, if this is one and they are not published as they are.

        All of them at once: the day on which one was taken into use would tell that day to all, and
        of a report it is nobody's business.
        """
        names = resources.workflow_names()
        if workflow not in names:
            return
        texts = {name: resources.workflow_text(name) for name in names}
        mark = _mark("\0".join(text for _, text in texts.values()))
        if self._store.setting(_SHIPPED) == mark:
            return
        for name, (file, text) in texts.items():
            self._publish_shipped(name, file, text)
        with self._store.writing() as transaction:
            transaction.set_setting(_SHIPPED, mark)

    def names(self) -> tuple[Named, ...]:
        """Give every guide that a case can be opened on."""
        ids = sorted({*resources.workflow_names(), *self._store.workflows()})
        return tuple(Named(id=one, title=self.current(one)[1].title) for one in ids)

    def own(self) -> Iterator[Guide]:
        """Give the guides that were published here, not shipped, the newest first."""
        found = [one for name in self._store.workflows() if (one := self._store.current(name))]
        for one in sorted(found, key=lambda one: one.published_at, reverse=True):
            shipped = self._store.setting(f"{_SHIPPED}:{one.workflow}") or ""
            if not shipped.endswith(one.digest):
                yield self.by_digest(one.digest)

    def publish(
        self, files: Mapping[str, str], bases: Bases | None = None, by: str = PROGRAM.person
    ) -> Named:
        """Check a guide and keep it as the edition that new cases are opened on.

        Raises:
            DefinitionError: with every finding, when one of them is an error.
        """
        return self.keep(edition(files, bases), by)

    def bases(self, path: str | Path = "") -> Bases:
        """Give what finds the guides that one builds on: beside it, published, or shipped."""
        from bti.casework.guide_files import bases_on_disk

        on_disk = bases_on_disk(path)

        def editions(name: str) -> dict[str, Mapping[str, str]]:
            kept = self._store.editions(name)
            published = {version: self.sources(digest) for version, digest in kept.items()}
            return self._carried(name) | published | dict(on_disk(name))

        return editions

    def _carried(self, name: str) -> dict[str, Mapping[str, str]]:
        """Give the editions of a guide that are kept with published guides that build on it."""
        from bti.guide.overlay.bases import carried

        every = [d for one in self._store.workflows() for d in self._store.editions(one).values()]
        return {k: v for digest in every for k, v in carried(name, self.sources(digest)).items()}

    def sources(self, digest: str) -> Mapping[str, str]:
        """Give the files that an edition was written in, with those it builds on."""
        return {source.name: source.text for source in self._store.sources(digest)}

    def look(self, path: str | Path) -> Loaded:
        """Read a guide from a file or folder with all findings, and what it is linked with.

        Raises:
            BadInput: a file cannot be read.
        """
        from bti.casework.guide_files import guide_files

        return read_guide(guide_files(path), self.bases(path), self.others(path))

    def others(self, path: str | Path) -> Others:
        """Give what finds the guides linked with one: beside it, published, or shipped."""
        from bti.casework.guide_files import others_at

        return others_at(path, self._current_files)

    def _current_files(self, name: str) -> Mapping[str, str]:
        digest = self._current(name)
        return self.sources(digest) if digest else {}

    def read(self, path: str | Path) -> Loaded:
        """Read a guide from a file or folder, with what it builds on.

        Raises:
            BadInput: a file cannot be read.
            DefinitionError: with every finding, when one of them is an error.
        """
        from bti.casework.guide_files import guide_files

        loaded = read_guide(guide_files(path), self.bases(path))
        if loaded.guide is None:
            raise DefinitionError(loaded.findings)
        return loaded

    def read_again(self, digest: str) -> Loaded:
        """Read a guide that is kept from the files it was written in."""
        return read_guide(self.sources(digest))

    def keep(self, read: Edition, by: str = PROGRAM.person, *, wording_of: str = "") -> Named:
        """Keep a guide that was read as the edition that new cases are opened on."""
        guide = read.guide
        publication = Publication(
            definition=StoredDefinition(
                digest=read.digest,
                workflow=guide.workflow,
                version=guide.version,
                published_at=self._environment.now(),
                canonical=read.canonical,
            ),
            places=read.places,
            sources=read.sources,
        )
        fact = Published(digest=read.digest, version=guide.version, wording_of=wording_of)
        with self._store.writing() as transaction:
            transaction.publish(publication)
            self.records.add(transaction, guide.workflow, fact, by)
        self._kept[read.digest] = guide
        self._reads[read.digest] = reads_of(read.canonical)
        self._places.pop(read.digest, None)
        return Named(id=guide.workflow, title=guide.title)

    def named(self, name: str) -> tuple[str, Guide]:
        """Give a published edition by ``bti`` (the current one), ``bti@2026.1`` or its digest.

        Raises:
            NotFound: no such guide or edition; with those that there are.
        """
        workflow, _, edition = name.replace(" ", "@").partition("@")
        digest, guide = self.current(workflow)
        if not edition:
            return digest, guide
        editions = self.records.of(workflow)
        found = editions.published(edition) or _by_digest(editions, edition)
        if found is None:
            have = ", ".join(one.version for one in editions.editions if one.releases)
            raise NotFound(f"«{workflow}» har ingen utgave {edition}. Disse finnes: {have}.")
        return found.digest, self.by_digest(found.digest)

    def _publish_shipped(self, workflow: str, file: str, text: str) -> None:
        """Publish a shipped guide once per text, unless the municipality has its own edition."""
        setting, mark = f"{_SHIPPED}:{workflow}", _mark(text)
        known = self._store.setting(setting) or ""
        current = self._current(workflow)
        own_edition = bool(current) and not known.endswith(current)
        if own_edition or known.startswith(mark):
            return
        self.keep(_shipped_edition(file, text))
        with self._store.writing() as transaction:
            transaction.set_setting(setting, f"{mark} {self._current(workflow)}")

    def _unknown(self, workflow: str) -> NotFound:
        known = tuple(sorted({*resources.workflow_names(), *self._store.workflows()}))
        near = alike(workflow, known)
        return NotFound(
            f"Veilederen «{workflow}» finnes ikke. Disse finnes: {', '.join(known)}.", near
        )


def _mark(text: str) -> str:
    return digest_of(text.encode()).hex()


@lru_cache(maxsize=16)
def _shipped_edition(file: str, text: str) -> Edition:
    """Read a shipped guide, once for all databases that a program opens."""
    return edition({file: text})


def _by_digest(editions: Editions, start: str) -> publishing.Edition | None:
    found = [one for one in editions.editions if one.digest.startswith(start)]
    return found[0] if len(found) == 1 and len(start) >= SHORTEST_DIGEST else None


def read_guide(
    files: Mapping[str, str], bases: Bases | None = None, others: Others | None = None
) -> Loaded:
    """Read a guide from its files, with all findings."""
    # Reading YAML is kept off the way of every command that only steps a case.
    from bti.guide.loading import load

    return load(files, bases, others=others) if bases else load(files)
