//! Texts of the Excel file: names of its sheets and columns. What pages say too stands in `progress`.

use domain::progress::Direction;

use super::Text;

/// Link to the file.
pub const DOWNLOAD: Text = Text::new("Tải tệp Excel", "Download as Excel");
/// First line of every sheet.
pub const HEAD: Text = Text::new(
    "Tiến độ phong trào, số liệu lúc {time} ngày {day}",
    "Campaign progress, as of {time} on {day}",
);
/// First line of every sheet of an earlier day.
pub const HEAD_UNTIL: Text =
    Text::new("Tiến độ phong trào, tính đến hết ngày {day}", "Campaign progress until the end of {day}");
/// Second line: where the figures were taken from.
pub const FROM: Text = Text::new("Nguồn: {address}", "Source: {address}");
/// Sheet of indicators.
pub const INDICATORS: Text = Text::new("Chỉ tiêu", "Indicators");
/// Sheet of agencies.
pub const AGENCIES: Text = Text::new("Theo cơ quan", "By agency");
/// Sheet of the national index.
pub const NATIONAL: Text = Text::new("Bộ chỉ số 766", "National index");
/// Column: points that the scored components could give.
pub const POSSIBLE: Text = Text::new("Trên tổng số", "Out of");
/// Column of a component's good cases, after its name.
pub const GOOD_OF: Text = Text::new("{name}: số đạt", "{name}: good");
/// Column of a component's cases, after its name.
pub const ALL_OF: Text = Text::new("{name}: tổng số", "{name}: all");
/// Sheet of weeks.
pub const WEEKS: Text = Text::new("Theo tuần", "By week");
/// Column: good cases of the week alone.
pub const GOOD_IN_WEEK: Text = Text::new("Trong tuần: số đếm", "In the week: counted");
/// Column: all cases of the week alone.
pub const ALL_IN_WEEK: Text = Text::new("Trong tuần: tổng số", "In the week: all");
/// Sheet of dissatisfied ratings.
pub const DISPUTES: Text = Text::new("Đánh giá không hài lòng", "Dissatisfied ratings");
/// Column: those that count.
pub const STANDS: Text = Text::new("Được tính", "Count");
/// Column: those that do not count.
pub const VOID: Text = Text::new("Không được tính", "Do not count");
/// Sheet of counters.
pub const COUNTERS: Text = Text::new("Theo quầy", "By counter");
/// Column: ratings received.
pub const RATINGS: Text = Text::new("Lượt đánh giá", "Ratings");
/// Sheet of sources.
pub const SOURCES: Text = Text::new("Nguồn số liệu", "Sources");
/// Sheet of turnout.
pub const TURNOUT: Text = Text::new("Bình chọn", "Voting");
/// Sheet of the contest.
pub const CONTEST: Text = Text::new("Cuộc thi", "Contest");
/// Sheet of notes.
pub const NOTES: Text = Text::new("Ghi chú", "Notes");
/// Column: first day of a note.
pub const FROM_DAY: Text = Text::new("Từ ngày", "From");
/// Column: last day of a note.
pub const TO_DAY: Text = Text::new("Đến ngày", "To");
/// Column: what a note says.
pub const NOTE: Text = Text::new("Nội dung", "Note");
/// Column: the indicator's name.
pub const INDICATOR: Text = Text::new("Chỉ tiêu", "Indicator");
/// Column: the figure.
pub const VALUE: Text = Text::new("Kết quả", "Result");
/// Column: what the figure should be.
pub const TARGET: Text = Text::new("Mức phải đạt", "Target");
/// Column: which side of the target is good.
pub const DIRECTION: Text = Text::new("Chiều", "Direction");
/// Column: met or missed.
pub const STATUS: Text = Text::new("Đánh giá", "Status");
/// Column: good cases, or the count itself.
pub const COUNTED: Text = Text::new("Số đếm", "Counted");
/// Column: all cases.
pub const OF_ALL: Text = Text::new("Trong tổng số", "Of all");
/// Column: cases missing to the target.
pub const MISSING: Text = Text::new("Số còn cách chỉ tiêu", "Cases from the target");
/// Column: lower end of the interval.
pub const LOW: Text = Text::new("Khoảng tin cậy 95 %: từ", "95 % confidence: from");
/// Column: upper end of the interval.
pub const HIGH: Text = Text::new("Khoảng tin cậy 95 %: đến", "95 % confidence: to");
/// Column: change against the earlier period.
pub const CHANGE: Text = Text::new("So với kỳ trước", "Against the earlier period");
/// Column: change since a week ago.
pub const WEEK: Text = Text::new("Trong 7 ngày qua", "In the last 7 days");
/// Column: what target and earlier period rest on.
pub const BASIS: Text = Text::new("Căn cứ", "Basis");
/// Column of an agency's cases that are missing, after the indicator's name.
pub const MISSING_OF: Text = Text::new("{name}: số còn thiếu", "{name}: missing");
/// Column of whether an agency meets the target, after the indicator's name.
pub const STATUS_OF: Text = Text::new("{name}: đánh giá", "{name}: status");
/// Column of an agency's place, after the indicator's name.
pub const PLACE_OF: Text = Text::new("{name}: hạng", "{name}: place");
/// Column: where cases come from.
pub const SOURCE: Text = Text::new("Nguồn", "Source");
/// Column: number of cases.
pub const CASES: Text = Text::new("Số trường hợp", "Cases");
/// Column: the election.
pub const ELECTION: Text = Text::new("Cuộc bình chọn", "Election");
/// Line of all agencies together.
pub const ALL_AGENCIES: Text = Text::new("Tất cả", "All");
/// Column: the contest's round.
pub const ROUND: Text = Text::new("Vòng thi", "Round");
/// Column: open or closed.
pub const STATE: Text = Text::new("Trạng thái", "State");

/// Which side of the target is good, in words.
#[must_use]
pub const fn direction(direction: Direction) -> Text {
    match direction {
        Direction::AtLeast => Text::new("từ mức này trở lên", "this or more"),
        Direction::Above => Text::new("trên mức này", "above this"),
        Direction::AtMost => Text::new("không quá mức này", "this or less"),
    }
}
