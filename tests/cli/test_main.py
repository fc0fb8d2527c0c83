"""The program as the shell runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli.main import COMMANDS, main
from tests.knowledge.bases import SMALL

PROJECT = Path(__file__).parent.parent.parent


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: python -m bot {command}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["chek"], ["export"], ["check", "--colour"]])
def test_a_wrong_command_line_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_the_program_runs_as_a_module() -> None:
    result = _run("check", str(SMALL))
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.endswith(b"0 errors, 0 warnings" + os.linesep.encode())


def test_every_script_is_printed_on_a_terminal_that_knows_none() -> None:
    result = _run("export", "--format", "json", "--knowledge", str(SMALL), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.returncode == 0
    assert "Келлер" in result.stdout.decode("utf-8")


def test_a_bad_setting_is_one_sentence() -> None:
    result = _run("check", LOG_LEVEL="loud")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().strip() == "LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR."


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_reader_who_has_enough_ends_the_program_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "bot", "export", "--format", "json", "--knowledge", str(SMALL)],
            cwd=PROJECT,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_an_interrupted_program_ends_quietly(tmp_path: Path) -> None:
    base = tmp_path / "endless.yaml"
    os.mkfifo(base)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "check", str(base)], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with base.open("w"):
        # The program has opened its end: it now waits for a text that never comes.
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=30)
    assert (process.returncode, out, errors) == (130, b"", b"")
