"""Where sentences end, and what ends them where the writer did not."""

from conflict_coder.arabic.tokens import sentences


def test_full_stops_end_sentences_and_initials_do_not() -> None:
    found = sentences("قتل جندي في تعز. وأصيب آخر، بحسب د. أحمد\nقصف مدفعي")
    assert [one.text for one in found] == ["قتل جندي في تعز.", "وأصيب آخر، بحسب د. أحمد", "قصف مدفعي"]


def test_a_full_stop_after_a_mark_or_a_digit_ends_a_sentence_too() -> None:
    found = sentences('قال إنه "قتل في السوق". وتابع (رويترز). ثم عاد «إلى بيته». وأصيب 5. وانتهى')
    assert [one.text.split()[0] for one in found] == ["قال", "وتابع", "ثم", "وأصيب", "وانتهى"]


def test_the_full_stops_of_an_abbreviation_end_nothing() -> None:
    found = sentences("سقطت قذيفة (آر.بي.جي) على الحي.وقتل جندي")
    assert [one.text for one in found] == ["سقطت قذيفة (آر.بي.جي) على الحي.", "وقتل جندي"]


def test_text_without_full_stops_is_cut_at_a_comma() -> None:
    found = sentences("قتل جندي في تعز، " * 200)
    assert all(one.text.endswith("،") for one in found)
    assert max(len(one.tokens) for one in found) < 200


def test_text_without_any_mark_is_cut_too_and_nothing_is_lost() -> None:
    text = "قصف " * 5000
    found = sentences(text)
    assert max(len(one.tokens) for one in found) < 400
    assert sum(len(one.tokens) for one in found) == 5000
    assert all(text[one.start : one.end] == one.text for one in found)
