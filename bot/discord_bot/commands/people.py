"""`/actors` and `/actor`: who is on record, and one record."""

from __future__ import annotations

from discord import app_commands

from bot.discord_bot.commands.exploring import Typed, named, show, speakers
from bot.discord_bot.commands.support import Interaction, described, manner_of, offered, option, presenter_of
from bot.discord_bot.failures import guarded_autocomplete
from bot.discord_bot.sending import send_reply
from bot.knowledge import Stance
from bot.presenting.answers import profile
from bot.presenting.declines import sentence
from bot.presenting.people import PeopleFilter, people
from bot.presenting.reply import Reply
from bot.presenting.text import clean, cut
from bot.presenting.wording import wording

__all__ = ["actor", "actors"]


@guarded_autocomplete
def _states(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return offered(presenter_of(interaction), interaction.client.library.directory.states, current)


@guarded_autocomplete
def _deployments(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return offered(presenter_of(interaction), interaction.client.library.directory.deployments, current)


@app_commands.command(name="actors", description=described("actors"))
@app_commands.describe(
    stance=option("actors", "stance"), state=option("actors", "state"), deployment=option("actors", "deployment")
)
@app_commands.choices(
    stance=[
        app_commands.Choice(
            name=app_commands.locale_str(wording()(f"stance.{stance}.bare"), key=f"stance.{stance}.bare"),
            value=stance.value,
        )
        for stance in Stance
    ]
)
@app_commands.autocomplete(state=_states, deployment=_deployments)
async def actors(
    interaction: Interaction,
    stance: str | None = None,
    state: Typed | None = None,
    deployment: Typed | None = None,
) -> None:
    """List everybody on record, privately."""
    library, manner = interaction.client.library, manner_of(interaction)
    found_state = library.directory.states.find(state) if state is not None else None
    found_deployment = library.directory.deployments.find(deployment) if deployment is not None else None
    for typed, found in ((state, found_state), (deployment, found_deployment)):
        if typed is not None and found is None:
            text = manner.words("unknown_filter", value=cut(clean(typed), 60))
            await send_reply(interaction, sentence(text), manner, private=True)
            return
    wanted = PeopleFilter(Stance(stance) if stance is not None else None, found_state, found_deployment)
    await send_reply(interaction, people(presenter_of(interaction), wanted), manner, private=True)


@app_commands.command(name="actor", description=described("actor"))
@app_commands.describe(name=option("actor", "name"))
@app_commands.autocomplete(name=speakers)
async def actor(interaction: Interaction, name: Typed) -> None:
    """Show the record of one actor."""
    found = named(interaction, name)
    await show(interaction, found if isinstance(found, Reply) else profile(presenter_of(interaction), found))
