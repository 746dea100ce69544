//! Texts of the organisers' pages of elections, from the draft to the archive.

pub mod people;
pub mod roll;
pub mod steps;

use super::Text;

/// What the list is for.
pub const LEAD: Text = Text::new(
    "Chuẩn bị, mở, theo dõi, kiểm phiếu và công bố từng cuộc bình chọn. Bấm vào tên để xem các bước.",
    "Prepare, open, follow, count and publish each election. Choose one to see its steps.",
);
/// No elections.
pub const NONE: Text = Text::new("Chưa có cuộc bình chọn nào.", "There is no election yet.");
/// Link and heading: a new election.
pub const NEW: Text = Text::new("Tạo cuộc bình chọn mới", "New election");
/// What comes after creating.
pub const NEW_LEAD: Text = Text::new(
    "Cuộc bình chọn mới là bản dự thảo, chỉ Ban Tổ chức thấy. Mọi mục sửa được cho đến khi mở bỏ phiếu.",
    "A new election is a draft that only organisers see. Everything can be changed until it opens.",
);
/// Button that creates.
pub const CREATE: Text = Text::new("Tạo bản dự thảo", "Create the draft");
/// Button that stores.
pub const SAVE: Text = Text::new("Lưu", "Save");
/// Link back to the steps.
pub const BACK: Text = Text::new("Về các bước của cuộc bình chọn", "Back to the election's steps");
/// Not now.
pub const NOT_NOW: Text = Text::new("Chưa, quay lại", "Not now, go back");
/// Voters who have voted, of all.
pub const TURNOUT: Text = Text::new("Đã bỏ phiếu: {voted} trong {all} người", "Voted: {voted} of {all}");

/// Mark of a trial.
pub const REHEARSAL: Text = Text::new("Tổng duyệt", "Rehearsal");
/// What a trial is.
pub const REHEARSAL_NOTE: Text = Text::new(
    "Đây là cuộc tổng duyệt: phiếu do máy tạo ngẫu nhiên, kết quả không có giá trị. Không dùng để bình chọn thật.",
    "This is a rehearsal: ballots are made up at random and the result is worth nothing. Do not use it to elect anybody.",
);
/// Choice: make it a trial.
pub const IS_REHEARSAL: Text = Text::new(
    "Đây là cuộc tổng duyệt (phiếu giả, không có giá trị)",
    "This is a rehearsal (made-up ballots, no effect)",
);

/// Heading: title and threshold.
pub const RULES: Text = Text::new("Tên và quy tắc", "Title and rules");
/// Label.
pub const TITLE_VI: Text = Text::new("Tên tiếng Việt", "Title in Vietnamese");
/// Label.
pub const TITLE_EN: Text = Text::new("Tên tiếng Anh", "Title in English");
/// Label of the threshold.
pub const APPROVAL: Text = Text::new(
    "Tỷ lệ phiếu tối thiểu để được công nhận (% tổng số người trong danh sách)",
    "Fewest votes to be elected (% of everybody on the roll)",
);
/// What the threshold means.
pub const APPROVAL_HINT: Text = Text::new(
    "Tính trên toàn bộ danh sách, kể cả người không bỏ phiếu. Thường dùng 50, 80 hoặc 90. Ghi 0 nếu không đặt ngưỡng.",
    "Counted over the whole roll, those who do not vote included. Usual are 50, 80 or 90. 0 sets no threshold.",
);
/// Threshold in words.
pub const APPROVAL_IS: Text =
    Text::new("Ngưỡng công nhận: {percent} danh sách", "Threshold: {percent} of the roll");
/// No threshold, in words.
pub const APPROVAL_NONE: Text = Text::new("Không đặt ngưỡng công nhận", "No threshold");
/// How ties are broken.
pub const TIE_RULE: Text = Text::new(
    "Nếu bằng phiếu: xếp trước người đạt nhiều tiêu chuẩn có số liệu hơn; nếu vẫn bằng thì bốc thăm tự động, ai cũng kiểm tra lại được.",
    "Equal votes: whoever meets more measured standards comes first; if still equal, a draw that anybody can check.",
);

/// Heading: categories.
pub const CATEGORIES: Text = Text::new("Hạng mục", "Categories");
/// What a category is.
pub const CATEGORIES_LEAD: Text = Text::new(
    "Mỗi hạng mục là một danh sách đề cử riêng, thường mỗi nhóm cán bộ một hạng mục.",
    "Each category has nominees of its own, usually one category per group of officials.",
);
/// Heading of the first category while creating.
pub const FIRST_CATEGORY: Text = Text::new("Hạng mục đầu tiên", "First category");
/// Button and heading.
pub const ADD_CATEGORY: Text = Text::new("Thêm hạng mục", "Add a category");
/// Heading.
pub const EDIT_CATEGORY: Text = Text::new("Sửa hạng mục", "Change the category");
/// Link.
pub const EDIT: Text = Text::new("Sửa", "Change");
/// Button.
pub const REMOVE_CATEGORY: Text = Text::new("Xóa hạng mục này", "Remove this category");
/// What removing does.
pub const REMOVE_CATEGORY_NOTE: Text = Text::new(
    "Xóa hạng mục thì danh sách đề cử của hạng mục cũng mất.",
    "Its nominees are removed along with it.",
);
/// Label.
pub const GROUP: Text = Text::new("Nhóm cán bộ", "Group of officials");
/// Label.
pub const MIN: Text = Text::new("Chọn ít nhất (người)", "Choose at least");
/// Label.
pub const MAX: Text = Text::new("Chọn nhiều nhất (người)", "Choose at most");
/// Label.
pub const SEATS: Text = Text::new("Số người được công nhận", "How many are elected");
/// Choice.
pub const BLANK: Text = Text::new("Cho phép bỏ phiếu trắng", "A blank ballot is allowed");
/// A category's rules in words.
pub const CATEGORY_RULES: Text = Text::new(
    "Chọn từ {min} đến {max} người, công nhận {seats}; {nominees} người được đề cử.",
    "Choose {min} to {max}, {seats} elected; {nominees} nominees.",
);
/// A blank ballot is allowed.
pub const BLANK_YES: Text = Text::new("Được bỏ phiếu trắng.", "A blank ballot is allowed.");
/// A blank ballot is not allowed.
pub const BLANK_NO: Text = Text::new("Không được bỏ phiếu trắng.", "No blank ballot.");
/// Link to the nominees.
pub const TO_NOMINEES: Text = Text::new("Danh sách đề cử", "Nominees");

/// The label of a form's field by the name under which a rule refuses it; none for an unknown one.
///
/// The fields of a category carry its place in front of the name.
#[must_use]
pub fn field(name: &str) -> Option<Text> {
    let field =
        name.trim_start_matches("category_").trim_start_matches(|letter: char| letter.is_ascii_digit());
    Some(match field.trim_start_matches('_') {
        "title_vi" => TITLE_VI,
        "title_en" => TITLE_EN,
        "approval_bp" => APPROVAL,
        "categories" => CATEGORIES,
        "min" => MIN,
        "max" => MAX,
        "seats" => SEATS,
        "nominees" => people::NOMINEES,
        "trustees" => people::TRUSTEE_ACCOUNTS,
        "threshold" => people::THRESHOLD,
        _ => return None,
    })
}
