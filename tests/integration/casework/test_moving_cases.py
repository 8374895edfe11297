"""A case is taken out as one file and put into another database, the same to the byte."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.casework.bundle import CHECKSUMS, pack, unpack
from bti.casework.case_bundle import CASE
from bti.errors import BadInput, Conflict, Denied, NotFound

NINE = datetime.fromisoformat("2026-09-01T09:00:00+02:00")
TEN_YEARS_ON = datetime.fromisoformat("2036-09-01T09:00:00+02:00")
NAMES = {"kari": "Kari Prøve", "per": "Per Prøve"}


def opened(at: datetime = NINE, *, trial: bool = True) -> Casework:
    clock = Environment.fixed(at=at, account="drift")
    return Casework.open(":memory:", environment=clock, trial=trial)


@pytest.fixture
def here() -> Casework:
    """A database with a unit of two, one of whom has opened a case."""
    casework = opened()
    casework.add_unit("solsikken", "Solsikken barnehage", service="barnehage", by="kari")
    for person, name in NAMES.items():
        casework.add_person(person, name, by="kari")
    casework.add_post("kari", "ansatt", "solsikken", by="kari")
    return casework


@pytest.fixture
def case(here: Casework) -> str:
    """A case that has moved on, with an answer in a form."""
    case = here.open_case("bti", child="Kim Prøve", born="2022-05-17", by="kari").case.id
    here.tick(case, "ikke_akutt", by="kari")
    here.fill(case, "undringsnotat", {"hva": "Kim står ofte alene."}, by="kari")
    here.go(case, "neste", by="kari")
    return case


def employed(there: Casework) -> None:
    """Give who had the case a post where it is put: names come along, posts do not."""
    there.add_post("kari", "ansatt", "solsikken")


def logged(casework: Casework, case: str) -> list[tuple[str, str, str]]:
    rows = casework.access_log(case, by="kari")
    return [(row.person, row.action, row.outcome) for row in rows]


def test_out_and_in_and_out_gives_the_same_bytes(here: Casework, case: str) -> None:
    taken = here.export_case(case, by="kari")
    there = opened(TEN_YEARS_ON)
    assert there.import_case(taken) == case
    employed(there)
    assert there.export_case(case, by="kari") == taken
    assert there.fill(case, "undringsnotat", {"hva": "Nytt."}, by="kari").case.version > 4
    assert there.export_case(case, by="kari") != taken


def test_the_case_goes_on_where_it_is_put(here: Casework, case: str) -> None:
    there = opened()
    there.import_case(here.export_case(case, by="kari"))
    with pytest.raises(Denied, match="ingen stilling i dag"):
        there.show(case, by="kari")
    employed(there)
    assert there.show(case, by="kari") == here.show(case, by="kari")
    assert there.history(case, by="kari") == here.history(case, by="kari")
    assert [one.id for one in there.list(by="kari")] == [case]
    assert (
        there.go(case, "tilbake", by="kari").case.version == here.show(case, by="kari").version + 1
    )


def test_a_new_case_gets_another_number(here: Casework, case: str) -> None:
    there = opened()
    there.import_case(here.export_case(case, by="kari"))
    there.add_post("kari", "ansatt", "solsikken")
    assert there.open_case("bti", child="Ada Prøve", born="2022-05-17", by="kari").case.id != case


@pytest.mark.parametrize(("taken", "following"), [(5000, 5001), (99999, 100000), (999999, 1)])
def test_the_series_goes_on_after_the_case_in_one_step_and_counts_no_absurd_number_past(
    here: Casework, case: str, taken: int, following: int
) -> None:
    files = unpack(here.export_case(case, by="kari"))
    files[CASE] = files[CASE].replace(b"S-2026-001", f"S-2026-{taken}".encode())
    asked: list[str] = []
    connection = sqlite3.connect(":memory:", isolation_level=None)
    clock = Environment.fixed(at=NINE, account="drift")
    there = Casework.within(connection, environment=clock, create=True, trial=True)
    connection.set_trace_callback(asked.append)
    assert there.import_case(pack(files)) == f"S-2026-{taken}"
    assert sum("counter" in one for one in asked) < 4
    there.add_post("kari", "ansatt", "solsikken")
    new = there.open_case("bti", child="Ada Prøve", born="2022-05-17", by="kari").case.id
    assert new == f"S-2026-{following:03d}"


def test_the_guide_comes_along_but_new_cases_follow_the_one_here(
    here: Casework, tmp_path: Path
) -> None:
    guide = tmp_path / "egen.yaml"
    text = here.new_guide("egen", "Vår veileder")
    guide.write_text(text, encoding="utf-8")
    here.publish(guide, by="kari")
    case = here.open_case("egen", child="Kim Prøve", born="2022-05-17", by="kari").case.id
    there = opened(TEN_YEARS_ON)
    guide.write_text(text.replace("Vår veileder", "Deres veileder"), encoding="utf-8")
    there.publish(guide)
    there.import_case(here.export_case(case, by="kari"))
    employed(there)
    assert there.show(case, by="kari").guide_title == "Vår veileder"
    assert there.guide("egen").title == "Deres veileder"


def test_one_without_access_takes_nothing_out_and_it_is_logged(here: Casework, case: str) -> None:
    with pytest.raises(Denied):
        here.export_case(case, by="per")
    assert ("per", "export", "denied") in logged(here, case)


def test_taking_out_and_putting_in_are_logged(here: Casework, case: str) -> None:
    there = opened()
    there.import_case(here.export_case(case, by="kari"))
    employed(there)
    assert ("kari", "export", "allowed") in logged(here, case)
    assert ("drift", "import", "allowed") in logged(there, case)


def test_putting_in_twice_changes_nothing(here: Casework, case: str) -> None:
    taken = here.export_case(case, by="kari")
    with pytest.raises(BadInput, match="finnes alt"):
        here.import_case(taken, by="kari")
    here.fill(case, "undringsnotat", {"hva": "Noe annet."}, by="kari")
    version = here.show(case, by="kari").version
    with pytest.raises(Conflict):
        here.import_case(taken, by="kari")
    assert here.show(case, by="kari").version == version


def test_a_trial_never_becomes_a_real_case(here: Casework, case: str) -> None:
    there = opened(trial=False)
    with pytest.raises(BadInput, match="prøvedatabase"):
        there.import_case(here.export_case(case, by="kari"))
    with pytest.raises(NotFound):
        there.show(case)


def test_someone_else_with_the_same_id_is_not_taken_for_the_one_named(
    here: Casework, case: str
) -> None:
    there = opened()
    there.add_person("kari", "Kari En Annen")
    with pytest.raises(BadInput, match="kari") as refused:
        there.import_case(here.export_case(case, by="kari"))
    assert "Prøve" not in str(refused.value)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _edited(data: bytes) -> bytes:
    """Change an answer without touching the checksums."""
    files = {**_raw(data)}
    files[CASE] = files[CASE].replace(b"ofte alene", b"ofte glad!")
    return _zipped(files)


def _edited_with_checksums(data: bytes) -> bytes:
    """Take an event away, and count the checksums anew."""
    files = unpack(data)
    files[CASE] = files[CASE].replace(b'"number":3,', b'"number":9,')
    return pack(files)


def _without_checksums(data: bytes) -> bytes:
    files = _raw(data)
    del files[CHECKSUMS]
    return _zipped(files)


def _without_the_case(data: bytes) -> bytes:
    files = unpack(data)
    del files[CASE]
    return pack(files)


def _with_another_guide(data: bytes) -> bytes:
    files = unpack(data)
    (name,) = (one for one in files if one.endswith("definisjon.json"))
    files[name] = files[name].replace(b"BTI", b"BTX")
    return pack(files)


def _leading_out(data: bytes) -> bytes:
    """Name a source of the guide so that it would lie somewhere else."""
    files = unpack(data)
    name = next(one for one in files if "/kilder/" in one)
    folder = name.partition("/kilder/")[0]
    files[f"{folder}/kilder/../../../bti.key"] = files.pop(name)
    return pack(files)


def _steering(data: bytes) -> bytes:
    """Name a source so that it would clear the screen where its name is shown."""
    files = unpack(data)
    name = next(one for one in files if "/kilder/" in one)
    files[f"{name}\x1b[2J"] = files.pop(name)
    return pack(files)


def _with_a_number_beyond_counting(data: bytes) -> bytes:
    files = unpack(data)
    files[CASE] = files[CASE].replace(b"S-2026-001", b"S-2026-999999999999")
    return pack(files)


def _with_an_id_that_is_a_path(data: bytes) -> bytes:
    files = unpack(data)
    files[CASE] = files[CASE].replace(b"S-2026-001", b"../../kari")
    return pack(files)


def _nested_beyond_reading(data: bytes) -> bytes:
    files = unpack(data)
    files[CASE] = b"[" * 200_000
    return pack(files)


def _no_zip(_data: bytes) -> bytes:
    return b"not a bundle"


def _bomb(_data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"{number}.txt", b"0" * 100_000_000)
    return made.getvalue()


def _raw(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        _cut,
        _edited,
        _edited_with_checksums,
        _without_checksums,
        _without_the_case,
        _with_another_guide,
        _leading_out,
        _steering,
        _with_a_number_beyond_counting,
        _with_an_id_that_is_a_path,
        _nested_beyond_reading,
        _no_zip,
        _bomb,
    ],
)
def test_a_file_that_is_not_as_it_was_made_is_refused(
    here: Casework, case: str, damage: Callable[[bytes], bytes]
) -> None:
    there = opened()
    assert there.list() == ()
    known = there.directory()
    with pytest.raises(BadInput, match="Ingenting er endret"):
        there.import_case(damage(here.export_case(case, by="kari")))
    assert there.directory() == known
    with pytest.raises(NotFound):
        there.show(case)


def test_a_person_finds_the_case_in_the_file_without_this_program(
    here: Casework, case: str
) -> None:
    files = unpack(here.export_case(case, by="kari"))
    page = files["papirer/sak.html"].decode()
    assert "Kim står ofte alene." in page
    assert "Kari Prøve" in page
    assert (
        "workflow: bti"
        in next(text for name, text in files.items() if name.endswith("kilder/bti.yaml")).decode()
    )
