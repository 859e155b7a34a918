"""Addresses of one's own page, and of what one is told."""

from django.urls import path

from .calendar import calendar
from .me import me
from .told import told

app_name = "me"
urlpatterns = [
    path("", me, name="me"),
    path("told/", told, name="told"),
    path("calendar/", calendar, name="calendar"),
]
