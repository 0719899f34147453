"""ACLED's codebook: the columns that follow from other columns."""

from datetime import date

import pytest

from conflict_coder.coding import codebook
from conflict_coder.coding.event import COLUMNS, Event, distinct, event_id

STATE, REBEL, MILITIA, IDENTITY = "State forces", "Rebel group", "Political militia", "Identity militia"
RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = "Rioters", "Protesters", "Civilians", "External/Other forces"
# Every pair that ACLED's codebook knows.
PAIRS = (
    *(10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 23, 24, 25, 26, 27, 28, 30, 33, 34, 35, 36, 37, 38),
    *(40, 44, 45, 46, 47, 48, 50, 55, 56, 57, 58, 60, 66, 67, 68, 70, 77, 78, 80, 88),
)
BY_CODE = {code: name for name, code in codebook.INTER_CODES.items()}


@pytest.mark.parametrize("pair", PAIRS)
def test_interaction_is_the_same_from_both_sides(pair: int) -> None:
    first, second = (BY_CODE.get(code, "") for code in divmod(pair, 10))
    assert codebook.interaction_code(first, second) == codebook.interaction_code(second, first) == pair
    assert codebook.interaction(first, second) == codebook.interaction(second, first) != ""


@pytest.mark.parametrize(
    ("sides", "text"),
    [
        ((REBEL, STATE), "State forces-Rebel group"),
        ((STATE, STATE), "State forces-State forces"),
        ((EXTERNAL, REBEL), "Rebel group-External/Other forces"),
        ((EXTERNAL, CIVILIANS), "External/Other forces-Civilians"),
        ((CIVILIANS, MILITIA), "Political militia-Civilians"),
        ((PROTESTERS, ""), "Protesters only"),
        (("", CIVILIANS), "Civilians only"),
        (("", ""), ""),
    ],
)
def test_interaction_text(sides: tuple[str, str], text: str) -> None:
    assert codebook.interaction(*sides) == text


def test_a_class_that_acled_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        codebook.interaction("Martians")


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "sides", "targeted"),
    [
        ("Violence against civilians", "Attack", (IDENTITY, CIVILIANS), True),
        ("Protests", "Excessive force against protesters", (PROTESTERS, STATE), True),
        ("Explosions/Remote violence", "Air/drone strike", (EXTERNAL, CIVILIANS), True),
        ("Explosions/Remote violence", "Air/drone strike", (EXTERNAL, REBEL), False),
        ("Riots", "Mob violence", (RIOTERS, CIVILIANS), True),
        ("Protests", "Peaceful protest", (PROTESTERS, ""), False),
        ("Battles", "Armed clash", (STATE, REBEL), False),
        ("Strategic developments", "Arrests", (STATE, CIVILIANS), False),
    ],
)
def test_civilian_targeting(
    event_type: str, sub_event_type: str, sides: tuple[str, str], targeted: bool
) -> None:
    assert (codebook.civilian_targeting(event_type, sub_event_type, *sides) != "") is targeted


def test_disorder_types() -> None:
    assert codebook.disorder_type("Battles", "Armed clash") == "Political violence"
    assert codebook.disorder_type("Riots", "Mob violence") == "Political violence"
    assert codebook.disorder_type("Riots", "Violent demonstration") == "Demonstrations"
    force = codebook.disorder_type("Protests", "Excessive force against protesters")
    assert force == "Political violence; Demonstrations"
    assert codebook.disorder_type("Denial", "") == ""


def test_the_codebook_has_25_sub_types_in_precedence() -> None:
    acled = [kind for kind in codebook.event_types().values() if kind.event_type != codebook.DENIAL]
    assert len(acled) == 25
    assert codebook.rank("Battles", "Government regains territory") < codebook.rank("Battles", "Armed clash")
    assert codebook.rank("Battles", "Armed clash") < codebook.rank("Violence against civilians", "Attack")
    assert codebook.rank("Strategic developments", "Other") > codebook.rank("Protests", "Peaceful protest")


@pytest.mark.parametrize(
    ("name", "iso", "iso3", "region", "prefix"),
    [
        ("Yemen", 887, "YEM", "Middle East", "YEM"),
        ("Sudan", 729, "SDN", "Northern Africa", "SUD"),
        ("Algeria", 12, "DZA", "Northern Africa", "ALG"),
        ("Afghanistan", 4, "AFG", "Caucasus and Central Asia", "AFG"),
    ],
)
def test_countries_are_acleds(name: str, iso: int, iso3: str, region: str, prefix: str) -> None:
    assert codebook.country(name) == codebook.Country(name, iso, iso3, region, prefix)


def test_an_unknown_country_is_none() -> None:
    assert codebook.country("") is None
    assert codebook.country("Atlantis") is None


def test_order_of_sides() -> None:
    assert codebook.first_side_is_second("Protests", STATE, PROTESTERS)
    assert codebook.first_side_is_second("Riots", CIVILIANS, RIOTERS)
    assert codebook.first_side_is_second("Violence against civilians", CIVILIANS, REBEL)
    assert not codebook.first_side_is_second("Battles", REBEL, STATE)
    assert not codebook.first_side_is_second("Protests", PROTESTERS, STATE)
    assert not codebook.first_side_is_second("Protests", PROTESTERS, "")


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        (date(2016, 3, 2), None, 1),
        (date(2016, 3, 1), date(2016, 3, 2), 1),
        (date(2016, 3, 1), date(2016, 3, 7), 2),
        (date(2016, 3, 5), date(2016, 3, 26), 2),
        (date(2016, 2, 1), date(2016, 2, 29), 3),
        (date(2015, 3, 2), date(2016, 3, 2), 3),
        (None, None, None),
    ],
)
def test_time_precision(start: date | None, end: date | None, precision: int | None) -> None:
    assert codebook.time_precision(start, end) == precision


def test_geo_precision() -> None:
    assert codebook.geo_precision("town") == codebook.geo_precision("site") == 1
    assert codebook.geo_precision("town", vague=True) == codebook.geo_precision("admin", district=True) == 2
    assert codebook.geo_precision("admin") == codebook.geo_precision("country") == 3
    assert codebook.geo_precision("") is None


def test_a_row_has_every_column_in_order() -> None:
    row = Event(event_date=date(2016, 3, 2), fatalities=0).row()
    assert tuple(row) == COLUMNS
    assert row["event_date"] == "2016-03-02"
    assert row["fatalities"] == 0
    assert row["injuries"] is None
    assert row["actor1"] == ""


def test_the_id_is_stable_and_tells_events_apart() -> None:
    told = ("a1", "Battles", "Armed clash", "Taiz", date(2016, 3, 2), ("Houthi", ""), 14)
    assert event_id(*told) == event_id(*told)
    assert len(event_id(*told)) == 12
    assert event_id(*told[:-1], 15) != event_id(*told)
    assert event_id("a", "1b", *told[2:]) != event_id("a1", "b", *told[2:])


def test_an_act_told_twice_by_one_word_is_one_row() -> None:
    events = [Event(event_id="a", fatalities=1), Event(event_id="b"), Event(event_id="a")]
    assert [(event.event_id, event.fatalities) for event in distinct(events)] == [("a", 1), ("b", None)]
