"""Minutes, point by point: information, decisions and actions. An action is a promise: who, and by when.

Read `queries.by_point` first, then `actions.write`.
"""
