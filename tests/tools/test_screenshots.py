"""`python -m tools.screenshots` as far as it needs no browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from discord import app_commands

from bot.discord_bot.commands import COMMANDS
from tools.screenshots.__main__ import main
from tools.screenshots.scenes import IN_README, SCENES, Scene


def paths() -> Iterator[str]:
    """Everything that can be typed after a slash."""
    for command in COMMANDS:
        if isinstance(command, app_commands.Group):
            yield from (child.qualified_name for child in command.walk_commands())
        elif isinstance(command, app_commands.Command):
            yield command.qualified_name


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_scene_uses_commands_that_exist(scene: Scene) -> None:
    assert set(scene.commands) <= set(paths())


def test_every_scene_has_a_name_of_its_own_that_a_file_can_have() -> None:
    names = [scene.name for scene in SCENES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


def test_every_command_can_be_seen() -> None:
    shown = {command for scene in SCENES for command in scene.commands}
    assert {path.split()[0] for path in paths()} <= {path.split()[0] for path in shown} | {"statement"}


def test_the_pictures_of_the_readme_are_of_scenes_that_there_are() -> None:
    assert set(IN_README.values()) <= {
        f"{scene.name}-{locale}-{width}.png" for scene in SCENES for locale in ("en-US", "de") for width in (390, 1280)
    }


def test_a_scene_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["sunset"])
    assert "there is no scene 'sunset'" in capsys.readouterr().err


def test_without_a_browser_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    assert main(["answer"]) == 2
    told = capsys.readouterr().err
    assert "install it (Debian: apt install chromium) or name it with CHROMIUM" in told
    assert len(told.splitlines()) == 1


def test_a_browser_that_is_named_and_not_there_is_not_replaced_by_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert main(["answer"]) == 2
    assert "'/nowhere/chromium', which is no program" in capsys.readouterr().err
