from tinhso.reporting.models.checks import Check

__all__ = ["Check"]
