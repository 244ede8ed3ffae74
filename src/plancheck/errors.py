"""What plancheck raises: trouble that keeps it from doing its work, never a defect of the plan.

PlancheckError
├── ConfigError   the configuration file or an option cannot be used as written
├── InputError    there is nothing to check, or it cannot be reached
└── EditError     a change of files was refused, or could not be written whole
"""

import errno

from plancheck.text import Text


class PlancheckError(Exception):
    """plancheck could not do its work; the command ends with status 2.

    Args:
        text: what is wrong and what to do, in both languages.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class ConfigError(PlancheckError):
    """The configuration file or an option cannot be used as written."""


class InputError(PlancheckError):
    """There is nothing to check, or it cannot be reached."""


class EditError(PlancheckError):
    """A change of files was refused, or could not be written whole; the text says which it is."""


# What the system says in English only, of files and of the disk below them.
_SYSTEM = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "hệ điều hành không cho phép",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EEXIST: "đã có tệp hoặc thư mục này",
    errno.ENOSPC: "đĩa đã hết chỗ",
    errno.EDQUOT: "đã hết hạn mức dung lượng",
    errno.EROFS: "nơi này chỉ cho đọc",
    errno.EFBIG: "tệp quá lớn",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "các liên kết trỏ vòng quanh",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.EBUSY: "tệp đang được dùng",
    errno.EIO: "lỗi đọc, ghi của thiết bị",
    errno.EPIPE: "nơi nhận đã đóng",
}


def system_words(error: OSError) -> Text:
    """Say what the system reports, in its own words where they are not among the common ones."""
    own = error.strerror or str(error)
    vi = _SYSTEM.get(error.errno or 0, f"hệ điều hành báo “{own}”")
    return Text(vi, f"the system says “{own}”")
