"""Words for times in the eight languages, folded: months, seasons, parts of a year, and how times relate."""

from __future__ import annotations

from typing import Final

from bot.matching.folding import fold
from bot.matching.tokens import words

__all__ = [
    "AFTER",
    "AGO",
    "AMBIGUOUS_MONTHS",
    "BEFORE",
    "DAYS",
    "JOINING",
    "LAST",
    "LEADS",
    "MONTHS",
    "MONTH_UNITS",
    "PARTS",
    "SEASONS",
    "SINCE",
    "SKIPPED",
    "THIS",
    "UNTIL",
    "WEEK_UNITS",
    "YEAR_UNITS",
]


def _folded(names: str) -> list[str]:
    return [word for name in names.split() for word in words(fold(name))]


MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar січень січня січні январь января январе styczeń stycznia styczniu enero "
            "gennaio",
            "february feb février februar лютий лютого лютому февраль февраля феврале luty lutego lutym febrero "
            "febbraio",
            "march mar mars märz березень березня березні март марта марте marzec marca marcu marzo",
            "april apr avril квітень квітня квітні апрель апреля апреле kwiecień kwietnia kwietniu abril aprile",
            "may mai травень травня травні май мая мае maj maja maju mayo maggio",
            "june jun juin juni червень червня червні июнь июня июне czerwiec czerwca czerwcu junio giugno",
            "july jul juillet juli липень липня липні июль июля июле lipiec lipca lipcu julio luglio",
            "august aug août серпень серпня серпні август августа августе sierpień sierpnia sierpniu agosto",
            "september sep sept septembre вересень вересня вересні сентябрь сентября сентябре wrzesień września "
            "wrześniu septiembre settembre",
            "october oct octobre oktober жовтень жовтня жовтні октябрь октября октябре październik października "
            "październiku octubre ottobre",
            "november nov novembre листопад листопада листопаді ноябрь ноября ноябре listopad listopada listopadzie "
            "noviembre",
            "december dec décembre dezember грудень грудня грудні декабрь декабря декабре grudzień grudnia grudniu "
            "diciembre dicembre",
        ),
        start=1,
    )
    for name in _folded(names)
}

AMBIGUOUS_MONTHS: Final = frozenset(
    {"may", "mar", "mars", "march", "marta", "mai", "sep", "marca", "jan", "jun", "maya"}
)
"""Months that are also other words or names: they count only beside a year, a day or a word like "in"."""

SEASONS: Final[dict[str, tuple[int, ...]]] = {
    name: months
    for names, months in (
        (
            "spring printemps frühling frühjahr primavera wiosna wiosny wiosną весной весна весни весны навесні",
            (3, 4, 5),
        ),
        ("summer été sommer verano estate lato latem лето летом літо влітку", (6, 7, 8)),
        ("autumn automne herbst otoño autunno jesień jesienią осінь осень осенью восени", (9, 10, 11)),
        ("winter hiver invierno inverno zima zimą зима зимой взимку", (12, 1, 2)),
    )
    for name in _folded(names)
}

PARTS: Final[dict[str, tuple[int, int]]] = {
    word: months
    for names, months in (
        ("early beginning start début anfang початок початку начале начало początek początku inicios principios "
         "comienzos inizio", (1, 4)),
        ("mid middle milieu mitte середині середина середине połowie mediados metà", (4, 9)),
        ("late end fin ende кінець кінці наприкінці конец конце koniec końcu finales fine", (9, 12)),
        ("q1", (1, 3)), ("q2", (4, 6)), ("q3", (7, 9)), ("q4", (10, 12)),
    )
    for word in _folded(names)
}  # fmt: skip
"""Parts of a year, first and last month; what people call early, middle and late overlaps a little."""

LEADS: Final = frozenset(
    _folded(
        "in on of by from since until till before after during early late mid last past this next between en im am au "
        "depuis ab seit w we od po в во з с у до a nel di il el del de dal le du since between"
    )
)
"""Words after which a month or season is meant as one."""

BEFORE: Final = frozenset(_folded("before prior avant vor до перед przed antes prima"))
AFTER: Final = frozenset(_folded("after following après nach після после después dopo"))
SINCE: Final = frozenset(_folded("since depuis seit ab desde od починаючи начиная"))
UNTIL: Final = frozenset(_folded("until till til as jusque jusqu bis hasta fino"))
"""With "as", for "as of March 2024": the "of" is skipped."""
LAST: Final = frozenset(
    _folded(
        "last past previous dernier dernière letzten letztes letzter letztem vergangenen vergangenes vorigen минулого "
        "минулої минулий прошлого прошлой прошлом прошлый zeszłego zeszłym zeszłej ubiegłego ubiegłym pasado pasada "
        "scorso scorsa"
    )
)
THIS: Final = frozenset(
    _folded(
        "this cette dieses diesem diesen diesjährigen цього цей цьому этого этот этом tego tym este questo quest ce"
    )
)
JOINING: Final = frozenset(
    _folded("and or to until till und bis oder et ou au й та і и до или а y o al e i lub oraz do")
)
"""Words between two days of one month."""

AGO: Final = frozenset({"ago"})
YEAR_UNITS: Final = frozenset(_folded("year years an année jahr jahres року рік році год года году rok roku año anno"))
MONTH_UNITS: Final = frozenset(
    _folded(
        "month months mois monat monats місяця місяць місяці месяц месяца месяце miesiąc miesiąca miesiącu mes mese"
    )
)
WEEK_UNITS: Final = frozenset(
    _folded("week weeks semaine woche тижня тиждень неделе неделю неделя tydzień tygodniu semana settimana")
)
DAYS: Final[dict[str, int]] = {
    word: back
    for names, back in (
        ("today tonight heute сьогодні сегодня dzisiaj dziś hoy oggi", 0),
        ("yesterday gestern вчора вчера wczoraj ayer ieri", 1),
    )
    for word in _folded(names)
}
SKIPPED: Final = frozenset(
    _folded(
        "the of a an about around date le la les l du de des der den dem die das el los il lo dello della do w to na"
    )
)
"""Words that may stand between "before" and the time: "before the start of March"."""
