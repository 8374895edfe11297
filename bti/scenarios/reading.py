"""A file of scenarios, read against its guide: the scenarios, or every fault in it at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

import msgspec

from bti.case.opening import entries_for
from bti.case.tracks import track_for
from bti.casework.guide_files import SCENARIOS
from bti.errors import Finding, Place
from bti.guide.definition import Guide
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode, entries_of
from bti.guide.roles import EMPLOYEE, FAMILY, bound_to
from bti.guide.source import read
from bti.scenarios import town
from bti.scenarios.acts import BESIDE, NOT_RUN, Acts
from bti.scenarios.findings import Findings
from bti.scenarios.format import Expectation, Line, Scenario, Start, SubjectKind
from bti.scenarios.names import Names

_MEASURE = re.compile(r"t[0-9]{1,3}")
_SUBJECTS = ("child", "unborn", "group")
_OF_REFUSALS = ("because", "says")
OF_CASE = (
    *("subject", "born", "term", "service", "opened", "step", "by", "entered_by", "holder"),
    "consents",
)
"""What can be said of a case as it is opened."""

EXPECTED = (
    "step",
    "closing",
    "level",
    "round",
    "track",
    "subject",
    "holder",
    "due",
    "proposed",
    "printed",
    "hidden",
    "tasks",
    "carried",
    "linked",
    "reminded",
    "as",
)
"""What can be expected in the end."""

FIRST = "first"
"""The case that a scenario begins with, where a line says which case it is about."""

_OF_LINKED = tuple(one for one in EXPECTED if one not in {"linked", "carried", "reminded"})


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading: scenarios, when no finding is an error."""

    scenarios: tuple[Scenario, ...]
    findings: tuple[Finding, ...]


def read_scenarios(files: Mapping[str, str], guide: Guide, others: Iterable[Guide] = ()) -> Read:
    """Read the scenarios of a guide from their files (name to text); never raises on bad text.

    ``others`` are the guides that its cases can open: what their cases tell is held against them.
    """
    findings = Findings()
    reader = _Reader(Names(guide, others), findings)
    found = [one for name, text in files.items() for one in reader.file(text, name)]
    ordered = tuple(sorted(findings.found, key=lambda one: (one.place, one.code)))
    return Read(scenarios=() if findings.faulty else tuple(found), findings=ordered)


class _Reader:
    """Reads scenarios of one guide."""

    def __init__(self, names: Names, findings: Findings) -> None:
        self._guide = names.guide
        self._findings = findings
        self._names = names
        self._acts = Acts(self._names, findings)
        self._others: dict[str, _Reader] = {}

    def _of(self, workflow: str) -> _Reader:
        """Give the reader of what is done in a case on another guide; of the first without."""
        if not workflow:
            return self
        if workflow not in self._others:
            others = self._names.others
            names = Names(others[workflow], others.values())
            self._others[workflow] = _Reader(names, self._findings)
        return self._others[workflow]

    def file(self, text: str, name: str) -> Iterator[Scenario]:
        tree, found = read(text, name)
        self._findings.found.extend(found)
        if tree is None:
            if not found:
                self._findings.add("tom-fil", Place(name, 1), "Filen er tom. Skriv «scenarios:».")
            return
        top = tuple(self._findings.entries(tree, "«scenarios»"))
        if name.endswith(SCENARIOS):
            top = tuple(self._findings.known_keys(top, ("scenarios",), "en fil med scenarier"))
        for entry in (one for one in top if one.key == "scenarios"):
            for one in self._findings.entries(entry.value, "scenarier"):
                scenario = self._scenario(one)
                if scenario is not None:
                    yield scenario

    def _scenario(self, entry: Entry) -> Scenario | None:
        parts = self._parts(entry)
        title, case = parts.get("title"), parts.get("case")
        if title is None or case is None:
            if isinstance(entry.value, MapNode):
                message = "Et scenario har en tittel og en sak. Skriv «title» og «case»."
                self._findings.add("mangler-noekkel", entry.place, message)
            return None
        start = self._start(case)
        if start is None:
            return None
        play = tuple(self._play(parts["play"].value, start)) if "play" in parts else ()
        expect = parts.get("expect")
        expected = self._expected(expect, start) if expect else Expectation()
        return Scenario(
            id=entry.key,
            title=self._findings.text(title.value, "title"),
            place=entry.place,
            start=msgspec.structs.replace(start, party=self._party(play, expected)),
            play=play,
            expect=expected,
            expect_places=_places(expect),
        )

    def _party(self, play: tuple[Line, ...], expected: Expectation) -> tuple[str, ...]:
        """Give those of the family who do something in the play, or whose eyes it is seen with."""
        acting = {expected.by, *(line.by for line in play)}
        return tuple(one for one in bound_to(self._guide, FAMILY) if one in acting)

    def _parts(self, entry: Entry) -> dict[str, Entry]:
        entries = self._findings.entries(entry.value, "et scenario")
        known = self._findings.known_keys(
            entries, ("title", "case", "play", "expect"), "scenarioet"
        )
        return {one.key: one for one in known}

    def _start(self, entry: Entry) -> Start | None:
        entries = self._findings.entries(entry.value, "en sak")
        said = {e.key: e for e in self._findings.known_keys(entries, OF_CASE, "«case»")}
        opened = self._findings.day(said["opened"].value, "opened") if "opened" in said else None
        if opened is None:
            if "opened" not in said:
                message = "Skriv når saken ble åpnet, slik: opened: 2026-09-01."
                self._findings.add("mangler-noekkel", entry.place, message)
            return None
        service = self._service(said.get("service"))
        subject = self._subject(said.get("subject"))
        step = self._step(said.get("step"), service, subject)
        by, behalf = town.opener(self._guide, step, town.home_service(self._guide, service))
        told = self._acts.family(said.get("entered_by"))
        return Start(
            opened=opened,
            step=step,
            subject=subject,
            born=self._findings.day(said["born"].value, "born") if "born" in said else None,
            term=self._findings.day(said["term"].value, "term") if "term" in said else None,
            service=service,
            by=self._person(said.get("by"), service) or by,
            entered_by=told or ("" if "by" in said else behalf),
            holder=self._holder(said.get("holder"), said.get("step"), service),
        )

    def _step(self, entry: Entry | None, service: str, subject: str) -> str:
        if entry is None:
            home = town.home_service(self._guide, service)
            begins = entries_for(self._guide, track_for(self._guide, home), subject)
            return next(iter(begins), self._names.steps[0])
        step = TextNode(entry.value.place, self._findings.text(entry.value, "step"))
        self._findings.known(step, "ukjent-steg", "ikke steget", self._names.steps)
        return step.text

    def _subject(self, entry: Entry | None) -> SubjectKind:
        if entry is None:
            return self._guide.subjects[0]
        word = self._findings.word(entry.value, "subject", _SUBJECTS)
        return cast("SubjectKind", word or _SUBJECTS[0])

    def _service(self, entry: Entry | None) -> str:
        if entry is None:
            return ""
        node = TextNode(entry.value.place, self._findings.text(entry.value, "service"))
        self._findings.known(node, "ukjent-tjeneste", "ikke tjenesten", self._guide.services)
        return node.text

    def _person(self, entry: Entry | None, service: str) -> str:
        if entry is None:
            return ""
        node = TextNode(entry.value.place, self._findings.text(entry.value, "as"))
        self._findings.known(node, "ukjent-rolle", "ikke personen", self._persons(service))
        return town.called(self._guide, node.text)

    def _persons(self, service: str) -> Iterator[str]:
        """Give everyone who can act, in the case or in one that is opened from it."""
        yield from self._names.persons(service)
        home = town.home_service(self._guide, service)
        yield from (one.id for one in town.everyone(self._names.others.values(), home))

    def _holder(self, entry: Entry | None, step: Entry | None, service: str) -> str:
        """Give who holds the baton: who is named, else the opener where the guide wants one."""
        if entry is not None:
            none = isinstance(entry.value, TextNode) and entry.value.text == "none"
            return "" if none else self._person(entry, service)
        baton = self._guide.baton
        if baton is None or step is None or not baton.needed_from:
            return ""
        levels = list(self._guide.levels)
        at = (n for n, level in enumerate(levels) if self._stands_on(step, level))
        return EMPLOYEE if next(at, -1) >= levels.index(baton.needed_from) else ""

    def _stands_on(self, step: Entry, level: str) -> bool:
        return (
            isinstance(step.value, TextNode) and step.value.text in self._guide.levels[level].steps
        )

    def _play(self, node: Node, start: Start) -> Iterator[Line]:
        if not isinstance(node, ListNode):
            message = "«play» er en liste. Begynn hver linje med «-»."
            self._findings.add("feil-form", node.place, message)
            return
        day, by, inside = start.opened, start.by, ""
        for item in node.items:
            entries = {e.key: e for e in self._findings.entries(item, "en linje")}
            day = self._day(entries.pop("date", None), day)
            by = self._person(entries.pop("as", None), start.service) or by
            inside = self._inside(entries.pop("in", None), inside)
            line = self._of(inside)._line(item, entries, day, by)  # noqa: SLF001 - one of these
            if line is not None:
                yield msgspec.structs.replace(line, inside=inside)

    def _inside(self, entry: Entry | None, before: str) -> str:
        """Give the guide of the case that a line is about; without one, as the line before."""
        if entry is None:
            return before
        node = TextNode(entry.value.place, self._findings.text(entry.value, "in"))
        known = (FIRST, *self._names.others)
        found = self._findings.known(node, "ukjent-maal", "ingen handling som åpner", known)
        return node.text if found and node.text != FIRST else ""

    def _day(self, entry: Entry | None, before: date) -> date:
        """Give the date of a line; without one, that of the line before."""
        read_day = self._findings.day(entry.value, "date") if entry else None
        if entry is None or read_day is None:
            return before
        if read_day < before:
            message = f"Datoen ligger før linjen over, som er {before}. Skriv en senere dato."
            self._findings.add("ugyldig-dato", entry.value.place, message)
            return before
        return read_day

    def _line(self, item: Node, entries: dict[str, Entry], day: date, by: str) -> Line | None:
        verbs = [e for key, e in entries.items() if key in self._acts.verbs]
        allowed = (*self._acts.verbs, *BESIDE, *_OF_REFUSALS, "date", "as", "in")
        main = _main(verbs)
        if main is None:
            tuple(self._findings.known_keys(entries.values(), allowed, "en linje"))
            message = f"Linjen skal ha ett av ordene {', '.join(self._acts.verbs)}."
            if verbs:
                several = " og ".join(f"«{verb.key}»" for verb in verbs)
                message = f"Linjen har {several}. Skriv én linje for hvert av dem."
            self._findings.add("feil-form", item.place, message)
            return None
        other = BESIDE if main.key == "refused" else _OF_REFUSALS
        allowed = tuple(one for one in allowed if one not in other)
        tuple(self._findings.known_keys(entries.values(), allowed, "linjen"))
        if main.key in NOT_RUN:
            message = (
                f"«{main.key}» leses, men bti fører ikke møter i en sak ennå. Scenariet spilles "
                "uten linjen, så ingenting prøver møtet."
            )
            self._findings.warn("leses-bare", main.place, message)
            return None
        act = self._acts.read(main, entries)
        return Line(place=main.place, day=day, by=by, act=act) if act else None

    def _expected(
        self, entry: Entry, start: Start, keys: tuple[str, ...] = EXPECTED
    ) -> Expectation:
        entries = self._findings.entries(entry.value, "det som ventes")
        told = {e.key: e for e in self._findings.known_keys(entries, keys, "«expect»")}
        said = {key: e.value for key, e in told.items()}
        return Expectation(
            step=self._id(said, "step", "ukjent-steg", self._names.steps),
            closing=self._id(said, "closing", "ukjent-maal", self._names.closings),
            level=self._id(said, "level", "ukjent-nivaa", tuple(self._guide.levels)),
            round=self._findings.number(said["round"], "round") if "round" in said else None,
            track=self._id(said, "track", "ukjent-spor", tuple(self._guide.tracks)),
            subject=self._id(said, "subject", "ukjent-ord", _SUBJECTS),
            holder=self._id(said, "holder", "ukjent-rolle", self._people(start)),
            due=self._dues(said["due"]) if "due" in said else {},
            proposed=self._ids(said, "proposed", self._names.ways) if "proposed" in said else None,
            tasks=self._ids(said, "tasks", self._names.tasks) if "tasks" in said else None,
            carried=self._carried(said["carried"]) if "carried" in said else {},
            linked=self._linked(said["linked"], start) if "linked" in said else {},
            reminded=self._reminded(said, start),
            by=self._person(told["as"], start.service) if "as" in told else "",
            printed=self._ids(said, "printed", self._names.printable) or (),
            hidden=self._ids(said, "hidden", self._names.visible) or (),
        )

    def _linked(self, node: Node, start: Start) -> dict[str, Expectation]:
        """Read what is expected of the newest case opened on each of some guides."""
        found: dict[str, Expectation] = {}
        for entry in self._findings.entries(node, "veiledere"):
            guide = TextNode(entry.place, entry.key)
            others = self._names.others
            if self._findings.known(guide, "ukjent-maal", "ingen handling som åpner", others):
                reader = self._of(entry.key)
                found[entry.key] = reader._expected(entry, start, _OF_LINKED)  # noqa: SLF001
        return found

    def _reminded(self, said: dict[str, Node], start: Start) -> tuple[str, ...] | None:
        return self._ids(said, "reminded", self._names.persons(start.service))

    def _people(self, start: Start) -> tuple[str, ...]:
        return (*self._names.persons(start.service), "none")

    def _id(self, said: dict[str, Node], key: str, code: str, known: tuple[str, ...]) -> str | None:
        if key not in said:
            return None
        node = TextNode(said[key].place, self._findings.text(said[key], key))
        self._findings.known(node, code, f"ingen «{key}»", known)
        return node.text

    def _ids(
        self, said: dict[str, Node], key: str, known: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        if key not in said:
            return None
        node = said[key]
        if isinstance(node, TextNode) and node.text == "none":
            return ()
        ids = self._findings.texts(node, key)
        for one in ids:
            self._findings.known(one, "ukjent-krav", f"ingenting under «{key}» som heter", known)
        return tuple(one.text for one in ids)

    def _carried(self, node: Node) -> dict[str, tuple[str, ...]]:
        carried: dict[str, tuple[str, ...]] = {}
        for entry in self._findings.entries(node, "veiledere"):
            guide = TextNode(entry.place, entry.key)
            self._findings.known(
                guide, "ukjent-maal", "ingen handling som åpner", self._names.opened
            )
            paths = self._ids({entry.key: entry.value}, entry.key, self._names.answers)
            carried[entry.key] = paths or ()
        return carried

    def _dues(self, node: Node) -> dict[str, date | None]:
        dues: dict[str, date | None] = {}
        for entry in self._findings.entries(node, "frister"):
            head = entry.key.partition(".")[0]
            if not _MEASURE.fullmatch(entry.key) and head not in self._guide.consents:
                node = TextNode(entry.place, entry.key)
                self._findings.known(node, "ukjent-krav", "ikke fristen", self._names.deadlines)
            none = isinstance(entry.value, TextNode) and entry.value.text == "none"
            dues[entry.key] = None if none else self._findings.day(entry.value, entry.key)
        return dues


def _places(expect: Entry | None) -> dict[str, Place]:
    entries = entries_of(expect.value) if expect else {}
    return {key: entry.place for key, entry in entries.items()}


def _main(verbs: list[Entry]) -> Entry | None:
    """Give the verb of a line; one of them has to stand there, and no more."""
    return verbs[0] if len(verbs) == 1 else None
