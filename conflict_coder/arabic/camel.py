"""The door to camel_tools, opened as late as possible: its import takes over a second.

Importing `camel_tools.morphology` reads a catalogue from `~/.camel_tools` (or `CAMELTOOLS_DATA`), makes that
folder, and downloads the catalogue when there is none. Offline that fails, so a user who has none gets
an empty one of ours, for the time of the import only.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conflict_coder.resources import DATA

CATALOGUE = "catalogue.json"
CHARSETS = "camel_tools.utils.charsets"
PLANES = 0x20000
DATA_VARIABLE = "CAMELTOOLS_DATA"
HOME_VARIABLE = "USERPROFILE" if os.name == "nt" else "HOME"
STUB = DATA / "camel_catalogue"
USER_DATA = "AppData/Roaming/camel_tools" if os.name == "nt" else ".camel_tools"


class MorphologyError(Exception):
    """A morphology database cannot be found or read; the message says what to do."""


def user_data() -> Path:
    """The folder where `camel_data` installs."""
    given = os.environ.get(DATA_VARIABLE)
    return Path(given).expanduser() if given else _home() / USER_DATA


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path(tempfile.gettempdir())


@contextmanager
def _environment() -> Iterator[None]:
    """Variables under which camel_tools can be imported without network and without writing in the home."""
    saved = {name: os.environ.get(name) for name in (DATA_VARIABLE, HOME_VARIABLE)}
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the sources of its dependencies
        try:
            if not (user_data() / CATALOGUE).is_file():
                os.environ[DATA_VARIABLE] = str(STUB)
            if not (_home() / USER_DATA).is_dir():
                os.environ[HOME_VARIABLE] = scratch
            yield
        finally:
            for name, value in saved.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def load_analyzer(path: Path) -> Any:
    """CAMeL's Analyzer over the ALMOR file at *path*; MorphologyError when it is none.

    Its keys are also stored without the hamza seats that our `normalize` folds, so that it can be asked with
    our normalised forms.
    """
    with _environment():
        _import_charsets()
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
    try:
        db = MorphologyDB(str(path))
        if not db.stem_hash:
            raise MorphologyError(f"{path} holds no words: not a morphology database of CAMeL Tools")
    except MorphologyError:
        raise
    except Exception as error:  # on other files it raises whatever comes
        raise MorphologyError(f"{path} is not a morphology database of CAMeL Tools ({error})") from error
    for table in (db.prefix_hash, db.stem_hash, db.suffix_hash):
        _fold_keys(table)
    for category in {category for rows in db.prefix_hash.values() for category, _ in rows}:
        db.prefix_stem_compat.setdefault(category, set())
    return Analyzer(db)


def _import_charsets() -> None:
    """Import camel_tools.utils.charsets in a tenth of its 0.8 s.

    It asks Unicode for the category of every code point. Given a `range` of its own it stops after the
    second plane; beyond that there are only rare Chinese characters.
    """
    if CHARSETS in sys.modules:
        return
    spec = importlib.util.find_spec(CHARSETS)
    if spec is None or spec.loader is None:
        return
    module = importlib.util.module_from_spec(spec)
    module.__dict__["range"] = lambda stop: range(min(stop, PLANES))
    spec.loader.exec_module(module)
    del module.__dict__["range"]
    sys.modules[CHARSETS] = module


def _fold_keys(table: dict[str, list[Any]]) -> None:
    """Let «طائرة» be found as «طايرة»."""
    for spelled in [k for k in table if "ئ" in k or "ؤ" in k]:
        folded = spelled.replace("ئ", "ي").replace("ؤ", "و")
        table[folded] = table.get(folded, []) + table[spelled]


def installed_database(name: str) -> Path:
    """The file of the database *name* that the user installed with `camel_data`.

    Raises MorphologyError when it is not installed.
    """
    path = user_data() / "data" / "morphology_db" / name / "morphology.db"
    if path.is_file():
        return path
    raise MorphologyError(
        f'the morphology "{name}" is not installed: run `camel_data -i {_package(name)}`, '
        "or give the path of a .db file"
    )


def _package(name: str) -> str:
    """The package of `camel_data` that holds it: calima-msa-r13 is in morphology-db-msa-r13."""
    return "morphology-db-" + name.removeprefix("calima-")
