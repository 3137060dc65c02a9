"""Numbers and codes by which persons, bodies, dossiers and documents are known."""

from tinhso.kernel.identifiers.document import DOCUMENT_KINDS, DocumentSymbol, SymbolForm, parse_document_symbol
from tinhso.kernel.identifiers.dossier import DossierCode, build_dossier_code, parse_dossier_code
from tinhso.kernel.identifiers.organization import OrganizationCode, parse_organization_code
from tinhso.kernel.identifiers.personal import (
    BIRTH_PLACES,
    IdKind,
    IdProblem,
    PersonalId,
    Sex,
    id_kind,
    mask,
    parse_personal_id,
    personal_id_problems,
)

__all__ = [
    "BIRTH_PLACES",
    "DOCUMENT_KINDS",
    "DocumentSymbol",
    "DossierCode",
    "IdKind",
    "IdProblem",
    "OrganizationCode",
    "PersonalId",
    "Sex",
    "SymbolForm",
    "build_dossier_code",
    "id_kind",
    "mask",
    "parse_document_symbol",
    "parse_dossier_code",
    "parse_organization_code",
    "parse_personal_id",
    "personal_id_problems",
]
