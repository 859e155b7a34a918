"""Addresses of logging in and out, and of one's own log-in."""

from django.urls import path

from . import invitation, language, login, logout, mine, organisation, password, start

app_name = "accounts"
urlpatterns = [
    path("login/", login.login, name="login"),
    path("logout/", logout.logout, name="logout"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("language/", language.language, name="language"),
    path("organisation/choose/", organisation.organisation, name="organisation"),
    path("my-login/", mine.mine, name="mine"),
    path("my-login/password/", password.password, name="password"),
    path("my-login/ties/<key:tie_id>/untie/", mine.untie, name="untie"),
    path("start/", start.start, name="start"),
]
