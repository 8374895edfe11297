from __future__ import annotations

from bti.cli.columns import WIDTH, cut, fold, pad, spread, table, width


def test_wide_and_combining_signs_are_measured_as_shown() -> None:
    assert width("Åse") == 3
    assert width("A\u030ase") == 3
    assert width("日本") == 4


def test_a_name_that_is_too_wide_is_cut_with_a_sign_for_it() -> None:
    assert cut("Fjordgløtt skole", 10) == "Fjordgløt…"
    assert cut("日本語", 5) == "日本…"
    assert pad("日本", 5) == "日本 "


def test_both_ends_of_a_line_stand_at_the_edges() -> None:
    line = spread("Sak S-2026-014", "Nivå 2 · steg 2.2")
    assert width(line) == WIDTH
    assert line.endswith("steg 2.2")
    assert spread("x" * 100, "14.12.2026").endswith("…  14.12.2026")


def test_text_is_folded_at_spaces_under_its_lead() -> None:
    lines = fold("ett to tre fire", first="  1  ", rest="     ", room=14)
    assert lines == ["  1  ett to", "     tre fire"]


def test_only_names_give_way_in_a_table() -> None:
    rows = [("kan_gjelde_miljoe", "En svært lang tittel " * 5, "14.12.2026")]
    (line,) = table(rows)
    assert width(line) <= WIDTH
    assert line.startswith("  kan_gjelde_miljoe  ")
    assert line.endswith("…  14.12.2026")


def test_a_column_without_anything_in_it_takes_no_room() -> None:
    assert table([("a", "", "b"), ("c", "", "d")], names=(1,)) == ["  a  b", "  c  d"]


def test_an_empty_table_is_no_lines() -> None:
    assert table([]) == []
