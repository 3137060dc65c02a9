from tinhso.onestop.models.dossiers import JUSTICE, Channel, Dossier, Service

__all__ = ["JUSTICE", "Channel", "Dossier", "Service"]
