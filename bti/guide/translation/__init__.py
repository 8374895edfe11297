"""The texts of a guide in another language: a file that mirrors the ids and holds nothing else."""

from bti.guide.translation.applying import translated
from bti.guide.translation.reading import Translation, is_translation, read_translation, said_of
from bti.guide.translation.writing import write_translation

__all__ = [
    "Translation",
    "is_translation",
    "read_translation",
    "said_of",
    "translated",
    "write_translation",
]
