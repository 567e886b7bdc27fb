"""Why a file could not be read: one class for each cause that a user can meet.

Every error carries a `code` (a stable English slug, for logs and for the warehouse) and a `reason`
(Vietnamese, for the person on duty: what is wrong and what to do).  The errors can be pickled, so
that they cross from a worker process to its parent.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ArchiveBombError",
    "DamagedDocxError",
    "DamagedPdfError",
    "EmptyDocumentError",
    "EmptyFileError",
    "FileTooBigError",
    "LegacyOfficeError",
    "MissingFileError",
    "NoTextError",
    "NotADocxError",
    "NotAFileError",
    "NotAPdfError",
    "PasswordProtectedError",
    "PermissionDeniedError",
    "PictureError",
    "SpreadsheetError",
    "TooManyPagesError",
    "UnreadableFileError",
    "UnsupportedKindError",
]


class UnreadableFileError(Exception):
    """A file that cannot be read.

    Args:
        detail: for developers, in English; it is never shown to users.

    Attributes:
        code: stable English slug of the cause.
        reason: in Vietnamese, what is wrong and what to do.
    """

    code: ClassVar[str] = "unreadable"
    message: ClassVar[str] = "Không đọc được tệp này. Hãy mở thử tệp trên máy, lưu lại thành DOCX hoặc PDF rồi gửi lại."

    def __init__(self, detail: str = "") -> None:
        """Keep the detail for developers and take the reason from the class."""
        super().__init__(detail)
        self.reason = self.message

    def __str__(self) -> str:
        """Return the code with the detail, for the log."""
        detail = ", ".join(str(part) for part in self.args if part != "")
        return f"{self.code}: {detail}" if detail else self.code


class MissingFileError(UnreadableFileError):
    """There is no file at the path."""

    code = "missing_file"
    message = "Không tìm thấy tệp. Có thể tệp đã bị xóa, đổi tên hoặc chuyển đi; hãy kiểm tra lại đường dẫn."


class NotAFileError(UnreadableFileError):
    """The path leads to a folder or a device."""

    code = "not_a_file"
    message = "Đường dẫn này là một thư mục, không phải một tệp. Hãy chọn từng tệp báo cáo bên trong."


class PermissionDeniedError(UnreadableFileError):
    """The operating system refuses to open the file."""

    code = "permission_denied"
    message = "Không có quyền mở tệp, hoặc tệp đang bị chương trình khác khóa. Hãy đóng tệp hoặc cấp quyền đọc rồi chạy lại."


class EmptyFileError(UnreadableFileError):
    """The file has no bytes, or nothing but zeros."""

    code = "empty_file"
    message = "Tệp rỗng, không có nội dung (thường do tải xuống hoặc sao chép dở dang). Hãy tải lại hoặc đề nghị đơn vị gửi lại."


class EmptyDocumentError(UnreadableFileError):
    """A document without any text or picture."""

    code = "empty_document"
    message = "Văn bản không có chữ nào. Có thể đã gửi nhầm tệp trắng; hãy kiểm tra và đề nghị đơn vị gửi lại."


class FileTooBigError(UnreadableFileError):
    """The file has more bytes than the limit."""

    code = "file_too_big"

    def __init__(self, size: int, limit: int) -> None:
        """Tell the size and the limit, both in bytes."""
        super().__init__()
        self.args = (size, limit)
        self.reason = (
            f"Tệp quá lớn ({size / 1e6:.0f} MB; tối đa {limit / 1e6:.0f} MB). Hãy giảm dung lượng ảnh, "
            "tách phụ lục thành tệp riêng rồi gửi lại."
        )


class TooManyPagesError(UnreadableFileError):
    """The document has more pages than the limit."""

    code = "too_many_pages"

    def __init__(self, pages: int, limit: int) -> None:
        """Tell the number of pages and the limit."""
        super().__init__()
        self.args = (pages, limit)
        self.reason = f"Văn bản quá dài ({pages} trang; tối đa {limit} trang). Hãy tách thành các tệp nhỏ hơn rồi gửi lại."


class ArchiveBombError(UnreadableFileError):
    """The archive unpacks to far more data than a report can hold."""

    code = "archive_bomb"
    message = (
        "Tệp nén chứa lượng dữ liệu bất thường, có thể gây hại cho máy nên không được mở. "
        "Hãy hỏi lại đơn vị gửi và đề nghị xuất lại văn bản."
    )


class PasswordProtectedError(UnreadableFileError):
    """The file is encrypted and needs a password."""

    code = "password_protected"
    message = "Tệp được đặt mật khẩu nên không mở được. Hãy đề nghị đơn vị gửi bản không đặt mật khẩu."


class NotAPdfError(UnreadableFileError):
    """The name ends in .pdf but the content is something else."""

    code = "not_a_pdf"
    message = "Tệp có đuôi .pdf nhưng nội dung không phải là PDF. Hãy tải lại tệp gốc hoặc đề nghị đơn vị gửi lại."


class DamagedPdfError(UnreadableFileError):
    """The PDF is cut short or its structure is broken."""

    code = "damaged_pdf"
    message = "Tệp PDF bị hỏng hoặc tải về chưa hết. Hãy tải lại, hoặc đề nghị đơn vị xuất PDF lại rồi gửi."


class NotADocxError(UnreadableFileError):
    """The name ends in .docx but the content is something else."""

    code = "not_a_docx"
    message = (
        "Tệp có đuôi .docx nhưng nội dung không phải là văn bản Word. Hãy mở bằng Word, chọn Lưu thành (Save As) "
        "kiểu DOCX, hoặc đề nghị đơn vị gửi lại."
    )


class DamagedDocxError(UnreadableFileError):
    """The DOCX archive or the XML in it is broken."""

    code = "damaged_docx"
    message = "Tệp Word bị hỏng hoặc tải về chưa hết. Hãy mở bằng Word để sửa và lưu lại, hoặc đề nghị đơn vị gửi lại."


class LegacyOfficeError(UnreadableFileError):
    """A text in an old or foreign format: .doc, .rtf, .odt, .wps."""

    code = "legacy_office"
    message = (
        "Tệp ở định dạng cũ (.doc, .rtf hoặc .odt) chưa đọc được. Hãy mở bằng Word, chọn Lưu thành (Save As) kiểu DOCX, "
        "hoặc gửi bản PDF đã ký."
    )


class SpreadsheetError(UnreadableFileError):
    """A workbook or a presentation instead of a report."""

    code = "spreadsheet"
    message = (
        "Tệp là bảng tính Excel hoặc bản trình chiếu, không phải báo cáo bằng văn bản. "
        "Hãy gửi báo cáo dạng DOCX hoặc PDF; phụ lục Excel xin xuất thành PDF."
    )


class PictureError(UnreadableFileError):
    """A photograph or a scan as a picture file."""

    code = "picture"
    message = "Tệp là ảnh chụp, chưa đọc được. Hãy quét (scan) văn bản thành PDF, tốt nhất là gửi bản PDF hoặc DOCX gốc."


class NoTextError(UnreadableFileError):
    """The pages hold pictures alone: a scan without a text layer, or blank pages."""

    code = "no_text"
    message = (
        "Văn bản chưa có lớp chữ (bản quét hoặc ảnh chụp); bản này chưa đọc được bản quét. "
        "Hãy gửi bản PDF xuất từ Word hoặc tệp DOCX gốc."
    )


class UnsupportedKindError(UnreadableFileError):
    """A kind of file that no reader knows."""

    code = "unsupported_kind"
    message = "Loại tệp này không được hỗ trợ. Chỉ nhận báo cáo dạng DOCX hoặc PDF; tệp nén (.zip, .rar) xin giải nén trước."
