"""Addresses of mail."""

from django.urls import path

from .stop import stop
from .undelivered import undelivered

app_name = "mail"
urlpatterns = [
    path("undelivered/", undelivered, name="undelivered"),
    path("stop/<str:token>/", stop, name="stop"),
]
