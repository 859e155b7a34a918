"""Who has given and who has received, between organisations, and who comes to a host when. Read `queries`."""
