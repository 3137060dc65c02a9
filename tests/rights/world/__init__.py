"""A province with the same work in two places, and people who differ in role, scope and time.

North's documents are followed by the police, south's by the department of justice. Every text that not everybody may
read holds a word that occurs nowhere else, so that a page which shows too much gives itself away.
"""

from tests.rights.world.building import build
from tests.rights.world.places import FIELD, Place, Rule, World

__all__ = ["FIELD", "Place", "Rule", "World", "build"]
