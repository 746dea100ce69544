//! Texts of the agencies' staff lists.

use domain::agency::OfficerGroup;

use super::Text;

/// Heading and link.
pub const TITLE: Text = Text::new("Danh sách cán bộ", "Staff lists");
/// Under the link on the organisers' page.
pub const ENTRY: Text = Text::new(
    "Cập nhật cán bộ của từng cơ quan từ tệp Excel hoặc CSV; cuộc thi đối chiếu người dự thi với danh sách này.",
    "Keep every agency's staff from an Excel or CSV file; the contest checks its entrants against these lists.",
);
/// What the lists are for.
pub const LEAD: Text = Text::new(
    "Cán bộ dự thi phải có tên ở đây; tỷ lệ tham gia của cơ quan tính trên danh sách này.",
    "Officials who enter the contest must be named here; an agency's participation is counted against this list.",
);
/// What the file must have.
pub const HINT: Text = Text::new(
    "Tệp .xlsx hoặc .csv (UTF-8), nhiều nhất 2 MB và 10.000 dòng. Cần các cột: Mã cán bộ, Họ và tên, Mã cơ quan; thêm cột Nhóm cho người mới. Nên gửi đủ danh sách của từng cơ quan.",
    "An .xlsx or .csv (UTF-8) file of at most 2 MB and 10,000 rows. Needed columns: staff code, name, agency; and group for new people. Best send the whole list of each agency.",
);
/// Nothing is stored yet.
pub const NOTHING_YET: Text = Text::new(
    "Gửi tệp chưa làm thay đổi gì; anh, chị xem trước rồi mới nhập.",
    "Sending a file changes nothing yet: you see a preview first.",
);
/// Above the table.
pub const ON_LIST: Text = Text::new("Số cán bộ theo cơ quan", "Staff by agency");
/// Tile.
pub const NEW: Text = Text::new("Người mới", "New people");
/// Tile.
pub const CHANGED: Text = Text::new("Thay đổi thông tin", "Changed");
/// Tile.
pub const RETURNING: Text = Text::new("Đã rời, nay có lại", "Back after leaving");
/// Tile.
pub const SAME: Text = Text::new("Không đổi", "Unchanged");
/// Heading.
pub const CHANGES: Text = Text::new("Sẽ thay đổi", "What would change");
/// A row; `{row}`.
pub const CHANGE_ROW: Text = Text::new("Dòng {row}", "Row {row}");
/// Before, then after; `{before}`, `{after}`.
pub const FROM_TO: Text = Text::new("{before} → {after}", "{before} → {after}");
/// Heading; `{count}`.
pub const GONE: Text = Text::new("{count} người không có trong tệp", "{count} people are not in the file");
/// What the box does.
pub const GONE_LEAD: Text = Text::new(
    "Họ thuộc các cơ quan có trong tệp nhưng tệp không nêu tên.",
    "They belong to agencies in the file, which does not name them.",
);
/// Box.
pub const NOTE_GONE: Text = Text::new(
    "Ghi là đã rời cơ quan: không còn được dự thi và không tính vào danh sách",
    "Note that they have left: they may not enter any more and count no longer",
);
/// More than are listed; `{count}`.
pub const AND_MORE: Text = Text::new("… và {count} người nữa", "… and {count} more");
/// Button.
pub const IMPORT_NOW: Text = Text::new("Cập nhật danh sách cán bộ", "Update the staff lists");
/// What an import did; `{new}`, `{changed}`, `{gone}`, `{left_out}`.
pub const DONE: Text = Text::new(
    "Đã cập nhật: {new} người mới, {changed} người thay đổi, {gone} người đã rời, bỏ qua {left_out} dòng.",
    "Updated: {new} new, {changed} changed, {gone} left, {left_out} rows left out.",
);

/// A participant group in a few words.
#[must_use]
pub const fn group(group: OfficerGroup) -> Text {
    match group {
        OfficerGroup::CentreStaff => Text::new("Trung tâm", "Centre"),
        OfficerGroup::AgencyOfficer => Text::new("Cơ quan", "Agency"),
        OfficerGroup::PartnerStaff => Text::new("Đối tác", "Partner"),
    }
}
