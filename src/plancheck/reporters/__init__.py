"""Reports: one format a file. Each turns a `Report` into text with `render(report, style)`."""

from importlib import import_module

from plancheck.report import Report
from plancheck.summary import Style

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


def render(name: str, report: Report, style: Style) -> str:
    """Return a report in one of `FORMATS`; only that format is loaded."""
    rendered: str = import_module(f"plancheck.reporters.{name}").render(report, style)
    return rendered
