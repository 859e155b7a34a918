"""Address of one's own page."""

from django.urls import path

from . import me

app_name = "me"
urlpatterns = [path("", me.me, name="me")]
