"""How wide a text is at most, whichever font of the drawing's list the reader has.

Each class of letters holds the width of the widest of them, in thousandths of the font size: that
of Source Sans with a fifth added, or that of DejaVu Sans where it is wider still.
"""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width, normalize

_REGULAR = {
    320: " ',.Iijl\u00a0·íîï‘’",
    360: ":;f|",
    400: "()-[]",
    440: "!/\\rtŧ",
    520: '"*“”',
    560: "?cszçčšž",
    600: "FJL_kvxy§–•",
    640: "$0123456789EYaeg{}«»àáâäåèéêë",
    680: "PST`bdhnopquñòóôöøùúûüđŋŠŦ",
    720: "ABCKRVXZÁÄÅßČŽ",
    800: "&DGHNOQUÖØÜĐŊ",
    840: "#+<=>^~×",
    880: "Mw",
    1000: "%WmÆæ—",
    1040: "@✓",
    1160: "…",
    1200: "←→",
}
_BOLD = {
    360: " 'ijl\u00a0íîï",
    400: ",.:;I|·‘’",
    440: "-/\\f",
    480: "!()[]tŧ",
    520: "r",
    560: "*",
    600: '"?J_cszçčšž–',
    640: "L§•",
    680: "`aekvxy«»àáâäåèéêë“”",
    720: "$0123456789EFSTbdghnopqu{}ñòóôöøùúûüđŋŠŦ",
    760: "CPYZßČŽ",
    800: "ABKRVXÁÄÅ",
    840: "#+<=>DGHNU^~×ÜĐŊ",
    880: "&OQÖØ",
    960: "w",
    1000: "M—",
    1040: "%✓",
    1080: "@mæ",
    1120: "WÆ",
    1160: "…",
    1200: "←→",
}
_WIDTHS = tuple(
    {letter: width / 1000 for width, letters in classes.items() for letter in letters}
    for classes in (_REGULAR, _BOLD)
)
_UNKNOWN = 1.2
_WIDE = 2.0
_CUT = "…"
_KEPT = re.compile(r"(?i)\b(nivå|steg|kl\.|uke) (?=\d|\w\b)")
_SHRINKING, _LEAST = 0.94, 0.4
_TWO = 2
_LONG = 10
_SOFT = "\N{SOFT HYPHEN}"
_TOGETHER = 3
_VOWELS = "[aeiouyæøåáäéèêíîïóôöúü]"
_TOGETHER_SOUNDS = "s[kp][jr]|str|[bdfgkpt]r|[bfgkps]l|[fghkst]j|s[kpt]|ch|hv|kn|kv"
_CLUSTER = re.compile(f"(?i)({_TOGETHER_SOUNDS}){_VOWELS}")
_CONSONANT = f"(?!{_VOWELS})[^\\W\\d_]"
_ONSET = re.compile(f"(?i)({_TOGETHER_SOUNDS}|{_CONSONANT}){_VOWELS}")
_BINDING = re.compile(f"(?i)(?!s){_CONSONANT}s{_VOWELS}")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Give the most room that a text takes at a font size."""
    widths = _WIDTHS[bold]
    return size * sum(_letter(letter, widths) for letter in normalize("NFC", text))


def _letter(letter: str, widths: dict[str, float]) -> float:
    if letter in widths:
        return widths[letter]
    if combining(letter):
        return 0.0
    return _WIDE if east_asian_width(letter) in {"W", "F"} else _UNKNOWN


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Give the room that the widest word of a text takes."""
    return max((width_of(word, size, bold=bold) for word in _words(text)), default=0.0)


def _words(text: str) -> list[str]:
    """Part a text at spaces, but never a number from its word."""
    kept = _KEPT.sub("\\1\u00a0", " ".join(text.split()))
    return kept.split(" ") if kept else []


def balanced(text: str, size: float, room: float, *, most: int = 0) -> tuple[str, ...]:
    """Break a text into as few lines as fit the room, of about the same length."""
    lines = wrapped(text, size, room)
    if len(lines) < _TWO or (most and len(lines) > most):
        return wrapped(text, size, room, most=most)
    least = max(longest_word(text, size), room * _LEAST)
    narrow = room * _SHRINKING
    while narrow >= least and len(tried := wrapped(text, size, narrow)) == len(lines):
        lines, narrow = tried, narrow * _SHRINKING
    return lines


def wrapped(
    text: str, size: float, room: float, *, bold: bool = False, most: int = 0
) -> tuple[str, ...]:
    """Break a text into lines that fit the room; with ``most``, the last line ends in ``…``.

    Breaks stand between words; a word that is wider than the room is parted with a hyphen.
    """
    lines: list[str] = []
    line = ""
    for word in _fitting(text, size, room, bold=bold):
        joined = f"{line} {word}".strip()
        if line and width_of(joined, size, bold=bold) > room:
            lines.append(line)
            joined = word
        line = joined
    whole = (*lines, line) if line else tuple(lines)
    return whole if not most or len(whole) <= most else _cut(whole[:most], size, room, bold=bold)


def _cut(lines: tuple[str, ...], size: float, room: float, *, bold: bool) -> tuple[str, ...]:
    last = lines[-1]
    while last and width_of(last + _CUT, size, bold=bold) > room:
        last = last[:-1].rstrip()
    return (*lines[:-1], last + _CUT)


def _fitting(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    return [
        piece for word in _words(text) for piece in _parted(word, size, room, bold=bold) if piece
    ]


def _parted(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Part a word that is wider than the room, each piece but the last with a hyphen."""
    pieces: list[str] = []
    rest = word
    while width_of(rest, size, bold=bold) > room:
        cut = _where_to_part(rest, _most_letters(rest, size, room, bold=bold))
        pieces.append(f"{rest[:cut]}-")
        rest = rest[cut:]
    return [*pieces, rest]


def _most_letters(word: str, size: float, room: float, *, bold: bool) -> int:
    """Count the letters that fit the room with a hyphen after them: one at least."""
    many = 1
    while many < len(word) - 1 and width_of(f"{word[: many + 1]}-", size, bold=bold) <= room:
        many += 1
    return many


def _where_to_part(word: str, most: int) -> int:
    """Give the last place where a syllable may begin, else where a few letters stay together."""
    latest = min(most, len(word) - _TOGETHER)
    places = range(latest, max(_TOGETHER, most // 2) - 1, -1)
    begins = (cut for cut in places if _begins_syllable(word, cut))
    return next(begins, max(latest, 1) if latest >= _TOGETHER else most)


def _begins_syllable(word: str, cut: int) -> bool:
    """Tell whether a syllable may begin here, with all the consonants that are said together."""
    # An «s» after a consonant binds what stands before it to the next word: samarbeids-avtale.
    if _BINDING.match(word, cut - 2):
        return True
    parts_a_sound = _CLUSTER.match(word, cut - 1) or _BINDING.match(word, cut - 1)
    return _ONSET.match(word, cut) is not None and not parts_a_sound


def softly_parted(text: str) -> str:
    """Give a text whose long words may be parted where a syllable begins, with soft hyphens."""
    return " ".join(_softly(word) if len(word) >= _LONG else word for word in text.split(" "))


def _softly(word: str) -> str:
    begins = (
        _SOFT * (_TOGETHER <= cut <= len(word) - _TOGETHER and _begins_syllable(word, cut)) + letter
        for cut, letter in enumerate(word)
    )
    return "".join(begins)
