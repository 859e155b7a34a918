"""Addresses of guests. What is no page's name or key is a link's secret."""

from django.urls import path

from .agreement import agreement
from .agreement_pdf import agreement_pdf
from .apply import apply
from .arena import arena
from .arrival import arrival
from .gathering import gathering
from .gone import gone
from .leave import leave
from .material import material
from .practice import practice
from .question import question
from .stored import stored
from .terms import terms
from .welcome import welcome

app_name = "guest"
urlpatterns = [
    path("gone/", gone, name="gone"),
    path("<key:pk>/", welcome, name="welcome"),
    path("<key:pk>/stored/", stored, name="stored"),
    path("<key:pk>/leave/", leave, name="leave"),
    path("<key:pk>/practice/", practice, name="practice"),
    path("<key:pk>/take-part/", arena, name="arena"),
    path("<key:pk>/agreement/", agreement, name="agreement"),
    path("<key:pk>/agreement.pdf", agreement_pdf, name="agreement_pdf"),
    path("<key:pk>/terms/", terms, name="terms"),
    path("<key:pk>/reading/<key:material>/", material, name="material"),
    path("<key:pk>/apply/", apply, name="apply"),
    path("<key:pk>/gatherings/<key:occasion>/", gathering, name="gathering"),
    path("<key:pk>/asked/<key:wave>/", question, name="question"),
    path("<str:token>/", arrival, name="arrival"),
]
