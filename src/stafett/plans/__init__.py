"""What is asked: plans with frozen versions, their requirements, to whom they are assigned, and exemptions.

A published version never changes; a new one takes effect on a later day.
Read `queries.visible_to` first. Rows come by file through `stafett.files`.
"""
