"""Drawings: pictures laid out elsewhere, written as SVG and as Mermaid."""

from bti.paper.drawings.map import map_as_svg
from bti.paper.drawings.mermaid import map_as_mermaid

__all__ = ["map_as_mermaid", "map_as_svg"]
