"""The files of a guide to a guide, with everything that is wrong in them, in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice

import msgspec

from bti.errors import DefinitionError, Finding, Place
from bti.guide.canonical import canonical, digest, from_canonical
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.linked import Linked, Others, opened_guides
from bti.guide.lint import lint
from bti.guide.lint.conditions import foreign_read
from bti.guide.nodes import MapNode, TextNode, entries_of
from bti.guide.overlay.bases import BaseName, Bases, Files, no_bases
from bti.guide.overlay.extending import Extended, Reading, extend
from bti.guide.overlay.taking import taken_paths
from bti.guide.reading import TooLarge, read_guide
from bti.guide.resolving import resolve
from bti.guide.titles import with_titles
from bti.guide.written import Written, place_of

__all__ = ["Loaded", "canonical", "digest", "from_canonical", "load", "place_of"]

MOST_FINDINGS = 500

# Faults of spelling that were mended to read on: what stands on such a line is not what was meant.
_MENDED = frozenset(
    (
        "anfoerselstegn",
        "emneknagg",
        "foerste-tegn",
        "kolon",
        "komma",
        "mangler-kolon",
        "parentes",
        "stjerne",
        "tabulator",
    )
)


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading a guide.

    ``guide`` is there when no finding is an error; then ``digest`` names its content. ``places``
    leads from paths such as ``evaluer.checklist.samtykker`` to where they were written, in a file
    of the guide or of one it builds on. ``files`` holds all of these files, so that the guide can
    be read again from them alone; ``tree`` is what is written, before anything is copied in it.
    ``base`` is the guide below it, when it builds on one; then ``own`` is what the overlay itself
    says, and ``taken`` the paths that it takes away. They are there also when there are errors.
    """

    guide: Guide | None
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]
    digest: str = ""
    files: Mapping[str, str] = {}
    tree: MapNode | None = None
    base: Guide | None = None
    base_name: BaseName | None = None
    base_places: Mapping[str, Place] = {}
    own: MapNode | None = None
    taken: Mapping[str, TextNode] = {}

    def usable(self) -> tuple[Guide, MapNode]:
        """Give the guide, and what is written.

        Raises:
            DefinitionError: with every finding, when one of them is an error.
        """
        if self.guide is None or self.tree is None:
            raise DefinitionError(self.findings)
        return self.guide, self.tree


def load(
    files: Mapping[str, str],
    bases: Bases = no_bases,
    *,
    onto: str = "",
    others: Others | None = None,
) -> Loaded:
    """Read a guide from its files (name to text) and check all of it; never raises on bad text.

    Args:
        files: The files of the guide, perhaps with those of the guides it builds on.
        bases: Gives the editions there are of a guide that this one builds on.
        onto: The edition of the base to lay it over instead of the one it names.
        others: Gives the guides it is linked with; without it, it is held against none.

    Returns:
        The guide when no finding is an error, and all findings.
    """
    reading = Reading([])
    extended = extend(files, bases, reading, onto)
    findings = reading.findings
    if extended is None:
        return Loaded(guide=None, places={}, findings=_nothing_read(files, reading))
    near = partial(_linked_with, others=others, bases=bases) if others else None
    written = _checked(extended.tree, findings, extended.built_on, near)
    base = _over_base(extended, written, findings) if written else None
    told = _told(findings, reading.spelling)
    loaded = Loaded(
        guide=None,
        places=written.places if written else {},
        findings=told,
        files=extended.kept.all,
        tree=extended.tree,
        base=base.guide if base else None,
        base_name=extended.named,
        base_places=base.places if base else {},
        own=extended.own,
        taken=taken_paths(extended.base, extended.own) if extended.base else {},
    )
    if written is None or any(f.severity == "error" for f in told):
        return loaded
    return msgspec.structs.replace(loaded, guide=written.guide, digest=digest(written.guide))


def _nothing_read(files: Mapping[str, str], reading: Reading) -> tuple[Finding, ...]:
    if not reading.findings:
        message = "Her er ingen veileder å lese. En veileder er en fil som slutter på «.yaml»."
        reading.findings.append(finding("tom-fil", Place(next(iter(files), ""), 1), message))
    return _told(reading.findings, reading.spelling)


def _checked(
    tree: MapNode,
    findings: list[Finding],
    built_on: tuple[str, ...] = (),
    near: Callable[[Written], Linked] | None = None,
) -> Written | None:
    """Read a tree and check what it means, against what is linked with it too."""
    try:
        written = _typed(tree, findings, built_on)
    except TooLarge:
        message = (
            "Veilederen blir for stor når «like» og slagene er lagt inn. "
            "La færre steg kopiere fra hverandre."
        )
        findings.append(finding("for-stor", tree.place, message))
        return None
    if near:
        written = msgspec.structs.replace(written, linked=near(written))
    # A hostile text can have a fault on each line; the rest is not looked for.
    findings.extend(islice(lint(written), MOST_FINDINGS))
    return written


def _linked_with(written: Written, others: Others, bases: Bases) -> Linked:
    """Look for the guides that a guide names, and read those that something is asked of."""
    here = written.guide.workflow
    named = {m.text for m in written.mentions if m.meaning == "guide"} - {here}
    found = {name: files for name in sorted(named) if (files := others.files(name))}
    wanted = opened_guides(written.guide) | {*_openers(written)}
    read = {one: _read_linked(one, found[one], bases) for one in sorted(wanted & found.keys())}
    return Linked(
        guides={one: guide for one, guide in read.items() if guide} | {here: written.guide},
        missing=frozenset(named - found.keys()),
        broken=frozenset(one for one, guide in read.items() if guide is None),
        names=others.names(),
    )


def _openers(written: Written) -> tuple[str, ...]:
    """Give the guides this is opened from, when something is copied from them."""
    guide = written.guide
    copies = any(mention.meaning == "foreign" for mention in written.mentions)
    return guide.linked_from if copies or any(foreign_read(written)) else ()


def _read_linked(name: str, files: Files, bases: Bases) -> Guide | None:
    """Read another guide for what it says; what it is linked with in turn is not looked at."""
    reading = Reading([])
    extended = extend(files, bases, reading)
    if extended is None:
        return None
    try:
        written = _typed(extended.tree, reading.findings, extended.built_on)
    except TooLarge:
        return None
    usable = all(one.severity != "error" for one in reading.findings)
    return written.guide if usable and written.guide.workflow == name else None


def _typed(tree: MapNode, findings: list[Finding], built_on: tuple[str, ...]) -> Written:
    resolved = resolve(tree, findings)
    written = read_guide(resolved.tree, findings, resolved.broken)
    whole = msgspec.structs.replace(with_titles(written.guide), built_on=built_on)
    return msgspec.structs.replace(written, guide=whole, spread=resolved.spread)


def _over_base(extended: Extended, whole: Written, findings: list[Finding]) -> Written | None:
    """Hold a guide to what its base allows, and leave out warnings that are the base's own."""
    if extended.base is None:
        return None
    # Comparing is kept off the way of reading a guide that builds on none.
    from bti.guide.overlay.allowed import Sides, nothing_lost, protection_kept
    from bti.guide.overlay.in_use import told_where_taken

    theirs: list[Finding] = []
    base = _checked(extended.base, theirs, extended.built_on[1:])
    if base is None:
        return None
    known = {(f.place, f.code, f.message) for f in theirs if f.severity == "warning"}
    findings[:] = [f for f in findings if (f.place, f.code, f.message) not in known]
    sides = Sides(
        base=base.guide,
        whole=whole,
        taken=taken_paths(extended.base, extended.own),
        own_files=frozenset(extended.kept.own),
        said=entries_of(extended.own)["over" if extended.is_profile else "extends"].place,
    )
    findings[:] = told_where_taken(findings, theirs, sides)
    findings.extend(protection_kept(sides))
    if extended.is_profile:
        findings.extend(nothing_lost(sides))
    return base


def _told(findings: list[Finding], spelling: int) -> tuple[Finding, ...]:
    """Give each finding once, by place, and no more than a person can read.

    The first ones are about spelling; on a line that was mended to read on, nothing else counts.
    """
    # A copied piece is read at each of its places, but was written once.
    mended = {(f.place.file, f.place.line) for f in findings if f.code in _MENDED}
    kept = findings[:spelling]
    kept += [f for f in findings[spelling:] if (f.place.file, f.place.line) not in mended]
    once = {(f.place, f.code, f.message): f for f in kept}
    ordered = sorted(once.values(), key=lambda f: (f.place, f.code, f.message))
    if len(ordered) <= MOST_FINDINGS:
        return tuple(ordered)
    left = len(ordered) - MOST_FINDINGS
    # Errors are kept before warnings, so that a guide with errors never looks usable.
    kept = sorted(ordered, key=lambda f: f.severity == "warning")[:MOST_FINDINGS]
    kept.sort(key=lambda f: (f.place, f.code, f.message))
    message = f"Det er {left} funn til. Rett de første, og kjør sjekken på nytt."
    return (*kept, finding("for-mange-funn", kept[-1].place, message))
