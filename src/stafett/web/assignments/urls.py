from django.urls import path

from .end import end
from .list import list_assignments
from .move import move
from .new import new
from .preview import preview
from .result import result

app_name = "assignments"
urlpatterns = [
    path("plans/<key:pk>/assignments/", list_assignments, name="list"),
    path("plans/<key:pk>/assignments/new/", new, name="new"),
    path("plans/<key:pk>/assignments/<key:row>/end/", end, name="end"),
    path("plans/<key:pk>/preview/", preview, name="preview"),
    path("units/<key:pk>/move/", move, name="move"),
    path("previews/<key:pk>/", result, name="result"),
]
