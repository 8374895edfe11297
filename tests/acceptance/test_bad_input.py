"""What cannot be used gets a clear sentence and a code of its own, and nothing is written."""

from __future__ import annotations

import ctypes
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.desk import BTI, Desk


def version(desk: Desk) -> int:
    """How many events the case has."""
    return int(desk.read("vis", "S-2026-001")["version"])


def test_a_missing_database_is_said_to_be_missing(desk: Desk) -> None:
    told = desk.do("vis", "S-2026-001", code=8)
    assert "Fant ingen database" in told.said
    assert not desk.database.exists()


def test_a_broken_database_is_not_written_to(desk: Desk) -> None:
    desk.database.write_bytes(b"not a database, but long enough to be read as one" * 100)
    before = desk.database.read_bytes()
    told = desk.do("ny", "bti", "--child", "Kim Prøve", code=8)
    assert told.err.strip()
    assert "Traceback" not in told.said
    assert desk.database.read_bytes() == before


def test_an_option_of_one_value_is_not_taken_twice(desk: Desk) -> None:
    case = desk.open_case()
    twice = ("--hva", "Lekegruppe", "--dato", "2026-10-20", "--what", "Leksehjelp")
    told = desk.do("tiltak", case, *twice, code=2)
    assert "Valget --what er skrevet flere ganger, og tar bare én verdi." in told.said
    assert desk.read("vis", case)["measures"] == []


def test_guides_in_files_are_drawn_and_compared_whatever_the_database_is(desk: Desk) -> None:
    desk.do("veiledere", "ny", "en")
    desk.do("veiledere", "ny", "to")
    desk.database.write_bytes(b"not a database, but long enough to be read as one" * 100)
    assert "<svg" in desk.do("veiledere", "kart", "en.yaml").out
    desk.do("veiledere", "forskjell", "en.yaml", "to.yaml")


def test_an_unknown_case_names_the_nearest(desk: Desk) -> None:
    desk.open_case()
    told = desk.do("vis", "S-2026-010", code=4)
    assert "Mente du «S-2026-001»?" in told.said


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("fyll", "S-2026-001", "undringsnota", "--set", "hva=x"), "undringsnotat"),
        (("videre", "S-2026-001", "nest"), "neste"),
        (("huk", "S-2026-001", "ikke_akut"), "ikke_akutt"),
        (("ny", "btii", "--child", "Kim"), "bti"),
        (("gjor", "S-2026-001", "mistanken"), "mistanke"),
        (("skriv-ut", "S-2026-001", "evalering"), "evaluering"),
    ],
)
def test_an_unknown_name_says_what_there_is(
    desk: Desk, words: tuple[str, ...], nearest: str
) -> None:
    desk.open_case()
    told = desk.do(*words, code=4)
    assert nearest in told.said
    assert version(desk) == 1


def test_an_unknown_command_names_the_nearest(desk: Desk) -> None:
    told = desk.do("viss", code=2)
    assert "Mente du «vis»?" in told.said


def test_every_wrong_answer_is_said_at_once_and_nothing_is_saved(desk: Desk) -> None:
    case = desk.open_case()
    told = desk.do(
        *("fyll", case, "undringsnotat", "--set", "hva=Kim"),
        *("--set", "observasjoner.1.naar=2026-02-30", "--set", "grad=mye", "--set", "ukjent=x"),
        code=2,
    )
    for said in ("30. februar finnes ikke", "(grad)", "«ukjent»"):
        assert said in told.said
    assert version(desk) == 1


def test_a_day_that_does_not_exist_is_refused_everywhere(desk: Desk) -> None:
    told = desk.do("--trial", "ny", "bti", "--child", "Kim", "--born", "2026-02-30", code=2)
    assert "30. februar finnes ikke" in told.said
    desk.open_case()
    desk.do("tiltak", "S-2026-001", "--what", "Lek", "--evaluate-by", "2026-02-30", code=2)
    assert version(desk) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hva: Kim\nukjent_felt: ja\n", "ukjent_felt"),
        ("hva: [Kim\n", "svar.yaml"),
        ("bare tekst\n", "svar.yaml"),
        ("hva: &a Kim\ngrad: *a\n", "svar.yaml"),
        ("", "svar.yaml"),
    ],
)
def test_a_form_file_that_cannot_be_used_is_refused_whole(desk: Desk, text: str, said: str) -> None:
    case = desk.open_case()
    (desk.folder / "svar.yaml").write_text(text, encoding="utf-8")
    told = desk.do("fyll", case, "undringsnotat", "--from", "svar.yaml", code=2)
    assert said in told.said
    assert "Traceback" not in told.said
    assert version(desk) == 1


def test_a_file_that_is_not_there_or_no_text_is_said_to_be(desk: Desk) -> None:
    case = desk.open_case()
    told = desk.do("fyll", case, "undringsnotat", "--from", "borte.yaml", code=2)
    assert "borte.yaml kan ikke leses" in told.said
    (desk.folder / "bilde.yaml").write_bytes(b"\xff\xfe\x00")
    told = desk.do("fyll", case, "undringsnotat", "--from", "bilde.yaml", code=2)
    assert "UTF-8" in told.said


def test_letters_in_another_encoding_are_refused(desk: Desk) -> None:
    case = desk.open_case()
    for words, typed in (
        (["vis", b"S-\xe6"], b""),
        (["fyll", case, "undringsnotat", "--from", "-"], b"hva: \xe6\n"),
    ):
        told = subprocess.run(
            [*BTI, *words],
            env=desk.environment,
            cwd=desk.folder,
            input=typed,
            capture_output=True,
            check=False,
        )
        assert told.returncode == 2, told.stderr
        assert b"UTF-8" in told.stderr


def test_an_answer_that_cannot_be_shown_is_no_trace(desk: Desk) -> None:
    case = desk.open_case()
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = subprocess.run(
            [*BTI, "vis", case],
            env=desk.environment,
            cwd=desk.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert told.returncode == 8
    assert "ikke plass igjen på disken" in " ".join(told.stderr.split())
    assert "Traceback" not in told.stderr


def test_a_reader_who_leaves_the_pipe_is_no_fault(desk: Desk) -> None:
    desk.open_case()
    told = subprocess.run(
        ["bash", "-c", f"{' '.join(BTI)} veileder bti | head -n 1; exit ${{PIPESTATUS[0]}}"],
        env=desk.environment,
        cwd=desk.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_someone_else_is_let_in_nowhere(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("katalog", "person", "per", "Per Rådgiver")
    told = desk.do("vis", case, "--as", "per", code=5)
    assert "Du har ikke tilgang" in told.said
    assert "Kim" not in told.out + told.err


def test_as_another_works_in_no_real_database(desk: Desk) -> None:
    desk.do("ny", "bti", "--child", "Kim Prøve")
    told = desk.do("vis", "S-2026-001", "--as", "per", code=5)
    assert "prøvedatabase" in told.said


def test_two_who_write_at_once_both_get_their_own_or_a_clear_no(desk: Desk) -> None:
    case = desk.open_case()
    words = ("huk", case, "ikke_akutt"), ("huk", case, "naar_hvor"), ("huk", case, "egne_ord")
    running = [
        subprocess.Popen(
            [*BTI, *one],
            env=desk.environment,
            cwd=desk.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for one in words
    ]
    told = [one.communicate() for one in running]
    codes = [one.returncode for one in running]
    assert set(codes) <= {0, 6, 8}, told
    done = [item for item in desk.read("vis", case)["step"]["checklist"] if item["done"]]
    assert len(done) == codes.count(0)


@pytest.mark.slow
def test_a_writer_who_holds_the_database_makes_others_wait_and_then_say_so(desk: Desk) -> None:
    case = desk.open_case()
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = desk.do("huk", case, "ikke_akutt", code=8)
        other.execute("ROLLBACK")
    assert "Noen andre skriver" in told.said
    assert version(desk) == 1


def without_privilege() -> None:
    """Give up root's right to write where the folder forbids it; others never had it."""
    drop_from_bounding_set, overriding_permissions = 24, 1
    ctypes.CDLL(None).prctl(drop_from_bounding_set, overriding_permissions, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="gives up a privilege of Linux")
@pytest.mark.parametrize("begun", [False, True])
def test_a_read_only_folder_is_said_to_be(desk: Desk, *, begun: bool) -> None:
    if begun:
        desk.open_case()
    words = ("huk", "S-2026-001", "1") if begun else ("ny", "bti", "--child", "Kim Prøve")
    for path in (*desk.folder.iterdir(), desk.folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    told = subprocess.run(
        [*BTI, *words],
        env=desk.environment,
        cwd=desk.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=without_privilege,
        check=False,
    )
    for path in (desk.folder, *desk.folder.iterdir()):
        path.chmod(0o755)
    assert told.returncode == 8, told.stderr
    assert "Traceback" not in told.stderr
    assert not begun or version(desk) == 1


def test_a_folder_that_is_none_is_said_to_be(desk: Desk) -> None:
    (desk.folder / "fil").write_text("", encoding="utf-8")
    desk.variables = {"BTI_DATABASE_URL": str(desk.folder / "fil" / "prøve.db")}
    told = desk.do("ny", "bti", "--child", "Kim Prøve", code=8)
    assert "Traceback" not in told.said


@pytest.mark.slow
def test_a_full_disk_loses_nothing_that_was_saved(desk: Desk) -> None:
    case = desk.open_case()
    size = max(path.stat().st_size for path in desk.folder.glob("prøve.db*"))
    seen = "Kim sto ved gjerdet. " * 900
    rows = "".join(f"  - sett: {seen}\n" for _ in range(60))

    def limited() -> None:
        # The system really refuses to let any file grow beyond this.
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, size + 4096))

    told = subprocess.run(
        [*BTI, "fyll", case, "undringsnotat", "--from", "-"],
        env=desk.environment,
        cwd=desk.folder,
        input=f"hva: Kim\nobservasjoner:\n{rows}",
        capture_output=True,
        encoding="utf-8",
        preexec_fn=limited,
        check=False,
    )
    assert told.returncode == 8, told.stderr
    assert "Traceback" not in told.stderr
    assert version(desk) == 1


def test_a_page_that_cannot_be_written_is_said_so(desk: Desk) -> None:
    case = desk.open_case()
    told = desk.do("skriv-ut", case, "--output", "borte/sak.html", code=2)
    assert "kan ikke skrives" in told.said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a disk always full")
def test_a_page_that_there_is_no_room_for_is_told_as_a_full_disk(desk: Desk) -> None:
    case = desk.open_case()
    told = desk.do("skriv-ut", case, "--output", "/dev/full", "--force", code=8)
    assert "ikke plass igjen på disken" in told.said
