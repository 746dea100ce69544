//! Texts of the page about staff who have not entered the contest, and of the kinds of agencies.

use domain::agency::AgencyKind;

use super::Text;

/// Heading and link.
pub const TITLE: Text = Text::new("Ai chưa đăng ký dự thi", "Who has not entered");
/// Who sees this page.
pub const LEAD: Text = Text::new(
    "Danh sách cán bộ chưa đăng ký dự thi, để nhắc. Chỉ Ban Tổ chức và đầu mối của cơ quan thấy tên; người khác chỉ thấy số lượng.",
    "Staff who have not entered the contest yet, so that they can be reminded. Only the organisers and the agency's coordinator see names; others see the number.",
);
/// Button.
pub const SHOW: Text = Text::new("Xem", "Show");
/// How many are missing; `{count}`, `{roster}`.
pub const MISSING: Text = Text::new(
    "{count} trên {roster} cán bộ trong danh sách chưa đăng ký.",
    "{count} of {roster} on the staff list have not entered.",
);
/// Who may not take part; `{count}`.
pub const EXCLUDED: Text = Text::new(
    "Không kể {count} người không được dự thi vì tham gia tổ chức.",
    "Without {count} who may not take part because they help to hold the contest.",
);
/// Nobody is missing.
pub const ALL_ENTERED: Text = Text::new("Mọi người đã đăng ký.", "Everybody has entered.");
/// Column: who has no attempt that counts.
pub const ABSENT: Text = Text::new("Chưa thi", "Not yet");
/// Caption of the table by kind of agency; `{count}` questions on a paper.
pub const BY_BLOC: Text = Text::new(
    "Theo khối cơ quan (điểm trung bình trên {count} câu)",
    "By kind of agency (mean of {count} questions)",
);
/// Column: kind of agency.
pub const BLOC: Text = Text::new("Khối", "Kind of agency");

/// The name of a kind of agency.
#[must_use]
pub const fn kind(kind: AgencyKind) -> Text {
    match kind {
        AgencyKind::Department => Text::new("Sở, ban, ngành của tỉnh", "Departments of the province"),
        AgencyKind::CentralVertical => Text::new("Ngành dọc Trung ương", "Central bodies in the province"),
        AgencyKind::District => Text::new("Cấp huyện", "Districts"),
        AgencyKind::Commune => Text::new("Cấp xã", "Communes"),
        AgencyKind::Centre => {
            Text::new("Trung tâm Phục vụ hành chính công", "Public Administrative Service Centre")
        }
        AgencyKind::Partner => Text::new("Đơn vị phối hợp", "Partners"),
    }
}
