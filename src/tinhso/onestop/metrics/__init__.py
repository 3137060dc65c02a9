"""The metrics over this wing's facts (facts.py), and who may open what is behind them."""

from tinhso.onestop.metrics import dossiers, petitions


def register() -> None:
    dossiers.register()
    petitions.register()
