from django.urls import path

from .answer import answer
from .asked import asked
from .change import change
from .export import export
from .kept import kept
from .new import new
from .pulse import pulse
from .results import results

app_name = "pulses"
urlpatterns = [
    path("", asked, name="asked"),
    path("of/<key:pk>/", kept, name="kept"),
    path("of/<key:pk>/new/", new, name="new"),
    path("again/<key:pk>/", pulse, name="pulse"),
    path("again/<key:pk>/change/", change, name="change"),
    path("<key:pk>/", answer, name="answer"),
    path("<key:pk>/results/", results, name="results"),
    path("<key:pk>/results/figures.<extension:extension>", export, name="export"),
]
