"""Every read of the wing; actor first."""

from tinhso.onestop.queries.dossiers import visible_dossiers
from tinhso.onestop.queries.procedures import in_force, version_in_force, visible_procedures, visible_versions

__all__ = ["in_force", "version_in_force", "visible_dossiers", "visible_procedures", "visible_versions"]
