"""The names and descriptions of commands in every language of the interface, as Discord wants them."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot.presenting.wording import LANGUAGES, language_of_locale, wording

__all__ = ["InterfaceTranslator"]

_FIRST, *_OTHERS = LANGUAGES


class InterfaceTranslator(app_commands.Translator):
    """Finds each text by where it stands: `command.<name>.text`, `option.<command>.<option>.name`, ..."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text in the language of a locale; None where English stands as it is."""
        language = language_of_locale(str(locale))
        if language not in _OTHERS:
            return None
        key = string.extras.get("key") or _key(context)
        words = wording(language)
        return words(key) if key in words else None


def _key(context: Any) -> str:
    data = context.data
    match context.location:
        case Place.command_name | Place.group_name:
            if isinstance(data, app_commands.ContextMenu):
                return f"menu.{data.name.split()[0].lower()}.name"
            return f"command.{_path(data)}.name"
        case Place.command_description | Place.group_description:
            return f"command.{_path(data)}.text"
        case Place.parameter_name:
            return f"option.{_path(data.command)}.{_english(data)}.name"
        case Place.parameter_description:
            return f"option.{_path(data.command)}.{_english(data)}.text"
        case _:
            return ""


def _path(command: Any) -> str:
    return str(command.qualified_name).replace(" ", ".")


def _english(parameter: app_commands.Parameter) -> str:
    return str(parameter.display_name)
