"""What the bot says of itself, and how to use it."""

from __future__ import annotations

from bot.presenting.links import deep_link, is_web_address
from bot.presenting.presenter import Presenter
from bot.presenting.presses import Open
from bot.presenting.reply import Button, Paragraph, Reply, Row, Rows
from bot.presenting.state import ListingKind, listing_for
from bot.presenting.text import clean

__all__ = ["about", "how_to_ask"]

_EXAMPLES = 3
_ON_A_BUTTON = 60
_BESIDES_ASKING = (
    "actors",
    "actor",
    "compare",
    "stances",
    "timeline",
    "topic",
    "quote",
    "statement",
    "sources",
    "about",
    "privacy",
)
"""The commands for everybody, besides the one to ask with and the one that shows these."""


def about(presenter: Presenter) -> Reply:
    """What the bot knows, up to when, how it works, who answers for it."""
    wording, base, meta = presenter.wording, presenter.base, presenter.base.meta
    known = wording(
        "about.what.text",
        statements=wording.count("statements", len(base.statements)),
        speakers=wording.count("speakers", len(presenter.speakers)),
        sources=wording.count("sources", len(base.sources)),
        first=wording.date(meta.coverage.first),
        last=wording.date(meta.coverage.last),
        title=clean(meta.title),
    )
    paragraphs = (
        Paragraph(wording("about.what"), known),
        Paragraph(wording("about.how"), wording("about.how.text")),
        Paragraph(wording("about.neutrality"), clean(meta.neutrality)),
        Paragraph(wording("about.licence"), clean(meta.licence)),
        _contact(wording("about.source"), clean(meta.contact)),
    )
    return Reply(title=wording("about.title"), pages=(paragraphs,), footer=presenter.footer, private=True)


def _contact(heading: str, contact: str) -> Paragraph:
    """Where to turn to; the first address in it is what the text links to."""
    address = next((word.rstrip(".,;)") for word in contact.split() if is_web_address(word)), None)
    return Paragraph(heading, contact, deep_link(address, None) if address else None)


def how_to_ask(presenter: Presenter) -> Reply:
    """The ways to ask and what else there is to use, with questions to try at a press."""
    wording = presenter.wording
    commands = [Row(wording.commands[f"/{command}"], wording(f"command.{command}.text")) for command in _BESIDES_ASKING]
    questions = [question for question in presenter.examples if len(question) <= _ON_A_BUTTON][:_EXAMPLES]
    listings = [(question, listing_for(question)) for question in questions]
    return Reply(
        title=wording("help.title"),
        lead=wording("help.lead", title=clean(presenter.base.meta.title)),
        pages=(
            (
                Paragraph(wording("help.ways"), wording("help.ways.text")),
                Rows(wording("help.more"), tuple(commands)),
                Paragraph(wording("help.signs"), presenter.legend),
            ),
        ),
        buttons=tuple(
            Button(question, Open(listing)) for question, listing in listings if listing.kind is ListingKind.QUESTION
        ),
        footer=presenter.footer,
        private=True,
    )
