//! Texts of targets that are about to be missed.

use domain::progress::AlertKind;

use super::Text;

/// Title of the page.
pub const TITLE: Text = Text::new("Cảnh báo chỉ tiêu", "Target alerts");
/// What the page is for, to coordinators.
pub const LEAD_OWN: Text = Text::new(
    "Các chỉ tiêu của cơ quan anh, chị có nguy cơ không đạt, nặng nhất trước.",
    "Targets that your agency is about to miss, the worst first.",
);
/// What the page is for, to organisers.
pub const LEAD_ALL: Text = Text::new(
    "{n} cảnh báo ở {agencies} cơ quan; cơ quan nhiều cảnh báo nhất đứng trước.",
    "{n} alerts at {agencies} agencies; the agency with most comes first.",
);
/// How it is reckoned.
pub const MEANS: Text = Text::new(
    "Cách tính: so nhịp từ đầu đợt đến nay với nhịp còn phải đạt. Tỷ lệ đang đạt được báo trước khi chỉ cần xấu hơn nhịp này một phần tư là hụt.",
    "The pace so far is compared with the pace that is needed. A share that meets its target is told of when a quarter more bad cases than so far would lose it.",
);
/// No alert.
pub const NONE: Text =
    Text::new("Không có chỉ tiêu nào có nguy cơ không đạt.", "No target is about to be missed.");
/// An agency with the number of its alerts.
pub const AGENCY: Text = Text::new("{agency}: {n} cảnh báo", "{agency}: {n}");
/// The pace of a count.
pub const PACE_WEEK: Text =
    Text::new("Nhịp đến nay: {n} {cases} mỗi tuần.", "The pace so far: {n} {cases} a week.");
/// The pace of bad cases.
pub const PACE_BAD: Text = Text::new(
    "Theo nhịp đến nay, từ giờ đến cuối đợt sẽ có thêm khoảng {n} {cases} không đạt.",
    "At the pace so far about {n} more {cases} that fail come until the end.",
);
/// What organisers find there.
pub const ENTRY: Text =
    Text::new("Cơ quan nào, chỉ tiêu nào sắp không đạt.", "Which agency is about to miss which target.");
/// Label of the links to an agency's other tasks.
pub const TASKS: Text = Text::new("Việc khác của cơ quan", "The agency's other tasks");

/// How bad it is, in words.
#[must_use]
pub const fn kind(kind: AlertKind) -> Text {
    match kind {
        AlertKind::Lost => Text::new("Không kịp đạt", "Out of reach"),
        AlertKind::Behind => Text::new("Chậm nhịp", "Behind"),
        AlertKind::Slipping => Text::new("Sắp hụt", "Slipping"),
    }
}
