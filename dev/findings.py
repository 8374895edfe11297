"""The page of findings: each code with its meaning, and an example of fault and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from bti import resources
from bti.casework.guide_files import shipped
from bti.errors import Finding
from bti.guide.code import Code
from bti.guide.codes import CODES
from bti.guide.linked import Others
from bti.guide.loading import Loaded, load
from bti.guide.translation import Translation, is_translation, read_translation

EXAMPLES = Path(__file__).with_name("finding_examples.yaml")
_TOP_KEY = re.compile(r"(?=^[a-z_]+:)", re.MULTILINE)
_INTRODUCTION = """\
# Funn i en veileder

`bti veiledere sjekk` leser hele veilederen og viser alle funn på én gang, hvert med fil, linje,
kolonne, en setning og ofte et forslag. En **feil** må rettes før veilederen kan publiseres. En
**advarsel** hindrer ingenting.

Eksemplene legges over denne veilederen: en nøkkel som står i eksemplet, erstatter den som står
her.

"""
_OVER = """\

Noen funn gjelder en overbygning. De eksemplene legges over denne, som bygger på veilederen over:

"""
_TRANSLATION = """\

Noen gjelder en oversettelse, og legges over denne:

"""
_WHERE = {
    "veileder": "",
    "overbygning": " i overbygningen",
    "profil": " i profilen",
    "oversettelse": " i oversettelsen",
}
_PROFILE = """\

Ett gjelder en profil, og legges over denne:

"""


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A faulty and a mended piece of a guide, or words for a fault that cannot be shown.

    ``of`` says which of the small files the pieces are laid over.
    """

    of: Literal["veileder", "overbygning", "profil", "oversettelse"] = "veileder"
    wrong: str = ""
    right: str = ""
    said: str = ""


class Examples(msgspec.Struct, frozen=True, kw_only=True):
    """The small files that examples are laid over, and an example for each code."""

    veileder: str
    overbygning: str
    profil: str
    oversettelse: str
    codes: dict[str, Example]

    def bases(self, name: str) -> Mapping[str, Mapping[str, str]]:
        """Give the two editions of the small guide that a small overlay can build on."""
        if name != "proeve":
            return {}
        older = self.veileder.replace("version: 2026.2", "version: 2026.1")
        return {"2026.1": {"proeve.yaml": older}, "2026.2": {"proeve.yaml": self.veileder}}

    def loaded(self, text: str, name: str) -> Loaded:
        """Load a text as a guide that can build on the small one and open the shipped ones."""
        beside = Others(files=shipped, names=resources.workflow_names)
        return load({name: text}, self.bases, others=beside)

    def found(self, text: str, name: str = "veileder.yaml") -> tuple[Finding, ...]:
        """Give what is found in a text, laid over a small file or not."""
        if not is_translation(text):
            return self.loaded(text, name).findings
        guide = load({"proeve.yaml": self.veileder}).usable()[0]
        found = read_translation(text, name, guide)
        return found.findings if isinstance(found, Translation) else found

    def laid(self, piece: str, of: str = "veileder") -> str:
        """Give a small file with a piece laid over it, top key by top key."""
        parts = _parts(getattr(self, of))
        for key, text in _parts(piece).items():
            parts[key] = text
        return "".join(parts.values())


@cache
def examples() -> Examples:
    """Read the examples."""
    tree = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return msgspec.convert(tree, Examples)


def _parts(text: str) -> dict[str, str]:
    pieces = [piece for piece in _TOP_KEY.split(text) if piece]
    return {piece.partition(":")[0]: piece for piece in pieces}


def findings() -> str:
    """Tell what each finding means, with an example of the fault and of its remedy."""
    known = examples()
    lines = [_INTRODUCTION + _block(known.veileder) + _OVER + _block(known.overbygning)]
    lines[0] += _PROFILE + _block(known.profil) + _TRANSLATION + _block(known.oversettelse)
    lines += [_one(name, code, known.codes[name]) for name, code in CODES.items()]
    return "\n".join(lines)


def _one(name: str, code: Code, example: Example) -> str:
    weight = "Feil" if code.severity == "error" else "Advarsel"
    head = f"## {code.title}\n\n`{name}` · {weight}. {code.explanation}\n"
    if example.said:
        return f"{head}\nSlik kan det oppstå: {example.said[0].lower()}{example.said[1:]}\n"
    where = _WHERE[example.of]
    wrong = f"Slik blir det funnet{where}:\n\n{_block(example.wrong)}"
    right = f"Slik blir det godtatt:\n\n{_block(example.right)}"
    return f"{head}\n{wrong}\n{right}"


def _block(text: str) -> str:
    return f"```yaml\n{text}```\n"
