-- Of a document under a secrecy mark nothing is kept but that a file of this name was refused: not even hash, size and level.

UPDATE ops.files
SET sha256 = NULL, size = NULL, reason = 'Văn bản có dấu chỉ độ mật nên không được đưa vào kho. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước.'
WHERE state <> 'accepted' AND regexp_matches(reason, '^Văn bản đóng dấu (TUYỆT MẬT|TỐI MẬT|MẬT) nên không được đưa vào kho');
COMMENT ON COLUMN ops.files.sha256 IS 'Mã băm SHA-256 của nội dung; trống khi không đọc được tệp, hoặc tệp có dấu chỉ độ mật';
COMMENT ON COLUMN ops.files.size IS 'Kích thước, byte; trống khi không đọc được tệp, hoặc tệp có dấu chỉ độ mật';
