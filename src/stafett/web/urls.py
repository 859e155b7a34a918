"""Every page's address."""

from django.urls import include, path, register_converter

from . import health
from .exports.converters import Extension
from .home import home
from .keys import Key

register_converter(Extension, "extension")
register_converter(Key, "key")

urlpatterns = [
    path("", home.home, name="home"),
    path("me/", include("stafett.web.me.urls")),
    path("week/", include("stafett.web.week.urls")),
    path("", include("stafett.web.accounts.urls")),
    path("units/", include("stafett.web.units.urls")),
    path("people/", include("stafett.web.people.urls")),
    path("stand-ins/", include("stafett.web.appointments.urls")),
    path("claims/", include("stafett.web.claims.urls")),
    path("guest/", include("stafett.web.guest.urls")),
    path("import/", include("stafett.web.imports.urls")),
    path("log/", include("stafett.web.log.urls")),
    path("organisation/", include("stafett.web.organisation.urls")),
    path("plans/", include("stafett.web.plans.urls")),
    path("", include("stafett.web.assignments.urls")),
    path("drafts/", include("stafett.web.drafts.urls")),
    path("competences/", include("stafett.web.competences.urls")),
    path("excuses/", include("stafett.web.excuses.urls")),
    path("happenings/", include("stafett.web.happenings.urls")),
    path("meet/", include("stafett.web.meet.urls")),
    path("courses/", include("stafett.web.courses.urls")),
    path("work-shadowing/", include("stafett.web.placements.urls")),
    path("matters/", include("stafett.web.matters.urls")),
    path("asked/", include("stafett.web.pulses.urls")),
    path("gatherings/", include("stafett.web.gatherings.urls")),
    path("search/", include("stafett.web.search.urls")),
    path("mail/", include("stafett.web.mail.urls")),
    path("calendar/", include("stafett.web.calendars.urls")),
    path("roles/", include("stafett.web.roles.urls")),
    path("", include("stafett.web.help.urls")),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
