"""Whatever stands in a file, it is told as a problem and never as a trace."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_coder.matching.load import check_packs

from .test_check import BUNDLES, CONSTRUCTIONS, RULE, WORDS, write

FILES = {
    "pack.yaml": "name: mine\nversion: 0.1.0\nengine: '>=0.1'\n",
    "grammar/constructions.yaml": CONSTRUCTIONS,
    "grammar/bundles.yaml": BUNDLES,
    "grammar/words.yaml": WORDS,
    "grammar/scopes.yaml": "- id: a.b\n  status: unreal\n  words:\n    - لم\n  reach: verb\n  tests: []\n",
    "events/water.yaml": RULE,
}
VALUES = [
    "",
    "[]",
    "{}",
    "~",
    "no",
    "12",
    "0.5",
    "2016-01-01",
    "- x",
    "a: b",
    "[",
    '"',
    "&a [*a]",
    "x",
    "[[x]]",
    "{a: {}}",
]


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, str]:
    """One file of the pack, with some of its lines cut, doubled, moved in or given another value."""
    name = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].splitlines()
    for _ in range(draw(st.integers(1, 3))):
        i = draw(st.integers(0, len(lines) - 1))
        head = lines[i][: len(lines[i]) - len(lines[i].lstrip("- "))]
        key = lines[i].lstrip("- ").partition(":")[0]
        value = draw(st.sampled_from(VALUES))
        lines[i : i + 1] = draw(
            st.sampled_from(
                [[], [lines[i]] * 2, ["  " + lines[i]], [f"{head}{key}: {value}"], [f"{head}{value}"]]
            )
        ) or [""]
    return name, "\n".join(lines) + "\n"


@settings(max_examples=200, deadline=None)
@given(spoiled())
def test_no_file_breaks_the_check(tmp_path_factory: pytest.TempPathFactory, change: tuple[str, str]) -> None:
    pack = tmp_path_factory.mktemp("pack")
    for name, text in FILES.items():
        write(pack, name, text)
    write(pack, *change)
    for problem in check_packs([pack], columns=["actor1"]).problems:
        assert problem.span.line >= 1
        assert problem.span.column >= 1
        assert str(problem)
