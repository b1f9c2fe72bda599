"""What the programme brings to the business: the figures of the report for managers, each with the number behind it."""
