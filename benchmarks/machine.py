"""What machine a benchmark ran on: results of unlike machines must not be compared."""

import hashlib
import os
import platform
from pathlib import Path


def fingerprint() -> dict[str, str]:
    """Processor, cores, memory, Python and system, with a short hash over them."""
    facts = {
        "processor": _line("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": str(os.cpu_count()),
        "memory": _line("/proc/meminfo", "MemTotal"),
        "python": platform.python_version(),
        "system": platform.release(),
    }
    return {**facts, "hash": hashlib.sha256(repr(sorted(facts.items())).encode()).hexdigest()[:10]}


def load_average() -> str:
    """The load of the last minute: a busy machine makes every time longer."""
    return f"{os.getloadavg()[0]:.2f}"


def _line(path: str, name: str) -> str:
    if not Path(path).exists():
        return ""
    lines = (line for line in Path(path).read_text().splitlines() if line.startswith(name))
    return next(lines, ":").partition(":")[2].strip()
