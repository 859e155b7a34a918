"""Who was there: on the organiser's list, or by the code shown in the room. Read `queries.present` first."""
