"""Addresses of the wing's front page, of its calendars and of difficulties."""

from django.urls import URLPattern

difficulty_urlpatterns: list[URLPattern] = []
