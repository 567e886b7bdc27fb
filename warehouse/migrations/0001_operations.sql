-- How the warehouse came to be: migrations, runs, incoming files, corrections, settings.
-- Tables have no key constraints: keys are hashes of content, loads delete before they insert, and DuckDB checks
-- keys too early for both in one transaction.
CREATE SCHEMA ops;

CREATE TABLE ops.migrations (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL DEFAULT current_timestamp::TIMESTAMP
);
COMMENT ON TABLE ops.migrations IS 'Các lần nâng cấp cấu trúc kho';
COMMENT ON COLUMN ops.migrations.version IS 'Số thứ tự của bản nâng cấp';
COMMENT ON COLUMN ops.migrations.name IS 'Tên tệp SQL';
COMMENT ON COLUMN ops.migrations.applied_at IS 'Thời điểm nâng cấp';

CREATE TABLE ops.runs (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    command VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    accepted INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    superseded INTEGER NOT NULL,
    quarantined INTEGER NOT NULL
);
COMMENT ON TABLE ops.runs IS 'Các lần nạp báo cáo';
COMMENT ON COLUMN ops.runs.run_id IS 'Mã lần nạp';
COMMENT ON COLUMN ops.runs.started_at IS 'Thời điểm bắt đầu, giờ UTC';
COMMENT ON COLUMN ops.runs.command IS 'Lệnh đã chạy';
COMMENT ON COLUMN ops.runs.extractor_version IS 'Phiên bản bộ trích xuất';
COMMENT ON COLUMN ops.runs.accepted IS 'Số tệp được nạp';
COMMENT ON COLUMN ops.runs.unchanged IS 'Số tệp đã có, không đổi';
COMMENT ON COLUMN ops.runs.superseded IS 'Số báo cáo bị báo cáo mới thay thế';
COMMENT ON COLUMN ops.runs.quarantined IS 'Số tệp phải để riêng';

CREATE TABLE ops.files (
    path VARCHAR NOT NULL,
    sha256 VARCHAR,
    size BIGINT,
    state VARCHAR NOT NULL,
    reason VARCHAR,
    attempts INTEGER NOT NULL,
    extractor_version VARCHAR NOT NULL,
    first_run VARCHAR NOT NULL,
    last_run VARCHAR NOT NULL
);
COMMENT ON TABLE ops.files IS 'Các tệp đã nhận và tình trạng của từng tệp';
COMMENT ON COLUMN ops.files.path IS 'Đường dẫn khi nạp';
COMMENT ON COLUMN ops.files.sha256 IS 'Mã băm SHA-256 của nội dung; trống khi không đọc được tệp';
COMMENT ON COLUMN ops.files.size IS 'Kích thước, byte';
COMMENT ON COLUMN ops.files.state IS 'Tình trạng: accepted (đã nạp), quarantined (để riêng) hoặc waiting (chờ cài chương trình cần để đọc)';
COMMENT ON COLUMN ops.files.reason IS 'Lý do để riêng và cách xử lý';
COMMENT ON COLUMN ops.files.attempts IS 'Số lần đã thử đọc';
COMMENT ON COLUMN ops.files.extractor_version IS 'Phiên bản bộ trích xuất của lần đọc gần nhất';
COMMENT ON COLUMN ops.files.first_run IS 'Lần nạp đầu tiên gặp tệp';
COMMENT ON COLUMN ops.files.last_run IS 'Lần nạp gần nhất làm thay đổi dòng này';

CREATE TABLE ops.corrections (
    correction_id VARCHAR NOT NULL,
    measurement_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    old_value DOUBLE NOT NULL,
    new_value DOUBLE NOT NULL,
    corrected_by VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    corrected_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE ops.corrections IS 'Các đính chính do chuyên viên thực hiện; dòng ghi sau cùng của một số liệu có hiệu lực';
COMMENT ON COLUMN ops.corrections.correction_id IS 'Khóa của đính chính';
COMMENT ON COLUMN ops.corrections.measurement_id IS 'Khóa của số liệu được đính chính';
COMMENT ON COLUMN ops.corrections.report_id IS 'Báo cáo chứa số liệu';
COMMENT ON COLUMN ops.corrections.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN ops.corrections.old_value IS 'Giá trị đọc từ báo cáo lúc đính chính';
COMMENT ON COLUMN ops.corrections.new_value IS 'Giá trị sau đính chính';
COMMENT ON COLUMN ops.corrections.corrected_by IS 'Người đính chính';
COMMENT ON COLUMN ops.corrections.reason IS 'Lý do';
COMMENT ON COLUMN ops.corrections.corrected_at IS 'Thời điểm đính chính, giờ UTC';

CREATE TABLE ops.settings (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE ops.settings IS 'Các thông số mà kho ghi nhớ';
COMMENT ON COLUMN ops.settings.name IS 'Tên thông số';
COMMENT ON COLUMN ops.settings.value IS 'Giá trị';
