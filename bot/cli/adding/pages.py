"""Where it stands: a source found by its address, outlet or headline, or added."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.cli.adding.dialogue import Dialogue, Refused
from bot.cli.adding.draft import Draft
from bot.cli.adding.fields import checked, explanation, field, meanings
from bot.cli.adding.people import People
from bot.cli.adding.proposals import same_outlet, slug, sources_like, unused
from bot.knowledge import ActorKind, FactBaseError, Ownership, Source
from bot.knowledge.checks import dates
from bot.knowledge.kinds import Count

__all__ = ["Pages"]

_NEW = "new"
_OTHER = "other"


class Pages:
    """Asks for sources."""

    def __init__(self, dialogue: Dialogue, draft: Draft, people: People, today: Callable[[], date]) -> None:
        self._dialogue = dialogue
        self._draft = draft
        self._people = people
        self._today = today

    def ask(self) -> list[dict[str, Any]]:
        """Ask for one page or more, each with its paragraph."""
        help_ = [
            "The page you read: its address; or an outlet, a word of the headline or an id, if it is there already."
        ]
        citations: list[dict[str, Any]] = []
        while True:
            prompt = "Another page that prints it (empty: no)?" if citations else "On which page did you read it?"
            typed = self._dialogue.ask(prompt, help_, str, optional=bool(citations))
            if typed is None:
                return citations
            identifier = self._find(typed)
            if identifier is None:
                continue
            paragraph = self._dialogue.ask(
                "In which paragraph (empty: not known)?",
                ["The n-th line of your text of the page that is not empty."],
                lambda line: int(checked(line, Count())),
                optional=True,
            )
            citations.append({"id": identifier} | ({"paragraph": paragraph} if paragraph else {}))
            self._draft.values["sources"] = citations
            for complaint in self._draft.complaints(dates.sources_follow_what_they_report):
                self._dialogue.say(f"! Take care: {complaint}.")

    def _find(self, typed: str) -> str | None:
        likely = sources_like(self._draft.base, typed)
        if len(likely) == 1 and (typed == likely[0].id or "://" in typed):
            self._dialogue.say(f"= {_described(likely[0])} ({likely[0].id})")
            return likely[0].id
        if "://" in typed:
            try:
                return self._new(checked(typed, field("sources", "url").kind))
            except Refused as refused:
                self._dialogue.say(f"! {refused}")
                return None
        options = {source.id: _described(source) for source in likely}
        options |= {_NEW: f"a page that is not in the base yet, of {typed}", _OTHER: "type something else"}
        choice = self._dialogue.choose("Which page is it?", ["A number, or one of the words."], options)
        if choice == _OTHER:
            return None
        return self._new(typed) if choice == _NEW else choice

    def _new(self, typed: str) -> str | None:
        """Ask for the fields of a new source and add it."""
        dialogue = self._dialogue
        dialogue.title("A new source")
        known = same_outlet(self._draft.base, typed)
        is_address = "://" in typed
        url = typed if is_address else self._needed("url", "Its address?", further=self._new_address)
        known = known or same_outlet(self._draft.base, url)
        outlet = self._needed("outlet", "Who published it?", known.outlet if known else None if is_address else typed)
        known = same_outlet(self._draft.base, outlet) or known
        values: dict[str, Any] = {"id": None, "outlet": outlet}
        values["title"] = self._optional("title", "The headline (empty: not seen)?")
        values["url"] = url
        values["published"] = self._optional("published", "The day it came out (empty: not known)?")
        if values["published"] is None:
            values["published_note"] = self._optional("published_note", "Why is that not known?")
        values["language"] = self._needed("language", "Its language?", known.language if known else "en")
        values["ownership"] = dialogue.choose(
            "Who stands behind the outlet?",
            explanation("sources", "ownership"),
            meanings("sources", "ownership"),
            default=str(known.ownership) if known else None,
        )
        values["state"] = self._state(values["ownership"], known)
        values["seen"] = self._needed("seen", "The day you read it?", self._today().isoformat())
        proposal = unused(slug(f"{outlet} {values['published'] or ''}"), self._draft.base.sources)
        values["id"] = self._needed("id", "Its id?", proposal, self._id)
        kept = {key: value for key, value in values.items() if value or key in {"title", "published"}}
        try:
            self._draft.add("sources", kept)
        except FactBaseError as error:
            dialogue.say("! This source cannot stand in the base:", *(each.message for each in error.problems))
            return None
        dialogue.say(f"= {values['id']} is noted; now on with the statement.")
        return str(values["id"])

    def _state(self, ownership: str, known: Source | None) -> str | None:
        if ownership not in (Ownership.STATE, Ownership.OFFICIAL):
            return None
        if known and known.state and known.ownership == ownership:
            self._dialogue.say(f"= {known.state}, as with {known.id}")
            return known.state
        while True:
            prompt = "Which state?" if ownership == Ownership.STATE else "Which state (empty: none)?"
            found = self._people.one(prompt, explanation("sources", "state"))
            if found is not None and self._draft.base.actors[found].kind is not ActorKind.STATE:
                self._dialogue.say(f"! {found} is not a state.")
            elif found is None and ownership == Ownership.STATE:
                self._dialogue.say(
                    "! Readers are told which state stands behind state media; an answer is needed here."
                )
            else:
                return found

    def _new_address(self, url: str) -> str:
        there = sources_like(self._draft.base, url) if "://" in url else []
        if there:
            raise Refused(f"{there[0].id} has this address already.")
        return url

    def _id(self, identifier: str) -> str:
        if identifier in self._draft.base.sources:
            raise Refused(f"There is a {identifier} already; an id names one page for ever.")
        return identifier

    def _needed(self, name: str, prompt: str, default: str | None = None, further: Callable[[str], str] = str) -> str:
        kind = field("sources", name).kind
        return self._dialogue.needed(
            prompt, explanation("sources", name), lambda line: further(checked(line, kind)), default=default
        )

    def _optional(self, name: str, prompt: str) -> str | None:
        kind = field("sources", name).kind
        return self._dialogue.ask(prompt, explanation("sources", name), lambda line: checked(line, kind), optional=True)


def _described(source: Source) -> str:
    return ", ".join(filter(None, (source.outlet, str(source.published or "undated"), source.title)))
