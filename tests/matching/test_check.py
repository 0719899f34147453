"""Each mistake a rule writer can make: where it is told, and how."""

from pathlib import Path
from textwrap import dedent

import pytest

from conflict_coder.coding.event import COLUMNS
from conflict_coder.matching.load import check_packs
from conflict_coder.matching.problems import Problem

CONSTRUCTIONS = """\
- id: verb-object
  anchor: verb
  steps:
    - trigger: {}
    - gap: 3
    - slot: actor2
- id: noun-of
  anchor: noun
  steps:
    - trigger: {}
    - slot: actor1
- id: light
  anchor: noun
  steps:
    - list: light-verbs
    - slot: actor1
    - gap: 2
    - trigger: {}
"""
BUNDLES = "hits:\n  - verb-object\n  - noun-of\n"
WORDS = "light-verbs:\n  - شن\n  - نفذ\n"
RULE = """\
- id: water.attack
  status: test
  family: attack
  event: Violence against civilians / Attack
  triggers:
    verb:
      - فجر
    noun:
      - تفجير
  not:
    - تفجير قنبلة قديمة
  constructions:
    - hits
  slots:
    actor2: civilian
  needs:
    - actor1
    - actor2
  tests:
    - text: فجر مسلحون محطة المياه
      rows:
        - actor1: Unidentified Armed Group
    - text: عاد الماء إلى المدينة
      rows: []
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack, to be spoiled."""
    write(tmp_path, "pack.yaml", "name: mine\nversion: 0.1.0\nengine: '>=0.1'\n")
    write(tmp_path, "grammar/constructions.yaml", CONSTRUCTIONS)
    write(tmp_path, "grammar/bundles.yaml", BUNDLES)
    write(tmp_path, "grammar/words.yaml", WORDS)
    write(tmp_path, "events/water.yaml", RULE)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def told(pack: Path) -> list[Problem]:
    return check_packs([pack], columns=COLUMNS).problems


def where(pack: Path, problem: Problem) -> str:
    file = Path(problem.file).resolve().relative_to(pack.resolve()).as_posix()
    return f"{file}:{problem.span.line}:{problem.span.column}"


def test_a_sound_pack_has_no_problems(pack: Path) -> None:
    assert told(pack) == []


# What stands in the sound rule, what stands there instead, where it is told, the message, the hint.
EVENT_MISTAKES = [
    ("status: test", "status: tets", "2:11", "unknown value «tets»", "did you mean «test»?"),
    ("triggers:", "trigers:", "5:3", "unknown key «trigers»", "did you mean «triggers»?"),
    ("    noun:", "    nuon:", "8:5", "unknown key «nuon»", "did you mean «noun»?"),
    ("family: attack", "family: atack", "3:11", "unknown family «atack»", "did you mean «attack»?"),
    ("  family: attack\n", "", "1:3", "«family» is missing", ""),
    ("status: test", "status: test\n  status: test", "3:3", "key «status» stands twice", "join them"),
    ("id: water.attack", "id: Water Attack", "1:7", "bad id «Water Attack»", "small Latin letters"),
    ("- فجر", "- no", "7:9", "YAML reads no as true or false", 'put it in quotes: "no"'),
    ("- فجر", "- 12", "7:9", "YAML reads 12 as a number", 'put it in quotes: "12"'),
    ("- فجر", "-", "7:8", "this item is empty", "take the line out"),
    ("- فجر", "- فجر، نسف", "7:12", "«،» does not part words here", "- فجر  - نسف"),
    ("verb:\n      - فجر", "verb: فجر، نسف", "6:11", "«verb» holds a list", "- فجر  - نسف"),
    ("- تفجير\n", "- تفجیر\n", "9:12", "«ی» is the Persian ye, not «ي»", "write تفجير"),
    ("- تفجير\n", "- تفـ\u200fجير\n", "9:12", "invisible mark: right-to-left mark (U+200F)", "delete it"),
    ("- فجر", "- فجر.*", "7:13", "there are no patterns in words", "write the lemma"),
    ("- فجر", "- bomb", "7:9", "has no Arabic letter, so it can never be found", ""),
    ("- فجر", "- فجر\n      - فجر", "8:9", "«فجر» stands twice", ""),
    ("- فجر", "- فجر عبوة", "7:9", "«فجر عبوة» is several words", "move it to «phrase:»"),
    ("verb:", "phrase:", "7:9", "«فجر» is one word", "move it to «verb:»"),
    ("- تفجير قنبلة قديمة", "- تفجير", "9:9", "«تفجير» can never fire", "the whole look-alike"),
    ("- hits", "- hitz", "13:7", "unknown construction or bundle «hitz»", "did you mean «hits»?"),
    ("- hits", "- noun-of", "6:5", "no construction of this rule serves a verb", "serve: noun"),
    (
        "    - actor1\n    - actor2",
        "    - count",
        "17:7",
        "the rule can never fire",
        "they fill: actor1, actor2",
    ),
    ("    - actor1\n    - actor2", "    - actor1\n    - light", "18:7", "the rule's need is never met", ""),
    ("actor2: civilian", "actor2: civilians", "15:13", "unknown value «civilians»", "«civilian»?"),
    ("actor2: civilian", "actor2: place", "15:13", "the slot «actor2» cannot hold a place", "valid for it"),
    ("actor2: civilian", "actor3: civilian", "15:5", "unknown value «actor3»", "did you mean «actor"),
    ("actor2: civilian", "count: people", "15:5", "no construction fills «count»", ""),
    ("against civilians / Attack", "against civilians / Atack", "4:10", "no sub-type «Atack»", "«Attack»?"),
    (
        "Violence against civilians /",
        "Violence on civilians /",
        "4:10",
        "unknown event type",
        "«Violence against",
    ),
    ("Violence against civilians / Attack", "Battles", "4:10", "«Battles» lacks its sub-type", "Armed clash"),
    (
        "Violence against civilians / Attack",
        "Battles / Attack",
        "4:10",
        "no sub-type",
        "of «Violence against",
    ),
    (
        "Violence against civilians / Attack",
        "Armed clash",
        "4:10",
        "unknown event type",
        "Battles / Armed clash",
    ),
    ("rows: []", "rows: 0", "24:13", "«rows» holds a list", ""),
    ("rows: []", "rows:\n        - actor1: x", "19:3", "no test that must not match", "«rows: []»"),
    ("- actor1: Unid", "- actor: Unid", "22:11", "rows have no column «actor»", "«actor1»?"),
    (
        "      rows: []",
        "      date: 2016-02-31\n      rows: []",
        "24:13",
        "no such day: «2016-02-31»",
        "2016-03-02",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "place", "message", "hint"), EVENT_MISTAKES)
def test_event_mistakes(pack: Path, right: str, wrong: str, place: str, message: str, hint: str) -> None:
    assert right in RULE
    write(pack, "events/water.yaml", RULE.replace(right, wrong, 1))
    problems = told(pack)
    found = [(where(pack, problem), problem.message, problem.hint) for problem in problems]
    at = [entry for entry in found if entry[0] == f"events/water.yaml:{place}" and message in entry[1]]
    assert at, found
    assert hint in at[0][2]
    assert len(found) <= 3, found


GRAMMAR_MISTAKES = [
    ("constructions", "anchor: verb", "anchor: verbal", "2:11", "unknown value «verbal»", "«verb»?"),
    (
        "constructions",
        "    - gap: 3",
        "    - gap: 3\n      word: [في]",
        "5:7",
        "gap and word",
        "one of: trigger",
    ),
    ("constructions", "    - gap: 3", "    - gap: 99", "5:12", "99 is out of range", "at most 40"),
    ("constructions", "    - gap: 3", "    - prep: ل", "5:13", "«prep» holds a list of words, or true", ""),
    ("constructions", "    - trigger: {}\n", "", "3:3", "no step is the trigger", "- trigger: {}"),
    (
        "constructions",
        "    - trigger: {}\n",
        "    - trigger:\n",
        "4:7",
        "this step is nothing",
        "«trigger: {}»",
    ),
    ("constructions", "    - slot: actor2\n", "    - trigger: {}\n", "6:7", "a second trigger", ""),
    ("constructions", "    - gap: 3", "    - slot: actor2", "6:13", "stands twice in one construction", ""),
    (
        "constructions",
        "list: light-verbs",
        "list: ligth-verbs",
        "15:13",
        "unknown word list",
        "«light-verbs»?",
    ),
    ("constructions", "id: noun-of", "id: light", "12:7", "the id «light» is taken by", "an id of its own"),
    (
        "constructions",
        "- slot: actor1",
        "- slot: actor1\n      type: place",
        "12:13",
        "cannot hold a place",
        "",
    ),
    (
        "bundles",
        "- noun-of",
        "- noun-off",
        "3:5",
        "unknown construction «noun-off»",
        "did you mean «noun-of»?",
    ),
    ("bundles", "hits:", "light:", "1:1", "«light» is a construction's id too", ""),
    ("bundles", "- noun-of", "- verb-object", "3:5", "«verb-object» stands twice", ""),
    ("words", "  - شن\n  - نفذ", "  - شن، نفذ", "2:7", "«،» does not part words here", "- شن  - نفذ"),
    ("words", "- نفذ", "- off", "3:5", "YAML reads off as true or false", "in quotes"),
    ("words", "  - شن\n  - نفذ\n", "  []\n", "1:1", "the word list «light-verbs» is empty", ""),
]


@pytest.mark.parametrize(("file", "right", "wrong", "place", "message", "hint"), GRAMMAR_MISTAKES)
def test_grammar_mistakes(
    pack: Path, file: str, right: str, wrong: str, place: str, message: str, hint: str
) -> None:
    path = pack / "grammar" / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    found = [(where(pack, problem), problem.message, problem.hint) for problem in told(pack)]
    at = [entry for entry in found if entry[0] == f"grammar/{file}.yaml:{place}" and message in entry[1]]
    assert at, found
    assert hint in at[0][2]


def test_cases_that_are_never_reached(pack: Path) -> None:
    cases = """\
      cases:
        - when:
            actor2: [state, police]
          event: Battles / Armed clash
        - when:
            actor2: police
            dead: true
          event: Battles / Armed clash
        - when: {}
          event: Violence against civilians / Attack
        - when:
            trigger: نسف
          event: Battles / Armed clash
    """
    write(
        pack,
        "events/water.yaml",
        RULE.replace("  tests:\n", dedent(cases).replace("\n", "\n  ").rstrip(" ") + "  tests:\n").replace(
            "cases:", "  cases:", 1
        ),
    )
    found = [(problem.span.line, problem.message) for problem in told(pack)]
    assert [line for line, message in found if "never reached" in message] == [23, 29]
    assert any("«نسف» is no trigger of this rule" in message for _, message in found)


def test_every_problem_is_told_in_one_run(pack: Path) -> None:
    broken = RULE.replace("status: test", "status: tets").replace("- hits", "- hitz")
    other = RULE.replace("water.attack", "water.cut").replace("family: attack", "family: atack")
    write(pack, "events/water.yaml", broken + other)
    write(pack, "events/other.yaml", "- id: [\n")
    messages = [problem.message for problem in told(pack)]
    for part in ("tets", "hitz", "atack", "broken YAML"):
        assert any(part in message for message in messages), messages


def test_broken_yaml_has_a_position_and_hides_no_other_file(pack: Path) -> None:
    write(pack, "events/broken.yaml", "- id: a\n  triggers: [b\n- id: c\n")
    write(pack, "sides/broken.yaml", "a: 1\na: 2\n")
    problems = told(pack)
    assert [where(pack, problem) for problem in problems] == [
        "events/broken.yaml:3:5",
        "sides/broken.yaml:2:1",
    ]
    assert "water.attack" in check_packs([pack]).events


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: mine\nversion: 0.1.0\nengine: '>=99'\n", "the pack needs engine >=99"),
        ("name: mine\nversion: 0.1.0\nengine: new\n", "«new» is no version condition"),
        ("name: mine\n", "«version» is missing"),
        ("name: mine\nversion: first\n", "«first» is no version"),
        ("name: mine\nversion: 0.1\n", "YAML reads 0.1 as a number"),
        ("", "the file is empty"),
    ],
)
def test_pack_yaml(pack: Path, text: str, message: str) -> None:
    write(pack, "pack.yaml", text)
    assert any(message in problem.message for problem in told(pack)), told(pack)


def test_folders_and_files_that_are_not_read(pack: Path) -> None:
    write(pack, "event/more.yaml", "[]")
    write(pack, "grammar/bundle.yaml", "a: []")
    write(pack, "events/more.yml", "[]")
    hints = {problem.message: problem.hint for problem in told(pack)}
    assert "did you mean «events»?" in hints["the folder «event» is not read"]
    assert "did you mean «bundles.yaml»?" in hints["«bundle.yaml» is not read"]
    assert hints["this file is not read"] == "name it .yaml"


def test_no_pack_there(tmp_path: Path) -> None:
    assert [problem.message for problem in told(tmp_path / "none")] == ["no such folder"]
    assert "no rules in this folder" in [problem.message for problem in told(tmp_path)]


def test_a_message_shows_the_line_and_underlines_the_word(pack: Path) -> None:
    write(pack, "events/water.yaml", RULE.replace("- فجر", "- فجّر، نسف", 1))
    (problem,) = told(pack)
    head, source, caret, hint = str(problem).splitlines()
    assert head.endswith("events/water.yaml:7:13: «،» does not part words here [water.attack]")
    assert source.strip() == "- فجّر، نسف"
    assert caret == "    " + " " * 11 + "^"  # the vowel mark before it takes no room
    assert hint.strip() == "one item a line: - فجّر  - نسف"


SIDES = "country: Yemen\nsides:\n  - name: New Group\n    inter: Rebel group\n    names:\n      - جماعة ما\n"
PLACES = "country: Yemen\nplaces:\n  - name: New Town\n    admin1: Taiz\n    ar:\n      - بلدة ما\n"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("sides/mine.yaml", SIDES, ""),
        ("sides/mine.yaml", SIDES.replace("Yemen", "Yemeen"), "1:10 unknown country «Yemeen»"),
        ("sides/mine.yaml", SIDES.replace("Rebel group", "Rebels"), "4:12 unknown value «Rebels»"),
        ("sides/mine.yaml", SIDES.replace("names", "nams"), "5:5 unknown key «nams»"),
        ("sides/mine.yaml", "country: Yemen\nsides:\n  - New Group\n", "3:5 keys are expected here"),
        (
            "sides/nationalities.yaml",
            "- country: Yemen\n",
            "1:3 «adjectives» is missing",
        ),
        ("sides/nationalities.yaml", "country: Yemen\n", "1:1 this file holds a list"),
        ("places/mine.yaml", PLACES, ""),
        ("places/mine.yaml", PLACES.replace("Taiz", "Tiaz"), "4:13 no division «Tiaz» of this country"),
        ("places/mine.yaml", PLACES.replace("ar:", "arabic:"), "5:5 unknown key «arabic»"),
        ("places/countries.yaml", "Yemeen:\n  - اليمن\n", "1:1 unknown country «Yemeen»"),
        ("places/words.yaml", "capitol:\n  - عاصمة\n", "1:1 unknown key «capitol»"),
        ("mentions/numbers.yaml", "few: حفنة\n", "1:1 «few» holds a list"),
        ("mentions/numbers.yaml", "few:\n  - حفنة\n", ""),
        ("mentions/number.yaml", "few:\n  - حفنة\n", "1:1 «number.yaml» is not read"),
        ("lexicon/verbs.yaml", "- lemma: أغار\n  imperfct: يغير\n", "2:1 أغار: unknown key"),
    ],
)
def test_files_of_names(pack: Path, file: str, text: str, message: str) -> None:
    write(pack, file, text)
    found = [f"{p.span.line}:{p.span.column} {p.message}" for p in told(pack)]
    assert any(one.startswith(message) for one in found) if message else found == []


def test_a_trigger_that_cannot_be_inflected(pack: Path) -> None:
    write(pack, "events/water.yaml", RULE.replace("- فجر", "- سبى", 1))
    found = [(p.span.line, p.message) for p in told(pack) if "inflected" in p.message]
    assert found == [(7, "«سبى» cannot be inflected")]
