//! Texts of peer voting: the voter's pages, the public pages, the organisers' page.

use domain::election::{BallotTrace, ElectionState, StandardStatus};

use super::Text;

/// Heading of the list of elections.
pub const TITLE: Text = Text::new("Bình chọn gương điển hình", "Election of exemplary officers");
/// What it is about.
pub const LEAD: Text = Text::new(
    "Mỗi người bình chọn chọn ra những đồng nghiệp phục vụ người dân, doanh nghiệp tốt nhất.",
    "Every voter chooses the colleagues who serve citizens and enterprises best.",
);
/// For visitors: how to vote.
pub const SIGN_IN_FIRST: Text = Text::new(
    "Muốn bỏ phiếu, anh, chị đăng nhập bằng mã cá nhân in trong thư gửi riêng.",
    "To vote, sign in with the personal code from the letter that was sent to you.",
);
/// Link to signing in.
pub const SIGN_IN: Text = Text::new("Đăng nhập bằng mã cá nhân", "Sign in with a personal code");
/// For staff accounts: they do not vote.
pub const STAFF_NOTE: Text = Text::new(
    "Tài khoản này dùng để tổ chức, không dùng để bỏ phiếu. Muốn bỏ phiếu, hãy đăng xuất rồi đăng nhập bằng mã cá nhân.",
    "This account organises and does not vote. To vote, sign out and sign in with a personal code.",
);
/// Heading: the voter's own elections.
pub const MINE: Text = Text::new("Cuộc bình chọn có tên anh, chị", "Elections in which you may vote");
/// None of them.
pub const MINE_NONE: Text = Text::new(
    "Hiện không có cuộc bình chọn nào có tên anh, chị trong danh sách người bình chọn.",
    "No election lists you as a voter at the moment.",
);
/// Heading: elections, for visitors.
pub const ALL: Text = Text::new("Các cuộc bình chọn", "Elections");
/// Heading: elections in which the viewer does not vote.
pub const OTHERS: Text = Text::new("Các cuộc bình chọn khác", "Other elections");
/// None of them.
pub const ALL_NONE: Text =
    Text::new("Chưa có cuộc bình chọn nào được mở.", "No election has been opened yet.");
/// The viewer's ballot is in.
pub const VOTED: Text = Text::new("Anh, chị đã bỏ phiếu", "You have voted");
/// The viewer's ballot is not in.
pub const NOT_VOTED: Text = Text::new("Anh, chị chưa bỏ phiếu", "You have not voted");
/// Link to the ballot paper.
pub const VOTE: Text = Text::new("Bỏ phiếu", "Vote");
/// Link to the ballot paper for a voter whose ballot is in.
pub const VOTE_AGAIN: Text = Text::new("Bỏ phiếu lại", "Vote again");
/// Link to the election's page while no result is published.
pub const SEE_TURNOUT: Text = Text::new("Xem tỷ lệ tham gia", "See the turnout");
/// Link to the election's page with its result.
pub const SEE_RESULT: Text = Text::new("Xem kết quả", "See the result");

/// Heading of the ballot paper.
pub const PAPER: Text = Text::new("Phiếu bình chọn", "Ballot paper");
/// Label of the list of steps.
pub const STEPS: Text = Text::new("Các bước bỏ phiếu", "Steps of voting");
/// First step.
pub const STEP_CHOOSE: Text = Text::new("Chọn người", "Choose");
/// Second step; also its heading and the button that leads there.
pub const STEP_REVIEW: Text = Text::new("Xem lại phiếu", "Look over the ballot");
/// Third step.
pub const STEP_RECEIPT: Text = Text::new("Gửi phiếu, nhận mã", "Cast it, get the code");
/// What to do on the paper.
pub const PAPER_LEAD: Text = Text::new(
    "Đọc thành tích rồi đánh dấu người anh, chị chọn ở từng hạng mục. Phiếu chưa gửi đi cho đến khi anh, chị xác nhận ở bước sau.",
    "Read what each nominee achieved and mark those you choose in every category. Nothing is cast until you confirm in the next step.",
);
/// What a ballot says of its voter.
pub const SECRET: Text = Text::new(
    "Phiếu không ghi tên người bỏ. Hệ thống chỉ ghi anh, chị đã bỏ phiếu hay chưa, không ghi giờ.",
    "A ballot bears no name. The system only notes whether you have voted, and no time.",
);
/// Why the order differs between voters.
pub const SHUFFLED: Text = Text::new(
    "Thứ tự người được đề cử được xáo riêng cho từng người bình chọn.",
    "The order of nominees is shuffled for each voter.",
);
/// To a voter whose ballot is in.
pub const REPLACES: Text = Text::new(
    "Anh, chị đã bỏ phiếu trong cuộc này. Nếu gửi phiếu mới thì phiếu mới thay hẳn phiếu cũ.",
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
/// Rule for the bar: an exact number.
pub const BAR_EXACTLY: Text = Text::new("Chọn {max} người", "Choose {max}");
/// Rule for the bar: a range.
pub const BAR_RANGE: Text = Text::new("Chọn {min}–{max} người", "Choose {min}–{max}");
/// How many are chosen.
pub const CHOSEN: Text = Text::new("Đã chọn {n}/{max}", "Chosen {n} of {max}");
/// Fewer than the minimum are chosen.
pub const CHOOSE_MORE: Text = Text::new("Cần chọn thêm {n} người", "Choose {n} more");
/// More than the maximum are chosen.
pub const CHOOSE_LESS: Text = Text::new("Bỏ bớt {n} người", "Take {n} away");
/// The number is right.
pub const CHOSEN_RIGHT: Text = Text::new("Số người đã hợp lệ", "The number is right");
/// Link to the next category.
pub const NEXT: Text = Text::new("Tiếp theo", "Next");
/// The nominee is the voter.
pub const OWN: Text = Text::new(
    "Đây là anh, chị. Không thể tự bình chọn cho mình.",
    "This is you. Nobody can vote for themselves.",
);
/// Before the achievements.
pub const ACHIEVEMENTS: Text = Text::new("Thành tích", "Achievements");
/// Opens the standards; some are measured.
pub const STANDARDS_MET: Text =
    Text::new("Đạt {met}/{measured} tiêu chuẩn có số liệu", "{met} of {measured} measured standards met");
/// Opens the standards; none is measured.
pub const STANDARDS: Text = Text::new("Tiêu chuẩn của nhóm", "Standards of the group");
/// How good and all cases are written behind a share.
pub const OF_CASES: Text = Text::new("{good} trong {all}", "{good} of {all}");

/// How a count is written.
pub const COUNTED: Text = Text::new("đếm được {n}", "{n} counted");

/// What to do on the review page.
pub const REVIEW_LEAD: Text = Text::new(
    "Phiếu của anh, chị gồm những người dưới đây. Nếu đúng, bấm “Gửi phiếu”.",
    "Your ballot names the people below. If that is right, press “Cast the ballot”.",
);
/// What comes after casting.
pub const REVIEW_NOTE: Text = Text::new(
    "Gửi xong, anh, chị nhận một mã kiểm phiếu. Cho đến khi đóng bình chọn vẫn có thể bỏ phiếu lại; phiếu gửi sau cùng được tính.",
    "After casting you get a check code. Until the election closes you may vote again; the last ballot counts.",
);
/// Button that casts.
pub const CAST: Text = Text::new("Gửi phiếu", "Cast the ballot");
/// Link back to the paper.
pub const CHANGE: Text = Text::new("Sửa lại lựa chọn", "Change the choice");
/// Nothing to look over.
pub const REVIEW_EMPTY: Text = Text::new(
    "Trình duyệt không còn giữ lựa chọn nào của cuộc này. Chưa có phiếu nào được gửi; mời chọn lại.",
    "The browser keeps no choice for this election any more. Nothing was cast; please choose again.",
);

/// Heading of the receipt.
pub const RECEIPT_TITLE: Text = Text::new("Phiếu đã được ghi nhận", "Your ballot is stored");
/// Heading of the receipt for a ballot that replaced another.
pub const RECEIPT_REPLACED: Text =
    Text::new("Phiếu mới đã thay phiếu cũ", "Your new ballot has replaced the earlier one");
/// Label of the check code.
pub const CHECK_CODE: Text = Text::new("Mã kiểm phiếu của anh, chị", "Your check code");
/// Receipt: keep it.
pub const RECEIPT_KEEP: Text = Text::new(
    "Hãy in trang này hoặc chép mã ra giấy. Mã chỉ hiện ở đây, sau này không ai tra lại giúp được.",
    "Print this page or write the code down. It is shown only here; nobody can look it up for you later.",
);
/// Receipt: what it is for.
pub const RECEIPT_FOR: Text = Text::new(
    "Khi kết quả được công bố, mã của mọi phiếu đã đếm được công khai. Thấy mã này trong danh sách nghĩa là phiếu của anh, chị đã được đếm.",
    "When the result is published, the codes of all counted ballots are public. If this code is among them, your ballot was counted.",
);
/// Receipt: what it does not tell.
pub const RECEIPT_SECRET: Text =
    Text::new("Mã không cho biết anh, chị đã chọn ai.", "The code does not tell whom you chose.");
/// Receipt: voting again.
pub const RECEIPT_AGAIN: Text = Text::new(
    "Cho đến khi đóng bình chọn, anh, chị có thể bỏ phiếu lại. Chỉ phiếu sau cùng được tính, và phiếu đó có mã mới.",
    "Until the election closes you may vote again. Only the last ballot counts, and it has a new code.",
);
/// Button that prints.
pub const PRINT: Text = Text::new("In trang này", "Print this page");
/// The browser does not keep the receipt any more.
pub const RECEIPT_GONE: Text = Text::new(
    "Mã kiểm phiếu chỉ hiện ngay sau khi gửi phiếu và nay không còn ở trình duyệt này. Phiếu đã gửi vẫn được giữ. Nếu chưa kịp chép mã, anh, chị có thể bỏ phiếu lại để nhận mã mới.",
    "The check code is shown right after casting and is no longer in this browser. A ballot that was cast stays. If you did not write the code down, you may vote again to get a new one.",
);
/// Link back to the list.
pub const BACK_TO_LIST: Text = Text::new("Về danh sách bình chọn", "Back to the elections");

/// When it was opened.
pub const OPENED: Text = Text::new("Mở lúc", "Opened");
/// When it was closed.
pub const CLOSED: Text = Text::new("Đóng và đếm phiếu lúc", "Closed and counted");
/// When the result was published.
pub const PUBLISHED: Text = Text::new("Công bố kết quả lúc", "Result published");
/// Heading: categories.
pub const CATEGORIES: Text = Text::new("Các hạng mục", "Categories");
/// Size and seats of a category.
pub const CATEGORY_FACTS: Text = Text::new(
    "{nominees} người được đề cử, chọn ra {seats} gương điển hình",
    "{nominees} nominees, {seats} to be elected",
);
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
/// Counted, not published.
pub const COUNTED_NOT_PUBLISHED: Text = Text::new(
    "Bình chọn đã đóng và phiếu đã được đếm. Kết quả sẽ hiện ở đây, cho mọi người cùng lúc, khi Ban Tổ chức công bố.",
    "The election is closed and counted. The result appears here, for everybody at once, when the organisers publish it.",
);
/// Link to finding one's ballot.
pub const FIND_LINK: Text = Text::new("Kiểm tra mã kiểm phiếu", "Check a code");

/// Heading: the result.
pub const RESULT: Text = Text::new("Kết quả", "Result");
/// Column: place.
pub const PLACE: Text = Text::new("Hạng", "Place");
/// Column: nominee.
pub const NOMINEE: Text = Text::new("Người được đề cử", "Nominee");
/// Column: votes.
pub const VOTES: Text = Text::new("Số phiếu", "Votes");
/// What the share under the votes means.
pub const SHARE_NOTE: Text = Text::new(
    "Tỷ lệ dưới số phiếu tính trên {all} người trong danh sách bình chọn.",
    "The share below the votes is of the {all} people on the roll.",
);
/// Under the name: standards met.
pub const MET: Text = Text::new("đạt {n} tiêu chuẩn", "{n} standards met");
/// Elected.
pub const ELECTED: Text = Text::new("Được bình chọn", "Elected");
/// The draw gave the place.
pub const BY_DRAW: Text = Text::new("xếp theo bốc thăm", "placed by the draw");
/// Heading: summary of the minutes.
pub const MINUTES: Text = Text::new("Tóm tắt kiểm phiếu", "Summary of the count");
/// Ballots counted.
pub const BALLOTS: Text = Text::new("Số phiếu đã đếm", "Ballots counted");
/// Heading: how places are given.
pub const RULE: Text = Text::new("Cách xếp hạng", "How places are given");
/// First rule.
pub const RULE_VOTES: Text = Text::new("Ai nhiều phiếu hơn xếp trên.", "More votes come first.");
/// Second rule.
pub const RULE_STANDARDS: Text = Text::new(
    "Nếu bằng phiếu, ai đạt nhiều tiêu chuẩn của nhóm hơn (theo số liệu lúc đóng bình chọn) xếp trên.",
    "With equal votes, more standards of the group met (by the figures at closing) come first.",
);
/// Third rule.
pub const RULE_DRAW: Text = Text::new(
    "Nếu vẫn bằng nhau, xếp theo bốc thăm tính từ mã kiểm phiếu của mọi phiếu: không ai biết trước khi đóng, ai cũng tính lại được.",
    "If still equal, a draw decides that is worked out from the check codes of all ballots: nobody knows it before closing, anybody can work it out again.",
);
/// Who takes a seat.
pub const RULE_SEATS: Text = Text::new(
    "Mỗi hạng mục lấy từ trên xuống cho đủ số người; người không có phiếu nào thì không được chọn.",
    "Each category takes its number from the top; nobody is elected without a vote.",
);
/// Opens the list of codes.
pub const CODES: Text =
    Text::new("Danh sách {n} mã kiểm phiếu đã đếm", "The {n} check codes that were counted");
/// Opens the draw.
pub const DRAW: Text = Text::new("Bốc thăm: cách tính lại", "The draw: how to work it out again");
/// First step of the draw.
pub const DRAW_SEED: Text = Text::new(
    "Chép danh sách mã vào tệp codes.txt, mỗi mã một dòng. Hạt giống là SHA-256 của các dòng đã sắp xếp:",
    "Copy the list of codes into a file codes.txt, one to a line. The seed is the SHA-256 of the sorted lines:",
);
/// Second step of the draw.
pub const DRAW_NUMBER: Text = Text::new(
    "Số bốc thăm của một người là SHA-256 của hạt giống, dấu hai chấm và mã số người đó. Số nhỏ hơn xếp trên. Ví dụ với mã số {n}:",
    "A nominee's number in the draw is the SHA-256 of the seed, a colon and the nominee's number. The smaller one comes first. For nominee {n}:",
);
/// Seed of this election.
pub const SEED: Text = Text::new("Hạt giống của cuộc này", "The seed of this election");
/// Column: the nominee's number.
pub const NUMBER: Text = Text::new("Mã số", "Number");
/// Column: number in the draw.
pub const DRAWN: Text = Text::new("Số bốc thăm (16 chữ đầu)", "Number in the draw (first 16 letters)");

/// Heading: find one's ballot.
pub const FIND_TITLE: Text = Text::new("Kiểm tra mã kiểm phiếu", "Check a code");
/// What it does.
pub const FIND_LEAD: Text = Text::new(
    "Nhập mã trên phiếu biên nhận để biết phiếu có trong hòm phiếu hay không.",
    "Type the code from your receipt to see whether the ballot is in the ballot box.",
);
/// Label of the field.
pub const FIND_CODE: Text = Text::new("Mã kiểm phiếu", "Check code");
/// How a code looks.
pub const FIND_HINT: Text =
    Text::new("Gồm 8 chữ và số, ví dụ AB12-CD34.", "8 letters and digits, for example AB12-CD34.");
/// Button.
pub const FIND: Text = Text::new("Kiểm tra", "Check");
/// Link back to the election.
pub const BACK_TO_ELECTION: Text = Text::new("Về cuộc bình chọn", "Back to the election");

/// Organisers: lead of the list.
pub const ORGANISE_LEAD: Text = Text::new(
    "Số phiếu của từng người chỉ hiện sau khi công bố, với Ban Tổ chức cũng vậy.",
    "Votes appear only after publication, for organisers too.",
);
/// No election at all.
pub const ORGANISE_NONE: Text = Text::new("Chưa có cuộc bình chọn nào.", "There is no election yet.");
/// Turnout in a line.
pub const TURNOUT_LINE: Text = Text::new("{voted}/{all} người đã bỏ phiếu", "{voted} of {all} have voted");
/// Step: open.
pub const OPEN: Text = Text::new("Mở bình chọn", "Open the election");
/// What opening does.
pub const OPEN_NOTE: Text = Text::new(
    "Người trong danh sách bắt đầu bỏ phiếu được. Sau khi mở không sửa được danh sách người được đề cử và người bình chọn.",
    "People on the roll can vote from now on. Nominees and roll cannot be changed after opening.",
);
/// Step: close.
pub const CLOSE: Text = Text::new("Đóng và đếm phiếu", "Close and count");
/// What closing does.
pub const CLOSE_NOTE: Text = Text::new(
    "Không ai bỏ phiếu được nữa và không mở lại được. Phiếu được đếm ngay; kết quả chưa hiện cho ai cho đến khi công bố.",
    "Nobody can vote any more, and it cannot be opened again. Ballots are counted at once; nobody sees the result until it is published.",
);
/// Step: publish.
pub const PUBLISH: Text = Text::new("Công bố kết quả", "Publish the result");
/// What publishing does.
pub const PUBLISH_NOTE: Text = Text::new(
    "Kết quả, tỷ lệ tham gia và danh sách mã kiểm phiếu hiện công khai cho mọi người, không rút lại được.",
    "Result, turnout and check codes become public for everybody and cannot be taken back.",
);
/// Question of the confirm step.
pub const SURE: Text = Text::new("Anh, chị chắc chắn muốn làm bước này?", "Are you sure?");
/// Link that leaves the confirm step.
pub const NOT_NOW: Text = Text::new("Để sau", "Not now");

/// Name of a state.
#[must_use]
pub const fn state(state: ElectionState) -> Text {
    match state {
        ElectionState::Draft => Text::new("Đang chuẩn bị", "Being prepared"),
        ElectionState::Open => Text::new("Đang mở", "Open"),
        ElectionState::Closed => Text::new("Đã đóng, chờ công bố", "Closed, not yet published"),
        ElectionState::Published => Text::new("Đã công bố kết quả", "Result published"),
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

/// What became of a ballot.
#[must_use]
pub const fn trace(trace: BallotTrace) -> Text {
    match trace {
        BallotTrace::Stored => Text::new(
            "Phiếu có mã này đang nằm trong hòm phiếu và sẽ được đếm khi đóng bình chọn.",
            "The ballot with this code is in the ballot box and will be counted at closing.",
        ),
        BallotTrace::Counted => {
            Text::new("Phiếu có mã này đã được đếm.", "The ballot with this code was counted.")
        }
        BallotTrace::Absent => Text::new(
            "Không có phiếu nào mang mã này. Hãy so lại từng chữ; nếu anh, chị đã bỏ phiếu lại thì chỉ mã của phiếu sau cùng còn dùng được.",
            "No ballot has this code. Compare each letter; if you voted again, only the code of the last ballot is valid.",
        ),
    }
}
