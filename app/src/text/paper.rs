//! Texts of the PDF file that the Excel file and the pages do not have.

use super::Text;

/// Link to the file.
pub const DOWNLOAD: Text = Text::new("Tải tệp PDF", "Download as PDF");
/// At the foot of every page: its number and how many there are.
pub const PAGE: Text = Text::new("Trang {n}/{all}", "Page {n}/{all}");
/// How to read the table of agencies.
pub const AGENCIES_LEAD: Text = Text::new(
    "Mỗi ô cho biết kết quả của riêng cơ quan, đạt hay chưa đạt chỉ tiêu chung, số trường hợp còn cách chỉ tiêu và thứ hạng.",
    "Each cell tells the agency's own result, whether it meets the common target, how many cases it is from the target, and its place.",
);
/// A line below a figure that needs no words of its own.
pub const PLAIN: Text = Text::new("{n}", "{n}");
/// Below a number of good cases: all cases.
pub const OF_ALL: Text = Text::new("trong {n}", "of {n}");
/// Below the lower end of an interval: the upper end.
pub const UP_TO: Text = Text::new("đến {n}", "to {n}");
/// Below a figure: cases from the target.
pub const MISSING: Text = Text::new("còn cách {n}", "{n} from it");
