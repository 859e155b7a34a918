"""`make bench`: an organisation of a hospital trust's size, measured through the real server on both databases.

Read `main.py` first. `data`, `facts` with `cast`, `bulk` and `plain` run inside the site, as processes of their own;
everything else knows the site from outside only, as people do.
"""
