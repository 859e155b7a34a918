"""Address of a calendar to follow."""

from django.urls import path

from .feed import feed

app_name = "calendars"
urlpatterns = [path("<str:token>.ics", feed, name="feed")]
