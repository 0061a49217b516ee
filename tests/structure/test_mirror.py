"""The unit tests have the rooms of the product: who looks for the tests of a module looks in the folder of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.structure.imports import ROOT

# programs beside the product, and what the tests themselves stand on
BESIDE = {"benchmarks", "training", "support"}
UNIT = ROOT / "tests" / "unit"
FILES = sorted(path.relative_to(UNIT) for path in UNIT.rglob("test_*.py"))
# floors whose modules all lie in rooms
FLOORS_OF_ROOMS = {"knowledge", "language"}


def _has_place(folder: Path) -> bool:
    """A folder or module of the product has this name, or it is one long subject split into files."""
    place = ROOT / "bot" / folder
    return place.is_dir() or place.with_suffix(".py").exists()


@pytest.mark.parametrize("path", [path for path in FILES if path.parts[0] not in BESIDE], ids=str)
def test_a_unit_test_lies_where_its_subject_does(path: Path) -> None:
    assert _has_place(path.parent), f"there is no bot/{path.parent}"
    assert path.parent.as_posix() not in FLOORS_OF_ROOMS, "put it into the room of its subject"
