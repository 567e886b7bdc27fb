-- The facts, as the reports state them.  Nothing here depends on the clock, on paths or on the order of files.
CREATE SCHEMA core;

CREATE TABLE core.reports (
    report_id VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    media_type VARCHAR NOT NULL,
    pages INTEGER,
    read_by VARCHAR[] NOT NULL,
    warnings VARCHAR[] NOT NULL,
    schema_version VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    type VARCHAR,
    type_name VARCHAR,
    number VARCHAR,
    symbol VARCHAR,
    code VARCHAR,
    issuer_name VARCHAR,
    issuer_code VARCHAR,
    place VARCHAR,
    issued_on DATE,
    issued_year INTEGER,
    issued_month INTEGER,
    issued_day INTEGER,
    title VARCHAR,
    period_start DATE,
    period_end DATE,
    period_kind VARCHAR,
    period_label VARCHAR,
    reporting_period VARCHAR,
    numbers_total INTEGER NOT NULL,
    numbers_explained INTEGER NOT NULL
);
COMMENT ON TABLE core.reports IS 'Các báo cáo đã nạp, mỗi nội dung tệp một dòng';
COMMENT ON COLUMN core.reports.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.reports.sha256 IS 'Mã băm SHA-256 của tệp';
COMMENT ON COLUMN core.reports.size IS 'Kích thước tệp, byte';
COMMENT ON COLUMN core.reports.media_type IS 'Loại tệp nhận từ nội dung';
COMMENT ON COLUMN core.reports.pages IS 'Số trang';
COMMENT ON COLUMN core.reports.read_by IS 'Cách đọc: text (lớp chữ), signature (chữ ký số), ocr (nhận dạng)';
COMMENT ON COLUMN core.reports.warnings IS 'Cảnh báo khi đọc tệp';
COMMENT ON COLUMN core.reports.schema_version IS 'Phiên bản cấu trúc dữ liệu';
COMMENT ON COLUMN core.reports.extractor_version IS 'Phiên bản bộ trích xuất';
COMMENT ON COLUMN core.reports.type IS 'Loại văn bản viết tắt (NĐ 30/2020)';
COMMENT ON COLUMN core.reports.type_name IS 'Tên loại văn bản';
COMMENT ON COLUMN core.reports.number IS 'Số của văn bản';
COMMENT ON COLUMN core.reports.symbol IS 'Ký hiệu của văn bản';
COMMENT ON COLUMN core.reports.code IS 'Số và ký hiệu';
COMMENT ON COLUMN core.reports.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN core.reports.issuer_code IS 'Mã cơ quan ban hành theo danh mục';
COMMENT ON COLUMN core.reports.place IS 'Địa danh';
COMMENT ON COLUMN core.reports.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN core.reports.issued_year IS 'Năm ban hành';
COMMENT ON COLUMN core.reports.issued_month IS 'Tháng ban hành';
COMMENT ON COLUMN core.reports.issued_day IS 'Ngày trong tháng ban hành';
COMMENT ON COLUMN core.reports.title IS 'Trích yếu';
COMMENT ON COLUMN core.reports.period_start IS 'Ngày đầu kỳ báo cáo';
COMMENT ON COLUMN core.reports.period_end IS 'Ngày cuối kỳ báo cáo';
COMMENT ON COLUMN core.reports.period_kind IS 'Loại kỳ báo cáo';
COMMENT ON COLUMN core.reports.period_label IS 'Kỳ báo cáo như văn bản ghi';
COMMENT ON COLUMN core.reports.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN core.reports.numbers_total IS 'Số lượng con số trong nội dung';
COMMENT ON COLUMN core.reports.numbers_explained IS 'Số lượng con số đã rõ nghĩa';

CREATE TABLE core.header_evidence (
    report_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    quote VARCHAR,
    page INTEGER,
    span_start INTEGER,
    span_end INTEGER,
    boxes DOUBLE[][]
);
COMMENT ON TABLE core.header_evidence IS 'Căn cứ của từng phần thể thức của báo cáo';
COMMENT ON COLUMN core.header_evidence.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.header_evidence.field IS 'Phần thể thức';
COMMENT ON COLUMN core.header_evidence.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN core.header_evidence.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN core.header_evidence.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN core.header_evidence.span_end IS 'Vị trí sau ký tự cuối của nguyên văn';
COMMENT ON COLUMN core.header_evidence.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';

CREATE TABLE core.measurements (
    measurement_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    nature VARCHAR NOT NULL,
    stated BOOLEAN NOT NULL,
    approximate BOOLEAN NOT NULL,
    comparison VARCHAR,
    scope_name VARCHAR,
    scope_code VARCHAR,
    scope_kind VARCHAR,
    scope_part_of VARCHAR,
    breakdown_by VARCHAR,
    breakdown_name VARCHAR,
    period_start DATE,
    period_end DATE,
    reporting_period VARCHAR,
    confidence DOUBLE NOT NULL,
    quote VARCHAR,
    page INTEGER,
    span_start INTEGER,
    span_end INTEGER,
    boxes DOUBLE[][]
);
COMMENT ON TABLE core.measurements IS 'Các số liệu mà báo cáo nêu, mỗi số liệu một dòng';
COMMENT ON COLUMN core.measurements.measurement_id IS 'Khóa của số liệu, lấy từ nội dung và vị trí';
COMMENT ON COLUMN core.measurements.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.measurements.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN core.measurements.value IS 'Giá trị báo cáo nêu';
COMMENT ON COLUMN core.measurements.unit IS 'Đơn vị tính';
COMMENT ON COLUMN core.measurements.nature IS 'Tính chất: actual (thực hiện), comparison (so sánh), target (chỉ tiêu giao), estimate (ước)';
COMMENT ON COLUMN core.measurements.stated IS 'Đúng khi số được in trong báo cáo; sai khi suy ra từ số khác';
COMMENT ON COLUMN core.measurements.approximate IS 'Đúng khi báo cáo ghi gần, hơn, khoảng';
COMMENT ON COLUMN core.measurements.comparison IS 'Với số so sánh: earlier (số kỳ trước), difference (chênh lệch), relative (tỷ lệ tăng giảm)';
COMMENT ON COLUMN core.measurements.scope_name IS 'Đơn vị có số liệu, đúng như báo cáo ghi; trống nghĩa là cơ quan ban hành';
COMMENT ON COLUMN core.measurements.scope_code IS 'Mã đơn vị theo danh mục';
COMMENT ON COLUMN core.measurements.scope_kind IS 'Loại: agency (cơ quan), one_stop (bộ phận một cửa), part (bộ phận trực thuộc), office_holder (người giữ chức vụ), group (nhóm cơ quan)';
COMMENT ON COLUMN core.measurements.scope_part_of IS 'Mã cơ quan mà bộ phận này thuộc về';
COMMENT ON COLUMN core.measurements.breakdown_by IS 'Phân tổ theo tiêu thức nào';
COMMENT ON COLUMN core.measurements.breakdown_name IS 'Tên của tổ';
COMMENT ON COLUMN core.measurements.period_start IS 'Ngày đầu của khoảng thời gian số liệu';
COMMENT ON COLUMN core.measurements.period_end IS 'Ngày cuối của khoảng thời gian số liệu';
COMMENT ON COLUMN core.measurements.reporting_period IS 'Kỳ tổng hợp của riêng số liệu';
COMMENT ON COLUMN core.measurements.confidence IS 'Độ tin cậy từ 0 đến 1';
COMMENT ON COLUMN core.measurements.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN core.measurements.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN core.measurements.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN core.measurements.span_end IS 'Vị trí sau ký tự cuối của nguyên văn';
COMMENT ON COLUMN core.measurements.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';

CREATE TABLE core.citations (
    citation_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    type VARCHAR,
    number VARCHAR,
    issued_on DATE,
    issuer VARCHAR,
    relation VARCHAR NOT NULL,
    quote VARCHAR,
    page INTEGER,
    span_start INTEGER,
    span_end INTEGER,
    boxes DOUBLE[][]
);
COMMENT ON TABLE core.citations IS 'Các văn bản được viện dẫn';
COMMENT ON COLUMN core.citations.citation_id IS 'Khóa của viện dẫn';
COMMENT ON COLUMN core.citations.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.citations.type IS 'Loại văn bản viết tắt';
COMMENT ON COLUMN core.citations.number IS 'Số, ký hiệu của văn bản được viện dẫn';
COMMENT ON COLUMN core.citations.issued_on IS 'Ngày của văn bản được viện dẫn';
COMMENT ON COLUMN core.citations.issuer IS 'Cơ quan ban hành văn bản được viện dẫn';
COMMENT ON COLUMN core.citations.relation IS 'Quan hệ: cites (viện dẫn), replaces (thay thế), supplements (bổ sung), corrects (đính chính), self (chính văn bản này)';
COMMENT ON COLUMN core.citations.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN core.citations.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN core.citations.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN core.citations.span_end IS 'Vị trí sau ký tự cuối của nguyên văn';
COMMENT ON COLUMN core.citations.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';

CREATE TABLE core.findings (
    finding_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    indicator VARCHAR,
    scope_name VARCHAR,
    scope_code VARCHAR,
    scope_kind VARCHAR,
    scope_part_of VARCHAR,
    expected DOUBLE,
    stated DOUBLE,
    quote VARCHAR,
    page INTEGER,
    span_start INTEGER,
    span_end INTEGER,
    boxes DOUBLE[][],
    related STRUCT(quote VARCHAR, page INTEGER, span_start INTEGER, span_end INTEGER)[] NOT NULL
);
COMMENT ON TABLE core.findings IS 'Những điểm không khớp tìm thấy trong từng báo cáo';
COMMENT ON COLUMN core.findings.finding_id IS 'Khóa của phát hiện';
COMMENT ON COLUMN core.findings.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.findings.rule IS 'Quy tắc kiểm tra';
COMMENT ON COLUMN core.findings.severity IS 'Mức độ: error (sai), warning (cần xem), info (lưu ý)';
COMMENT ON COLUMN core.findings.message IS 'Nội dung';
COMMENT ON COLUMN core.findings.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN core.findings.scope_name IS 'Đơn vị có số liệu, đúng như báo cáo ghi; trống nghĩa là cơ quan ban hành';
COMMENT ON COLUMN core.findings.scope_code IS 'Mã đơn vị theo danh mục';
COMMENT ON COLUMN core.findings.scope_kind IS 'Loại: agency (cơ quan), one_stop (bộ phận một cửa), part (bộ phận trực thuộc), office_holder (người giữ chức vụ), group (nhóm cơ quan)';
COMMENT ON COLUMN core.findings.scope_part_of IS 'Mã cơ quan mà bộ phận này thuộc về';
COMMENT ON COLUMN core.findings.expected IS 'Giá trị tính lại';
COMMENT ON COLUMN core.findings.stated IS 'Giá trị báo cáo nêu';
COMMENT ON COLUMN core.findings.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN core.findings.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN core.findings.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN core.findings.span_end IS 'Vị trí sau ký tự cuối của nguyên văn';
COMMENT ON COLUMN core.findings.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';
COMMENT ON COLUMN core.findings.related IS 'Các đoạn liên quan';

CREATE TABLE core.signatures (
    report_id VARCHAR NOT NULL,
    name VARCHAR,
    position VARCHAR,
    authority VARCHAR,
    quote VARCHAR,
    page INTEGER,
    span_start INTEGER,
    span_end INTEGER,
    boxes DOUBLE[][]
);
COMMENT ON TABLE core.signatures IS 'Người ký báo cáo';
COMMENT ON COLUMN core.signatures.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.signatures.name IS 'Họ tên người ký';
COMMENT ON COLUMN core.signatures.position IS 'Chức vụ';
COMMENT ON COLUMN core.signatures.authority IS 'Quyền hạn ký: TM., KT., TL., TUQ.';
COMMENT ON COLUMN core.signatures.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN core.signatures.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN core.signatures.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN core.signatures.span_end IS 'Vị trí sau ký tự cuối của nguyên văn';
COMMENT ON COLUMN core.signatures.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';

CREATE TABLE core.recipients (
    report_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE core.recipients IS 'Nơi nhận của báo cáo';
COMMENT ON COLUMN core.recipients.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.recipients.position IS 'Thứ tự, đếm từ 1';
COMMENT ON COLUMN core.recipients.name IS 'Nơi nhận';

CREATE TABLE core.unexplained_numbers (
    report_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    quote VARCHAR,
    page INTEGER,
    span_start INTEGER,
    span_end INTEGER,
    boxes DOUBLE[][]
);
COMMENT ON TABLE core.unexplained_numbers IS 'Các con số trong nội dung chưa rõ nghĩa';
COMMENT ON COLUMN core.unexplained_numbers.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.unexplained_numbers.text IS 'Con số như được in';
COMMENT ON COLUMN core.unexplained_numbers.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN core.unexplained_numbers.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN core.unexplained_numbers.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN core.unexplained_numbers.span_end IS 'Vị trí sau ký tự cuối của nguyên văn';
COMMENT ON COLUMN core.unexplained_numbers.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';

CREATE TABLE core.supersessions (
    report_id VARCHAR NOT NULL,
    superseded_by VARCHAR NOT NULL,
    basis VARCHAR NOT NULL
);
COMMENT ON TABLE core.supersessions IS 'Các báo cáo đã bị báo cáo khác thay thế; báo cáo không có ở đây là báo cáo hiện hành';
COMMENT ON COLUMN core.supersessions.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN core.supersessions.superseded_by IS 'Báo cáo hiện hành thay cho báo cáo này';
COMMENT ON COLUMN core.supersessions.basis IS 'Căn cứ: number (cùng số, ký hiệu), cited (báo cáo sau ghi rõ thay thế), title (cùng cơ quan, kỳ và trích yếu)';
