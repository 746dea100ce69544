//! Texts of choosing what to see of the figures.

use domain::{
    progress::{AgencyOrder, BoardFilter, IndicatorGroup, LiveBoard},
    viewer::Language,
};

use super::{Text, roster};

/// Heading of the choices.
pub const TITLE: Text = Text::new("Lọc và sắp xếp", "Filter and sort");
/// What the choices do.
pub const HINT: Text = Text::new(
    "Lựa chọn nằm trong địa chỉ trang: có thể gửi liên kết, in trang hoặc tải tệp đúng phần đang xem.",
    "The choices stand in the page's address: the link can be sent, and the print and the files show the same part.",
);
/// Choice: group of indicators.
pub const GROUP: Text = Text::new("Nhóm chỉ tiêu", "Group of indicators");
/// Every group, every kind.
pub const ALL: Text = Text::new("Tất cả", "All");
/// Choice: only what misses its target.
pub const MISSED: Text = Text::new("Chỉ phần chưa đạt", "Only what misses its target");
/// Choice: the last day that counts.
pub const UNTIL: Text = Text::new("Tính đến hết ngày", "Until the end of");
/// What that choice shows.
pub const UNTIL_HINT: Text = Text::new(
    "Để trống để xem số liệu hiện tại. Số liệu của một ngày đã qua đứng yên, tính theo những gì đã biết hôm nay.",
    "Leave it empty for the present. Figures of a day gone by stand still, by what is known today.",
);
/// What is shown is of an earlier day; `{day}`.
pub const UNTIL_DAY: Text = Text::new("Tính đến hết ngày {day}", "Until the end of {day}");
/// Choice: order of the agencies.
pub const SORT: Text = Text::new("Thứ tự cơ quan", "Order of agencies");
/// Order: as declared.
pub const BY_LIST: Text = Text::new("Theo danh sách của phong trào", "As the campaign lists them");
/// Order: by name.
pub const BY_NAME: Text = Text::new("Theo tên", "By name");
/// Order: most missed targets first.
pub const BY_MISSED: Text = Text::new("Nhiều chỉ tiêu chưa đạt nhất trước", "Most missed targets first");
/// Order: by place in an indicator; `{name}`.
pub const BY_PLACE: Text = Text::new("Theo hạng: {name}", "By place: {name}");
/// Order: most points first, of what is named; `{name}`.
pub const BY_POINTS: Text = Text::new("Nhiều điểm nhất trước: {name}", "Most points first: {name}");
/// Button.
pub const SHOW: Text = Text::new("Xem", "Show");
/// Link that takes every choice back.
pub const CLEAR: Text = Text::new("Xem tất cả", "Show everything");
/// What is shown; `{choices}`.
pub const SHOWN: Text = Text::new("Đang xem một phần: {choices}.", "Showing a part: {choices}.");
/// A part of the address that nobody knows; `{part}`.
pub const UNKNOWN: Text = Text::new(
    "Địa chỉ có phần không hiểu được nên đã bỏ qua: {part}.",
    "The address has a part that is not known and was left out: {part}.",
);
/// Nothing is left of the indicators.
pub const NO_INDICATOR: Text =
    Text::new("Không có chỉ tiêu nào trong phần đang xem.", "No indicator is in the part shown.");
/// Nothing is left of the agencies.
pub const NO_AGENCY: Text =
    Text::new("Không có cơ quan nào trong phần đang xem.", "No agency is in the part shown.");

/// A group of indicators in words.
#[must_use]
pub const fn group(group: IndicatorGroup) -> Text {
    match group {
        IndicatorGroup::Files => Text::new("Tiếp nhận và giải quyết hồ sơ", "Receiving and resolving files"),
        IndicatorGroup::Online => Text::new("Trực tuyến và số hóa", "Online and digitised"),
        IndicatorGroup::Satisfaction => Text::new("Mức độ hài lòng", "Satisfaction"),
        IndicatorGroup::Publicity => Text::new("Công khai thủ tục", "Publishing procedures"),
        IndicatorGroup::Movement => Text::new("Hoạt động phong trào", "Work of the campaign"),
    }
}

/// What a filter chooses of the board, in words; nothing where it shows everything.
#[must_use]
pub fn chosen(filter: &BoardFilter, board: &LiveBoard, language: Language) -> Option<String> {
    chosen_by(filter, language, |code| {
        let line = board.indicators.iter().find(|line| line.indicator.code == code);
        let name = line.map_or("", |line| line.indicator.name.in_language(language));
        BY_PLACE.filled(language, &[("name", name)])
    })
}

/// The same where `by_place` says what the agencies are ordered by.
#[must_use]
pub fn chosen_by(
    filter: &BoardFilter,
    language: Language,
    by_place: impl Fn(&str) -> String,
) -> Option<String> {
    let say = |text: Text| text.in_language(language).to_owned();
    let mut choices: Vec<String> = Vec::new();
    choices.extend(filter.group.map(|of| say(group(of))));
    choices.extend(filter.bloc.map(|bloc| say(roster::kind(bloc))));
    choices.extend(filter.missed.then(|| say(MISSED)));
    choices.extend(filter.until.map(|day| UNTIL_DAY.filled(language, &[("day", &day.show())])));
    choices.extend(match &filter.order {
        AgencyOrder::Declared => None,
        AgencyOrder::Name => Some(say(BY_NAME)),
        AgencyOrder::Missed => Some(say(BY_MISSED)),
        AgencyOrder::Place(code) => Some(by_place(code)),
    });
    (!choices.is_empty()).then(|| SHOWN.filled(language, &[("choices", &choices.join("; "))]))
}
