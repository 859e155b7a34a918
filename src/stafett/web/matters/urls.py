from django.urls import path

from .answer import answer
from .detail import detail
from .merge import merge
from .mine import mine
from .new import new
from .pass_on import pass_on
from .unit import unit

app_name = "matters"
urlpatterns = [
    path("", mine, name="mine"),
    path("new/", new, name="new"),
    path("answer/", answer, name="answer"),
    path("unit/<key:pk>/", unit, name="unit"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/pass-on/", pass_on, name="pass_on"),
    path("<key:pk>/merge/", merge, name="merge"),
]
