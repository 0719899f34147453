"""Run the tests that stand in the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from conflict_coder.matching.load import Origin, RuleBook
from conflict_coder.matching.models import Cell, RuleTest, ScopeTest
from conflict_coder.matching.pack_files import Kind

Row = Mapping[str, object]
Code = Callable[[str, date | None, str], list[dict[str, object]]]  # text, article's day, country -> rows


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test, run. differences: what was not as expected, one line each; none when it passed.

    got: the rows that counted (a rule's own; for a scope, all).  item: id of the rule or scope.
    """

    __test__ = False  # pytest would take the name for a test class

    item: str
    kind: Kind
    file: str
    line: int
    text: str
    differences: tuple[str, ...] = ()
    got: tuple[Row, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the rows were as the test says."""
        return not self.differences


def run_rule_tests(book: RuleBook, code: Code, only: Iterable[str] = ()) -> list[TestResult]:
    """Run the tests of every rule and scope of *book*, in its order.

    code: gives a text's rows, each with at least `rule` and the columns that tests name. An exception of
    it fails the test and no other.  only: ids of the rules and scopes to test; none: all.
    A deprecated rule does not fire, so its tests are not run.
    """
    wanted = set(only)
    return [result for result in _results(book, code, wanted) if not wanted or result.item in wanted]


def _results(book: RuleBook, code: Code, wanted: set[str]) -> Iterator[TestResult]:
    for name, rule in book.events.items():
        if rule.status != "deprecated" and (not wanted or name in wanted):
            origin = book.origins["event", name]
            yield from (_run_rule(name, test, code, origin, i) for i, test in enumerate(rule.tests))
            lacking = _lacking(rule.tests)
            if lacking:
                yield TestResult(name, "event", origin.file, origin.line, "", lacking)
    for name, scope in book.scopes.items():
        if not wanted or name in wanted:
            origin = book.origins["scope", name]
            yield from (_run_scope(name, test, code, origin, i) for i, test in enumerate(scope.tests))


def _lacking(tests: list[RuleTest]) -> tuple[str, ...]:
    """A rule is not tested without a text that it must match and one that it must not."""
    missing = [] if any(test.rows for test in tests) else ["no test that matches"]
    return (*missing, *(["no test that must not match"] if all(test.rows for test in tests) else []))


def _run_rule(name: str, test: RuleTest, code: Code, origin: Origin, i: int) -> TestResult:
    try:
        rows = code(test.text, test.date, test.country)
    except Exception as error:  # a rule's test must not stop the others
        return _result(name, "event", test, origin, i, [_failure(error)], [])
    own = [row for row in rows if row.get("rule") == name]
    differences = _compare(test.rows, own)
    if differences and not own and rows:
        others = ", ".join(dict.fromkeys(str(row.get("rule")) for row in rows))
        differences.append(f"rows came from other rules: {others}")
    return _result(name, "event", test, origin, i, differences, own)


def _run_scope(name: str, test: ScopeTest, code: Code, origin: Origin, i: int) -> TestResult:
    try:
        rows = code(test.text, test.date, test.country)
    except Exception as error:
        return _result(name, "scope", test, origin, i, [_failure(error)], [])
    differences = [] if test.rows is None else _compare(test.rows, rows)
    if test.status is not None:
        if not rows:
            differences.append(f"no row, and so none with status {test.status}")
        # A denial is a row of its own beside the act that it denies.
        acts = [row for row in rows if row.get("family") != "denial"] or rows
        wrong = [str(row.get("status")) for row in acts if row.get("status") != test.status]
        differences += [f"status: expected {test.status}, got {status}" for status in wrong]
    return _result(name, "scope", test, origin, i, differences, rows)


def _failure(error: Exception) -> str:
    return f"the coder failed: {type(error).__name__}: {error}"


def _result(
    name: str,
    kind: Kind,
    test: RuleTest | ScopeTest,
    origin: Origin,
    i: int,
    differences: list[str],
    got: Iterable[Row],
) -> TestResult:
    line = origin.tests[i] if i < len(origin.tests) else origin.line
    return TestResult(name, kind, origin.file, line, test.text, tuple(differences), tuple(got))


def _compare(expected: list[dict[str, Cell]], got: list[dict[str, object]]) -> list[str]:
    """What differs between the rows a test lists and those that came, whatever their order."""
    differences = []
    if len(expected) != len(got):
        differences.append(f"expected {_rows(len(expected))}, got {_rows(len(got))}")
    pairs = _pairs(expected, got)
    left = [row for i, row in enumerate(got) if i not in pairs.values()]
    for i, wanted in enumerate(expected):
        if i in pairs or not left:
            continue
        nearest = min(left, key=lambda row: len(_unlike(wanted, row)))
        left.remove(nearest)
        differences += _unlike(wanted, nearest)
    return differences


def _rows(n: int) -> str:
    return "no row" if n == 0 else "1 row" if n == 1 else f"{n} rows"


def _pairs(expected: list[dict[str, Cell]], got: list[dict[str, object]]) -> dict[int, int]:
    """Pair expected rows with rows that have all their columns, as many as can be."""
    owner: dict[int, int] = {}  # index in got -> index in expected

    def place(i: int, tried: set[int]) -> bool:
        for j, row in enumerate(got):
            if j in tried or _unlike(expected[i], row):
                continue
            tried.add(j)
            if j not in owner or place(owner[j], tried):
                owner[j] = i
                return True
        return False

    for i in range(len(expected)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def _unlike(wanted: dict[str, Cell], row: Row) -> list[str]:
    return [
        f"{column}: expected {_shown(value)}, got {_shown(row.get(column))}"
        for column, value in wanted.items()
        if _cell(value) != _cell(row.get(column))
    ]


def _cell(value: object) -> str:
    """A column's value as text: an empty cell, null and "" are the same, and so are 3 and "3"."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _shown(value: object) -> str:
    return _cell(value) or "nothing"
