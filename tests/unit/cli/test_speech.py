from __future__ import annotations

import pytest

from bti.cli.root import run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["vis"], "SAK mangler."),
        (["fyll", "S-1"], "SKJEMA mangler. Se skjemaene i saken med bti vis SAK."),
        (["inviter", "S-1"], "ENHET mangler. Se enhetene med bti katalog vis."),
        (["send"], "Valget --gjennom mangler. Veien meldingene går: smtp://SERVER"),
        (["skriv-ut", "S-1", "--output", "x.pdf"], "bti lager ikke PDF. Skriv ut til en fil"),
        (
            ["vis", "a", "Ola Hemmelig"],
            "Det står mer enn kommandoen tar imot. Skriv",
        ),
        (["vis", "--jsn"], "Valget --jsn finnes ikke. Mente du --json"),
        (["skriv-ut", "S-1", "--copy", "to"], "--copy: 'to' er ikke et tall."),
        (["vis", "S-1", "--database"], "Skriv noe etter --database."),
        (["katalog", "vise"], "Kommandoen «vise» finnes ikke. Mente du «vis»"),
        (["guide", "bti", "--format", "pdf"], "Formatet «pdf» finnes ikke."),
        (["samtykke", "S-1", "x", "--yes", "a", "--no", "b"], "Skriv bare ett av valgene"),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_in_norwegian(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    told = capsys.readouterr().err
    assert said in " ".join(told.split())
    assert not any(word in told for word in ("Usage", "Error", "Try", "Invalid", "Missing"))


def test_a_noun_without_a_verb_shows_its_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["katalog"]) == 2
    assert "enhet, unit" in capsys.readouterr().err


def test_something_unexpected_is_a_sentence_without_a_trace(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bti.cli import root

    monkeypatch.setattr(root, "root", lambda: None)
    assert run(["vis"]) == 1
    told = capsys.readouterr().err
    assert "AttributeError" in told
    assert "Traceback" not in told


def test_help_imports_no_command_and_no_facade() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from bti.cli.root import run; run(['--help']);"
        "print([m for m in sys.modules if m.startswith(('bti.', 'sqlite3', 'jinja2', 'yaml'))])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    ).stdout
    loaded = told.rsplit("\n", 2)[-2]
    assert "bti.cli.root" in loaded
    for name in ("bti.cli.commands", "bti.casework", "bti.store", "sqlite3", "jinja2", "yaml"):
        assert f"'{name}" not in loaded
