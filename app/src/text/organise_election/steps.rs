//! Texts of the steps from draft to archive.

use super::super::Text;

/// Heading of the list of steps.
pub const STEPS: Text = Text::new("Các bước", "Steps");
/// A step is done.
pub const DONE: Text = Text::new("Xong", "Done");
/// A step is not done.
pub const TO_DO: Text = Text::new("Chưa xong", "To do");
/// A step comes later.
pub const LATER: Text = Text::new("Chưa đến lúc", "Later");

/// Step.
pub const OPEN: Text = Text::new("Mở bỏ phiếu", "Open the election");
/// What opening does.
pub const OPEN_NOTE: Text = Text::new(
    "Sau khi mở, tên, quy tắc, hạng mục, người được đề cử, danh sách người bình chọn và khóa được chốt, không ai sửa được nữa.",
    "From then on title, rules, categories, nominees, roll and keys are frozen and nobody can change them.",
);
/// Heading of what is missing.
pub const NOT_READY: Text = Text::new("Chưa mở được vì còn thiếu", "It cannot be opened yet");
/// All is there.
pub const ALL_READY: Text = Text::new("Mọi thứ đã sẵn sàng để mở.", "Everything is ready to open.");
/// Step.
pub const FOLLOW: Text = Text::new("Theo dõi và nhắc", "Follow and remind");
/// Link to the public page.
pub const PUBLIC_PAGE: Text = Text::new("Trang công khai và tỷ lệ tham gia", "Public page and turnout");
/// Step.
pub const CLOSE: Text = Text::new("Đóng bỏ phiếu", "Close the election");
/// What closing does.
pub const CLOSE_NOTE: Text = Text::new(
    "Sau khi đóng không nhận thêm phiếu nào và không mở lại được. Phiếu được cộng ở dạng mã hóa; Tổ kiểm phiếu giải mã tổng.",
    "No ballot is taken after that and it cannot be opened again. Ballots are added up while sealed; the trustees then open the sum.",
);
/// Step.
pub const COUNT: Text = Text::new("Kiểm phiếu", "Count");
/// What happens there.
pub const COUNT_NOTE: Text = Text::new(
    "Từng thành viên Tổ kiểm phiếu đăng nhập và giải mã phần của mình. Khi đủ số người, máy chủ kiểm tra toàn bộ sổ công khai rồi lập kết quả.",
    "Each trustee signs in and decrypts their part. Once enough have, the server checks the whole public record and makes the result.",
);
/// How many have decrypted.
pub const COUNT_PROGRESS: Text =
    Text::new("Đã giải mã: {done}; cần ít nhất {need}.", "Decrypted: {done}; {need} needed.");
/// Step.
pub const PUBLISH: Text = Text::new("Công bố kết quả", "Publish the result");
/// What publishing does.
pub const PUBLISH_NOTE: Text = Text::new(
    "Kết quả, tỷ lệ tham gia và biên bản kiểm phiếu được công khai cho mọi người, không rút lại được.",
    "Result, turnout and minutes become public for everybody and cannot be taken back.",
);
/// Step.
pub const CORRECT: Text = Text::new("Đính chính (khi cần)", "Correction, if needed");
/// What a correction is.
pub const CORRECT_NOTE: Text = Text::new(
    "Đính chính được ghi thêm vào sổ công khai và hiện dưới kết quả. Không sửa, không xóa được điều đã công bố.",
    "A correction is added to the public record and shown below the result. What was published is never changed.",
);
/// Label.
pub const CORRECT_VI: Text = Text::new("Nội dung tiếng Việt", "Text in Vietnamese");
/// Label.
pub const CORRECT_EN: Text = Text::new("Nội dung tiếng Anh", "Text in English");
/// Button.
pub const CORRECT_ADD: Text = Text::new("Ghi đính chính", "Add the correction");
/// Step.
pub const ARCHIVE: Text = Text::new("Lưu trữ", "Archive");
/// What archiving does.
pub const ARCHIVE_NOTE: Text = Text::new(
    "Cuộc bình chọn được cất vào lưu trữ. Kết quả và sổ công khai vẫn xem được.",
    "The election is put away. Its result and record stay public.",
);
/// Before a step that cannot be taken back.
pub const SURE: Text = Text::new("Bước này không quay lại được", "This step cannot be taken back");

/// Step of a trial.
pub const REHEARSE: Text = Text::new("Chạy tổng duyệt", "Run the rehearsal");
/// What it does.
pub const REHEARSE_NOTE: Text = Text::new(
    "Máy chủ tự tạo khóa và mã giả, mở, bỏ một phiếu ngẫu nhiên cho từng người trong danh sách, đóng, kiểm phiếu và kiểm tra lại toàn bộ sổ công khai. Danh sách dài có thể mất vài phút.",
    "The server makes up keys and codes, opens, casts a random ballot for everybody on the roll, closes, counts and checks the whole public record. A long roll may take minutes.",
);
/// Heading of the report.
pub const REPORT: Text = Text::new("Biên bản tổng duyệt", "Rehearsal report");
/// No report.
pub const NO_REPORT: Text = Text::new("Chưa chạy tổng duyệt.", "The rehearsal has not been run.");
/// What was played.
pub const REPORT_SIZE: Text = Text::new(
    "{ballots} phiếu của {roll} người trong danh sách; {trustees} người giữ khóa, {absent} người vắng khi kiểm phiếu.",
    "{ballots} ballots of {roll} people on the roll; {trustees} trustees, {absent} of them absent at the count.",
);
/// Heading: readiness.
pub const REPORT_READY: Text = Text::new("Trước khi mở", "Before opening");
/// Heading: checks.
pub const REPORT_CHECKS: Text = Text::new("Kiểm tra sổ công khai", "Checks of the public record");
/// Passed.
pub const PASSED: Text = Text::new("Đạt", "Passed");
/// Failed.
pub const FAILED: Text = Text::new("Không đạt", "Failed");
/// Not reached.
pub const NOT_YET: Text = Text::new("Chưa đến", "Not yet");
/// Everything passed.
pub const REPORT_GOOD: Text = Text::new(
    "Tổng duyệt đạt: mọi bước và mọi kiểm tra đều qua.",
    "The rehearsal passed: every step and every check.",
);
/// Something failed.
pub const REPORT_BAD: Text =
    Text::new("Tổng duyệt chưa đạt, xem bên dưới.", "The rehearsal did not pass, see below.");
