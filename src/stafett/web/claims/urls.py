from django.urls import path

from .detail import detail
from .evidence import evidence
from .guest import guest
from .mine import mine
from .new import new
from .progress import progress
from .register import register
from .signing import signing
from .undo import undo
from .waiting import waiting

app_name = "claims"
urlpatterns = [
    path("", waiting, name="waiting"),
    path("new/", new, name="new"),
    path("signing/", signing, name="signing"),
    path("mine/", mine, name="mine"),
    path("<key:pk>/", detail, name="detail"),
    path("progress/<key:pk>/", progress, name="progress"),
    path("guest/<key:person_id>/<key:pk>/", guest, name="guest"),
    path("register/<key:pk>/", register, name="register"),
    path("undo/", undo, name="undo"),
    path("evidence/<key:pk>/", evidence, name="evidence"),
]
