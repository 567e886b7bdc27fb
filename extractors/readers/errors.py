"""Why a file could not be read: one class for each cause that a user can meet.

Every error carries a `code` (a stable English slug, for logs and for the warehouse) and a `reason`
(Vietnamese, for the person on duty: what is wrong and what to do).  The errors can be pickled, so
that they cross from a worker process to its parent.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ArchiveBombError",
    "ConversionError",
    "DamagedArchiveError",
    "DamagedDocxError",
    "DamagedPdfError",
    "DamagedPictureError",
    "DamagedWorkbookError",
    "EmptyDocumentError",
    "EmptyFileError",
    "FileTooBigError",
    "LegacyOfficeError",
    "MailError",
    "MissingFileError",
    "NestedArchiveError",
    "NoTextError",
    "NotADocxError",
    "NotAFileError",
    "NotAPdfError",
    "OcrMissingError",
    "OfficeMissingError",
    "OtherArchiveError",
    "PasswordProtectedError",
    "PermissionDeniedError",
    "PictureError",
    "PictureTooBigError",
    "PresentationError",
    "SecretMemberError",
    "SeveralDocumentsError",
    "SpreadsheetError",
    "TooManyMembersError",
    "TooManyPagesError",
    "UnreadableFileError",
    "UnsupportedKindError",
    "WorkbookTooBigError",
]


class UnreadableFileError(Exception):
    """A file that cannot be read.

    Args:
        detail: for developers, in English; it is never shown to users.

    Attributes:
        code: stable English slug of the cause.
        reason: in Vietnamese, what is wrong and what to do.
        waits: nothing is wrong with the file; this machine lacks a program, and the file is tried again at the next run.
    """

    waits: ClassVar[bool] = False
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
    """A text in an old or foreign format that LibreOffice does not read either: .wps, .mht."""

    code = "legacy_office"
    message = (
        "Tệp ở định dạng cũ hoặc ít gặp (.wps, .mht) chưa đọc được. Hãy mở bằng Word, chọn Lưu thành (Save As) kiểu DOCX, "
        "hoặc gửi bản PDF đã ký."
    )


class OfficeMissingError(UnreadableFileError):
    """The file has to be converted, and LibreOffice is not installed; it is tried again at the next run."""

    code = "office_missing"
    message = (
        "Tệp đang chờ: định dạng này (.doc, .rtf, .odt) cần LibreOffice để chuyển đổi. Hãy chạy "
        "`sudo apt install --no-install-recommends libreoffice-writer-nogui`; lần nạp sau sẽ tự đọc lại tệp."
    )
    waits = True


class ConversionError(UnreadableFileError):
    """LibreOffice gave no document, or took too long."""

    code = "conversion_failed"
    message = (
        "Không chuyển đổi được tệp sang DOCX (tệp hỏng, có mật khẩu hoặc quá phức tạp). Hãy mở bằng Word, "
        "chọn Lưu thành (Save As) kiểu DOCX rồi gửi lại."
    )


class SpreadsheetError(UnreadableFileError):
    """A workbook in a format that is not read: .xlsb, .ods, Excel 2003 XML."""

    code = "spreadsheet"
    message = (
        "Bảng tính ở định dạng này (.xlsb, .ods hoặc .xml) chưa đọc được. Hãy mở bằng Excel, chọn Lưu thành (Save As) "
        "kiểu XLSX rồi gửi lại."
    )


class DamagedWorkbookError(UnreadableFileError):
    """The workbook is cut short or its structure is broken."""

    code = "damaged_workbook"
    message = "Bảng tính Excel bị hỏng hoặc tải về chưa hết. Hãy mở bằng Excel để sửa và lưu lại, hoặc đề nghị đơn vị gửi lại."


class WorkbookTooBigError(UnreadableFileError):
    """The sheets reach over more cells than an annex can fill."""

    code = "workbook_too_big"
    message = (
        "Bảng tính quá lớn, hoặc có ô nằm rất xa vùng số liệu. Hãy xóa các dòng, cột thừa, chỉ giữ phần phụ lục cần báo cáo "
        "rồi gửi lại."
    )


class PresentationError(UnreadableFileError):
    """A presentation or a drawing instead of a report."""

    code = "presentation"
    message = (
        "Tệp là bản trình chiếu hoặc bản vẽ, không phải báo cáo bằng văn bản. "
        "Hãy gửi báo cáo dạng DOCX hoặc PDF; phụ lục số liệu xin gửi dạng XLSX."
    )


class MailError(UnreadableFileError):
    """A mail that was saved as a file."""

    code = "mail"
    message = "Tệp là thư điện tử lưu lại (.msg). Hãy mở thư, lưu các tệp đính kèm ra thư mục rồi gửi từng tệp."


class PictureError(UnreadableFileError):
    """A photograph or a scan in a picture format that is not read."""

    code = "picture"
    message = (
        "Tệp là ảnh ở định dạng chưa đọc được. Hãy lưu ảnh thành PNG, JPEG hoặc TIFF, hoặc quét (scan) văn bản thành PDF; "
        "tốt nhất là gửi bản PDF hoặc DOCX gốc."
    )


class DamagedPictureError(UnreadableFileError):
    """The picture is cut short or broken."""

    code = "damaged_picture"
    message = "Tệp ảnh bị hỏng hoặc tải về chưa hết. Hãy quét hoặc chụp lại văn bản, hoặc gửi bản PDF hay DOCX gốc."


class PictureTooBigError(UnreadableFileError):
    """The picture has more pixels than any scan of a page."""

    code = "picture_too_big"
    message = "Ảnh có quá nhiều điểm ảnh. Hãy quét lại ở độ phân giải 300 dpi, mỗi trang một ảnh, rồi gửi lại."


class NoTextError(UnreadableFileError):
    """There is no text on the pages, or none that can be made out: blank pages, photographs, a scan too faint."""

    code = "no_text"
    message = (
        "Không nhận ra chữ nào trong văn bản (trang trắng, ảnh chụp, hoặc bản quét quá mờ). Hãy quét lại rõ hơn (300 dpi), "
        "hoặc gửi bản PDF xuất từ Word hay tệp DOCX gốc."
    )


class OcrMissingError(UnreadableFileError):
    """Pages have to be read by OCR, and tesseract's Vietnamese data is not installed; the file is tried again at the next run."""

    code = "ocr_missing"
    message = (
        "Tệp đang chờ: văn bản là bản quét, cần dữ liệu nhận dạng tiếng Việt của tesseract. Hãy chạy "
        "`sudo apt-get install tesseract-ocr-vie`; lần nạp sau sẽ tự đọc lại tệp."
    )
    waits = True


class OtherArchiveError(UnreadableFileError):
    """An archive that is not ZIP: .rar, .7z, .gz."""

    code = "other_archive"
    message = "Tệp nén kiểu này (.rar, .7z, .gz) chưa đọc được. Hãy giải nén rồi gửi các tệp bên trong, hoặc nén lại thành ZIP."


class DamagedArchiveError(UnreadableFileError):
    """The ZIP archive is cut short, or packed by a method that is not supported."""

    code = "damaged_archive"
    message = "Tệp nén bị hỏng, tải về chưa hết hoặc dùng kiểu nén lạ. Hãy nén lại thành ZIP, hoặc gửi từng tệp bên trong."


class NestedArchiveError(UnreadableFileError):
    """An archive inside an archive."""

    code = "nested_archive"
    message = "Tệp nén chứa một tệp nén khác nên không được mở. Hãy giải nén hết rồi gửi các tệp bên trong."


class TooManyMembersError(UnreadableFileError):
    """The archive holds more files than a report and its annexes."""

    code = "too_many_members"
    message = "Tệp nén chứa quá nhiều tệp so với một báo cáo và phụ lục. Hãy giải nén rồi gửi riêng từng báo cáo."


class SecretMemberError(UnreadableFileError):
    """An archive with a file whose name says that it is a state secret; neither name nor level is told."""

    code = "secret_member"
    message = (
        "Văn bản có dấu chỉ độ mật (trong tên tệp bên trong tệp nén) nên không được đưa vào kho. Hãy xử lý theo quy định về "
        "bảo vệ bí mật nhà nước; nếu nhận nhầm, hãy báo người phụ trách chương trình."
    )


class SeveralDocumentsError(UnreadableFileError):
    """The archive holds several documents with heads of their own."""

    code = "several_documents"
    message = (
        "Tệp nén chứa nhiều văn bản độc lập (mỗi văn bản có quốc hiệu, số, ký hiệu riêng), không rõ đâu là báo cáo chính. "
        "Hãy giải nén rồi gửi riêng từng văn bản."
    )


class UnsupportedKindError(UnreadableFileError):
    """A kind of file that no reader knows."""

    code = "unsupported_kind"
    message = (
        "Loại tệp này không được hỗ trợ. Chỉ nhận văn bản (DOCX, PDF, DOC, RTF, ODT), bảng tính (XLSX, XLS) "
        "và tệp nén ZIP gồm báo cáo cùng phụ lục."
    )
