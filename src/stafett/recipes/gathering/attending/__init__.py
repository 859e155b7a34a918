"""Who was at a gathering. Read `actions.keep_list`."""
