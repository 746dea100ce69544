//! Texts of the page on which figures are stated and accepted.

use domain::progress::{FigureColumn, StatedAs, StatedState};

use super::Text;

/// Title of the page.
pub const TITLE: Text = Text::new("Nhập số liệu", "State figures");
/// What the page is for, to organisers.
pub const LEAD_ORGANISER: Text = Text::new(
    "Số liệu Ban Tổ chức nhập được tính ngay. Số liệu đầu mối cơ quan nhập chờ Ban Tổ chức duyệt. Nhập lại cùng ngày, cơ quan và nội dung là đính chính: số cũ vẫn được lưu.",
    "Figures stated by organisers count at once; those of agencies' coordinators wait to be accepted. Stating the same day, agency and content again corrects it: the earlier figure stays on record.",
);
/// What the page is for, to coordinators.
pub const LEAD_COORDINATOR: Text = Text::new(
    "Số liệu của cơ quan anh, chị được tính sau khi Ban Tổ chức duyệt. Nhập lại cùng ngày và nội dung là đính chính: số cũ vẫn được lưu.",
    "Figures of your agency count once an organiser has accepted them. Stating the same day and content again corrects it: the earlier figure stays on record.",
);
/// Heading of the form for one figure.
pub const BY_HAND: Text = Text::new("Nhập từng số", "One figure");
/// Field and column: the day.
pub const DAY: Text = Text::new("Ngày phát sinh", "Day");
/// How a day is written.
pub const DAY_HINT: Text =
    Text::new("Từ {from} đến {to}, ví dụ 3/11/2026.", "From {from} to {to}, for example 3/11/2026.");
/// Field and column: the agency.
pub const AGENCY: Text = Text::new("Cơ quan", "Agency");
/// Field and column: what is counted.
pub const MEASURE: Text = Text::new("Nội dung", "What");
/// Field and column: number of cases.
pub const AMOUNT: Text = Text::new("Số lượng trong ngày", "Number on that day");
/// How a number is written.
pub const AMOUNT_HINT: Text =
    Text::new("Chỉ ghi chữ số, không dấu chấm, không dấu phẩy.", "Digits only, no points or commas.");
/// Field and column: the note.
pub const NOTE: Text = Text::new("Ghi chú (không bắt buộc)", "Note (optional)");
/// Sends one figure.
pub const SEND: Text = Text::new("Ghi số liệu", "State the figure");
/// One figure was stated and counts.
pub const COUNTED_NOW: Text = Text::new("Đã ghi và tính số liệu.", "The figure is stored and counts.");
/// One figure was stated and waits.
pub const WAITS_NOW: Text =
    Text::new("Đã ghi số liệu, chờ Ban Tổ chức duyệt.", "The figure is stored and waits to be accepted.");
/// The same figure counted already.
pub const COUNTS_ALREADY: Text = Text::new(
    "Số này đã được tính từ trước; không có gì thay đổi.",
    "This figure counts already; nothing changed.",
);
/// The same figure waited already.
pub const WAITS_ALREADY: Text = Text::new(
    "Số này đã được ghi và đang chờ Ban Tổ chức duyệt; không có gì thay đổi.",
    "This figure is stored already and waits to be accepted; nothing changed.",
);
/// Heading of the form for a file.
pub const BY_FILE: Text = Text::new("Gửi tệp số liệu", "A file of figures");
/// Label of the file.
pub const FILE: Text = Text::new("Tệp XLSX hoặc CSV", "XLSX or CSV file");
/// What a file must have.
pub const FILE_HINT: Text = Text::new(
    "Bốn cột: Ngày, Cơ quan, Nội dung, Số lượng; nhiều nhất 10.000 dòng, 2 MB. Xem trước rồi mới ghi; gửi lại cùng một tệp không làm đổi gì.",
    "Four columns: Ngày (day), Cơ quan (agency), Nội dung (what), Số lượng (number); 10,000 rows and 2 MB at most. You see a preview first; sending the same file again changes nothing.",
);
/// Summary of the list of contents.
pub const NAMES: Text = Text::new("Các nội dung và tên viết trong tệp", "Contents and their names in files");
/// Sends a file.
pub const SHOW_PREVIEW: Text = Text::new("Xem trước", "Preview");
/// Heading of the preview.
pub const PREVIEW: Text = Text::new("Xem trước tệp {file}", "Preview of {file}");
/// Rows that state something for the first time.
pub const NEW: Text = Text::new("Số mới", "New figures");
/// Rows that correct something.
pub const CORRECTED: Text = Text::new("Đính chính", "Corrections");
/// Rows that change nothing.
pub const UNCHANGED: Text = Text::new("Không đổi", "Unchanged");
/// Rows that cannot be taken.
pub const FAULTY: Text = Text::new("Dòng sai", "Faulty rows");
/// What to do about faulty rows.
pub const FAULTS_LEAD: Text = Text::new(
    "Chưa ghi dòng nào. Hãy sửa các dòng sau trong tệp rồi gửi lại.",
    "Nothing has been stored. Correct these rows in the file and send it again.",
);
/// More faulty rows than are listed.
pub const FAULTS_SHOWN: Text = Text::new("Dưới đây là {n} dòng đầu.", "The first {n} are listed.");
/// Takes the file over.
pub const TAKE: Text = Text::new("Ghi số liệu của tệp", "Store the file's figures");
/// Throws the file away.
pub const FORGET: Text = Text::new("Bỏ tệp này", "Discard this file");
/// The file was taken over.
pub const TAKEN: Text = Text::new(
    "Đã ghi: {new} số mới, {corrected} đính chính, {unchanged} không đổi.",
    "Stored: {new} new, {corrected} corrected, {unchanged} unchanged.",
);
/// The file was taken over and waits.
pub const TAKEN_WAITS: Text = Text::new("Ban Tổ chức sẽ duyệt trước khi tính.", "They wait to be accepted.");
/// Number of a row.
pub const ROW: Text = Text::new("Dòng {row}", "Row {row}");
/// What stood there before.
pub const BEFORE: Text = Text::new("trước đó {n}", "before: {n}");
/// Column: number.
pub const NUMBER: Text = Text::new("Số lượng", "Number");
/// Heading of the figures that wait.
pub const WAITING: Text = Text::new("Chờ duyệt", "Waiting");
/// Nothing waits.
pub const NOTHING_WAITS: Text = Text::new("Không có số liệu nào chờ duyệt.", "No figure waits.");
/// Accepts the marked figures.
pub const ACCEPT: Text = Text::new("Duyệt các số đã chọn", "Accept the marked ones");
/// Rejects the marked figures.
pub const REJECT: Text = Text::new("Không duyệt", "Reject");
/// More wait than are listed.
pub const WAITING_SHOWN: Text = Text::new(
    "Có {all} số liệu chờ duyệt; dưới đây là {n} số cũ nhất.",
    "{all} figures wait; the {n} oldest are listed.",
);
/// Heading of what is decided agency by agency.
pub const BY_AGENCY: Text = Text::new("Duyệt cả cơ quan", "All of an agency at once");
/// How many figures of an agency wait.
pub const AGENCY_WAITS: Text = Text::new("{agency}: {n} số liệu", "{agency}: {n}");
/// Accepts all of an agency.
pub const ACCEPT_AGENCY: Text = Text::new("Duyệt tất cả", "Accept all");
/// The same with the agency, to those who hear it.
pub const ACCEPT_AGENCY_LABEL: Text =
    Text::new("Duyệt tất cả {n} số liệu của {agency}", "Accept all {n} figures of {agency}");
/// One's own figure, which somebody else accepts.
pub const OWN: Text =
    Text::new("do chính anh, chị nhập: người khác duyệt", "stated by you: somebody else accepts it");
/// Accepting was refused for this agency and figure.
pub const REFUSED_BEYOND: Text = Text::new(
    "Chưa duyệt số nào. Nếu duyệt, {agency} sẽ có “{part}” là {n}, nhiều hơn “{whole}” là {all}. Hãy bỏ chọn số sai hoặc để cơ quan đính chính.",
    "Nothing was accepted: {agency} would have “{part}” {n}, more than “{whole}”, which is {all}. Leave the wrong figure out, or let the agency correct it.",
);
/// Figures were accepted.
pub const ACCEPTED: Text = Text::new("Đã duyệt {n} số liệu.", "Accepted: {n}.");
/// Figures were rejected.
pub const REJECTED: Text = Text::new("Đã từ chối {n} số liệu.", "Rejected: {n}.");
/// Heading of the figures that were decided.
pub const NEWEST: Text = Text::new("Mới nhất", "Newest");
/// Column: who stated it.
pub const STATED_BY: Text = Text::new("Người nhập", "Stated by");
/// Column: what became of it.
pub const STATE: Text = Text::new("Trạng thái", "State");
/// Who decided.
pub const DECIDED_BY: Text = Text::new("{who} duyệt", "decided by {who}");

/// A cell is empty.
pub const EMPTY: Text = Text::new("{column} còn trống", "{column} is empty");
/// A cell is a formula.
pub const FORMULA: Text = Text::new(
    "{column} là công thức hoặc bắt đầu bằng = + - @; hãy ghi giá trị",
    "{column} is a formula or begins with = + - @; write the value",
);
/// A cell cannot be read.
pub const UNREADABLE: Text = Text::new("{column} không đọc được", "{column} cannot be read");
/// No such agency.
pub const UNKNOWN_AGENCY: Text = Text::new("không có cơ quan này", "there is no such agency");
/// Another agency.
pub const OTHER_AGENCY: Text = Text::new("chỉ được nhập cho cơ quan mình", "only figures of your own agency");
/// No such content.
pub const UNKNOWN_MEASURE: Text = Text::new("không có nội dung này", "nothing counted has this name");
/// Ratings come from citizens.
pub const NOT_FOR_AGENCIES: Text =
    Text::new("đánh giá do người dân gửi, cơ quan không tự nhập", "ratings come from citizens");
/// No date.
pub const NOT_A_DATE: Text = Text::new("ngày phải viết như 3/11/2026", "write the day like 3/11/2026");
/// In the future.
pub const IN_THE_FUTURE: Text = Text::new("ngày ở tương lai", "the day is still to come");
/// Outside the campaign.
pub const OUTSIDE: Text = Text::new("ngày ngoài đợt thi đua", "the day is not in the campaign");
/// No number.
pub const NOT_A_NUMBER: Text = Text::new("số lượng chỉ ghi chữ số", "write the number in digits only");
/// Below zero.
pub const NEGATIVE: Text = Text::new("số lượng âm", "the number is below zero");
/// Too many.
pub const TOO_MANY: Text = Text::new("số lượng quá lớn", "the number is too large");
/// The same again.
pub const TWICE: Text = Text::new("trùng với dòng {row}", "the same as row {row}");
/// A part beyond its whole.
pub const BEYOND: Text = Text::new(
    "“{part}” sẽ là {n}, nhiều hơn “{whole}” là {all}",
    "“{part}” would be {n}, more than “{whole}”, which is {all}",
);

/// A column in words.
#[must_use]
pub const fn column(column: FigureColumn) -> Text {
    match column {
        FigureColumn::Day => DAY,
        FigureColumn::Agency => AGENCY,
        FigureColumn::Measure => MEASURE,
        FigureColumn::Amount => NUMBER,
    }
}

/// A state in words.
#[must_use]
pub const fn state(state: StatedState) -> Text {
    match state {
        StatedState::Waiting => WAITING,
        StatedState::Counted => Text::new("Đang tính", "Counts"),
        StatedState::Superseded => Text::new("Đã được thay", "Superseded"),
        StatedState::Rejected => Text::new("Không duyệt", "Rejected"),
    }
}

/// A role in words.
#[must_use]
pub const fn role(role: StatedAs) -> Text {
    match role {
        StatedAs::Organiser => Text::new("Ban Tổ chức", "organiser"),
        StatedAs::Coordinator => Text::new("đầu mối cơ quan", "agency coordinator"),
    }
}
