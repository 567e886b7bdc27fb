-- The catalogs of `schemas/data`, refilled whenever they change.
CREATE SCHEMA ref;

CREATE TABLE ref.agencies (
    position INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    abbrev VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    parent VARCHAR,
    valid_from DATE,
    valid_to DATE
);
COMMENT ON TABLE ref.agencies IS 'Danh mục cơ quan, có thời gian hiệu lực';
COMMENT ON COLUMN ref.agencies.position IS 'Thứ tự trong danh mục';
COMMENT ON COLUMN ref.agencies.code IS 'Mã cơ quan';
COMMENT ON COLUMN ref.agencies.name IS 'Tên cơ quan';
COMMENT ON COLUMN ref.agencies.abbrev IS 'Tên viết tắt';
COMMENT ON COLUMN ref.agencies.level IS 'Cấp: province, province-department, commune, ward ...';
COMMENT ON COLUMN ref.agencies.parent IS 'Mã cơ quan cấp trên';
COMMENT ON COLUMN ref.agencies.valid_from IS 'Có hiệu lực từ ngày';
COMMENT ON COLUMN ref.agencies.valid_to IS 'Có hiệu lực đến hết ngày';

CREATE TABLE ref.indicators (
    position INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    family VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    opening_of VARCHAR,
    parts VARCHAR[][] NOT NULL,
    forms VARCHAR[] NOT NULL
);
COMMENT ON TABLE ref.indicators IS 'Danh mục chỉ tiêu';
COMMENT ON COLUMN ref.indicators.position IS 'Thứ tự trong danh mục';
COMMENT ON COLUMN ref.indicators.code IS 'Mã chỉ tiêu';
COMMENT ON COLUMN ref.indicators.family IS 'Nhóm chỉ tiêu';
COMMENT ON COLUMN ref.indicators.name IS 'Tên chỉ tiêu';
COMMENT ON COLUMN ref.indicators.name_en IS 'Tên tiếng Anh';
COMMENT ON COLUMN ref.indicators.unit IS 'Đơn vị tính';
COMMENT ON COLUMN ref.indicators.kind IS 'Tính chất: flow (phát sinh trong kỳ, cộng được qua các kỳ), stock (số tại một thời điểm, không cộng), mixed (gồm cả số tồn)';
COMMENT ON COLUMN ref.indicators.opening_of IS 'Là số đầu kỳ của chỉ tiêu tồn cuối kỳ nào';
COMMENT ON COLUMN ref.indicators.parts IS 'Các cách cộng thành chỉ tiêu này';
COMMENT ON COLUMN ref.indicators.forms IS 'Cột tương ứng trong biểu mẫu';

CREATE TABLE ref.rates (
    rate VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    family VARCHAR NOT NULL,
    numerator VARCHAR NOT NULL,
    numerator_parts VARCHAR[] NOT NULL,
    base VARCHAR NOT NULL,
    formula VARCHAR NOT NULL
);
COMMENT ON TABLE ref.rates IS 'Cách tính lại tỷ lệ từ số tuyệt đối';
COMMENT ON COLUMN ref.rates.rate IS 'Mã tỷ lệ';
COMMENT ON COLUMN ref.rates.name IS 'Tên tỷ lệ';
COMMENT ON COLUMN ref.rates.family IS 'Nhóm chỉ tiêu';
COMMENT ON COLUMN ref.rates.numerator IS 'Chỉ tiêu tử số';
COMMENT ON COLUMN ref.rates.numerator_parts IS 'Các chỉ tiêu cộng thành tử số khi tử số không được nêu';
COMMENT ON COLUMN ref.rates.base IS 'Chỉ tiêu mẫu số';
COMMENT ON COLUMN ref.rates.formula IS 'Công thức';

CREATE TABLE ref.document_types (
    abbrev VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    authority VARCHAR NOT NULL
);
COMMENT ON TABLE ref.document_types IS 'Danh mục loại văn bản';
COMMENT ON COLUMN ref.document_types.abbrev IS 'Viết tắt';
COMMENT ON COLUMN ref.document_types.name IS 'Tên loại';
COMMENT ON COLUMN ref.document_types.authority IS 'Văn bản quy định';

CREATE TABLE ref.periods (
    reporting_period VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    starts DATE NOT NULL,
    ends DATE NOT NULL,
    window_starts DATE NOT NULL,
    window_ends DATE NOT NULL,
    opening_period VARCHAR NOT NULL
);
COMMENT ON TABLE ref.periods IS 'Các kỳ báo cáo có trong kho và những ngày của chúng';
COMMENT ON COLUMN ref.periods.reporting_period IS 'Kỳ tổng hợp';
COMMENT ON COLUMN ref.periods.kind IS 'Loại kỳ: month, quarter, half, nine_months, year';
COMMENT ON COLUMN ref.periods.year IS 'Năm';
COMMENT ON COLUMN ref.periods.label IS 'Tên kỳ';
COMMENT ON COLUMN ref.periods.starts IS 'Ngày đầu kỳ theo lịch';
COMMENT ON COLUMN ref.periods.ends IS 'Ngày cuối kỳ theo lịch';
COMMENT ON COLUMN ref.periods.window_starts IS 'Ngày bắt đầu lấy số liệu (NĐ 09/2019, Điều 12)';
COMMENT ON COLUMN ref.periods.window_ends IS 'Ngày chốt số liệu (NĐ 09/2019, Điều 12)';
COMMENT ON COLUMN ref.periods.opening_period IS 'Kỳ mà số tồn cuối kỳ là số đầu kỳ của kỳ này';

CREATE TABLE ref.expected (
    agency VARCHAR NOT NULL,
    report VARCHAR,
    reporting_period VARCHAR
);
COMMENT ON TABLE ref.expected IS 'Các đơn vị phải báo cáo do người dùng khai; không có dòng nào thì theo quy định chung';
COMMENT ON COLUMN ref.expected.agency IS 'Mã cơ quan';
COMMENT ON COLUMN ref.expected.report IS 'Loại báo cáo; trống là mọi loại';
COMMENT ON COLUMN ref.expected.reporting_period IS 'Kỳ báo cáo; trống là mọi kỳ';

CREATE TABLE ref.obligations (
    report VARCHAR NOT NULL,
    report_name VARCHAR NOT NULL,
    agency VARCHAR NOT NULL,
    reporting_period VARCHAR NOT NULL,
    due_on DATE,
    basis VARCHAR
);
COMMENT ON TABLE ref.obligations IS 'Cơ quan nào phải gửi báo cáo nào, kỳ nào, trước ngày nào';
COMMENT ON COLUMN ref.obligations.report IS 'Loại báo cáo';
COMMENT ON COLUMN ref.obligations.report_name IS 'Tên loại báo cáo';
COMMENT ON COLUMN ref.obligations.agency IS 'Mã cơ quan';
COMMENT ON COLUMN ref.obligations.reporting_period IS 'Kỳ báo cáo';
COMMENT ON COLUMN ref.obligations.due_on IS 'Hạn gửi';
COMMENT ON COLUMN ref.obligations.basis IS 'Văn bản quy định';

CREATE TABLE ref.obligation_families (
    report VARCHAR NOT NULL,
    family VARCHAR NOT NULL
);
COMMENT ON TABLE ref.obligation_families IS 'Loại báo cáo nào phải có nhóm chỉ tiêu nào';
COMMENT ON COLUMN ref.obligation_families.report IS 'Loại báo cáo';
COMMENT ON COLUMN ref.obligation_families.family IS 'Nhóm chỉ tiêu';
