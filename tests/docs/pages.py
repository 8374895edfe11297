"""The golden page of a need, after what `<!-- side: … -->` says.

- `veileder` (where nothing is said): the guide, printed empty. `veileder på nn`: its translation.
- `forskjell fra grunn.yaml`: what differs in the guide from another file of the section.
- `sak`, `steg`, `mappe`, `historikk`, or a form by id: the case as its holder has it on paper when
  the first scenario is over. `sak av id`: when the scenario of that id is.
- `innsyn`: the case as the family has a right to see it, when a scenario is over.
"""

from __future__ import annotations

from pathlib import Path

from bti.casework import Casework
from bti.casework.beside import editions, scenario_files
from bti.paper.heads import Paper
from bti.scenarios.format import Scenario
from bti.scenarios.playing import Scene
from bti.scenarios.reading import read_scenarios
from bti.scenarios.seen import Seen

GUIDE, DIFFERENCE = "veileder", "forskjell"
_PAPERS = {
    "sak": "show",
    "steg": "sheet",
    "mappe": "file",
    "historikk": "history",
    "innsyn": "disclose",
}


def scenarios(path: Path) -> tuple[Scenario, ...]:
    """Read the scenarios of a guide."""
    guide, *others = (one.guide for one in editions(path))
    return read_scenarios(scenario_files(path), guide, others).scenarios


def page(said: str, path: Path) -> str:
    """Print the page that is said of the guide at a path."""
    name, _, rest = said.partition(" ")
    _, _, which = rest.partition(" ")
    if name in {GUIDE, DIFFERENCE}:
        with Casework.in_memory() as casework:
            return casework.render(_of_guide(casework, name, which, path))
    told = next(one for one in scenarios(path) if which in {"", one.id})
    scene = Scene(editions(path), told.start, Seen(editions(path)[0].guide))
    try:
        for line in told.play:
            scene.play(line)
        return _of_case(scene, name)
    finally:
        scene.close()


def _of_guide(casework: Casework, name: str, which: str, path: Path) -> Paper:
    if name == DIFFERENCE:
        return casework.compare(path.with_name(which), path)
    return casework.guide_in(path, which) if which else casework.guide(path)


def _of_case(scene: Scene, name: str) -> str:
    person = scene.person("holder")
    if name in _PAPERS:
        view = getattr(scene.trial, _PAPERS[name])(scene.case, by=person)
    else:
        view = scene.trial.form(scene.case, name, by=person)
    return scene.trial.render(view)
