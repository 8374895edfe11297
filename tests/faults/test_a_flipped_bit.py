"""A bit flipped anywhere in the file of a municipality in use: told in a sentence, or harmless."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bti import Casework, Environment
from bti.environment import FixedEnvironment
from bti.errors import BtiError
from tests.integration.casework.story import AT, NOTE
from tests.integration.store.samples import seeded

CASES = ("S-2026-001", "S-2026-002")
ASKED: tuple[Callable[[Casework], object], ...] = (
    lambda work: work.list(),
    lambda work: work.today(),
    lambda work: work.search("Ola"),
    lambda work: [work.show(case) for case in CASES],
    lambda work: [work.history(case) for case in CASES],
    lambda work: work.check_up(),
)


class Place:
    """A database with cases, sealed, and a key beside it."""

    def __init__(self, folder: Path) -> None:
        self.file, self.key = folder / "saker.db", folder / "bti.key"
        self.clock: FixedEnvironment = Environment.fixed(at=AT, account="kari")
        with self.open(create=True) as work:
            for name in ("Ola Prøve", "Åse Prøve"):
                case = work.open_case("bti", child=name, born="2021-05-02").case.id
                work.fill(case, "undringsnotat", NOTE)
            work.seal()
        self.sound = self.file.read_bytes()

    def open(self, *, create: bool = False) -> Casework:
        return Casework.open(self.file, environment=self.clock, key=self.key, create=create)

    def flip(self, bit: int) -> None:
        flipped = bytearray(self.sound)
        flipped[bit // 8] ^= 1 << bit % 8
        for beside in ("-wal", "-shm"):
            self.file.with_name(self.file.name + beside).unlink(missing_ok=True)
        self.file.write_bytes(flipped)

    def refuses(self, ask: Callable[[Casework], object]) -> str:
        """Give the sentence when it does not answer; what is no sentence of ours goes on."""
        try:
            with self.open() as work:
                ask(work)
        except BtiError as told:
            return told.message
        return ""

    def found(self) -> bool:
        try:
            with self.open() as work:
                return bool(work.verify().faults)
        except BtiError:
            return True


@pytest.mark.slow
def test_a_flipped_bit_is_told_or_does_no_harm(tmp_path: Path) -> None:
    chance, place = seeded(), Place(tmp_path)
    told = found = 0
    for _ in range(60):
        place.flip(chance.randrange(len(place.sound) * 8))
        sentences = [place.refuses(ask) for ask in ASKED]
        told += any(sentences)
        found += place.found()
    assert found > told


def test_a_guide_that_was_changed_is_told_and_found(tmp_path: Path) -> None:
    place = Place(tmp_path)
    canonical = place.sound.find(b'"workflow":"bti"')
    assert canonical > 0
    place.flip(canonical * 8)
    assert "kontroller" in place.refuses(ASKED[3])
    assert place.found()
