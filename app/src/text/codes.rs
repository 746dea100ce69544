//! Texts of the code keeper's pages: making voting codes, printing the letters, issuing anew.

use domain::election::ReissueReason;

use super::Text;

/// Heading of the list.
pub const TITLE: Text = Text::new("Phát mã bỏ phiếu", "Voting codes");
/// What is done here.
pub const LEAD: Text = Text::new(
    "Mỗi người bình chọn nhận một mã riêng, in trong thư. Mã được tạo ngay trên máy của anh, chị; máy chủ không bao giờ biết mã.",
    "Every voter gets a code of their own in a printed letter. The codes are made on your computer; the server never learns them.",
);
/// No election at all.
pub const NONE: Text = Text::new("Chưa có cuộc bình chọn nào.", "There is no election yet.");
/// Link to the work: codes are missing or letters to be printed.
pub const TO_DESK: Text = Text::new("Tạo mã và in thư", "Make codes and print letters");
/// Link to the work while the election is open.
pub const TO_REISSUE: Text = Text::new("Cấp lại mã", "Issue codes anew");
/// Link after closing.
pub const TO_LOOK: Text = Text::new("Xem danh sách", "See the list");
/// Back to the list.
pub const BACK: Text = Text::new("Về danh sách phát mã", "Back to the list");

/// Shown until the program of the page runs, and for ever without WebAssembly.
pub const ASLEEP: Text = Text::new("Đang chuẩn bị trang…", "Getting the page ready…");
/// What to do when it does not begin.
pub const ASLEEP_HELP: Text = Text::new(
    "Mã phải được tạo ngay trên máy này, nên trình duyệt cần chạy được chương trình của trang (JavaScript và WebAssembly). Nếu dòng này không mất đi sau nửa phút, hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari, hoặc nhờ bộ phận kỹ thuật.",
    "The codes have to be made on this computer, so the browser must run the page's program (JavaScript and WebAssembly). If this line is still here after half a minute, use a recent Chrome, Edge, Firefox or Safari, or ask the IT office.",
);

/// Under the number of people on the roll.
pub const ON_ROLL: Text = Text::new("Người trong danh sách", "People on the roll");
/// Under the number of people with a code.
pub const WITH_CODE: Text = Text::new("Đã có mã", "With a code");
/// Under the number of people without one.
pub const WITHOUT_CODE: Text = Text::new("Chưa có mã", "Without a code");

/// Heading: making codes.
pub const MAKE_TITLE: Text = Text::new("Tạo mã", "Make codes");
/// Before making: have paper ready.
pub const MAKE_NOTE: Text = Text::new(
    "Hãy chuẩn bị sẵn máy in và giấy A4. Tạo xong phải in ngay trên trang này: mã không được lưu ở đâu khác và không xem lại được.",
    "Have a printer and A4 paper ready. The letters must be printed from this page right away: the codes are stored nowhere else and cannot be shown again.",
);
/// Button: codes for everybody who has none.
pub const MAKE: Text = Text::new("Tạo mã cho {n} người chưa có", "Make codes for the {n} without one");
/// Everybody has a code.
pub const ALL_HAVE: Text =
    Text::new("Mọi người trong danh sách đã có mã.", "Everybody on the roll has a code.");
/// The roll is empty.
pub const EMPTY_ROLL: Text = Text::new(
    "Danh sách người bình chọn còn trống. Ban Tổ chức cần nhập danh sách trước.",
    "The roll is empty. The organisers have to import it first.",
);
/// While codes are made.
pub const MAKING: Text = Text::new("Đang tạo mã: {done}/{all}…", "Making codes: {done} of {all}…");
/// After making.
pub const MADE: Text = Text::new(
    "Đã tạo và đăng ký {n} mã. Bây giờ hãy in thư.",
    "{n} codes are made and registered. Now print the letters.",
);
/// The post failed.
pub const NOT_MADE: Text = Text::new(
    "Những mã chưa đăng ký được đã bị bỏ, chưa phát cho ai. Anh, chị bấm tạo mã lại là được.",
    "Codes that could not be registered were thrown away and given to nobody. Just press the button again.",
);
/// The browser gives no randomness.
pub const NO_RANDOM: Text = Text::new(
    "Trình duyệt này không tạo được số ngẫu nhiên an toàn. Hãy dùng trình duyệt khác.",
    "This browser gives no safe random numbers. Use another browser.",
);

/// Heading: lost letters.
pub const REMAKE_TITLE: Text = Text::new("Thư chưa in được hoặc bị mất?", "Letters lost or not printed?");
/// What can be done about it before opening.
pub const REMAKE_NOTE: Text = Text::new(
    "Trước khi mở bình chọn, có thể tạo mã mới thay mã cũ: cho một người (bấm nút bên cạnh tên) hoặc cho mọi người.",
    "Before the election opens a new code can replace the old one: for one person (button beside the name) or for everybody.",
);
/// Button: new codes for everybody.
pub const REMAKE_ALL: Text = Text::new("Tạo lại mã cho mọi người", "Make new codes for everybody");
/// Question before it.
pub const REMAKE_ALL_ASK: Text = Text::new(
    "Tạo mã mới cho cả {n} người? Mọi thư đã in trước đây không còn dùng được, phải thu lại và huỷ.",
    "Make new codes for all {n} people? All letters printed so far become void and must be collected and destroyed.",
);
/// Button beside one person, before opening.
pub const REMAKE: Text = Text::new("Tạo lại mã", "New code");
/// Question before it.
pub const REMAKE_ASK: Text = Text::new(
    "Tạo mã mới cho {name}? Thư cũ của người này không còn dùng được.",
    "Make a new code for {name}? This person's old letter becomes void.",
);

/// Heading: issuing anew while the election is open.
pub const REISSUE_TITLE: Text =
    Text::new("Cấp lại mã khi đang bình chọn", "Issuing anew while the election is open");
/// When to do it.
pub const REISSUE_NOTE: Text = Text::new(
    "Chỉ cấp lại khi người bình chọn mất thư hoặc mã bị lộ. Tìm tên trong danh sách dưới đây rồi bấm “Cấp lại mã”.",
    "Only when a voter has lost the letter or somebody else has seen the code. Find the name below and press “Issue anew”.",
);
/// Button beside one person, while open.
pub const REISSUE: Text = Text::new("Cấp lại mã", "Issue anew");
/// Heading of the question.
pub const REISSUE_ASK: Text = Text::new("Cấp lại mã cho {name}?", "Issue a new code to {name}?");
/// First consequence.
pub const REISSUE_VOID: Text =
    Text::new("Mã cũ mất hiệu lực ngay, không lấy lại được.", "The old code becomes void at once, for good.");
/// Second consequence.
pub const REISSUE_AGAIN: Text = Text::new(
    "Nếu người này đã bỏ phiếu bằng mã cũ, phiếu đó không được tính nữa và phải bỏ phiếu lại bằng mã mới.",
    "A ballot already cast with the old code no longer counts; the person has to vote again with the new one.",
);
/// Third consequence.
pub const REISSUE_PUBLIC: Text = Text::new(
    "Việc cấp lại được ghi vào sổ công khai, không kèm tên người; nhật ký thao tác ghi tên anh, chị và lý do.",
    "The re-issue is written into the public record without the voter's name; the audit trail has yours and the reason.",
);
/// Label of the reason.
pub const REISSUE_REASON: Text = Text::new("Lý do cấp lại", "Reason");
/// No reason is chosen yet.
pub const REISSUE_CHOOSE: Text = Text::new("Chọn lý do", "Choose a reason");
/// Why a code is issued anew.
pub const fn reissue_reason(reason: ReissueReason) -> Text {
    match reason {
        ReissueReason::Lost => {
            Text::new("Thư mất hoặc không đến nơi", "The letter is lost or did not arrive")
        }
        ReissueReason::Seen => {
            Text::new("Có thể người khác đã thấy mã", "Somebody else may have seen the code")
        }
        ReissueReason::Unreadable => Text::new("Mã không đọc được", "The code cannot be read"),
    }
}
/// Before confirming: the person stands in front of you.
pub const REISSUE_CHECK: Text = Text::new(
    "Tôi đã gặp đúng người này và đã hỏi lý do",
    "I have met this very person and asked for the reason",
);
/// Confirming button.
pub const REISSUE_YES: Text = Text::new("Cấp mã mới", "Issue the new code");
/// Confirming button before opening.
pub const REMAKE_YES: Text = Text::new("Tạo mã mới", "Make the new code");
/// Leaves the question.
pub const NOT_NOW: Text = Text::new("Thôi, để sau", "Not now");

/// Heading: the letters.
pub const LETTERS: Text = Text::new("Thư cần in: {n}", "Letters to print: {n}");
/// They exist only here.
pub const LETTERS_ONLY_HERE: Text = Text::new(
    "Các mã này chỉ có trên trang đang mở. Đóng hoặc tải lại trang là mất, không ai xem lại được, phải tạo mã mới.",
    "These codes exist on this open page only. Closing or reloading it loses them; nobody can show them again, and new ones have to be made.",
);
/// Label of the choice of letters.
pub const BATCH: Text = Text::new("In thư của", "Letters of");
/// All letters.
pub const BATCH_ALL: Text = Text::new("Tất cả ({n} thư)", "Everybody ({n} letters)");
/// Letters of one agency.
pub const BATCH_OF: Text = Text::new("{agency} ({n} thư)", "{agency} ({n} letters)");
/// Button: print.
pub const PRINT: Text = Text::new("In các thư này", "Print these letters");
/// What comes out of the printer.
pub const PRINT_NOTE: Text = Text::new(
    "Bốn thư trên một tờ A4. In xong thì cắt rời, gấp lại, cho vào phong bì ghi tên rồi trao tận tay.",
    "Four letters to an A4 sheet. Cut them apart, fold them, put each into an envelope with the name and hand it over in person.",
);
/// Opens: printing elsewhere.
pub const CSV_TITLE: Text = Text::new("In ở nơi khác", "Printing elsewhere");
/// Warning about the file.
pub const CSV_WARNING: Text = Text::new(
    "Tệp chứa mã của mọi người: ai có tệp là bỏ phiếu thay được. Không gửi qua thư điện tử hay tin nhắn; in xong phải xoá tệp và xoá khỏi thùng rác.",
    "The file has everybody's code: whoever has it can vote for them. Never send it by mail or messenger; delete it after printing, from the recycle bin too.",
);
/// Button: download.
pub const CSV: Text = Text::new("Tải tệp CSV", "Download as CSV");
/// The browser cannot save.
pub const CSV_FAILED: Text =
    Text::new("Trình duyệt này không lưu được tệp.", "This browser cannot save the file.");
/// First line of the file.
pub const CSV_HEAD: Text =
    Text::new("Họ và tên,Cơ quan,Mã bỏ phiếu,Địa chỉ", "Name,Agency,Voting code,Address");
/// Button: the letters are printed.
pub const PRINTED: Text =
    Text::new("Đã in xong, xoá mã khỏi trang", "Printed: clear the codes from this page");
/// Question before it.
pub const PRINTED_ASK: Text = Text::new(
    "Đã in đủ {n} thư và xem lại từng tờ chưa? Xoá rồi thì không hiện lại được.",
    "Are all {n} letters printed, and have you looked at every sheet? They cannot be shown again.",
);
/// Yes.
pub const PRINTED_YES: Text = Text::new("Đã in đủ, xoá mã", "All printed, clear");
/// Afterwards.
pub const CLEARED: Text = Text::new("Đã xoá mã khỏi trang này.", "The codes are cleared from this page.");

/// Letter: heading.
pub const LETTER_TITLE: Text = Text::new("Thư mời bình chọn", "Invitation to vote");
/// Letter: to whom.
pub const LETTER_TO: Text = Text::new("Kính gửi: {name}", "To: {name}");
/// Letter: above the code.
pub const LETTER_CODE: Text = Text::new("Mã bỏ phiếu của anh, chị", "Your voting code");
/// Letter: first sentence.
pub const LETTER_HOW_1: Text = Text::new(
    "Dùng máy ảnh điện thoại quét hình bên, hoặc mở {address} rồi gõ mã.",
    "Scan the square with your phone's camera, or open {address} and type the code.",
);
/// Letter: second sentence.
pub const LETTER_HOW_2: Text = Text::new(
    "Chọn người anh, chị tín nhiệm, xem lại, bấm gửi và chờ trang báo phiếu đã được ghi nhận.",
    "Choose whom you trust, look it over, send it, and wait until the page says that your ballot is counted.",
);
/// Letter: third sentence.
pub const LETTER_HOW_3: Text = Text::new(
    "Trước khi đóng bình chọn có thể bỏ phiếu lại; chỉ phiếu sau cùng được tính.",
    "Until the election closes you may vote again; only the last ballot counts.",
);
/// Letter: secret.
pub const LETTER_SECRET: Text = Text::new(
    "Mã là bí mật: ai có mã thì bỏ phiếu thay được. Không chụp ảnh, không đưa cho bất cứ ai, kể cả Ban Tổ chức.",
    "The code is secret: whoever has it can vote for you. Take no picture of it and give it to nobody, organisers included.",
);
/// Letter: whom to ask.
pub const LETTER_ASK: Text = Text::new(
    "Mất thư hoặc có điều chưa rõ, xin hỏi nơi phát thư: {keeper}.",
    "If the letter is lost or anything is unclear, ask who handed it out: {keeper}.",
);

/// Heading: the roll.
pub const ROLL: Text = Text::new("Danh sách người bình chọn", "The roll");
/// Label of the search.
pub const SEARCH: Text = Text::new("Tìm theo tên hoặc cơ quan", "Find by name or agency");
/// How many are shown.
pub const SHOWN: Text = Text::new("Hiện {shown} trong {all} người", "{shown} of {all} people shown");
/// Button: show more.
pub const MORE: Text = Text::new("Hiện thêm", "Show more");
/// Column: name.
pub const NAME: Text = Text::new("Họ và tên", "Name");
/// Column: agency.
pub const AGENCY: Text = Text::new("Cơ quan, đơn vị", "Agency");
/// Column: code.
pub const CODE: Text = Text::new("Mã", "Code");
/// Column: re-issues.
pub const REISSUES: Text = Text::new("Số lần cấp lại", "Re-issues");
/// Column: what can be done.
pub const DO: Text = Text::new("Việc", "Action");
/// Has a code.
pub const HAS: Text = Text::new("Đã có", "Yes");
/// Has none.
pub const HAS_NOT: Text = Text::new("Chưa có", "No");
/// The election is closed.
pub const CLOSED_NOTE: Text = Text::new(
    "Bình chọn đã đóng, không tạo hay cấp lại mã nữa. Hãy huỷ các thư chưa phát.",
    "The election is closed; no codes are made any more. Destroy letters that were not handed out.",
);
