"""The page of the library: its public names, as signatures and docstrings have them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeGuard

import msgspec

from bti.case import views
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
from bti.casework.publishing import Publishing
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
from dev.public_types import PublicType, public_types

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


def library() -> str:
    """Tell every public name, what it takes and what it gives."""
    lines = [_INTRODUCTION, "## `Casework`", "", *_told(Casework), ""]
    for title, group in _GROUPS.items():
        about = [] if group in {Casework, Opened} else [*_told(group), ""]
        lines += [f"### {title}", "", *about, *_methods(group)]
    lines += ["## `Environment`", "", *_told(Environment), "", *_methods(Environment)]
    lines += ["### `FixedEnvironment`", "", *_told(FixedEnvironment), ""]
    lines += [*_methods(FixedEnvironment), *_errors(), *_types()]
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
        "All are in `bti.errors`. The message is ready for the person. One who catches an error",
        "catches those that are kinds of it, too.",
        "",
    ]
    yield from ["| error | is a | exit code | carries | message without another |"]
    yield from ["|---|---|---|---|---|"]
    for kind in _family(BtiError):
        carried = inspect.signature(kind.__init__).parameters
        names = ", ".join(f"`{name}`" for name in carried if name not in {"self", "message"})
        said = " ".join((kind.__doc__ or "").split())
        above = kind.__bases__[0].__name__
        yield f"| `{kind.__name__}` | `{above}` | {kind.exit_code} | {names} | {said} |"
    yield ""
    for shape in (Reason, Finding, Place):
        yield from _shape(shape)


def _family(kind: type[BtiError]) -> Iterator[type[BtiError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)


def _types() -> Iterator[str]:
    yield from ["## What methods give and take", "", *_saved()]
    yield from ["All others, by name. Those that are not protocols can be made JSON: use"]
    yield from ["`msgspec.json.encode(view)`.", ""]
    for one in _described():
        if one.kind is None:
            yield from [
                f"### `{one.name}`",
                "",
                *_imported(one),
                *([one.about, ""] * bool(one.about)),
            ]
            yield from ["```pyi", f"{one.name} = {one.text}", "```", ""]
        elif issubclass(one.kind, msgspec.Struct):
            yield from _shape(one.kind, _imported(one))
            yield from _methods(one.kind)
        else:
            yield from [f"### `{one.name}`", "", *_imported(one), *_told(one.kind), ""]
            yield from _methods(one.kind)


def _described() -> list[PublicType]:
    """Give every type that a method takes or gives, and every view."""
    told = (*Casework.__mro__, Saved, Reason, Finding, Place)
    found = {
        (one.name, one.module): one
        for one in public_types((Casework, Environment, FixedEnvironment), told=told)
    }
    for kind in filter(_is_view, (getattr(views, name) for name in views.__all__)):
        name = (kind.__name__, views.__name__)
        found.setdefault(name, PublicType(name=name[0], module=name[1], kind=kind))
    return [found[name] for name in sorted(found)]


def _imported(one: PublicType) -> list[str]:
    return ["```python", f"from {one.module} import {one.name}", "```", ""]


def _saved() -> Iterator[str]:
    """What every writing method gives: fields, and what is drawn when it is read."""
    yield from ["### `Saved`", "", *_told(Saved), ""]
    inner = {"draw", "tell"}
    fields = [field for field in msgspec.structs.fields(Saved) if field.name not in inner]
    written = [f"{field.name}: {_type(Saved, field.name)}{_default(field)}" for field in fields]
    yield from ["```pyi", *written, "```", "", *_methods(Saved)]


def _is_view(kind: object) -> TypeGuard[type[views.View]]:
    return isinstance(kind, type) and issubclass(kind, views.View) and kind is not views.View


def _shape(kind: type[msgspec.Struct], imported: Sequence[str] = ()) -> Iterator[str]:
    yield from [f"### `{kind.__name__}`", "", *imported, *_told(kind), ""]
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
