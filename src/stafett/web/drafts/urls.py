from django.urls import path

from .about import about
from .add import add
from .delete import delete
from .detail import detail
from .list import list_drafts
from .new import new
from .next import next_version
from .publish import publish
from .requirement import requirement

app_name = "drafts"
urlpatterns = [
    path("", list_drafts, name="list"),
    path("new/", new, name="new"),
    path("next/<key:pk>/", next_version, name="next"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/about/", about, name="about"),
    path("<key:pk>/add/", add, name="add"),
    path("<key:pk>/requirement/", requirement, name="requirement"),
    path("<key:pk>/publish/", publish, name="publish"),
    path("<key:pk>/delete/", delete, name="delete"),
]
