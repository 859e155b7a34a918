"""What is held: the catalogue of competences, achievements and claims, and the evidence beside them.

A claim is an achievement nobody has approved or refused yet; approving closes it and opens the approved one.
Read `queries.visible_to` and `actions.claim` first.
"""
