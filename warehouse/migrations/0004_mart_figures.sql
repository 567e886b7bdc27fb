-- Which figure counts for which subject and period.
--   subject   the agency itself, or the agency whose one-stop unit it is; without a scope the issuer.  Divisions,
--             office holders, groups and the province as a whole are never added up.
--   period    the figure's own bucket, else the report's; a window that is longer than its bucket belongs to none.
--   counted   the subject's own report first, then the report issued last.
CREATE SCHEMA mart;

CREATE MACRO mart.vietnamese_number(x) AS
    translate(regexp_replace(format('{:,.2f}', x::DOUBLE), '\.?0+$', ''), ',.', '.,');

CREATE MACRO mart.natural_number(x) AS
    coalesce(TRY_CAST(regexp_extract(x, '^\d+') AS BIGINT), -1);

CREATE OR REPLACE VIEW mart.current_reports AS
SELECT r.report_id, f.path, coalesce(r.code, concat_ws('/', r.number, r.symbol)) AS code, r.number, r.title, r.issuer_name,
       r.issuer_code, r.issued_on, r.period_start, r.period_end, r.reporting_period, r.read_by
FROM core.reports r
ANTI JOIN core.supersessions s USING (report_id)
LEFT JOIN (SELECT sha256, min(path) AS path FROM ops.files GROUP BY sha256) f USING (sha256);
COMMENT ON VIEW mart.current_reports IS 'Các báo cáo hiện hành (không kể bản đã bị thay thế), kèm đường dẫn tệp';
COMMENT ON COLUMN mart.current_reports.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.current_reports.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.current_reports.code IS 'Số, ký hiệu';
COMMENT ON COLUMN mart.current_reports.number IS 'Số của văn bản';
COMMENT ON COLUMN mart.current_reports.title IS 'Trích yếu';
COMMENT ON COLUMN mart.current_reports.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.current_reports.issuer_code IS 'Mã cơ quan ban hành';
COMMENT ON COLUMN mart.current_reports.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.current_reports.period_start IS 'Ngày đầu kỳ báo cáo';
COMMENT ON COLUMN mart.current_reports.period_end IS 'Ngày cuối kỳ báo cáo';
COMMENT ON COLUMN mart.current_reports.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.current_reports.read_by IS 'Cách đọc';

CREATE OR REPLACE VIEW mart.agency_names AS
SELECT code, name, level, position, NOT (level = 'province' AND parent IS NULL) AS countable
FROM ref.agencies
QUALIFY row_number() OVER (PARTITION BY code ORDER BY valid_to DESC NULLS FIRST, position) = 1;
COMMENT ON VIEW mart.agency_names IS 'Tên hiện hành của từng cơ quan trong danh mục, và cơ quan có được cộng vào số tổng hợp không';
COMMENT ON COLUMN mart.agency_names.code IS 'Mã cơ quan';
COMMENT ON COLUMN mart.agency_names.name IS 'Tên cơ quan';
COMMENT ON COLUMN mart.agency_names.level IS 'Cấp của cơ quan';
COMMENT ON COLUMN mart.agency_names.position IS 'Thứ tự trong danh mục';
COMMENT ON COLUMN mart.agency_names.countable IS 'Sai với cơ quan đại diện cho cả tỉnh';

CREATE OR REPLACE VIEW mart.agency_periods AS
SELECT p.reporting_period, a.code, a.name, a.level, a.position
FROM ref.periods p
JOIN ref.agencies a ON coalesce(a.valid_from <= p.ends, true) AND coalesce(a.valid_to >= p.ends, true);
COMMENT ON VIEW mart.agency_periods IS 'Tên của từng cơ quan vào ngày cuối của từng kỳ; một mã có thể thuộc về những cơ quan khác nhau qua các thời kỳ';
COMMENT ON COLUMN mart.agency_periods.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.agency_periods.code IS 'Mã cơ quan';
COMMENT ON COLUMN mart.agency_periods.name IS 'Tên cơ quan';
COMMENT ON COLUMN mart.agency_periods.level IS 'Cấp của cơ quan';
COMMENT ON COLUMN mart.agency_periods.position IS 'Thứ tự trong danh mục';

CREATE OR REPLACE VIEW mart.indicator_names AS
SELECT code, name, family, unit, kind, 2 * position AS position FROM ref.indicators
UNION ALL
SELECT code || '.rate', coalesce(rates.name, 'Tỷ lệ: ' || i.name), i.family, '%', 'rate', 2 * position + 1
FROM ref.indicators i LEFT JOIN ref.rates ON rates.rate = i.code || '.rate';
COMMENT ON VIEW mart.indicator_names IS 'Tên của mọi chỉ tiêu, kể cả tỷ lệ';
COMMENT ON COLUMN mart.indicator_names.code IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.indicator_names.name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.indicator_names.family IS 'Nhóm chỉ tiêu';
COMMENT ON COLUMN mart.indicator_names.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.indicator_names.kind IS 'Tính chất: flow, stock, mixed, rate';
COMMENT ON COLUMN mart.indicator_names.position IS 'Thứ tự trong danh mục';

CREATE OR REPLACE VIEW mart.measurements AS
WITH corrections AS (
    SELECT measurement_id, new_value FROM ops.corrections
    QUALIFY row_number() OVER (PARTITION BY measurement_id ORDER BY corrected_at DESC, correction_id DESC) = 1
), dated AS (
    SELECT m.* REPLACE (
        CASE
            WHEN m.reporting_period IS NOT NULL AND m.period_end - m.period_start > own.ends - own.starts + 3 THEN NULL
            WHEN m.reporting_period IS NOT NULL OR m.nature = 'comparison' THEN m.reporting_period
            WHEN m.period_start IS NULL THEN r.reporting_period
            WHEN m.period_start = r.period_start AND m.period_end = r.period_end THEN r.reporting_period
            WHEN m.period_start IN (p.starts, p.window_starts) AND m.period_end IN (p.ends, p.window_ends) THEN r.reporting_period
        END AS reporting_period),
        r.path, r.code, r.issuer_name, r.issuer_code, r.issued_on,
        CASE WHEN m.scope_kind IS NULL THEN r.issuer_code
             WHEN m.scope_kind = 'agency' THEN m.scope_code
             WHEN m.scope_kind = 'one_stop' THEN m.scope_part_of END AS subject
    FROM core.measurements m
    JOIN mart.current_reports r USING (report_id)
    LEFT JOIN ref.periods own ON own.reporting_period = m.reporting_period
    LEFT JOIN ref.periods p ON p.reporting_period = r.reporting_period
)
SELECT d.measurement_id, d.report_id, d.path, d.code, d.issuer_name, d.issuer_code, d.issued_on, d.indicator,
       coalesce(i.name, d.indicator) AS indicator_name, coalesce(c.new_value, d.value) AS value, d.value AS original_value,
       c.measurement_id IS NOT NULL AS corrected, d.unit, d.nature, d.stated, d.approximate, d.comparison,
       d.subject, coalesce(n.name, a.name, d.scope_name, d.issuer_name) AS subject_name,
       d.scope_name, d.scope_code, d.scope_kind, d.scope_part_of, d.breakdown_by, d.breakdown_name, d.period_start, d.period_end,
       d.reporting_period, d.confidence, d.quote, d.page, d.span_start, d.span_end, d.boxes
FROM dated d
LEFT JOIN corrections c USING (measurement_id)
LEFT JOIN mart.indicator_names i ON i.code = d.indicator
LEFT JOIN mart.agency_names a ON a.code = d.subject
LEFT JOIN mart.agency_periods n ON n.code = d.subject AND n.reporting_period = d.reporting_period;
COMMENT ON VIEW mart.measurements IS 'Mọi số liệu của các báo cáo hiện hành, đã áp dụng đính chính, kèm kỳ tổng hợp và căn cứ';
COMMENT ON COLUMN mart.measurements.measurement_id IS 'Khóa của số liệu';
COMMENT ON COLUMN mart.measurements.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.measurements.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.measurements.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.measurements.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.measurements.issuer_code IS 'Mã cơ quan ban hành';
COMMENT ON COLUMN mart.measurements.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.measurements.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.measurements.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.measurements.value IS 'Giá trị';
COMMENT ON COLUMN mart.measurements.original_value IS 'Giá trị báo cáo nêu trước đính chính';
COMMENT ON COLUMN mart.measurements.corrected IS 'Đúng khi giá trị đã được đính chính';
COMMENT ON COLUMN mart.measurements.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.measurements.nature IS 'Tính chất: actual, comparison, target, estimate';
COMMENT ON COLUMN mart.measurements.stated IS 'Đúng khi số được in trong báo cáo';
COMMENT ON COLUMN mart.measurements.approximate IS 'Đúng khi báo cáo ghi gần, hơn, khoảng';
COMMENT ON COLUMN mart.measurements.comparison IS 'Với số so sánh: earlier, difference, relative';
COMMENT ON COLUMN mart.measurements.subject IS 'Mã đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.measurements.subject_name IS 'Tên đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.measurements.scope_name IS 'Đơn vị có số liệu, đúng như báo cáo ghi; trống nghĩa là cơ quan ban hành';
COMMENT ON COLUMN mart.measurements.scope_code IS 'Mã đơn vị theo danh mục';
COMMENT ON COLUMN mart.measurements.scope_kind IS 'Loại: agency (cơ quan), one_stop (bộ phận một cửa), part (bộ phận trực thuộc), office_holder (người giữ chức vụ), group (nhóm cơ quan)';
COMMENT ON COLUMN mart.measurements.scope_part_of IS 'Mã cơ quan mà bộ phận này thuộc về';
COMMENT ON COLUMN mart.measurements.breakdown_by IS 'Phân tổ theo tiêu thức nào';
COMMENT ON COLUMN mart.measurements.breakdown_name IS 'Tên của tổ';
COMMENT ON COLUMN mart.measurements.period_start IS 'Ngày đầu của khoảng thời gian số liệu';
COMMENT ON COLUMN mart.measurements.period_end IS 'Ngày cuối của khoảng thời gian số liệu';
COMMENT ON COLUMN mart.measurements.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.measurements.confidence IS 'Độ tin cậy từ 0 đến 1';
COMMENT ON COLUMN mart.measurements.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.measurements.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.measurements.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';
COMMENT ON COLUMN mart.measurements.span_end IS 'Vị trí sau ký tự cuối của nguyên văn';
COMMENT ON COLUMN mart.measurements.boxes IS 'Khung của nguyên văn trên trang, mỗi dòng một khung [x0, top, x1, bottom], đơn vị điểm (1/72 inch)';

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
WHERE m.nature = 'actual' AND m.breakdown_by IS NULL AND m.reporting_period IS NOT NULL;
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

CREATE OR REPLACE VIEW mart.statements AS
SELECT * EXCLUDE (own_rank), issuer_code IS NOT DISTINCT FROM subject AS own, own_rank FROM mart.candidates
QUALIFY row_number() OVER (
    PARTITION BY report_id, subject, indicator, reporting_period
    ORDER BY own_rank, window_rank, approximate, stated DESC, confidence DESC, span_start, measurement_id) = 1;
COMMENT ON VIEW mart.statements IS 'Mỗi báo cáo, đơn vị, chỉ tiêu và kỳ một số liệu: số mà báo cáo đó đưa ra';
COMMENT ON COLUMN mart.statements.measurement_id IS 'Khóa của số liệu';
COMMENT ON COLUMN mart.statements.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.statements.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.statements.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.statements.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.statements.issuer_code IS 'Mã cơ quan ban hành';
COMMENT ON COLUMN mart.statements.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.statements.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.statements.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.statements.value IS 'Giá trị';
COMMENT ON COLUMN mart.statements.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.statements.subject IS 'Mã đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.statements.subject_name IS 'Tên đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.statements.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.statements.own IS 'Đúng khi chính đơn vị báo cáo số liệu của mình';
COMMENT ON COLUMN mart.statements.own_rank IS '0: số của chính cơ quan; 1: số của bộ phận một cửa tính cho cơ quan';
COMMENT ON COLUMN mart.statements.window_rank IS '0: khoảng thời gian trọn kỳ; 1: một phần kỳ; 2: vượt ra ngoài kỳ';
COMMENT ON COLUMN mart.statements.approximate IS 'Đúng khi báo cáo ghi gần, hơn, khoảng';
COMMENT ON COLUMN mart.statements.stated IS 'Đúng khi số được in trong báo cáo';
COMMENT ON COLUMN mart.statements.confidence IS 'Độ tin cậy từ 0 đến 1';
COMMENT ON COLUMN mart.statements.period_start IS 'Ngày đầu của khoảng thời gian số liệu';
COMMENT ON COLUMN mart.statements.period_end IS 'Ngày cuối của khoảng thời gian số liệu';
COMMENT ON COLUMN mart.statements.corrected IS 'Đúng khi giá trị đã được đính chính';
COMMENT ON COLUMN mart.statements.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.statements.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.statements.span_start IS 'Vị trí ký tự đầu của nguyên văn trong văn bản';

CREATE OR REPLACE VIEW mart.figures AS
SELECT s.reporting_period, s.indicator, s.indicator_name, s.subject, s.subject_name, s.value, s.unit, s.own, s.corrected,
       s.measurement_id, s.report_id, s.code, s.issuer_name, s.issued_on, s.quote, s.page, s.path
FROM mart.statements s JOIN mart.current_reports r USING (report_id)
QUALIFY row_number() OVER (
    PARTITION BY s.subject, s.indicator, s.reporting_period
    ORDER BY s.own DESC, s.issued_on DESC NULLS LAST, mart.natural_number(r.number) DESC, r.number DESC NULLS LAST, s.report_id DESC) = 1;
COMMENT ON VIEW mart.figures IS 'Số liệu được tính: mỗi đơn vị, chỉ tiêu và kỳ một dòng, kèm căn cứ; tổng hợp cộng các dòng này';
COMMENT ON COLUMN mart.figures.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.figures.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.figures.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.figures.subject IS 'Mã đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.figures.subject_name IS 'Tên đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.figures.value IS 'Giá trị';
COMMENT ON COLUMN mart.figures.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.figures.own IS 'Đúng khi chính đơn vị báo cáo số liệu của mình';
COMMENT ON COLUMN mart.figures.corrected IS 'Đúng khi giá trị đã được đính chính';
COMMENT ON COLUMN mart.figures.measurement_id IS 'Khóa của số liệu';
COMMENT ON COLUMN mart.figures.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.figures.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.figures.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.figures.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.figures.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.figures.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.figures.path IS 'Tệp chứa báo cáo';

CREATE OR REPLACE VIEW mart.conflicts AS
SELECT f.reporting_period, f.indicator, f.indicator_name, f.subject, f.subject_name, f.value, s.value AS other_value,
       f.report_id, s.report_id AS other_report_id, f.code, s.code AS other_code, f.issuer_name, s.issuer_name AS other_issuer,
       f.quote, f.page, f.path, s.quote AS other_quote, s.page AS other_page
FROM mart.figures f
JOIN mart.statements s USING (reporting_period, indicator, subject, unit)
JOIN mart.statements c ON c.measurement_id = f.measurement_id
WHERE s.report_id <> f.report_id AND NOT s.approximate AND NOT c.approximate
  AND abs(s.value - f.value) > CASE WHEN f.indicator LIKE '%.rate' THEN 0.0501 ELSE 1e-9 END;
COMMENT ON VIEW mart.conflicts IS 'Số liệu của cùng đơn vị, chỉ tiêu, kỳ mà hai báo cáo hiện hành nêu khác nhau';
COMMENT ON COLUMN mart.conflicts.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.conflicts.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.conflicts.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.conflicts.subject IS 'Mã đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.conflicts.subject_name IS 'Tên đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.conflicts.value IS 'Giá trị được tính';
COMMENT ON COLUMN mart.conflicts.other_value IS 'Giá trị mà báo cáo kia nêu';
COMMENT ON COLUMN mart.conflicts.report_id IS 'Báo cáo được tính';
COMMENT ON COLUMN mart.conflicts.other_report_id IS 'Báo cáo kia';
COMMENT ON COLUMN mart.conflicts.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.conflicts.other_code IS 'Số, ký hiệu của báo cáo kia';
COMMENT ON COLUMN mart.conflicts.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.conflicts.other_issuer IS 'Cơ quan ban hành báo cáo kia';
COMMENT ON COLUMN mart.conflicts.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.conflicts.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.conflicts.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.conflicts.other_quote IS 'Nguyên văn trong báo cáo kia';
COMMENT ON COLUMN mart.conflicts.other_page IS 'Trang trong báo cáo kia';
