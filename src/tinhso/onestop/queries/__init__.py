"""Every read of the wing; actor first."""

from tinhso.onestop.queries.dossier_page import DossierPage, actions_of, dossier_page, record_opened
from tinhso.onestop.queries.dossiers import Due, dossier, listed, rows_of, sees_persons, visible_dossiers
from tinhso.onestop.queries.paging import Page
from tinhso.onestop.queries.procedures import (
    in_force,
    titles_of,
    version_in_force,
    visible_procedures,
    visible_versions,
)
from tinhso.onestop.queries.queues import (
    Load,
    QueueFilter,
    load_by_officer,
    load_by_step,
    load_by_unit,
    load_of,
    my_queue,
    newly_overdue,
    require_queue,
    results_to_give,
    taken_in_at,
    unit_queue,
)
from tinhso.onestop.queries.searching import DossierFilter, dossiers, found, papers_in_store, search

__all__ = [
    "DossierFilter",
    "DossierPage",
    "Due",
    "Load",
    "Page",
    "QueueFilter",
    "actions_of",
    "dossier",
    "dossier_page",
    "dossiers",
    "found",
    "in_force",
    "listed",
    "load_by_officer",
    "load_by_step",
    "load_by_unit",
    "load_of",
    "my_queue",
    "newly_overdue",
    "papers_in_store",
    "record_opened",
    "require_queue",
    "results_to_give",
    "rows_of",
    "search",
    "sees_persons",
    "taken_in_at",
    "titles_of",
    "unit_queue",
    "version_in_force",
    "visible_dossiers",
    "visible_procedures",
    "visible_versions",
]
