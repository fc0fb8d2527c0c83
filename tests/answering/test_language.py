"""The language of a question is told where it is sure: not by names, and in no language but the eight."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.language import LANGUAGES, language_of
from bot.evaluation import read_questions
from bot.knowledge import ActorKind, FactBase
from bot.matching.folding import LONGEST_TEXT
from bot.settings import PROJECT

QUESTIONS = PROJECT / "tests" / "evaluation"

PRECISION = 0.99
"""Of the questions whose language is told, the least share that must be told rightly."""
ANSWERED_ENGLISH = 0.75
"""Of the questions in English, the least share whose language is told."""
ANSWERED_OTHERS = 0.85
"""Of the questions in the other seven languages, the least share whose language is told."""

SENTENCES = {
    "en": [
        "What did Macron say?", "who is against it?", "did scholz rule it out", "why not", "is Meloni for it",
        "How many soldiers would France send?", "What's Tusk's position?", "WHO IS AGAINST?",
    ],
    "fr": [
        "Qu'a dit Macron ?", "qui est pour ?", "pourquoi pas ?", "Combien de soldats ?", "c’est quoi la coalition",
        "Quels pays sont prêts à envoyer des soldats ?", "macron il a dit quoi",
    ],
    "de": [
        "Was sagte Scholz?", "wer ist dagegen", "warum nicht?", "Welche Länder würden Soldaten schicken?",
        "hat meloni das ausgeschlossen", "Wann war das Treffen in Paris?",
    ],
    "uk": [
        "Що сказав Макрон?", "хто проти?", "які країни готові надіслати війська", "чи підтримує Туск цю ідею",
        "шо каже Мелоні", "коли це було",
    ],
    "ru": [
        "Что сказал Макрон?", "кто против?", "какие страны готовы послать солдат", "чё сказал мелони",
        "поддерживает ли Туск эту идею", "когда это было",
    ],
    "pl": [
        "Co powiedział Macron?", "kto jest przeciw?", "które kraje chcą wysłać wojska", "ilu żołnierzy wyśle Francja",
        "czy Tusk popiera ten pomysł", "kiedy to było?",
    ],
    "es": [
        "¿Qué dijo Macron?", "¿Quién está a favor?", "¿y Meloni?", "por qué Scholz no quiere",
        "¿Qué países quieren mandar tropas?", "sánchez apoya la idea?",
    ],
    "it": [
        "Cosa ha detto Macron?", "chi è contrario?", "Meloni è favorevole?", "quali paesi vogliono mandare soldati",
        "quando è stato detto", "Qual è la posizione dell'Italia?",
    ],
}  # fmt: skip
HURRIED = [
    ("wat did macorn say abt ground trops", "en"),
    ("waht does shcolz think", "en"),
    ("quels pays sont prets a envoyer des soldats", "fr"),
    ("kel pays sont contre", "fr"),
    ("qui a ete contre des le debut", "fr"),
    ("wuerde polen truppen schicken", "de"),
    ("fur wen spricht pistorius, und was will er", "de"),
    ("wieviele soldaten will macron schiken", "de"),
    ("shcho skazav lavrov pro viyska", "uk"),
    ("скилькі солдатів хоче макрон", "uk"),
    ("chto skazal lavrov o voyskakh", "ru"),
    ("что скзаал макрон про войска", "ru"),
    ("co powiedzial macron", "pl"),
    ("ktore kraje chca wyslac wojska", "pl"),
    ("que paises quieren mandar tropas", "es"),
    ("quien esta en contra", "es"),
    ("perche scholz non vuole", "it"),
    ("chi e' contro", "it"),
]
NAMES_ALONE = [
    "Macron?", "macron scholz tusk", "Володимир Зеленський", "Зеленский", "Сергей Лавров", "Marine Le Pen",
    "ursula von der leyen", "Dominique de Villepin", "Pedro Sánchez", "Radosław Sikorski", "łukaszenko", "Theresa May",
    "The Hague", "El País", "le monde", "Die Zeit", "Corriere della Sera", "Deutschland", "Україна", "NATO", "OTAN?",
]  # fmt: skip
NOTHING_SAID = [
    "",
    "   ",
    "???",
    "2024",
    "🇺🇦🔥",
    "asdf qwzx",
    "<@123456789>",
    "https://example.org/what/did/he/say",
    "'s",
]
OTHER_LANGUAGES = [
    "Wat zei Macron over troepen in Oekraïne?", "wie is er tegen", "Welke landen willen soldaten sturen?",
    "Wat het Macron gesê?", "O que disse Macron?", "Quem é contra?", "quantos soldados a frança enviaria",
    "Què va dir Macron?", "qui hi està en contra", "Que dixo Macron?", "Ce a spus Macron?", "Vad sa Macron?",
    "Vilka länder vill skicka soldater?", "Hvad sagde Macron?", "hvem er imot", "Mitä Macron sanoi?",
    "Mida ütles Macron?", "Mit mondott Macron?", "Co řekl Macron?", "kdo je proti", "kto je proti",
    "Kaj je rekel Macron?", "Što je rekao Macron?", "Ką pasakė Macronas?", "Ko teica Makrons?", "Macron ne dedi?",
    "Hangi ülkeler asker gönderir?", "Apa kata Macron?", "Macron nói gì?", "Какво каза Макрон?", "кой е против",
    "Шта је рекао Макрон?", "Што рече Макрон?", "Што сказаў Макрон?", "хто супраць", "マクロンは何と言いましたか？",
    "马克龙说了什么？",
    "마크롱은 뭐라고 했나요?", "ماذا قال ماكرون؟", "מה אמר מקרון?", "Τι είπε ο Μακρόν;", "मैक्रों ने क्या कहा?",
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(key, text) for key, texts in SENTENCES.items() for text in texts])
def test_a_question_of_two_words_shows_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("text", "language"), HURRIED)
def test_missing_accents_typing_mistakes_and_latin_letters_are_no_hindrance(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", NAMES_ALONE)
def test_names_alone_have_no_language(text: str) -> None:
    assert language_of(text) is None


def test_no_name_in_the_base_has_a_language(base: FactBase) -> None:
    kinds = (ActorKind.PERSON, ActorKind.STATE, ActorKind.OUTLET)
    names = [actor.name for actor in base.actors.values() if actor.kind in kinds]
    assert [name for name in (*names, *map(str.lower, names)) if language_of(name)] == []


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_what_says_nothing_has_no_language(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_another_language_is_taken_for_none_of_the_eight(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "hey quick one: что Путин ответил насчет войск, world war or what",
        "qué dijo he, what did he say, dónde está",
        "was sagte he, and what did they say, und warum nicht",
    ],
)
def test_two_languages_in_one_text_are_none(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what did Володимир Зеленський say", "en"),
        ("what does Marine Le Pen think of Der Spiegel", "en"),
        ("qui parle dans The Guardian de Boris Johnson", "fr"),
        ("was schreibt Le Monde über von der Leyen", "de"),
        ("что пишет The New York Times", "ru"),
    ],
)
def test_names_in_another_language_or_script_decide_nothing(text: str, language: str) -> None:
    assert language_of(text) == language


def test_mentions_and_web_addresses_tell_nothing() -> None:
    assert language_of("<@1> https://example.org/what/did/he/say.the?why=not qui est contre <:who:123>") == "fr"


@pytest.mark.parametrize("name", ["development", "held_out", "held_out_2026"])
def test_the_language_of_real_questions_is_told_rightly_and_mostly(name: str) -> None:
    told = [(language_of(row.question), row.language) for row in read_questions(QUESTIONS / f"{name}.jsonl")]
    answered = [pair for pair in told if pair[0] is not None]
    assert sum(found == language for found, language in answered) >= PRECISION * len(answered)
    for of_english, least in ((True, ANSWERED_ENGLISH), (False, ANSWERED_OTHERS)):
        group = [found for found, language in told if (language == "en") is of_english]
        assert sum(found is not None for found in group) >= least * len(group)


@given(st.text())
def test_any_text_has_one_of_the_eight_languages_or_none(text: str) -> None:
    assert language_of(text) in {None, *LANGUAGES}


@given(st.text(alphabet="a'ßщы ¿@<>ﷺ漢é", max_size=40))
def test_what_stands_beyond_the_longest_text_adds_nothing(text: str) -> None:
    long = (text + " ") * LONGEST_TEXT
    assert language_of(long) == language_of(long[:LONGEST_TEXT])


@pytest.mark.parametrize(
    "piece", ["a", "що ", "the ", "quién d'", "д'я", "ü ", "'s", "<@1", "http://", "ﷺ", "¿", "漢", "ção "]
)
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = float("inf")
        for _ in range(5):
            began = time.process_time()
            language_of(text)
            best = min(best, time.process_time() - began)
        return best

    assert cost(6_000) < 100 * max(cost(60), 3e-5)
