"""The history of one element: one format a file. Each turns a `Followed` into text."""

FORMATS = ("text", "json")
