"""Showing everybody what was shown to one person."""

from __future__ import annotations

from bot.discord_bot.browsing import restored
from bot.discord_bot.keeping import remember_answer
from bot.discord_bot.questions import question_answered
from bot.discord_bot.sending import send_reply
from bot.discord_bot.uses import Use
from bot.presenting.presses import Share

__all__ = ["share"]


async def share(use: Use, press: Share) -> None:
    """Show everybody what was shown to one person, if they may write here themselves."""
    interaction = use.interaction
    if interaction.guild_id is not None and not interaction.permissions.send_messages:
        await use.say("share.forbidden")
        return
    reply, manner = await restored(use, press.listing)
    if not any(reply.pages):
        await send_reply(interaction, reply, manner, private=True)
        return
    question = await question_answered(interaction.message, use.bot.user)
    message = await send_reply(interaction, reply, manner, private=False, question=question)
    await remember_answer(interaction, message, reply.statements_on(0))
