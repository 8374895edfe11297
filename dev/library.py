"""The page of the library: its public names, as signatures and docstrings have them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property

import msgspec

from bti.case import views
from bti.case.migration_plan import (
    MigrationPlan,
    MigrationReport,
    Moved,
    PlannedCase,
    PlannedEdition,
)
from bti.casework.authoring import Authoring
from bti.casework.building import Building
from bti.casework.directory import Directory
from bti.casework.disclosing import Disclosing
from bti.casework.drawing import Drawing
from bti.casework.facade import Casework
from bti.casework.keys import Keys
from bti.casework.migrating import Migrating
from bti.casework.moving_cases import MovingCases
from bti.casework.opened import Opened
from bti.casework.overview import Overview
from bti.casework.publishing import EditionView, Publishing
from bti.casework.reading import Reading
from bti.casework.reminding import Reminding
from bti.casework.retention import Retention
from bti.casework.saved import Saved
from bti.casework.searching import Searching
from bti.casework.stepping import Stepping
from bti.casework.together import Together
from bti.casework.translating import Translating
from bti.casework.upkeep import Upkeep
from bti.casework.verifying import Verifying
from bti.environment import Environment, FixedEnvironment
from bti.errors import BtiError, Finding, Place, Reason
from bti.guide.burden import Burden, LevelBurden, Weight
from bti.guide.readability import Readability
from bti.municipality.publishing import Approval, Release

_INTRODUCTION = """\
# The library

`from bti import Casework, Environment, BtiError` is all that an application needs. Everything a
person can do is one method of `Casework`; what it gives back is plain, frozen and cut for the
person who asks. Every method takes `by`, the id of that person. Writing methods take `seen`, the
version of the case that the person looked at: has it changed since, they raise `Conflict`.

Any method that takes a case raises `NotFound` for a case that is not there, `Denied` for one that
the person has no access to, and `StoreUnavailable` or one of its kinds when the database fails.
[How to put it into an application](../how-to/embed.md) shows it at work.
"""
LONGEST_LINE = 96
_GROUPS = {
    "Opening and closing": Opened,
    "Upgrading, restoring, printing and checking": Casework,
    "Looking over many cases": Overview,
    "Reading a case": Reading,
    "Stepping a case": Stepping,
    "Working together": Together,
    "The directory and the access log": Directory,
    "Access to information": Disclosing,
    "Writing a guide": Authoring,
    "Drawing and comparing guides": Drawing,
    "Building on another guide": Building,
    "Translating a guide": Translating,
    "Taking cases out and in": MovingCases,
    "Keeping the database": Upkeep,
    "By the clock": Reminding,
    "Publishing editions": Publishing,
    "Moving running cases": Migrating,
    "The key": Keys,
    "Seals": Verifying,
    "Searching": Searching,
    "Keeping and erasing": Retention,
}
_BURDEN = (Burden, LevelBurden, Weight, Readability)
_EDITIONS = (EditionView, Approval, Release)
_MIGRATION = (MigrationPlan, PlannedEdition, PlannedCase, MigrationReport, Moved)


def library() -> str:
    """Tell every public name, what it takes and what it gives."""
    lines = [_INTRODUCTION, "## `Casework`", "", *_told(Casework), ""]
    for title, group in _GROUPS.items():
        about = [] if group in {Casework, Opened} else [*_told(group), ""]
        lines += [f"### {title}", "", *about, *_methods(group)]
    lines += ["## `Environment`", "", *_told(Environment), "", *_methods(Environment)]
    lines += ["### `FixedEnvironment`", "", *_told(FixedEnvironment), ""]
    lines += [*_methods(FixedEnvironment), *_errors(), *_views()]
    return "\n".join(lines).rstrip("\n") + "\n"


def _methods(owner: type) -> Iterator[str]:
    for name, member in vars(owner).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property | cached_property):
            yield from ["```pyi", f"{name} -> {_returned(member)}", "```", "", *_told(member)]
        elif isinstance(member, classmethod):
            yield from _method(name, member.__func__)
        elif inspect.isfunction(member):
            yield from _method(name, member)
        else:
            continue
        yield ""


def _returned(member: property | cached_property[object]) -> str:
    got = member.fget if isinstance(member, property) else member.func
    return str(inspect.signature(got).return_annotation) if got else ""


def _method(name: str, function: Callable[..., object]) -> Iterator[str]:
    signature = inspect.signature(function)
    given = [p for p in signature.parameters.values() if p.name not in {"self", "cls"}]
    takes = [_taken(parameter) for parameter in given]
    keyword = next((n for n, p in enumerate(given) if p.kind is p.KEYWORD_ONLY), None)
    if keyword is not None and not any(p.kind is p.VAR_POSITIONAL for p in given):
        takes.insert(keyword, "*")
    written = f"{name}({', '.join(takes)}) -> {signature.return_annotation}"
    if len(written) > LONGEST_LINE:
        lines = [f"    {one}," for one in takes]
        yield from ["```pyi", f"{name}(", *lines, f") -> {signature.return_annotation}", "```", ""]
    else:
        yield from ["```pyi", written, "```", ""]
    yield from _told(function)


def _taken(parameter: inspect.Parameter) -> str:
    star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
    default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
    return f"{star}{parameter.name}: {parameter.annotation}{default}"


def _told(thing: object) -> list[str]:
    text = inspect.getdoc(thing) or ""
    for heading in ("Args", "Returns", "Raises"):
        text = text.replace(f"\n{heading}:\n", f"\n{heading}:\n\n")
    text = text.replace("``", "`").replace("\n        ", " ")
    return text.replace("\n    ", "\n- ").splitlines()


def _errors() -> Iterator[str]:
    yield from [
        "## Errors",
        "",
        "All are in `bti.errors`. The message is ready for the person.",
        "",
    ]
    yield from ["| error | exit code | carries | message without another |", "|---|---|---|---|"]
    for kind in _family(BtiError):
        carried = inspect.signature(kind.__init__).parameters
        names = ", ".join(f"`{name}`" for name in carried if name not in {"self", "message"})
        said = " ".join((kind.__doc__ or "").split())
        yield f"| `{kind.__name__}` | {kind.exit_code} | {names} | {said} |"
    yield ""
    for shape in (Reason, Finding, Place):
        yield from _shape(shape)


def _family(kind: type[BtiError]) -> Iterator[type[BtiError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)


def _views() -> Iterator[str]:
    yield from [
        "## What methods give",
        "",
        *_saved(),
        "All others are in `bti.case.views`, and can be made JSON.",
    ]
    yield from ["Use `msgspec.json.encode(view)`.", ""]
    named = (getattr(views, name) for name in views.__all__)
    found = [kind for kind in named if _is_view(kind)]
    for kind in sorted(found, key=lambda kind: kind.__name__):
        yield from _shape(kind)
    yield from ["## What a guide asks", "", "`burden` gives these, of `bti.guide.burden`.", ""]
    for shape in _BURDEN:
        yield from _shape(shape)
    yield from [
        "## Editions and moves",
        "",
        "`editions`, `plan_migration` and `migrate` give these.",
    ]
    yield ""
    for told in (*_EDITIONS, *_MIGRATION):
        yield from _shape(told)


def _saved() -> Iterator[str]:
    """What every writing method gives: fields, and what is drawn when it is read."""
    yield from ["### `Saved`", "", *_told(Saved), ""]
    inner = {"draw", "tell"}
    fields = [field for field in msgspec.structs.fields(Saved) if field.name not in inner]
    written = [f"{field.name}: {_type(Saved, field.name)}{_default(field)}" for field in fields]
    yield from ["```pyi", *written, "```", "", *_methods(Saved)]


def _is_view(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, views.View) and kind is not views.View


def _shape(kind: type[msgspec.Struct]) -> Iterator[str]:
    yield from [f"### `{kind.__name__}`", "", *_told(kind), ""]
    fields = msgspec.structs.fields(kind)
    written = [f"{field.name}: {_type(kind, field.name)}{_default(field)}" for field in fields]
    yield from ["```pyi", *written, "```", ""]


def _type(kind: type, name: str) -> str:
    declared = (vars(base).get("__annotations__", {}) for base in kind.__mro__)
    found = next(known[name] for known in declared if name in known)
    if isinstance(found, str):
        return found
    return re.sub(r"[\w.]+\.", "", inspect.formatannotation(found))


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return ""
    default = field.default
    if default is msgspec.NODEFAULT:
        default = field.default_factory() if callable(field.default_factory) else ""
    made = isinstance(default, msgspec.Struct)
    return f" = {type(default).__name__}()" if made else f" = {default!r}"
