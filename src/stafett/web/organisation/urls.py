from django.urls import path

from .export import export
from .tree import tree

app_name = "organisation"
urlpatterns = [
    path("", tree, name="tree"),
    path("export.<extension:extension>", export, name="export"),
    path("<key:pk>/", tree, name="tree"),
    path("<key:pk>/export.<extension:extension>", export, name="export"),
]
