"""Tables that admins bring from elsewhere: deals of a CRM, seats of Sales Navigator, numbers of past weeks."""
