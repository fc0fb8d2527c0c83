"""How the settings of a server look: what is in force, in sentences, and below it what changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

import discord

from bot.discord_bot.manner import Manner
from bot.presenting.as_discord import Style
from bot.presenting.presses import Do
from bot.presenting.text import capitalised
from bot.presenting.wording import LANGUAGES, Wording, wording
from bot.records import ServerSettings

__all__ = ["AUTOMATIC", "MOST_CHOSEN", "SETTINGS", "existing", "settings_layout"]

SETTINGS: Final = "settings"
"""The area of the presses on this screen. Their verbs are the fields of `ServerSettings`."""

AUTOMATIC: Final = "automatic"
"""The choice of no language in particular."""

MOST_CHOSEN: Final = 25
"""How many channels or roles a menu of Discord takes."""

_WITH_QUESTIONS = [discord.ChannelType.text, discord.ChannelType.forum, discord.ChannelType.voice]
_GREY = 0x7F8C8D

Item = discord.ui.Item[Any]


def settings_layout(
    guild: discord.Guild, server: ServerSettings, manner: Manner, *, reads_along: bool
) -> discord.ui.LayoutView:
    """The screen with what `server` has decided. `reads_along`: the bot sees messages that are not for it.

    Stopped, so that nothing is kept in memory: presses are read from custom_ids.
    """
    words = manner.words
    channels = existing(server.answer_channels, guild, guild.get_channel)
    roles = existing(server.roles, guild, guild.get_role)
    sentences = _in_force(server, channels, roles, manner, reads_along=reads_along)
    note = f"\n-# {words('settings.channels.note')}" if channels and not reads_along else ""
    items: tuple[Item, ...] = (
        discord.ui.TextDisplay("\n".join([f"### {words('settings.title')}", *(f"- {one}" for one in sentences)])),
        discord.ui.Separator(),
        discord.ui.TextDisplay(f"**{words('settings.channels')}**{note}"),
        discord.ui.ActionRow(_channel_menu(channels, words)),
        discord.ui.TextDisplay(f"**{words('settings.roles')}**"),
        discord.ui.ActionRow(_role_menu(roles, words)),
        discord.ui.TextDisplay(f"**{words('settings.language')}**"),
        discord.ui.ActionRow(_language_menu(server.language, words)),
        discord.ui.TextDisplay(f"**{words('settings.switches')}**"),
        discord.ui.ActionRow(*_switches(server, manner)),
        discord.ui.TextDisplay(f"-# {words('settings.check')}"),
    )
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.Container(*items, accent_colour=_GREY))
    view.stop()
    return view


def existing(ids: Iterable[int], guild: discord.Guild, find: Callable[[int], object]) -> list[int]:
    """Those channels or roles that were not deleted; all of them while Discord has not yet said what there is."""
    return sorted(one for one in ids if guild.unavailable or find(one) is not None)


def _in_force(
    server: ServerSettings, channels: list[int], roles: list[int], manner: Manner, *, reads_along: bool
) -> list[str]:
    """A sentence for each setting. Names of channels and roles are left to Discord, which pings nobody here."""
    words = manner.words
    where = words.together([f"<#{channel}>" for channel in channels])
    who = words.alternatives([f"<@&{role}>" for role in roles])
    language = server.language if server.language in LANGUAGES else None
    unasked = "settings.now.channels" if reads_along else "settings.now.channels.unread"
    return [
        words("settings.now.muted" if server.muted else "settings.now.heard"),
        words("settings.now.roles", roles=who) if roles else words("settings.now.roles.none"),
        words(unasked, channels=where) if channels else words("settings.now.channels.none"),
        words("settings.now.language", language=_own_name(language))
        if language
        else words("settings.now.language.none"),
        words(f"settings.now.style.{manner.style}"),
        words(f"settings.now.private.{_yes(server.private)}"),
        words(f"settings.now.pictures.{_yes(server.pictures)}"),
        words(f"settings.now.corrections.{_yes(server.corrections)}"),
    ]


def _channel_menu(channels: list[int], words: Wording) -> Item:
    return discord.ui.ChannelSelect(
        custom_id=str(Do(SETTINGS, "answer_channels")),
        channel_types=_WITH_QUESTIONS,
        placeholder=words("settings.channels.prompt"),
        min_values=0,
        max_values=MOST_CHOSEN,
        default_values=_defaults(channels, discord.SelectDefaultValueType.channel),
    )


def _role_menu(roles: list[int], words: Wording) -> Item:
    return discord.ui.RoleSelect(
        custom_id=str(Do(SETTINGS, "roles")),
        placeholder=words("settings.roles.prompt"),
        min_values=0,
        max_values=MOST_CHOSEN,
        default_values=_defaults(roles, discord.SelectDefaultValueType.role),
    )


def _defaults(ids: list[int], kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=one, type=kind) for one in ids[:MOST_CHOSEN]]


def _language_menu(language: str | None, words: Wording) -> Item:
    chosen = language if language in LANGUAGES else AUTOMATIC
    names = {AUTOMATIC: words("settings.language.automatic"), **{one: _own_name(one) for one in LANGUAGES}}
    return discord.ui.Select(
        custom_id=str(Do(SETTINGS, "language")),
        options=[
            discord.SelectOption(
                label=name,
                description=words("settings.language.automatic.text") if value == AUTOMATIC else None,
                value=value,
                default=value == chosen,
            )
            for value, name in names.items()
        ],
    )


def _switches(server: ServerSettings, manner: Manner) -> list[Item]:
    """Buttons that say what is in force; each sets the opposite."""
    other = Style.CARDS if manner.style is Style.EMBEDS else Style.EMBEDS
    switches = [(f"settings.style.{manner.style}", Do(SETTINGS, "style", other))]
    for name in ("private", "pictures", "corrections", "muted"):
        on = bool(getattr(server, name))
        switches.append((f"settings.{name}.{_yes(on)}", Do(SETTINGS, name, "0" if on else "1")))
    return [
        discord.ui.Button(label=manner.words(key), style=discord.ButtonStyle.secondary, custom_id=str(press))
        for key, press in switches
    ]


def _own_name(language: str) -> str:
    """What a language is called by those who speak it."""
    return capitalised(wording(language).language_name(language))


def _yes(on: bool) -> str:
    return "yes" if on else "no"
