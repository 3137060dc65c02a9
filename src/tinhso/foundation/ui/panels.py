"""What the start page shows, registered by the wings: each panel says what waits for this person today."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Panel:
    """A part of the start page. `context(request)` gives the template's variables, or None to stay away
    (no right, nothing to say). The template is a fragment; it starts with its own `<h2>`."""

    template: str
    context: Callable[[HttpRequest], dict[str, Any] | None]
    order: int = 50


@dataclass(frozen=True)
class ShownPanel:
    template: str
    context: dict[str, Any]


_panels: dict[str, Panel] = {}


def register_panel(name: str, panel: Panel) -> None:
    """Add a panel under a name; called from AppConfig.ready. Registering a name twice is an error."""
    if name in _panels:
        raise ValueError(f"panel {name} is registered twice")
    _panels[name] = panel


def panels_for(request: HttpRequest) -> list[ShownPanel]:
    """The panels that have something for this request, in order."""
    ordered = sorted(_panels.values(), key=lambda panel: panel.order)
    built = ((panel.template, panel.context(request)) for panel in ordered)
    return [ShownPanel(template, context) for template, context in built if context is not None]
