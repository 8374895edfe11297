"""What is built holds what git tracks and nothing else, and runs from wherever it lies."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from bti import __version__
from tests.packaging.tree import copied, tracked

IGNORED = (
    "workflows/sak.sqlite",
    "workflows/egen/.DS_Store",
    "templates/utkast.db",
    "templates/.idea/notat.j2",
    "bti/__pycache__/sak.cpython-311.pyc",
    "bti/hemmelig.key",
)
SHIPPED = ("schema", "workflows", "templates")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, with files planted that git ignores."""
    target = copied(tmp_path_factory.mktemp("checkout") / "bti")
    for name in IGNORED:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("not for anyone else\n", encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, "sdist", tmp_path_factory.mktemp("sdist"))


def build(source: Path, kind: str, target: Path) -> Path:
    run(sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", target, source)
    (built,) = target.iterdir()
    return built


def run(*words: str | Path, cwd: Path | None = None, **variables: str) -> str:
    told = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


def expected() -> dict[str, str]:
    """Where in a wheel each tracked file belongs."""
    package = {name: name for name in tracked("bti")}
    return package | {f"bti/_shipped/{name}": name for name in tracked(*SHIPPED)}


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        return {name: archive.read(name) for name in names}


def test_the_wheel_holds_what_git_tracks_byte_for_byte(checkout: Path, wheel: Path) -> None:
    held = contents(wheel)
    assert sorted(held) == sorted(expected())
    assert all(held[name] == (checkout / own).read_bytes() for name, own in expected().items())


def test_the_wheel_carries_guides_templates_types_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "bti/_shipped/workflows/bti.yaml" in names
    assert any(name.startswith("bti/_shipped/templates/") for name in names)
    assert "bti/py.typed" in names
    assert f"bti-{__version__}.dist-info/licenses/LICENSE" in names


def test_the_source_package_holds_nothing_that_git_ignores(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    own = set(tracked()) | {"PKG-INFO"}
    assert names <= own
    assert set(tracked("bti", "cli.py", *SHIPPED)) <= names


@pytest.mark.slow
def test_the_source_package_builds_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert contents(build(source, "wheel", tmp_path / "built")) == contents(wheel)


def test_a_zipped_wheel_reads_its_guides_and_templates(wheel: Path, tmp_path: Path) -> None:
    program = """
from bti import resources
print(resources.__file__)
print(*resources.workflow_names())
print(all(resources.workflow_text(name)[1] for name in resources.workflow_names()))
print(sum(entry.is_file() or entry.is_dir() for entry in resources.template_root().iterdir()) > 0)
"""
    home, names, guides, templates = bare("-c", program, source=wheel, cwd=tmp_path).splitlines()
    assert home.startswith(str(wheel))
    assert "bti" in names.split()
    assert (guides, templates) == ("True", "True")


def bare(*arguments: str | Path, cwd: Path, source: Path | None = None) -> str:
    """Run the base interpreter, where bti is not installed, on the libraries alone.

    A search path is read without its `.pth` files, so that the editable install is not on it.
    """
    name = "python.exe" if os.name == "nt" else f"bin/python3.{sys.version_info.minor}"
    path = [str(source)] if source else []
    path += [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    return run(Path(sys.base_prefix) / name, *arguments, cwd=cwd, PYTHONPATH=os.pathsep.join(path))


def test_a_bare_checkout_runs_with_nothing_installed(checkout: Path, tmp_path: Path) -> None:
    program = "import bti; print(bti.__file__)"
    assert bare("-c", program, cwd=checkout).strip() == str(checkout / "bti" / "__init__.py")
    assert __version__ in bare(checkout / "cli.py", "--version", cwd=tmp_path)
    bare(checkout / "cli.py", "workflow", "check", "bti", cwd=tmp_path)


def test_the_editable_install_runs(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("bti")
    assert __version__ in run(command, "--version", cwd=tmp_path)
    assert __version__ in run(sys.executable, "-m", "bti", "--version", cwd=tmp_path)


@pytest.mark.slow
def test_an_installed_wheel_checks_its_guide_and_opens_a_case(
    checkout: Path, wheel: Path, tmp_path: Path
) -> None:
    home = tmp_path / "venv"
    run(sys.executable, "-m", "venv", home)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    pinned = ("--constraint", checkout / "constraints.txt")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, *pinned)
    bti = scripts / "bti"
    database = ("--database", str(tmp_path / "prøve.sqlite"))
    assert __version__ in run(bti, "--version", cwd=tmp_path)
    run(bti, "workflow", "check", "bti", cwd=tmp_path)
    child = ("--child", "Kim Prøve", "--born", "2019-05-17")
    run(bti, "--trial", *database, "open", "bti", *child, cwd=tmp_path)
    assert "S-2" in run(bti, "--trial", *database, "list", cwd=tmp_path)
