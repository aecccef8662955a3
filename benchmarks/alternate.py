"""Contenders timed in turn, A B C A B C ..., so that whatever else the machine does hits all alike."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Seconds of each contender, one a round: `of[name][round]`."""

    of: Mapping[str, list[float]]

    def median(self, name: str) -> float:
        """Seconds."""
        return statistics.median(self.of[name])

    def ratio(self, name: str, base: str) -> float:
        """How long `name` takes, `base` being 1: the median of the ratios within each round."""
        return statistics.median(
            mine / its for mine, its in zip(self.of[name], self.of[base], strict=True)
        )


def alternate(
    contenders: Mapping[str, Callable[[], object]], rounds: int, warm_up: int = 3
) -> Times:
    """Time every contender once a round. Garbage is collected between rounds, not within them."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(warm_up + rounds):
        gc.collect()
        gc.disable()
        try:
            for name, run in contenders.items():
                start = time.perf_counter()
                result = run()
                end = time.perf_counter()
                del result  # freeing it is not part of the next one's time
                if number >= warm_up:
                    seconds[name].append(end - start)
        finally:
            gc.enable()
    return Times(seconds)
