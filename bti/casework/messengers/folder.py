"""A folder that another program empties: each message is a file of its own, whole or not there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from urllib.request import url2pathname

import msgspec

from bti.casework.messengers import Letter, NotDelivered, why
from bti.errors import BadInput
from bti.store.private_folder import make_private

_NO_FOLDER = "Skriv mappen slik: file:///MAPPE."


class Folder:
    """One folder; a message that is sent again replaces itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def at(cls, address: str) -> Self:
        """Read ``file:///folder``.

        Raises:
            BadInput: it names no folder.
        """
        path = url2pathname(urlsplit(address).path)
        if not path.strip("/"):
            raise BadInput(_NO_FOLDER)
        return cls(Path(path))

    def deliver(self, letter: Letter) -> None:
        """Write one message, for its owner alone, and give it its name when it is whole."""
        target = self._folder / f"{letter.id}.json"
        begun = target.with_suffix(".del")
        try:
            make_private(self._folder)
            begun.touch(mode=0o600)
            with begun.open("wb") as file:
                file.write(msgspec.json.encode(letter))
                file.flush()
                os.fsync(file.fileno())
            begun.replace(target)
        except OSError as fault:
            raise NotDelivered(f"Mappen kan ikke skrives i ({why(fault)}).") from fault
