"""The rows all recipes share. An arena's owning organisation is the controller of them all: `organisation` is the
arena's in every row, also where a unit or a person of another organisation is named."""

from .agreements import Agreement, Consent, TermsVersion
from .arenas import Arena, ArenaDetails, Following, OpenTo, Party, Purpose
from .occasions import (
    Anchor,
    Anchored,
    Attendance,
    AttendedBy,
    Due,
    Group,
    GroupDetails,
    GroupMember,
    Material,
    Occasion,
    OccasionDetails,
    RoomCode,
    Slot,
    SlotDetails,
)
from .promises import Promise, PromiseDetails
from .seats import LIVE, PLACED, Pool, PoolDetails, Seat, SeatState, State

__all__ = [
    "LIVE",
    "PLACED",
    "Agreement",
    "Anchor",
    "Anchored",
    "Arena",
    "ArenaDetails",
    "Attendance",
    "AttendedBy",
    "Consent",
    "Due",
    "Following",
    "Group",
    "GroupDetails",
    "GroupMember",
    "Material",
    "Occasion",
    "OccasionDetails",
    "OpenTo",
    "Party",
    "Pool",
    "PoolDetails",
    "Promise",
    "PromiseDetails",
    "Purpose",
    "RoomCode",
    "Seat",
    "SeatState",
    "Slot",
    "SlotDetails",
    "State",
    "TermsVersion",
]
