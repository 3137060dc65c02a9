"""The guided tour of the demo: its steps are registered by the demo, the start page shows them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Step:
    """One step. `target` is a CSS selector on the start page ("" for none); `url_name` is the screen to try it on."""

    title: str | Promise
    text: str | Promise
    target: str = ""
    url_name: str = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name) if self.url_name else ""


_steps: list[Step] = []


def register_step(step: Step) -> None:
    """Steps are shown in the order of registration."""
    _steps.append(step)


def steps() -> list[Step]:
    return list(_steps)


def cards() -> list[dict[str, str]]:
    """The steps that point at something on the start page, as the tour component takes them."""
    return [{"target": s.target, "title": str(s.title), "text": str(s.text)} for s in _steps if s.target]
