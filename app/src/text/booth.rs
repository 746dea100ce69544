//! Texts of the booth: code, ballot paper, review, casting.

use domain::Code;
use voting::BadVotingCode;

use super::Text;

/// Heading of the page.
pub const PAPER: Text = Text::new("Phiếu bình chọn", "Ballot paper");
/// Until the program runs.
pub const WAKING: Text = Text::new("Đang mở trang bỏ phiếu…", "The booth is opening…");
/// If it never does.
pub const WAKING_LONG: Text = Text::new(
    "Nếu sau nửa phút dòng này vẫn còn thì trình duyệt này quá cũ hoặc đang chặn chương trình, nên không bỏ phiếu được trên máy này. Mã bỏ phiếu của anh, chị vẫn còn nguyên giá trị. Anh, chị có thể:",
    "If this line is still here after half a minute, this browser is too old or blocks programs, and you cannot vote on this machine. Your voting code stays valid. You can:",
);
/// JavaScript is off.
pub const NO_SCRIPT: Text = Text::new(
    "Trình duyệt này đang tắt JavaScript. Phiếu được niêm phong ngay trên máy của anh, chị nên cần bật JavaScript để bỏ phiếu.",
    "JavaScript is off in this browser. Ballots are sealed on your own machine, so it must be on for voting.",
);
/// Alternative: another machine.
pub const OTHER_MACHINE: Text = Text::new(
    "dùng điện thoại hoặc máy tính khác, hoặc cập nhật trình duyệt (Chrome, Edge, Firefox, Safari);",
    "use another telephone or computer, or update the browser (Chrome, Edge, Firefox, Safari);",
);
/// Alternative: the Centre's machine.
pub const OTHER_COUNTER: Text = Text::new(
    "dùng máy tính đặt tại quầy của Trung tâm Phục vụ hành chính công;",
    "use the computer at the Public Administrative Service Centre's counter;",
);
/// Alternative: ask.
pub const OTHER_ASK: Text = Text::new(
    "liên hệ Ban Tổ chức để được hướng dẫn. Không đọc mã bỏ phiếu cho bất kỳ ai.",
    "ask the organisers for help. Read your voting code to nobody.",
);
/// The election takes no ballots.
pub const NOT_OPEN: Text = Text::new(
    "Cuộc bình chọn này hiện không nhận phiếu.",
    "This election does not take ballots at the moment.",
);

/// Label of the list of steps.
pub const STEPS: Text = Text::new("Các bước bỏ phiếu", "Steps of voting");
/// First step.
pub const STEP_CODE: Text = Text::new("Nhập mã", "Type the code");
/// Second step; also its heading.
pub const STEP_CHOOSE: Text = Text::new("Chọn người", "Choose");
/// Third step; also its heading and the button that leads there.
pub const STEP_REVIEW: Text = Text::new("Xem lại phiếu", "Look over the ballot");
/// Fourth step.
pub const STEP_RECEIPT: Text = Text::new("Nhận mã kiểm phiếu", "Get the check code");

/// Heading of the first step.
pub const CODE_TITLE: Text = Text::new("Nhập mã bỏ phiếu", "Type your voting code");
/// Where the code is.
pub const CODE_LEAD: Text = Text::new(
    "Mã in trong thư gửi riêng cho anh, chị. Có thể dùng điện thoại quét hình vuông (mã QR) trong thư thay cho gõ.",
    "The code is in the letter that was sent to you. You may scan the square (QR code) in the letter instead of typing.",
);
/// Label of the field.
pub const CODE: Text = Text::new("Mã bỏ phiếu", "Voting code");
/// How a code looks.
pub const CODE_HINT: Text = Text::new(
    "20 chữ và số, chia 5 nhóm. Gõ chữ thường hay chữ hoa, có hay không có dấu gạch đều được.",
    "20 letters and digits in 5 groups. Upper or lower case, with or without dashes.",
);
/// Button that opens the paper.
pub const CODE_OPEN: Text = Text::new("Mở phiếu", "Open the ballot paper");
/// While the paper is fetched.
pub const CODE_OPENING: Text = Text::new("Đang mở phiếu…", "Opening the ballot paper…");
/// Where the code goes.
pub const CODE_SAFE: Text = Text::new(
    "Không cần đăng nhập. Mã chỉ được dùng trên máy này, không gửi đi đâu và mất khi đóng trang.",
    "No sign-in is needed. The code is used on this machine only, is sent nowhere and is gone when the page is closed.",
);
/// No code at hand.
pub const CODE_LOST: Text = Text::new(
    "Chưa nhận được thư hoặc thất lạc mã? Hãy báo người phát mã để được cấp mã mới; mã cũ khi đó hết giá trị.",
    "No letter, or lost the code? Tell the code keeper, who issues a new one; the old one is then void.",
);
/// The code is well formed but not of this election.
pub const CODE_UNKNOWN: Text = Text::new(
    "Mã gõ đúng cách nhưng không thuộc cuộc bình chọn này, hoặc đã được thay bằng mã mới. Hãy xem lại thư có đúng của cuộc này không; nếu đúng, hãy báo người phát mã.",
    "The code is well formed but not of this election, or a new one replaced it. See whether the letter is of this election; if so, tell the code keeper.",
);
/// The paper that came does not hold together.
pub const PAPER_BROKEN: Text = Text::new(
    "Phiếu nhận về không khớp với cuộc bình chọn nên máy này không dùng. Chưa có gì được gửi. Hãy tải lại trang; nếu vẫn vậy, hãy báo Tổ kiểm phiếu.",
    "The ballot paper that arrived does not fit the election, so this machine does not use it. Nothing was sent. Reload the page; if that does not help, tell the trustees.",
);

/// What to do on the paper.
pub const PAPER_LEAD: Text = Text::new(
    "Đọc thành tích rồi đánh dấu người anh, chị chọn ở từng hạng mục. Phiếu chưa gửi đi cho đến khi anh, chị bấm “Bỏ phiếu” ở bước sau.",
    "Read what each nominee achieved and mark those you choose in every category. Nothing is cast until you press “Vote” in the next step.",
);
/// What a ballot says of its voter.
pub const SECRET: Text = Text::new(
    "Phiếu được niêm phong ngay trên máy này. Ban Tổ chức, người phát mã và người quản trị máy chủ đều không xem được lựa chọn của anh, chị.",
    "The ballot is sealed on this machine. Neither the organisers nor the code keeper nor the server's administrators can see your choices.",
);
/// Why the order differs between voters.
pub const SHUFFLED: Text = Text::new(
    "Thứ tự người được đề cử được xáo riêng cho từng người bình chọn.",
    "The order of nominees is shuffled for each voter.",
);
/// To a voter whose ballot is in.
pub const REPLACES: Text = Text::new(
    "Anh, chị đã bỏ phiếu trong cuộc này. Nếu bỏ phiếu mới thì phiếu mới thay hẳn phiếu cũ.",
    "You have voted in this election. A new ballot takes the place of the earlier one.",
);
/// Number of a category among all.
pub const CATEGORY: Text = Text::new("Hạng mục {n}/{all}", "Category {n} of {all}");
/// Rule: one nominee.
pub const CHOOSE_ONE: Text = Text::new("Chọn 1 người.", "Choose 1 person.");
/// Rule: an exact number.
pub const CHOOSE_EXACTLY: Text = Text::new("Chọn đúng {max} người.", "Choose exactly {max} people.");
/// Rule: a range.
pub const CHOOSE_RANGE: Text =
    Text::new("Chọn từ {min} đến {max} người.", "Choose between {min} and {max} people.");
/// Rule: at most.
pub const CHOOSE_UP_TO: Text = Text::new("Chọn nhiều nhất {max} người.", "Choose at most {max}.");
/// Rule: or nobody.
pub const OR_BLANK: Text = Text::new("Cũng có thể bỏ phiếu trắng.", "A blank vote is allowed too.");
/// The blank vote as a choice.
pub const BLANK: Text = Text::new("Bỏ phiếu trắng ở hạng mục này", "Cast a blank vote in this category");
/// What it means.
pub const BLANK_NOTE: Text = Text::new("Không chọn ai trong hạng mục này.", "Choose nobody here.");
/// How many are chosen.
pub const CHOSEN: Text = Text::new("Đã chọn {n}/{max}", "Chosen {n} of {max}");
/// Nobody, on purpose.
pub const CHOSEN_BLANK: Text = Text::new("Phiếu trắng", "Blank vote");
/// Fewer than the minimum are chosen.
pub const CHOOSE_MORE: Text = Text::new("Cần chọn thêm {n} người", "Choose {n} more");
/// More than the maximum are chosen.
pub const CHOOSE_LESS: Text = Text::new("Bỏ bớt {n} người", "Take {n} away");
/// The number is right.
pub const CHOSEN_RIGHT: Text = Text::new("Số người đã hợp lệ", "The number is right");
/// Button to the next category.
pub const NEXT: Text = Text::new("Tiếp theo", "Next");
/// The nominee is the voter.
pub const OWN: Text = Text::new(
    "Đây là anh, chị. Không thể tự bình chọn cho mình.",
    "This is you. Nobody can vote for themselves.",
);
/// Before the achievements.
pub const ACHIEVEMENTS: Text = Text::new("Thành tích", "Achievements");
/// Before what the agency puts forward.
pub const EVIDENCE: Text = Text::new("Minh chứng", "Evidence");
/// Opens the standards; some are measured.
pub const STANDARDS_MET: Text =
    Text::new("Đạt {met}/{measured} tiêu chuẩn có số liệu", "{met} of {measured} measured standards met");
/// Opens the standards; none is measured.
pub const STANDARDS: Text = Text::new("Tiêu chuẩn của nhóm", "Standards of the group");
/// How good and all cases are written behind a share.
pub const OF_CASES: Text = Text::new("{good} trong {all}", "{good} of {all}");
/// How a count is written.
pub const COUNTED: Text = Text::new("đếm được {n}", "{n} counted");
/// Categories that are not as the rules ask for.
pub const NOT_READY: Text =
    Text::new("Phiếu chưa hợp lệ ở hạng mục:", "The ballot is not as the rules ask for in the category:");
/// Going back with choices made, heading.
pub const LEAVE: Text = Text::new("Rời khỏi phiếu này?", "Leave this ballot?");
/// What that means.
pub const LEAVE_NOTE: Text = Text::new(
    "Phiếu chưa được gửi. Nếu rời đi, các lựa chọn sẽ mất và cần nhập lại mã.",
    "The ballot was not cast. If you leave, the choices are gone and the code is needed again.",
);
/// Button: stay.
pub const LEAVE_STAY: Text = Text::new("Ở lại với phiếu", "Stay with the ballot");
/// Button: leave.
pub const LEAVE_GO: Text = Text::new("Rời đi, xoá lựa chọn", "Leave, clear the choices");

/// What to do on the review step.
pub const REVIEW_LEAD: Text = Text::new(
    "Phiếu của anh, chị như dưới đây. Nếu đúng, bấm “Bỏ phiếu”.",
    "This is your ballot. If it is right, press “Vote”.",
);
/// What comes after casting.
pub const REVIEW_NOTE: Text = Text::new(
    "Bỏ phiếu xong, anh, chị nhận một mã kiểm phiếu. Cho đến khi đóng bình chọn vẫn có thể bỏ phiếu lại; phiếu sau cùng được tính.",
    "After voting you get a check code. Until the election closes you may vote again; the last ballot counts.",
);
/// The one button that casts.
pub const CAST: Text = Text::new("Bỏ phiếu", "Vote");
/// Button back to the paper.
pub const CHANGE: Text = Text::new("Sửa lại lựa chọn", "Change the choice");

/// Heading while casting.
pub const CASTING: Text = Text::new("Đang bỏ phiếu", "Casting your ballot");
/// The ballot is being sealed.
pub const SEALING: Text =
    Text::new("Đang niêm phong phiếu trên máy này…", "Sealing the ballot on this machine…");
/// The ballot is on its way.
pub const SENDING: Text = Text::new(
    "Đang gửi phiếu và chờ ghi nhận. Đừng đóng trang này.",
    "Sending the ballot and waiting until it is stored. Do not close this page.",
);
/// No network: certainly not sent.
pub const OFFLINE: Text = Text::new(
    "Chưa có mạng – phiếu chưa được gửi. Đừng đóng trang này.",
    "No network – the ballot was not sent yet. Do not close this page.",
);
/// No answer: perhaps stored.
pub const UNCLEAR: Text = Text::new(
    "Chưa nhận được trả lời nên chưa biết phiếu đã được ghi nhận hay chưa. Đừng đóng trang này.",
    "No answer came, so it is not known yet whether the ballot was stored. Do not close this page.",
);
/// What happens by itself.
pub const RETRY_NOTE: Text = Text::new(
    "Máy tự gửi lại cho đến khi được ghi nhận. Gửi nhiều lần vẫn chỉ là một phiếu.",
    "The machine sends again until the ballot is stored. Sent many times, it is still one ballot.",
);
/// Button: at once.
pub const RETRY: Text = Text::new("Gửi lại ngay", "Send again now");
/// Heading: refused.
pub const REFUSED: Text = Text::new("Phiếu chưa được nhận", "The ballot was not taken");
/// The browser has no generator of secrets.
pub const NO_RANDOM: Text = Text::new(
    "Trình duyệt này không niêm phong phiếu được. Hãy dùng trình duyệt hoặc máy khác; mã bỏ phiếu vẫn còn giá trị.",
    "This browser cannot seal a ballot. Use another browser or machine; your voting code stays valid.",
);
/// The part of the page that seals could not be loaded.
pub const NOT_SEALED: Text = Text::new(
    "Máy chưa niêm phong được phiếu: có thể vừa mất mạng. Chưa có gì được gửi đi.",
    "This device could not seal the ballot: the network may have been lost. Nothing was sent.",
);
/// What to do then.
pub const NOT_SEALED_ADVICE: Text = Text::new(
    "Hãy kiểm tra mạng rồi bắt đầu lại; mã bỏ phiếu vẫn còn giá trị.",
    "Check the network and begin again; your voting code stays valid.",
);
/// The answer speaks of another ballot.
pub const OTHER_BALLOT: Text = Text::new(
    "Máy chủ trả lời về một phiếu khác với phiếu máy này đã gửi. Hãy chép lại mã kiểm phiếu {code} và báo ngay cho Tổ kiểm phiếu.",
    "The server answered about another ballot than this machine sent. Write down the check code {code} and tell the trustees at once.",
);
/// Link to the election's page.
pub const SEE_ELECTION: Text = Text::new("Xem cuộc bình chọn", "See the election");
/// Link to all elections.
pub const BACK_TO_LIST: Text = Text::new("Về danh sách bình chọn", "Back to the elections");
/// Button: begin again with a code.
pub const BEGIN_AGAIN: Text = Text::new("Nhập lại mã bỏ phiếu", "Type the voting code again");

/// Opens the check of the machine.
pub const HONEST: Text =
    Text::new("Kiểm tra máy này có trung thực không", "Check whether this machine is honest");
/// What it is about.
pub const HONEST_LEAD: Text = Text::new(
    "Không bắt buộc. Máy niêm phong phiếu trước, cho biết mã kiểm phiếu, rồi anh, chị mới quyết định: bỏ phiếu đó, hay mở ra xem bên trong có đúng lựa chọn không. Phiếu đã mở ra thì bị bỏ đi, không được gửi.",
    "Not required. The machine first seals the ballot and shows its check code; only then do you decide: cast that ballot, or open it to see whether your choices are in it. An opened ballot is discarded and never sent.",
);
/// Who sees an opened ballot.
pub const HONEST_NOTE: Text = Text::new(
    "Người cầm bản mở sẽ thấy các lựa chọn. Nếu không muốn, hãy chọn thử người khác, kiểm tra, rồi sửa lại phiếu trước khi bỏ.",
    "Whoever holds an opened ballot sees the choices in it. If you mind, choose somebody else first, check, and then change the ballot before you vote.",
);
/// Button: seal.
pub const HONEST_SEAL: Text = Text::new("Niêm phong phiếu này", "Seal this ballot");
/// The sealed ballot has this code.
pub const HONEST_SEALED: Text =
    Text::new("Phiếu đã niêm phong có mã kiểm phiếu", "The sealed ballot has the check code");
/// What to do next.
pub const HONEST_DECIDE: Text = Text::new(
    "Hãy chép mã này ra giấy trước. Bấm “Bỏ phiếu” thì đúng phiếu này được gửi. Muốn kiểm tra thì mở ra.",
    "Write the code down first. “Vote” sends exactly this ballot. To check it, open it.",
);
/// Button: open.
pub const HONEST_OPEN: Text = Text::new("Mở ra để kiểm tra", "Open it to check");
/// It was opened.
pub const HONEST_OPENED: Text = Text::new(
    "Phiếu này đã mở nên bị bỏ đi. Khi anh, chị bấm “Bỏ phiếu”, máy niêm phong một phiếu mới.",
    "This ballot was opened and is discarded. When you press “Vote”, the machine seals a new one.",
);
/// How to check.
pub const HONEST_HOW: Text = Text::new(
    "Dùng máy khác mà anh, chị tin cậy quét mã QR (hoặc chép bản mở vào trang kiểm tra). Máy đó phải cho thấy đúng các lựa chọn và đúng mã kiểm phiếu anh, chị đã chép.",
    "Scan the QR code with another machine that you trust (or copy the opened ballot into the check page). It must show exactly your choices and the check code you wrote down.",
);
/// Label of the opened ballot's text.
pub const HONEST_TEXT: Text = Text::new("Bản mở của phiếu", "The opened ballot");
/// Link to the check page.
pub const HONEST_LINK: Text = Text::new("Trang kiểm tra phiếu đã mở", "The page that checks opened ballots");
/// Label of the QR code.
pub const HONEST_QR: Text = Text::new(
    "Mã QR dẫn đến trang kiểm tra phiếu đã mở",
    "QR code that leads to the check of the opened ballot",
);
/// Button: once more.
pub const HONEST_AGAIN: Text = Text::new("Niêm phong một phiếu khác", "Seal another ballot");

/// What is wrong with a typed voting code.
#[must_use]
pub const fn bad_code(fault: BadVotingCode) -> Text {
    match fault {
        BadVotingCode::WrongLength => Text::new(
            "Mã phải có đủ 20 chữ và số. Hãy so lại từng nhóm với thư.",
            "A code has 20 letters and digits. Compare each group with the letter.",
        ),
        BadVotingCode::WrongLetter => Text::new(
            "Mã chỉ gồm chữ cái không dấu và chữ số. Hãy so lại từng nhóm với thư.",
            "A code has plain letters and digits only. Compare each group with the letter.",
        ),
        BadVotingCode::Mistyped => Text::new(
            "Có chữ gõ nhầm hoặc đảo chỗ. Hãy so lại từng nhóm với thư.",
            "A letter is mistyped, or two are swapped. Compare each group with the letter.",
        ),
    }
}

/// What a voter can do after a refusal.
#[must_use]
pub const fn advice(code: Code) -> Text {
    match code {
        Code::ElectionNotOpen => Text::new(
            "Thời gian bỏ phiếu đã hết theo đồng hồ của máy chủ. Phiếu bỏ trước đó, nếu có, vẫn được tính.",
            "By the server's clock the time for voting is over. A ballot cast before, if any, still counts.",
        ),
        Code::NotOnRoll | Code::CodeRevoked => Text::new(
            "Nếu anh, chị đã nhận mã mới, hãy nhập mã mới. Nếu chưa, hãy báo người phát mã.",
            "If you were given a new code, type that one. If not, tell the code keeper.",
        ),
        Code::BallotReplayed => Text::new(
            "Có thể phiếu này đã được thay bằng phiếu bỏ từ máy khác. Muốn đổi, hãy nhập mã và bỏ phiếu lại.",
            "A ballot cast on another machine may have replaced it. To change that, type the code and vote again.",
        ),
        _ => Text::new(
            "Hãy nhập mã và bỏ phiếu lại từ đầu. Nếu vẫn không được, hãy thử máy khác hoặc báo Ban Tổ chức.",
            "Type the code and vote again from the beginning. If that fails, try another machine or tell the organisers.",
        ),
    }
}
