"""The command line is driven on two databases, with a report and without; the answers are alike.

Every command is found in the table, and each is asked plain, as JSON and as a screen, with what it
needs and with each of its options. What a command says, its exit code and every file it makes are
compared, sign for sign, but for what is drawn by chance.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch
from zipfile import ZipFile

import click
import pytest

from bti import Casework, Environment
from bti.cli.root import load, run
from bti.cli.words import all_words
from bti.environment import FixedEnvironment
from tests.integration.casework.story import NOTE
from tests.integration.semantics.tale import AT, published, staff

CASE = "S-2026-001"
CHILD = "Olav Trygve Prøvestad"
ONLY_REPORTED = "Christian Bakke"
CHANCE = re.compile(
    r"B-[0-9a-f]{8}|\b(?:[0-9a-f]{8}|[0-9a-f]{32}|[0-9a-f]{64}|[0-9a-f]{4}( [0-9a-f]{4}){7})\b"
)
SHARED = {"database", "tenant", "by", "trial", "plain", "as_json", "once", "help"}

NOT_ASKED = {
    "veiledere prov": "plays scenarios in databases of its own",
    "veiledere kart": "draws a file",
    "veiledere sjekk": "reads files",
    "veiledere formater": "reads files",
    "veiledere ny": "writes a file",
    "veiledere forhandsvis": "serves pages until it is stopped",
    "gjenopprett": "puts a file in the place of the database",
    "flytt-database": "takes all there is to another place, locked as it is",
    "nokkel gjenopprett": "writes a key file, and looks at no database",
}
"""Why a command is not asked here."""

GIVEN: Mapping[str, tuple[str, ...]] = {
    "workflow": ("bti", "bekymringsmelding", "mistanke"),
    "words": (CHILD, ONLY_REPORTED, "Kristian Bakke", "Prøvestad 2019", "-"),
    "case": (CASE, "S-2026-002", "S-2026-003", "B-"),
    "subject": ("bekymringsmelding",),
    "part": ("melding",),
    "items": ("ikke_akutt",),
    "form": ("undringsnotat",),
    "purpose": ("tverrfaglig",),
    "fact": ("saarbar",),
    "value": ("ja",),
    "task": ("etter_melding",),
    "day": ("2026-09-02",),
    "way": ("neste",),
    "action": ("mistanke", "kan_gjelde_miljoe"),
    "person": ("kari", "knut"),
    "unit": ("ppt",),
    "file": ("fil.yaml",),
    "path": ("bti", "bekymringsmelding"),
    "paths": ("fil.yaml",),
    "overlay": ("fil.yaml",),
    "new": ("bti",),
    "old": ("bti", "bekymringsmelding"),
    "guide": ("bti",),
    "title": ("Ny enhet",),
    "name": ("Ny Person",),
    "role": ("ansatt",),
    "source": ("fil.csv",),
    "target": ("kopi.db",),
    "keep": ("10 years",),
    "shell": ("bash",),
    "typed": ("to ord",),
}
"""What each argument is asked with; a command is asked once with each value of each."""
VALUES = {"format": "html", "output": "side.html", "to": "hode.txt", "language": "nn", "since": "1"}
"""What an option is given that does not take any text."""


def _words(report: str) -> Iterator[tuple[str, ...]]:
    """Give every command with what it can be asked with."""
    for word in all_words():
        for path, command in _leaves(load(word), (word.norwegian,)):
            if " ".join(path) not in NOT_ASKED:
                yield (*path, "--help")
                for asked in _asked(command, report):
                    yield (*path, *asked)
                for look in ("--json", "--plain"):
                    yield (*path, *_needed(command), look)


def _leaves(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    names = command.list_commands(click.Context(command))
    known = {
        id(found): (name, found) for name in reversed(names) if (found := _verb(command, name))
    }
    for name, found in known.values():
        yield from _leaves(found, (*path, name))


def _verb(group: click.Group, name: str) -> click.Command | None:
    return group.get_command(click.Context(group), name)


def _asked(command: click.Command, report: str) -> Iterator[tuple[str, ...]]:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    unknown = {one.name for one in arguments} - GIVEN.keys()
    assert not unknown, f"say in GIVEN what to ask {command.name} with for {unknown}"
    needed = _needed(command)
    yield needed[:-1]
    yield needed
    whole = tuple(GIVEN[one.name or ""][0] for one in arguments)
    for at, one in enumerate(arguments):
        for value in GIVEN[one.name or ""]:
            yield (*whole[:at], report if value == "B-" else value, *whole[at + 1 :])
    for option in command.params:
        if isinstance(option, click.Option) and option.name not in SHARED:
            value = VALUES.get(option.name or "", "1")
            yield (*needed, option.opts[-1], *(() if option.is_flag else (value,)))


def _needed(command: click.Command) -> tuple[str, ...]:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    return tuple(GIVEN[one.name or ""][0] for one in arguments if one.required)


def _begun(folder: Path) -> FixedEnvironment:
    environment = Environment.fixed(at=AT, seed=1, account="kari")
    with Casework.open(
        folder / "saker.db", environment=environment, person="kari", trial=True
    ) as work:
        staff(work)
        case = work.open_case("bti", child=CHILD, born="2019-05-02").case.id
        work.fill(case, "undringsnotat", NOTE)
        work.invite(case, "nordlia", person="mor", role="foresatt", ground="law")
        work.join(case, by="mor")
        published(work, AGAINST_AN_EMPLOYEE)
        published(work, WITH_A_WAY_THERE)
        work.open_case("med_vei", child="Eva Prøve", born="2019-05-02")
    return environment


AGAINST_AN_EMPLOYEE = """
workflow: mistanke
entries: {meld: {}}
roles: {ansatt: Ansatt, leder: Leder}
access: {guardians: never, roles: [ansatt]}
kinds: {avklaring: {title: Avklaring, phase: bekymring}}
steps:
  meld:
    kind: avklaring
    title: Si fra
    transitions:
      videre: {title: Noen andre tar over, to: slutt, emits: sent, demands: none}
"""
WITH_A_WAY_THERE = """
workflow: med_vei
entries: {en: {}}
kinds: {avklaring: {title: Avklaring, phase: bekymring}}
tasks:
  foelg_opp:
    title: Følg opp
    goes_to: [ansatt]
    due: {within: 2 days, of: linked.mistanke.sent}
    hidden: true
roles:
  ansatt: Ansatt
  leder: Leder
  foresatt: {title: Foresatt, is: guardian}
anytime:
  mot_ansatt:
    title: Mistanke mot en ansatt
    opens: {guide: mistanke}
    never_blocked: true
    asks: {hvem: {type: person, label: Hvem gjelder det?}}
    then: foelg_opp
steps:
  en:
    kind: avklaring
    title: Første steg
    transitions:
      ut: {title: Ut, to: slutt}
"""


def _reported(folder: Path, environment: FixedEnvironment, who: str) -> str:
    """Report thrice, and give one; Lise, whom one is about, has a part in the others."""
    with Casework.open(folder / "saker.db", environment=environment, person="kari") as work:
        about = work.do("S-2026-002", "mot_ansatt", asked={"hvem": "lise"}).linked
        work.go(about, "videre")
        if who == "lise":
            return about
        report = work.do(CASE, "mistanke", reason="Det jeg så").linked
        work.go(report, "meld")
        work.go(report, "sendt")
        work.open_case("bekymringsmelding", child=ONLY_REPORTED, born="2019-05-02")
    return report


class Terminal:
    """One who types commands in a folder, a minute apart."""

    def __init__(self, folder: Path, who: str) -> None:
        self.folder, self.who, self.now = folder, who, AT + timedelta(days=20)

    def types(self, *words: str) -> str:
        self.now += timedelta(minutes=1)
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        own = {"BTI_DATABASE_URL": str(self.folder / "saker.db"), "BTI_NOW": self.now.isoformat()}
        with (
            chdir(self.folder),
            patch.dict("os.environ", own),
            patch("sys.stdin", io.StringIO("")),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = run((*words, "--as", self.who))
        return f"{code}\n{_written(out)}\n{_written(err)}\n{self._files()}"

    def _files(self) -> str:
        made = [file for file in sorted(self.folder.iterdir()) if file.name[:8] != "saker.db"]
        said = "\n".join(f"{file.name}: {_content(file)}" for file in made)
        for file in made:
            file.unlink()
        return said


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def _content(file: Path) -> str:
    content = file.read_bytes()
    if content.startswith(b"PK"):
        with ZipFile(file) as packed:
            return "\n".join(f"{name}: {packed.read(name).decode()}" for name in packed.namelist())
    # A copy of the whole database is not read by an outsider: it is locked, and holds all there is.
    return "" if content.startswith(b"SQLite format") else content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("who", ["mor", "knut", "lise"])
def test_nobody_at_a_terminal_can_tell_that_there_is_a_report(who: str, tmp_path: Path) -> None:
    told = []
    report = "B-00000000"
    for name in ("en", "to"):
        folder = tmp_path / name
        folder.mkdir()
        environment = _begun(folder)
        report = _reported(folder, environment, who) if name == "en" else report
        terminal = Terminal(folder, who)
        said = {}
        for words in (("arbeid",), *_words(report)):
            answer = terminal.types(*words).replace(str(folder), "MAPPE")
            said[words] = CHANCE.sub("TRUKKET", answer)
        told.append(said)
    with_report, without = told
    assert {w: a for w, a in with_report.items() if a != without[w]} == {
        w: a for w, a in without.items() if a != with_report[w]
    }
