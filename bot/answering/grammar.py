"""The small words by which a question shows what it asks for, in the eight languages.

This is grammar, not knowledge of the debate: what can be said in other words about the debate stands
in the fact base. Each table is written in its own script and folded once.
"""

from __future__ import annotations

from typing import Final

from bot.matching.folding import fold
from bot.matching.tokens import words

__all__ = [
    "Phrases",
    "grammar_words",
    "ABOUT",
    "ADDRESSING",
    "AGAINST",
    "ANONYMOUS",
    "ASKING",
    "AUXILIARIES",
    "BARE_FILLERS",
    "BY",
    "COMPARE",
    "CONNECTORS",
    "DATE_ASKED",
    "DETERMINERS",
    "DEVELOPMENT",
    "EMPTY",
    "ENGLISH",
    "EVERYBODY",
    "FOR",
    "GENERIC",
    "HOLDERS",
    "HOW_MANY",
    "IN",
    "OF",
    "OPINION_NOUNS",
    "PEOPLE",
    "PEOPLE_PLURAL",
    "SAID",
    "SAY",
    "SAY_FIRST",
    "SEQUENCE",
    "STANCE_WORDS",
    "STATES",
    "WHEN",
    "WHERE",
    "WHICH",
    "WHO",
    "WHOLE_DEBATE",
    "WHY",
    "WOMEN",
]  # fmt: skip


def grammar_words() -> frozenset[str]:
    """Every word of the tables below that is long enough to be misspelt: a mender should know them."""
    tables = [value for name, value in globals().items() if name.isupper() and isinstance(value, frozenset)]
    return frozenset(word for table in tables for word in table if len(word) > 4)


def _fold_all(text: str) -> frozenset[str]:
    return frozenset(token for word in text.split() for token in words(fold(word)))


class Phrases:
    """A few phrases, looked for in a question word after word."""

    def __init__(self, *texts: str) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for text in texts:
            phrase = tuple(words(fold(text)))
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def longest_in(self, tokens: tuple[str, ...]) -> int:
        """How many words the longest of the phrases has that stand in `tokens`; 0 where none does."""
        longest = 0
        for start, token in enumerate(tokens):
            for phrase in self._by_first.get(token, ()):
                if len(phrase) > longest and tokens[start : start + len(phrase)] == phrase:
                    longest = len(phrase)
        return longest

    def within(self, tokens: tuple[str, ...]) -> bool:
        """Tell whether one of the phrases stands in `tokens`."""
        return self.longest_in(tokens) > 0


WHO: Final = _fold_all(
    "who whom whose whos qui wer wem wen хто кого чий кто чей чьи kto kogo quien quién quienes quiénes chi"
)
WHICH: Final = _fold_all(
    "which what quel quels quelle quelles welche welcher welches який які яких какой какие каких które którzy jakie "
    "cuáles cuál qué quale quali"
)
WHEN: Final = _fold_all("when wen whn quand wann коли когда kiedy cuándo cuando quando")
WHERE: Final = _fold_all("where wo où wo где gdzie dónde donde dove")
WHY: Final = _fold_all("why pourquoi warum wieso weshalb чому почему зачем dlaczego czemu porqué perché")
HOW_MANY: Final = Phrases(
    "how many", "how much", "how big", "number of", "what percentage", "combien", "wie viele", "wieviele", "wie viel",
    "скільки", "сколько", "ile", "ilu", "cuántos", "cuántas", "cuánto", "quanti", "quante", "quanto",
)  # fmt: skip
AUXILIARIES: Final = _fold_all(
    "did does do has have had is was are were will would can could should may might hat haben hatte ist sind wird "
    "würde will a ont est va ha han è sono czy"
)
SAID: Final = _fold_all(
    "say says said saying sais tell told tells state states stated think thinks thought thinking believe believes "
    "believed speak speaks spoke spoken "
    "parlé parle parlait dit dire disait déclare déclaré pense pensait croit affirme affirmé répondu "
    "spricht sprach gesprochen sagte gesagt sagen meint meinte denkt glaubt erklärt erklärte "
    "сказав сказала сказали каже говорив говорила говорить розповів розмовляв заявив заявила заявили думає вважає "
    "відповів сказал рассказал говорил говорит говорят заявил думает считает ответил "
    "powiedział powiedziała powiedzieli mówi mówił mówiła rozmawiał twierdzi uważa myśli sądzi oświadczył odpowiedział "
    "dijo dice dijeron habló habla hablado piensa opina opinó cree afirmó declaró respondió "
    "detto dice disse parlato parla pensa crede dichiarato affermato risposto"
)
"""Plain verbs of saying and thinking: they ask for words and tell nothing of which."""

SAY: Final = SAID | _fold_all(
    "claim claims claimed call calls called warn warns warned argue argues argued react reacts reacted respond responds "
    "responded reply replied answer answered announce announced declare declared deny denies denied mention mentions "
    "mentioned suggest suggests suggested want wants wanted mean means meant describe describes described consider "
    "considers explain explains explained write wrote writes report reported reports comment commented criticise "
    "criticize criticised criticized praise praised confirm confirmed allege alleged insist recommend recommends warnte"
)
SAY_FIRST: Final = _fold_all(
    "sagt sagte gesagt meint dit dire disait pense сказав сказала каже говорить заявив сказал сказала "
    "говорит говорил заявил powiedział powiedziała mówi mówił twierdzi dijo dice opina detto dice disse pensa"
)
"""Verbs of saying after which the speaker may stand ("qué dijo Macron"), never the one spoken about."""

ADDRESSING: Final = _fold_all(
    "tell told tells ask asked asks call called phone phoned meet met meets criticise criticised criticize criticized "
    "criticises attack attacked praise praised mention mentioned mentions quote quoted thank thanked accuse accused"
)
"""Verbs whose object is a person: whoever follows them is spoken to or about."""

IN: Final = _fold_all("in inside into within en dans w we в во у al nel nella na")
CONNECTORS: Final = _fold_all("and or vs versus v und oder et ou y e o i та і и или або lub oraz & with")
ENGLISH: Final = _fold_all(
    "the what did who is are was of to on about does say said says will would in for with how when where why which "
    "that his her they it any from by or and not has have be do"
)
DETERMINERS: Final = _fold_all(
    "the a an le la les l der die das den dem el los las il lo gli i president pm mr mrs ms minister chancellor"
)
ABOUT: Final = _fold_all(
    "besides except excluding beyond außer sauf окрім кроме oprócz excepto salvo tranne about abt bout on regarding concerning re over against with toward towards at to sur contre envers über gegen zu zum zur "
    "про щодо проти об о про против насчет temat wobec przeciw przeciwko sobre contra hacia su sul sulla contro verso"
)
OF: Final = _fold_all("of de du d des del della dello di von vom der")
BY: Final = _fold_all("by from per according selon laut nach von від від за по według od según par da secondo de")
OPINION_NOUNS: Final = _fold_all(
    "position positions stance stances view views opinion opinions take takes statement statements quote quotes words "
    "comment comments remark remarks reaction reactions response responses answer attitude line side warning warnings "
    "stand standpoint avis réaction réactions propos déclaration déclarations Haltung Meinung Position Reaktion "
    "Aussage Aussagen Äußerung позиція позицію думка реакція заява позиция позицию мнение реакция заявление слова "
    "stanowisko opinia reakcja wypowiedź zdanie posición postura opinión reacción declaración posizione opinione "
    "reazione dichiarazione parole"
)
PEOPLE: Final = _fold_all(
    "people person persons someone anyone somebody anybody leader leaders politician politicians official officials "
    "minister ministers president presidents government governments expert experts analyst analysts commentator "
    "commentators country countries voices figures nation nations state states capital capitals ally allies member members voices "
    "pays dirigeants gens experts politiques ministres pays Länder Länder Staaten Politiker Leute Experten Minister "
    "країни країна політики люди експерти лідери страны страна политики люди эксперты лидеры kraje kraj państwa "
    "politycy ludzie eksperci przywódcy países país políticos líderes expertos gente paesi paese politici leader "
    "esperti persone side"
)
PEOPLE_PLURAL: Final = PEOPLE - _fold_all(
    "person someone anyone somebody anybody leader politician official minister president government expert analyst "
    "commentator country nation state capital ally member Minister ministre país paese persone side leader"
)
EVERYBODY: Final = _fold_all(
    "everyone everybody all list anyone anybody any tous toutes alle jeder всі усі список все перечисли wszyscy "
    "wszystkie lista todos todas tutti tutte elenca"
)
COMPARE: Final = Phrases(
    "vs", "versus", "compare", "compared", "comparison", "differ", "difference", "differs", "different from",
    "each think", "each say", "do they agree", "disagree", "comparer", "comparaison", "différence", "vergleich",
    "vergleiche", "unterschied", "порівняй", "порівняння", "різниця", "сравни", "сравнение", "разница", "отличается",
    "porównaj", "różnica", "różni", "compara", "comparar", "diferencia", "confronta", "confronto", "differenza",
)  # fmt: skip
DEVELOPMENT: Final = Phrases(
    "change", "changed", "changes", "timeline", "evolve", "evolved", "evolution", "over time", "develop", "developed",
    "history of", "chronology", "shift", "shifted", "chronologie", "évolué", "zeitleiste", "verändert", "geändert",
    "entwickelt", "змінилася", "змінилась", "хронологія", "изменилась", "менялась", "хронология", "zmieniło",
    "zmieniło się", "chronologia", "cronología", "cambió", "cambiado", "cronologia", "cambiata", "cambiato",
)  # fmt: skip
AGAINST: Final = _fold_all(
    "against opposed oppose opposes opposing opponents reject rejects rejected refuse refuses refused no contre opposé "
    "opposés gegen dagegen проти против przeciw przeciwko przeciwni contra contrario contro contrari contrario critics"
)
FOR: Final = _fold_all(
    "want wants open willing ready sympathetic favourable favorable support supports supported supporting supporters favour favor backs back backed backing pour favorable favorables "
    "dafür unterstützt unterstützen за підтримує підтримують поддерживает поддерживают popiera popierają favor apoya "
    "apoyan favorevole favorevoli appoggia sostiene"
)
STANCE_WORDS: Final = (
    AGAINST
    | FOR
    | _fold_all(
        "stand stands stood side sides pro con contra oppose agree agrees agreed stance position line sure camp "
        "Seite dafür dagegen позиція позиция стоїть стоит stanowisko stoi postura posizione schierato"
    )
)
STATES: Final = _fold_all(
    "country countries nation nations state states government governments capital capitals pays Länder Staaten країни "
    "країна страны страна kraje państwa países país paesi paese"
)
"""Words that ask for those who speak for a state, not for anybody from it."""

WHOLE_DEBATE: Final = _fold_all("debate discussion idea topic story whole issue affair events saga row question")
SEQUENCE: Final = _fold_all("sequence step steps order chronology chronological timeline happened happen events event")
DATE_ASKED: Final = Phrases("what date", "which date", "what day", "which day", "what month", "which month")
WOMEN: Final = _fold_all(
    "woman women female females femme femmes Frau Frauen жінка жінки женщина женщины kobieta kobiety mujer mujeres "
    "donna donne"
)
ANONYMOUS: Final = _fold_all(
    "anonymous unnamed anonyme anonymes anonym anonyme анонімні анонімний анонимные анонимный anonimowe anonimowy "
    "anónimas anónimo anonime anonimo"
)
HOLDERS: Final = _fold_all("quoted cited quote cites source sources named speaks speaking statement statements")
BARE_FILLERS: Final = _fold_all(
    "please pls plz quote quotes said says say statement statements opinion position stance view views show me "
    "tell everything anything something info profile record what about and his her their on this it the any more give "
    "think thinks news latest all list where post posted posts publish published print printed "
    "publication wrote write writes remarks comments magazine paper newspaper article outlet ran appear appeared "
    "there"
)
GENERIC: Final = _fold_all(
    "say says said tell tells told think thinks thought opinion view views position stance statement statements quote "
    "quotes word words thing things stuff really rly actually exactly exact please pls lol bro guys yo hey hi u ur r "
    "2 4 bout abt wat waht wut did do does is are about idea question ask asked answer talk talked talking talks "
    "mention mentioned comment commented remark remarks source link proof info information give show find true right "
    "correct whats thats gonna wanna kinda like just now so ok well anyway according person people somebody someone "
    "guy man around make made come came get got go going thoughts take takes happen happened"
)
EMPTY: Final = GENERIC | SAID | WHO | WHICH | WHEN | WHERE | WHY
"""Words that tell nothing of what is asked."""

ASKING: Final = BARE_FILLERS | OPINION_NOUNS | PEOPLE
"""Words that ask for anything somebody said."""
