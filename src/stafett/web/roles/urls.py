"""Address of the roles page."""

from django.urls import path

from . import table

app_name = "roles"
urlpatterns = [path("", table.table, name="table")]
