"""The graph of a plan as DOT, Mermaid, GraphML or JSON."""

import io
import json
from typing import Literal

import networkx as nx

from plancheck.mermaid import label
from plancheck.terminal import plain
from plancheck.text import short

Format = Literal["dot", "mermaid", "graphml", "json"]
FORMATS: tuple[Format, ...] = ("dot", "mermaid", "graphml", "json")

_SHAPES = {
    "act": ("note", "[[", "]]"),
    "task": ("box", "[", "]"),
    "objective": ("ellipse", "([", "])"),
    "target": ("diamond", "{{", "}}"),
    "body": ("house", "[/", "\\]"),
    "group": ("house", "[/", "\\]"),
    "system": ("cylinder", "[(", ")]"),
}


def render(graph: "nx.MultiDiGraph[str]", notation: Format) -> str:
    """Return a graph in a notation; nodes and edges keep their order."""
    return {"dot": _dot, "mermaid": _mermaid, "graphml": _graphml, "json": _json}[notation](graph)


def _dot(graph: "nx.MultiDiGraph[str]") -> str:
    lines = ["digraph plan {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for name, data in graph.nodes(data=True):
        shape = _SHAPES.get(data["kind"], ("box", "", ""))[0]
        label = f"{name.rpartition('#')[2]}\n{short(data['label'], 48)}"
        lines.append(f"  {_quoted(name)} [label={_quoted(label)}, shape={shape}];")
    for source, target, data in graph.edges(data=True):
        style = ", style=dashed" if data["link"] == "inferred" else ""
        lines.append(
            f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(data['kind'])}{style}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    parts = [plain(part).replace("\\", "\\\\").replace('"', '\\"') for part in text.split("\n")]
    return '"' + "\\n".join(parts) + '"'


def _mermaid(graph: "nx.MultiDiGraph[str]") -> str:
    lines = ["flowchart LR"]
    names = {name: f"n{number}" for number, name in enumerate(graph.nodes)}
    for name, data in graph.nodes(data=True):
        _, left, right = _SHAPES.get(data["kind"], ("", "[", "]"))
        words = label(f"{name.rpartition('#')[2]}: {short(data['label'], 48)}")
        lines.append(f'  {names[name]}{left}"{words}"{right}')
    for source, target, data in graph.edges(data=True):
        arrow = "-.->" if data["link"] == "inferred" else "-->"
        lines.append(f"  {names[source]} {arrow}|{data['kind']}| {names[target]}")
    return "\n".join(lines) + "\n"


def _graphml(graph: "nx.MultiDiGraph[str]") -> str:
    buffer = io.BytesIO()
    nx.write_graphml_xml(graph, buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue().decode() + "\n"


def _json(graph: "nx.MultiDiGraph[str]") -> str:
    data = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
