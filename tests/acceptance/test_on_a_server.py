"""The same commands on PostgreSQL: nothing but the address of the database is another."""

from __future__ import annotations

import pytest

from tests import postgresql
from tests.acceptance.desk import Desk

pytestmark = pytest.mark.slow


@pytest.fixture
def on_server(desk: Desk) -> Desk:
    url = postgresql.new_database()
    secret = url.replace(":@", ":hemmelig@")
    desk.variables["BTI_DATABASE_URL"] = secret
    return desk


def test_a_case_is_driven_from_open_to_its_paper(on_server: Desk) -> None:
    case = on_server.open_case()
    first = on_server.read("vis", case)["step"]["checklist"][0]["id"]
    assert "Lagret i postgresql://" in on_server.do("huk", case, first).out
    refused = on_server.do("videre", case, "neste", code=3)
    assert "Ingenting er endret" in refused.err
    on_server.do("fyll", case, "undringsnotat", "--svar", "hva=Leker mest alene.")
    assert [line["id"] for line in on_server.read("liste")] == [case]
    assert on_server.do("idag").code == 0
    assert "Leker mest alene." in on_server.do("skriv-ut", case, "--format", "text").out
    assert len(on_server.read("historie", case)) >= 3


def test_the_password_of_the_server_is_never_shown(on_server: Desk) -> None:
    case = on_server.open_case()
    first = on_server.read("vis", case)["step"]["checklist"][0]["id"]
    for words in (["vis", case], ["huk", case, first], ["videre", case, "neste"], ["oppgrader"]):
        told = on_server.type(*words)
        assert "hemmelig" not in told.out + told.err


def test_a_server_that_does_not_answer_is_told_without_its_password(desk: Desk) -> None:
    url = "postgresql://bti:hemmelig@127.0.0.1:9/bti"
    told = desk.do("--database", url, "liste", code=8)
    assert "svarer ikke" in told.said
    assert "hemmelig" not in told.out + told.err


def test_one_who_may_not_make_the_tables_is_told_so_and_nothing_else(desk: Desk) -> None:
    url = postgresql.new_database()
    with postgresql.administrator() as administrator:
        administrator.execute("DROP ROLE IF EXISTS bti_gjest")
        administrator.execute("CREATE ROLE bti_gjest LOGIN")
    guest = postgresql.as_role(url, "bti_gjest")
    told = desk.do("--database", guest, "ny", "bti", "--child", "Kim Prøve", code=8)
    assert told.err.startswith("Databasen slipper ikke brukeren din til.")
    assert "psycopg" not in told.err


def test_a_file_that_was_outgrown_is_moved_to_a_server_and_back(desk: Desk) -> None:
    case = desk.open_case()
    desk.do("fyll", case, "undringsnotat", "--svar", "hva=Leker mest alene.")
    url = postgresql.new_database().replace(":@", ":hemmelig@")
    assert "--to STED" in desk.do("flytt-database", code=2).said
    moved = desk.do("flytt-database", "--til", url)
    assert "Alt er flyttet" in moved.out
    assert "  til  postgresql://" in moved.out
    assert moved.last.startswith("Neste: bti --database postgresql://")
    left = desk.do("vis", case, code=8)
    assert "ble flyttet til postgresql://" in left.said
    assert "hemmelig" not in moved.out + moved.err + left.err
    desk.variables["BTI_DATABASE_URL"] = url
    assert "Leker mest alene." in desk.do("skriv-ut", case, "--format", "text").out
    desk.do("kontroller")
    desk.do("move-database", "--to", "tilbake.db")
    desk.variables["BTI_DATABASE_URL"] = "tilbake.db"
    assert "Leker mest alene." in desk.do("skriv-ut", case, "--format", "text").out
