"""Every example in the README and in docs/ is run, and answers what the page says it answers.

What counts as an example, and how a page exempts one, stands in `page.py`.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.docs.page import Block, Typed, blocks, matches, printed, typed
from tests.packaging.tree import ROOT, tracked

PAGES = tuple(name for name in tracked("README.md", "docs") if name.endswith(".md"))
END_OF_ANSWER = "\x1e"
EXAMPLE_TIME = "2026-11-24T09:00:00+01:00"


class Reader:
    """Someone who follows a page from the top, in an empty folder."""

    def __init__(self, page: tuple[Block, ...]) -> None:
        self.page = page
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.shell = Path.cwd() / ".shell"

    def follow(self) -> list[str]:
        """Do what each block says, and give what did not hold."""
        return [fault for block in self.page for fault in self._do(block)]

    def _do(self, block: Block) -> list[str]:
        if block.note_kind == "fil":
            path = Path(block.note)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text + "\n", encoding="utf-8")
        if not block.runs:
            return []
        return self._type(block) if block.language == "console" else self._execute(block)

    def _execute(self, block: Block) -> list[str]:
        out = io.StringIO()
        code = compile("\n" * block.line + block.text, "page", "exec")
        with contextlib.redirect_stdout(out):
            exec(code, self.names)  # noqa: S102 — it is the example on our own page
        expected = printed(self.page, block)
        if expected is None or matches(expected, out.getvalue()):
            return []
        return [f"line {block.line} prints\n{out.getvalue()}"]

    def _type(self, block: Block) -> list[str]:
        commands = typed(block)
        script = "\n".join(f"{it.command}\nprintf '{END_OF_ANSWER}%d\\n' $?" for it in commands)
        # The next block goes on in the same shell: same folder, same variables.
        before = f"[ ! -f '{self.shell}' ] || . '{self.shell}'\n"
        after = f"\n{{ export -p; printf 'cd %q\\n' \"$PWD\"; }} >'{self.shell}'"
        told = subprocess.run(
            ["bash", "-c", before + script + after],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout
        return _compared(commands, told)


def _compared(commands: tuple[Typed, ...], told: str) -> list[str]:
    faults: list[str] = []
    for command in commands:
        answer, _, rest = told.partition(END_OF_ANSWER)
        code, _, told = rest.partition("\n")
        if code != str(command.code):
            faults.append(f"line {command.line} answers {code}, not {command.code}:\n{answer}")
        elif command.answer is not None and not matches(command.answer, answer):
            faults.append(f"line {command.line} answers\n{answer}")
    return faults


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a trial database of its own, at one and the same time."""
    monkeypatch.chdir(tmp_path)
    commands = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", commands + os.pathsep + os.environ["PATH"])
    monkeypatch.setenv("BTI_NOW", EXAMPLE_TIME)
    return tmp_path


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("desk")
def test_the_examples_on_the_page_hold(name: str) -> None:
    page = blocks((ROOT / name).read_text(encoding="utf-8"))
    assert Reader(page).follow() == []


@pytest.mark.parametrize("name", PAGES)
def test_an_exempt_example_says_why(name: str) -> None:
    page = blocks((ROOT / name).read_text(encoding="utf-8"))
    exempt = [block for block in page if block.note_kind == "kjøres ikke"]
    assert [block.line for block in exempt if len(block.note) < 10] == []


@pytest.mark.usefixtures("desk")
def test_a_reader_sees_when_a_page_is_wrong() -> None:
    page = blocks(
        "```console\n$ echo ja\nnei\n$ false\n$ cd / && echo ja\nja\n```\n"
        "```python\nprint(1 + 1)\n```\n```text\n3\n```\n"
        "```console exit=2\n$ exit_two() { return 2; }; exit_two\n```\n"
    )
    faults = Reader(page).follow()
    assert [fault.splitlines()[0] for fault in faults] == [
        "line 2 answers",
        "line 4 answers 1, not 0:",
        "line 8 prints",
    ]


@pytest.mark.usefixtures("desk")
def test_a_file_shown_on_the_page_is_there_for_the_next_command() -> None:
    page = blocks(
        "<!-- fil: svar.yaml -->\n```yaml\nhva: Ro\n```\n"
        "```console\n$ cat svar.yaml\nhva: Ro\n```\n"
    )
    assert Reader(page).follow() == []


@pytest.mark.usefixtures("desk")
def test_the_next_block_goes_on_where_the_last_one_ended() -> None:
    page = blocks(
        "```console\n$ export NAVN=Kim; mkdir sak; cd sak\n```\n"
        '```console\n$ echo "$NAVN i ${PWD##*/}"\nKim i sak\n```\n'
    )
    assert Reader(page).follow() == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["docs/how-to/embed.md", "docs/how-to/own-directory.md"])
def test_examples_for_those_who_embed_it_are_typed(name: str, tmp_path: Path) -> None:
    page = blocks((ROOT / name).read_text(encoding="utf-8"))
    written = "\n\n".join(block.text for block in page if block.runs and block.language == "python")
    example = tmp_path / "example.py"
    example.write_text(written + "\n", encoding="utf-8")
    asked = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(example)]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
