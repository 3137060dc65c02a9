"""Addresses of collecting: forms, rounds, what units hand in."""

from django.urls import URLPattern

collecting_urlpatterns: list[URLPattern] = []
