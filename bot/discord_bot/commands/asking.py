"""`/ask`: a question in somebody's own words."""

from __future__ import annotations

from discord import app_commands

from bot.discord_bot.asking import answer_command
from bot.discord_bot.commands.support import Interaction, described, manner_of, option
from bot.discord_bot.failures import guarded_autocomplete

__all__ = ["ask"]

_LONGEST_QUESTION = 200


@guarded_autocomplete
def _questions(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    found = interaction.client.library.suggestions.for_text(current)
    return [app_commands.Choice(name=question, value=question) for question in found]


@app_commands.command(name="ask", description=described("ask"))
@app_commands.describe(question=option("ask", "question"), private=option("ask", "private"))
@app_commands.autocomplete(question=_questions)
async def ask(
    interaction: Interaction, question: app_commands.Range[str, 1, _LONGEST_QUESTION], private: bool = False
) -> None:
    """Answer a question, in public if there is an answer."""
    await answer_command(interaction, question, manner_of(interaction), private=private)
