"""What a coordinator does with a guide that builds on another: sees where each piece is from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bti.case.points import after_in_words
from bti.case.titles import condition_in_words
from bti.casework import beside, guide_files
from bti.casework.beside import load_guide
from bti.casework.verbs import Verbs, verb
from bti.errors import BadInput, DefinitionError, NotFound, Place
from bti.guide.targets import every_step, step_of

if TYPE_CHECKING:
    from bti.guide.overlay.bases import Bases, Files
    from bti.guide.overlay.moving import Rebased


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a guide in normal form, with everything laid where it counts.

    ``place`` is where it was written. ``layer`` names the base it stands in, and is empty for the
    guide itself; ``through`` is ``kind`` or ``like`` when it came from another piece, ``of``.
    """

    line: str
    path: str
    place: Place
    layer: str = ""
    through: str = ""
    of: str = ""


class Building(Verbs):
    """What a person does whose guide builds on another. It is named by id, file or folder."""

    @verb
    def merged(self, workflow: str | Path, step: str = "") -> tuple[Piece, ...]:
        """Give a guide with everything laid where it counts, line by line; or one step of it.

        Raises:
            BadInput: a file cannot be read. NotFound: no such guide, or no such step in it.
            DefinitionError: with every finding, when the guide cannot be used.
        """
        from bti.guide.overlay.origins import origins
        from bti.guide.written_out import step_written_out, written_out

        loaded = load_guide(self._desk.guides, workflow)
        guide, tree = loaded.usable()
        if step and step_of(guide, step) is None:
            known = ", ".join(every_step(guide))
            raise NotFound(f"Veilederen har ikke steget «{step}». Den har: {known}.")
        lines = tuple(step_written_out(guide, step) if step else written_out(guide))
        found = origins(tree, loaded.places, (line.path for line in lines))
        return tuple(
            Piece(
                line=str(line),
                path=line.path,
                place=found[line.path].place,
                layer=found[line.path].layer,
                through=found[line.path].through,
                of=found[line.path].of,
            )
            for line in lines
        )

    @verb
    def rebase(self, overlay: str | Path, new: str | Path = "", *, old: str | Path = "") -> Rebased:
        """Try an overlay on another edition of its base, and tell what must be looked at.

        Args:
            overlay: the overlay's file or folder, or the id of a published one.
            new: the edition to try, or the file or folder of it; without it, the newest there is.
            old: the file or folder of the base as it was, when it is no longer at hand.

        Returns:
            Conflicts, faults that the overlay has on the new base, ways that lead elsewhere, and
            what else is different. Nothing is changed.

        Raises:
            BadInput: it builds on no other guide, or there is no other edition of that.
            NotFound: no such guide. DefinitionError: it has errors on the base that it names.
        """
        from bti.guide.diff import Phrases
        from bti.guide.loading import load
        from bti.guide.overlay.bases import in_order
        from bti.guide.overlay.moving import moved

        files, bases = beside.sources(self._desk.guides, overlay)
        handed = tuple(one for path in (old, new) if (one := _edition(path)))
        known = _with(bases, handed)
        before = load(files, known)
        if before.guide is None:
            raise DefinitionError(before.findings)
        if before.base_name is None:
            raise BadInput("Veilederen bygger ikke på en annen. Skriv «extends» i den først.")
        base = before.base_name.id
        for one in handed:
            _is_of(one, base)
        there = in_order(known(base))
        tried = _edition(new)
        wanted = tried.version if tried else str(new) or there[-1]
        if wanted not in there:
            raise NotFound(f"{base} finnes ikke i utgave {wanted}.", there[-2:])
        after = load(files, known, onto=wanted)
        phrases = Phrases(condition=condition_in_words, point=after_in_words)
        return moved(before, after, phrases, onto=wanted)


class _Handed(msgspec.Struct, frozen=True, kw_only=True):
    """An edition of a base in a file or folder, and what finds those that it builds on itself."""

    id: str
    version: str
    files: Files
    near: Bases


def _edition(path: str | Path) -> _Handed | None:
    """Give the edition that a file or folder holds; what is neither holds none."""
    if not str(path) or not Path(path).exists():
        return None
    files = guide_files.guide_files(path)
    return _Handed(
        id=guide_files.id_of(files),
        version=guide_files.version_of(files),
        files=files,
        near=guide_files.bases_on_disk(path),
    )


def _with(bases: Bases, handed: Iterable[_Handed]) -> Bases:
    """Find what was handed too, and what lies beside it: a base that moves may have moved its."""

    def editions(name: str) -> Mapping[str, Files]:
        found = dict(bases(name))
        for one in handed:
            found |= one.near(name)
        return found | {one.version: one.files for one in handed if one.id == name}

    return editions


def _is_of(handed: _Handed, base: str) -> None:
    """Refuse an edition of another guide than the one that is built on."""
    if handed.id != base:
        raise BadInput(
            f"Filen er en utgave av {handed.id or 'en veileder uten id'}, men overbygningen "
            f"bygger på {base}. Nevn en utgave av {base}. Bygger {base} på {handed.id}, prøver du "
            f"{base} først."
        )
