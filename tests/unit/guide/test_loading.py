from pathlib import Path

from bti.errors import Place
from bti.guide.loading import load

LITEN = Path(__file__).parent / "guides" / "liten.yaml"


def test_the_example_of_the_language_loads_as_it_stands() -> None:
    loaded = load({"liten.yaml": LITEN.read_text(encoding="utf-8")})

    assert loaded.findings == ()
    assert loaded.guide is not None
    assert list(loaded.guide.levels["nivaa_0"].steps) == ["sett_ord", "avklar"]
    assert loaded.places["evaluer.transitions.fortsett"] == Place("liten.yaml", 68, 11)
