"""Every read of the wing; actor first."""

from tinhso.onestop.queries.dossiers import visible_dossiers

__all__ = ["visible_dossiers"]
