//! Texts of the organisers' pages.

use super::Text;

/// What stating figures is.
pub const FIGURES_LEAD: Text = Text::new(
    "Nhập tay hoặc gửi tệp số liệu, duyệt số liệu của đầu mối các cơ quan.",
    "State figures by hand or in a file, accept those of agencies' coordinators.",
);
/// Heading of the overview.
pub const TITLE: Text = Text::new("Ban Tổ chức", "Organisers");
/// Link to the elections.
pub const ELECTIONS: Text = Text::new("Các cuộc bình chọn", "Elections");
/// What is done there.
pub const ELECTIONS_LEAD: Text =
    Text::new("Mở, đóng cuộc bình chọn và công bố kết quả.", "Open and close elections, publish results.");
/// Link to the contest.
pub const CONTEST: Text = Text::new("Cuộc thi", "Contest");
/// What is done there.
pub const CONTEST_LEAD: Text = Text::new("Mở, đóng đợt thi.", "Open and close rounds.");
/// Link to the counters.
pub const COUNTERS: Text = Text::new("Mã QR tại quầy", "QR codes of counters");
/// What is done there.
pub const COUNTERS_LEAD: Text = Text::new(
    "In tờ mã QR đặt tại từng quầy để người dân đánh giá.",
    "Print the QR sheet of each counter, by which citizens rate.",
);
/// Link to the audit trail.
pub const AUDIT: Text = Text::new("Nhật ký thao tác", "Audit trail");
/// What is seen there.
pub const AUDIT_LEAD: Text = Text::new(
    "Ai đã làm gì, lúc nào. Không có nội dung phiếu hay bài thi.",
    "Who did what and when. No ballots and no answers.",
);
/// Column: when.
pub const WHEN: Text = Text::new("Thời điểm", "When");
/// Column: who.
pub const WHO: Text = Text::new("Ai", "Who");
/// Column: what.
pub const ACTION: Text = Text::new("Thao tác", "Action");
/// Column: to what.
pub const SUBJECT: Text = Text::new("Đối tượng", "Subject");
/// Column: particulars.
pub const DETAIL: Text = Text::new("Chi tiết", "Detail");
/// Nothing there yet.
pub const AUDIT_EMPTY: Text = Text::new("Chưa có thao tác nào.", "Nothing has been done yet.");
/// Link to older lines.
pub const OLDER: Text = Text::new("Xem các dòng cũ hơn", "Older lines");
