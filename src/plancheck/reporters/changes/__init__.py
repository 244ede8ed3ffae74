"""Reports of changes: one format a file. Each turns a `Comparison` into text with `render`."""

FORMATS = ("text", "json", "markdown", "html")
