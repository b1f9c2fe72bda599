"""Whether the SSI foretells outcomes here, in words."""
