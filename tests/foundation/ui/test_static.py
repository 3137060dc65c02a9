"""Budgets and safety of everything that a browser gets: no inline script or style anywhere, small files, no CDN."""

import re
from pathlib import Path

import django_htmx
import pytest

import tinhso

SOURCE = Path(tinhso.__file__).parent
STATIC = SOURCE / "foundation" / "ui" / "static" / "ui"
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
BUDGET = 90_000
TEMPLATES = sorted(path for path in SOURCE.rglob("*.html") if "templates" in path.parts)

FORBIDDEN = {
    "a script with content": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event handler": re.compile(r"""<[a-z][^>]*\son[a-z]+\s*=\s*["'{]""", re.IGNORECASE),
    "htmx code in an attribute": re.compile(r"\shx-(on|vars|vals=.js:)", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "something from another server": re.compile(r"""(?:src|<link[^>]+href)=["'](?:https?:)?//""", re.IGNORECASE),
    "attributes that cotton doesn't escape": re.compile(r"{{\s*attrs\s*}}"),
    "a switched-off escape": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


def test_styles_scripts_and_htmx_fit_a_slow_line() -> None:
    own = [path for path in STATIC.iterdir() if path.suffix in {".css", ".js"}]
    assert sum(path.stat().st_size for path in [*own, HTMX]) <= BUDGET


def test_every_style_and_script_is_linked_once() -> None:
    templates = SOURCE / "foundation" / "ui" / "templates" / "ui"
    linked = re.findall(r"ui/([\w.]+\.(?:css|js))", (templates / "styles.html").read_text())
    linked += re.findall(r"ui/([\w.]+\.(?:css|js))", (templates / "scripts.html").read_text())
    assert sorted(linked) == sorted(path.name for path in STATIC.iterdir() if path.suffix in {".css", ".js"})


@pytest.mark.parametrize(
    "path", [p for p in sorted(STATIC.iterdir()) if p.suffix in {".css", ".js"}], ids=lambda p: p.name
)
def test_styles_and_scripts_stay_short_and_inside_the_house(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) < 400
    assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//|\beval\(|innerHTML|new Function", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_template_needs_a_hole_in_the_content_security_policy(path: Path) -> None:
    text = path.read_text()
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x()</script>",
        '<p style="width:3%">',
        '<button class="a" onclick="x()">',
        '<div hx-on:click="x()">',
        '<script src="https://cdn.example/x.js"></script>',
    ],
)
def test_the_scan_notices_what_it_is_there_for(markup: str) -> None:
    assert any(pattern.search(markup) for pattern in FORBIDDEN.values())
