"""Address of one's own week."""

from django.urls import path

from .week import week

app_name = "week"
urlpatterns = [path("", week, name="week")]
