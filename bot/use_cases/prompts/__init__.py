"""Asking sellers for what is missing, once a week."""
