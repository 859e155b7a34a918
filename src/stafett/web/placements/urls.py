from django.urls import path

from .agreement import agreement
from .apply import apply
from .balance import balance
from .change import change
from .here import here
from .list import list_offers
from .new import new
from .offer import offer
from .outside import outside
from .pdf import pdf_of
from .stay import stay
from .stories import stories
from .story import story
from .team import team
from .terms import terms
from .there import there

app_name = "placements"
urlpatterns = [
    path("", list_offers, name="list"),
    path("new/", new, name="new"),
    path("stories/", stories, name="stories"),
    path("stories/<key:pk>/", story, name="story"),
    path("there/", there, name="there"),
    path("offers/<key:pk>/guest/", here, name="here"),
    path("balance/", balance, name="balance"),
    path("offers/<key:pk>/", offer, name="offer"),
    path("offers/<key:pk>/change/", change, name="change"),
    path("units/<key:pk>/", team, name="team"),
    path("<key:pk>/", stay, name="stay"),
    path("<key:pk>/apply/", apply, name="apply"),
    path("<key:pk>/agreement/", agreement, name="agreement"),
    path("<key:pk>/agreement.pdf", pdf_of, name="pdf"),
    path("<key:pk>/outside/", outside, name="outside"),
    path("<key:pk>/terms/", terms, name="terms"),
]
