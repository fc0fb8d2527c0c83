"""Pictures beside replies: drawn of the very statements that the text lists."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge import Actor, Statement
from bot.presenting.collected import Illustrate
from bot.presenting.pictures.contents import Picture
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Illustration

__all__ = ["illustrations", "of_record", "over_time"]


def over_time(title: str) -> Illustrate:
    """Statements over time, for `Collected.illustrate`; nothing where fewer than three have a date."""

    def illustrate(presenter: Presenter, statements: Sequence[Statement]) -> tuple[Illustration, ...]:
        # What makes pictures takes its time to import; replies without them, such as those of `check`, need not wait.
        from bot.presenting.pictures.scenes import timeline_picture

        return illustrations(presenter, timeline_picture(presenter, title, statements))

    return illustrate


def of_record(actor: Actor) -> Illustrate:
    """The positions of an actor over time, for `Collected.illustrate`; nothing where there are fewer than three."""

    def illustrate(presenter: Presenter, statements: Sequence[Statement]) -> tuple[Illustration, ...]:
        from bot.presenting.pictures.scenes import record_picture

        return illustrations(presenter, record_picture(presenter, actor, statements))

    return illustrate


def illustrations(presenter: Presenter, picture: Picture | None) -> tuple[Illustration, ...]:
    """A picture for all pages of a reply, if there is one, with what it shows in words."""
    from bot.presenting.pictures.words import alt_text

    return () if picture is None else (Illustration(picture, alt_text(presenter, picture)),)
