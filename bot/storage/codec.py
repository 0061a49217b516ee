"""Frozen dataclasses to JSON columns and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


# one adapter a type, made once
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def pack(value: object, kind: Any = None) -> Any:
    """JSON-ready data of a dataclass, or of a tuple of them when ``kind`` says of what."""
    return _adapter(kind or type(value)).dump_python(value, mode="json")


def unpack(kind: type[T], data: Any) -> T:
    """The object that ``pack`` made the data of.

    Raises:
        pydantic.ValidationError: the column holds something else.
    """
    result: T = _adapter(kind).validate_python(data)
    return result
