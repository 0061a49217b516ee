"""Import Rasa without TensorFlow: 5 seconds and 300 MB that our pipeline never uses.

Rasa's policies import two training helpers that derive from Keras classes, and every archive names a validator that
imports all of Rasa's networks. Meanwhile stand-ins take their place; each builds the real thing when it is called, so a
model with DIET trains and loads as ever.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

HELPERS = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}
# Named in every archive as the first step of a training; it imports all of Rasa's networks.
VALIDATOR = {"rasa.graph_components.validators.default_recipe_validator": ("DefaultV1RecipeValidator",)}


def import_rasa() -> None:
    """Import what serving needs, without TensorFlow unless it is loaded already."""
    with _standing_in(HELPERS):
        for name in ("rasa.core.agent", "rasa.core.policies.rule_policy"):
            importlib.import_module(name)


@contextmanager
def loading_a_model() -> Iterator[None]:
    """Inside, an archive loads without the code that only a training needs. A model with DIET loads what it needs."""
    with _standing_in(VALIDATOR):
        yield


@contextmanager
def _standing_in(modules: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
    hidden = [name for name in modules if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = _stand_in(name, modules[name])
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
            _forget(name)


def _stand_in(module: str, names: tuple[str, ...]) -> ModuleType:
    made = ModuleType(module)
    for name in names:
        setattr(made, name, _late(module, name))
    return made


def _late(module: str, name: str) -> type:
    """A class whose call gives an instance of the real one."""

    def make(_: type, *args: Any, **kwargs: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*args, **kwargs)

    return type(name, (), {"__new__": make})


def _forget(module: str) -> None:
    """The parent package keeps a submodule as an attribute too."""
    parent, _, name = module.rpartition(".")
    if parent in sys.modules and hasattr(sys.modules[parent], name):
        delattr(sys.modules[parent], name)
