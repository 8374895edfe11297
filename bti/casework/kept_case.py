"""How a case lies in the store: what reads its row, and what its finished copies are named by."""

from __future__ import annotations

import msgspec

from bti.case.case import Case

COPY = "copy "
"""What the parts that are finished copies of a form are named by, before the form."""


CASE = msgspec.json.Decoder(Case)
"""Reads the row of a case."""
