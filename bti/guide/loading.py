"""The files of a guide to a guide, with everything that is wrong in them, in one run."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import msgspec

from bti.errors import Finding, Place
from bti.guide.canonical import canonical, digest, from_canonical
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.joining import join
from bti.guide.lint import lint
from bti.guide.nodes import MapNode
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
    leads from paths such as ``evaluer.checklist.samtykker`` to where they were written.
    """

    guide: Guide | None
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]
    digest: str = ""


def load(files: Mapping[str, str]) -> Loaded:
    """Read a guide from its files (name to text) and check all of it; never raises on bad text."""
    findings: list[Finding] = []
    tree = join(files, findings)
    spelling = len(findings)
    written = _written(tree, files, findings)
    if written is not None:
        # A hostile text can have a fault on each line; the rest is not looked for.
        findings.extend(islice(lint(written), MOST_FINDINGS))
    told = _told(findings, spelling)
    places = written.places if written is not None else {}
    if written is None or any(f.severity == "error" for f in told):
        return Loaded(guide=None, places=places, findings=told)
    return Loaded(guide=written.guide, places=places, findings=told, digest=digest(written.guide))


def _written(
    tree: MapNode | None, files: Mapping[str, str], findings: list[Finding]
) -> Written | None:
    if tree is None:
        if not findings:
            message = "Her er ingen veileder å lese. En veileder er en fil som slutter på «.yaml»."
            findings.append(finding("tom-fil", Place(next(iter(files), ""), 1), message))
        return None
    try:
        return _typed(tree, findings)
    except TooLarge:
        message = (
            "Veilederen blir for stor når «like» og slagene er lagt inn. "
            "La færre steg kopiere fra hverandre."
        )
        findings.append(finding("for-stor", tree.place, message))
        return None


def _typed(tree: MapNode, findings: list[Finding]) -> Written:
    resolved = resolve(tree, findings)
    written = read_guide(resolved.tree, findings, resolved.broken)
    return msgspec.structs.replace(written, guide=with_titles(written.guide))


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
