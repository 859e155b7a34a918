"""What each verb of the log says. A verb without a sentence is still read: its code, made into words."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.audit.models import Entry, Look

SENTENCES: dict[str, Promise] = {
    "achievement.claimed": gettext_lazy("sent a competence for approval"),
    "achievement.recalled": gettext_lazy("took back what was sent for approval"),
    "achievement.approved": gettext_lazy("approved competence"),
    "achievement.registered": gettext_lazy("registered competence"),
    "achievement.returned": gettext_lazy("returned a competence with grounds"),
    "plan.assigned": gettext_lazy("gave a plan"),
    "assignment.ended": gettext_lazy("ended a plan somewhere"),
    "assignment.withdrawn": gettext_lazy("withdrew a plan before it began somewhere"),
    "draft.started": gettext_lazy("began to write a plan"),
    "draft.saved": gettext_lazy("changed the draft of a plan"),
    "draft.sent": gettext_lazy("sent the draft of a plan for review"),
    "draft.taken_back": gettext_lazy("took the draft of a plan back to write on"),
    "draft.commented": gettext_lazy("commented on the draft of a plan"),
    "draft.deleted": gettext_lazy("deleted the draft of a plan"),
    "plan.published": gettext_lazy("published a version of a plan"),
    "plan.retired": gettext_lazy("retired a plan"),
    "achievement.passed": gettext_lazy("registered a competence that nobody has to approve"),
    "achievement.signed": gettext_lazy("signed what they had seen, so that it can be approved"),
    "achievement.accepted": gettext_lazy("accepted one competence as another, with grounds"),
    "achievement.laid_aside": gettext_lazy("laid aside what was no longer needed"),
    "practice.added": gettext_lazy("added to their practice list"),
    "practice.taken_away": gettext_lazy("took something away from their practice list"),
    "practice.asked_outside": gettext_lazy("asked somebody outside to sign on a practice list"),
    "practice.asked_outside_again": gettext_lazy("made a new link for somebody outside who signs"),
    "practice.not_asked_outside": gettext_lazy("took back the link of somebody outside who signs"),
    "guest.forgotten": gettext_lazy("forgot guests whose links had ended long ago"),
    "practice.signed": gettext_lazy("signed what they had seen people do"),
    "self_assessment.said": gettext_lazy("said how far they think they are"),
    "role.appointed": gettext_lazy("chose somebody to stand in or to sign"),
    "role.taken_back": gettext_lazy("took back what somebody had been chosen for"),
    "achievement.undone": gettext_lazy("undid what they had just decided"),
    "competence.added": gettext_lazy("added a competence to the catalogue"),
    "competence.changed": gettext_lazy("changed a competence of the catalogue"),
    "competence.merged": gettext_lazy("merged a competence into another"),
    "competence.merge_taken_back": gettext_lazy("took back the merge of a competence"),
    "exemption.given": gettext_lazy("exempted somebody"),
    "exemption.ended": gettext_lazy("ended an exemption earlier"),
    "exemption.taken_back": gettext_lazy("took back an exemption"),
    "matter.raised": gettext_lazy("raised something to a unit"),
    "matter.answered": gettext_lazy("answered what was raised to a unit"),
    "matter.passed_on": gettext_lazy("passed on what was raised to a unit"),
    "matter.taken_back": gettext_lazy("took back what they had passed on to another unit"),
    "matter.merged": gettext_lazy("merged two things raised to a unit"),
    "matter.box_emptied": gettext_lazy("passed on what had been put in the box without a name"),
    "pulse.answered": gettext_lazy("answered what they were asked"),
    "pulse.begun": gettext_lazy("planned questions to those who take part"),
    "pulse.changed": gettext_lazy("changed questions to those who take part"),
    "pulse.ended": gettext_lazy("ended questions to those who take part"),
    "unit.moved": gettext_lazy("moved a unit"),
    "facts.imported": gettext_lazy("imported fact files"),
    "gathering.begun": gettext_lazy("began a series of gatherings"),
    "gathering.changed": gettext_lazy("changed what a series of gatherings is called or is for"),
    "gathering.member_added": gettext_lazy("added a member to a series of gatherings"),
    "gathering.member_left": gettext_lazy("took a member out of a series of gatherings"),
    "gathering.contact_said": gettext_lazy("said whom to reach at a member of a series of gatherings"),
    "gathering.planned": gettext_lazy("planned a gathering"),
    "gathering.time_set": gettext_lazy("said when and where a gathering is"),
    "gathering.postponed": gettext_lazy("postponed a gathering"),
    "gathering.called_off": gettext_lazy("called off a gathering"),
    "gathering.attended": gettext_lazy("kept the list of who was at a gathering"),
    "gathering.signed_up": gettext_lazy("signed people up for a gathering"),
    "gathering.taken_off": gettext_lazy("took somebody off the list of a gathering"),
    "gathering.handed_over": gettext_lazy("let somebody else take a place at a gathering"),
    "gathering.places_set": gettext_lazy("changed how many places a member has at a gathering"),
    "gathering.said_how": gettext_lazy("said how somebody comes to a gathering"),
    "gathering.group_made": gettext_lazy("made a group by field"),
    "gathering.group_joined": gettext_lazy("changed who is in a group by field"),
    "gathering.baton_offered": gettext_lazy("offered the baton for a gathering"),
    "gathering.baton_accepted": gettext_lazy("took the baton for a gathering"),
    "gathering.baton_declined": gettext_lazy("declined the baton for a gathering, or gave it back"),
    "gathering.check_added": gettext_lazy("added to the checklist of a gathering"),
    "gathering.check_done": gettext_lazy("did something on the checklist of a gathering"),
    "gathering.experience_told": gettext_lazy("wrote what the next host should know"),
    "gathering.minutes_written": gettext_lazy("wrote in the minutes of a gathering"),
    "gathering.minutes_struck": gettext_lazy("struck something out of the minutes of a gathering"),
    "gathering.action_done": gettext_lazy("said that an action of the minutes is done"),
    "gathering.proposed": gettext_lazy("proposed something at a gathering"),
    "gathering.meeting_planned": gettext_lazy("planned a fixed meeting point ahead"),
    "gathering.meeting_joined": gettext_lazy("joined a fixed meeting point"),
    "gathering.meeting_left": gettext_lazy("left a fixed meeting point"),
    "gathering.meeting_moved": gettext_lazy("moved one time of a fixed meeting point"),
    "gathering.meeting_called_off": gettext_lazy("called off one time of a fixed meeting point"),
    "gathering.meeting_ended": gettext_lazy("ended a fixed meeting point"),
    "gathering.point_added": gettext_lazy("added a point to the agenda of a gathering"),
    "gathering.point_changed": gettext_lazy("changed a point on the agenda of a gathering"),
    "gathering.point_dropped": gettext_lazy("left a point out of the agenda of a gathering"),
    "gathering.point_moved": gettext_lazy("moved a point on the agenda of a gathering"),
    "gathering.material_added": gettext_lazy("added something to read to a point of a gathering"),
    "gathering.material_dropped": gettext_lazy("took away something to read from a point of a gathering"),
    "happening.sent": gettext_lazy("told of something that happened, and asked for it to be read"),
    "happening.ended": gettext_lazy("ended what something that happened asked for"),
    "placement.offered": gettext_lazy("published an offer of work shadowing, or asked for a guest"),
    "placement.offer_changed": gettext_lazy("changed an offer of work shadowing"),
    "placement.places_settled": gettext_lazy("offered places in work shadowing to those who wait"),
    "placement.asked": gettext_lazy("asked about work shadowing"),
    "placement.said": gettext_lazy("wrote to the others about work shadowing"),
    "placement.applied": gettext_lazy("applied for work shadowing"),
    "placement.backed": gettext_lazy("said yes, as the guest’s leader, to work shadowing"),
    "placement.refused": gettext_lazy("said no, as the guest’s leader, to work shadowing"),
    "placement.routed": gettext_lazy("passed an application for work shadowing on"),
    "placement.accepted": gettext_lazy("said yes, as the host, to work shadowing"),
    "placement.declined": gettext_lazy("said no, as the host, to work shadowing"),
    "placement.place_given": gettext_lazy("gave a place in work shadowing to who waited"),
    "placement.place_taken": gettext_lazy("took a place in work shadowing"),
    "placement.withdrawn": gettext_lazy("withdrew from work shadowing"),
    "placement.terms_written": gettext_lazy("wrote a version of an agreement on work shadowing"),
    "placement.terms_answered": gettext_lazy("answered an agreement on work shadowing"),
    "placement.purpose_changed": gettext_lazy("wrote what work shadowing is for"),
    "placement.day_called_off": gettext_lazy("called off a day of work shadowing"),
    "placement.visit_planned": gettext_lazy("planned a return visit"),
    "placement.visit_moved": gettext_lazy("moved a return visit"),
    "placement.visit_called_off": gettext_lazy("called off a return visit"),
    "placement.noted": gettext_lazy("noted something found during work shadowing"),
    "placement.finished": gettext_lazy("noted that work shadowing is over"),
    "placement.broken_off": gettext_lazy("broke off work shadowing"),
    "placement.evaluated": gettext_lazy("said what they think of work shadowing"),
    "placement.counted": gettext_lazy("let work shadowing count as a competence"),
    "gathering.invited_outside": gettext_lazy("gave somebody outside a link to a series of gatherings"),
    "gathering.link_taken_back": gettext_lazy("took back somebody’s link to a series of gatherings"),
    "placement.invited_outside": gettext_lazy("gave somebody outside a link to work shadowing"),
    "placement.link_taken_back": gettext_lazy("took back somebody’s link to work shadowing"),
    "placement.story_told": gettext_lazy("told others about work shadowing"),
    "placement.readers_invited": gettext_lazy("invited whoever reads a story of work shadowing"),
    "placement.story_answered": gettext_lazy("answered an open invitation"),
    "placement.told_later": gettext_lazy("said what has changed since work shadowing"),
    "course.offered": gettext_lazy("offered a course"),
    "course.changed": gettext_lazy("changed a course"),
    "course.called_off": gettext_lazy("called off a course"),
    "course.session_planned": gettext_lazy("planned a day of a course"),
    "course.session_changed": gettext_lazy("changed a day of a course"),
    "course.session_cancelled": gettext_lazy("called off a day of a course"),
    "course.signed_up": gettext_lazy("signed people up for a course"),
    "course.taken_off": gettext_lazy("took somebody off the list of a course"),
    "course.offer_accepted": gettext_lazy("accepted a place that had come free at a course"),
    "course.offer_declined": gettext_lazy("declined a place that had come free at a course"),
    "course.offer_lapsed": gettext_lazy("let an offer of a place at a course run out"),
    "course.code_shown": gettext_lazy("showed the code of a course"),
    "course.attended": gettext_lazy("kept the list of who was at a course"),
    "course.came": gettext_lazy("said by the code that they were at a course"),
    "leave.entered": gettext_lazy("entered a leave"),
    "leave.changed": gettext_lazy("changed when a leave ends"),
    "leave.taken_back": gettext_lazy("took back a leave"),
    "letter.tried_again": gettext_lazy("sent mail once more that had not been delivered"),
    "organisation.made": gettext_lazy("made the organisation"),
    "people.invited": gettext_lazy("made invitations for people to log in"),
    "log_in.tied": gettext_lazy("tied their log-in to their record"),
    "log_in.untied": gettext_lazy("untied their log-in from their record"),
    "log_in.tied_elsewhere": gettext_lazy("tied their log-in to a record in another organisation as well"),
    "log_in.untied_elsewhere": gettext_lazy("untied their log-in from a record in another organisation"),
    "log_in.succeeded": gettext_lazy("logged in"),
    "log_in.failed": gettext_lazy("failed to log in"),
    "log_in.many_failed": gettext_lazy(
        "failed to log in so many times within an hour that not each is written"
    ),
    "log_in.locked_out": gettext_lazy("failed to log in so often that they are locked out for a while"),
    "log_in.invited_anew": gettext_lazy("made a link for a new password"),
    "log_in.password_set": gettext_lazy("set a new password by link"),
    "log_in.password_changed": gettext_lazy("changed their password"),
    "operator.invited": gettext_lazy("made a link for an operator"),
    "operator.made": gettext_lazy("became an operator"),
    "operator.password_set": gettext_lazy("set a new password by link"),
}

OF_THE_INSTALLATION = {
    "log_in.succeeded", "log_in.failed", "log_in.many_failed", "log_in.locked_out", "log_in.password_set",
    "log_in.password_changed", "operator.invited", "operator.made", "operator.password_set",
}  # fmt: skip
"""The verbs of the installation's own log; the others stand in an organisation's."""

COUNTS: dict[str, Promise] = {
    "count": gettext_lazy("count"),
    "new": gettext_lazy("new"),
    "changed": gettext_lazy("changed"),
    "withdrawn": gettext_lazy("withdrawn"),
    "unchanged": gettext_lazy("unchanged"),
    "waiting": gettext_lazy("waiting for others"),
    "links": gettext_lazy("links of guests that last longer"),
    "role": gettext_lazy("as"),
    "from": gettext_lazy("from network address"),
}
"""The words for keys of an entry's detail."""

LOOKS: dict[str, Promise] = {
    "person": gettext_lazy("opened the page"),
    "log": gettext_lazy("read the log about this person"),
    "claim": gettext_lazy("opened what was sent for approval"),
    "evidence": gettext_lazy("opened evidence"),
    "export": gettext_lazy("took out an export"),
    "excuses": gettext_lazy("opened exemptions and leave"),
    "practice": gettext_lazy("opened a practice list"),
}


def by(entry: Entry) -> str:
    """Who did it, as the log knows them."""
    if entry.by == "command line":
        return _("The command line")
    if entry.by_guest is not None:
        return _guest(entry.by)
    if entry.by == "by itself":
        return _("By itself")
    return entry.by or _("Somebody")


def looker(one: Look) -> str:
    """Who looked: whoever has no log-in came as a guest."""
    return one.by if one.by_identity else _guest(one.by)


def _guest(label: str) -> str:
    return _("%(name)s (guest)") % {"name": label}


def what(entry: Entry) -> str:
    """What was done, as the rest of a sentence."""
    return str(SENTENCES.get(entry.verb) or entry.verb.replace(".", " ").replace("_", " "))


def details(entry: Entry) -> list[str]:
    """What else the entry says, one piece a line: the counts of an import, how many were approved."""
    lines = _counts(entry.detail) if isinstance(entry.detail, Mapping) else []
    subject = entry.subject if entry.subject and entry.subject != entry.by else ""
    return [subject, *lines] if subject else lines


def _counts(detail: Mapping[str, Any]) -> list[str]:
    lines = []
    for key, value in _in_order(detail):
        if isinstance(value, Mapping):
            counts = ", ".join(f"{number} {_word(word)}" for word, number in _in_order(value) if number)
            lines.append(f"{key}: {counts or _('nothing')}")
        elif value not in ("", None, [], {}):
            lines.append(f"{_word(key)}: {value}")
    return lines


def _in_order(detail: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Known words in the order of their table, the rest by name: PostgreSQL keeps no order of keys."""
    known = list(COUNTS)
    return sorted(
        detail.items(), key=lambda item: (known.index(item[0]) if item[0] in COUNTS else len(known), item[0])
    )


def _word(key: str) -> str:
    return str(COUNTS.get(key) or str(key).replace("_", " "))


def verbs_saying(text: str) -> list[str]:
    """The verbs whose sentence has a text in it, in the language of whoever searches."""
    wanted = text.casefold()
    return [verb for verb, sentence in SENTENCES.items() if wanted in str(sentence).casefold()]


def kinds(*, installation: bool) -> dict[str, list[str]]:
    """What a log may say of a kind of change, with the verbs that are told so."""
    found: dict[str, list[str]] = {}
    for verb, sentence in SENTENCES.items():
        if (verb in OF_THE_INSTALLATION) == installation:
            found.setdefault(str(sentence), []).append(verb)
    return found


def look(code: str) -> str:
    """What somebody opened."""
    return str(LOOKS.get(code) or _("opened: %(what)s") % {"what": code.replace("_", " ")})
