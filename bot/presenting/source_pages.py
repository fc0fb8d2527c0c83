"""The pages on which a statement stands, each with all that is known of it."""

from __future__ import annotations

from bot.knowledge import Citation, Statement
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Paragraph, Reply
from bot.presenting.state import Listing, ListingKind, code
from bot.presenting.text import clean

__all__ = ["sources_of"]


def sources_of(presenter: Presenter, statement: Statement) -> Reply:
    """Every source of a statement: outlet and who stands behind it, headline, date, language, what to know of it."""
    wording = presenter.wording
    blocks: list[Paragraph] = []
    for citation in statement.citations:
        link = presenter.source_link(citation, statement)
        blocks.append(Paragraph(None, clean(citation.source.title or link.label), link.url))
        blocks.append(Paragraph(None, _what_is_known(presenter, citation)))
    return Reply(
        title=wording("title.sources", name=presenter.speaker(statement), date=presenter.when(statement)),
        pages=(tuple(blocks),),
        footer=presenter.footer,
        listing=Listing(ListingKind.SOURCES, code(statement.id)),
        private=True,
    )


def _what_is_known(presenter: Presenter, citation: Citation) -> str:
    wording, source = presenter.wording, citation.source
    facts = [presenter.outlet(source)]
    if source.via:
        facts.append(wording("through.via", via=clean(source.via)))
    if source.published is not None:
        facts.append(wording("source.day", date=wording.date(source.published)))
    language = wording.language_name(source.language)
    if source.translated_from:
        original = wording.language_name(source.translated_from)
        facts.append(wording("source.language.translated", language=language, original=original))
    else:
        facts.append(wording("source.language", language=language))
    if citation.paragraph is not None:
        facts.append(wording("source.paragraph", n=citation.paragraph))
    if source.seen is not None:
        facts.append(wording("source.seen", date=wording.date(source.seen)))
    lines = [" · ".join(facts)]
    lines += [clean(note) for note in (source.published_note, source.note) if note]
    return "\n".join(lines)
