"""Every statement, record and list of a base put into a reply, and held against Discord's limits."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.answer import Answer, Outcome, Understanding
from bot.knowledge import FactBase, Statement
from bot.presenting.about import about, how_to_ask
from bot.presenting.answers import compose, profile, statement_reply
from bot.presenting.bounds import surely_fits
from bot.presenting.limits import message_problems
from bot.presenting.people import PeopleFilter, people
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.state import code

__all__ = ["page_problems", "rendering_problems", "replies"]

_OWNER = "abcd"


def rendering_problems(fact_base: FactBase) -> list[str]:
    """What of a base Discord would refuse to show; empty when all of it can be shown."""
    found = [
        f"{what}, page {page + 1}: {problem}"
        for what, reply in replies(fact_base)
        for page in range(len(reply.pages))
        if not surely_fits(reply, page)
        for problem in page_problems(reply, page)
    ]
    for kind, ids in (("statements", fact_base.statements), ("actors", fact_base.actors)):
        if len({code(identifier) for identifier in ids}) < len(ids):
            found.append(f"two {kind} have ids with the same short code; rename one of them")
    return found


def page_problems(reply: Reply, page: int) -> list[str]:
    """Every limit that a page breaks when it is laid out with a long question above it."""
    # Few pages, if any, are not certain to fit; for the others nobody waits for the library of Discord.
    from bot.presenting.as_discord import Style, render

    shown = [render(reply, page=page, owner=_OWNER, question="?" * 200, style=style) for style in Style]
    return [problem for rendered in shown for problem in message_problems(rendered.payload())]


def replies(base: FactBase) -> Iterator[tuple[str, Reply]]:
    """Whatever can be shown of a base, each with what it is."""
    presenter = Presenter(base, illustrated=False)
    for statement in base.statements.values():
        yield f"statement {statement.id}", statement_reply(presenter, statement)
    for actor in base.actors.values():
        yield f"record of {actor.id}", profile(presenter, actor)
    for deployment in (None, *base.deployments.values()):
        name = deployment.id if deployment else "any deployment"
        yield f"people, {name}", people(presenter, PeopleFilter(deployment=deployment))
    lists: dict[str, list[Statement]] = {f"topic {key}": [] for key in base.topics}
    for statement in base.statements.values():
        for topic in statement.topics:
            lists[f"topic {topic.id}"].append(statement)
    lists["all statements"] = list(base.statements.values())
    for name, statements in lists.items():
        for outcome in (Outcome.LIST, Outcome.TIMELINE, Outcome.COMPARISON, Outcome.STATEMENT):
            answer = Answer("?", outcome, 1.0, Understanding(), statements=tuple(statements))
            yield f"{name} as {outcome}", compose(presenter, answer)
    candidates = tuple(base.statements.values())
    for start in range(0, len(candidates), 5):
        part = candidates[start : start + 5]
        yield f"choice from {part[0].id}", compose(presenter, Answer("?", Outcome.CLARIFY, 0.5, candidates=part))
    yield "about", about(presenter)
    yield "help", how_to_ask(presenter)
