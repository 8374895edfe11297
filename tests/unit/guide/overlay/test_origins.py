"""Where each piece comes from, and what brought it there."""

from __future__ import annotations

from bti.guide.overlay.origins import Origin, origins
from bti.guide.written_out import written_out
from tests.unit.guide.overlay.laid import over


def told(text: str) -> dict[str, Origin]:
    guide, tree = over(text).usable()
    return origins(tree, over(text).places, (line.path for line in written_out(guide)))


def test_base_overlay_kind_and_like_are_told_apart() -> None:
    found = told(
        "kinds: {undring: {checklist: {nytt: Nytt}}}\n"
        "levels: {nivaa_0: {steps: {undre: {what: Skriv}}}}\n"
    )

    def of(path: str) -> tuple[str, str, str]:
        return found[path].layer, found[path].through, found[path].of

    assert of("undre.what") == ("", "", "")
    assert of("undre.title") == ("grunn 2026.1", "", "")
    assert of("undre.checklist.nytt") == ("", "kind", "undring")
    assert of("undre.checklist.felles") == ("grunn 2026.1", "kind", "undring")
    assert of("tiltak_2.title") == ("grunn 2026.1", "", "")
    assert of("tiltak_2.kind") == ("grunn 2026.1", "like", "tiltak_1")
    assert of("tiltak_2.who") == ("grunn 2026.1", "kind", "tiltak")
    assert of("undring.title") == ("grunn 2026.1", "", "")


def test_every_line_has_a_file_and_a_line() -> None:
    found = told("")

    assert {origin.place.file for origin in found.values()} == {
        "grunn 2026.1/grunn.yaml",
        "vaar.yaml",
    }
    assert [path for path, origin in found.items() if origin.place.line < 1] == []
