"""Who imports whom: read from the source, whether at the top, in a function or for the type checker only."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("bot", "actions")
PROGRAMS = ("benchmarks", "training")


@dataclass(frozen=True, kw_only=True)
class Import:
    """One name that a module imports: ``target`` is a module, ours or another's; ``typing`` for the checker only."""

    line: int
    target: str
    typing: bool


def name_of(path: Path) -> str:
    """The path as it is written in a report."""
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    """The dotted name of a file of ours."""
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def files_of(*folders: str) -> tuple[Path, ...]:
    """Every Python file of these folders."""
    return tuple(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def read_imports(path: Path) -> tuple[Import, ...]:
    """All imports of a file. Relative ones are not allowed here.

    ``from package import thing`` is an import of the module package.thing where that is one, else of the package.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {id(inner) for node in ast.walk(tree) if _is_typing(node) for inner in ast.walk(node)}
    return tuple(
        Import(line=node.lineno, target=target, typing=id(node) in typing)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in _targets(path, node)
    )


def read_graph(*folders: str) -> dict[str, dict[str, bool]]:
    """For each module the modules of these folders it imports; True where only the type checker sees it."""
    paths = {module_of(path): path for path in files_of(*folders)}
    graph: dict[str, dict[str, bool]] = {}
    for module, path in paths.items():
        edges = graph.setdefault(module, {})
        for found in read_imports(path):
            if found.target in paths:
                edges[found.target] = edges.get(found.target, True) and found.typing
    return graph


def find_circles(graph: Mapping[str, Mapping[str, bool]]) -> list[tuple[str, ...]]:
    """Groups of modules of which each reaches the others, in order."""
    reach = {module: _reachable(graph, module) for module in graph}
    groups = {
        tuple(sorted({module, *(other for other in reach[module] if module in reach[other])}))
        for module in graph
        if module in reach[module]
    }
    return sorted(groups)


def _reachable(graph: Mapping[str, Mapping[str, bool]], start: str) -> set[str]:
    seen: set[str] = set()
    ahead = list(graph[start])
    while ahead:
        module = ahead.pop()
        if module not in seen:
            seen.add(module)
            ahead.extend(graph[module])
    return seen


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def _targets(path: Path, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    assert node.level == 0, f"{path}:{node.lineno} imports relatively"
    module = node.module or ""
    for alias in node.names:
        inner = f"{module}.{alias.name}"
        yield inner if _is_module(inner) else module


@cache
def _is_module(name: str) -> bool:
    place = ROOT / name.replace(".", "/")
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()
