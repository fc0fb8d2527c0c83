"""Somebody's own words, one statement at a time, chosen by chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.knowledge import Actor, FactBase, Statement, StatementKind
from bot.presenting.answers import statement_reply
from bot.presenting.declines import sentence
from bot.presenting.presenter import Presenter
from bot.presenting.presses import Open
from bot.presenting.reply import Button, Reply
from bot.presenting.state import ANY, Listing, ListingKind, code

__all__ = ["Choose", "own_words", "quotation", "quotation_after"]

Choose = Callable[[Sequence[Statement]], Statement]
"""Takes one of several."""

_BY_CHANCE: Final = random.SystemRandom()
_FIRST_HAND: Final = (StatementKind.SAID, StatementKind.OFFICIAL_TEXT)
_OTHERS_BESIDE: Final = 4


def own_words(base: FactBase, actor: Actor | None = None) -> tuple[Statement, ...]:
    """The statements that hold somebody's own words, of one actor or of all.

    What others report in their words is nobody's quotation, and what a spokesman said is the spokesman's.
    """
    every = base.statements.values() if actor is None else base.statements_by_actor.get(actor.id, ())
    return tuple(s for s in every if s.quote is not None and s.kind in _FIRST_HAND and s.spoken_by is None)


def quotation(
    presenter: Presenter,
    actor: Actor | None = None,
    *,
    but: Statement | None = None,
    choose: Choose = _BY_CHANCE.choice,
) -> Reply:
    """One statement with its quotation as a card, and a button for another: not the one shown last, if there is one."""
    wording = presenter.wording
    every = own_words(presenter.base, actor)
    fresh = [statement for statement in every if statement != but] or list(every)
    if not fresh:
        return _none(presenter, actor)
    chosen = choose(fresh)
    reply = statement_reply(presenter, chosen)
    another = Listing(ListingKind.QUOTE, f"{code(actor.id) if actor else ANY}:{code(chosen.id)}")
    buttons = (Button(wording("button.another_quote"), Open(another)),) if len(every) > 1 else ()
    return replace(reply, buttons=(*buttons, *reply.buttons[:_OTHERS_BESIDE]))


def quotation_after(presenter: Presenter, value: str) -> Reply | None:
    """Another quotation than the one that a button remembers; None if whom it asks for is gone."""
    by, _, shown = value.partition(":")
    actor = presenter.actor_by_code.get(by)
    if actor is None and by != ANY:
        return None
    return quotation(presenter, actor, but=presenter.statement_by_code.get(shown))


def _none(presenter: Presenter, actor: Actor | None) -> Reply:
    wording = presenter.wording
    if actor is None:
        return sentence(wording("quote.none"))
    name = presenter.name(actor)
    if actor.id not in presenter.base.statements_by_actor:
        return sentence(wording("profile.none", name=name))
    record = Open(Listing(ListingKind.PROFILE, code(actor.id)))
    return replace(
        sentence(wording("quote.none.by", name=name)), buttons=(Button(wording("button.record", name=name), record),)
    )
