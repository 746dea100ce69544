//! Texts of the roll and its import.

use domain::election::{RollColumn, RowEffect};

use super::super::Text;

/// Heading.
pub const ROLL: Text = Text::new("Danh sách người bình chọn", "The roll");
/// What it is.
pub const LEAD: Text = Text::new(
    "Ai có tên trong danh sách thì được một mã bỏ phiếu. Khi mở bỏ phiếu, danh sách được chốt và không sửa được nữa.",
    "Everybody on the roll gets one voting code. When the election opens the roll is frozen for good.",
);
/// Total.
pub const TOTAL: Text = Text::new("Tổng số: {n} người", "{n} people in all");
/// Heading of the upload.
pub const IMPORT: Text = Text::new("Nhập từ tệp Excel hoặc CSV", "Import from Excel or CSV");
/// What the file must have.
pub const IMPORT_HINT: Text = Text::new(
    "Tệp .xlsx hoặc .csv (UTF-8), nhiều nhất 2 MB và 10.000 dòng. Cần các cột: Mã cán bộ, Họ và tên, Mã cơ quan; thêm cột Nhóm cho người chưa có trong hệ thống.",
    "An .xlsx or .csv (UTF-8) file of at most 2 MB and 10,000 rows. Needed columns: staff code, name, agency; and group for people who are new here.",
);
/// Label.
pub const FILE: Text = Text::new("Tệp danh sách", "File");
/// Button.
pub const SEND_FILE: Text = Text::new("Gửi tệp để xem trước", "Send the file for a preview");
/// Nothing is stored yet.
pub const NOTHING_YET: Text = Text::new(
    "Gửi tệp chưa làm thay đổi danh sách; anh, chị xem trước rồi mới nhập.",
    "Sending a file does not change the roll yet: you see a preview first.",
);
/// A file waits.
pub const WAITING: Text = Text::new("Tệp “{file}” đang chờ nhập.", "The file “{file}” waits to be imported.");
/// Link.
pub const SEE_WAITING: Text = Text::new("Xem và nhập", "Look and import");
/// Words that a group may be called in a file.
pub const GROUP_WORDS: Text = Text::new(
    "Ở cột Nhóm ghi: Trung tâm, Cơ quan hoặc Đối tác.",
    "In the group column write: centre_staff, agency_officer or partner_staff.",
);

/// Heading.
pub const BY_AGENCY: Text = Text::new("Theo cơ quan", "By agency");
/// What the numbers beside the agencies are.
pub const BY_AGENCY_NOTE: Text = Text::new(
    "Số trước là người có tên trong danh sách, số sau là người của cơ quan đã có trong hệ thống.",
    "First the people on the roll, then the agency's people who are known here.",
);
/// Column.
pub const PEOPLE: Text = Text::new("Số người", "People");
/// How many of the known officials of an agency are on the roll.
pub const OF_KNOWN: Text = Text::new("{on_roll}/{known}", "{on_roll}/{known}");
/// Button.
pub const ADD_ALL: Text = Text::new("Thêm tất cả", "Add all");
/// Button's name for screen readers.
pub const ADD_ALL_OF: Text = Text::new("Thêm tất cả cán bộ của {agency}", "Add all officials of {agency}");
/// Link.
pub const NAMES: Text = Text::new("Xem tên", "Names");
/// Heading.
pub const NAMES_OF: Text = Text::new("Trong danh sách: {agency}", "On the roll: {agency}");
/// Button.
pub const REMOVE: Text = Text::new("Bỏ ra", "Remove");
/// Button's name for screen readers.
pub const REMOVE_WHO: Text = Text::new("Bỏ {name} khỏi danh sách", "Remove {name} from the roll");

/// Heading of the preview.
pub const PREVIEW: Text = Text::new("Xem trước khi nhập", "Before you import");
/// No file waits.
pub const NO_FILE: Text = Text::new("Không có tệp nào đang chờ.", "No file is waiting.");
/// Which file.
pub const PREVIEW_FILE: Text = Text::new("Tệp “{file}”: {rows} dòng dữ liệu.", "File “{file}”: {rows} rows.");
/// Tile.
pub const JOINS: Text = Text::new("Người đã biết, sẽ thêm vào danh sách", "Known people who would join");
/// Tile.
pub const NEW: Text =
    Text::new("Người mới, sẽ được tạo và thêm", "New people who would be made known and join");
/// Tile.
pub const ALREADY: Text =
    Text::new("Đã có trong danh sách, giữ nguyên", "On the roll already, nothing to do");
/// Tile.
pub const FAULTY: Text = Text::new("Dòng có lỗi", "Rows with faults");
/// Heading.
pub const FAULTS: Text = Text::new("Dòng có lỗi", "Rows with faults");
/// What to do.
pub const FAULTS_LEAD: Text = Text::new(
    "Chưa có gì được nhập. Hãy sửa tệp rồi gửi lại, hoặc đánh dấu từng dòng muốn bỏ qua rồi nhập các dòng còn lại.",
    "Nothing is imported yet. Correct the file and send it again, or mark the rows to leave out and import the others.",
);
/// Too many faults to list.
pub const FAULTS_MANY: Text = Text::new(
    "Có {n} dòng lỗi, chỉ liệt kê {shown} dòng đầu. Hãy sửa tệp rồi gửi lại.",
    "{n} rows have faults; the first {shown} are listed. Correct the file and send it again.",
);
/// Box of a row.
pub const LEAVE_OUT: Text = Text::new("Bỏ qua dòng {row}", "Leave out row {row}");
/// Row of the file.
pub const ROW: Text = Text::new("Dòng", "Row");
/// Heading.
pub const SAMPLE: Text =
    Text::new("Các dòng đọc được (những dòng đầu)", "Rows that are fine (the first ones)");
/// Column.
pub const ROWS: Text = Text::new("Số dòng", "Rows");
/// Button.
pub const IMPORT_NOW: Text = Text::new("Nhập vào danh sách", "Import");
/// Button.
pub const FORGET: Text = Text::new("Bỏ tệp này", "Throw this file away");
/// What an import did.
pub const DONE: Text = Text::new(
    "Đã nhập: thêm {added} người (trong đó {new} người mới), {on_roll} người đã có sẵn, bỏ qua {left_out} dòng.",
    "Imported: {added} joined ({new} of them new), {on_roll} were on the roll before, {left_out} rows left out.",
);

/// Faults in words.
pub const EMPTY: Text = Text::new("thiếu {column}", "{column} is empty");
/// Fault.
pub const TOO_LONG: Text = Text::new("{column} dài quá 200 chữ", "{column} is longer than 200 letters");
/// Fault.
pub const FORMULA: Text = Text::new(
    "{column} là công thức hoặc bắt đầu bằng = + - @",
    "{column} is a formula or begins with = + - @",
);
/// Fault.
pub const NOT_TEXT: Text = Text::new(
    "{column} là ngày tháng hoặc lỗi của bảng tính, không phải chữ",
    "{column} is a date or an error, no text",
);
/// Fault.
pub const UNKNOWN_AGENCY: Text = Text::new("không có cơ quan này trong hệ thống", "no such agency");
/// Fault.
pub const UNKNOWN_GROUP: Text = Text::new("không có nhóm này", "no such group");
/// Fault.
pub const TWICE: Text = Text::new("trùng mã cán bộ với dòng {row}", "same staff code as row {row}");
/// Fault.
pub const OTHER_NAME: Text = Text::new("mã này trong hệ thống là của {name}", "this code belongs to {name}");
/// Fault.
pub const OTHER_AGENCY: Text = Text::new("trong hệ thống thuộc {agency}", "known in {agency}");
/// Fault.
pub const OTHER_GROUP: Text = Text::new("trong hệ thống thuộc nhóm khác", "known in another group");

/// Fault.
pub const HAS_LEFT: Text = Text::new("đã rời cơ quan theo danh sách cán bộ", "has left by the staff list");
/// Fault.
pub const IN_ELECTION: Text = Text::new(
    "thay đổi người đang có tên trong cuộc bình chọn chưa công bố kết quả; hãy bỏ qua dòng này và nhập lại sau",
    "changes somebody in an election whose result is not published yet; leave the row out and import it later",
);

/// A column in words.
#[must_use]
pub const fn column(column: RollColumn) -> Text {
    match column {
        RollColumn::StaffCode => Text::new("mã cán bộ", "staff code"),
        RollColumn::FullName => Text::new("họ và tên", "name"),
        RollColumn::Agency => Text::new("mã cơ quan", "agency"),
        RollColumn::Group => Text::new("nhóm", "group"),
    }
}

/// What a row does, in words.
#[must_use]
pub const fn effect(effect: RowEffect) -> Text {
    match effect {
        RowEffect::Joins => Text::new("thêm vào danh sách", "joins"),
        RowEffect::New => Text::new("tạo mới và thêm", "is new and joins"),
        RowEffect::OnRoll => Text::new("đã có, giữ nguyên", "on the roll already"),
    }
}
