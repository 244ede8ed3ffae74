"""Reports: one format a file. Each turns a `Report` into text with `render(report, style)`."""

FORMATS = (
    "text",
    "concise",
    "json",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "markdown",
)
