"""What a person does with the texts of a guide in another language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bti.case.guide_view import guide_view
from bti.case.views import GuideView, Named
from bti.casework.beside import Read, read_guide
from bti.casework.guide_files import TRANSLATION, text_of
from bti.casework.verbs import Verbs, verb
from bti.errors import BadInput, DefinitionError, Finding, NotFound
from bti.store import SourceFile

if TYPE_CHECKING:
    from bti.guide.definition import Guide
    from bti.guide.translation import Translation
    from bti.guide.translation.texts import Sayings

_LANGUAGES = {"nb": "bokmål", "nn": "nynorsk", "en": "engelsk", "se": "nordsamisk"}


def is_translation(path: str | Path) -> bool:
    """Tell whether a file is the translation of a guide, by its name."""
    return re.search(TRANSLATION, Path(path).name) is not None


class Translating(Verbs):
    """The verbs of someone who translates a guide. Running cases are not touched by it."""

    @verb
    def translate(
        self, guide: str | Path, language: str = "", *, accept: tuple[str, ...] = ()
    ) -> str:
        """Give the file of a translation, new or brought up to the guide as it now is.

        Args:
            guide: a guide by its id, file or folder; or the file of a translation, which is kept.
            language: ``nb``, ``nn``, ``en`` or ``se``; a translation knows its own.
            accept: paths of texts whose translation holds although the original was changed, or
                ``alt`` for all of them.

        Raises:
            BadInput: no such language, or a file cannot be read. NotFound: no such guide.
            DefinitionError: the guide or the translation has errors; with every finding.
        """
        from bti.guide.translation import write_translation
        from bti.guide.translation.reading import LANGUAGES

        if is_translation(guide):
            read, known = self._translation(Path(guide))
            said = self._below(read.guide, known.language)
            return write_translation(read.guide, known.language, known, accept, said)
        read = read_guide(self._desk.guides, guide)
        chosen = next((one for one in LANGUAGES if one == language), None)
        if chosen is None or chosen == read.guide.language:
            others = ", ".join(one for one in LANGUAGES if one != read.guide.language)
            raise BadInput(f"Skriv språket det skal oversettes til etter --language: {others}.")
        return write_translation(read.guide, chosen, below=self._below(read.guide, chosen))

    @verb
    def check_translation(self, path: str | Path) -> tuple[Finding, ...]:
        """Give what is wrong, missing or outdated in a translation.

        Raises:
            BadInput: the file cannot be read. NotFound: the guide it is of is not there.
        """
        try:
            _, translation = self._translation(Path(path))
        except DefinitionError as error:
            return error.findings
        return translation.findings

    @verb
    def publish_translation(self, path: str | Path) -> Named:
        """Keep a translation for the edition that it is of; cases are not touched by it.

        Raises:
            BadInput: the file cannot be read. NotFound: the edition is not published or shipped.
            DefinitionError: it has errors; with every finding.
        """
        from bti.guide.translation import Translation, read_translation, said_of

        file = Path(path)
        text = text_of(file)
        named = said_of(text, file.name)
        digest, guide = self._desk.guides.named(str(named or ""))
        found = read_translation(text, file.name, guide)
        if not isinstance(found, Translation):
            raise DefinitionError(found)
        _no_errors(found)
        source = SourceFile(name=file.name, text=text)
        now = self._desk.environment.now()
        with self._desk.store.writing() as transaction:
            transaction.keep_translation(digest, found.language, source, now)
        return Named(id=guide.workflow, title=guide.title)

    @verb
    def guide_in(self, workflow: str | Path, language: str) -> GuideView:
        """Give the guide printed empty in another language, with what is translated.

        Raises:
            NotFound: no such guide, or no translation of it.
            DefinitionError: it has errors; with every finding.
        """
        from bti.guide.translation import Translation, read_translation, translated

        if not language.isalpha():
            raise NotFound(f"Det er ikke noe språk som heter «{language}». Skriv for eksempel nn.")
        read = read_guide(self._desk.guides, workflow)
        source = self._kept(read, workflow, language)
        said = self._below(read.guide, language)
        if source is None and said:
            head = f"translates: {read.guide.workflow} {read.guide.version}\nlanguage: {language}\n"
            source = SourceFile(name="", text=head)
        if source is None:
            named = _LANGUAGES.get(language, language)
            raise NotFound(
                f"Veilederen er ikke oversatt til {named}. Begynn med bti veiledere oversett "
                f"{workflow} --language {language}, og publiser filen."
            )
        found = read_translation(source.text, source.name, read.guide)
        if not isinstance(found, Translation):
            raise DefinitionError(found)
        return guide_view(translated(read.guide, found, said))

    def _below(self, guide: Guide, language: str) -> Sayings:
        """Give what is translated, and published, of the guides that one builds on."""
        from bti.guide.translation import Translation, read_translation
        from bti.guide.translation.texts import by_words, texts

        if not guide.extends:
            return {}
        try:
            digest, base = self._desk.guides.named(guide.extends)
        except NotFound:
            return {}
        source = self._desk.store.translation(digest, language)
        found = read_translation(source.text, source.name, base) if source else None
        own = by_words(texts(base), found.valid) if isinstance(found, Translation) else {}
        return {**self._below(base, language), **own}

    def _kept(self, read: Read, workflow: str | Path, language: str) -> SourceFile | None:
        """Give the translation that is published, or the one that lies beside the file."""
        path = Path(workflow)
        file = path.with_name(f"{path.stem}.{language}.yaml")
        if path.is_file() and file.is_file():
            return SourceFile(name=file.name, text=text_of(file))
        return self._desk.store.translation(read.digest, language)

    def _translation(self, path: Path) -> tuple[Read, Translation]:
        from bti.guide.translation import Translation, read_translation, said_of

        text = text_of(path)
        read = self._guide_of(path, str(getattr(said_of(text, path.name), "id", "")))
        found = read_translation(text, path.name, read.guide)
        if isinstance(found, Translation):
            said = self._below(read.guide, found.language)
            found = read_translation(text, path.name, read.guide, said)
        if not isinstance(found, Translation):
            raise DefinitionError(found)
        _no_errors(found)
        return read, found

    def _guide_of(self, path: Path, named: str) -> Read:
        """Give the guide that a translation is of: beside it, else published or shipped."""
        if not named:
            raise BadInput(f"{path.name} må si hva den oversetter. Skriv «translates: bti 2026.1».")
        near = (path.with_name(f"{named}.yaml"), path.with_name(named))
        found = next((one for one in near if one.exists()), named)
        return read_guide(self._desk.guides, found)


def _no_errors(translation: Translation) -> None:
    if any(one.severity == "error" for one in translation.findings):
        raise DefinitionError(translation.findings)
