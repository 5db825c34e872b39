"""A command in; its seconds, computing time and peak memory out. Also a small program, that runs the command as its only child.

The program in between is there because a process counts the memory of the one that started it as its own first peak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
MEBIBYTE = 1024 * 1024


class CommandError(RuntimeError):
    """A measured command failed; the message is what it printed."""


class Measured(NamedTuple):
    """Wall-clock seconds, seconds of all processors together, and the memory in MiB of the largest process at its peak."""

    seconds: float
    computing: float
    memory: float


def measure(command: list[str], folder: Path, **environment: str) -> Measured:
    """Run `command` in `folder`. Raises CommandError when it fails."""
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.measure", str(folder), *command],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise CommandError(f"{' '.join(command)}\n{result.stderr}")
    return Measured(**json.loads(result.stdout))


def _main(folder: str, *command: str) -> int:
    """Run the command, send what it prints to standard error, and print what it took as JSON."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=sys.stderr)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    taken = Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT / MEBIBYTE)
    print(json.dumps(taken._asdict()))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
