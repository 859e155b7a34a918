"""Three invented organisations to try everything on, and the log-in page that lists their people.

Installed by the demo settings alone. Read `actions.load` first.
"""
