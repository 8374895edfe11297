"""How long it takes to read the shipped guide from its stored bytes."""

from __future__ import annotations

from bench.clock import median_ms
from bti import resources
from bti.guide.canonical import canonical, from_canonical
from bti.guide.loading import load


def report() -> list[str]:
    """Give the figures as lines."""
    name, text = resources.workflow_text("bti")
    loaded = load({name: text})
    if loaded.guide is None:
        return ["bti.yaml kan ikke leses"]
    data = canonical(loaded.guide)
    stored = median_ms(lambda: from_canonical(data))
    source = median_ms(lambda: load({name: text}), runs=5)
    return [
        f"bti.yaml from stored bytes ({len(data) / 1000:.0f} kB): {stored:.2f} ms (goal <= 3 ms)",
        f"bti.yaml from YAML, checked:                {source:.0f} ms ({source / stored:.0f} x)",
    ]
