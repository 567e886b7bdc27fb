"""Documents under a secrecy mark are not taken in; only the fact is recorded.

The mark is a stamp of its own at the head of the document: `MẬT`, `TỐI MẬT` or `TUYỆT MẬT` in
capitals (NĐ 30/2020, Phụ lục I, ô 10a).
"""

from __future__ import annotations

import re
from itertools import islice

from schemas.document import Document

__all__ = ["SecretDocumentError", "refuse_secret"]

HEAD = 30
"""How many blocks can belong to the head; a stamp is read before or after its neighbours."""

_MARK = re.compile(r"\W*((?:TUYỆT|TỐI)\s+MẬT|MẬT)\W*")


class SecretDocumentError(Exception):
    """A document stamped with a secrecy mark; `reason` tells so in Vietnamese."""

    def __init__(self, mark: str) -> None:
        """Keep the mark out of the developers' message: the log needs the fact alone."""
        super().__init__("under a secrecy mark")
        self.reason = f"Văn bản đóng dấu {mark} nên không được đưa vào kho. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước."


def refuse_secret(document: Document) -> None:
    """Pass a document without a secrecy mark.

    Raises:
        SecretDocumentError: when a block of the head, or of the head of a file in an archive, is nothing but a mark.
    """
    for start in document.parts or (0,):
        blocks = (block for block in document.blocks if block.start >= start and block.table is None)
        for block in islice(blocks, HEAD):
            if mark := _MARK.fullmatch(document.content(block)):
                raise SecretDocumentError(" ".join(mark[1].split()))
