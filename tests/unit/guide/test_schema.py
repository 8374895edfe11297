"""The published schema takes what `check` takes, and refuses what has the wrong form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias, cast

import jsonschema
import pytest
import yaml

from bti import resources
from bti.errors import Finding
from bti.guide.loading import load
from bti.guide.nodes import ListNode, MapNode, Node, TextNode
from bti.guide.reading import read_guide
from bti.guide.resolving import resolve
from bti.guide.schema import ID
from bti.guide.source import read
from dev.findings import examples
from dev.schema import published
from tests.docs.needs import SCENARIOS, needs
from tests.packaging.tree import ROOT

SCHEMA = json.loads(resources.schema_text())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
# Files where libyaml stops, so that there is no tree to hold against the schema.
UNREADABLE = {"aapen_parentes", "aapent_anfoerselstegn", "flere_dokumenter", "innrykk"}
FAULTY = [
    path
    for path in sorted((ROOT / "tests/faults/guides").glob("*.yaml"))
    if path.stem not in UNREADABLE
]
GUIDES = [
    *(ROOT / "workflows" / f"{name}.yaml" for name in resources.workflow_names()),
    *sorted((ROOT / "tests/unit/guide/guides").glob("*.yaml")),
]
# The codes that are about form. What else is wrong with a guide is about what it means.
FORM = {
    "feil-form",
    "ikke-tall",
    "tom-verdi",
    "ugyldig-id",
    "ukjent-noekkel",
    "ukjent-ord",
}

# Every guide of the how-to pages, and what stands beside it: overlays, folders, guides opened.
TAUGHT = [
    pytest.param(text, id=f"{need}/{name}")
    for need in needs()
    for name, text in need.files.items()
    if not name.endswith(SCENARIOS)
]

Steps: TypeAlias = tuple[str | int, ...]


def as_text(node: Node | None) -> Any:  # noqa: ANN401 - any shape of JSON
    """Read every scalar as the text it is; a key without a value has nothing."""
    match node:
        case MapNode(entries=entries):
            return {entry.key: as_text(entry.value) for entry in entries}
        case ListNode(items=items):
            return [as_text(item) for item in items]
        case TextNode(text=text, style=style):
            return text if text or style else None
        case _:
            return None


def as_typed(value: Any) -> Any:  # noqa: ANN401 - any shape of JSON
    """Give what PyYAML typed as JSON: keys are texts, dates as an editor has them."""
    if isinstance(value, dict):
        return {str(key): as_typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_typed(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def errors(instance: object) -> list[jsonschema.ValidationError]:
    return list(VALIDATOR.iter_errors(instance))


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == ID
    assert resources.schema_text() == published()


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_a_guide_without_faults_is_taken(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert load({path.name: text}).guide is not None
    assert errors(as_text(read(text, path.name)[0])) == []


@pytest.mark.parametrize("text", TAUGHT)
def test_a_guide_of_the_how_to_pages_is_taken(text: str) -> None:
    assert errors(as_text(read(text, "x.yaml")[0])) == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_scalars_may_be_typed_as_an_editor_types_them(path: Path) -> None:
    typed = as_typed(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert isinstance(typed["version"], float)
    assert errors(typed) == []


@pytest.mark.parametrize("code", sorted(examples().codes))
def test_a_mended_example_is_taken(code: str) -> None:
    text = examples().laid(examples().codes[code].right, examples().codes[code].of)
    assert errors(as_text(read(text, "a.yaml")[0])) == []


def test_a_file_of_a_folder_is_taken_without_the_head() -> None:
    assert errors({"closings": {"slutt": "Slutt"}}) == []
    assert errors({"workflow": "liten", "closings": {"slutt": "Slutt"}}) != []


def lines_of(node: Node | None, at: Steps = ()) -> Iterator[tuple[Steps, set[int]]]:
    """Give the lines of each path: where its key stands, and where its value begins."""
    if isinstance(node, MapNode):
        for entry in node.entries:
            yield (*at, entry.key), {entry.place.line, entry.value.place.line}
            yield from lines_of(entry.value, (*at, entry.key))
    elif isinstance(node, ListNode):
        for number, item in enumerate(node.items):
            yield (*at, number), {item.place.line}
            yield from lines_of(item, (*at, number))


def paths_of(error: jsonschema.ValidationError) -> Iterator[Steps]:
    """Give the paths that an error is about: for a key that may not stand there, the key."""
    at: Steps = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = cast("dict[str, Any]", error.schema)["properties"]
        yield from (
            (*at, key) for key in cast("dict[str, Any]", error.instance) if key not in known
        )
    elif "propertyNames" in error.absolute_schema_path:
        yield (*at, str(error.instance))
    elif error.schema is False:
        # jsonschema gives no path to a key that may not stand at all, and `steps` is the only one.
        yield (*at, "steps")
    else:
        yield at
    for inner in error.context or ():
        yield from paths_of(inner)


def faults(tree: MapNode) -> list[Finding]:
    """Give what is wrong with a tree before anything is looked up."""
    found: list[Finding] = []
    read_guide(resolve(tree, found).tree, found)
    return found


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_each_planted_fault_of_form_is_refused_where_it_stands_and_nothing_else(path: Path) -> None:
    tree = read(path.read_text(encoding="utf-8"), path.name)[0]
    assert isinstance(tree, MapNode)
    lines = dict(lines_of(tree))
    planted = {(f.place.line, f.code) for f in faults(tree)}

    refused = [lines.get(at, {1}) for error in errors(as_text(tree)) for at in paths_of(error)]

    assert {line for line, code in planted if code in FORM} - set().union(*refused) == set()
    assert [at for at in refused if not at & {line for line, _ in planted}] == []


def test_levels_and_steps_exclude_each_other() -> None:
    assert errors({"levels": {}, "steps": {}}) != []


def paths_in(value: Any, at: Steps = ()) -> Iterator[Steps]:  # noqa: ANN401 - any shape of JSON
    listed = enumerate(value) if isinstance(value, list) else ()
    for key, inner in value.items() if isinstance(value, dict) else listed:
        yield (*at, key)
        yield from paths_in(inner, (*at, key))


def changed(value: Any, at: Steps, new: object) -> Any:  # noqa: ANN401 - any shape of JSON
    """Give the value with something else at a path, or without what is there."""
    key, *rest = at
    copied = value.copy()
    if rest:
        copied[key] = changed(value[key], tuple(rest), new)
    elif new is GONE:
        del copied[key]
    else:
        copied[key] = new
    return copied


GONE = object()
CHANGES: tuple[object, ...] = (GONE, "x", "", [], {}, ["x"], {"x": "y"}, {"title": "x"}, "3", "yes")
BROAD = ROOT / "tests/unit/guide/guides"


@pytest.mark.parametrize("start", range(3))
@pytest.mark.parametrize(
    "name", ["bred.yaml", pytest.param("registre.yaml", marks=pytest.mark.slow)]
)
def test_whatever_is_changed_the_schema_and_check_agree_on_its_form(name: str, start: int) -> None:
    whole = as_text(read((BROAD / name).read_text(encoding="utf-8"), "a.yaml")[0])
    differing = []
    # Each path meets one of the changes; the three runs together reach every path.
    for number, at in enumerate(list(paths_in(whole))[start % 3 :: 3]):
        new = CHANGES[(start + number) % len(CHANGES)]
        tree = read(json.dumps(changed(whole, at, new), ensure_ascii=False), "a.yaml")[0]
        assert isinstance(tree, MapNode)
        codes = {finding.code for finding in faults(tree)}
        is_taken = not errors(as_text(tree))
        if is_taken if codes & FORM else not (is_taken or codes):
            differing.append((at, new, codes))
    assert differing == []
