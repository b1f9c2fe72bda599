"""Whether the SSI foretells outcomes in a programme."""
