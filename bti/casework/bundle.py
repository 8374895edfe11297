"""A bundle: files with their checksums in one file, the same bytes for the same content.

The format is plain ZIP, so that an archive can open it in fifty years without this program.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from bti.errors import BadInput

CHECKSUMS = "sjekksummer.txt"
MOST_FILES = 5_000
MOST_BYTES = 500_000_000

# A kind of compression that zipfile does not know raises a RuntimeError of its own kind.
_UNREADABLE = (zipfile.BadZipFile, EOFError, OSError, RuntimeError)
_MOMENT = (1980, 1, 1, 0, 0, 0)
_OWNER_READS = 0o600 << 16
_NOT_ONE = "Filen er ingen saksfil fra bti, eller den er avkortet. Ingenting er endret."
_TOO_LARGE = "Filen er større enn en saksfil kan være. Ingenting er endret."
_CHANGED = (
    "Filen er endret etter at den ble laget: {names} stemmer ikke med sjekksummene. "
    "Ingenting er endret. Be om en ny fil."
)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Put files into one, in the order of their names, with a list of checksums."""
    listed = "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files))
    whole = {**files, CHECKSUMS: listed.encode()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(whole):
            # The moment and rights of a file on disk would make equal bundles differ.
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _OWNER_READS
            entry.create_system = 3
            archive.writestr(entry, whole[name])
    return made.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Give the files of a bundle, every one as it was when the bundle was made.

    Raises:
        BadInput: It is no bundle, is too large, or a file in it has been changed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _read(archive)
    except _UNREADABLE as fault:
        raise BadInput(_NOT_ONE) from fault
    _check(files)
    return files


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    # Asked before anything is read: a small file can claim to unfold to a very large one.
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise BadInput(_TOO_LARGE)
    return {entry.filename: archive.read(entry) for entry in entries}


def _check(files: dict[str, bytes]) -> None:
    raw = files.pop(CHECKSUMS, None)
    if raw is None:
        raise BadInput(_NOT_ONE)
    lines = raw.decode("utf-8", "replace").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {name: _digest(content) for name, content in files.items()}
    wrong = sorted(name for name in {*listed, *found} if listed.get(name) != found.get(name))
    if wrong:
        raise BadInput(_CHANGED.format(names=", ".join(f"«{name}»" for name in wrong[:5])))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
