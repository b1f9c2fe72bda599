"""The business report as a message, a workbook and a page to print."""
