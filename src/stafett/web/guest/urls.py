"""Addresses of guests. What is no page's name or key is a link's secret."""

from django.urls import path

from .arrival import arrival
from .gone import gone
from .leave import leave
from .practice import practice
from .stored import stored
from .welcome import welcome

app_name = "guest"
urlpatterns = [
    path("gone/", gone, name="gone"),
    path("<key:pk>/", welcome, name="welcome"),
    path("<key:pk>/stored/", stored, name="stored"),
    path("<key:pk>/leave/", leave, name="leave"),
    path("<key:pk>/practice/", practice, name="practice"),
    path("<str:token>/", arrival, name="arrival"),
]
