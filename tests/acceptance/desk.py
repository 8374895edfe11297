"""A person's desk: a trial database in a folder of its own, and the real command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NOW = "2026-09-01T09:00:00+02:00"
BTI = (sys.executable, "-m", "bti")


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.out.rstrip("\n").rsplit("\n", 1)[-1]

    @property
    def said(self) -> str:
        """What was wrong, as running text."""
        return " ".join(self.err.split())

    @property
    def json(self) -> Any:  # noqa: ANN401 - any shape of JSON
        return json.loads(self.out)


@dataclass
class Desk:
    """Types commands as a process of its own each, as a person does."""

    folder: Path
    now: str = NOW
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "prøve.db"

    @property
    def environment(self) -> dict[str, str]:
        own = {"BTI_DATABASE_URL": str(self.database), "BTI_NOW": self.now}
        return os.environ | own | self.variables

    def type(self, *words: str, stdin: str = "") -> Answer:
        """Run a command, whatever it answers."""
        told = subprocess.run(
            [*BTI, *words],
            cwd=self.folder,
            env=self.environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Answer(told.returncode, told.stdout, told.stderr)

    def do(self, *words: str, stdin: str = "", code: int = 0) -> Answer:
        """Run a command that must answer with this code."""
        answer = self.type(*words, stdin=stdin)
        assert answer.code == code, f"{words}: {answer.code}\n{answer.out}\n{answer.err}"
        return answer

    def read(self, *words: str) -> Any:  # noqa: ANN401 - any shape of JSON
        """Run a command that reads, and give what it answers as JSON."""
        return self.do(*words, "--json").json

    def open_case(self) -> str:
        """Open a case about a made-up child."""
        self.do("--trial", "ny", "bti", "--child", "Kim Prøve", "--born", "2017-05-17")
        return "S-2026-001"
