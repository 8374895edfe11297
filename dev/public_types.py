"""The types that the library's public methods take and give, found in their signatures.

A signature names what it takes and gives, and what those hold names the rest. Each name is looked
up where it is written, also among what is imported for the type checker alone.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from types import ModuleType

import msgspec

from bti.errors import BtiError

_NAME = re.compile(r"[A-Za-z_]\w*")
_LITERAL = re.compile(r"Literal\[.*?\]")
_HOMES = ("bti", "bti.case.views", "bti.store")
"""Where a name is taken from when it is to be had there; else where it is declared."""


class PublicType(msgspec.Struct, frozen=True, kw_only=True):
    """A type and where it is imported from; an alias has what it stands for, in ``text``."""

    name: str
    module: str
    kind: type | None = None
    text: str = ""
    about: str = ""


def public_types(owners: Iterable[type], *, told: Iterable[type]) -> tuple[PublicType, ...]:
    """Give every type that these classes take or give, but for those told of elsewhere."""
    elsewhere = {*owners, *told}
    found: dict[tuple[str, str], PublicType] = {}
    waiting = [pair for owner in owners for pair in _named_by(owner)]
    while waiting:
        home, name = waiting.pop()
        one = _public(home, name)
        if one is None or one.kind in elsewhere or (one.name, one.module) in found:
            continue
        if one.kind is not None and issubclass(one.kind, BtiError):
            continue
        found[one.name, one.module] = one
        if one.kind is not None:
            waiting += _named_by(one.kind)
        else:
            waiting += ((_module(one.module), word) for word in _words(one.text))
    return tuple(found[name] for name in sorted(found))


def _named_by(owner: type) -> Iterator[tuple[ModuleType, str]]:
    """Give each name in what a class declares in public, with the module it is written in."""
    for base in owner.__mro__:
        if not base.__module__.startswith("bti"):
            continue
        home = _module(base.__module__)
        for text in _annotations(base):
            yield from ((home, word) for word in _words(text))


def _annotations(kind: type) -> Iterator[str]:
    for name, annotation in vars(kind).get("__annotations__", {}).items():
        if not name.startswith("_"):
            yield _text(annotation)
    for name, member in vars(kind).items():
        function = _function(member)
        if function is not None and not name.startswith("_"):
            # A verb is wrapped: what it declares is what it was written with.
            yield from map(_text, inspect.unwrap(function).__annotations__.values())


def _function(member: object) -> Callable[..., object] | None:
    match member:
        case property():
            return member.fget
        case cached_property():
            return member.func
        case classmethod():
            return member.__func__
        case _:
            return member if inspect.isfunction(member) else None


def _text(annotation: object) -> str:
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def _words(text: str) -> list[str]:
    return _NAME.findall(_LITERAL.sub("", text))


def _public(home: ModuleType, name: str) -> PublicType | None:
    """Give a type of ours by the name that a module has for it."""
    module, declared = _declared(home, name)
    if not module.__name__.startswith("bti"):
        return None
    value = vars(module).get(declared)
    if isinstance(value, type):
        ours = value.__module__.startswith("bti") and value.__qualname__ == value.__name__
        return PublicType(name=value.__name__, module=_home(value), kind=value) if ours else None
    return _alias(module, declared)


def _declared(home: ModuleType, name: str) -> tuple[ModuleType, str]:
    """Follow a name to the module that declares it."""
    source = _imports(home.__name__).get(name)
    if source is None or not source[0].startswith("bti"):
        return home, name
    return _declared(_module(source[0]), source[1])


def _home(kind: type) -> str:
    for home in _HOMES:
        if kind.__name__ in getattr(_module(home), "__all__", vars(_module(home))):
            return home
    return kind.__module__


def _alias(module: ModuleType, name: str) -> PublicType | None:
    """Give what a name stands for, when a module declares it to stand for other types."""
    body = _tree(module.__name__).body
    for at, line in enumerate(body):
        match line:
            case ast.Assign(targets=[ast.Name(id=one)], value=value) if one == name:
                text = ast.unparse(value)
            case _:
                continue
        if name[0].isupper() and not name.isupper():
            return PublicType(
                name=name, module=module.__name__, text=text, about=_below(body[at + 1 : at + 2])
            )
    return None


def _below(lines: list[ast.stmt]) -> str:
    match lines:
        case [ast.Expr(value=ast.Constant(value=str(said)))]:
            return " ".join(said.split())
        case _:
            return ""


@cache
def _imports(module: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {one.asname or one.name: (node.module, one.name) for one in node.names}
    return found


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(_module(module)))


def _module(name: str) -> ModuleType:
    return sys.modules.get(name) or importlib.import_module(name)
