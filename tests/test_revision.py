"""Earlier revisions: what is taken out of git, what is left out and told, and that nothing runs."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from plancheck import git as asking
from plancheck import history, load, revision, source, tree
from plancheck.errors import ConfigError, InputError
from plancheck.history import Snapshot
from support import HEAD, Command, Workspace
from test_checking import DAY, MORE, TASKS, git

SOURCES = HEAD + f"  source_documents: [{{file: source.txt, sha256: {'0' * 64}}}]\n"


@pytest.fixture
def checkout(workspace: Workspace) -> Path:
    root = workspace({"tasks.yaml": TASKS, "source.txt": "Điều 1.\n", "note.pdf": "x"}, SOURCES)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def save(root: Path, message: str = "next") -> str:
    git(root, "add", "-A")
    git(root, "commit", "-qm", message, "--allow-empty")
    return git(root, "rev-parse", "HEAD")


def planted(root: Path, *lines: str) -> str:
    """Commit a tree as it is given, line by line as `git ls-tree -z` prints it."""
    raw = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
    made = subprocess.run(
        ["git", "-C", root, "mktree", "-z"], input=raw, capture_output=True, check=True
    )
    name = made.stdout.decode().strip()
    return git(root, "commit-tree", "-m", "planted", name)


def blob(root: Path, content: bytes) -> str:
    made = subprocess.run(
        ["git", "-C", root, "hash-object", "-w", "--stdin"], input=content, capture_output=True,
        check=True,
    )  # fmt: skip
    return made.stdout.decode().strip()


def past(root: Path, name: str = "HEAD") -> Snapshot:
    with history.Snapshots(str(root)) as kept:
        return kept.at(revision.commit(str(root), name))


def files(root: Path, name: str = "HEAD") -> list[str]:
    """Return the plan files that are read at a revision."""
    found = past(root, name)
    left = {each.name for each in found.skipped}
    return [each.file for each in found.documents if each.file not in left]


def test_a_revision_gives_the_same_plan_as_its_files_did(checkout: Path) -> None:
    before = load.load(str(checkout))
    (checkout / "tasks.yaml").write_text(MORE, "utf-8")
    assert past(checkout).skipped == ()
    with history.Snapshots(str(checkout)) as kept:
        then = kept.load(revision.commit(str(checkout), "HEAD"))
    assert then.documents == before.documents
    assert list(then.workspace.plans[0].texts) == ["source.txt"]
    assert then.findings == before.findings


def test_a_folder_that_was_not_there_yet_is_empty(checkout: Path) -> None:
    (checkout / "sub").mkdir()
    assert past(checkout / "sub").documents == ()


def test_what_is_left_out_is_told_with_its_reason(checkout: Path) -> None:
    os.symlink("/etc/passwd", checkout / "link.yaml")
    os.symlink("tasks.yaml", checkout / "same.yaml")
    (checkout / os.fsdecode(b"\xff.yaml")).write_text("tasks: []\n")
    (checkout / ".hidden").mkdir()
    os.symlink("/etc/passwd", checkout / ".hidden" / "link.yaml")
    save(checkout)
    assert files(checkout) == ["plan.yaml", "tasks.yaml"]
    told = {name: why.en for name, why in past(checkout).skipped}
    assert told == {
        "link.yaml": "it is a link, and links of an earlier revision are not followed",
        r"\xff.yaml": "its name is not UTF-8 text",
    }


def test_a_file_that_is_too_large_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", len(SOURCES.encode()))
    (checkout / "big.yaml").write_text("x" * (len(SOURCES.encode()) + 1))
    save(checkout)
    assert [name for name, _ in past(checkout).skipped] == ["big.yaml"]


def test_a_submodule_is_told(checkout: Path) -> None:
    head = git(checkout, "rev-parse", "HEAD")
    name = planted(checkout, f"160000 commit {head}\tannex")
    (left,) = past(checkout, name).skipped
    assert left.name == "annex"
    assert "submodule" in left.why.en


def test_names_that_lead_away_never_do(checkout: Path) -> None:
    """Trees as `git mktree` refuses to write them: their raw objects."""
    ident = blob(checkout, TASKS.encode())
    for odd in ("../../evil.yaml", "..", "/tmp/evil.yaml", "a/../../evil.yaml", "", "./x.yaml"):
        raw = b"100644 " + os.fsencode(odd) + b"\0" + bytes.fromhex(ident)
        made = subprocess.run(
            ["git", "-C", checkout, "hash-object", "-w", "-t", "tree", "--literally", "--stdin"],
            input=raw, capture_output=True, check=True,
        )  # fmt: skip
        name = git(checkout, "commit-tree", "-m", "odd", made.stdout.decode().strip())
        assert files(checkout, name) == []


def test_a_tree_that_unfolds_without_end_is_refused(checkout: Path) -> None:
    ident = blob(checkout, b"tasks: []\n")
    name = planted(checkout, f"100644 blob {ident}\ta.yaml")
    for _ in range(20):  # ten to the twentieth files
        inner = git(checkout, "rev-parse", f"{name}^{{tree}}")
        name = planted(checkout, *(f"040000 tree {inner}\td{rank}" for rank in range(10)))
    with pytest.raises(ConfigError, match="too large"):
        past(checkout, name)


def test_a_chain_of_folders_without_end_is_refused(checkout: Path) -> None:
    inner = git(checkout, "rev-parse", "HEAD^{tree}")
    for _ in range(tree.MAX_DEPTH + 1):
        name = planted(checkout, f"040000 tree {inner}\td")
        inner = git(checkout, "rev-parse", f"{name}^{{tree}}")
    with pytest.raises(ConfigError, match="too large"):
        past(checkout, name)


def test_names_that_some_disks_cannot_tell_apart_are_two_files(checkout: Path) -> None:
    ident = blob(checkout, TASKS.encode())
    name = planted(
        checkout, f"100644 blob {ident}\tA.yaml", f"100644 blob {ident}\ta.yaml"
    )  # fmt: skip
    assert files(checkout, name) == ["A.yaml", "a.yaml"]


@pytest.mark.parametrize("name", ["", "-x", "HEAD\0", "@{nonsense}", "^HEAD", "--all", "HEAD^@"])
def test_a_revision_that_is_none(checkout: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="no revision"):
        revision.commit(str(checkout), name)


@pytest.mark.parametrize("name", ["HEAD..main", "HEAD...main", "..main", "HEAD.."])
def test_a_range_is_answered_with_two_arguments(checkout: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=r"two arguments: (HEAD main|HEAD HEAD)"):
        revision.commit(str(checkout), name)


def test_what_is_no_commit_is_called_what_it_is(checkout: Path) -> None:
    git(checkout, "tag", "folder", "HEAD^{tree}")
    git(checkout, "tag", "-a", "-m", "x", "file", "HEAD:tasks.yaml")
    git(checkout, "tag", "-a", "-m", "x", "v1", "HEAD")
    for name, words in (
        ("folder", "names a folder"),
        ("file", "names a file"),
        ("HEAD:tasks.yaml", "names a file"),
    ):
        with pytest.raises(ConfigError, match=words):
            revision.commit(str(checkout), name)
    assert revision.commit(str(checkout), "v1") == git(checkout, "rev-parse", "HEAD")


def test_a_worktree_beside_the_checkout_is_one_too(checkout: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    git(checkout, "worktree", "add", "-q", str(beside))
    assert (beside / ".git").is_file()
    assert "tasks.yaml" in files(beside)


def test_a_folder_of_strange_bytes_is_found_again(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"k\xff \xc4\x91")
    (root / os.fsdecode(b"p\xfe")).mkdir(parents=True)
    plan = root / os.fsdecode(b"p\xfe")
    (plan / "plan.yaml").write_text(HEAD, "utf-8")
    git(root, "init", "-q")
    save(root)
    assert files(plan) == ["plan.yaml"]


def test_replaced_and_grafted_history_is_not_looked_at(checkout: Path) -> None:
    first = git(checkout, "rev-parse", "HEAD")
    (checkout / "tasks.yaml").write_text(MORE, "utf-8")
    second = save(checkout)
    git(checkout, "replace", first, second)
    (checkout / ".git" / "info").mkdir(exist_ok=True)
    (checkout / ".git" / "info" / "grafts").write_text(f"{second}\n")
    then = {each.file: each.text for each in past(checkout, "HEAD~1").documents}
    assert then["tasks.yaml"] == TASKS


def test_settings_that_place_the_files_elsewhere_are_not_followed(
    checkout: Path, tmp_path: Path
) -> None:
    git(checkout, "config", "core.worktree", str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(InputError, match="not in a git checkout"):
        past(checkout)


def _trap(folder: Path, name: str) -> str:
    script = folder / f"{name}.sh"
    caught = shlex.quote(str(folder / f"caught-{name}"))
    script.write_text(f"#!/bin/sh\ntouch {caught}\nexit 1\n")
    script.chmod(0o755)
    return str(script)


def booby_trapped(checkout: Path, folder: Path) -> None:
    """Fill the repository's own settings with commands that leave a mark when they run."""
    folder.mkdir()
    settings = {
        "core.fsmonitor": "fsmonitor", "core.sshCommand": "ssh", "diff.external": "external",
        "filter.trap.smudge": "smudge", "filter.trap.clean": "clean", "filter.trap.process": "long",
        "diff.trap.textconv": "textconv", "diff.trap.command": "command", "core.pager": "pager",
        "pager.log": "pagerlog", "core.editor": "editor", "core.askPass": "askpass",
        "credential.helper": "credential", "gpg.program": "gpg", "core.gitProxy": "proxy",
        "core.alternateRefsCommand": "alternates", "merge.trap.driver": "merge",
        "uploadpack.packObjectsHook": "pack", "remote.origin.uploadpack": "uploadpack",
        "sequence.editor": "sequence", "gpg.ssh.program": "gpgssh",
    }  # fmt: skip
    hooks = folder / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        shutil.copy(_trap(folder, f"hook-{hook}"), hooks / hook)
    rows = {key: _trap(folder, name) for key, name in settings.items()}
    for command in ("rev-parse", "cat-file", "log", "merge-base", "diff-tree"):
        rows[f"alias.{command}"] = f"!{_trap(folder, f'alias-{command}')}"
    helper = _trap(folder, "helper")
    rows |= {
        "core.hooksPath": str(hooks), "log.showSignature": "true", "color.ui": "always",
        "extensions.partialClone": "origin", "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{helper} %S", "protocol.ext.allow": "always",
        "core.repositoryFormatVersion": "1",
    }  # fmt: skip
    included = folder / "more"
    for key, value in rows.items():
        git(checkout, "config", "--file", str(included), key, value)
    (checkout / ".gitattributes").write_text("* filter=trap diff=trap merge=trap\n")
    save(checkout, "attributes")
    raw = subprocess.run(
        ["git", "-C", checkout, "cat-file", "commit", "HEAD"], capture_output=True, check=True
    ).stdout
    head, _, words = raw.partition(b"\n\n")
    signature = b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----"
    signed = subprocess.run(
        ["git", "-C", checkout, "hash-object", "-w", "-t", "commit", "--stdin"],
        input=head + signature + b"\n\n" + words, capture_output=True, check=True,
    )  # fmt: skip
    git(checkout, "update-ref", "HEAD", signed.stdout.decode().strip())
    shutil.copy(included, checkout / ".git" / "config-more")
    git(checkout, "config", "include.path", "config-more")


def test_nothing_that_the_repository_names_is_run(checkout: Path, tmp_path: Path) -> None:
    traps = tmp_path / "traps"
    booby_trapped(checkout, traps)
    assert "tasks.yaml" in files(checkout)
    assert not revision.shallow(str(checkout))
    ident = git(checkout, "rev-parse", "HEAD:tasks.yaml")
    (checkout / ".git" / "objects" / ident[:2] / ident[2:]).unlink()
    # What is missing would be fetched, by the command that the remote names.
    with pytest.raises(InputError, match="does not hold all files"):
        past(checkout)
    assert sorted(traps.glob("caught-*")) == []
    # The traps do work: git left to itself walks into them.
    plain = {**os.environ, "GIT_PAGER": "cat"}
    subprocess.run(["git", "-C", checkout, "status"], env=plain, capture_output=True, check=False)
    subprocess.run(["git", "-C", checkout, "log"], env=plain, capture_output=True, check=False)
    subprocess.run(
        ["git", "-C", checkout, "cat-file", "-p", ident], env=plain, capture_output=True,
        check=False,
    )  # fmt: skip
    caught = {path.name for path in traps.glob("caught-*")}
    assert {"caught-fsmonitor", "caught-gpg", "caught-helper"} <= caught


def test_a_checkout_of_somebody_else_is_told_with_the_way_out(
    plancheck: Command, checkout: Path, tmp_path: Path
) -> None:
    other = tmp_path / "bin"
    other.mkdir()
    real = shutil.which("git")
    (other / "git").write_text(
        f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"\n'
    )  # fmt: skip
    (other / "git").chmod(0o755)
    path = f"{other}:{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(tmp_path)}
    result = plancheck("check", *DAY, "--since", "HEAD", cwd=checkout, **environment)
    assert result.status == 2
    assert f"git config --global --add safe.directory {checkout}" in result.err
    trusted = plancheck(
        "check", *DAY, "--since", "HEAD", cwd=checkout, GIT_CONFIG_COUNT="1",
        GIT_CONFIG_KEY_0="safe.directory", GIT_CONFIG_VALUE_0="*", **environment,
    )  # fmt: skip
    assert "Since HEAD: 0 new" in trusted.out


def test_damaged_settings_of_the_repository_are_told(plancheck: Command, checkout: Path) -> None:
    (checkout / ".git" / "config").write_text("[core\nx\x1b[31m")
    result = plancheck("check", *DAY, "--since", "HEAD", cwd=checkout)
    assert result.status == 2
    assert "git cannot read the checkout" in result.err
    assert "bad config" in result.err
    assert "\x1b" not in result.err


def test_a_bare_repository_is_no_checkout(checkout: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(checkout), "bare.git")
    with pytest.raises(InputError, match="not in a git checkout"):
        revision.commit(str(tmp_path / "bare.git"), "HEAD")


def test_without_git_the_way_out_is_told(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="needs git"):
        revision.commit(str(checkout), "HEAD")
    with pytest.raises(InputError, match="needs git"):
        asking.Talk(str(checkout), "log")


def test_a_git_that_never_answers_is_not_waited_for(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(asking, "SECONDS", 0.05)
    with pytest.raises(InputError, match="did not answer"):
        asking.ask(str(checkout), "rev-parse")
    with (
        asking.Talk(str(checkout), "log") as talk,
        pytest.raises(InputError, match="did not answer"),
    ):
        talk.until(b"\n")


def test_a_link_that_was_there_before_is_not_new(plancheck: Command, checkout: Path) -> None:
    os.symlink("/etc/passwd", checkout / "link.yaml")
    save(checkout)
    result = plancheck("check", *DAY, "--since", "HEAD", "--new-only", cwd=checkout)
    assert "Since HEAD: 0 new, 0 settled" in result.out
