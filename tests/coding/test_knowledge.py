"""The compiled pack: kept, read back, made anew when a rule changes, and by two processes at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conflict_coder.arabic.wordstore import CACHE_VARIABLE

PACK = """\
- id: made.up
  status: experimental
  family: other
  event: Strategic developments / Other
  triggers:
    noun:
      - {noun}
  constructions:
    - transitive
"""
LOAD = (
    "import sys; from pathlib import Path; from conflict_coder.coding.knowledge import load_knowledge; "
    "known = load_knowledge([Path(sys.argv[1])]); print(len(known.rules.rules), sorted(known.packs))"
)


def start(pack: Path, cache: Path) -> subprocess.Popen[str]:
    env = {**os.environ, CACHE_VARIABLE: str(cache)}
    command = [sys.executable, "-c", LOAD, str(pack)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)


def write_pack(folder: Path, noun: str) -> None:
    (folder / "events").mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text("name: made-up\nversion: '1'\n", encoding="utf-8")
    (folder / "events" / "made.yaml").write_text(PACK.format(noun=noun), encoding="utf-8")


def test_two_processes_compile_at_once_and_a_changed_rule_is_compiled_anew(tmp_path: Path) -> None:
    pack, cache = tmp_path / "pack", tmp_path / "cache"
    write_pack(pack, "غارة")
    both = [start(pack, cache), start(pack, cache)]
    told = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert told[0]
    assert told[0] == told[1]
    first = sorted(cache.glob("pack-*"))
    assert len(first) == 1
    assert list(cache.glob(".pack-*")) == []

    written = first[0].stat().st_mtime_ns
    assert start(pack, cache).communicate()[0] == told[0]
    assert first[0].stat().st_mtime_ns == written

    write_pack(pack, "قصف")
    assert start(pack, cache).communicate()[0] == told[0]
    assert len(list(cache.glob("pack-*"))) == 2
