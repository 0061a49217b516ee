"""The text of an article file, as people write it."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml


def write_field(name: str, value: str | date | list[str] | None, *, flow: bool = False) -> str:
    """The lines of one field; "" for an empty one."""
    if value is None or value in ("", []):
        return ""
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10_000}
    if flow and isinstance(value, list):
        return f"{name}: {yaml.safe_dump(value, default_flow_style=True, **options)}"
    return str(yaml.dump({name: value}, Dumper=_Dumper, default_flow_style=False, **options))


class _Dumper(yaml.SafeDumper):
    """Indents lists under their field, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)
