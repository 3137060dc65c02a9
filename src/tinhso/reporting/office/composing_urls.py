"""Addresses of composing: reports from draft to issue."""

from django.urls import URLPattern

composing_urlpatterns: list[URLPattern] = []
