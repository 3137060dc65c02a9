"""Who may do what, address by address. This is what the walk expects; nothing here is read off the views.

Each line: the method, whose right on what (`Actor.may` on the unit that has the work, on the unit that follows the
document, or on the province), the sample that is tried, and, for a POST, input that changes something.
"""

from tests.rights.table.directives import ASSIGNMENTS, DOCUMENTS, LISTS
from tests.rights.table.dossiers import DOSSIERS
from tests.rights.table.figures import FIGURES
from tests.rights.table.outages import OUTAGES
from tests.rights.table.petitions import PETITIONS
from tests.rights.table.printed import PRINTED
from tests.rights.table.procedures import PROCEDURES
from tests.rights.table.reporting import CALENDARS_AND_DIFFICULTIES, COLLECTING, COMPOSING, REPORTS
from tests.rights.table.samples import Sample
from tests.rights.table.shell import SHELL

__all__ = ["ADDRESSES", "Sample"]

ADDRESSES: dict[str, list[Sample]] = (
    PROCEDURES
    | DOSSIERS
    | OUTAGES
    | PETITIONS
    | PRINTED
    | SHELL
    | LISTS
    | ASSIGNMENTS
    | DOCUMENTS
    | REPORTS
    | CALENDARS_AND_DIFFICULTIES
    | COMPOSING
    | COLLECTING
    | FIGURES
)
