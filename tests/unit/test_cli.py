"""The command line: light to load, and every refusal says what to do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.main import main
from tests.support.app import make_sqlite
from tests.support.engine import write_article

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("rasa", "tensorflow", "torch", "faiss", "sentence_transformers", "spacy", "nicegui", "telegram", "sqlalchemy")
PATIENCE = 60


def _run(*args: str, **settings: object) -> subprocess.CompletedProcess[str]:
    given = {f"ANSWERDESK_{name.upper()}": str(value) for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, *args],
        cwd=ROOT,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def _refused(*args: str, **settings: object) -> str:
    done = _run("-m", "bot.cli.main", *args, **settings)
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def busy_port() -> object:
    """A port somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    code = f"import sys, bot.cli.main; print([name for name in {HEAVY} if name in sys.modules])"
    assert _run("-c", code).stdout.strip() == "[]"


def test_an_unknown_setting_stops_the_start_and_names_it(tmp_path: Path) -> None:
    says = _refused("run", home=tmp_path, colour="red", telegram_token="no token")
    assert "ANSWERDESK_COLOUR: no such setting; see the README" in says
    assert "@BotFather" in says


def test_a_port_in_use_stops_the_start_and_names_the_setting(tmp_path: Path, busy_port: int) -> None:
    says = _refused("run", home=tmp_path, port=busy_port)
    assert str(busy_port) in says
    assert "ANSWERDESK_PORT" in says


def test_a_damaged_database_stops_the_start_and_points_to_the_backup(tmp_path: Path) -> None:
    (tmp_path / "answerdesk.db").write_bytes(b"damaged " * 2000)
    says = _refused("run", home=tmp_path)
    assert "answerdesk.db is damaged" in says
    assert "backup" in says


def test_a_home_that_cannot_be_made_stops_the_start_and_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "ANSWERDESK_HOME" in _refused("run", home=tmp_path / "file" / "home")


def test_the_doctor_says_what_to_do_about_an_empty_knowledge_base(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    done = _run("-m", "bot.cli.main", "doctor", home=tmp_path, knowledge_base=tmp_path / "articles", models=tmp_path)
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if "articles" in line.split()[1:2]]
    assert line.startswith("FIX")
    assert "Write one" in line


def test_the_doctor_names_what_is_wrong_with_the_business_and_what_is_in_force(tmp_path: Path) -> None:
    (tmp_path / "business.yml").write_text("nome: Vesna")
    (tmp_path / "business.last.yml").write_text("name: Vesna")
    done = _run("-m", "bot.cli.main", "doctor", project=tmp_path, home=tmp_path)
    (line,) = [line for line in done.stdout.splitlines() if "business" in line.split()[1:2]]
    assert line.startswith("FIX")
    assert "nome: there is no such key" in line
    assert line.endswith("The last good one stays in force.")


def test_the_doctor_names_a_damaged_model(tmp_path: Path) -> None:
    (tmp_path / "m.tar.gz").write_bytes(b"half a mod")
    (tmp_path / "m.json").write_text('{"fingerprint": "f", "sha256": "0"}')
    done = _run("-m", "bot.cli.main", "doctor", home=tmp_path, models=tmp_path)
    (line,) = [line for line in done.stdout.splitlines() if "model" in line.split()[1:2]]
    assert line.startswith("FIX")
    assert "damaged" in line


@pytest.mark.slow
def test_indexing_is_done_once_and_says_how_much(tmp_path: Path) -> None:
    folder = tmp_path / "articles" / "en" / "delivery"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(write_article())
    given = {"home": tmp_path, "knowledge_base": tmp_path / "articles", "models": tmp_path / "models"}
    assert _run("-m", "bot.cli.main", "kb", "index", **given).stdout == "1 articles are indexed.\n"
    (index,) = (tmp_path / "models" / "index").glob("*/dense.faiss")
    made = index.stat().st_mtime_ns
    assert _run("-m", "bot.cli.main", "kb", "index", **given).returncode == 0
    assert index.stat().st_mtime_ns == made


class Terminal:
    """Runs commands in this process: for those that load nothing and change nothing in it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def run(self, *args: str, **settings: object) -> tuple[int, str]:
        """The exit status and everything printed."""
        for name, value in settings.items():
            self._monkeypatch.setenv(f"ANSWERDESK_{name.upper()}", str(value))
        self._monkeypatch.setattr(sys, "argv", ["answerdesk", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = self._capsys.readouterr()
        return int(ended.value.code or 0), printed.out + printed.err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A command line."""
    return Terminal(monkeypatch, capsys)


def test_checking_articles_reports_the_file_and_fails(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "en" / "delivery"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(write_article())
    assert terminal.run("kb", "check", knowledge_base=tmp_path) == (
        0,
        "1 articles, 0 files that are not live, 0 notes\n",
    )
    (folder / "bad.md").write_text("---\ntitle: [\n---\n")
    status, says = terminal.run("kb", "check")
    assert status == 1
    assert "en/delivery/bad.md" in says


def test_a_person_is_added_once_with_a_one_time_password(terminal: Terminal, tmp_path: Path) -> None:
    make_sqlite(tmp_path / "answerdesk.db")
    status, says = terminal.run("people", "add", "anna", "--name", "Anna", home=tmp_path)
    assert status == 0
    assert "anna can log in once with " in says
    assert terminal.run("people", "add", "anna", "--name", "Anna") == (
        2,
        'The login "anna" is taken. Choose another one.\n',
    )
    status, says = terminal.run("people", "reset-password", "nobody")
    assert status == 2
    assert "nobody" in says


def test_a_backup_is_a_database_of_its_own_and_never_overwrites(terminal: Terminal, tmp_path: Path) -> None:
    make_sqlite(tmp_path / "answerdesk.db")
    target = tmp_path / "backup.db"
    assert terminal.run("backup", str(target), home=tmp_path)[0] == 0
    assert target.read_bytes().startswith(b"SQLite format 3")
    status, says = terminal.run("backup", str(target))
    assert status == 2
    assert "exists already" in says


def test_numbers_are_counted_anew_by_a_command(terminal: Terminal, tmp_path: Path) -> None:
    make_sqlite(tmp_path / "answerdesk.db")
    assert terminal.run("numbers", "rebuild", home=tmp_path) == (0, "0 days were counted anew.\n")
