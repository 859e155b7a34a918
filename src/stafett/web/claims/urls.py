from django.urls import path

from .evidence import evidence
from .mine import mine
from .new import new
from .register import register
from .waiting import waiting

app_name = "claims"
urlpatterns = [
    path("", waiting, name="waiting"),
    path("new/", new, name="new"),
    path("mine/", mine, name="mine"),
    path("register/<key:pk>/", register, name="register"),
    path("evidence/<key:pk>/", evidence, name="evidence"),
]
