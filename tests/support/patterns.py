"""All compiled patterns of a package: in the variables of its loaded modules, also inside tuples and tables."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping

DEPTH = 6


def import_all(*packages: str) -> None:
    """Load every module; migrations are run by Alembic alone."""
    for package in packages:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if ".migrations." not in module.name:
                importlib.import_module(module.name)


def find_patterns(*packages: str) -> dict[str, re.Pattern[str]]:
    """By where each was found; one that is found in several places counts once."""
    modules = [name for name in sorted(sys.modules) if name.split(".")[0] in packages]
    found = (item for name in modules for item in _inside(vars(sys.modules[name]), name))
    once = {(one.pattern, one.flags): (name, one) for name, one in reversed(list(found))}
    return dict(sorted(once.values()))


def tokenizer_patterns(*languages: str) -> dict[str, re.Pattern[str]]:
    """What spaCy's tokenizers of these languages look for."""
    import spacy

    parts = ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match")
    tokenizers = {language: spacy.blank(language).tokenizer for language in languages}
    named = {f"{name}.{part}": getattr(one, part) for name, one in tokenizers.items() for part in parts}
    return {name: method.__self__ for name, method in named.items() if method is not None}


def _inside(value: object, name: str, depth: int = DEPTH) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif depth and isinstance(value, Mapping):
        for key, item in list(value.items()):
            yield from _inside(item, f"{name}.{key}", depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for at, item in enumerate(value):
            yield from _inside(item, f"{name}[{at}]", depth - 1)
