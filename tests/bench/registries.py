"""How long 500 references take against a registry on this machine: `python tests/bench/registries.py [REFERENCES]`.

Every answer takes 50 ms. The run is compared with the same references asked one after another, and repeated with a
declared limit of 200 requests a second, which it must keep.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from urllib.request import urlopen

from claimlint.model.registry import Lock
from claimlint.verification.hosts import registries
from claimlint.verification.run import ask
from claimlint.verification.tasks import Learnt, Wanted
from tests.registry_server import REGISTRIES, Answer, Registries, serving, work

DELAY = 0.05
DECLARED = 200


def seconds(server: Registries, keys: tuple[str, ...]) -> float:
    """How long a run takes that asks for all keys."""
    mirrors = {name: f"{server.address}/{name}" for name in REGISTRIES}
    learnt = Learnt()
    begin = time.perf_counter()
    ask(Wanted(keys), Lock(), registries(mirrors, ""), "", date(2026, 1, 15), learnt, lambda: None)
    taken = time.perf_counter() - begin
    if len(learnt.records) != len(keys):
        raise SystemExit(f"only {len(learnt.records)} of {len(keys)} were answered: {set(learnt.faults.values())}")
    return taken


def one_after_another(server: Registries, keys: tuple[str, ...]) -> float:
    """How long plain requests take, each after the one before; a tenth of them, times ten."""
    begin = time.perf_counter()
    for key in keys[::10]:
        urlopen(f"{server.address}/crossref/works/{key}").read()  # noqa: S310 - this machine
    return (time.perf_counter() - begin) * len(keys) / len(keys[::10])


def main() -> None:
    """Measure and print."""
    keys = tuple(f"doi:10.1016/j.spn.{number}" for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
    body = work("10.1016/j.spn.1", "Stretching").bytes
    with serving() as server:
        server.on("/", Answer(body, delay=DELAY))
        slow, fast = one_after_another(server, keys), seconds(server, keys)
        print(f"{len(keys)} references, {DELAY * 1000:.0f} ms an answer")
        print(f"one after another  {slow:6.2f} s")
        print(f"claimlint          {fast:6.2f} s   1/{slow / fast:.1f}")
        server.on("/", Answer(body, headers={"X-Rate-Limit-Limit": str(DECLARED), "X-Rate-Limit-Interval": "1s"}))
        server.asked.clear()
        seconds(server, keys)
        moments = sorted(moment for _, moment in server.asked)
        busiest = max(sum(start <= one < start + 1 for one in moments) for start in moments)
        print(f"declared {DECLARED} a second: at most {busiest} in any second")


if __name__ == "__main__":
    main()
