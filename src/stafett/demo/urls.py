"""The demo's own addresses. Included by `config.urls_demo` alone."""

from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("", views.people, name="people"),
    path("<int:tie_id>/", views.log_in, name="log-in"),
    path("start/", views.start, name="start"),
]
