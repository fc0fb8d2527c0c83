"""How the bot says that it has nothing: one or two friendly sentences, and what is near."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.knowledge import DeclineReason
from bot.presenting.presenter import Presenter
from bot.presenting.presses import PassOn
from bot.presenting.reply import Button, Menu, MenuKind, Option, Reply
from bot.presenting.state import code
from bot.presenting.text import clean, cut

__all__ = ["FOR_CURATORS", "LONGEST_QUESTION", "decline", "none_of_these", "sentence", "too_long"]

LONGEST_QUESTION = 500
"""Characters beyond which a text is no question but something pasted."""

_LONGEST_ECHO = 60
_NEAR = 5
FOR_CURATORS = (DeclineReason.UNKNOWN_ACTOR, DeclineReason.NO_STATEMENT, DeclineReason.OUTSIDE_PERIOD)
"""Why a question has no answer yet: what curators could add."""


def decline(presenter: Presenter, answer: Answer) -> Reply:
    """Say why there is no answer, and offer what is near."""
    wording = presenter.wording
    near = tuple(dict.fromkeys((*answer.related, *answer.candidates)))[:_NEAR]
    options = tuple(Option(presenter.headline(s), clean(s.statement), code(s.id)) for s in near)
    return Reply(
        lead=_reason(presenter, answer),
        buttons=(_pass_on(presenter),) if answer.reason in FOR_CURATORS else (),
        menus=(Menu(MenuKind.OPEN, wording("near.prompt"), options),) if options else (),
        private=True,
    )


def none_of_these(presenter: Presenter) -> Reply:
    """The answer to somebody who was offered several readings of a question and meant none of them."""
    return Reply(lead=presenter.wording("clarify.none.answer"), buttons=(_pass_on(presenter),), private=True)


def sentence(text: str, *, title: str | None = None) -> Reply:
    """A short private word."""
    return Reply(lead=text, title=title, private=True)


def too_long(presenter: Presenter) -> Reply:
    """The answer to a text that is too long to be a question."""
    return sentence(presenter.wording("decline.too_long", limit=LONGEST_QUESTION))


def _pass_on(presenter: Presenter) -> Button:
    return Button(presenter.wording("button.pass_on"), PassOn())


def _reason(presenter: Presenter, answer: Answer) -> str:
    wording, meta = presenter.wording, presenter.base.meta
    match answer.reason:
        case DeclineReason.UNKNOWN_ACTOR:
            unknown = cut(clean(answer.understanding.unknown or ""), _LONGEST_ECHO)
            first = (
                wording("decline.unknown_actor", name=unknown) if unknown else wording("decline.unknown_actor.unnamed")
            )
            return f"{first} {wording('decline.unknown_actor.hint')}"
        case DeclineReason.OUTSIDE_PERIOD:
            first, last = wording.date(meta.coverage.first), wording.date(meta.coverage.last)
            return wording("decline.outside_period", first=first, last=last)
        case DeclineReason.OFF_TOPIC:
            return wording("decline.off_topic", title=clean(meta.title))
        case DeclineReason.OPINION:
            return wording("decline.opinion")
        case DeclineReason.SMALLTALK:
            return wording("decline.smalltalk", example=presenter.example)
        case DeclineReason.EMPTY:
            return wording("decline.empty", example=presenter.example)
        case _:
            return _no_statement(presenter, answer)


def _no_statement(presenter: Presenter, answer: Answer) -> str:
    wording, read = presenter.wording, answer.understanding
    if not read.actors:
        return wording("decline.no_statement.unnamed")
    names = presenter.names(read.actors)
    subject = read.deployment or next(iter(read.topics), None)
    if subject is None:
        return wording("decline.no_statement", names=names)
    return wording("decline.no_statement.topic", names=names, topic=presenter.title(subject))
