"""Settings, root URLs, WSGI and the `stafett` command: the only place that knows everything."""
