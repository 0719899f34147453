"""Words to analyses, through CAMeL's own reader: tables, properties, and the traps of its import."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from conflict_coder.arabic.almor import Database, build_database
from conflict_coder.arabic.lexicon import Lexicon, load_lexicon
from conflict_coder.arabic.morphology import Morphology, open_morphology
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.token import Analysis
from conflict_coder.resources import shipped_rules


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon([shipped_rules()])


@pytest.fixture(scope="module")
def morphology(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> Morphology:
    return open_morphology(None, lexicon, tmp_path_factory.mktemp("cache"))


def readings(morphology: Morphology, word: str, lemma: str, pos: str) -> list[Analysis]:
    found = morphology.analyze(normalize(word))
    return [a for a in found if a.lemma == normalize(lemma) and a.pos == pos]


def test_the_shipped_lexicon_has_no_problem(lexicon: Lexicon) -> None:
    assert lexicon.problems == ()
    assert len(lexicon.entries) > 1500


@pytest.mark.parametrize(
    ("word", "lemma", "features"),
    [
        ("قتل", "قتل", {"asp": "p", "vox": "u", "num": "s", "gen": "m", "per": "3"}),
        ("وقتلت", "قتل", {"asp": "p", "num": "s", "gen": "f", "proclitics": ("و",)}),
        ("سيقتل", "قتل", {"asp": "i", "proclitics": ("س",)}),
        ("هاجموه", "هاجم", {"asp": "p", "vox": "a", "num": "p", "enclitic": "ه"}),
        ("هوجمت", "هاجم", {"asp": "p", "vox": "p", "gen": "f"}),
        ("أغارت", "أغار", {"asp": "p", "vox": "a", "gen": "f"}),
        ("تغير", "أغار", {"asp": "i", "vox": "a", "gen": "f"}),
        ("تغر", "أغار", {"asp": "i", "gen": "f"}),
        ("شنت", "شن", {"asp": "p", "gen": "f"}),
        ("يشنون", "شن", {"asp": "i", "num": "p"}),
        ("نفت", "نفى", {"asp": "p", "vox": "a", "gen": "f"}),
        ("نفوا", "نفى", {"asp": "p", "num": "p"}),
        ("ونفاه", "نفى", {"vox": "a", "enclitic": "ه", "proclitics": ("و",)}),
        ("قيل", "قال", {"asp": "p", "vox": "p"}),
        ("لقوا", "لقي", {"asp": "p", "num": "p"}),
        ("ليستولوا", "استولى", {"asp": "i", "num": "p", "proclitics": ("ل",)}),
        ("أودت", "أودى", {"asp": "p", "gen": "f"}),
        ("تؤدي", "أدى", {"asp": "i", "gen": "f"}),
        ("تظاهروا", "تظاهر", {"asp": "p", "num": "p"}),
        ("توفيت", "توفي", {"asp": "p", "gen": "f"}),
    ],
)
def test_verbs(morphology: Morphology, word: str, lemma: str, features: dict[str, object]) -> None:
    found = readings(morphology, word, lemma, "verb")
    assert any(all(getattr(a, name) == value for name, value in features.items()) for a in found), found


@pytest.mark.parametrize(
    ("word", "lemma", "features"),
    [
        ("غارة", "غارة", {"num": "s", "gen": "f", "proclitics": ()}),
        ("غاره", "غارة", {"num": "s", "enclitic": ""}),
        ("غارته", "غارة", {"num": "s", "enclitic": "ه"}),
        ("غارتان", "غارة", {"num": "d"}),
        ("وبالغارات", "غارة", {"num": "p", "proclitics": ("و", "ب", "ال")}),
        ("للقوات", "قوة", {"num": "p", "proclitics": ("ل", "ال")}),
        ("قواته", "قوة", {"num": "p", "enclitic": "ه"}),
        ("هجوماً", "هجوم", {"num": "s"}),
        ("قتلاهم", "قتيل", {"num": "p", "enclitic": "هم"}),
        ("بصواريخ", "صاروخ", {"num": "p", "proclitics": ("ب",)}),
        ("مسلحو", "مسلح", {"num": "p", "gen": "m"}),
        ("قادتها", "قائد", {"num": "p", "enclitic": "ها"}),
        ("شهدائها", "شهيد", {"num": "p", "enclitic": "ها"}),
        ("قتيلين", "قتيل", {"num": "d"}),
    ],
)
def test_nouns(morphology: Morphology, word: str, lemma: str, features: dict[str, object]) -> None:
    found = readings(morphology, word, lemma, "noun")
    assert any(all(getattr(a, name) == value for name, value in features.items()) for a in found), found


@pytest.mark.parametrize("word", ["بين", "على", "هناك", "أمس", "عدن", "هم", "لندن", "تعز", "الإسكندرية"])
def test_common_words_and_towns_are_no_verbs(morphology: Morphology, word: str) -> None:
    assert [a for a in morphology.analyze(normalize(word)) if a.pos == "verb"] == []


def test_ta_marbuta_is_no_pronoun(morphology: Morphology) -> None:
    """«قتلة» (killers) is not «قتله» (killed him)."""
    found = morphology.analyze(normalize("قتلة"))
    assert found
    assert all(a.enclitic == "" for a in found)


def test_no_reading_twice(morphology: Morphology) -> None:
    for word in ("قتلت", "تلقي", "مسلحين", "وصلت"):
        found = morphology.analyze(word)
        assert len(found) == len(set(found))


def forms(db: Database, seed: int, count: int) -> list[tuple[str, str]]:
    """Random words the tables allow, with their lemma."""
    chance = random.Random(seed)
    chosen = []
    for text, category, feats in chance.sample(db.stems, count):
        prefix = chance.choice([p for p in db.prefixes if (p[1], category) in db.prefix_stem])
        after = {right for left, right in db.stem_suffix if left == category}
        after &= {right for left, right in db.prefix_suffix if left == prefix[1]}
        endings = [row for row in db.suffixes if row[1] in after]
        if endings:
            chosen.append((prefix[0] + text + chance.choice(endings)[0], feats["lex"]))
    return chosen


def test_every_generated_form_gives_back_its_lemma(lexicon: Lexicon, morphology: Morphology) -> None:
    made = forms(build_database(lexicon), seed=1, count=1500)
    assert len(made) > 1000
    lost = [(form, lemma) for form, lemma in made if lemma not in {a.lemma for a in morphology.analyze(form)}]
    assert lost == []


def test_a_word_nothing_knows_is_told_without_the_analyzer(lexicon: Lexicon, tmp_path: Path) -> None:
    """Its letters tell: CAMeL's analyzer, which takes fifty times as long, is not asked."""
    words = [f"بظغذث{a}{b}{c}" for a in "ابتثجحخد" for b in "ابتثجحخدرز" for c in "ابتثجحخدرز"]
    morphology = open_morphology(None, lexicon, tmp_path)
    assert all(morphology.analyze(word) == () for word in words)
    assert not any(source.store.get(word) for source in morphology._sources for word in words)
    assert all(source._analyzer is None for source in morphology._sources)
    assert morphology.analyze("هجوم")
    assert any(source._analyzer is not None for source in morphology._sources)


# --- words of rules -------------------------------------------------------------------------------


def test_words_of_rules_are_inflected_by_their_letters(tmp_path: Path) -> None:
    lexicon = Lexicon().with_words(verbs=["قصف"], nouns=["قصف", "غارة", "جوي"])
    morphology = open_morphology(None, lexicon, tmp_path)
    assert readings(morphology, "سيقصفون", "قصف", "verb")
    assert readings(morphology, "وبالقصف", "قصف", "noun")
    assert readings(morphology, "الغارات", "غارة", "noun")
    assert readings(morphology, "الجوية", "جوي", "adj")


def test_a_listed_word_is_not_added_again(lexicon: Lexicon) -> None:
    assert lexicon.with_words(verbs=["أغار", "اغار"], nouns=["غارة"]).entries == lexicon.entries


def test_a_weak_verb_without_imperfect_is_a_problem() -> None:
    lexicon = Lexicon().with_words(verbs=["رمى", "قتل"])
    assert [(p.lemma, p.line) for p in lexicon.problems] == [("رمى", 0)]
    assert [e.lemma for e in lexicon.entries] == ["قتل"]


def test_problems_of_a_file_are_collected_with_their_lines(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "verbs.yaml").write_text(
        "- قتل\n- lemma: رمى\n- lemma: أغار\n  imperfct: يغير\n"
        "- lemma: شن هجوم\n- lemma: قال\n  imperfect: قول\n",
        encoding="utf-8",
    )
    lexicon = load_lexicon([tmp_path])
    assert [entry.lemma for entry in lexicon.entries] == ["قتل"]
    assert [problem.line for problem in lexicon.problems] == [2, 4, 5, 6]
    assert 'did you mean "imperfect"?' in lexicon.problems[1].message
    assert str(lexicon.problems[0]).startswith(f"{folder / 'verbs.yaml'}:2: ")


@pytest.mark.parametrize("text", ["a: b\n", "- [\n", "- - x\n", "- lemma: غارة\n  plurals:\n    - a: b\n"])
def test_a_broken_lexicon_file_is_a_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "nouns.yaml").write_text(text, encoding="utf-8")
    assert len(load_lexicon([tmp_path]).problems) == 1


def test_equal_lexicons_have_equal_digests() -> None:
    one = Lexicon().with_words(verbs=["قتل", "قصف"])
    assert one.digest() == Lexicon().with_words(verbs=["قصف", "قتل"]).digest()
    assert one.digest() != Lexicon().with_words(verbs=["قصف"]).digest()
