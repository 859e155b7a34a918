"""Who was at a session, and that they hold what the course gives. Read `actions.keep_list` and `actions.type_code`."""
