-- Laws that a report names by name and year stand beside the documents that it names by number.

ALTER TABLE core.citations ADD COLUMN name VARCHAR;
ALTER TABLE core.citations ADD COLUMN year INTEGER;
COMMENT ON TABLE core.citations IS 'Các văn bản được viện dẫn theo số, ký hiệu; các luật được viện dẫn theo tên và năm';
COMMENT ON COLUMN core.citations.type IS 'Loại văn bản viết tắt; với luật viện dẫn theo tên và năm: Luật, Bộ luật, Pháp lệnh, Hiến pháp';
COMMENT ON COLUMN core.citations.number IS 'Số, ký hiệu của văn bản được viện dẫn; trống khi chỉ ghi tên và năm';
COMMENT ON COLUMN core.citations.name IS 'Tên luật được viện dẫn theo tên và năm; trống khi văn bản được viện dẫn theo số, ký hiệu';
COMMENT ON COLUMN core.citations.year IS 'Năm của luật được viện dẫn theo tên và năm; trống khi văn bản được viện dẫn theo số, ký hiệu';

CREATE OR REPLACE VIEW mart.document_references AS
WITH cited AS (
    SELECT c.citation_id, c.report_id, r.code, r.issuer_name, c.type, c.number, c.name, c.year, c.issued_on, c.issuer, c.relation, c.quote,
           c.page, r.path, coalesce(c.year, TRY_CAST(regexp_extract(c.number, '/(\d{4})/', 1) AS INTEGER), year(c.issued_on)) AS document_year,
           CASE WHEN c.issuer IS NOT NULL THEN lower(c.issuer)
                WHEN c.name IS NOT NULL OR regexp_matches(c.number, '(/\d{4}/)|(-(CP|TTg)$)|(/(TW|TU)$)|QH\d+$') THEN ''
                ELSE coalesce(r.issuer_code, lower(r.issuer_name)) END AS owner
    FROM core.citations c JOIN mart.current_reports r USING (report_id)
    WHERE c.relation <> 'self'
), compared AS (
    SELECT *, count(*) OVER same AS times_cited, list_sort(list_distinct(list(issued_on) FILTER (issued_on IS NOT NULL) OVER same)) AS found
    FROM cited
    WINDOW same AS (PARTITION BY type, number, lower(name), document_year, owner)
)
SELECT citation_id, report_id, code, issuer_name, type, number, name, year, issued_on, issuer, relation, times_cited, found AS dates,
       coalesce(number, name) IS NOT NULL AND coalesce(len(found), 0) > 1 AS disagreement, quote, page, path
FROM compared;
COMMENT ON VIEW mart.document_references IS 'Văn bản nào viện dẫn văn bản nào, theo số hoặc theo tên và năm, và chỗ hai viện dẫn của cùng một văn bản ghi ngày khác nhau';
COMMENT ON COLUMN mart.document_references.citation_id IS 'Khóa của viện dẫn';
COMMENT ON COLUMN mart.document_references.report_id IS 'Khóa của báo cáo, lấy từ mã băm nội dung tệp';
COMMENT ON COLUMN mart.document_references.code IS 'Số, ký hiệu báo cáo viện dẫn';
COMMENT ON COLUMN mart.document_references.issuer_name IS 'Cơ quan ban hành báo cáo viện dẫn';
COMMENT ON COLUMN mart.document_references.type IS 'Loại văn bản được viện dẫn';
COMMENT ON COLUMN mart.document_references.number IS 'Số, ký hiệu của văn bản được viện dẫn; trống khi chỉ ghi tên và năm';
COMMENT ON COLUMN mart.document_references.name IS 'Tên luật được viện dẫn theo tên và năm';
COMMENT ON COLUMN mart.document_references.year IS 'Năm của luật được viện dẫn theo tên và năm';
COMMENT ON COLUMN mart.document_references.issued_on IS 'Ngày của văn bản được viện dẫn';
COMMENT ON COLUMN mart.document_references.issuer IS 'Cơ quan ban hành văn bản được viện dẫn';
COMMENT ON COLUMN mart.document_references.relation IS 'Quan hệ: cites, replaces, supplements, corrects';
COMMENT ON COLUMN mart.document_references.times_cited IS 'Số lần văn bản này được viện dẫn';
COMMENT ON COLUMN mart.document_references.dates IS 'Các ngày khác nhau mà những viện dẫn ghi';
COMMENT ON COLUMN mart.document_references.disagreement IS 'Đúng khi các viện dẫn ghi ngày khác nhau';
COMMENT ON COLUMN mart.document_references.quote IS 'Nguyên văn làm căn cứ';
COMMENT ON COLUMN mart.document_references.page IS 'Trang chứa nguyên văn, đếm từ 1; trống khi tệp không có trang';
COMMENT ON COLUMN mart.document_references.path IS 'Tệp chứa báo cáo';
