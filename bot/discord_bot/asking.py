"""A question becomes an answer: for a command, and for a message that is meant for the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.discord_bot.admission import Refusal, refusal_of
from bot.discord_bot.keeping import remember_answer, remember_reply
from bot.discord_bot.manner import Manner
from bot.discord_bot.questions import asked_before, without_mention
from bot.discord_bot.queueing import keep_unanswered
from bot.discord_bot.sending import reply_to_message, send_reply
from bot.presenting.about import how_to_ask
from bot.presenting.declines import sentence
from bot.presenting.reply import Reply
from bot.presenting.text import clean

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["answer_command", "answer_message", "reply_for"]


async def answer_command(
    interaction: discord.Interaction[Bot], question: str, manner: Manner, *, private: bool
) -> None:
    """Answer a question that was asked with a command, under the question; in public if there is an answer."""
    bot = interaction.client
    manner = manner.for_question(question)
    answer = bot.library.answer(question)
    reply = bot.library.reply(answer, manner.words)
    hidden = private or reply.private or manner.server.private
    message = await send_reply(interaction, reply, manner, private=hidden, question=clean(question) or None)
    if not hidden:
        await remember_answer(interaction, message, reply.statements_on(0))
    await keep_unanswered(bot, answer, manner.words, interaction.user.id)


async def answer_message(bot: Bot, message: discord.Message, me: discord.abc.User) -> None:
    """Answer a message that is meant for the bot; an empty one gets the help."""
    manner = await bot.manners.for_message(message)
    verdict = bot.limits.admit(message.author.id, message.channel.id)
    if not verdict.admitted:
        if verdict.tell:
            await reply_to_message(message, sentence(manner.words("refused.limit", seconds=verdict.wait)), manner)
        return
    refusal = await refusal_of(bot, message.author, manner)
    if refusal is not None:
        # Whoever wished not to be answered is not answered; a muted bot is silent.
        if refusal is Refusal.ROLE:
            await reply_to_message(message, sentence(refusal.words(manner.words)), manner)
        return
    reply, manner = await reply_for(bot, message, me, manner)
    sent = await reply_to_message(message, reply, manner)
    await remember_reply(bot, sent, message, reply.statements_on(0))


async def reply_for(bot: Bot, message: discord.Message, me: discord.abc.User, manner: Manner) -> tuple[Reply, Manner]:
    """The reply to what a message asks, and the manner in which it is given; a question without one may be kept."""
    question, library = without_mention(message, me), bot.library
    if not clean(question):
        return how_to_ask(library.presenter(manner.words)), manner
    manner = manner.for_question(question)
    answer = library.answer(question, await asked_before(message, me))
    await keep_unanswered(bot, answer, manner.words, message.author.id)
    return library.reply(answer, manner.words), manner
