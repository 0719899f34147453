"""What the commands that read articles share: the paths they are given, and the coder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conflict_coder.cli.exits import stop

if TYPE_CHECKING:
    from conflict_coder import Coder

STDIN = Path("-")


def article_paths(paths: list[str] | None, command: str) -> list[str]:
    """The paths to read; stdin when none is given and something is piped in.

    Ends with 2 if one is missing, or nothing is given.
    """
    if not paths:
        if sys.stdin.isatty():
            shown = f"conflict-coder {command} --help"
            stop(f"Nothing to read: give a file, a folder, or - for stdin. See {shown}.")
        return [str(STDIN)]
    from conflict_coder.reading.file_names import is_pattern, is_url

    local = [Path(path) for path in paths if not is_url(path)]
    missing = [path for path in local if path != STDIN and not path.exists() and not is_pattern(str(path))]
    if missing:
        stop("\n".join(f"No such file or folder: {path}" for path in missing))
    return paths


def open_coder(rules: list[Path], morphology: str | None, country: str) -> Coder:
    """The coder with the user's packs. Broken rules or a missing database end the command with 2."""
    import yaml

    from conflict_coder import Coder
    from conflict_coder.arabic.camel import MorphologyError

    try:
        return Coder(rules=rules, morphology=morphology, country=country)
    except MorphologyError as error:
        stop(f"--morphology: {error}")
    except (ValueError, yaml.YAMLError, OSError) as error:
        check = " ".join(("conflict-coder rules check", *map(str, rules)))
        stop(f"conflict-coder: broken rules: {error}\nAll that is wrong with them: {check}")
