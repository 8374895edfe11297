"""Fail when the tests take fewer branches than the floor in a package where every branch counts.

Says nothing when all is well, so that pytest's own last line stays the last.
"""

import io
import json
import sys
import tempfile
from pathlib import Path

from coverage import Coverage

FLOORS = {"bti/guide": 95, "bti/case": 95, "bti/store": 95}


def measured() -> dict[str, dict[str, int]]:
    """Give coverage's totals for each file of the last run."""
    coverage = Coverage()
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        stdout, sys.stdout = sys.stdout, io.StringIO()
        try:
            coverage.json_report(outfile=str(report))
        finally:
            sys.stdout = stdout
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name).as_posix(): file["summary"] for name, file in files.items()}


def share(package: str, files: dict[str, dict[str, int]]) -> float:
    """Give how many of 100 branches in a package were taken."""
    mine = [summary for name, summary in files.items() if name.startswith(package + "/")]
    branches = sum(summary["num_branches"] for summary in mine)
    taken = sum(summary["covered_branches"] for summary in mine)
    return 100 * taken / branches if branches else 100.0


def main() -> int:
    """Compare each package with the floor."""
    files = measured()
    got = {package: share(package, files) for package in FLOORS}
    low = [package for package, floor in FLOORS.items() if got[package] < floor]
    for package in low:
        taken, floor = got[package], FLOORS[package]
        print(f"{package}: {taken:.1f} % of the branches are tested, {floor} % is the floor.")
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
