"""What every test starts from: no folder of the person who runs it, and the same width and time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

import hypothesis
import pytest

GOLDEN = Path(__file__).parent / "golden"
LEFT_OUT = pytest.StashKey[int]()

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files as the code now has it"
    )


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Count the slow tests left out; every worker of a parallel run leaves out the same ones."""
    slow = [item for item in items if item.get_closest_marker("slow")]
    if not slow:
        return
    config = slow[0].config
    config.stash[LEFT_OUT] = config.stash.get(LEFT_OUT, 0) + len(slow)
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object, error: object) -> None:
    del error
    config: pytest.Config = getattr(node, "config")  # noqa: B009
    left_out = getattr(node, "workeroutput", {}).get("left_out", 0)
    config.stash[LEFT_OUT] = max(left_out, config.stash.get(LEFT_OUT, 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out = terminalreporter.config.stash.get(LEFT_OUT, 0)
    if left_out:
        noun = "1 treg test er utelatt" if left_out == 1 else f"{left_out} trege tester er utelatt"
        terminalreporter.write_line(f"{noun}. `make test-all` kjører alle.")


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep tests, and the processes they start, out of the home of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("BTI_")]:
        del os.environ[name]
    os.environ |= {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }


class Golden(Protocol):
    """Compares a text with the one kept under `tests/golden`."""

    def __call__(self, name: str, text: str) -> None: ...


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold a text to the golden file of that name; `--update-golden` writes it anew."""
    update = request.config.getoption("--update-golden")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing: run pytest --update-golden and read the result"
        assert text == path.read_text(encoding="utf-8")

    return compare
