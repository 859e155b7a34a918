from django.urls import path

from .attendance import attendance
from .change import change
from .change_session import change_session
from .code import code
from .detail import detail
from .list import list_courses
from .new import new
from .plan import plan
from .session import session
from .sign_up import sign_up

app_name = "courses"
urlpatterns = [
    path("", list_courses, name="list"),
    path("new/", new, name="new"),
    path("code/", code, name="code"),
    path("sessions/<key:pk>/", session, name="session"),
    path("sessions/<key:pk>/change/", change_session, name="change_session"),
    path("sessions/<key:pk>/sign-up/", sign_up, name="sign_up"),
    path("sessions/<key:pk>/attendance/", attendance, name="attendance"),
    path("<key:pk>/", detail, name="detail"),
    path("<key:pk>/change/", change, name="change"),
    path("<key:pk>/sessions/new/", plan, name="plan"),
]
