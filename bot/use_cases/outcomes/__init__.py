"""What came of it, one by one: leads, meetings, deals, the shares they came from, and whose the customers are."""
