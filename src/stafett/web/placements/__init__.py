"""Pages of work shadowing. A stay's page does what may be done with it by one table, `doings`."""
