"""Stays with somebody outside the installation (H): the host, or where the guest comes from, is a name, and who answers
there is a guest by a link. The stay is kept by the organisation that is here; all else is as in any other stay.
"""
