from django.urls import path

from .export import export
from .tree import tree

app_name = "organisation"
urlpatterns = [
    path("", tree, name="tree"),
    path("export.<extension:extension>", export, name="export"),
    path("<int:pk>/", tree, name="tree"),
    path("<int:pk>/export.<extension:extension>", export, name="export"),
]
