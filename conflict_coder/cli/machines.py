"""`conflict-coder code --cluster`: many machines."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from conflict_coder.cli.exits import CLUSTER_LOST, stop

if TYPE_CHECKING:
    from conflict_coder import Coder
    from conflict_coder.batch.cluster import Cluster
    from conflict_coder.cli.log import Log


@contextmanager
def join_cluster(address: str, coder: Coder, timeout: float | None, log: Log) -> Iterator[Cluster]:
    """A cluster to code on. Ends the command with 2 without Dask, with 5 when the cluster is not there."""
    try:
        from conflict_coder.batch.cluster import Cluster, ClusterError
    except ImportError:
        install = "In the checkout: uv sync --extra cluster, or uv pip install '.[cluster]'"
        stop(f"--cluster needs Dask, which is not installed. {install}")
    _hush()
    if "://" not in address:
        stop(f"--cluster takes the scheduler's address, as tcp://host:8786; not: {address}")
    try:
        with Cluster(address, coder, timeout) as cluster:
            yield cluster
    except ClusterError as error:
        log.say("error", "cluster_lost", str(error))
        raise typer.Exit(CLUSTER_LOST) from None


def _hush() -> None:
    """Dask's own messages come with traces; what matters of them is told by the exit code and one line."""
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
