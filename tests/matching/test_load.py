"""Packs into one book: order, replacement, lenience, origins."""

import pickle
from pathlib import Path

import pytest

from conflict_coder.matching.load import load_packs
from conflict_coder.matching.problems import RulePackError
from conflict_coder.matching.schema import FILES, schema_for
from conflict_coder.matching.source import parse
from conflict_coder.resources import shipped_rules

from .test_check import BUNDLES, CONSTRUCTIONS, RULE, WORDS, write


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A sound pack."""
    folder = tmp_path / "base"
    write(folder, "pack.yaml", "name: base\nversion: 1.2.0\n")
    write(folder, "grammar/constructions.yaml", CONSTRUCTIONS)
    write(folder, "grammar/bundles.yaml", BUNDLES)
    write(folder, "grammar/words.yaml", WORDS)
    write(folder, "events/water.yaml", RULE + RULE.replace("water.attack", "water.poison"))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack of events alone, which leans on the other's grammar."""
    folder = tmp_path / "own"
    write(folder, "pack.yaml", "name: own\nversion: 0.3.0\n")
    corrected = RULE.replace("- فجر", "- نسف")
    write(
        folder, "events/mine.yaml", "# corrected\n" + corrected + RULE.replace("water.attack", "dam.attack")
    )
    return folder


def test_a_later_pack_corrects_an_earlier_one(base: Path, own: Path) -> None:
    book = load_packs([base, own])
    assert list(book.events) == ["water.attack", "water.poison", "dam.attack"]
    assert book.events["water.attack"].triggers.verb == ["نسف"]
    assert book.pack_of("water.attack") == "own 0.3.0"
    assert book.pack_of("water.poison") == "base 1.2.0"
    assert [pack.name for pack in book.packs] == ["base", "own"]


def test_a_later_pack_corrects_single_weights(base: Path, own: Path) -> None:
    write(base, "grammar/evidence.yaml", "enough: 1.2\ntoll: 1.5\nfamilies:\n  bomb: 0.5\n")
    write(own, "grammar/evidence.yaml", "enough: 2\nfamilies:\n  clash: -0.5\n")
    weights = load_packs([base, own]).evidence
    assert (weights.enough, weights.toll) == (2.0, 1.5)
    assert weights.families == {"bomb": 0.5, "clash": -0.5}


def test_a_later_pack_corrects_single_signs_of_a_retelling(base: Path, own: Path) -> None:
    write(base, "grammar/retelling.yaml", "enough: 0.0\nother-day: -1.5\n")
    write(own, "grammar/retelling.yaml", "enough: 0.5\n")
    signs = load_packs([base, own]).retelling
    assert (signs.enough, signs.other_day) == (0.5, -1.5)


def test_a_later_pack_names_more_lists_of_light_verbs(base: Path, own: Path) -> None:
    write(base, "grammar/light.yaml", "carrying:\n  - light-verbs\n")
    write(own, "grammar/words.yaml", "coming:\n  - وصل\n")
    write(own, "grammar/light.yaml", "moving:\n  - coming\n  - light-verbs\n  - going\n")
    book = load_packs([base, own], strict=False)
    assert (book.light.carrying, book.light.moving) == (["light-verbs"], ["coming", "light-verbs", "going"])
    assert [(p.message, p.span.line) for p in book.problems] == [("unknown word list «going»", 4)]


def test_a_weight_of_nothing_known_is_told(base: Path) -> None:
    write(base, "grammar/evidence.yaml", "enough: 1.2\ntols: 1.5\nfamilies:\n  bombs: 0.5\n")
    problems = load_packs([base], strict=False).problems
    assert [(p.span.line, "toll" in p.hint or "bomb" in p.hint) for p in problems] == [(2, True), (4, True)]


def test_a_pack_of_events_needs_the_grammar_it_names(own: Path) -> None:
    with pytest.raises(RulePackError) as caught:
        load_packs([own])
    assert [problem.message for problem in caught.value.problems] == [
        "unknown construction or bundle «hits»",
        "unknown construction or bundle «hits»",
    ]
    assert "events/mine.yaml:14:7" in str(caught.value)


def test_a_lenient_load_leaves_out_what_is_broken(base: Path) -> None:
    write(
        base, "events/broken.yaml", RULE.replace("water.attack", "a.b").replace("family: attack", "family: x")
    )
    book = load_packs([base], strict=False)
    assert list(book.events) == ["water.attack", "water.poison"]
    assert [problem.item for problem in book.problems] == ["a.b"]


def test_a_broken_construction_is_told_once_and_taken_out_of_its_rules(base: Path) -> None:
    write(base, "grammar/constructions.yaml", CONSTRUCTIONS.replace("- gap: 3", "- gap: 999"))
    book = load_packs([base], strict=False)
    assert [problem.item for problem in book.problems] == ["verb-object"]
    assert book.bundles["hits"] == ("noun-of",)
    assert set(book.constructions) == {"noun-of", "light"}
    assert book.events["water.attack"].constructions == ["hits"]


def test_a_missing_test_is_no_reason_to_refuse_a_pack(base: Path) -> None:
    write(base, "events/water.yaml", RULE[: RULE.index("  tests:")])
    book = load_packs([base])
    assert "water.attack" in book.events
    assert len(book.problems) == 2


def test_origins(base: Path) -> None:
    book = load_packs([base])
    origin = book.origins["event", "water.poison"]
    first = RULE.count("\n") + 1
    assert (origin.line, origin.column) == (first, 7)
    assert origin.lines == (first, 2 * RULE.count("\n"))
    assert origin.tests == (first + 19, first + 22)
    assert book.origins["words", "light-verbs"].lines == (1, 3)
    assert book.origins["construction", "noun-of"].lines == (7, 11)


def test_the_book_and_its_error_can_be_pickled(base: Path) -> None:
    book = load_packs([base])
    assert pickle.loads(pickle.dumps(book)) == book
    write(base, "events/water.yaml", "- id: [")
    with pytest.raises(RulePackError) as caught:
        load_packs([base])
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_the_models_are_frozen(base: Path) -> None:
    rule = load_packs([base]).events["water.attack"]
    with pytest.raises(ValueError, match="frozen"):
        rule.family = "clash"  # type: ignore[misc]


def test_the_shipped_rules_have_no_problems() -> None:
    assert [str(problem) for problem in load_packs([shipped_rules()], strict=False).problems] == []


@pytest.mark.parametrize("file", FILES)
def test_schemas(file: str) -> None:
    schema = schema_for(file)
    assert schema["$schema"].startswith("https://json-schema.org/")


def test_the_schema_names_acleds_types() -> None:
    rule = schema_for("events")["$defs"]["EventRule"]
    assert "Battles / Armed clash" in rule["properties"]["event"]["enum"]
    assert "Denial" in rule["properties"]["event"]["enum"]
    assert rule["additionalProperties"] is False
    assert "not" in rule["properties"]


def test_values_and_positions_of_a_file() -> None:
    source = parse("a:\n  - no\n  - 2016-02-31\nb: &x [1]\nc: *x\nno: ~\n", "x.yaml")
    assert source.value == {"a": [False, "2016-02-31"], "b": [1], "c": [1], "no": None}
    assert source.raw(("a", 0)) == "no"
    assert (source.span(("a", 1)).line, source.span(("a", 1)).column) == (3, 5)
    assert source.span(("b",), key=True).column == 1
    assert source.problems == []


@pytest.mark.parametrize(
    ("text", "line", "column"), [("a: [b\nc: d\n", 2, 2), ("a: \x07\n", 1, 4), ("a: *b\n", 1, 4)]
)
def test_broken_yaml_has_a_position(text: str, line: int, column: int) -> None:
    (problem,) = parse(text, "x.yaml").problems
    assert (problem.span.line, problem.span.column) == (line, column)
    assert problem.message.startswith("broken YAML: ")


def test_an_anchor_inside_itself_ends() -> None:
    assert parse("a: &x [*x]\n", "x.yaml").value is not None


def test_the_example_pack_is_sound() -> None:
    example = Path(__file__).parents[2] / "examples" / "rules"
    book = load_packs([shipped_rules(), example])
    assert {"water.sabotage", "checkpoint.erected"} <= set(book.events)
    assert [problem.headline for problem in book.problems if "examples" in problem.file] == []
