from django.urls import path

from .change import change
from .detail import detail
from .export import export
from .list import list_competences
from .merge import merge
from .new import new

app_name = "competences"
urlpatterns = [
    path("", list_competences, name="list"),
    path("new/", new, name="new"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/change/", change, name="change"),
    path("<key:pk>/merge/", merge, name="merge"),
    path("<key:pk>/export.<extension:extension>", export, name="export"),
]
