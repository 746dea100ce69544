//! Texts of the trustees' pages: making the key before opening, decrypting the sums after closing.

use domain::election::CeremonyStep;
use voting::key_file::KeyFileFault;

use super::Text;

/// Heading of the list.
pub const TITLE: Text = Text::new("Tổ kiểm phiếu", "Counting team");
/// What the team does.
pub const LEAD: Text = Text::new(
    "Trước khi mở bình chọn, các thành viên cùng lập khoá; sau khi đóng, cùng mở tổng số phiếu. Không một mình ai mở được, kể cả Ban Tổ chức.",
    "Before the election opens the members make its key together; after it closes they open the totals together. Nobody can do it alone, organisers included.",
);
/// No seat anywhere.
pub const NONE: Text = Text::new(
    "Anh, chị chưa được cử vào Tổ kiểm phiếu của cuộc bình chọn nào.",
    "You are not on the counting team of any election.",
);
/// Seat in the list.
pub const SEAT: Text = Text::new("Ghế số {n}", "Seat {n}");
/// Something is to be done.
pub const TO_DO: Text = Text::new("Có việc cần làm", "Something to do");
/// Nothing is to be done.
pub const NOTHING: Text = Text::new("Chưa có việc cần làm", "Nothing to do now");
/// To do before opening.
pub const DO_KEY: Text = Text::new("Lập khoá kiểm phiếu", "Make the key");
/// To do after closing.
pub const DO_OPEN: Text = Text::new("Mở tổng số phiếu", "Open the totals");
/// Otherwise.
pub const DO_LOOK: Text = Text::new("Xem", "Look");
/// Back to the list.
pub const BACK: Text = Text::new("Về danh sách", "Back to the list");
/// The election is open.
pub const REST_OPEN: Text = Text::new(
    "Bình chọn đang mở. Hãy giữ tệp khoá và nhớ cụm mật khẩu; sau khi đóng, anh, chị quay lại trang này.",
    "The election is open. Keep the key file and remember the passphrase; come back here after it closes.",
);
/// The election is counted.
pub const REST_COUNTED: Text = Text::new(
    "Đã kiểm phiếu xong. Anh, chị không còn việc gì ở đây.",
    "The count is done. There is nothing left to do here.",
);

/// Shown until the program of the page runs, and for ever without WebAssembly.
pub const ASLEEP: Text = Text::new("Đang chuẩn bị trang…", "Getting the page ready…");
/// What to do when it does not begin.
pub const ASLEEP_HELP: Text = Text::new(
    "Phần khoá bí mật phải nằm lại trên máy này, nên trình duyệt cần chạy được chương trình của trang (JavaScript và WebAssembly). Nếu dòng này không mất đi sau nửa phút, hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari, hoặc nhờ bộ phận kỹ thuật.",
    "The secret part of the key must stay on this computer, so the browser has to run the page's program (JavaScript and WebAssembly). If this line is still here after half a minute, use a recent Chrome, Edge, Firefox or Safari, or ask the IT office.",
);

/// Heading of the list of members.
pub const MEMBERS: Text = Text::new("Các thành viên", "The members");
/// Marks the reader's own seat.
pub const YOU: Text = Text::new("(anh, chị)", "(you)");
/// Has joined.
pub const HERE: Text = Text::new("đã tham gia", "has joined");
/// Has done a later step.
pub const PASSED: Text = Text::new("đã xong bước này", "has done this step");
/// Has not.
pub const AWAITED: Text = Text::new("đang chờ", "waiting");
/// The server cannot be reached for the moment.
pub const OFFLINE: Text = Text::new(
    "Đang mất kết nối với máy chủ. Trang tự thử lại; đừng đóng trang.",
    "The connection to the server is lost. The page tries again by itself; do not close it.",
);

/// Before the first step.
pub const BEGIN_TITLE: Text =
    Text::new("Lập khoá cùng các thành viên khác", "Make the key with the other members");
/// What will happen.
pub const BEGIN_WHAT: Text = Text::new(
    "Việc này mất khoảng năm phút. Các thành viên nên làm cùng lúc, mỗi người trên máy của mình, và gọi được cho nhau.",
    "This takes about five minutes. All members should do it at the same time, each on the own computer, able to call each other.",
);
/// What is needed.
pub const BEGIN_KEEP: Text = Text::new(
    "Không đóng trang này cho đến khi xong. Tải lại trang thì được, đóng trang là mất phần đang làm và cả tổ phải làm lại.",
    "Do not close this page until it is done. Reloading is fine; closing it loses your part and the whole team has to begin again.",
);
/// What comes of it.
pub const BEGIN_FILE: Text = Text::new(
    "Cuối cùng anh, chị có một tệp khoá. Cần {threshold} trong {seats} người đem tệp khoá đến mới mở được tổng số phiếu.",
    "In the end you have a key file. {threshold} of the {seats} members have to bring theirs to open the totals.",
);
/// Button: begin.
pub const BEGIN: Text = Text::new("Bắt đầu lập khoá", "Begin");
/// After a restart by the organisers.
pub const RESTARTED: Text = Text::new(
    "Ban Tổ chức đã cho lập khoá lại từ đầu. Tệp khoá cũ, nếu có, không còn dùng được.",
    "The organisers have restarted the making of the key. A key file from before is void.",
);
/// The browser gives no randomness.
pub const NO_RANDOM: Text = Text::new(
    "Trình duyệt này không tạo được số ngẫu nhiên an toàn. Hãy dùng trình duyệt khác.",
    "This browser gives no safe random numbers. Use another browser.",
);
/// The tab's storage is closed: a reload would lose the work.
pub const NO_STORAGE: Text = Text::new(
    "Trình duyệt không cho trang ghi nhớ tạm. Đừng tải lại trang cho đến khi xong.",
    "The browser does not let the page remember anything. Do not reload it until you are done.",
);

/// Waiting for the others.
pub const WAIT_TITLE: Text = Text::new("Đang chờ các thành viên khác", "Waiting for the other members");
/// What to do meanwhile.
pub const WAIT_WHAT: Text = Text::new(
    "Trang tự đi tiếp khi mọi người đã đến bước này. Anh, chị cứ để trang mở.",
    "The page goes on by itself when everybody is here. Just leave it open.",
);

/// Comparing.
pub const COMPARE_TITLE: Text = Text::new("Đọc mã này cho nhau nghe", "Read this code to each other");
/// How to compare.
pub const COMPARE_WHAT: Text = Text::new(
    "Gọi điện hoặc gặp nhau, từng người đọc to mã trên máy mình. Mọi máy phải hiện đúng cùng một mã. Đừng gửi mã qua trang này hay nhờ người khác đọc hộ.",
    "Call or meet each other; everybody reads the code aloud. All computers must show the very same one. Do not let anybody else read it for you.",
);
/// Why.
pub const COMPARE_WHY: Text = Text::new(
    "Mã giống nhau chứng tỏ không ai chen vào giữa để đánh tráo khoá.",
    "The same code everywhere shows that nobody in between has swapped the keys.",
);
/// Label of the code.
pub const COMPARE_CODE: Text = Text::new("Mã đối chiếu", "Comparison code");
/// Button: the same.
pub const SAME: Text = Text::new("Mọi người có cùng mã này", "Everybody has this code");
/// Button: different.
pub const DIFFERENT: Text = Text::new("Có người có mã khác", "Somebody has another one");

/// The codes differ.
pub const STOP_TITLE: Text = Text::new("Dừng lại, chưa lập khoá", "Stop: no key is made");
/// What to do.
pub const STOP_WHAT: Text = Text::new(
    "Báo ngay cho mọi thành viên và Ban Tổ chức: mã đối chiếu không giống nhau. Ban Tổ chức cho lập khoá lại từ đầu; nếu lần sau vẫn khác, cần nhờ người am hiểu kỹ thuật, không thuộc đơn vị vận hành máy chủ, kiểm tra.",
    "Tell all members and the organisers at once that the comparison codes differ. The organisers restart the making of the key; if they differ again, have it looked into by somebody competent who does not run the server.",
);
/// Button: look again.
pub const LOOK_AGAIN: Text = Text::new("Đọc lại mã", "Read the code again");

/// A post of somebody is wrong.
pub const BROKEN_TITLE: Text = Text::new("Không lập được khoá", "The key cannot be made");
/// Whose.
pub const BROKEN_SEAT: Text = Text::new(
    "Phần gửi lên từ ghế số {n} ({name}) không đúng. Anh, chị báo Ban Tổ chức cho lập khoá lại từ đầu.",
    "What came from seat {n} ({name}) is wrong. Ask the organisers to restart the making of the key.",
);
/// Nobody in particular.
pub const BROKEN_WHAT: Text = Text::new(
    "Những gì máy chủ đưa lại không khớp với phần của máy này. Anh, chị báo Ban Tổ chức cho lập khoá lại từ đầu.",
    "What the server gives back does not fit this computer's part. Ask the organisers to restart the making of the key.",
);
/// Begun elsewhere, or the tab was closed.
pub const LOST_TITLE: Text =
    Text::new("Trang này không giữ phần khoá của anh, chị", "This page does not hold your part");
/// What to do.
pub const LOST_WHAT: Text = Text::new(
    "Anh, chị đã bắt đầu ở một trang hoặc một máy khác. Nếu trang đó còn mở, hãy quay lại đó làm tiếp. Nếu đã đóng, báo Ban Tổ chức cho lập khoá lại từ đầu.",
    "You began in another page or on another computer. If it is still open, go on there. If it is closed, ask the organisers to restart the making of the key.",
);

/// Choosing the passphrase.
pub const PASS_TITLE: Text =
    Text::new("Đặt cụm mật khẩu cho tệp khoá", "Choose a passphrase for the key file");
/// What a good one is.
pub const PASS_GOOD: Text = Text::new(
    "Ít nhất 12 ký tự. Cách dễ nhớ và khó đoán: bốn hoặc năm từ không liên quan với nhau, ví dụ kiểu “trâu gạch mưa phím nón” (đừng dùng đúng ví dụ này). Không dùng tên, ngày sinh, số điện thoại.",
    "At least 12 characters. Easy to remember and hard to guess: four or five words that have nothing to do with each other, like “buffalo brick rain key hat” (not this very example). No names, birthdays or telephone numbers.",
);
/// No recovery.
pub const PASS_LOST: Text = Text::new(
    "Quên cụm mật khẩu thì không ai mở giúp được tệp khoá. Có thể ghi ra giấy, cất riêng, không để chung với tệp.",
    "Nobody can open the file if you forget it. You may write it down and lock it away, apart from the file.",
);
/// Label.
pub const PASS: Text = Text::new("Cụm mật khẩu", "Passphrase");
/// Label of the repetition.
pub const PASS_AGAIN: Text = Text::new("Gõ lại cụm mật khẩu", "The passphrase again");
/// Shows what is typed.
pub const PASS_SHOW: Text = Text::new("Hiện chữ đang gõ", "Show what I type");
/// The two differ.
pub const PASS_DIFFER: Text =
    Text::new("Hai lần gõ không giống nhau.", "The two passphrases are not the same.");
/// Button: make the file.
pub const MAKE_FILE: Text = Text::new("Tạo và tải tệp khoá", "Make and download the key file");
/// While it is worked out.
pub const WORKING: Text = Text::new("Đang tính, xin chờ vài giây…", "Working, a few seconds…");
/// The browser cannot save.
pub const SAVE_FAILED: Text =
    Text::new("Trình duyệt này không lưu được tệp.", "This browser cannot save the file.");

/// Checking the file.
pub const CHECK_TITLE: Text = Text::new("Kiểm tra tệp khoá vừa tải", "Check the file you just downloaded");
/// Why and how.
pub const CHECK_WHAT: Text = Text::new(
    "Tệp “{file}” nằm trong thư mục tải về. Hãy chép thêm một bản ra USB, rồi chọn tệp và gõ cụm mật khẩu để chắc rằng sau này mở được.",
    "The file “{file}” is among your downloads. Put a copy on a USB stick, then choose the file and type the passphrase, to be sure that it will open later.",
);
/// Label of the file field.
pub const FILE: Text = Text::new("Tệp khoá", "Key file");
/// Button: check and confirm.
pub const CHECK: Text = Text::new("Kiểm tra và xác nhận", "Check and confirm");
/// Button: download again.
pub const DOWNLOAD_AGAIN: Text = Text::new("Tải lại tệp", "Download it again");
/// Button: another passphrase.
pub const OTHER_PASS: Text = Text::new("Đặt cụm mật khẩu khác", "Choose another passphrase");
/// No file chosen, or not readable.
pub const NO_FILE: Text = Text::new(
    "Chưa chọn tệp, hoặc tệp quá lớn để là tệp khoá.",
    "No file is chosen, or it is too large to be a key file.",
);
/// Another key file.
pub const OTHER_FILE: Text = Text::new(
    "Đây là tệp khoá khác, không phải tệp vừa tải. Hãy chọn đúng tệp có tên ghi ở trên.",
    "This is another key file, not the one just downloaded. Choose the file named above.",
);

/// All is done here.
pub const DONE_TITLE: Text = Text::new("Phần của anh, chị đã xong", "Your part is done");
/// What to keep.
pub const DONE_KEEP: Text = Text::new(
    "Giữ tệp khoá (hai bản, hai nơi) và nhớ cụm mật khẩu. Sau khi đóng bình chọn, anh, chị đem tệp khoá đến trang này để mở tổng số phiếu.",
    "Keep the key file (two copies, two places) and remember the passphrase. After the election closes, come back to this page with the file to open the totals.",
);
/// Others are not ready.
pub const DONE_WAIT: Text =
    Text::new("Còn chờ các thành viên khác xác nhận.", "The other members still have to confirm.");
/// All are ready.
pub const DONE_ALL: Text = Text::new(
    "Mọi thành viên đã xác nhận: khoá của cuộc bình chọn đã lập xong.",
    "All members have confirmed: the election's key is made.",
);

/// Heading: decrypting.
pub const OPEN_TITLE: Text = Text::new("Mở tổng số phiếu", "Open the totals");
/// What is opened.
pub const OPEN_WHAT: Text = Text::new(
    "Chỉ mở tổng số phiếu của mỗi người được đề cử. Không một lá phiếu riêng nào được mở.",
    "Only the total of each nominee is opened. No single ballot is.",
);
/// How it goes.
pub const OPEN_HOW: Text = Text::new(
    "Chọn tệp khoá và gõ cụm mật khẩu. Khoá không rời khỏi máy này; chỉ phần tính được cùng chứng minh được gửi đi.",
    "Choose your key file and type the passphrase. The key does not leave this computer; only what it works out is sent, with a proof.",
);
/// How many are needed.
pub const OPEN_ENOUGH: Text = Text::new(
    "Cần {threshold} trong {seats} thành viên. Đã có {done}.",
    "{threshold} of the {seats} members are needed. {done} so far.",
);
/// Has decrypted.
pub const OPENED: Text = Text::new("đã mở phần của mình", "has opened their part");
/// Has not.
pub const NOT_OPENED: Text = Text::new("chưa", "not yet");
/// Button: decrypt.
pub const OPEN: Text = Text::new("Mở phần của tôi và gửi", "Open my part and send it");
/// Own part is in.
pub const OPEN_SENT: Text = Text::new(
    "Phần của anh, chị đã được máy chủ kiểm tra và ghi vào sổ công khai.",
    "Your part was checked by the server and is in the public record.",
);
/// Enough.
pub const OPEN_COUNTED: Text = Text::new(
    "Đã đủ người: phiếu đã kiểm xong. Ban Tổ chức có thể công bố kết quả.",
    "Enough members have come: the ballots are counted. The organisers can publish the result.",
);
/// Not enough yet.
pub const OPEN_WAIT: Text = Text::new(
    "Chờ thêm thành viên khác. Anh, chị có thể đóng trang này.",
    "Other members are still needed. You may close this page.",
);
/// The file is of another election.
pub const WRONG_ELECTION: Text = Text::new(
    "Tệp khoá này của cuộc bình chọn khác hoặc của lần lập khoá trước. Hãy chọn tệp khác.",
    "This key file is of another election, or from before the key was made anew. Choose another file.",
);
/// The file is of another seat.
pub const WRONG_SEAT: Text = Text::new(
    "Tệp khoá này của thành viên khác, không phải của anh, chị.",
    "This key file is another member's, not yours.",
);

/// Heading: the record is checked here first.
pub const RECORD_TITLE: Text =
    Text::new("Máy này kiểm tra sổ công khai trước", "This computer checks the record first");
/// Why.
pub const RECORD_WHY: Text = Text::new(
    "Để chắc rằng thứ được mở đúng là tổng của mọi phiếu, trang kiểm tra toàn bộ sổ công khai ngay trên máy này.",
    "To be sure that what is opened is the sum of all ballots, the page checks the whole public record on this computer.",
);
/// While it runs.
pub const RECORD_RUNS: Text =
    Text::new("Đang kiểm tra sổ công khai: {n} mục…", "Checking the record: {n} entries…");
/// It holds.
pub const RECORD_GOOD: Text = Text::new(
    "Sổ công khai đúng: {counted} phiếu được đếm, của {roll} người trong danh sách.",
    "The record is right: {counted} ballots are counted, of {roll} people on the roll.",
);
/// Compare with what is known.
pub const RECORD_COMPARE: Text = Text::new(
    "Hãy so số phiếu này với số người đã bỏ phiếu mà anh, chị biết.",
    "Compare this number with the turnout you know of.",
);
/// It does not hold.
pub const RECORD_BAD: Text = Text::new(
    "Sổ công khai không qua được phép kiểm tra số {what}. Không mở phần khoá. Hãy báo các thành viên khác và Ban Tổ chức.",
    "The record fails check {what}. Your part is not opened. Tell the other members and the organisers.",
);
/// It could not be checked.
pub const RECORD_UNCHECKED: Text = Text::new(
    "Không kiểm tra được sổ công khai trên trình duyệt này.",
    "The record could not be checked in this browser.",
);
/// Going on all the same.
pub const RECORD_OTHERWISE: Text = Text::new(
    "Tôi đã kiểm tra sổ công khai bằng chương trình verify-election hoặc trên máy khác",
    "I have checked the record with the program verify-election or on another computer",
);

/// The step of the key ceremony.
#[must_use]
pub const fn step(step: CeremonyStep) -> Text {
    match step {
        CeremonyStep::Commit | CeremonyStep::Reveal => Text::new("Tham gia", "Join"),
        CeremonyStep::Deal => Text::new("Đối chiếu mã", "Compare the code"),
        CeremonyStep::Confirm => Text::new("Cất tệp khoá", "Keep the key file"),
        CeremonyStep::Done => Text::new("Xong", "Done"),
    }
}

/// Why a key file is not made or not opened.
#[must_use]
pub const fn key_file(fault: KeyFileFault) -> Text {
    match fault {
        KeyFileFault::NotAKeyFile => Text::new(
            "Đây không phải tệp khoá của Tổ kiểm phiếu.",
            "This is not a key file of the counting team.",
        ),
        KeyFileFault::UnknownVersion => Text::new(
            "Tệp khoá thuộc phiên bản mà trang này không biết.",
            "The key file is of a version this page does not know.",
        ),
        KeyFileFault::Damaged => Text::new(
            "Tệp khoá bị hỏng hoặc đã bị sửa. Hãy dùng bản sao khác.",
            "The key file is damaged or was changed. Use your other copy.",
        ),
        KeyFileFault::TooCostly => Text::new(
            "Tệp khoá đòi hỏi quá mức cho phép, có thể đã bị sửa.",
            "The key file asks for more than is allowed; it may have been changed.",
        ),
        KeyFileFault::WrongPassphrase => Text::new(
            "Cụm mật khẩu không đúng. Hãy xem lại phím viết hoa, bộ gõ tiếng Việt và dấu.",
            "The passphrase is wrong. Mind capitals and the Vietnamese keyboard.",
        ),
        KeyFileFault::PassphraseTooShort => Text::new(
            "Cụm mật khẩu quá ngắn, cần ít nhất 12 ký tự.",
            "The passphrase is too short; it needs 12 characters or more.",
        ),
        KeyFileFault::OutOfMemory => Text::new(
            "Máy không còn đủ bộ nhớ. Hãy đóng bớt trang khác rồi thử lại.",
            "The computer has too little memory. Close other pages and try again.",
        ),
    }
}
