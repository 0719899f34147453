"""The door to camel_tools, other databases than ours, and the store of words between runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conflict_coder.arabic.lexicon import Lexicon
from conflict_coder.arabic.morphology import MorphologyError, open_morphology
from conflict_coder.arabic.normalize import normalize
from conflict_coder.arabic.wordstore import WordStore

SCRIPT = """
import os, sys
from pathlib import Path
from conflict_coder.arabic.lexicon import Lexicon
from conflict_coder.arabic.morphology import open_morphology
before = dict(os.environ)
morphology = open_morphology(None, Lexicon().with_words(verbs=["قتل"]), Path(sys.argv[1]))
assert [a.lemma for a in morphology.analyze("قتلت")][:1] == ["قتل"]
morphology.flush()
assert dict(os.environ) == before
print("camel_tools" in sys.modules)
"""

# As a full database is written: vowels, underscored lemmas, hamza in keys.
FULL = """###DEFINES###
DEFINE diac diac:*open*
DEFINE lex lex:*open*
DEFINE pos pos:noun pos:verb
DEFINE prc0 prc0:0 prc0:Al_det
DEFINE prc2 prc2:0 prc2:wa_conj
DEFINE enc0 enc0:0 enc0:3fs_poss
DEFINE gen gen:m gen:f
DEFINE num num:s num:p
###DEFAULTS###
DEFAULT pos:noun prc0:0 prc2:0 enc0:0 gen:m num:s
###ORDER###
ORDER diac lex pos prc2 prc0 enc0 gen num
###TOKENIZATIONS###
###STEMBACKOFF###
###PREFIXES###
\tPref-0\tdiac: prc2:0 prc0:0
وال\tPref-Al\tdiac:وَال#+ prc2:wa_conj prc0:Al_det
###SUFFIXES###
\tSuff-0\tdiac:
ها\tSuff-ha\tdiac:ها enc0:3fs_poss
###STEMS###
طائر\tN\tdiac:طائِر lex:طائِر_1 pos:noun gen:m num:s prc0:0 prc2:0 enc0:0
###TABLE AB###
Pref-0 N
Pref-Al N
###TABLE BC###
N Suff-0
N Suff-ha
###TABLE AC###
Pref-0 Suff-0
Pref-0 Suff-ha
Pref-Al Suff-0
"""


def run(home: Path, cache: Path, **more: str) -> str:
    """Run SCRIPT in a process of its own, without network, and return what it printed."""
    env = {k: v for k, v in os.environ.items() if k != "CAMELTOOLS_DATA"} | {"HOME": str(home)} | more
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        env[name] = "http://127.0.0.1:9"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(cache)], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_new_home_stays_empty_and_the_second_run_needs_no_camel_tools(tmp_path: Path) -> None:
    home, cache = tmp_path / "home", tmp_path / "cache"
    home.mkdir()
    assert run(home, cache) == "True"
    assert list(home.iterdir()) == []
    assert run(home, cache) == "False"


def test_homes_and_caches_that_cannot_be_written(tmp_path: Path) -> None:
    """A file stands where the folder should be: nothing can be made in it, not even by root."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert run(blocked / "home", blocked / "cache") == "True"


def test_a_camel_folder_without_catalogue(tmp_path: Path) -> None:
    (tmp_path / ".camel_tools").mkdir()
    assert run(tmp_path, tmp_path / "cache") == "True"
    assert run(tmp_path, tmp_path / "other", CAMELTOOLS_DATA=str(tmp_path / "nowhere")) == "True"


def test_a_full_database_comes_first_and_ours_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    path.write_text(FULL, encoding="utf-8")
    lexicon = Lexicon().with_words(nouns=["غارة", "طائر"])
    morphology = open_morphology(str(path), lexicon, tmp_path / "cache")
    (found, *_) = morphology.analyze(normalize("والطائر"))
    assert (found.lemma, found.proclitics, found.gen, found.num) == (normalize("طائر"), ("و", "ال"), "m", "s")
    assert morphology.analyze(normalize("طائرها"))[0].enclitic == "ها"
    assert morphology.analyze(normalize("الغارات"))[0].lemma == "غارة"
    assert len(morphology.analyze(normalize("طائرها"))) == 1


def test_a_database_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(MorphologyError, match="camel_data -i morphology-db-msa-r13"):
        open_morphology("calima-msa-r13", Lexicon(), tmp_path)


@pytest.mark.parametrize("content", ["", "nonsense\n", FULL[: len(FULL) // 2]])
def test_a_file_that_is_no_database(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.db"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MorphologyError, match=r"broken\.db"):
        open_morphology(str(path), Lexicon(), tmp_path)
    with pytest.raises(MorphologyError, match="no such"):
        open_morphology(str(tmp_path / "absent.db"), Lexicon(), tmp_path)


def test_two_processes_keep_the_words_of_both(tmp_path: Path) -> None:
    one, two = WordStore(tmp_path, "x"), WordStore(tmp_path, "x")
    one.put("قتل", (("قتل", "verb"),))
    two.put("شن", ())
    one.flush()
    two.flush()
    both = WordStore(tmp_path, "x")
    assert both.get("قتل") == (("قتل", "verb"),)
    assert both.get("شن") == ()
    assert both.get("نفى") is None
    assert len(list(tmp_path.iterdir())) == 1


def test_a_broken_store_is_made_anew(tmp_path: Path) -> None:
    store = WordStore(tmp_path, "x")
    store.put("قتل", ())
    store.flush()
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-3] + b"???")
    assert WordStore(tmp_path, "x").get("قتل") is None
