//! Texts of the list of facts behind a figure.

use super::Text;

/// Facts behind a figure.
pub const FACTS: Text = Text::new("Số liệu gốc", "The facts behind it");
/// What the list of facts is.
pub const FACTS_LEAD: Text = Text::new(
    "Mỗi dòng là một lần ghi nhận, mới nhất ở trên. Dòng có số âm rút lại một lần ghi nhận trước đó; không dòng nào bị sửa hay xóa.",
    "Each line is one record, newest first. A negative line takes an earlier one back; no line is ever changed or deleted.",
);
/// Column: day of the fact.
pub const FACT_DAY: Text = Text::new("Ngày phát sinh", "Happened on");
/// Column: what was counted.
pub const FACT_MEASURE: Text = Text::new("Nội dung", "What");
/// Column: number of cases.
pub const FACT_AMOUNT: Text = Text::new("Số lượng", "Number");
/// Column: case file.
pub const FACT_CASE: Text = Text::new("Mã hồ sơ", "Case file");
/// Column: officer.
pub const FACT_OFFICER: Text = Text::new("Cán bộ", "Officer");
/// Column: source.
pub const FACT_SOURCE: Text = Text::new("Nguồn", "Source");
/// Column: when it was recorded.
pub const FACT_RECORDED: Text = Text::new("Ghi nhận lúc", "Recorded at");
