"""Addresses of the log."""

from django.urls import path

from . import entries, person

app_name = "log"
urlpatterns = [
    path("", entries.entries, name="entries"),
    path("installation/", entries.installation, name="installation"),
    path("me/", person.me, name="me"),
    path("people/<key:person_id>/", person.person, name="person"),
]
