"""What the documents of the measure say: invented plans of invented persons, with the meaning of every field."""

from benchmarks.papers.contents.meaning import Due, G, Plan, T
from benchmarks.papers.contents.others import HEALTH, MINISTRY
from benchmarks.papers.contents.provinces import CULTURE, DIGITAL, LETTER

__all__ = ["CULTURE", "DIGITAL", "HEALTH", "LETTER", "MINISTRY", "Due", "G", "Plan", "T"]
