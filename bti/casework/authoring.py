"""What a coordinator does while writing a guide: begins one, gets help, sees what it asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bti import resources
from bti.casework.beside import read_guide
from bti.casework.guide_files import guide_files
from bti.casework.guides import edition
from bti.casework.verbs import Verbs, verb
from bti.errors import BadInput, BtiError

if TYPE_CHECKING:
    from bti.case.privacy_views import PrivacyRecord
    from bti.guide.burden import Burden


class Formatted(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a guide in one spelling; ``changed`` says whether it was spelt otherwise."""

    file: Path
    text: str
    changed: bool


class Authoring(Verbs):
    """The verbs of someone who writes a guide."""

    @verb
    def schema(self) -> str:
        """Give the JSON Schema of guides, for an editor that helps while one writes."""
        return resources.schema_text()

    @verb
    def new_guide(self, id: str, title: str, *, file: str = "") -> str:  # noqa: A002 - the language's word
        """Give the text of a small guide to begin with, which has no findings.

        Args:
            id: the id of the guide.
            title: what people read.
            file: the file it is written to, which its comments name; without it, after the id.

        Raises:
            BadInput: the id cannot be one, or the title is no line that can be read.
        """
        from bti.guide.start import PATH, WORD, start

        if not WORD.fullmatch(id):
            raise BadInput(
                f"«{id}» kan ikke være id. Bruk små bokstaver a–z, tall og «_», "
                "og begynn med en bokstav."
            )
        said = " ".join(title.split())
        if not said or not said.isprintable():
            raise BadInput("Veilederen må ha en tittel med vanlige tegn.")
        template = resources.template_text(PATH)
        if template is None:
            raise BtiError
        return start(template, id, said, file or f"{id}.yaml")

    @verb
    def format_guide(self, path: str | Path, *, long: bool = False) -> tuple[Formatted, ...]:
        """Give the files of a guide in one spelling that means the same; nothing is written.

        Args:
            path: the file or folder the guide is written in.
            long: write shorthands out; otherwise what can be said shorter is.

        Raises:
            BadInput: the file or folder cannot be read, or the guide is one that bti ships with.
            DefinitionError: with every finding, when one of them is an error.
        """
        from bti.guide.formatting import format_text

        if not Path(path).exists():
            raise BadInput(f"{path} er ingen fil eller mappe.")
        before = read_guide(self._desk.guides, path)
        root = Path(path)
        texts = guide_files(path)
        spelt = {name: format_text(text, long=long) for name, text in texts.items()}
        if edition(spelt, self._desk.guides.bases(path)).digest != before.digest:
            raise BtiError
        return tuple(
            Formatted(
                file=root / name if root.is_dir() else root, text=text, changed=text != texts[name]
            )
            for name, text in spelt.items()
        )

    @verb
    def privacy(self, workflow: str | Path) -> PrivacyRecord:
        """Draft what a privacy officer needs: the record of processing and the impact assessment.

        Args:
            workflow: a guide by its id, or a file or folder.

        Raises:
            DefinitionError: the file has errors; with every finding.
            NotFound: no such guide is published or shipped.
        """
        from bti.case.privacy import privacy_record

        return privacy_record(read_guide(self._desk.guides, workflow).guide)

    @verb
    def burden(self, workflow: str | Path) -> Burden:
        """Work out what a guide asks of those who use it: fields, minutes and reading.

        Args:
            workflow: a guide by its id, or a file or folder.

        Raises:
            DefinitionError: the file has errors; with every finding.
            NotFound: no such guide is published or shipped.
        """
        from bti.guide.burden import burden

        return burden(read_guide(self._desk.guides, workflow).guide)
