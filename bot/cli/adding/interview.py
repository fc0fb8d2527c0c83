"""The questions about a statement, in the order in which a curator reads a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.cli.adding.dialogue import Dialogue, Refused, Stopped, chosen
from bot.cli.adding.draft import Draft
from bot.cli.adding.fields import checked, explanation, field, meanings
from bot.cli.adding.notions import Notions
from bot.cli.adding.pages import Pages
from bot.cli.adding.people import People
from bot.cli.adding.phrasings import ask_for_questions
from bot.cli.adding.proposals import similar_statements, statement_id
from bot.knowledge import Stance
from bot.knowledge.checks import Rule, attribution, dates, texts
from bot.knowledge.kinds import ListOf

__all__ = ["Interview"]

_LINKS = ("answers", "contradicts", "supersedes", "same_as")


class Interview:
    """Fills a draft, question by question. Each can be asked again by the name of its field."""

    def __init__(self, dialogue: Dialogue, draft: Draft, today: Callable[[], date]) -> None:
        self._dialogue = dialogue
        self._draft = draft
        self._people = People(dialogue, draft)
        self._pages = Pages(dialogue, draft, self._people, today)
        self._notions = Notions(dialogue, draft)
        self._questions: Mapping[str, Callable[[], Any]] = {
            "actors": lambda: self._people.several(
                "Who said it?", [*explanation("statements", "actors"), "Part several with a semicolon."]
            ),
            "spoken_by": self._spoken_by,
            "via": lambda: self._optional("via", "Through whom did the page get it (empty: at first hand)?"),
            "place": lambda: self._optional("place", "Where was it said (empty: not known)?"),
            "date": lambda: self._optional(
                "date", "When was it said (empty: not known)?", dates.statements_lie_within_the_coverage
            ),
            "date_basis": self._date_basis,
            "kind": lambda: self._choice("kind", "How did the words come to the public?", "said"),
            "statement": lambda: self._needed(
                "statement", "What was said, in neutral words of ours?", attribution.every_statement_names_who_made_it
            ),
            "quote": self._quote,
            "deployment": self._notions.deployment,
            "stance": self._stance,
            "topics": self._notions.topics,
            "about": self._notions.about,
            "sources": self._pages.ask,
            "role": self._role,
            "allegation": lambda: dialogue.confirm(
                "Is it an unproven accusation or claim?", explanation("statements", "allegation"), default=False
            ),
            "caveats": self._caveats,
            "questions": lambda: ask_for_questions(dialogue, draft),
            "id": self._id,
        }
        self._later: Mapping[str, Callable[[], Any]] = {
            name: lambda name=name: self._links(name) for name in _LINKS
        } | {"weight": self._weight}

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all questions, those last that are only asked when they are named."""
        return (*self._questions, *self._later)

    def ask_all(self) -> None:
        """Ask everything once.

        Raises:
            Stopped: if the input ends, or the statement turns out to be there already.
        """
        for name in self._questions:
            self.ask(name)
            if name == "quote":
                self._warn_of_similar()

    def ask(self, name: str) -> None:
        """Ask for one field, in place of what stood there."""
        values = self._draft.values
        before = values.pop(name, None)
        try:
            answer = {**self._questions, **self._later}[name]()
        except BaseException:
            if before is not None:
                values[name] = before
            raise
        if answer or name in {"date", "quote", "deployment", "caveats"}:
            values[name] = answer

    def _optional(self, name: str, prompt: str, *rules: Rule) -> str | None:
        return self._dialogue.ask(prompt, explanation("statements", name), self._reader(name, *rules), optional=True)

    def _needed(self, name: str, prompt: str, *rules: Rule) -> str:
        return self._dialogue.needed(prompt, explanation("statements", name), self._reader(name, *rules))

    def _reader(self, name: str, *rules: Rule) -> Callable[[str], str]:
        """Takes what the field takes, unless a rule complains of the statement with it."""

        def read(line: str) -> str:
            text = checked(line, field("statements", name).kind)
            self._draft.values[name] = text
            complaints = self._draft.complaints(*rules)
            del self._draft.values[name]
            if complaints:
                raise Refused(f"{complaints[0][0].upper()}{complaints[0][1:]}.")
            return text

        return read

    def _choice(self, name: str, prompt: str, default: str | None) -> str:
        return self._dialogue.choose(
            prompt, explanation("statements", name), meanings("statements", name), default=default
        )

    def _spoken_by(self) -> str | None:
        return self._people.one(
            "Which office or spokesman spoke for them (empty: none)?", explanation("statements", "spoken_by")
        )

    def _date_basis(self) -> str | None:
        if self._draft.values.get("date") is None:
            return self._needed("date_basis", "Why is the date not known?")
        return self._optional("date_basis", "How do you know the date (empty: it is plain)?")

    def _quote(self) -> str | None:
        rules = (texts.quotes_are_short, texts.quotes_carry_no_outer_marks)
        quote = self._optional("quote", "The telling words as printed, 15 at most (empty: none)?", *rules)
        if quote is not None:
            count = len(quote.split())
            self._dialogue.say(f"= {count} word{'s' * (count != 1)}")
        return quote

    def _stance(self) -> str:
        if not self._draft.values.get("deployment"):
            self._dialogue.say("= stance none, as it is about no deployment")
            return Stance.NONE
        return self._choice("stance", "What does it say about that deployment?", None)

    def _role(self) -> str | None:
        """Ask only where the actor's own roles do not tell."""
        complaints = self._draft.complaints(attribution.every_person_has_a_role_then)
        if not complaints:
            return None
        if len(self._draft.values["actors"]) > 1:
            self._dialogue.say(*(f"! {complaint}." for complaint in complaints))
            return None
        actor = self._draft.base.actors[self._draft.values["actors"][0]]
        for role in actor.roles:
            self._dialogue.say(f"{role.title}: {role.first or '?'} to {role.last or '?'}")
        return self._needed("role", f"In what role did {actor.name} speak then?")

    def _caveats(self) -> list[str]:
        kind = field("statements", "caveats").kind
        assert isinstance(kind, ListOf)
        found: list[str] = []
        while True:
            needed = bool(self._draft.values.get("allegation")) and not found
            prompt = "Whose claim is it, unproven as it is?" if needed else "A caveat (empty: no more)?"
            caveat = self._dialogue.ask(
                prompt,
                explanation("statements", "caveats"),
                lambda line: checked(line, kind.item),
                optional=not needed,
            )
            if caveat is None:
                return found
            found.append(caveat)

    def _id(self) -> str:
        def read(line: str) -> str:
            identifier = checked(line, field("statements", "id").kind)
            if identifier in self._draft.base.statements:
                raise Refused(f"There is a {identifier} already; an id names one statement for ever.")
            return identifier

        proposal = statement_id(self._draft.base, self._draft.statement())
        return self._dialogue.needed("Its id?", explanation("statements", "id"), read, default=proposal)

    def _links(self, name: str) -> list[str] | None:
        def read(line: str) -> list[str]:
            ids = line.replace(",", " ").split()
            for each in ids:
                if each not in self._draft.base.statements:
                    raise Refused(f"There is no statement {each}.")
            return list(dict.fromkeys(ids))

        return self._dialogue.ask(
            f"Ids of statements for '{name}' (empty: none)?", explanation("statements", name), read, optional=True
        )

    def _weight(self) -> str | None:
        help_ = explanation("statements", "weight")
        return self._dialogue.ask("'flagship' or empty?", help_, lambda line: chosen(line, ["flagship"]), optional=True)

    def _warn_of_similar(self) -> None:
        found = similar_statements(self._draft.base, self._draft.statement())
        if not found:
            return
        self._dialogue.say("! It may be there already:")
        for other in found:
            quote = f" “{other.quote}”" if other.quote else ""
            self._dialogue.say(f"  {other.id} ({other.date or 'undated'}): {other.statement}{quote}")
        help_ = ["One utterance is one statement, however many pages print it: add the page to the one that is there."]
        if not self._dialogue.confirm("Is yours another one?", help_):
            raise Stopped
