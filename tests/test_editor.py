"""Schemas of a workspace, and what a stock YAML editor makes of them."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from plancheck import editor, load, model, shape
from support import HEAD, REPOSITORY, Command, Workspace

SERVER = REPOSITORY / "tests/editor/node_modules/.bin/yaml-language-server"
TASKS = """\
tasks:
  - id: A1
    vi: Xây dựng cổng thông tin
    kind: content
    cites:
      - act: nd-43-2011-cp
acts:
  - {id: nd-43-2011-cp, vi: Cung cấp thông tin trên mạng, type: nghi-dinh, number: 43/2011/NĐ-CP}
bodies:
  - {id: so-y-te, vi: Sở Y tế, kind: so}
"""


def schema_of(root: Path) -> Any:
    return json.loads(editor.texts(load.load(str(root)).workspace)["plan.schema.json"])


def test_the_schemas_are_sound_and_accept_the_plan_they_come_from() -> None:
    schema = schema_of(REPOSITORY / "plan")
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for file in sorted((REPOSITORY / "plan").rglob("*.yaml")):
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
        assert not list(validator.iter_errors(data)), file


def test_an_id_that_is_not_there_is_refused_and_one_of_another_plan_is_not(
    workspace: Workspace,
) -> None:
    validator = jsonschema.Draft7Validator(schema_of(workspace({"tasks.yaml": TASKS})))
    data = yaml.load(TASKS, Loader=yaml.BaseLoader)
    assert validator.is_valid(data)
    data["tasks"][0]["cites"][0]["act"] = "nd-44-2011-cp"
    assert not validator.is_valid(data)
    data["tasks"][0]["cites"][0]["act"] = "khac/ke-hoach#nd-44"
    assert validator.is_valid(data)


def test_the_command_writes_and_checks(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"tasks.yaml": TASKS, "plancheck.yaml": "plan: .\nlanguage: en\n"})
    assert plancheck("schema", "--check", cwd=root).status == 1
    written = plancheck("schema", "--write", cwd=root)
    assert (written.status, "Wrote .plancheck/plan.schema.json." in written.out) == (0, True)
    assert plancheck("schema", "--check", cwd=root).status == 0
    assert plancheck("schema", "--write", cwd=root).out == ""
    (root / "more.yaml").write_text("bodies:\n  - {id: so-moi, vi: Sở mới, kind: so}\n", "utf-8")
    stale = plancheck("schema", "--check", cwd=root)
    assert (stale.status, "no longer fits" in stale.out) == (1, True)


# -- a stock editor --------------------------------------------------------------------------------


class Client:
    """The least of a language client: it opens one file and asks about it."""

    def __init__(self, folder: Path) -> None:
        node = shutil.which("node")
        assert node is not None, "the editor tests need node (Debian: nodejs)"
        assert SERVER.exists(), "run: make test (it installs the language server from npm)"
        self.process = subprocess.Popen(
            [node, SERVER, "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.number = 0
        self.diagnostics: dict[str, Any] = {}
        item = {"documentationFormat": ["markdown", "plaintext"]}
        able = {"textDocument": {"completion": {"completionItem": item}}}
        start = {"processId": None, "rootUri": folder.as_uri(), "capabilities": able}
        self.ask("initialize", start)
        self.send("initialized", {})

    def send(self, method: str, parameters: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        self._write(message | ({"id": number} if number is not None else {}))

    def _write(self, message: Any) -> None:
        raw = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(raw), raw))
        self.process.stdin.flush()

    def ask(self, method: str, parameters: Any) -> Any:
        self.number += 1
        self.send(method, parameters, self.number)
        while True:
            message = self.read()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def read(self) -> Any:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line, "the language server went away"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:  # a question of the server: settings
            wanted = message["params"].get("items", []) if message["params"] else []
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": [None] * len(wanted)})
        return message

    def open(self, file: Path) -> str:
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1}
        text = file.read_text("utf-8")
        self.send("textDocument/didOpen", {"textDocument": document | {"text": text}})
        while file.as_uri() not in self.diagnostics:
            self.read()
        return file.as_uri()

    def at(self, what: str, uri: str, line: int, character: int) -> Any:
        place = {"line": line, "character": character}
        return self.ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": place})


MODELINE = "# yaml-language-server: $schema=.plancheck/plan.schema.json\n"


@pytest.fixture
def client(workspace: Workspace) -> Iterator[tuple[Client, Path]]:
    root = workspace({"tasks.yaml": TASKS}, HEAD)
    editor.write(load.load(str(root)).workspace, editor.folder_of(str(root)))
    found = Client(root)
    yield found, root
    found.process.kill()
    found.process.communicate()


def test_a_stock_editor_completes_explains_and_complains_in_vietnamese(
    client: tuple[Client, Path],
) -> None:
    server, root = client
    file = root / "edit.yaml"
    text = (
        f"{MODELINE}tasks:\n  - id: A2\n    vi: Tổ chức tập huấn\n    kind: content\n    cites:\n"
        "      - act: nd-43\nassignments:\n  - id: P1\n    vi: Chủ trì\n    role: lead\n"
        "    bodies: [so-y-te]\n"
    )
    file.write_text(text, "utf-8")
    uri = server.open(file)
    (wrong,) = server.diagnostics[uri]
    assert "Không có mã này: ở đây cần mã của văn bản." in wrong["message"]
    assert wrong["range"]["start"] == {"line": 6, "character": 13}

    offered = server.at("completion", uri, 6, 18)["items"]
    act = next(each for each in offered if each["label"] == "nd-43-2011-cp")
    assert "Cung cấp thông tin trên mạng" in json.dumps(act, ensure_ascii=False)
    hover = server.at("hover", uri, 5, 6)
    assert "Văn bản được viện dẫn." in json.dumps(hover, ensure_ascii=False)
    section = server.at("hover", uri, 10, 6)
    assert section is not None


def test_each_set_of_kinds_has_a_list_of_ids_of_its_own() -> None:
    sets = shape.kinds_named(model.File)
    assert len({editor._definition(kinds) for kinds in sets}) == len(sets)
