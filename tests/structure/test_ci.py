"""Continuous integration runs `make test`, repeats pytest's own last line and lets nothing be left out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _run(folder: Path, *lines: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    """The script in a folder of its own, with a make that prints the lines."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", folder / ".ci/run")
    (folder / "bin").mkdir()
    make = folder / "bin/make"
    make.write_text(
        "\n".join(["#!/bin/sh", f'echo "$@" > {folder}/asked', *(f"echo '{x}'" for x in lines), f"exit {status}"])
    )
    make.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
    command = ["bash", str(folder / ".ci/run")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_it_runs_the_one_command_and_repeats_the_last_line(tmp_path: Path) -> None:
    done = _run(tmp_path, "..", "===== 12 passed in 3.21s =====")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "===== 12 passed in 3.21s =====")
    assert (tmp_path / "asked").read_text() == "test\n"


@pytest.mark.parametrize("left_out", ["2 skipped", "1 xfailed", "3 deselected"])
def test_a_test_that_was_left_out_is_a_failure(tmp_path: Path, left_out: str) -> None:
    assert _run(tmp_path, f"===== 12 passed, {left_out} in 3.21s =====").returncode != 0


def test_a_failure_is_a_failure(tmp_path: Path) -> None:
    done = _run(tmp_path, "===== 1 failed, 12 passed in 3.21s =====", status=2)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (2, "===== 1 failed, 12 passed in 3.21s =====")


def test_a_run_that_never_came_to_its_tests_is_a_failure(tmp_path: Path) -> None:
    assert _run(tmp_path, "The tests need Chromium: install it by hand.", status=2).returncode != 0


def test_what_is_shared_stays_with_one_worker(request: pytest.FixtureRequest) -> None:
    """Workers that know of no groups make every model and index twice."""
    grouped = getattr(request.config.option, "loadgroup", False)
    assert ("@" in request.node.nodeid) == bool(grouped)
