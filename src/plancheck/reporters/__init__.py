"""A report in one format each: `render(report, lang, ...) -> str`."""
