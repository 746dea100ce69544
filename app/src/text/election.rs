//! Texts of elections that everybody sees: list, state, rules, turnout, result.

use domain::election::{ElectionState, StandardStatus};

use super::Text;

/// Heading of the list of elections.
pub const TITLE: Text = Text::new("Bình chọn gương điển hình", "Election of exemplary officers");
/// What it is about.
pub const LEAD: Text = Text::new(
    "Mỗi người bình chọn chọn ra những đồng nghiệp phục vụ người dân, doanh nghiệp tốt nhất.",
    "Every voter chooses the colleagues who serve citizens and enterprises best.",
);
/// Heading: how to vote.
pub const HOW: Text = Text::new("Bỏ phiếu thế nào?", "How to vote");
/// How to vote: the code.
pub const HOW_CODE: Text = Text::new(
    "Ai có tên trong danh sách bình chọn đều được người phát mã gửi một lá thư riêng, trong có mã bỏ phiếu. Quét mã QR trong thư, hoặc bấm “Bỏ phiếu” ở trên rồi gõ mã.",
    "Everybody on the roll gets a letter of their own from the code keeper, with a voting code. Scan the QR code in the letter, or press “Vote” above and type the code.",
);
/// How to vote: no sign-in.
pub const HOW_SECRET: Text = Text::new(
    "Không cần đăng nhập. Phiếu được niêm phong ngay trên máy của anh, chị; Ban Tổ chức, người phát mã và người quản trị máy chủ đều không xem được lựa chọn.",
    "No sign-in is needed. The ballot is sealed on your own machine; neither the organisers nor the code keeper nor the server's administrators can see the choices.",
);
/// How to vote: no letter.
pub const HOW_LOST: Text = Text::new(
    "Chưa nhận được thư hoặc thất lạc mã: báo người phát mã của Ban Tổ chức để được cấp mã mới.",
    "No letter, or lost the code: tell the organisers' code keeper, who issues a new one.",
);
/// None of them.
pub const ALL_NONE: Text =
    Text::new("Chưa có cuộc bình chọn nào được mở.", "No election has been opened yet.");
/// Heading: elections that take ballots.
pub const OPEN_NOW: Text = Text::new("Đang mở", "Open now");
/// Heading: all others.
pub const OTHERS: Text = Text::new("Đã đóng", "Closed");
/// Link to the booth.
pub const VOTE: Text = Text::new("Bỏ phiếu", "Vote");
/// Link to the election's page while no result is published.
pub const SEE_TURNOUT: Text = Text::new("Xem thông tin, tỷ lệ tham gia", "See details and turnout");
/// Link to the election's page with its result.
pub const SEE_RESULT: Text = Text::new("Xem kết quả", "See the result");
/// Marks a rehearsal.
pub const REHEARSAL: Text = Text::new("Chạy thử", "Rehearsal");
/// What that means.
pub const REHEARSAL_NOTE: Text = Text::new(
    "Đây là cuộc chạy thử để tập dượt. Kết quả không có giá trị bình chọn.",
    "This is a rehearsal for practice. Its result has no effect.",
);

/// When it was opened.
pub const OPENED: Text = Text::new("Mở lúc", "Opened");
/// When it was closed.
pub const CLOSED: Text = Text::new("Đóng lúc", "Closed");
/// When it was counted.
pub const COUNTED_AT: Text = Text::new("Kiểm phiếu xong lúc", "Counted");
/// When the result was published.
pub const PUBLISHED: Text = Text::new("Công bố kết quả lúc", "Result published");
/// When it was put away.
pub const ARCHIVED: Text = Text::new("Lưu trữ lúc", "Put away");

/// Heading: rules.
pub const RULES: Text = Text::new("Quy tắc", "Rules");
/// The rules are fixed.
pub const RULES_FIXED: Text = Text::new(
    "Các quy tắc này được khoá khi mở bình chọn; sau đó không ai sửa được.",
    "These rules were fixed when the election opened; nobody can change them.",
);
/// The rules may still change.
pub const RULES_DRAFT: Text = Text::new(
    "Đang chuẩn bị: các quy tắc còn có thể thay đổi cho đến khi mở.",
    "Being prepared: these rules may change until the election opens.",
);
/// Label: threshold.
pub const THRESHOLD: Text = Text::new("Mức phiếu tối thiểu", "Fewest votes");
/// Threshold: a share of the roll.
pub const THRESHOLD_SHARE: Text = Text::new(
    "Ít nhất {share} số người trong danh sách bình chọn (không phải số người đã bỏ phiếu).",
    "At least {share} of all people on the roll (not of those who voted).",
);
/// Threshold: any vote.
pub const THRESHOLD_ANY: Text = Text::new("Có ít nhất 1 phiếu.", "At least 1 vote.");
/// Label: ties.
pub const TIES: Text = Text::new("Khi bằng phiếu", "Equal votes");
/// How ties are broken.
pub const TIES_RULE: Text = Text::new(
    "Ai đạt nhiều tiêu chuẩn của nhóm hơn (theo số liệu lúc đóng) xếp trên; vẫn bằng nhau thì bốc thăm, cách bốc thăm ai cũng tính lại được.",
    "More standards of the group met (by the figures at closing) come first; if still equal, a draw decides that anybody can work out again.",
);
/// Label: who counts.
pub const TRUSTEES: Text = Text::new("Tổ kiểm phiếu", "Trustees");
/// How many trustees count.
pub const TRUSTEES_RULE: Text = Text::new(
    "{all} người giữ chìa khoá; cần {enough} người cùng mở mới ra kết quả. Chỉ tổng số phiếu được mở, không phiếu riêng nào bị mở.",
    "{all} people hold the key; {enough} of them together open the result. Only the sum is opened, never a single ballot.",
);
/// Label: voting again.
pub const AGAIN: Text = Text::new("Bỏ phiếu lại", "Voting again");
/// Voting again.
pub const AGAIN_RULE: Text = Text::new(
    "Được, cho đến khi đóng; chỉ phiếu sau cùng được tính.",
    "Allowed until closing; only the last ballot counts.",
);

/// Heading: categories.
pub const CATEGORIES: Text = Text::new("Các hạng mục", "Categories");
/// Size and seats of a category.
pub const CATEGORY_FACTS: Text = Text::new(
    "{nominees} người được đề cử, lấy {seats} gương điển hình",
    "{nominees} nominees, {seats} to be elected",
);
/// Choices of a category: an exact number.
pub const CHOICES_EXACTLY: Text = Text::new("mỗi phiếu chọn {max} người", "each ballot names {max}");
/// Choices of a category: a range.
pub const CHOICES_RANGE: Text =
    Text::new("mỗi phiếu chọn {min}–{max} người", "each ballot names {min} to {max}");
/// Choices of a category: or nobody.
pub const CHOICES_BLANK: Text = Text::new("hoặc bỏ phiếu trắng", "or is blank");
/// Opens the list of nominees.
pub const NOMINEES: Text = Text::new("Danh sách {n} người được đề cử", "The {n} nominees");

/// Heading: turnout.
pub const TURNOUT: Text = Text::new("Tỷ lệ tham gia", "Turnout");
/// Under the number of voters who have voted.
pub const HAVE_VOTED: Text = Text::new("Người đã bỏ phiếu", "People who have voted");
/// Under the size of the roll.
pub const ON_ROLL: Text = Text::new("Người trong danh sách bình chọn", "People on the roll");
/// Column: agency.
pub const AGENCY: Text = Text::new("Cơ quan, đơn vị", "Agency");
/// Small agencies together.
pub const SMALL_AGENCIES: Text =
    Text::new("Các cơ quan, đơn vị ít người (gộp chung)", "Agencies with few voters (together)");
/// Why they stand together.
pub const SMALL_WHY: Text = Text::new(
    "Cơ quan có dưới 5 người bình chọn được gộp chung để không lộ ai đã bỏ phiếu.",
    "Agencies with fewer than 5 voters stand together, so that nobody can tell who has voted.",
);
/// Nobody sees a count while it is open.
pub const NO_COUNT_YET: Text = Text::new(
    "Khi bình chọn còn mở, không ai xem được số phiếu của từng người, kể cả Ban Tổ chức.",
    "While the election is open nobody can see how many votes anyone has, organisers included.",
);
/// Closed, not counted.
pub const BEING_COUNTED: Text = Text::new(
    "Bình chọn đã đóng. Tổ kiểm phiếu đang cùng nhau mở tổng số phiếu.",
    "The election is closed. The trustees are opening the sum of the ballots together.",
);
/// Counted, not published.
pub const COUNTED_NOT_PUBLISHED: Text = Text::new(
    "Phiếu đã được kiểm. Kết quả sẽ hiện ở đây khi Ban Tổ chức công bố.",
    "The ballots are counted. The result appears here when the organisers publish it.",
);

/// Column: place.
pub const PLACE: Text = Text::new("Hạng", "Place");
/// Column: nominee.
pub const NOMINEE: Text = Text::new("Người được đề cử", "Nominee");
/// Column: votes.
pub const VOTES: Text = Text::new("Số phiếu", "Votes");
/// Elected.
pub const ELECTED: Text = Text::new("Được bình chọn", "Elected");
/// The draw gave the place.
pub const BY_DRAW: Text = Text::new("xếp theo bốc thăm", "placed by the draw");
/// Label: blank votes of a category.
pub const BLANK_BALLOTS: Text = Text::new("Phiếu trắng", "Blank votes");

/// Heading: check it yourself.
pub const CHECK_YOURSELF: Text = Text::new("Tự kiểm tra", "Check it yourself");
/// Link to finding one's ballot.
pub const FIND_LINK: Text = Text::new("Tìm phiếu của tôi", "Find my ballot");
/// What that does.
pub const FIND_NOTE: Text = Text::new(
    "Gõ mã kiểm phiếu để thấy phiếu có trong sổ công khai.",
    "Type a check code to see that the ballot is in the public record.",
);
/// Link to the record.
pub const RECORD_LINK: Text = Text::new("Sổ công khai", "The public record");
/// What that is.
pub const RECORD_NOTE: Text = Text::new(
    "Mọi việc của cuộc bình chọn theo thứ tự, không có tên người bỏ phiếu; tải về được.",
    "Everything that happened, in order, without any voter's name; it can be downloaded.",
);
/// Link to the verification.
pub const VERIFY_LINK: Text = Text::new("Kiểm tra lại toàn bộ", "Check the whole election");
/// What that does.
pub const VERIFY_NOTE: Text = Text::new(
    "Máy của anh, chị tự đọc sổ công khai và tính lại tất cả.",
    "Your own machine reads the public record and works everything out again.",
);
/// Link to the minutes.
pub const MINUTES_LINK: Text = Text::new("Biên bản kiểm phiếu", "Minutes of the count");
/// What that is.
pub const MINUTES_NOTE: Text = Text::new("Bản in có chỗ ký.", "A printable sheet with places to sign.");

/// Name of a state.
#[must_use]
pub const fn state(state: ElectionState) -> Text {
    match state {
        ElectionState::Draft => Text::new("Đang chuẩn bị", "Being prepared"),
        ElectionState::Open => Text::new("Đang mở", "Open"),
        ElectionState::Closed => Text::new("Đã đóng, đang kiểm phiếu", "Closed, being counted"),
        ElectionState::Counted => Text::new("Đã kiểm phiếu, chờ công bố", "Counted, not yet published"),
        ElectionState::Published => Text::new("Đã công bố kết quả", "Result published"),
        ElectionState::Archived => Text::new("Đã lưu trữ", "Put away"),
    }
}

/// How a nominee stands against a standard.
#[must_use]
pub const fn standard(status: StandardStatus) -> Text {
    match status {
        StandardStatus::Met => Text::new("Đạt", "Met"),
        StandardStatus::Missed => Text::new("Chưa đạt", "Not met"),
        StandardStatus::NotEnoughData => Text::new("Chưa đủ số liệu", "Not enough data"),
        StandardStatus::NotMeasured => Text::new(
            "Không đo bằng số liệu, xem thành tích",
            "Not measured by figures, see the achievements",
        ),
    }
}
