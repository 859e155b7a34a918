"""Address of who stands in."""

from django.urls import path

from .unit import unit

app_name = "appointments"
urlpatterns = [path("<key:pk>/", unit, name="unit")]
