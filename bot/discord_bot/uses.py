"""One use of a button, a menu or a form: who did what, with which values, and how replies look to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import discord

from bot.discord_bot.library import Library
from bot.discord_bot.manner import Manner
from bot.discord_bot.sending import send_reply
from bot.presenting.declines import sentence
from bot.presenting.presenter import Presenter
from bot.presenting.state import owner_tag

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["Use"]


@dataclass(frozen=True, slots=True)
class Use:
    """What somebody pressed, chose or filled in.

    `values` are the chosen values of a menu (of a menu of channels or roles: those), `fields` the blanks of a form.
    """

    interaction: discord.Interaction[Bot]
    manner: Manner
    values: Sequence[Any] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def bot(self) -> Bot:
        """The bot that was used."""
        return self.interaction.client

    @property
    def library(self) -> Library:
        """The base in use."""
        return self.bot.library

    @property
    def presenter(self) -> Presenter:
        """What puts the base into this reader's words."""
        return self.library.presenter(self.manner.words)

    def is_by(self, owner: str) -> bool:
        """Tell whether it was the one for whom the message was made."""
        return owner == owner_tag(self.interaction.user.id)

    async def say(self, key: str, **values: object) -> None:
        """Answer with one private sentence of the interface."""
        await send_reply(self.interaction, sentence(self.manner.words(key, **values)), self.manner, private=True)
