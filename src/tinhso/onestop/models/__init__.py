from tinhso.onestop.models.dossiers import JUSTICE, Channel, Dossier, Service
from tinhso.onestop.models.procedures import Procedure, ProcedureVersion, Trial

__all__ = ["JUSTICE", "Channel", "Dossier", "Procedure", "ProcedureVersion", "Service", "Trial"]
