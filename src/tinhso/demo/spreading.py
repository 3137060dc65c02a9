"""Which unit gets which story of a task."""

from random import Random

from tinhso.demo.plans import TaskText
from tinhso.foundation.organizations.models import Unit


def spread(task: TaskText, units: list[Unit], random: Random) -> list[tuple[Unit, str]]:
    """Pairs of unit and story. The task's one story is everybody's; else units that are chosen by code get theirs, and
    the others draw from the counts, each kind at least once while there are units. Who draws nothing isn't told of."""
    if task.story:
        return [(unit, task.story) for unit in units]
    chosen = [(unit, task.chosen[unit.code]) for unit in units if unit.code in task.chosen]
    rest = sorted((unit for unit in units if unit.code not in task.chosen), key=lambda unit: unit.code)
    random.shuffle(rest)
    more = [name for name, count in task.stories.items() for _ in range(count - 1)]
    random.shuffle(more)
    return [*chosen, *zip(rest, [*task.stories, *more], strict=False)]
