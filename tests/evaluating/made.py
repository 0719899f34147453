"""Hand-coded texts and rows in few words, for the tests of this room."""

from datetime import date

from conflict_coder.evaluating import CodedRow, GoldEvent, GoldText, Named, When
from conflict_coder.reading.article import Article

DAY = date(2021, 5, 3)
WORDS = "اشتبك الجيش مع مسلحين قرب الجسر"


def event(**given: object) -> GoldEvent:
    """A clash with all it needs, but for what is given."""
    made: dict[str, object] = {
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": Named("Military Forces of Iraq", "الجيش"),
        "actor2": Named("Unidentified Armed Group (Iraq)", "مسلحين"),
        "location": Named("Samarra", "سامراء"),
        "when": When(DAY, DAY),
        "fatalities": 3,
        "evidence": WORDS,
    }
    return GoldEvent(**(made | given))  # type: ignore[arg-type]


def row(**given: object) -> CodedRow:
    """The row that has the clash right, but for what is given."""
    made: dict[str, object] = {
        "article_id": "a",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Military Forces of Iraq (2020-)",
        "actor1_text": "الجيش",
        "actor2": "Unidentified Armed Group (Iraq)",
        "actor2_text": "مسلحين",
        "location": "Samarra",
        "location_text": "سامراء",
        "event_date": DAY,
        "fatalities": 3,
        "evidence": f"{WORDS} أمس.",
        "rule": "clash.armed",
    }
    return CodedRow(**(made | given))  # type: ignore[arg-type]


def text(*events: GoldEvent, name: str = "a", tag: str = "") -> GoldText:
    return GoldText(Article(text="…", id=name), events, tag=tag)
