r"""Why a file of a plan is not read: its name is no text, it leads away, it stands for another.

A file system and git keep names as bytes. Python carries bytes that are no UTF-8 as lone
surrogates, which no terminal shows and no report may hold: such a name is shown with its bytes
written out (`\xff.yaml`), and the file behind it is refused.
"""

from plancheck.text import Text

LEADS_OUT = Text(
    "là liên kết trỏ ra ngoài thư mục kế hoạch", "it is a link that leads out of the plan's folder"
)
OUTSIDE = Text("nằm ngoài thư mục của kế hoạch", "it lies outside the plan's folder")
POINTER = Text(
    "mới có tệp trỏ của Git LFS, chưa có nội dung (hãy chạy git lfs pull)",
    "it is a Git LFS pointer without its content (run git lfs pull)",
)
ODD_NAME = Text("tên tệp không dùng được trong thư mục", "its name cannot stand in a folder")
NOT_TEXT = Text("tên tệp không ở bảng mã UTF-8", "its name is not UTF-8 text")


def sound(name: str) -> bool:
    """Tell whether a name is text: free of bytes that are no UTF-8."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def shown(name: str) -> str:
    """Return a name as it may be shown: bytes that are no text are written out."""
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # Windows keeps halves of characters
        raw = name.encode("utf-8", "backslashreplace")
    return raw.decode("utf-8", "backslashreplace")


def is_pointer(raw: bytes) -> bool:
    """Tell whether a file is the pointer that Git LFS keeps in place of a large file."""
    return len(raw) < 1024 and raw.startswith(b"version https://git-lfs.github.com/spec/")
