"""Nothing that is tracked names a machine's folders or a package registry."""

from __future__ import annotations

import re

from tests.packaging.tree import ROOT, tracked

FOLDERS = ("work", "root", "opt/pypi", "home/[a-z]+", "Users/[A-Za-z]+", "etc/xdg")
HOSTS = (
    r"pypi\.(org|python)",
    r"pythonhosted\.",
    r"registry\.(npmjs|yarnpkg)",
    r"deb\.debian\.",
    r"crates\.io",
)
MACHINE_PATH = re.compile(rf"(?<![\w.:/-])/({'|'.join(FOLDERS)})/")
REGISTRY = re.compile("|".join(HOSTS))
TEXTS = (".py", ".md", ".yaml", ".toml", ".txt", ".sh", ".j2", ".css", ".svg", ".sql", ".json")


def found(pattern: re.Pattern[str]) -> list[str]:
    names = [name for name in tracked() if name.endswith(TEXTS) or "." not in name]
    return [
        f"{name}:{number}: {line.strip()}"
        for name in [*names, ".ci/run", ".gitignore"]
        if name != "tests/docs/test_addresses.py"
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_machine_path_is_tracked() -> None:
    assert found(MACHINE_PATH) == []


def test_no_registry_is_named() -> None:
    assert found(REGISTRY) == []


def test_the_patterns_see_what_they_are_there_for() -> None:
    assert MACHINE_PATH.search("cd /home/kari/bti")
    assert not MACHINE_PATH.search("team/home/kari/x")
    assert REGISTRY.search("https://pypi." + "org/simple")
