"""How many of the demo's dossiers fare how."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shares:
    """How many of all dossiers fare so."""

    refused: float = 0.008
    withdrawn: float = 0.007
    stopped: float = 0.004
    supplemented: float = 0.05
    apologised: float = 0.017
    late: float = 0.009
    elsewhere: float = 0.05
    assisted: float = 0.06
    scanned: float = 0.42
    reused: float = 0.13
    electronic: float = 0.93
    paid_online: float = 0.55
    assigned: float = 0.85
    rated: float = 0.3
    leaders: float = 1
    """How many times as long a leader's step takes as the process says."""


USUAL = Shares()
BUSY = Shares(late=0.08, apologised=0.06, supplemented=0.12, assigned=0.8, scanned=0.5, leaders=4)
