"""The units in docs/cron.md are units that systemd takes."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs" / "cron.md"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    blocks = re.findall(r"```ini\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 2
    units = [tmp_path / "conflict-coder.service", tmp_path / "conflict-coder.timer"]
    for unit, block in zip(units, blocks, strict=True):
        # The command may not be installed there, nor the user made.
        block = block.replace("/usr/local/bin/conflict-coder", sys.executable)
        unit.write_text(block.replace("User=conflict-coder\n", ""), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, units)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
