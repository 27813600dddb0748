"""Finding and reading drafts: what folders give, what is skipped, and the sentence for each thing that goes wrong."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimlint.config import Config, Configurations
from claimlint.discovery import Draft, Drafts, find_drafts, read_source
from claimlint.discovery.walking import files_in
from claimlint.errors import UncheckedFile
from claimlint.model.remarks import PassedOver

Make = Callable[..., None]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes files in a new folder, which becomes the working folder."""
    monkeypatch.chdir(tmp_path)
    # So that no repository above the temporary folder takes part.
    (tmp_path / ".git").touch()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def make(*paths: str, text: str = "A draft.\n") -> None:
        for path in paths:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(text, encoding="utf-8")

    return make


def found(*paths: str, stdin_filename: str = "") -> Drafts:
    return find_drafts(paths, stdin_filename=stdin_filename, config_for=Configurations().of)


def names(*paths: str) -> list[str]:
    return [draft.path for draft in found(*paths).files]


def repository() -> None:
    Path(".git").unlink()
    subprocess.run(["git", "init", "--quiet"], check=True)


def sentence(path: str) -> str:
    """Why a path cannot be read."""
    (draft,) = find_drafts([path], stdin_filename="", config_for=lambda _: Config()).files
    with pytest.raises(UncheckedFile) as raised:
        read_source(draft)
    return str(raised.value)


def test_named_files_stand_as_given(make: Make, tmp_path: Path) -> None:
    make("a.md", "sub/b.txt")
    assert names("./a.md", "sub/b.txt", str(tmp_path / "a.md")) == ["./a.md", "sub/b.txt"]
    (draft,) = found("sub/../a.md").files
    assert draft == Draft("sub/../a.md", tmp_path / "a.md", Config())


def test_folders_are_walked_in_order(make: Make) -> None:
    make("posts/b.md", "posts/a/z.txt", "posts/a.MD", "posts/notes.odt", "posts/.hidden/x.md", "posts/.x.md")
    make("posts/node_modules/readme.md")
    assert names("posts") == ["posts/a.MD", "posts/a/z.txt", "posts/b.md"]
    assert names("posts/") == names("posts")
    assert names("./posts") == ["./posts/a.MD", "./posts/a/z.txt", "./posts/b.md"]
    assert names(".") == names("posts")


def test_a_file_counts_once(make: Make) -> None:
    make("posts/a.md")
    Path("posts/link.md").symlink_to("a.md")
    assert names("posts/a.md", "posts", "./posts/a.md") == ["posts/a.md"]


def test_named_hidden_and_ignored_files_are_taken(make: Make) -> None:
    make(".draft.md", "out/a.md")
    make(".gitignore", text="out/\n")
    assert names(".draft.md", "out/a.md") == [".draft.md", "out/a.md"]


IGNORES = {
    ".gitignore": "out/\n*.tmp.md\n!keep.tmp.md\n/only-here.md\n",
    "sub/.gitignore": "!back.tmp.md\nlocal.md\n",
}
FILES = (
    "a.md", "out/b.md", "c.tmp.md", "keep.tmp.md", "only-here.md", "sub/only-here.md", "sub/back.tmp.md",
    "sub/local.md", "sub/out/d.md", "local.md",
)  # fmt: skip
KEPT = ["a.md", "keep.tmp.md", "local.md", "sub/back.tmp.md", "sub/only-here.md"]


@pytest.mark.parametrize("kind", ["repository", "repository without git", "folder"])
def test_gitignore_is_honoured(make: Make, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    make(*FILES)
    for path, text in IGNORES.items():
        make(path, text=text)
    if kind != "folder":
        repository()
    if kind == "repository without git":
        monkeypatch.setenv("PATH", "")
    assert names(".") == KEPT


def test_git_and_our_own_walk_agree(make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make(*FILES, "deep/er/x.md", "deep/er/y.txt", "äö.md", "with space.md")
    make(".gitignore", text="**/er/*.txt\n[a-b].md\n\\!odd.md\n# a comment\n")
    repository()
    with_git = files_in(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert files_in(tmp_path) == with_git
    assert "äö.md" in with_git


def test_walk_within_a_git_hook_reads_the_right_repository(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    make("posts/a.md")
    repository()
    monkeypatch.setenv("GIT_DIR", "elsewhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/index")
    assert names("posts") == ["posts/a.md"]


def test_deleted_and_nested_files_of_a_repository(make: Make) -> None:
    make("gone.md", "here.md", "inner/a.md")
    subprocess.run(["git", "init", "--quiet", "inner"], check=True)
    repository()
    subprocess.run(["git", "add", "gone.md", "here.md"], check=True)
    Path("gone.md").unlink()
    assert names(".") == ["here.md", "inner/a.md"]


def test_links_in_a_circle_end(make: Make) -> None:
    make("posts/a.md")
    Path("posts/again").symlink_to("..", target_is_directory=True)
    Path("posts/self.md").symlink_to("self.md")
    assert names("posts") == ["posts/a.md"]
    assert sentence("posts/self.md") == (
        "posts/self.md: it is a link that leads back to itself; name the file it should lead to"
    )


def test_excluded_files_are_skipped_also_when_named(make: Make) -> None:
    make("posts/a.md", "archive/b.md", "archive/deep/c.md")
    make("claimlint.yaml", text="exclude: [archive/]\n")
    assert found("posts/a.md", "archive/b.md") == found("posts/a.md", "archive/b.md", "archive/b.md")
    assert found("posts/a.md", "archive/b.md").skipped == ("archive/b.md",)
    assert found("archive").skipped == ("archive",)
    assert found("archive").files == ()
    assert (names("."), found(".").skipped) == (["posts/a.md"], ())


def test_folder_whose_drafts_are_all_excluded_is_unchecked(make: Make) -> None:
    make("posts/a.old.md")
    make("claimlint.yaml", text="exclude: ['*.old.md']\n")
    (draft,) = found("posts").files
    with pytest.raises(UncheckedFile, match="posts: this folder holds no draft"):
        read_source(draft)


def test_each_draft_has_the_settings_of_its_place(make: Make) -> None:
    make("a.md", "shop/b.md")
    make("shop/claimlint.yaml", text="profile: supplement\n")
    assert [draft.config.profile for draft in found("a.md", "shop").files] == ["publisher", "supplement"]


def test_names_that_are_no_utf8_can_be_shown(make: Make) -> None:
    try:
        Path(os.fsdecode(b"caf\xe9.md")).write_text("A draft.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    (draft,) = found(".").files
    assert draft.path == "caf\N{REPLACEMENT CHARACTER}.md"
    assert read_source(draft).text == "A draft."


def test_text_is_what_stands_in_the_file(make: Make) -> None:
    Path("a.md").write_bytes("\ufeffÉin\r\nText\r😀\n".encode())
    (draft,) = found("a.md").files
    source = read_source(draft)
    assert (source.path, source.text) == ("a.md", "Éin\r\nText\r😀\n")


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_standard_input(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"A draft.")
    (draft,) = found("-", "-").files
    assert (draft.path, draft.file) == ("-", None)
    assert read_source(draft).text == "A draft."


def test_standard_input_under_a_name(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    make("shop/claimlint.yaml", text="profile: supplement\nexclude: [old.md]\n")
    standard_input(monkeypatch, b"A draft.")
    (draft,) = found("-", stdin_filename="shop/a.md").files
    assert (draft.path, draft.config.profile) == ("shop/a.md", "supplement")
    assert read_source(draft).path == "shop/a.md"
    assert found("-", stdin_filename="shop/old.md").skipped == ("shop/old.md",)


def test_standard_input_of_an_unknown_kind(make: Make) -> None:
    (draft,) = found("-", stdin_filename="a.pdf").files
    with pytest.raises(UncheckedFile, match=r"a\.pdf: claimlint cannot read files that end in \.pdf; it reads \.docx"):
        read_source(draft)


def test_missing(make: Make) -> None:
    make("draft.md")
    assert sentence("other.md") == "other.md: there is no such file or folder; check the path and its spelling"
    assert sentence("drat.md") == "drat.md: there is no such file or folder; did you mean draft.md?"
    assert sentence("draft.md/x.md").startswith("draft.md/x.md: there is no such file or folder")


def test_folder_without_drafts(make: Make) -> None:
    make("posts/image.png")
    assert sentence("posts").startswith("posts: this folder holds no draft (.docx, ")


def test_unsupported(make: Make) -> None:
    make("a.odt", "README")
    assert sentence("a.odt").startswith("a.odt: claimlint cannot read files that end in .odt; it reads .docx, ")
    assert sentence("README").startswith("README: claimlint cannot read files without an ending; it reads .docx, ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable(make: Make) -> None:
    make("secret.md", "closed/a.md")
    Path("secret.md").chmod(0)
    Path("closed").chmod(0)
    try:
        assert sentence("secret.md").startswith("secret.md: you have no permission to read it")
        assert sentence("closed").startswith("closed: you have no permission to read this folder")
    finally:
        Path("closed").chmod(0o700)


@pytest.mark.parametrize("inside", ["folder", "repository"])
def test_folder_that_cannot_be_read_is_not_passed_over(
    make: Make, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    make("posts/a.md", "posts/closed/b.md")
    if inside == "repository":
        repository()
    scandir = os.scandir

    def refuse(path: str | Path = ".") -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("closed"))
    monkeypatch.setenv("PATH", "")
    assert names("posts") == ["posts/a.md", "posts/closed"]
    with pytest.raises(UncheckedFile, match="posts/closed: you have no permission to read this folder"):
        read_source(found("posts").files[1])


def test_unreadable_for_any_reason(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.md")

    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert sentence("a.md") == "a.md: you have no permission to read it; ask for it, or check a copy"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_pipe_does_not_hang(make: Make) -> None:
    os.mkfifo("pipe.md")
    assert sentence("pipe.md").startswith("pipe.md: it is no ordinary file")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"ok\nna\xefve\n", "byte 5 (hexadecimal EF, on line 2)"),
        (b"\xef\xbb\xbfab\r\nc\rd\xff", "byte 10 (hexadecimal FF, on line 3)"),
        (b"\xed\xa0\x80", "byte 0 (hexadecimal ED, on line 1)"),
        ("é".encode("utf-16"), "byte 0 (hexadecimal FF, on line 1)"),
    ],
)
def test_not_utf8(make: Make, data: bytes, place: str) -> None:
    Path("a.md").write_bytes(data)
    assert sentence("a.md") == f"a.md: {place} is not UTF-8 text; save the draft as UTF-8"


def test_nul(make: Make) -> None:
    Path("a.md").write_bytes(b"one\ntwo\0")
    assert sentence("a.md") == "a.md: byte 7 (on line 2) is a NUL, which no text contains; save the draft as UTF-8 text"


def test_too_large(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.md", text="a" * 6_000_000)
    assert sentence("a.md") == (
        "a.md: it has 6,000,000 bytes, and at most 5,000,000 bytes are read; "
        "split it, or raise max-size in claimlint.yaml"
    )
    standard_input(monkeypatch, b"a" * 5_000_001)
    assert sentence("-").startswith("-: it is too large, as at most 5,000,000 bytes are read")


def test_as_large_as_may_be(make: Make) -> None:
    make("a.md", text="a" * 10)
    (draft,) = find_drafts(["a.md"], stdin_filename="", config_for=lambda _: Config(max_size=10)).files
    assert len(read_source(draft).text) == 10


def test_thousands_of_files(make: Make) -> None:
    make(*(f"posts/{number}.md" for number in range(3000)))
    make("claimlint.yaml", text="exclude: [archive/]\n")
    assert len(names("posts")) == 3000


# What is passed over in a folder is counted


@pytest.fixture(params=["folder", "repository"])
def kind(request: pytest.FixtureRequest, make: Make) -> str:
    """Whether git or claimlint itself lists the folders."""
    if request.param == "repository":
        repository()
    return str(request.param)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_to_folders_elsewhere_are_counted(make: Make, kind: str) -> None:
    make("posts/a.md", "inbox/tea.md", "posts/deep/b.md", ".later/c.md")
    Path("posts/more").symlink_to("../inbox")
    Path("posts/again").symlink_to("deep")
    Path("posts/later").symlink_to("../.later")
    assert names("posts") == ["posts/a.md", "posts/deep/b.md"]
    assert found("posts").passed_over.linked == ("posts/later", "posts/more")
    assert found(".").passed_over.linked == ("posts/later",)
    assert found("posts", "inbox", ".later").passed_over.linked == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_drafts_by_name_that_are_no_files_are_counted(make: Make, kind: str) -> None:
    make("posts/a.md")
    Path("posts/gone.md").symlink_to("nowhere.md")
    Path("posts/self.md").symlink_to("self.md")
    Path("posts/gone").symlink_to("nowhere")
    if kind == "folder":  # git lists no pipes
        os.mkfifo("posts/pipe.md")
        os.mkfifo("posts/pipe")
    expected = ("posts/gone.md", *(("posts/pipe.md",) if kind == "folder" else ()), "posts/self.md")
    assert names("posts") == ["posts/a.md"]
    assert found("posts").passed_over.broken == expected


@pytest.mark.parametrize("suffix", [".qmd", ".adoc", ".mkdn", ".Rmd", ".org", ".tex", ".pdf", ".ODT"])
def test_prose_of_other_kinds_is_counted(make: Make, kind: str, suffix: str) -> None:
    make("posts/a.md", f"posts/b{suffix}", f".hidden/c{suffix}", "posts/image.png", "posts/data.csv", "posts/README")
    assert found(".").passed_over.unread == (f"posts/b{suffix}",)
    assert found("posts/a.md").passed_over == PassedOver()


def test_what_the_configuration_leaves_out_is_counted(make: Make, kind: str) -> None:
    make("posts/a.md", "posts/old/b.md", "posts/old/c.md", "posts/old/image.png")
    Path("claimlint.yaml").write_text("exclude: [old/]\n", encoding="utf-8")
    assert found(".").passed_over.excluded == ("posts/old/b.md", "posts/old/c.md")
    assert found(".", "posts").passed_over.excluded == ("posts/old/b.md", "posts/old/c.md")
    Path("claimlint.yaml").write_text("files: {include: [posts/old/b.md]}\n", encoding="utf-8")
    assert found(".", "posts/old/c.md").passed_over.excluded == ("posts/a.md",)


def test_a_folder_that_is_listed_but_not_entered_is_not_passed_over(
    make: Make, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    make("posts/a.md", "posts/closed/b.md")
    lstat = Path.lstat

    def refuse(self: Path) -> os.stat_result:
        if self.parent.name == "closed":
            raise PermissionError(13, "Permission denied", str(self))
        return lstat(self)

    monkeypatch.setattr(Path, "lstat", refuse)
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("closed"))
    assert names("posts") == ["posts/a.md", "posts/closed"]
    with pytest.raises(UncheckedFile, match="posts/closed: you have no permission to read this folder"):
        read_source(found("posts").files[1])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may enter everything")
def test_a_folder_without_the_right_to_enter(make: Make, kind: str) -> None:
    make("posts/a.md", "posts/closed/b.md")
    if kind == "repository":
        subprocess.run(["git", "add", "."], check=True)
    Path("posts/closed").chmod(0o444)
    try:
        assert names("posts") == ["posts/a.md", "posts/closed"]
    finally:
        Path("posts/closed").chmod(0o755)
