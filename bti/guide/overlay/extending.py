"""The files of a guide to one written tree: overlays are laid over each other from the base out."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.joining import join
from bti.guide.nodes import Entry, MapNode, entries_of, text_of, values_of
from bti.guide.overlay.bases import (
    BaseName,
    Bases,
    Files,
    Kept,
    base_name,
    in_order,
    kept,
    kept_as,
    newer,
)
from bti.guide.overlay.laying import lay

LONGEST_CHAIN = 10


class Extended(msgspec.Struct, frozen=True, kw_only=True):
    """A guide as it is written: one tree, and what it was made from.

    ``base`` is the tree below the outermost overlay, when there is one; ``named`` is how that base
    is named. ``own`` is the overlay, or the whole tree of a guide that builds on none. ``built_on``
    holds the ids of all below, the nearest first.
    """

    tree: MapNode
    own: MapNode
    kept: Kept
    base: MapNode | None = None
    named: BaseName | None = None
    is_profile: bool = False
    built_on: tuple[str, ...] = ()


class Reading(msgspec.Struct):
    """What is found while the files of a guide are read: faults of spelling first."""

    findings: list[Finding]
    spelling: int = 0


def extend(files: Files, bases: Bases, reading: Reading, onto: str = "") -> Extended | None:
    """Read the files of a guide and of all it builds on; none when there is nothing to lay.

    ``onto`` is the edition to lay the outermost overlay over instead of the one it names.
    """
    return _Extending(bases, reading, onto).extended(kept(files), ())


class _Extending:
    def __init__(self, bases: Bases, reading: Reading, onto: str) -> None:
        self._bases = bases
        self._reading = reading
        self._onto = onto

    def _fault(self, code: str, place: Place, message: str, proposal: str = "") -> None:
        self._reading.findings.append(finding(code, place, message, proposal))

    def extended(self, files: Kept, chain: tuple[str, ...]) -> Extended | None:
        """Read one guide of the chain, after what it builds on."""
        own = join(files.own, self._reading.findings)
        self._reading.spelling = len(self._reading.findings)
        if own is None:
            return None
        said = _said(own)
        if said is None:
            return Extended(tree=own, own=own, kept=files)
        editions = self._editions(files, said)
        named = self._named(said, editions) if chain else self._chosen(said, editions)
        if named is None or self._goes_in_a_circle(said, named, (*chain, _self(own))):
            return None
        below = self.extended(editions[named.version], (*chain, _self(own)))
        if below is None:
            return None
        self._tell_newer(said, named, tuple(editions))
        return Extended(
            tree=lay(below.tree, own, self._reading.findings),
            own=own,
            kept=Kept(files.own, {**files.others, **below.kept.all}),
            base=below.tree,
            named=named,
            is_profile=said.key == "over",
            built_on=(named.id, *below.built_on),
        )

    def _editions(self, files: Kept, said: Entry) -> dict[str, Kept]:
        """Give every edition there is of the base; one that is kept with the guide goes first."""
        named = base_name(text_of(said.value))
        if named is None:
            return {}
        found = {
            version: kept_as(BaseName(named.id, version), theirs)
            for version, theirs in self._bases(named.id).items()
        }
        mine = files.of(named)
        return found | {named.version: mine} if mine else found

    def _chosen(self, said: Entry, editions: Mapping[str, Kept]) -> BaseName | None:
        written = base_name(text_of(said.value))
        if written is not None and self._onto in editions:
            return BaseName(written.id, self._onto)
        return self._named(said, editions)

    def _named(self, said: Entry, editions: Mapping[str, Kept]) -> BaseName | None:
        """Give the base that is meant, or say that there is none."""
        named = base_name(text_of(said.value))
        known = in_order(editions)
        if named is not None and not named.version and said.key == "over" and known:
            return BaseName(named.id, known[-1])
        if named is not None and named.version in editions:
            return named
        place, proposal = said.value.place, ""
        if named is None or (known and not named.version):
            message = f"«{said.key}» skal være en id og en utgave, for eksempel «bti 2026.1»."
            proposal = f"Skriv «{said.key}: {named.id} {known[-1]}»." if named else ""
            self._fault("feil-form", place, message, proposal)
        elif not known:
            message = (
                f"Jeg finner ikke veilederen «{named.id}». Rett id-en, legg filen "
                f"«{named.id}.yaml» ved siden av denne, eller publiser den først."
            )
            self._fault("ukjent-grunnutgave", place, message)
        else:
            message = (
                f"«{named.id}» finnes ikke i utgave {named.version}. Det finnes: "
                f"{', '.join(known)}. Skriv en av dem, eller legg filen med den utgaven ved "
                "siden av denne."
            )
            self._fault("ukjent-grunnutgave", place, message, f"Mente du «{named.id} {known[-1]}»?")
        return None

    def _goes_in_a_circle(self, said: Entry, named: BaseName, chain: tuple[str, ...]) -> bool:
        circle = " → ".join((*chain, str(named)))
        if str(named) in chain:
            message = f"«{said.key}» går i ring: {circle}. La en av dem stå for seg selv."
        elif len(chain) > LONGEST_CHAIN:
            message = f"Dette er mer enn {LONGEST_CHAIN} lag. Bygg på et tidligere lag."
        else:
            return False
        self._fault("sirkel-overbygning", said.value.place, message)
        return True

    def _tell_newer(self, said: Entry, named: BaseName, editions: tuple[str, ...]) -> None:
        later = newer(editions, named.version)
        if later and said.key == "extends":
            message = (
                f"Det finnes en nyere utgave av {named.id}: {later[-1]}. Bruk «bti veiledere "
                "grunnutgave» til å se hva den endrer, før du skriver den her."
            )
            self._fault("nyere-grunnutgave", said.value.place, message)


def _said(own: MapNode) -> Entry | None:
    """Give what says that a guide builds on another; ``extends`` goes before ``over``."""
    entries = entries_of(own)
    return entries.get("extends") or entries.get("over")


def _self(own: MapNode) -> str:
    top = values_of(own)
    return f"{text_of(top.get('workflow'))} {text_of(top.get('version'))}"
