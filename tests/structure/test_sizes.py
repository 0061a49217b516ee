"""Files and functions one can still read."""

from __future__ import annotations

import ast
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# a migration is a generated list of columns
SOURCES = [
    path
    for folder in ("bot", "actions", "training")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "versions" not in path.parts
]
# what a browser gets, and the tests: as long as one still reads, too
STATIC = [path for kind in ("js", "css", "html") for path in sorted((ROOT / "bot").rglob(f"*.{kind}"))]
TESTS = [path for folder in ("tests", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))]
OF_THE_HOUSE = [path for folder in ("bot", "actions", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
LONGEST_FILE = 300
MOST_MODULES = 20
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10


def _functions() -> Iterator[tuple[str, int]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines


def test_no_file_is_too_long() -> None:
    files = [*SOURCES, *STATIC, *TESTS]
    sizes = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_folder_holds_more_than_one_can_overlook() -> None:
    modules = [path for path in OF_THE_HOUSE if path.name != "__init__.py" and path.parent.name != "versions"]
    folders = Counter(str(path.parent.relative_to(ROOT)) for path in modules)
    assert {name: count for name, count in folders.items() if count > MOST_MODULES} == {}


def test_no_function_is_too_long() -> None:
    assert {name: lines for name, lines in _functions() if lines > LONGEST_FUNCTION} == {}


def test_most_functions_are_short() -> None:
    assert statistics.median(lines for _, lines in _functions()) <= MEDIAN_FUNCTION


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert [str(path.relative_to(ROOT)) for path in silent] == []
