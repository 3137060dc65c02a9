"""Where a run is, for whoever watches, and how long each phase took."""

import time
from collections.abc import Callable

Progress = Callable[[str, int], None]  # phase, done


class Phases:
    """Seconds per phase, measured from the engine's own reports of progress."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self.seconds = progress, dict[str, float]()
        self._name, self._since = "", time.perf_counter()

    def __call__(self, phase: str, done: int) -> None:
        if phase != self._name:
            self.close()
            self._name = phase
        self._progress(phase, done)

    def close(self) -> None:
        now = time.perf_counter()
        if self._name:
            self.seconds[self._name] = self.seconds.get(self._name, 0.0) + now - self._since
        self._since = now
