"""How the wing's screens are addressed: everybody signs in first; what he may do is the verbs' business."""

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

ONESTOP = "mot-cua/"


def page(route: str, view: object, name: str) -> URLPattern:
    return path(f"{ONESTOP}{route}", login_required(view), name=name)  # type: ignore[type-var]
