"""Texts that ask for no statement: chit-chat, abuse, orders to the bot, opinions and predictions.

Each kind is known by its form, in the eight languages. Whether the text also touches the debate is for
the caller to weigh: a greeting before a question is still a question.
"""

from __future__ import annotations

from typing import Final

from bot.answering.grammar import WHO, Phrases
from bot.knowledge import DeclineReason

__all__ = ["asks_for_instructions", "asks_for_judgement", "is_chit_chat", "is_order", "pleasantry"]

CHAT_LENGTH = 5
"""Words up to which a single word of greeting or abuse makes a text chit-chat."""

_ORDERS: Final = Phrases(
    "ignore your", "ignore all", "ignore previous", "ignore the rules", "ignore any", "ignore my", "ignore everything",
    "disregard", "forget your", "forget all", "forget everything", "forget the rules", "you are now", "pretend",
    "roleplay", "role play", "act as", "act like", "repeat after me", "repeat this", "repeat the", "say after me",
    "as an admin", "as admin", "as your developer", "i am your", "system prompt", "your prompt", "your instructions",
    "your rules", "your guidelines", "developer mode", "jailbreak", "make up", "invent", "write me", "write a",
    "write an", "translate this", "delete", "shut down", "sudo", "drop table", "reveal", "print your", "override",
    "from now on", "new instructions", "new policy", "answer every", "complete the sentence", "finish the sentence", "imagine you", "imagine that you", "summarise this", "summarize this", "ping everyone",
    "tag everyone", "mention everyone", "ban", "kick", "you must", "i order you", "i command you", "say something",
    "ignore les", "ignore tes", "oublie tes", "fais semblant", "ignoriere", "vergiss deine", "tu so als",
    "ігноруй", "забудь", "уяви що ти", "игнорируй", "представь что ты", "притворись", "zignoruj", "zapomnij", "udawaj",
    "ignora", "olvida tus", "finge que", "dimentica", "fai finta",
)  # fmt: skip

_CHAT: Final = Phrases(
    "hi", "hello", "hey", "yo", "sup", "hiya", "howdy", "good morning", "good evening", "good night", "gm", "gn",
    "thanks", "thank you", "thx", "ty", "cheers", "bye", "goodbye", "see you", "lol", "lmao", "rofl", "haha", "ok",
    "okay", "cool", "nice", "test", "testing", "ping", "wake up", "what time is it", "whats the time", "how are you", "hows it going", "whats up", "wassup",
    "who are you", "what are you", "who made you", "who created you", "who built you", "what can you do",
    "are you a bot", "are you real", "are you human", "are you ai", "are you an ai", "are you chatgpt", "are you there",
    "are you alive", "are you stupid", "are you dumb", "are you ok", "are you russian", "are you ukrainian",
    "are you biased", "are you paid", "you suck", "i love you", "i hate you", "love you", "marry me", "tell me a joke",
    "sing", "good bot", "bad bot", "stupid bot", "dumb bot", "useless bot", "shitty bot", "trash bot", "this bot",
    "fuck", "fuck you", "fuck off", "stfu", "shut up", "kys", "idiot", "moron", "you idiot", "asshole", "bitch",
    "your mom", "your favourite", "your favorite", "your name", "whats your", "do you like", "do you love", "do you know me",
    "bonjour", "salut", "merci", "ça va", "qui es tu", "ta gueule", "hallo", "guten morgen", "guten tag", "danke",
    "wer bist du", "halt die klappe", "привіт", "дякую", "як справи", "хто ти", "привет", "спасибо", "как дела",
    "кто ты", "заткнись", "cześć", "dzień dobry", "dziękuję", "dzięki", "kim jesteś", "zamknij się", "hola",
    "buenos días", "gracias", "quién eres", "qué tal", "cállate", "ciao", "buongiorno", "grazie", "chi sei", "come stai",
    "stai zitto",
)  # fmt: skip

_ASKED_OF_THE_BOT: Final = Phrases(
    "do you think", "do u think", "you think", "your opinion", "your view", "your take", "your guess", "honest guess", "do you support",
    "do you agree", "do you believe", "are you for", "are you against", "are you pro", "which side are you",
    "whose side are you", "who do you", "what do you prefer", "who should i believe", "convince me", "tu penses",
    "penses tu", "ton avis", "denkst du", "deine meinung", "meinst du", "ти думаєш", "твоя думка", "ты думаешь",
    "твое мнение", "по твоему", "myślisz", "twoje zdanie", "crees que", "piensas", "tu opinión", "pensi che",
    "secondo te", "la tua opinione",
)  # fmt: skip

_JUDGEMENTS: Final = Phrases(
    "who was right", "whos right",
    "who is wrong", "who is to blame", "whose fault", "who is the good", "who are the good", "who are the bad",
    "who is winning", "who will win", "who is going to win", "will win", "will lose", "going to win", "gonna win",
    "will there be", "is there going to be", "is there gonna be", "will it come to", "will the war end",
    "war going to end", "when will the war", "when does the war end", "will happen", "happen next", "going to happen",
    "gonna happen", "what happens if", "what would happen", "is ww3", "will ww3", "start ww3", "will putin", "will russia",
    "will trump", "is it a good idea", "good idea", "bad idea", "is it worth", "is it right", "is it wrong",
    "morally", "justified", "should we", "should i", "should the west", "should nato", "should europe",
    "who deserves", "best president", "worst president", "better president", "more honest", "who is lying", "is lying",
    "who should i believe", "who can i trust", "can we trust", "convince me", "has a point", "makes sense", "better argument", "better arguments", "better points", "from 1 to 10", "out of 10", "out of ten",
    "avons nous raison", "a raison", "ont raison", "a tort", "tu penses", "penses tu", "ton avis", "va t il y avoir",
    "y aura t il", "faut il", "devrait on", "bonne idée", "hat recht", "haben recht", "recht hat", "denkst du",
    "deine meinung", "meinst du", "wird es krieg", "wird es einen", "gibt es krieg", "sollte man", "sollten wir",
    "gute idee", "має рацію", "мають рацію", "ти думаєш", "твоя думка", "чи буде", "чи варто", "чи правий",
    "прав ли", "правы ли", "кто прав", "ты думаешь", "твое мнение", "будет ли", "стоит ли", "начнется ли",
    "ma rację", "mają rację", "kto ma rację", "myślisz", "twoje zdanie", "czy będzie", "czy powinniśmy", "czy warto",
    "tiene razón", "tienen razón", "crees que", "piensas", "tu opinión", "habrá guerra", "va a haber", "deberíamos",
    "ha ragione", "hanno ragione", "pensi che", "secondo te", "la tua opinione", "ci sarà", "dovremmo",
)  # fmt: skip

_EVALUATIONS: Final = frozenset(
    [
        "right",
        "wrong",
        "correct",
        "crazy",
        "insane",
        "mad",
        "stupid",
        "dumb",
        "idiot",
        "idiots",
        "moron",
        "coward",
        "hero",
        "genius",
        "evil",
        "good",
        "bad",
        "smart",
        "brave",
        "warmonger",
        "warmongers",
        "bluffing",
        "lying",
        "liar",
        "liars",
        "hypocrite",
        "puppet",
        "traitor",
        "fascist",
        "nazi",
        "reckless",
        "irresponsible",
        "naive",
        "honest",
        "trustworthy",
        "overrated",
        "weak",
    ]
)

_FUTURE: Final = frozenset({"will", "gonna", "wird", "werden"})

_HOW_TO: Final = (("how", "to"), ("how", "do", "i"), ("how", "can", "i"), ("how", "do", "you"), ("where", "can", "i"))
_YOU: Final = (("do", "you"), ("would", "you"), ("are", "you"), ("do", "u"), ("can", "you"), ("could", "you"))
_KNOWING: Final = frozenset(
    {"have", "know", "got", "show", "find", "list", "give", "tell", "put", "say", "call", "explain"}
)

_BE: Final = frozenset("is are was were isnt arent ist est czy es e hat tiene ma".split())


def is_order(tokens: tuple[str, ...]) -> bool:
    """Tell whether a text orders the bot to be or do something else."""
    return _ORDERS.within(tokens)


def asks_for_instructions(tokens: tuple[str, ...]) -> bool:
    """Tell whether a text asks how to do something oneself."""
    return any(tokens[: len(start)] == start for start in _HOW_TO)


def is_chit_chat(tokens: tuple[str, ...]) -> bool:
    """Tell whether a text is little more than a greeting, thanks, abuse or a question about the bot itself."""
    said = _CHAT.longest_in(tokens)
    return said > 1 or (said == 1 and len(tokens) <= CHAT_LENGTH)


def asks_for_judgement(tokens: tuple[str, ...], *, asks_speaker: bool = False) -> bool:
    """Tell whether a text asks who is right, what should be done or what will come.

    Where it asks for somebody's words (`asks_speaker`), only a question put to the bot itself is one.
    """
    if _ASKED_OF_THE_BOT.within(tokens) or (_JUDGEMENTS.within(tokens) and not asks_speaker):
        return True
    if tokens and tokens[0] in {"should", "shouldnt"}:
        return True
    if tokens[:2] in _YOU and not _KNOWING.intersection(tokens[:4]):
        return True
    return not asks_speaker and _evaluates(tokens)


def _evaluates(tokens: tuple[str, ...]) -> bool:
    """Whether a text asks whether somebody is right, brave or mad, rather than whether something is so."""
    if tokens[1:2] in (("it",), ("that",)):
        return False  # "is it correct that Sunak ...": whether it is so
    tagged = tokens[:-1] if tokens[-1:] in (("right",), ("correct",)) else tokens
    evaluated = any(token in _EVALUATIONS for token in tagged)
    asks_who = len(tagged) > 1 and tagged[0] in WHO and (tagged[1] in _BE or tagged[1] in _EVALUATIONS)
    return evaluated and (asks_who or any(token in _BE for token in tagged[:2]))


def pleasantry(tokens: tuple[str, ...], *, on_topic: bool, asks_speaker: bool) -> DeclineReason | None:
    """The reason to decline a text by its form alone, or None.

    `on_topic` tells that it touches the debate, `asks_speaker` that it asks what somebody said or would do.
    """
    if is_order(tokens) or asks_for_instructions(tokens):
        return DeclineReason.OFF_TOPIC
    foretells = bool(tokens) and tokens[0] in _FUTURE and not asks_speaker
    if foretells or asks_for_judgement(tokens, asks_speaker=asks_speaker):
        return DeclineReason.OPINION if on_topic else DeclineReason.OFF_TOPIC
    if is_chit_chat(tokens) and not on_topic:
        return DeclineReason.SMALLTALK
    return None
