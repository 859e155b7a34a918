from django.urls import path

from .answer import answer
from .asked import asked
from .results import results

app_name = "pulses"
urlpatterns = [
    path("", asked, name="asked"),
    path("<key:pk>/", answer, name="answer"),
    path("<key:pk>/results/", results, name="results"),
]
