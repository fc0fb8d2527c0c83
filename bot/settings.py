"""What the operator decides: read from the environment and from `.env`, checked once at the start."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

__all__ = ["LogFormat", "LogLevel", "ReplyStyle", "Settings", "SettingsError", "load_settings"]

PROJECT = Path(__file__).resolve().parent.parent


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LogFormat(StrEnum):
    """Whether people or machines read the log."""

    TEXT = "text"
    JSON = "json"


class ReplyStyle(StrEnum):
    """What answers are made of."""

    EMBEDS = "embeds"
    CARDS = "cards"


class SettingsError(Exception):
    """A setting is wrong. The message names the variable and how to mend it, and never holds its value."""


class Settings(BaseSettings):
    """Every setting the bot has. The name of the variable is the field's name in capitals."""

    model_config = SettingsConfigDict(
        env_file=PROJECT / ".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    discord_token: SecretStr | None = Field(
        default=None, description="The bot's token from the Discord developer portal. Without it the preview starts."
    )
    knowledge_path: Path = Field(default=PROJECT / "knowledge.yaml", description="The fact base the bot answers from.")
    database_url: str = Field(
        default="sqlite:///bot.sqlite3",
        repr=False,
        description="Where the bot remembers: sqlite:///FILE, or postgresql://USER:PASSWORD@HOST/NAME.",
    )
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = Field(
        default=None, description="The shards of this process, such as 0,1,2. Needs SHARD_COUNT."
    )
    shard_count: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="The number of shards of all processes together. Discord decides if it is not set."
    )
    discord_api_url: str | None = Field(
        default=None, description="A REST proxy in place of https://discord.com/api/v10."
    )
    discord_gateway_url: str | None = Field(
        default=None, description="A gateway proxy in place of wss://gateway.discord.gg."
    )
    reply_style: ReplyStyle = Field(
        default=ReplyStyle.EMBEDS,
        description="What answers look like where a server has not chosen: embeds, or cards (Discord's newer layout).",
    )
    message_content: bool = Field(
        default=False,
        description="Whether the Message Content intent is switched on for the bot: answer channels need it.",
    )
    curators: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), description="The Discord user ids of those who may use /curate, with commas between them."
    )
    keep_unanswered: bool = Field(
        default=False,
        description="Whether every question without an answer is kept for the curators, not only those passed on.",
    )
    records_key: SecretStr | None = Field(
        default=None,
        min_length=16,
        description="A secret by which people are recognised without keeping their ids. Made and kept in the records "
        "if it is not set.",
    )
    log_level: LogLevel = Field(default=LogLevel.INFO, description="How much is logged: DEBUG, INFO, WARNING or ERROR.")
    log_format: LogFormat = Field(
        default=LogFormat.TEXT, description="Whether people (text) or machines (json) read the log."
    )

    @field_validator("discord_token")
    @classmethod
    def _one_word(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and len(token.get_secret_value().split()) != 1:
            raise ValueError
        return token

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if urlsplit(url).scheme not in {"sqlite", "postgresql", "postgres"} or "//" not in url:
            raise ValueError
        return url

    @field_validator("shard_ids", "curators", mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value

    @field_validator("shard_ids")
    @classmethod
    def _each_once(cls, ids: tuple[int, ...] | None) -> tuple[int, ...] | None:
        if ids is not None and (len(set(ids)) != len(ids) or min(ids) < 0):
            raise ValueError
        return ids

    @field_validator("discord_api_url")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        return _address(url, "http", "https")

    @field_validator("discord_gateway_url")
    @classmethod
    def _socket_address(cls, url: str | None) -> str | None:
        return _address(url, "ws", "wss")

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: Any) -> Any:
        return value.strip().upper() if isinstance(value, str) else value

    @field_validator("log_format", "reply_style", mode="before")
    @classmethod
    def _in_small_letters(cls, value: Any) -> Any:
        return value.strip().lower() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _shards_fit(self) -> Settings:
        if self.shard_ids is not None and (self.shard_count is None or max(self.shard_ids) >= self.shard_count):
            raise ValueError("SHARD_IDS needs SHARD_COUNT, and each id must be smaller than it.")
        return self


_MEND = {
    "discord_token": "must be one word without spaces; copy it again from the Discord developer portal.",
    "knowledge_path": "must be the path of a YAML file.",
    "database_url": "must look like sqlite:///bot.sqlite3 or postgresql://USER:PASSWORD@HOST/NAME.",
    "shard_ids": "must be different whole numbers from 0 with commas between them, such as 0,1,2.",
    "shard_count": "must be a whole number from 1.",
    "discord_api_url": "must be an address that begins with http:// or https://.",
    "discord_gateway_url": "must be an address that begins with ws:// or wss://.",
    "reply_style": "must be embeds or cards.",
    "message_content": "must be true or false.",
    "curators": "must be Discord user ids, whole numbers with commas between them.",
    "keep_unanswered": "must be true or false.",
    "records_key": "must have at least 16 characters.",
    "log_level": "must be one of DEBUG, INFO, WARNING, ERROR.",
    "log_format": "must be text or json.",
}


def load_settings(env_file: Path | None = None) -> Settings:
    """Read the settings from the environment, and from `env_file` (default: `.env` at the project's top).

    Raises:
        SettingsError: with one sentence for each setting that is wrong.
    """
    options: dict[str, Any] = {} if env_file is None else {"_env_file": env_file}
    try:
        return Settings(**options)
    except ValidationError as error:
        raise SettingsError("\n".join(dict.fromkeys(map(_sentence, error.errors(include_input=False))))) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file or PROJECT / '.env'} is not UTF-8; save it with that encoding.") from None


def _sentence(error: Any) -> str:
    """Say what is wrong with one setting."""
    if not error["loc"]:
        return str(error["ctx"]["error"])
    name = str(error["loc"][0])
    return f"{name.upper()} {_MEND[name]}"


def _address(url: str | None, *schemes: str) -> str | None:
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in schemes and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise ValueError
    return url
