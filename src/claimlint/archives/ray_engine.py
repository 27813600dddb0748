"""Checks inputs with Ray Data, on this machine or a cluster: read, map with actors that hold the rules, write.

Reading is a task for each input, checking an actor; what comes back is a small row for each batch. The output folder
must be one that all nodes see.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimlint.archives.batches import batches
from claimlint.archives.checking import Checking
from claimlint.archives.dataset import Tally, done
from claimlint.archives.inputs import Input
from claimlint.archives.pool import check_and_write
from claimlint.archives.records import Reading
from claimlint.errors import ClaimlintError, SettingsFault

#: Seconds in which a cluster must answer.
_PATIENCE = 10.0
_AGAIN = "what was done is kept, run the same command again to go on"


def run(
    inputs: Sequence[Input], folder: Path, reading: Reading, how: Checking, *, jobs: int, address: str | None
) -> Iterator[Tally]:
    """What each batch came to; raises SettingsFault when Ray is missing, cannot be reached or goes away."""
    if address is not None:
        _need_answer(address)
    try:
        import ray
        import ray.data
        from ray.exceptions import RayError
    except ImportError:
        raise SettingsFault(
            "--ray needs the extra `ray`; add it in a copy of claimlint's repository: pip install '.[archive,ray]'"
        ) from None
    try:
        _begin(ray, jobs, address)
        yield from _results(ray, inputs, folder, reading, how, jobs)
    except (RayError, ConnectionError, RuntimeError, ValueError) as fault:
        cause = _own(fault)
        if cause is not None:
            raise cause from None
        line = (str(fault).strip().splitlines() or [type(fault).__name__])[0]
        raise SettingsFault(f"Ray ended before all was checked ({line}); {_AGAIN}") from None
    finally:
        ray.shutdown()


def _need_answer(address: str) -> None:
    """Raises SettingsFault where nobody answers at `host:port`; Ray itself would go on asking."""
    import socket

    host, _, port = address.rpartition("//")[2].rpartition(":")
    if not port.isdigit():
        return  # `auto` and the like: Ray finds the cluster by other ways
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as fault:
        why = str(fault).lower() or type(fault).__name__
        raise SettingsFault(f"--ray-address {address}: nobody answers there ({why}); {_AGAIN}") from None


def _begin(ray: Any, jobs: int, address: str | None) -> None:
    import logging

    quiet = {"logging_level": logging.ERROR, "log_to_driver": False}
    if address is not None:
        ray.init(address=address, **quiet)
    else:
        # One processor reads while the others check; what Ray takes for its own page of figures is not wanted.
        ray.init(num_cpus=jobs + 1, include_dashboard=False, **quiet)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False


def _results(
    ray: Any, inputs: Sequence[Input], folder: Path, reading: Reading, how: Checking, jobs: int
) -> Iterator[Tally]:
    def read(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        given = pickle.loads(row["input"])  # noqa: S301 - from the process that started this one
        known = done(folder, given.key)
        for batch in batches(given, reading):
            if batch.number not in known:
                yield {"batch": pickle.dumps(batch)}

    rows = ray.data.from_items([{"input": pickle.dumps(one)} for one in inputs], override_num_blocks=len(inputs))
    pipeline = rows.flat_map(read, num_cpus=1).map_batches(
        _Checker, fn_constructor_args=(folder, how), batch_size=1, num_cpus=1,
        compute=ray.data.ActorPoolStrategy(size=jobs), batch_format="numpy",
    )  # fmt: skip
    for row in pipeline.iter_rows():
        yield pickle.loads(row["tally"])  # noqa: S301 - from actors that this process started


class _Checker:
    """An actor that reads rules and parser once."""

    def __init__(self, folder: Path, how: Checking) -> None:
        self._check: Callable[[Any], Tally] = lambda batch: check_and_write(batch, folder, how)

    def __call__(self, held: Mapping[str, Any]) -> dict[str, Any]:
        import numpy as np

        tallies = [pickle.dumps(self._check(pickle.loads(one))) for one in held["batch"]]  # noqa: S301 - see `read`
        return {"tally": np.array(tallies, dtype=object)}


def _own(fault: BaseException | None) -> ClaimlintError | None:
    """A fault of claimlint's own that an actor met, as it stands among the causes of Ray's."""
    while fault is not None:
        cause = getattr(fault, "cause", None) or fault.__cause__
        if isinstance(cause, ClaimlintError):
            return cause
        fault = cause
    return None
