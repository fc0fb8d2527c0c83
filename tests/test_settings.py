"""Settings: each one explained, each mistake one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.settings import LogFormat, LogLevel, Settings, SettingsError, load_settings

PROJECT = Path(__file__).parent.parent
EXAMPLE = PROJECT / ".env.example"
VARIABLES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def _load(folder: Path, text: str) -> Settings:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(dotenv_values(EXAMPLE)) == VARIABLES


def test_every_setting_of_the_example_is_explained_above_it() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[A-Z_]+=", line):
            assert re.match(r"# \w.{20,}", lines[number - 1]), f"{line} has no explanation"


def test_every_setting_has_a_description() -> None:
    assert all(len(field.description or "") > 20 for field in Settings.model_fields.values())


def test_the_example_changes_nothing(tmp_path: Path) -> None:
    assert load_settings(EXAMPLE) == _load(tmp_path, "")


def test_without_settings_the_base_of_the_project_is_used(tmp_path: Path) -> None:
    settings = _load(tmp_path, "")
    assert settings.knowledge_path == PROJECT / "knowledge.yaml"
    assert settings.discord_token is None
    assert settings.shard_ids is None
    assert (settings.log_level, settings.log_format) == (LogLevel.INFO, LogFormat.TEXT)


def test_settings_are_read_from_the_file_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    settings = _load(
        tmp_path,
        "DISCORD_TOKEN=abc.def\nLOG_LEVEL=ERROR\nLOG_FORMAT=JSON\nSHARD_IDS=0, 2\nSHARD_COUNT=3\n"
        "DISCORD_API_URL=http://proxy:8080/api/v10\nDISCORD_GATEWAY_URL=ws://proxy:8081\n"
        "DATABASE_URL=postgresql://bot:secret@db/bot\n",
    )
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "abc.def"
    assert (settings.log_level, settings.log_format) == (LogLevel.DEBUG, LogFormat.JSON)
    assert (settings.shard_ids, settings.shard_count) == ((0, 2), 3)
    assert settings.discord_gateway_url == "ws://proxy:8081"


def test_secrets_are_never_shown(tmp_path: Path) -> None:
    settings = _load(tmp_path, "DISCORD_TOKEN=abc.def\nDATABASE_URL=postgresql://bot:secret@db/bot\n")
    assert "abc.def" not in repr(settings)
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("DISCORD_TOKEN=two secrets", "DISCORD_TOKEN must be one word without spaces"),
        ("DATABASE_URL=secrets.db", "DATABASE_URL must look like sqlite:///bot.sqlite3"),
        ("DATABASE_URL=mysql://bot:secrets@db/bot", "DATABASE_URL must look like"),
        ("SHARD_IDS=one", "SHARD_IDS must be different whole numbers"),
        ("SHARD_IDS=1,1\nSHARD_COUNT=2", "SHARD_IDS must be different"),
        ("SHARD_IDS=,\nSHARD_COUNT=2", "SHARD_IDS must be different"),
        ("SHARD_IDS=-1\nSHARD_COUNT=2", "SHARD_IDS must be different"),
        ("SHARD_IDS=0", "SHARD_IDS needs SHARD_COUNT"),
        ("SHARD_IDS=2\nSHARD_COUNT=2", "SHARD_IDS needs SHARD_COUNT, and each id must be smaller"),
        ("SHARD_COUNT=0", "SHARD_COUNT must be a whole number from 1"),
        ("DISCORD_API_URL=proxy:8080", "DISCORD_API_URL must be an address that begins with http"),
        ("DISCORD_API_URL=https://", "DISCORD_API_URL must be"),
        ("DISCORD_GATEWAY_URL=https://proxy", "DISCORD_GATEWAY_URL must be an address that begins with ws"),
        ("LOG_LEVEL=loud", "LOG_LEVEL must be one of DEBUG"),
        ("LOG_FORMAT=xml", "LOG_FORMAT must be text or json"),
    ],
)
def test_a_bad_setting_is_one_sentence_that_names_it(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as refused:
        _load(tmp_path, line)
    message = str(refused.value)
    assert message.startswith(sentence.split()[0])
    assert sentence in message
    assert "secrets" not in message
    assert "\n" not in message


def test_all_bad_settings_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        _load(tmp_path, "LOG_LEVEL=loud\nLOG_FORMAT=xml")
    assert len(str(refused.value).splitlines()) == 2


def test_a_file_of_another_encoding_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes("# Größe\n".encode("latin-1"))
    with pytest.raises(SettingsError, match="is not UTF-8"):
        load_settings(path)
