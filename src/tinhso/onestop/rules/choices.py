"""The choices that a procedure's file may make. Pure."""

from enum import StrEnum


class Level(StrEnum):
    """How far a procedure goes online (mức độ cung cấp dịch vụ công trực tuyến)."""

    FULL = "full"
    PARTIAL = "partial"
    INFORMATION = "information"


class Competence(StrEnum):
    """The level of the body that decides."""

    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"
    COMMUNE = "commune"


class Applicant(StrEnum):
    CITIZEN = "citizen"
    BUSINESS = "business"
    HOUSEHOLD = "household"
    ORGANIZATION = "organization"


class CopyKind(StrEnum):
    ORIGINAL = "original"
    COPY = "copy"
    ELECTRONIC = "electronic"


class DigitiseGround(StrEnum):
    """Why a component is digitised: (a) it is the result of an earlier procedure, (b) a special law says so, (c) it
    stands in the list of the minister or of the province's chairman (Thông tư 01/2023/TT-VPCP)."""

    EARLIER_RESULT = "a"
    SPECIAL_LAW = "b"
    LISTED = "c"


class TimeUnit(StrEnum):
    """SAME_DAY: by the end of the working day it was received on (amount 1)."""

    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    SAME_DAY = "same_day"


class FeeKind(StrEnum):
    """Lệ phí and phí."""

    CHARGE = "charge"
    FEE = "fee"


class Per(StrEnum):
    DOSSIER = "dossier"
    COPY = "copy"
    PAGE = "page"
    RESULT = "result"


class Collected(StrEnum):
    """When it is paid (HinhThucThu 1, 2, 4 of the national portal)."""

    AT_INTAKE = "at_intake"
    AT_SUPPLEMENT = "at_supplement"
    AT_HANDING_OUT = "at_handing_out"


class ProcessRole(StrEnum):
    """What somebody is in the internal process."""

    ONE_STOP = "one_stop"
    OFFICER = "officer"
    HEAD = "head"
    SIGNER = "signer"
    REGISTRY = "registry"
    PARTNER = "partner"


class MayAct(StrEnum):
    """Which roles of the competent unit's accounts may complete a step; codes of foundation/accounts/roles.py."""

    OFFICER = "officer"
    UNIT_LEADER = "unit_leader"
    REGISTRY = "registry"


class Ending(StrEnum):
    """How the process may end."""

    RESULT = "result"
    REFUSED = "refused"
    STOPPED = "stopped"
