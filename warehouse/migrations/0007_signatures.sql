-- Digital signatures beside the signer that the closing names: one row a signature.

ALTER TABLE core.signatures ADD COLUMN kind VARCHAR DEFAULT 'printed';
ALTER TABLE core.signatures ADD COLUMN field VARCHAR;
ALTER TABLE core.signatures ADD COLUMN organisation VARCHAR;
ALTER TABLE core.signatures ADD COLUMN signed_at TIMESTAMP;
ALTER TABLE core.signatures ADD COLUMN timestamped BOOLEAN;
ALTER TABLE core.signatures ADD COLUMN sub_filter VARCHAR;
ALTER TABLE core.signatures ADD COLUMN state VARCHAR;
ALTER TABLE core.signatures ADD COLUMN trust VARCHAR;
ALTER TABLE core.signatures ADD COLUMN whole BOOLEAN;
ALTER TABLE core.signatures ADD COLUMN changes VARCHAR;
ALTER TABLE core.signatures ADD COLUMN changed_pages INTEGER[];
COMMENT ON TABLE core.signatures IS 'Người ký ghi ở cuối báo cáo, và các chữ ký số của tệp';
COMMENT ON COLUMN core.signatures.kind IS 'Loại: printed (người ký ghi trên văn bản), digital (chữ ký số)';
COMMENT ON COLUMN core.signatures.name IS 'Họ tên người ký; với chữ ký số là tên trên chứng thư số';
COMMENT ON COLUMN core.signatures.field IS 'Tên trường chữ ký số';
COMMENT ON COLUMN core.signatures.organisation IS 'Tổ chức ghi trên chứng thư số';
COMMENT ON COLUMN core.signatures.signed_at IS 'Thời điểm ký ghi trong chữ ký số, giờ Việt Nam';
COMMENT ON COLUMN core.signatures.timestamped IS 'Đúng khi thời điểm ký lấy từ dấu thời gian, không phải từ đồng hồ máy người ký';
COMMENT ON COLUMN core.signatures.sub_filter IS 'Định dạng chữ ký số ghi trong tệp';
COMMENT ON COLUMN core.signatures.state IS 'Tính toàn vẹn: intact (tệp đúng như lúc ký), altered (tệp đã bị sửa), invalid (chữ ký không đúng với chứng thư số), unreadable (không đọc được)';
COMMENT ON COLUMN core.signatures.trust IS 'Độ tin cậy của chứng thư số: not_verified (chưa kiểm tra, vì chương trình không nối mạng)';
COMMENT ON COLUMN core.signatures.whole IS 'Đúng khi chữ ký số bao trùm toàn bộ tệp tại thời điểm ký';
COMMENT ON COLUMN core.signatures.changes IS 'Phần ghi thêm sau khi ký: none (không có), signatures (chữ ký tiếp theo), forms (ô biểu mẫu), annotations (chú thích), content (nội dung trang bị thay đổi), unknown (không rõ)';
COMMENT ON COLUMN core.signatures.changed_pages IS 'Các trang có nội dung bị thay đổi sau khi ký, đếm từ 1';

CREATE OR REPLACE VIEW mart.report_history AS
SELECT r.report_id, f.path, coalesce(r.code, concat_ws('/', r.number, r.symbol)) AS code, r.title, r.issuer_name, r.issuer_code,
       r.issued_on, r.reporting_period, r.period_start, r.period_end, g.name AS signer_name, g.position AS signer_position,
       s.superseded_by IS NULL AS current, s.superseded_by, coalesce(n.code, concat_ws('/', n.number, n.symbol)) AS superseded_by_code, s.basis,
       (SELECT count(*) FROM core.measurements m WHERE m.report_id = r.report_id) AS measurements,
       (SELECT count(*) FROM core.findings m WHERE m.report_id = r.report_id) AS findings
FROM core.reports r
LEFT JOIN core.supersessions s USING (report_id)
LEFT JOIN core.reports n ON n.report_id = s.superseded_by
LEFT JOIN core.signatures g ON g.report_id = r.report_id AND g.kind = 'printed'
LEFT JOIN (SELECT sha256, min(path) AS path FROM ops.files GROUP BY sha256) f ON f.sha256 = r.sha256;
COMMENT ON VIEW mart.report_history IS 'Mọi báo cáo đã nạp, bản hiện hành và bản đã bị thay thế';
COMMENT ON COLUMN mart.report_history.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.report_history.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.report_history.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.report_history.title IS 'Trích yếu';
COMMENT ON COLUMN mart.report_history.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.report_history.issuer_code IS 'Mã cơ quan ban hành';
COMMENT ON COLUMN mart.report_history.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.report_history.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.report_history.period_start IS 'Ngày đầu kỳ báo cáo';
COMMENT ON COLUMN mart.report_history.period_end IS 'Ngày cuối kỳ báo cáo';
COMMENT ON COLUMN mart.report_history.signer_name IS 'Người ký';
COMMENT ON COLUMN mart.report_history.signer_position IS 'Chức vụ người ký';
COMMENT ON COLUMN mart.report_history.current IS 'Đúng khi là báo cáo hiện hành';
COMMENT ON COLUMN mart.report_history.superseded_by IS 'Khóa của báo cáo hiện hành thay cho báo cáo này';
COMMENT ON COLUMN mart.report_history.superseded_by_code IS 'Số, ký hiệu của báo cáo hiện hành';
COMMENT ON COLUMN mart.report_history.basis IS 'Căn cứ thay thế: number (cùng số, ký hiệu), cited (ghi rõ thay thế), title (cùng cơ quan, kỳ và trích yếu)';
COMMENT ON COLUMN mart.report_history.measurements IS 'Số lượng số liệu';
COMMENT ON COLUMN mart.report_history.findings IS 'Số điểm không khớp trong báo cáo';

CREATE OR REPLACE VIEW mart.signatures AS
SELECT r.report_id, r.path, r.code, r.issuer_name, r.issued_on, g.field, g.name AS signer, g.organisation, g.signed_at, g.timestamped,
       g.state, g.trust, g.whole, g.changes, g.changed_pages, g.page, g.boxes
FROM core.signatures g JOIN mart.report_history r USING (report_id)
WHERE g.kind = 'digital' AND r.current;
COMMENT ON VIEW mart.signatures IS 'Các chữ ký số của báo cáo hiện hành; tính toàn vẹn (state) và độ tin cậy của chứng thư số (trust) là hai việc khác nhau';
COMMENT ON COLUMN mart.signatures.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.signatures.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.signatures.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.signatures.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.signatures.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.signatures.field IS 'Tên trường chữ ký số';
COMMENT ON COLUMN mart.signatures.signer IS 'Tên trên chứng thư số';
COMMENT ON COLUMN mart.signatures.organisation IS 'Tổ chức ghi trên chứng thư số';
COMMENT ON COLUMN mart.signatures.signed_at IS 'Thời điểm ký ghi trong chữ ký số, giờ Việt Nam';
COMMENT ON COLUMN mart.signatures.timestamped IS 'Đúng khi thời điểm ký lấy từ dấu thời gian, không phải từ đồng hồ máy người ký';
COMMENT ON COLUMN mart.signatures.state IS 'Tính toàn vẹn: intact (tệp đúng như lúc ký), altered (tệp đã bị sửa), invalid (chữ ký không đúng với chứng thư số), unreadable (không đọc được)';
COMMENT ON COLUMN mart.signatures.trust IS 'Độ tin cậy của chứng thư số: not_verified (chưa kiểm tra, vì chương trình không nối mạng)';
COMMENT ON COLUMN mart.signatures.whole IS 'Đúng khi chữ ký số bao trùm toàn bộ tệp tại thời điểm ký';
COMMENT ON COLUMN mart.signatures.changes IS 'Phần ghi thêm sau khi ký: none (không có), signatures (chữ ký tiếp theo), forms (ô biểu mẫu), annotations (chú thích), content (nội dung trang bị thay đổi), unknown (không rõ)';
COMMENT ON COLUMN mart.signatures.changed_pages IS 'Các trang có nội dung bị thay đổi sau khi ký, đếm từ 1';
COMMENT ON COLUMN mart.signatures.page IS 'Trang có hình chữ ký, đếm từ 1';
COMMENT ON COLUMN mart.signatures.boxes IS 'Khung của hình chữ ký trên trang: [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';
