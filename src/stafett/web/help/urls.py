"""Addresses of the help and of the accessibility statement."""

from django.urls import path

from . import accessibility, help

urlpatterns = [
    path("help/", help.help, name="help"),
    path("accessibility/", accessibility.accessibility, name="accessibility"),
]
