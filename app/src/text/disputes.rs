//! Texts of dissatisfied ratings that are looked into.

use domain::progress::DisputeState;

use super::Text;

/// Title of the page.
pub const TITLE: Text = Text::new("Đánh giá không hài lòng", "Dissatisfied ratings");
/// What organisers do.
pub const LEAD_ORGANISER: Text = Text::new(
    "Mỗi đánh giá không hài lòng được xem xét. Đọc giải trình của cơ quan rồi quyết định đánh giá có được tính hay không; đánh giá không tính vẫn được lưu. Công chúng chỉ thấy số lượng và kết quả.",
    "Every dissatisfied rating is looked into. Read what the agency states, then decide whether it counts; one that does not stays on record. The public sees numbers and outcomes only.",
);
/// What coordinators do.
pub const LEAD_COORDINATOR: Text = Text::new(
    "Hãy giải trình từng đánh giá: sự việc và căn cứ kiểm chứng. Ban Tổ chức quyết định đánh giá có được tính hay không. Giải trình đã gửi không sửa được, chỉ bổ sung.",
    "State for each rating what happened and what proves it. An organiser decides whether it counts. A statement cannot be changed once sent, only added to.",
);
/// What organisers find there.
pub const ENTRY: Text = Text::new(
    "Giải trình của cơ quan và kết quả xem xét từng đánh giá không hài lòng.",
    "What agencies state about dissatisfied ratings, and the outcomes.",
);
/// Heading of the open ones.
pub const OPEN: Text = Text::new("Đang xem xét", "Being looked into");
/// Heading of the others.
pub const DECIDED: Text = Text::new("Đã có kết quả", "Decided");
/// None is open.
pub const NONE: Text = Text::new("Không có đánh giá nào đang xem xét.", "No rating is being looked into.");
/// None is open on this part of the list.
pub const NONE_FURTHER: Text = Text::new(
    "Không còn đánh giá nào ở phần này của danh sách.",
    "No rating is left on this part of the list.",
);
/// Goes on in the list.
pub const NEXT: Text = Text::new("Xem tiếp", "Further ones");
/// Goes back to the beginning of the list.
pub const FIRST: Text = Text::new("Về đầu danh sách", "Back to the beginning of the list");
/// Heading of one.
pub const ONE: Text = Text::new("Quầy {counter} · {when}", "Counter {counter} · {when}");
/// Whose it is.
pub const WHOSE: Text = Text::new("{officer}, {agency}", "{officer}, {agency}");
/// What the citizen says.
pub const SAID: Text = Text::new("Người dân: {said}", "The citizen: {said}");
/// The citizen gave no reason.
pub const SAID_NOTHING: Text = Text::new("Người dân không nêu lý do.", "The citizen gave no reason.");
/// Who said what when.
pub const BY: Text = Text::new("{who}, {when}", "{who}, {when}");
/// The agency has said nothing.
pub const NO_STATEMENT: Text = Text::new("Cơ quan chưa giải trình.", "The agency has stated nothing yet.");
/// Field: a statement.
pub const STATEMENT: Text = Text::new("Giải trình của cơ quan", "What the agency states");
/// Sends a statement.
pub const STATE: Text = Text::new("Gửi giải trình", "Send the statement");
/// Field: a reason.
pub const REASON: Text = Text::new("Lý do của quyết định", "Why you decide so");
/// What is to be left out.
pub const TEXT_HINT: Text = Text::new(
    "Tối đa 1.000 chữ cái. Không ghi tên, số điện thoại của người dân.",
    "1,000 letters at most. No name or telephone number of a citizen.",
);
/// Decides: it counts.
pub const DECIDE_STANDS: Text = Text::new("Đánh giá được tính", "The rating counts");
/// Decides: it does not count.
pub const DECIDE_VOID: Text = Text::new("Không tính đánh giá", "The rating does not count");
/// A statement was sent.
pub const STATED: Text = Text::new("Đã gửi giải trình.", "The statement is sent.");
/// It was decided.
pub const DONE: Text = Text::new("Đã ghi kết quả: {state}.", "The outcome is stored: {state}.");
/// What the public sees.
pub const TOTALS: Text = Text::new(
    "Đánh giá không hài lòng được xem xét: {open} đang xem xét, {stands} được tính, {void} không được tính.",
    "Dissatisfied ratings looked into: {open} open, {stands} count, {void} do not count.",
);

/// A state in words.
#[must_use]
pub const fn state(state: DisputeState) -> Text {
    match state {
        DisputeState::Open => OPEN,
        DisputeState::Stands => Text::new("Được tính", "Counts"),
        DisputeState::Void => Text::new("Không được tính", "Does not count"),
    }
}
