"""A page on this machine for editors: drafts are pasted or dropped there, findings come back while they are typed.

Nothing is stored, nothing is sent anywhere, and nobody but this machine's own browser is answered.
"""
