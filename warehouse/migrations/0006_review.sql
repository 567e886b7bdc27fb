-- Figures that are too unsure to be added up: they wait until somebody confirms or corrects them (ops.corrections).
-- The level is a setting of the warehouse; a change counts at once, without reading a report again.
INSERT INTO ops.settings VALUES ('review_below', '0.8');

CREATE VIEW mart.review_level AS
SELECT coalesce(max(TRY_CAST(value AS DOUBLE)), 0) AS level FROM ops.settings WHERE name = 'review_below';
COMMENT ON VIEW mart.review_level IS 'Mức độ tin cậy mà dưới đó số liệu phải được xem lại trước khi cộng';
COMMENT ON COLUMN mart.review_level.level IS 'Mức, từ 0 đến 1';

CREATE OR REPLACE VIEW mart.candidates AS
SELECT m.measurement_id, m.report_id, m.path, m.code, m.issuer_name, m.issuer_code, m.issued_on, m.indicator, m.indicator_name,
       m.value, m.unit, m.subject, m.subject_name, m.reporting_period,
       (coalesce(m.scope_kind, 'agency') = 'one_stop')::INTEGER AS own_rank,
       CASE WHEN m.period_start IS NULL OR m.period_end - m.period_start BETWEEN p.ends - p.starts - 3 AND p.ends - p.starts + 3 THEN 0
            WHEN m.period_start >= least(p.starts, p.window_starts) AND m.period_end <= p.ends THEN 1
            ELSE 2 END AS window_rank,
       m.approximate, m.stated, m.confidence, m.period_start, m.period_end, m.corrected, m.quote, m.page, m.span_start
FROM mart.measurements m
JOIN mart.agency_names a ON a.code = m.subject AND a.countable
LEFT JOIN ref.periods p ON p.reporting_period = m.reporting_period
WHERE m.nature = 'actual' AND m.breakdown_by IS NULL AND m.reporting_period IS NOT NULL
  AND (m.corrected OR m.confidence >= (SELECT level FROM mart.review_level));
COMMENT ON VIEW mart.candidates IS 'Các số liệu có thể được cộng, kèm thứ hạng trong báo cáo của chúng';
COMMENT ON COLUMN mart.candidates.measurement_id IS 'Khóa của số liệu';
COMMENT ON COLUMN mart.candidates.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.candidates.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.candidates.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.candidates.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.candidates.issuer_code IS 'Mã cơ quan ban hành';
COMMENT ON COLUMN mart.candidates.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.candidates.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.candidates.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.candidates.value IS 'Giá trị';
COMMENT ON COLUMN mart.candidates.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.candidates.subject IS 'Mã đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.candidates.subject_name IS 'Tên đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.candidates.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.candidates.own_rank IS '0: số của chính cơ quan; 1: số của bộ phận một cửa tính cho cơ quan';
COMMENT ON COLUMN mart.candidates.window_rank IS '0: khoảng thời gian trọn kỳ; 1: một phần kỳ; 2: vượt ra ngoài kỳ';
COMMENT ON COLUMN mart.candidates.approximate IS 'Đúng khi báo cáo ghi gần, hơn, khoảng';
COMMENT ON COLUMN mart.candidates.stated IS 'Đúng khi số được in trong báo cáo';
COMMENT ON COLUMN mart.candidates.confidence IS 'Độ tin cậy từ 0 đến 1';
COMMENT ON COLUMN mart.candidates.period_start IS 'Ngày đầu của khoảng thời gian số liệu';
COMMENT ON COLUMN mart.candidates.period_end IS 'Ngày cuối của khoảng thời gian số liệu';
COMMENT ON COLUMN mart.candidates.corrected IS 'Đúng khi giá trị đã được đính chính';
COMMENT ON COLUMN mart.candidates.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.candidates.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.candidates.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';

CREATE VIEW mart.review AS
SELECT m.measurement_id, m.report_id, m.path, m.code, m.issuer_name, m.indicator, m.indicator_name, m.value, m.unit,
       m.subject, m.subject_name, m.reporting_period, m.confidence, m.quote, m.page, m.span_start, m.boxes
FROM mart.measurements m
JOIN mart.agency_names a ON a.code = m.subject AND a.countable
WHERE m.nature = 'actual' AND m.breakdown_by IS NULL AND m.reporting_period IS NOT NULL
  AND NOT m.corrected AND m.confidence < (SELECT level FROM mart.review_level);
COMMENT ON VIEW mart.review IS 'Số liệu chờ xem lại: độ tin cậy thấp nên chưa được cộng; đính chính (kể cả giữ nguyên giá trị) thì được cộng';
COMMENT ON COLUMN mart.review.measurement_id IS 'Khóa của số liệu';
COMMENT ON COLUMN mart.review.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.review.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.review.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.review.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.review.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.review.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.review.value IS 'Giá trị';
COMMENT ON COLUMN mart.review.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.review.subject IS 'Mã đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.review.subject_name IS 'Tên đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.review.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.review.confidence IS 'Độ tin cậy từ 0 đến 1';
COMMENT ON COLUMN mart.review.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.review.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.review.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN mart.review.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';
