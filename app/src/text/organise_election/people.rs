//! Texts about nominees, trustees, codes and reminders.

use domain::election::Readiness;

use super::super::Text;

/// Heading.
pub const NOMINEES: Text = Text::new("Người được đề cử", "Nominees");
/// What the figures beside the names are.
pub const NOMINEES_LEAD: Text = Text::new(
    "Bên cạnh tên là các tiêu chuẩn của nhóm, đối chiếu với số liệu đến lúc này. Tiêu chuẩn chưa đủ số liệu không có nghĩa là không đạt.",
    "Beside each name are the group's standards against the figures of this moment. Not enough data does not mean missed.",
);
/// Heading: those who stand.
pub const STANDING: Text = Text::new("Đang được đề cử ({n})", "Standing ({n})");
/// Nobody stands.
pub const NOBODY: Text = Text::new("Chưa có ai.", "Nobody yet.");
/// Heading: those who could stand.
pub const CANDIDATES: Text = Text::new("Thêm người trong nhóm", "Add somebody of the group");
/// Label of the search.
pub const SEARCH: Text = Text::new("Tìm theo tên (không cần dấu)", "Search by name");
/// Button.
pub const SEARCH_BUTTON: Text = Text::new("Tìm", "Search");
/// More than are shown.
pub const MORE: Text =
    Text::new("Còn {n} người nữa; hãy gõ tên để thu hẹp.", "{n} more; type a name to narrow it down.");
/// Nobody found.
pub const NOT_FOUND: Text = Text::new("Không có ai phù hợp.", "Nobody fits.");
/// Button.
pub const NOMINATE: Text = Text::new("Đề cử", "Nominate");
/// Button.
pub const WITHDRAW: Text = Text::new("Bỏ khỏi danh sách", "Take off the list");
/// Label.
pub const EVIDENCE_VI: Text = Text::new("Minh chứng của đơn vị (tiếng Việt)", "Evidence in Vietnamese");
/// Label.
pub const EVIDENCE_EN: Text = Text::new("Minh chứng (tiếng Anh, nếu có)", "Evidence in English, if any");
/// Opens the evidence.
pub const EVIDENCE: Text = Text::new("Minh chứng đơn vị cung cấp", "Evidence put forward");
/// Figure behind a standard: how many of how many cases.
pub const OF_CASES: Text = Text::new("{value} ({good} trong {all})", "{value} ({good} of {all})");

/// Heading.
pub const TRUSTEES: Text = Text::new("Tổ kiểm phiếu", "Trustees");
/// What trustees are for.
pub const TRUSTEES_LEAD: Text = Text::new(
    "Mỗi thành viên giữ một phần khóa. Phải đủ số người quy định cùng làm thì mới mở được kết quả; không ai mở được riêng một phiếu nào.",
    "Each trustee holds one part of the key. Only enough of them together can open the result; nobody can open a single ballot.",
);
/// Label of the list of accounts.
pub const TRUSTEE_ACCOUNTS: Text = Text::new("Thành viên", "Members");
/// No account has the role.
pub const NO_TRUSTEE_ACCOUNTS: Text = Text::new(
    "Chưa có tài khoản nào thuộc Tổ kiểm phiếu. Hãy nhờ bộ phận kỹ thuật tạo tài khoản.",
    "No account has the role of a trustee yet. Ask the IT office to create some.",
);
/// Label.
pub const THRESHOLD: Text =
    Text::new("Cần ít nhất bao nhiêu người để kiểm phiếu", "How many are needed to count");
/// Hint.
pub const THRESHOLD_HINT: Text = Text::new(
    "Ví dụ 2 trong 3: một người vắng vẫn kiểm phiếu được, một người một mình thì không.",
    "For example 2 of 3: one may be absent, but nobody can count alone.",
);
/// Changing trustees throws the keys away.
pub const TRUSTEES_CHANGE: Text = Text::new(
    "Nếu đổi thành viên hoặc số người cần thiết, các phần khóa đã tạo bị hủy và phải tạo lại.",
    "Changing members or the number throws away the keys that were made; they must be made again.",
);
/// State of a trustee.
pub const HAS_KEY: Text = Text::new("đã tạo xong khóa", "key is made");
/// State of a trustee.
pub const NO_KEY: Text = Text::new("chưa tạo xong khóa", "key is not made yet");
/// State of a trustee.
pub const DECRYPTED: Text = Text::new("đã giải mã phần mình", "has decrypted");
/// State of a trustee.
pub const NOT_DECRYPTED: Text = Text::new("chưa giải mã", "has not decrypted");
/// How trustees make the key.
pub const KEYS_HOW: Text = Text::new(
    "Các thành viên đăng nhập, vào mục “Tổ kiểm phiếu” và tạo khóa trên máy của mình.",
    "The members sign in, open “Trustees” and make the key on their own machines.",
);
/// Button.
pub const RESTART_KEYS: Text = Text::new("Hủy khóa, tạo lại từ đầu", "Throw the keys away and start again");
/// When to start again.
pub const RESTART_KEYS_NOTE: Text = Text::new(
    "Dùng khi một thành viên làm mất tệp khóa hoặc mã so sánh không khớp. Phần khóa đã tạo không dùng được nữa.",
    "For when a member lost the key file or the comparison codes differ. Keys made so far become useless.",
);

/// Heading.
pub const CODES: Text = Text::new("Mã bỏ phiếu", "Voting codes");
/// Who makes them.
pub const CODES_LEAD: Text = Text::new(
    "Mã do người phát mã tạo trên máy của người đó và in thành thư. Ban Tổ chức và máy chủ không bao giờ thấy mã.",
    "The code keeper makes the codes on their own machine and prints the letters. Organisers and the server never see a code.",
);
/// How many have a code.
pub const CODES_COUNT: Text = Text::new(
    "{have} trong {need} người trong danh sách đã có mã.",
    "{have} of {need} people on the roll have a code.",
);
/// The roll changed after codes were made.
pub const CODES_AFTER_ROLL: Text = Text::new(
    "Hãy chốt danh sách trước khi tạo mã. Người thêm vào sau sẽ chưa có mã.",
    "Finish the roll before codes are made. People added later have none.",
);
/// Address of the code keeper's page.
pub const CODES_ADDRESS: Text =
    Text::new("Gửi người phát mã địa chỉ này: {address}", "Send this address to the code keeper: {address}");
/// Address for the letters.
pub const VOTE_ADDRESS: Text =
    Text::new("Địa chỉ bỏ phiếu ghi trong thư: {address}", "Voting address for the letters: {address}");

/// Heading.
pub const NOT_VOTED: Text = Text::new("Người chưa bỏ phiếu", "Who has not voted");
/// What the list never shows.
pub const NOT_VOTED_LEAD: Text = Text::new(
    "Danh sách để nhắc, không cho biết ai chọn ai: hệ thống không có thông tin đó. Mỗi lần xem đều được ghi vào nhật ký.",
    "A list for reminders. It never shows what anybody voted: the system does not have that. Every look is logged.",
);
/// Everybody has voted.
pub const ALL_VOTED: Text =
    Text::new("Mọi người trong danh sách đã bỏ phiếu.", "Everybody on the roll has voted.");
/// How many.
pub const NOT_VOTED_COUNT: Text = Text::new("{n} người chưa bỏ phiếu", "{n} people have not voted");
/// Column.
pub const NAME: Text = Text::new("Họ và tên", "Name");
/// Column.
pub const STAFF_CODE: Text = Text::new("Mã cán bộ", "Staff code");
/// Column.
pub const AGENCY: Text = Text::new("Cơ quan", "Agency");

/// What an election needs, in words.
#[must_use]
pub const fn readiness(what: Readiness) -> Text {
    match what {
        Readiness::Categories => Text::new("Hạng mục", "Categories"),
        Readiness::Nominees => Text::new("Người được đề cử", "Nominees"),
        Readiness::Roll => Text::new("Người trong danh sách bình chọn", "Voters on the roll"),
        Readiness::Codes => Text::new("Mã bỏ phiếu", "Voting codes"),
        Readiness::Trustees => Text::new("Thành viên Tổ kiểm phiếu", "Trustees"),
        Readiness::Keys => Text::new("Phần khóa của Tổ kiểm phiếu", "Trustees' keys"),
        Readiness::Terms => Text::new("Quy tắc và khóa qua được kiểm tra", "Rules and keys pass the check"),
    }
}
/// How many there are of how many.
pub const HAVE_NEED: Text = Text::new("có {have}, cần {need}", "{have}, {need} needed");
/// Done.
pub const READY: Text = Text::new("Đủ", "Ready");
/// Not done.
pub const MISSING: Text = Text::new("Còn thiếu", "Missing");
