//! Texts of the pages on which organisers change what is measured, and of the published changes.

use domain::progress::{Direction, Unit};

use super::Text;

/// Heading and link.
pub const TITLE: Text = Text::new("Chỉ tiêu của phong trào", "Indicators of the campaign");
/// What is done there.
pub const LEAD: Text = Text::new(
    "Sửa, thêm hoặc bỏ chỉ tiêu. Mọi thay đổi đều kèm lý do và được công bố ở trang Phong trào.",
    "Change, add or withdraw indicators. Every change has a reason and is published on the campaign's page.",
);
/// Link and heading.
pub const ADD: Text = Text::new("Thêm chỉ tiêu", "Add an indicator");
/// Link and heading.
pub const CHANGE: Text = Text::new("Sửa chỉ tiêu", "Change the indicator");
/// Link back.
pub const ALL: Text = Text::new("Tất cả chỉ tiêu", "All indicators");
/// Column and heading: how it is counted.
pub const FORMULA: Text = Text::new("Cách tính", "How it is counted");
/// Button.
pub const SAVE: Text = Text::new("Lưu và công bố", "Save and publish");
/// Label.
pub const NAME_VI: Text = Text::new("Tên tiếng Việt", "Vietnamese name");
/// Label.
pub const NAME_EN: Text = Text::new("Tên tiếng Anh", "English name");
/// Label.
pub const UNIT: Text = Text::new("Là tỷ lệ hay số lượng", "Share or number");
/// Legend of the measures counted.
pub const NUMERATOR: Text = Text::new("Cộng các số liệu nào", "Which counts are added up");
/// What they are of a share.
pub const NUMERATOR_HINT: Text =
    Text::new("Với tỷ lệ: các trường hợp đạt (tử số).", "Of a share: the good cases (above the line).");
/// Legend of the measures it is a share of.
pub const DENOMINATOR: Text = Text::new("Trên tổng của số liệu nào", "Out of which counts");
/// When they may be left out.
pub const DENOMINATOR_HINT: Text = Text::new(
    "Với tỷ lệ: tất cả trường hợp (mẫu số). Với số lượng có thể để trống.",
    "Of a share: all cases (below the line). May be left out for a number.",
);
/// Label.
pub const DIRECTION: Text = Text::new("Thế nào là đạt", "When it is met");
/// Label.
pub const TARGET: Text = Text::new("Chỉ tiêu (để trống nếu chỉ theo dõi)", "Target (empty: only watched)");
/// How figures are typed.
pub const FIGURE_HINT: Text = Text::new(
    "Tỷ lệ ghi theo phần trăm, nhiều nhất hai chữ số thập phân, ví dụ 99,5.",
    "A share in percent with two decimals at most, for example 99.5.",
);
/// Label.
pub const MIN_SAMPLE: Text = Text::new("Số trường hợp ít nhất để đánh giá", "Fewest cases to judge by");
/// Label.
pub const BASELINE: Text = Text::new("Số liệu kỳ trước (không bắt buộc)", "Earlier figure (optional)");
/// Label.
pub const BASELINE_VI: Text = Text::new("Kỳ trước là kỳ nào (tiếng Việt)", "Which period (Vietnamese)");
/// Label.
pub const BASELINE_EN: Text = Text::new("Kỳ trước là kỳ nào (tiếng Anh)", "Which period (English)");
/// Label.
pub const SOURCE_VI: Text = Text::new("Căn cứ (tiếng Việt)", "Source (Vietnamese)");
/// Label.
pub const SOURCE_EN: Text = Text::new("Căn cứ (tiếng Anh)", "Source (English)");
/// Label.
pub const REASON: Text = Text::new("Lý do thay đổi", "Reason for the change");
/// What becomes of the reason.
pub const REASON_HINT: Text =
    Text::new("Được công bố cùng với thay đổi.", "It is published with the change.");
/// Heading, summary and button.
pub const WITHDRAW: Text = Text::new("Bỏ chỉ tiêu này", "Withdraw this indicator");
/// What withdrawing does.
pub const WITHDRAW_NOTE: Text = Text::new(
    "Chỉ tiêu không còn trên các trang; số liệu đã ghi vẫn được giữ.",
    "The indicator is no longer on the pages; what was counted stays.",
);
/// Why it cannot be withdrawn.
pub const IS_STANDARD: Text = Text::new(
    "Một tiêu chuẩn cá nhân dựa vào chỉ tiêu này nên không thể bỏ.",
    "A standard for individuals rests on this indicator, so it cannot be withdrawn.",
);
/// Heading of the published changes.
pub const CHANGES: Text = Text::new("Thay đổi chỉ tiêu đã công bố", "Published changes of the indicators");
/// A new indicator.
pub const ADDED: Text = Text::new("Thêm mới", "Added");
/// An indicator that is gone.
pub const WITHDRAWN: Text = Text::new("Đã bỏ", "Withdrawn");
/// A changed part; `{part}`, `{before}`, `{after}`.
pub const FROM_TO: Text = Text::new("{part}: {before} → {after}", "{part}: {before} → {after}");
/// Nothing there.
pub const NOTHING: Text = Text::new("không có", "none");
/// Part: name.
pub const PART_NAME: Text = Text::new("Tên", "Name");
/// Part: target.
pub const PART_TARGET: Text = Text::new("Chỉ tiêu", "Target");
/// Part: fewest cases.
pub const PART_SAMPLE: Text = Text::new("Số trường hợp ít nhất", "Fewest cases");
/// Part: earlier figure.
pub const PART_BASELINE: Text = Text::new("Kỳ trước", "Earlier figure");
/// Part: source.
pub const PART_SOURCE: Text = Text::new("Căn cứ", "Source");
/// The reason of a change; `{reason}`.
pub const BECAUSE: Text = Text::new("Lý do: {reason}", "Reason: {reason}");

/// What an indicator's value is, in words.
#[must_use]
pub const fn unit(unit: Unit) -> Text {
    match unit {
        Unit::Share => Text::new("Tỷ lệ phần trăm", "Share in percent"),
        Unit::Count => Text::new("Số lượng", "Number"),
    }
}

/// Which side of the target is good, in words.
#[must_use]
pub const fn direction(direction: Direction) -> Text {
    match direction {
        Direction::AtLeast => Text::new("Bằng hoặc hơn chỉ tiêu", "The target or more"),
        Direction::Above => Text::new("Hơn chỉ tiêu", "More than the target"),
        Direction::AtMost => Text::new("Bằng hoặc ít hơn chỉ tiêu", "The target or less"),
    }
}
