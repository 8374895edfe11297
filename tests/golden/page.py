"""A page as a browser or a reader of pages would see it, for tests to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

VOID = {"meta", "input", "br", "link", "img", "hr", "base", "embed"}


@dataclass
class Page(HTMLParser):
    """Reads a page once and keeps what tests ask for."""

    tags: set[str] = field(default_factory=set)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    pointed_at: set[str] = field(default_factory=set)
    unclosed: list[str] = field(default_factory=list)
    language: str = ""
    title: str = ""
    style: str = ""
    text: str = ""
    boxes: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @classmethod
    def read(cls, page: str) -> Self:
        """Read a whole page."""
        reader = cls()
        reader.feed(page)
        reader.close()
        return reader

    @property
    def unlabelled(self) -> list[str]:
        """Name the boxes that no label stands at or around."""
        return [box for box, inside in self.boxes if not inside and box not in self.pointed_at]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes += given.items()
        if tag not in VOID:
            self.unclosed.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "a":
            self.links.add(given["href"])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal():
            self.headings.append(int(tag[1]))
        if tag in {"input", "textarea"}:
            named = bool(given.get("aria-label"))
            self.boxes.append((given.get("id", given["name"]), named or "label" in self.unclosed))
        self.pointed_at |= {given[name] for name in ("for", "aria-describedby") if name in given}

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed, f"</{tag}> closes nothing"
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self.unclosed[-1] if self.unclosed else ""
        if inside == "title":
            self.title += data
        elif inside == "style":
            self.style += data
        else:
            self.text += data
