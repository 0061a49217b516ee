"""A list whose order means something is written in the order it is given."""

from __future__ import annotations

import yaml

from bot.service.system.yaml_edit import edit_yaml


def test_lines_come_in_the_order_they_are_given() -> None:
    text = "targets:\n- name: a\n  first_reply: 5m  # soon\n- name: b\n"
    moved = edit_yaml(text, {"targets": [{"name": "c"}, {"name": "b"}, {"name": "a", "first_reply": "5m"}]})
    assert [item["name"] for item in yaml.safe_load(moved)["targets"]] == ["c", "b", "a"]
    assert "first_reply: 5m  # soon" in moved
