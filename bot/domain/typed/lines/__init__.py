"""One module for each kind of line: text as Slack sent it in, what it says out, or an error with what is wrong."""
