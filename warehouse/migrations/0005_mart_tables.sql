-- What analysts read: sums, who has sent, what does not add up, history, references.

-- One name for a report in messages: its number and symbol with its issuer.
CREATE MACRO mart.report_name(code, issuer) AS
    'Báo cáo ' || CASE WHEN coalesce(code, '') = '' THEN '(không số)' ELSE code END || coalesce(' của ' || issuer, '');

CREATE OR REPLACE VIEW mart.consolidated AS
WITH direct AS (
    SELECT t.rate, f.subject, f.reporting_period, TRY_CAST(f.value AS DECIMAL(38, 6)) AS value
    FROM ref.rates t JOIN mart.figures f ON f.indicator = t.numerator
), added AS (
    SELECT t.rate, f.subject, f.reporting_period, sum(TRY_CAST(f.value AS DECIMAL(38, 6))) AS value
    FROM ref.rates t JOIN mart.figures f ON list_contains(t.numerator_parts, f.indicator)
    GROUP BY ALL HAVING count(*) = len(any_value(t.numerator_parts))
), numerators AS (
    FROM direct UNION ALL (FROM added ANTI JOIN direct USING (rate, subject, reporting_period))
), shares AS (
    SELECT t.rate AS indicator, n.subject, n.reporting_period, n.value, TRY_CAST(b.value AS DECIMAL(38, 6)) AS base
    FROM numerators n JOIN ref.rates t USING (rate)
    JOIN mart.figures b ON b.indicator = t.base AND b.subject = n.subject AND b.reporting_period = n.reporting_period
), counted AS (
    SELECT indicator, subject, reporting_period FROM mart.figures WHERE indicator NOT IN (SELECT rate FROM ref.rates)
    UNION ALL SELECT indicator, subject, reporting_period FROM shares
), sums AS (
    SELECT indicator, reporting_period, sum(TRY_CAST(value AS DECIMAL(38, 6)))::DOUBLE AS value
    FROM mart.figures WHERE indicator NOT LIKE '%.rate' GROUP BY ALL
    UNION ALL
    SELECT indicator, reporting_period, 100 * sum(value)::DOUBLE / nullif(sum(base), 0)::DOUBLE FROM shares GROUP BY ALL
), present AS (
    SELECT indicator, reporting_period, count(*) AS subjects FROM counted GROUP BY ALL
), owed AS (
    SELECT DISTINCT p.indicator, p.reporting_period, o.agency
    FROM present p
    JOIN ref.obligation_families f ON f.family = split_part(p.indicator, '.', 1)
    JOIN ref.obligations o ON o.report = f.report AND o.reporting_period = p.reporting_period
), owing AS (
    SELECT o.indicator, o.reporting_period, count(*) AS expected, count(*) FILTER (c.subject IS NULL) AS missing,
           string_agg(coalesce(n.name, a.name), '; ' ORDER BY a.position) FILTER (c.subject IS NULL) AS missing_names
    FROM owed o
    JOIN mart.agency_names a ON a.code = o.agency
    LEFT JOIN mart.agency_periods n ON n.code = o.agency AND n.reporting_period = o.reporting_period
    LEFT JOIN counted c ON c.indicator = o.indicator AND c.reporting_period = o.reporting_period AND c.subject = o.agency
    GROUP BY ALL
), disputed AS (
    SELECT indicator, reporting_period, count(DISTINCT subject) AS conflicts FROM mart.conflicts GROUP BY ALL
)
SELECT p.indicator, coalesce(i.name, p.indicator) AS indicator_name, i.unit, i.kind, p.reporting_period, s.value, p.subjects,
       coalesce(w.expected, 0) AS expected, coalesce(w.missing, 0) AS missing, w.missing_names,
       coalesce(d.conflicts, 0) AS conflicts, t.formula
FROM present p
LEFT JOIN sums s USING (indicator, reporting_period)
LEFT JOIN owing w USING (indicator, reporting_period)
LEFT JOIN disputed d USING (indicator, reporting_period)
LEFT JOIN mart.indicator_names i ON i.code = p.indicator
LEFT JOIN ref.rates t ON t.rate = p.indicator
ORDER BY p.reporting_period, i.position, p.indicator;
COMMENT ON VIEW mart.consolidated IS 'Bảng tổng hợp: tổng của từng chỉ tiêu qua các đơn vị trong từng kỳ; tỷ lệ được tính lại từ số tuyệt đối';
COMMENT ON COLUMN mart.consolidated.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.consolidated.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.consolidated.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.consolidated.kind IS 'Tính chất: flow, stock, mixed, rate';
COMMENT ON COLUMN mart.consolidated.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.consolidated.value IS 'Tổng; với tỷ lệ là phần trăm tính lại, trống khi danh mục chưa có công thức';
COMMENT ON COLUMN mart.consolidated.subjects IS 'Số đơn vị được cộng';
COMMENT ON COLUMN mart.consolidated.expected IS 'Số đơn vị phải báo cáo chỉ tiêu này';
COMMENT ON COLUMN mart.consolidated.missing IS 'Số đơn vị phải báo cáo mà chưa có số liệu';
COMMENT ON COLUMN mart.consolidated.missing_names IS 'Tên các đơn vị chưa có số liệu';
COMMENT ON COLUMN mart.consolidated.conflicts IS 'Số đơn vị có số liệu mâu thuẫn giữa các báo cáo';
COMMENT ON COLUMN mart.consolidated.formula IS 'Công thức tính tỷ lệ; trống với số cộng';

CREATE OR REPLACE VIEW mart.accumulated AS
SELECT c.indicator, c.indicator_name, c.unit, c.kind, p.year, p.kind AS period_kind, c.reporting_period AS through,
       CASE c.kind WHEN 'flow' THEN count(*) OVER so_far ELSE 1 END AS periods,
       count(*) OVER so_far = CASE p.kind WHEN 'month' THEN month(p.ends) ELSE quarter(p.ends) END AS complete,
       CASE c.kind WHEN 'flow' THEN (sum(TRY_CAST(c.value AS DECIMAL(38, 6))) OVER so_far)::DOUBLE ELSE c.value END AS value
FROM mart.consolidated c JOIN ref.periods p USING (reporting_period)
WHERE c.kind IN ('flow', 'stock') AND p.kind IN ('month', 'quarter')
WINDOW so_far AS (PARTITION BY c.indicator, p.year, p.kind ORDER BY p.ends);
COMMENT ON VIEW mart.accumulated IS 'Lũy kế trong năm suy ra từ các tháng hoặc các quý: số phát sinh được cộng dồn, số tồn lấy kỳ cuối, không có ở báo cáo nào';
COMMENT ON COLUMN mart.accumulated.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.accumulated.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.accumulated.unit IS 'Đơn vị tính';
COMMENT ON COLUMN mart.accumulated.kind IS 'Tính chất chỉ tiêu: flow, stock, mixed';
COMMENT ON COLUMN mart.accumulated.year IS 'Năm';
COMMENT ON COLUMN mart.accumulated.period_kind IS 'Cộng dồn theo tháng (month) hay quý (quarter)';
COMMENT ON COLUMN mart.accumulated.through IS 'Kỳ cuối cùng được tính';
COMMENT ON COLUMN mart.accumulated.periods IS 'Số kỳ được cộng';
COMMENT ON COLUMN mart.accumulated.complete IS 'Đúng khi không thiếu kỳ nào từ đầu năm';
COMMENT ON COLUMN mart.accumulated.value IS 'Giá trị suy ra';

CREATE OR REPLACE VIEW mart.submissions AS
WITH sent AS (
    SELECT r.report_id, f.report, r.path, r.code, r.number, r.title, r.issuer_code AS agency, r.issued_on, r.reporting_period
    FROM mart.current_reports r
    JOIN core.measurements m USING (report_id)
    JOIN ref.obligation_families f ON f.family = split_part(m.indicator, '.', 1)
    WHERE m.nature = 'actual'
    GROUP BY ALL
), firsts AS (
    SELECT s.superseded_by AS report_id, min(r.issued_on) AS issued_on
    FROM core.supersessions s JOIN core.reports r USING (report_id) GROUP BY ALL
), latest AS (
    SELECT s.*, least(s.issued_on, f.issued_on) AS first_issued_on
    FROM sent s LEFT JOIN firsts f USING (report_id)
    QUALIFY row_number() OVER (
        PARTITION BY s.report, s.agency, s.reporting_period
        ORDER BY s.issued_on DESC NULLS LAST, mart.natural_number(s.number) DESC, s.report_id DESC) = 1
), owed AS (
    SELECT o.*, s.report_id, s.path, s.code, s.title, s.issued_on, s.first_issued_on,
           CASE WHEN s.first_issued_on >= o.due_on THEN date_diff('day', o.due_on, s.first_issued_on) WHEN s.first_issued_on < o.due_on THEN 0 END AS days_late
    FROM ref.obligations o LEFT JOIN latest s USING (report, agency, reporting_period)
), others AS (
    SELECT r.* FROM mart.current_reports r ANTI JOIN owed o ON o.report_id = r.report_id WHERE r.reporting_period IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sent s JOIN ref.obligations o USING (report, agency, reporting_period) WHERE s.report_id = r.report_id)
)
SELECT o.report, o.report_name, o.agency, coalesce(n.name, a.name) AS agency_name, coalesce(n.level, a.level) AS level, o.reporting_period, o.due_on,
       CASE WHEN o.report_id IS NULL THEN 'chưa gửi'
            WHEN o.first_issued_on IS NULL OR o.due_on IS NULL THEN 'không rõ ngày'
            WHEN o.days_late > 0 THEN 'gửi muộn' ELSE 'đúng hạn' END AS state,
       o.days_late, o.report_id, o.code, o.issued_on, o.first_issued_on, o.title, o.path, o.basis
FROM owed o JOIN mart.agency_names a ON a.code = o.agency
LEFT JOIN mart.agency_periods n ON n.code = o.agency AND n.reporting_period = o.reporting_period
UNION ALL
SELECT NULL, NULL, r.issuer_code, coalesce(n.name, a.name, r.issuer_name), coalesce(n.level, a.level), r.reporting_period, NULL, 'ngoài danh sách', NULL,
       r.report_id, r.code, r.issued_on, r.issued_on, r.title, r.path, NULL
FROM others r LEFT JOIN mart.agency_names a ON a.code = r.issuer_code
LEFT JOIN mart.agency_periods n ON n.code = r.issuer_code AND n.reporting_period = r.reporting_period;
COMMENT ON VIEW mart.submissions IS 'Theo dõi gửi báo cáo: đơn vị nào đã gửi, gửi muộn, chưa gửi; báo cáo ngoài danh sách phải gửi cũng được kê';
COMMENT ON COLUMN mart.submissions.report IS 'Loại báo cáo';
COMMENT ON COLUMN mart.submissions.report_name IS 'Tên loại báo cáo';
COMMENT ON COLUMN mart.submissions.agency IS 'Mã cơ quan';
COMMENT ON COLUMN mart.submissions.agency_name IS 'Tên cơ quan';
COMMENT ON COLUMN mart.submissions.level IS 'Cấp của cơ quan';
COMMENT ON COLUMN mart.submissions.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.submissions.due_on IS 'Hạn gửi; so với ngày ban hành vì kho không biết ngày nhận';
COMMENT ON COLUMN mart.submissions.state IS 'Tình trạng: đúng hạn, gửi muộn, chưa gửi, không rõ ngày, ngoài danh sách';
COMMENT ON COLUMN mart.submissions.days_late IS 'Số ngày muộn';
COMMENT ON COLUMN mart.submissions.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.submissions.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.submissions.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN mart.submissions.first_issued_on IS 'Ngày ban hành của bản gửi đầu tiên';
COMMENT ON COLUMN mart.submissions.title IS 'Trích yếu';
COMMENT ON COLUMN mart.submissions.path IS 'Tệp chứa báo cáo';
COMMENT ON COLUMN mart.submissions.basis IS 'Văn bản quy định';

CREATE OR REPLACE VIEW mart.findings AS
WITH inside AS (
    SELECT f.finding_id, f.rule, f.severity, f.message, f.report_id, r.code, r.issuer_name, r.reporting_period, f.indicator,
           CASE WHEN f.scope_kind IS NULL THEN r.issuer_code WHEN f.scope_kind = 'agency' THEN f.scope_code
                WHEN f.scope_kind = 'one_stop' THEN f.scope_part_of END AS subject,
           coalesce(f.scope_name, r.issuer_name) AS subject_name, f.expected, f.stated, f.quote, f.page, r.path
    FROM core.findings f JOIN mart.current_reports r USING (report_id)
), between_reports AS (
    SELECT sha256(concat_ws('|', 'conflict', reporting_period, indicator, subject, report_id, other_report_id)) AS finding_id,
           'conflict' AS rule, 'error' AS severity,
           concat(indicator_name, ' của ', subject_name, ', kỳ ', reporting_period, ': ', mart.report_name(code, issuer_name), ' ghi ',
                  mart.vietnamese_number(value), ', còn ', mart.report_name(other_code, other_issuer), ' ghi ',
                  mart.vietnamese_number(other_value), '. Bảng tổng hợp tính số ', mart.vietnamese_number(value), '.') AS message,
           other_report_id AS report_id, other_code AS code, other_issuer AS issuer_name, reporting_period, indicator, subject,
           subject_name, value AS expected, other_value AS stated, other_quote AS quote, other_page AS page,
           (SELECT path FROM mart.current_reports r WHERE r.report_id = other_report_id) AS path
    FROM mart.conflicts
), within_report AS (
    SELECT sha256(concat_ws('|', 'conflict_within', s.measurement_id, m.measurement_id)) AS finding_id,
           'conflict_within' AS rule, 'warning' AS severity,
           concat(s.indicator_name, ' của ', s.subject_name, ', kỳ ', s.reporting_period, ': ', mart.report_name(s.code, s.issuer_name),
                  ' ghi hai số khác nhau, ', mart.vietnamese_number(s.value), ' và ', mart.vietnamese_number(m.value),
                  '. Bảng tổng hợp tính số ', mart.vietnamese_number(s.value), '.') AS message,
           s.report_id, s.code, s.issuer_name, s.reporting_period, s.indicator, s.subject, s.subject_name,
           s.value AS expected, m.value AS stated, m.quote, m.page, s.path
    FROM mart.statements s
    JOIN mart.candidates m USING (report_id, subject, indicator, reporting_period, own_rank, window_rank, approximate, stated, unit)
    WHERE m.value <> s.value AND NOT s.approximate
      AND m.period_start IS NOT DISTINCT FROM s.period_start AND m.period_end IS NOT DISTINCT FROM s.period_end
    QUALIFY row_number() OVER (PARTITION BY s.measurement_id, m.value ORDER BY m.span_start, m.measurement_id) = 1
), opening AS (
    SELECT sha256(concat_ws('|', 'opening', f.measurement_id, b.measurement_id)) AS finding_id, 'opening' AS rule, 'warning' AS severity,
           concat(f.indicator_name, ' của ', f.subject_name, ', kỳ ', f.reporting_period, ': ', mart.report_name(f.code, f.issuer_name),
                  ' ghi ', mart.vietnamese_number(f.value), ', nhưng cuối kỳ ', b.reporting_period, ' ',
                  mart.report_name(b.code, b.issuer_name), ' ghi ', mart.vietnamese_number(b.value), ' (', b.indicator_name, ').') AS message,
           f.report_id, f.code, f.issuer_name, f.reporting_period, f.indicator, f.subject, f.subject_name,
           b.value AS expected, f.value AS stated, f.quote, f.page, f.path
    FROM mart.figures f
    JOIN ref.indicators i ON i.code = f.indicator AND i.opening_of IS NOT NULL
    JOIN ref.periods p USING (reporting_period)
    JOIN mart.figures b ON b.indicator = i.opening_of AND b.subject = f.subject AND b.reporting_period = p.opening_period
    WHERE f.value <> b.value
), unknown AS (
    SELECT sha256(concat_ws('|', 'subject_unknown', r.report_id)) AS finding_id, 'subject_unknown' AS rule, 'warning' AS severity,
           concat('Cơ quan ban hành', coalesce(' "' || r.issuer_name || '"', ''),
                  ' không có trong danh mục cơ quan, nên ', r.figures, ' số liệu của cơ quan này chưa được cộng vào bảng tổng hợp.') AS message,
           r.report_id, r.code, r.issuer_name, r.reporting_period, NULL AS indicator, NULL AS subject, r.issuer_name AS subject_name,
           NULL AS expected, NULL AS stated, NULL AS quote, NULL AS page, r.path
    FROM (
        SELECT r.*, count(*) AS figures
        FROM mart.current_reports r JOIN core.measurements m USING (report_id)
        WHERE m.scope_kind IS NULL AND m.nature = 'actual' AND m.breakdown_by IS NULL
          AND (r.issuer_code IS NULL OR r.issuer_code NOT IN (SELECT code FROM ref.agencies))
        GROUP BY ALL) r
), stale AS (
    SELECT sha256(concat_ws('|', 'correction', c.correction_id)) AS finding_id, 'correction' AS rule, 'warning' AS severity,
           CASE WHEN m.measurement_id IS NULL
                THEN concat('Đính chính của ', c.corrected_by, ' (', mart.vietnamese_number(c.old_value), ' thành ',
                            mart.vietnamese_number(c.new_value), ') không còn số liệu tương ứng sau khi đọc lại báo cáo.')
                ELSE concat('Đính chính của ', c.corrected_by, ' được ghi cho số ', mart.vietnamese_number(c.old_value),
                            ', nay đọc lại là ', mart.vietnamese_number(m.value), '; hãy xem lại đính chính.') END AS message,
           c.report_id, r.code, r.issuer_name, r.reporting_period, c.indicator, r.issuer_code AS subject, r.issuer_name AS subject_name,
           c.new_value AS expected, m.value AS stated, m.quote, m.page, r.path
    FROM (FROM ops.corrections QUALIFY row_number() OVER (
              PARTITION BY measurement_id ORDER BY corrected_at DESC, correction_id DESC) = 1) c
    JOIN mart.current_reports r USING (report_id)
    LEFT JOIN core.measurements m USING (measurement_id)
    WHERE m.value IS DISTINCT FROM c.old_value
), together AS (
    FROM inside UNION ALL BY NAME FROM between_reports UNION ALL BY NAME FROM within_report
    UNION ALL BY NAME FROM opening UNION ALL BY NAME FROM unknown UNION ALL BY NAME FROM stale
)
SELECT left(t.finding_id, 32) AS finding_id, t.rule, t.severity, t.message, t.report_id, t.code, t.issuer_name, t.reporting_period, t.indicator,
       i.name AS indicator_name, t.subject, coalesce(n.name, a.name, t.subject_name) AS subject_name, t.expected, t.stated, t.quote, t.page, t.path
FROM together t
LEFT JOIN mart.indicator_names i ON i.code = t.indicator
LEFT JOIN mart.agency_names a ON a.code = t.subject
LEFT JOIN mart.agency_periods n ON n.code = t.subject AND n.reporting_period = t.reporting_period;
COMMENT ON VIEW mart.findings IS 'Những điểm không khớp: trong từng báo cáo hiện hành, giữa các báo cáo, và giữa các kỳ';
COMMENT ON COLUMN mart.findings.finding_id IS 'Khóa của phát hiện';
COMMENT ON COLUMN mart.findings.rule IS 'Quy tắc kiểm tra';
COMMENT ON COLUMN mart.findings.severity IS 'Mức độ: error, warning, info';
COMMENT ON COLUMN mart.findings.message IS 'Nội dung';
COMMENT ON COLUMN mart.findings.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.findings.code IS 'Số, ký hiệu báo cáo';
COMMENT ON COLUMN mart.findings.issuer_name IS 'Cơ quan ban hành, như văn bản ghi';
COMMENT ON COLUMN mart.findings.reporting_period IS 'Kỳ tổng hợp: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026';
COMMENT ON COLUMN mart.findings.indicator IS 'Mã chỉ tiêu';
COMMENT ON COLUMN mart.findings.indicator_name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN mart.findings.subject IS 'Mã đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.findings.subject_name IS 'Tên đơn vị mà số liệu được tính cho';
COMMENT ON COLUMN mart.findings.expected IS 'Giá trị tính lại, hoặc giá trị được tính khi hai báo cáo mâu thuẫn';
COMMENT ON COLUMN mart.findings.stated IS 'Giá trị báo cáo nêu';
COMMENT ON COLUMN mart.findings.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.findings.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.findings.path IS 'Tệp chứa báo cáo';

CREATE OR REPLACE VIEW mart.report_history AS
SELECT r.report_id, f.path, coalesce(r.code, concat_ws('/', r.number, r.symbol)) AS code, r.title, r.issuer_name, r.issuer_code,
       r.issued_on, r.reporting_period, r.period_start, r.period_end, g.name AS signer_name, g.position AS signer_position,
       s.superseded_by IS NULL AS current, s.superseded_by, coalesce(n.code, concat_ws('/', n.number, n.symbol)) AS superseded_by_code, s.basis,
       (SELECT count(*) FROM core.measurements m WHERE m.report_id = r.report_id) AS measurements,
       (SELECT count(*) FROM core.findings m WHERE m.report_id = r.report_id) AS findings
FROM core.reports r
LEFT JOIN core.supersessions s USING (report_id)
LEFT JOIN core.reports n ON n.report_id = s.superseded_by
LEFT JOIN core.signatures g ON g.report_id = r.report_id
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

CREATE OR REPLACE VIEW mart.document_references AS
WITH cited AS (
    SELECT c.citation_id, c.report_id, r.code, r.issuer_name, c.type, c.number, c.issued_on, c.issuer, c.relation, c.quote, c.page, r.path,
           coalesce(TRY_CAST(regexp_extract(c.number, '/(\d{4})/', 1) AS INTEGER), year(c.issued_on)) AS document_year,
           CASE WHEN c.issuer IS NOT NULL THEN lower(c.issuer)
                WHEN regexp_matches(c.number, '(/\d{4}/)|(-(CP|TTg)$)|(/(TW|TU)$)|QH\d+$') THEN ''
                ELSE coalesce(r.issuer_code, lower(r.issuer_name)) END AS owner
    FROM core.citations c JOIN mart.current_reports r USING (report_id)
    WHERE c.relation <> 'self'
), compared AS (
    SELECT *, count(*) OVER same AS times_cited, list_sort(list_distinct(list(issued_on) FILTER (issued_on IS NOT NULL) OVER same)) AS found
    FROM cited
    WINDOW same AS (PARTITION BY type, number, document_year, owner)
)
SELECT citation_id, report_id, code, issuer_name, type, number, issued_on, issuer, relation, times_cited, found AS dates,
       number IS NOT NULL AND coalesce(len(found), 0) > 1 AS disagreement, quote, page, path
FROM compared;
COMMENT ON VIEW mart.document_references IS 'Văn bản nào viện dẫn văn bản nào, và chỗ hai viện dẫn của cùng một văn bản ghi ngày khác nhau';
COMMENT ON COLUMN mart.document_references.citation_id IS 'Khóa của viện dẫn';
COMMENT ON COLUMN mart.document_references.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.document_references.code IS 'Số, ký hiệu báo cáo viện dẫn';
COMMENT ON COLUMN mart.document_references.issuer_name IS 'Cơ quan ban hành báo cáo viện dẫn';
COMMENT ON COLUMN mart.document_references.type IS 'Loại văn bản được viện dẫn';
COMMENT ON COLUMN mart.document_references.number IS 'Số, ký hiệu của văn bản được viện dẫn';
COMMENT ON COLUMN mart.document_references.issued_on IS 'Ngày của văn bản được viện dẫn';
COMMENT ON COLUMN mart.document_references.issuer IS 'Cơ quan ban hành văn bản được viện dẫn';
COMMENT ON COLUMN mart.document_references.relation IS 'Quan hệ: cites, replaces, supplements, corrects';
COMMENT ON COLUMN mart.document_references.times_cited IS 'Số lần văn bản này được viện dẫn';
COMMENT ON COLUMN mart.document_references.dates IS 'Các ngày khác nhau mà những viện dẫn ghi';
COMMENT ON COLUMN mart.document_references.disagreement IS 'Đúng khi các viện dẫn ghi ngày khác nhau';
COMMENT ON COLUMN mart.document_references.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.document_references.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.document_references.path IS 'Tệp chứa báo cáo';
