"""Where a dossier's page is."""


def dossier_url(code: str) -> str:
    return f"/mot-cua/ho-so/{code}/"
