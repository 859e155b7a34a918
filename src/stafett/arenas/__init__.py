"""What people do together, whatever it is called on the screen: a setting (`Arena`) with its purpose and parties,
places in it (`Seat`, in pools with a quota and a waiting list), moments (`Occasion`), terms that parties consent to
(`Agreement`) and who owes what to whom (`Promise`).

A recipe (`stafett.recipes`) gives these their words. It opens the change at the log, judges its own rules inside it,
and then calls the actions here, which work in that change and write no entry of their own.
Read `queries.visible_to` first, then `actions.begin`, `seats.actions.take` and `occasions.actions.plan`.
"""
