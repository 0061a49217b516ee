"""New values in a YAML file people write by hand: what does not change stays as it is, comments and order included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString


def edit_yaml(text: str, given: Mapping[str, Any]) -> str:
    """The text with these values for these keys of its top level; an empty value takes the key out.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style or _has_anchors(text):
        return _edit(text, given) if root is not None else text + _edit("{}", given)
    lines, starts = text.splitlines(keepends=True), {key.value: key.start_mark.line for key, _ in root.value}
    borders = [*starts.values(), len(lines)]
    pieces = {None: "".join(lines[: borders[0]])} | {
        key: "".join(lines[start:end]) for (key, start), end in zip(starts.items(), borders[1:], strict=True)
    }
    for key, value in given.items():
        body, after = _split_gap(pieces.get(key, ""))
        pieces[key] = _edit(body, {key: value}) + after
    return _join(list(pieces.values()))


def _join(pieces: Sequence[str]) -> str:
    return "".join(piece if not piece or piece.endswith("\n") else f"{piece}\n" for piece in pieces)


def _has_anchors(text: str) -> bool:
    return any(isinstance(token, yaml.AnchorToken) for token in yaml.scan(text, Loader=yaml.SafeLoader))


def _split_gap(piece: str) -> tuple[str, str]:
    """A key with its value, and the empty and comment lines after it, which belong to what follows."""
    lines = piece.splitlines(keepends=True)
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith(("#", "..."))):
        end -= 1
    return "".join(lines[:end]), "".join(lines[end:])


def _edit(text: str, given: Mapping[str, Any]) -> str:
    tool: Any = YAML()
    tool.preserve_quotes, tool.width, tool.allow_unicode = True, 1 << 20, True
    root = tool.load(text) if text.strip() and text != "{}" else CommentedMap()
    for key, value in given.items():
        _set(root, key, value)
    out = StringIO()
    if root:
        tool.dump(root, out)
    return out.getvalue()


def _set(node: CommentedMap, key: str, value: Any) -> None:
    if value in ("", None) or (not value and isinstance(value, Mapping | list)):
        node.pop(key, None)
    else:
        node[key] = _merge(node.get(key), value)


def _merge(node: Any, value: Any) -> Any:
    """The value, in the place and the form of what stands there."""
    if isinstance(node, CommentedMap) and isinstance(value, Mapping):
        for key in [*(key for key in node if key not in value), *value]:
            _set(node, key, value.get(key))
        return node
    if isinstance(node, CommentedSeq) and isinstance(value, list):
        return _merge_list(node, value)
    unchanged = isinstance(node, str | int | float) and node == value
    return node if unchanged else _new(value)


def _merge_list(node: CommentedSeq, value: list[Any]) -> CommentedSeq:
    if list(map(str, node)) == list(map(str, value)):
        return node
    wanted = {item["name"]: item for item in value if isinstance(item, Mapping)}
    if len(wanted) < len(value) or not all(isinstance(item, Mapping) for item in node):
        node.clear()
        node.extend(map(_new, value))
        return node
    for index in reversed(range(len(node))):
        if node[index].get("name") not in wanted:
            del node[index]
    known = {item["name"]: item for item in node}
    for name, item in wanted.items():
        if name in known:
            _merge(known[name], item)
        else:
            node.append(_new(item))
    made = {item["name"]: item for item in node}
    if list(made) != list(wanted):
        node.clear()
        node.extend(made[name] for name in wanted)
    return node


def _new(value: Any) -> Any:
    if isinstance(value, Mapping):
        made = CommentedMap()
        for key, item in value.items():
            _set(made, key, item)
        return made
    if isinstance(value, list):
        return CommentedSeq(map(_new, value))
    return _scalar(value) if isinstance(value, str) else value


def _scalar(value: str) -> Any:
    """A text that YAML 1.1 reads as a text, too: "no" and "12:30" are none there."""
    if "\n" in value:
        return LiteralScalarString(value)
    try:
        plain = yaml.safe_load(value) == value
    except yaml.YAMLError:
        return value
    except ValueError:  # "2027-02-30": it looks like a day
        plain = False
    return value if plain else DoubleQuotedScalarString(value)
