"""Where the shipped rules and tables lie, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
DATA = PACKAGE / "data"


def read_yaml(path: Path) -> Any:
    """What a YAML file holds, read with the parser in C where the machine has it.

    Raises OSError for an unreadable file, yaml.YAMLError for broken YAML.
    """
    import yaml

    return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def read_data(name: str) -> Any:
    """What a YAML table of `data/` holds."""
    return read_yaml(DATA / name)


def shipped_rules() -> Path:
    """The folder of the shipped rule pack: inside the package when installed, beside it in a checkout."""
    inside = PACKAGE / "rules"
    return inside if inside.is_dir() else PACKAGE.parent / "rules"
