//! Texts of live progress, rating and the counters' sheets.

use domain::{
    progress::{FactSource, Measure, RatingLevel, RatingReason, Status},
    viewer::Language,
};

use super::{Text, format};

/// Heading of the live page.
pub const TITLE: Text = Text::new("Tiến độ phong trào", "Campaign progress");
/// Before there is a campaign.
pub const NO_CAMPAIGN: Text = Text::new("Chưa có phong trào nào.", "There is no campaign yet.");
/// Invented figures.
pub const DEMONSTRATION: Text = Text::new(
    "Đây là bản trình diễn: số liệu được dựng để minh họa, không phải số liệu của một tỉnh có thật.",
    "This is a demonstration: its figures are made up and belong to no real province.",
);
/// Connected to the live feed.
pub const LIVE: Text = Text::new("Đang cập nhật trực tiếp", "Updating live");
/// Not connected yet, or no WebAssembly.
pub const STILL: Text =
    Text::new("Tải lại trang để xem số liệu mới nhất", "Reload the page for the newest figures");
/// Connection lost.
pub const LOST: Text = Text::new(
    "Mất kết nối. Số liệu có thể đã cũ; trang tự cập nhật lại khi có mạng.",
    "Connection lost. The figures may be out of date; the page catches up when the network is back.",
);
/// When the figures were read.
pub const AS_OF: Text = Text::new("Số liệu lúc {time} ngày {day}", "Figures as of {time} on {day}");
/// Section of indicators.
pub const INDICATORS: Text = Text::new("Các chỉ tiêu", "Indicators");
/// Section of indicators without target.
pub const FOLLOWED: Text = Text::new("Theo dõi, không đặt chỉ tiêu", "Followed without a target");
/// How many targets are met.
pub const TARGETS_MET: Text = Text::new("Đạt {met} trên {all} chỉ tiêu", "{met} of {all} targets met");
/// A target, as one of the bounds below.
pub const TARGET: Text = Text::new("Chỉ tiêu: {bound}", "Target: {bound}");
/// Bound: so much or more.
pub const AT_LEAST: Text = Text::new("từ {value} trở lên", "{value} or more");
/// Bound: more than so much.
pub const ABOVE: Text = Text::new("trên {value}", "above {value}");
/// Bound: so much or less.
pub const AT_MOST: Text = Text::new("không quá {value}", "{value} or less");
/// Bound: none at all.
pub const NONE_AT_ALL: Text = Text::new("không có lượt nào", "none at all");
/// A share without cases.
pub const NO_VALUE: Text = Text::new("Chưa có", "None yet");
/// Cases missing to a target.
pub const MISSING: Text = Text::new("Còn cách chỉ tiêu {n} {cases}", "Short of the target by {n} ({cases})");
/// Cases above a target that must not be passed.
pub const EXCESS: Text = Text::new("Vượt chỉ tiêu {n} {cases}", "Over the target by {n} ({cases})");
/// How far a share can be trusted.
pub const INTERVAL: Text =
    Text::new("Khoảng tin cậy 95 %: {low} đến {high}", "95 % confidence: {low} to {high}");
/// What the interval means.
pub const INTERVAL_MEANS: Text = Text::new(
    "Ít trường hợp thì khoảng tin cậy rộng (công thức Wilson). Xếp hạng theo đầu bất lợi của khoảng, để cơ quan ít hồ sơ không đứng đầu nhờ may.",
    "Few cases make a wide interval (Wilson's formula). Places go by its unfavourable end, so that nobody leads by luck with a few cases.",
);
/// Met: how many bad cases are left.
pub const SPARE: Text = Text::new(
    "Đến {day} dự kiến còn {expected} {cases}; muốn giữ chỉ tiêu thì tối đa {n} {bad}.",
    "About {expected} more {cases} until {day}; to stay on target at most {n} of them {bad}.",
);
/// Missed: how many good cases are needed.
pub const NEEDED: Text = Text::new(
    "Cần thêm {row} {good} liên tiếp là đạt. Đến {day} dự kiến còn {expected} {cases}, ít nhất {n} phải {good_is}.",
    "{row} more {good} in a row reach the target. Of about {expected} {cases} until {day} at least {n} must be {good_is}.",
);
/// Missed and not to be had at this pace.
pub const OUT_OF_REACH: Text = Text::new(
    "Theo nhịp hiện nay không kịp đạt trước {day}: phải có {row} {good} liên tiếp.",
    "Not to be reached by {day} at this pace: it takes {row} {good} in a row.",
);
/// Missed for good.
pub const IMPOSSIBLE: Text = Text::new(
    "Kỳ này không thể đạt nữa: số trường hợp sai đã vượt mức cho phép.",
    "Out of reach for this period: more cases went wrong than the target allows.",
);
/// A count that is too low.
pub const COUNT_NEEDED: Text = Text::new(
    "Cần thêm {n} {cases} đến {day}, tức {week} mỗi tuần.",
    "{n} more {cases} until {day}, that is {week} a week.",
);
/// A count that must not grow too high.
pub const COUNT_SPARE: Text =
    Text::new("Đến {day} được thêm tối đa {n} {cases}.", "At most {n} more {cases} until {day}.");
/// Good cases of a share whose counted cases are the bad ones.
pub const OTHERS: Text = Text::new("trường hợp khác", "others");
/// The agency that lacks most cases.
pub const MOST_MISSING: Text =
    Text::new("Thiếu nhiều nhất: {agency} ({n})", "Furthest behind: {agency} ({n})");
/// The agency with most cases above a target.
pub const MOST_EXCESS: Text = Text::new("Vượt nhiều nhất: {agency} ({n})", "Most over: {agency} ({n})");
/// Unit of a change of a share.
pub const POINTS: Text = Text::new("{n} điểm phần trăm", "{n} percentage points");
/// Summary of the explanation of a figure.
pub const EXPLAIN: Text = Text::new("Cách tính và nguồn", "How it is counted, and sources");
/// The share in cases.
pub const OF_CASES: Text = Text::new("{part} trong {all} {cases}", "{part} of {all} {cases}");
/// Minimum sample.
pub const MIN_SAMPLE: Text =
    Text::new("Cần ít nhất {n} {cases} mới đánh giá.", "Judged from {n} {cases} on.");
/// How a share is rounded.
pub const ROUNDING: Text = Text::new(
    "Tỷ lệ lấy hai chữ số thập phân, làm tròn về phía chưa đạt.",
    "Shares have two decimals, rounded towards the target being missed.",
);
/// Under a figure: where it comes from, and when it was read.
pub const SOURCE_LINE: Text = Text::new(
    "Nguồn: {sources}. Số liệu lúc {time} ngày {day}.",
    "Source: {sources}. As of {time} on {day}.",
);
/// Where facts come from, when there are none.
pub const FACTS_NONE: Text = Text::new("Kỳ này chưa có số liệu.", "No figures in this period yet.");
/// Table of agencies.
pub const AGENCIES: Text = Text::new("Theo cơ quan", "By agency");
/// How to read the table of agencies.
pub const AGENCIES_LEAD: Text = Text::new(
    "Mỗi ô là kết quả của riêng cơ quan so với chỉ tiêu chung; con số trong ngoặc là số hồ sơ, lượt hoặc thủ tục còn cách chỉ tiêu.",
    "Each cell is the agency's own result against the common target; the number in brackets is how many cases it is from the target.",
);
/// Column of agencies.
pub const AGENCY: Text = Text::new("Cơ quan", "Agency");
/// The agency counts nothing of this.
pub const NOT_COUNTED: Text = Text::new("Không phát sinh", "Not applicable");
/// Turnout of elections.
pub const TURNOUT: Text = Text::new("Tham gia bình chọn", "Voting turnout");
/// Voted of those on the roll.
pub const VOTED_OF: Text =
    Text::new("{voted} trong {all} người đã bỏ phiếu", "{voted} of {all} voters have voted");
/// Small agencies together.
pub const SMALL_AGENCIES: Text = Text::new(
    "Các cơ quan có dưới 5 người bình chọn (gộp chung)",
    "Agencies with fewer than 5 voters (together)",
);
/// Why small agencies are put together.
pub const TURNOUT_NOTE: Text = Text::new(
    "Cơ quan ít người được gộp lại để không ai bị suy ra là đã hay chưa bỏ phiếu. Kết quả chỉ công bố sau khi kết thúc.",
    "Small agencies are put together so that nobody can be singled out. Results are published after closing only.",
);
/// Column: voters on the roll.
pub const ON_ROLL: Text = Text::new("Người bình chọn", "Voters");
/// Column: voters who voted.
pub const VOTED: Text = Text::new("Đã bỏ phiếu", "Voted");
/// Something takes votes or attempts.
pub const OPEN: Text = Text::new("Đang mở", "Open");
/// Something no longer takes votes or attempts.
pub const CLOSED: Text = Text::new("Đã kết thúc", "Closed");
/// Participation in the contest.
pub const CONTEST: Text = Text::new("Tham gia cuộc thi", "Taking part in the contest");
/// People who entered.
pub const CONTESTANTS: Text = Text::new("Người đã đăng ký", "People entered");
/// Attempts that are over.
pub const ATTEMPTS: Text = Text::new("Lượt thi đã hoàn thành", "Attempts completed");
/// Back to the whole campaign.
pub const BACK_TO_ALL: Text = Text::new("Toàn phong trào", "Whole campaign");
/// Officers at their counters.
pub const OFFICERS: Text = Text::new("Cán bộ tại quầy", "Officers at the counters");
/// An agency without counters.
pub const NO_COUNTER: Text =
    Text::new("Cơ quan này không có quầy tại Trung tâm.", "This agency has no counter at the Centre.");
/// Ratings received.
pub const RATINGS: Text = Text::new("{n} lượt đánh giá trong đợt", "Ratings in the campaign: {n}");
/// Link to the rating page.
pub const RATE_HERE: Text = Text::new("Đánh giá quầy này", "Rate this counter");
/// Why officers' own figures are not shown.
pub const PRIVATE: Text = Text::new(
    "Số liệu riêng của từng người chỉ lãnh đạo và Ban Tổ chức xem được.",
    "Figures of individuals are shown to managers and organisers only.",
);
/// Figures of individuals do not move.
pub const OFFICER_FIGURES: Text =
    Text::new("Số liệu riêng (lúc mở trang)", "Own figures (when the page was opened)");
/// Citizens' remarks.
pub const REMARKS: Text = Text::new("Ý kiến mới nhất của người dân", "Citizens' newest remarks");
/// Column: counter.
pub const COUNTER: Text = Text::new("Quầy", "Counter");
/// Column: level of a rating.
pub const LEVEL: Text = Text::new("Mức", "Level");
/// Column: remark.
pub const REMARK: Text = Text::new("Ý kiến", "Remark");

/// Title of the rating page and of a counter's sheet.
pub const RATE_TITLE: Text = Text::new("Mời đánh giá", "Please rate");
/// Heading of the rating page.
pub const RATE_WHO: Text = Text::new("Mời đánh giá {officer}", "Please rate {officer}");
/// Label of the three levels.
pub const RATE_LEVELS: Text =
    Text::new("Mức hài lòng với việc phục vụ", "How satisfied you are with the service");
/// Heading of the second step.
pub const RATE_CHOSEN: Text = Text::new("Anh, chị chọn", "You chose");
/// Back to the three levels.
pub const RATE_AGAIN: Text = Text::new("Chọn lại", "Choose again");
/// Reasons: what was good.
pub const REASON_GOOD: Text =
    Text::new("Hoặc gửi kèm điều làm anh, chị hài lòng nhất:", "Or send with it what pleased you most:");
/// Reasons: what was bad.
pub const REASON_BAD: Text = Text::new(
    "Hoặc gửi kèm điều làm anh, chị chưa hài lòng nhất:",
    "Or send with it what displeased you most:",
);
/// Summary over own words.
pub const WORDS: Text = Text::new("Nói thêm vài lời (không bắt buộc)", "Add a few words (optional)");
/// Label of own words.
pub const WORDS_LABEL: Text = Text::new("Lời của anh, chị", "Your words");
/// Limit of own words and what becomes of them.
pub const WORDS_HINT: Text = Text::new(
    "Tối đa 200 chữ cái. Chỉ lãnh đạo và Ban Tổ chức đọc; xin đừng ghi tên hay số điện thoại.",
    "200 letters at most. Read by managers and organisers only; please give no name or telephone number.",
);
/// Send a rating.
pub const RATE_SEND: Text = Text::new("Gửi đánh giá", "Send rating");
/// Ratings are anonymous.
pub const RATE_ANONYMOUS: Text = Text::new(
    "Đánh giá không ghi tên, không ghi số điện thoại của người gửi.",
    "A rating holds neither the name nor the telephone number of who sends it.",
);
/// Heading of the thank-you page.
pub const THANKS: Text = Text::new("Cảm ơn anh, chị", "Thank you");
/// What was recorded.
pub const RECORDED: Text = Text::new(
    "Đã ghi nhận đánh giá “{level}” cho {counter}.",
    "The rating “{level}” for {counter} has been recorded.",
);
/// What was recorded, without the level.
pub const RECORDED_PLAIN: Text =
    Text::new("Đã ghi nhận đánh giá cho {counter}.", "The rating for {counter} has been recorded.");
/// Link to the live page.
pub const SEE_PROGRESS: Text = Text::new("Xem tiến độ phong trào", "See the campaign's progress");

/// Heading of the counters' sheets.
pub const SHEETS: Text = Text::new("Mã QR tại quầy", "QR codes of the counters");
/// How to print them.
pub const SHEETS_LEAD: Text = Text::new(
    "Bấm in trong trình duyệt (Ctrl+P): mỗi quầy một trang A4. Đặt tờ giấy trên mặt quầy, quay về phía người dân.",
    "Print from the browser (Ctrl+P): one A4 page per counter. Put the sheet on the counter, facing the citizen.",
);
/// Where the codes lead.
pub const SHEETS_ADDRESS: Text = Text::new(
    "Các mã dẫn tới địa chỉ {address}. Nếu người dân không mở được địa chỉ này, hãy đặt lại public_url trong cấu hình rồi in.",
    "The codes lead to {address}. If citizens cannot reach it, set public_url in the configuration before printing.",
);
/// On a sheet: what to do.
pub const SHEET_HOW: Text = Text::new(
    "Mở máy ảnh của điện thoại, hướng vào mã, chạm hai lần là xong.",
    "Point your phone's camera at the code; two taps and it is done.",
);
/// Description of a code for those who cannot see it.
pub const SHEET_ALT: Text = Text::new("Mã QR dẫn tới {address}", "QR code that leads to {address}");

/// What a share rose or fell by, in basis points, as percentage points.
#[must_use]
pub fn points(by_bp: i64, language: Language) -> String {
    let by = format::percent_in(by_bp, language);
    POINTS.filled(language, &[("n", by.trim_end_matches([' ', '%']))])
}

/// A status in words.
#[must_use]
pub const fn status(status: Status) -> Text {
    match status {
        Status::Met => Text::new("Đạt", "Met"),
        Status::Missed => Text::new("Chưa đạt", "Missed"),
        Status::NotEnoughData => Text::new("Chưa đủ số liệu", "Not enough data"),
        Status::NoTarget => Text::new("Theo dõi", "Followed"),
    }
}

/// A measure in words.
#[must_use]
pub const fn measure(measure: Measure) -> Text {
    match measure {
        Measure::FilesReceived => Text::new("Hồ sơ tiếp nhận", "File received"),
        Measure::FilesOnline => Text::new("Hồ sơ nộp trực tuyến", "File submitted online"),
        Measure::FilesResolved => Text::new("Hồ sơ đã giải quyết", "File resolved"),
        Measure::FilesOnTime => Text::new("Hồ sơ đúng hoặc trước hạn", "File on time or early"),
        Measure::FilesDigitised => Text::new("Hồ sơ được số hóa", "File digitised"),
        Measure::FilesForwarded => Text::new("Hồ sơ đã chuyển", "File forwarded"),
        Measure::FilesReturned => Text::new("Kết quả đã trả", "Result returned"),
        Measure::PaymentsDue => Text::new("Giao dịch phải thanh toán", "Payment due"),
        Measure::PaymentsOnline => Text::new("Giao dịch thanh toán trực tuyến", "Payment made online"),
        Measure::VerySatisfied => Text::new("Đánh giá rất hài lòng", "Rated very satisfied"),
        Measure::Satisfied => Text::new("Đánh giá hài lòng", "Rated satisfied"),
        Measure::Dissatisfied => Text::new("Đánh giá không hài lòng", "Rated dissatisfied"),
        Measure::OnlineProcedures => Text::new("Dịch vụ công trực tuyến", "Online service"),
        Measure::OnlineProceduresWithFiles => {
            Text::new("Dịch vụ công trực tuyến có hồ sơ", "Online service with files")
        }
        Measure::ProceduresPublished => Text::new("Thủ tục đã công bố", "Procedure published"),
        Measure::ProceduresPublishedRight => {
            Text::new("Thủ tục công bố đúng, đủ, kịp thời", "Procedure published right and in time")
        }
        Measure::UpdatesDue => Text::new("Cập nhật phải làm", "Update due"),
        Measure::UpdatesIn5Days => Text::new("Cập nhật trong 5 ngày", "Updated within 5 days"),
        Measure::VolunteerVisits => Text::new("Lượt tình nguyện viên hỗ trợ", "Visit helped by volunteers"),
        Measure::BankAccounts => Text::new("Tài khoản ngân hàng", "Bank account"),
        Measure::Initiatives => Text::new("Sáng kiến", "Initiative"),
        Measure::NewsItems => Text::new("Tin/bài", "News item"),
    }
}

/// What the cases of a measure are called.
#[must_use]
pub const fn cases(measure: Measure) -> Text {
    match measure {
        Measure::FilesReceived
        | Measure::FilesOnline
        | Measure::FilesResolved
        | Measure::FilesOnTime
        | Measure::FilesDigitised
        | Measure::FilesForwarded
        | Measure::FilesReturned => Text::new("hồ sơ", "files"),
        Measure::PaymentsDue | Measure::PaymentsOnline => Text::new("giao dịch", "payments"),
        Measure::VerySatisfied | Measure::Satisfied | Measure::Dissatisfied => {
            Text::new("lượt đánh giá", "ratings")
        }
        Measure::OnlineProcedures | Measure::OnlineProceduresWithFiles => {
            Text::new("dịch vụ công trực tuyến", "online services")
        }
        Measure::ProceduresPublished | Measure::ProceduresPublishedRight => {
            Text::new("thủ tục", "procedures")
        }
        Measure::UpdatesDue | Measure::UpdatesIn5Days => Text::new("lần cập nhật", "updates"),
        Measure::VolunteerVisits => Text::new("lượt hỗ trợ", "visits"),
        Measure::BankAccounts => Text::new("tài khoản", "accounts"),
        Measure::Initiatives => Text::new("sáng kiến", "initiatives"),
        Measure::NewsItems => Text::new("tin/bài", "news items"),
    }
}

/// What a good case of a share is, as a noun, an adjective, and what a bad one is.
#[must_use]
pub const fn good_and_bad(good: Measure) -> [Text; 3] {
    match good {
        Measure::FilesOnline => [
            Text::new("hồ sơ trực tuyến", "online files"),
            Text::new("trực tuyến", "online"),
            Text::new("hồ sơ giấy", "on paper"),
        ],
        Measure::FilesOnTime => [
            Text::new("hồ sơ đúng hạn", "files on time"),
            Text::new("đúng hạn", "on time"),
            Text::new("hồ sơ trễ hạn", "late"),
        ],
        Measure::VerySatisfied => [
            Text::new("lượt rất hài lòng", "“very satisfied”"),
            Text::new("rất hài lòng", "“very satisfied”"),
            Text::new("lượt ở mức khác", "other"),
        ],
        Measure::UpdatesIn5Days => [
            Text::new("lần cập nhật kịp thời", "timely updates"),
            Text::new("kịp thời", "in time"),
            Text::new("lần chậm", "late"),
        ],
        _ => [
            Text::new("trường hợp đạt", "good cases"),
            Text::new("đạt", "good"),
            Text::new("trường hợp không đạt", "not good"),
        ],
    }
}

/// A source in words.
#[must_use]
pub const fn source(source: FactSource) -> Text {
    match source {
        FactSource::CaseEvent => Text::new("phần mềm một cửa gửi", "reported by the one-stop software"),
        FactSource::FiguresFile => Text::new("tệp số liệu gửi lên", "a file of figures"),
        FactSource::HandEntry => Text::new("nhập tay, đã duyệt", "stated by hand and accepted"),
        FactSource::Demonstration => Text::new("số liệu minh họa", "made up for the demonstration"),
        FactSource::CounterRating => {
            Text::new("người dân đánh giá qua mã QR tại quầy", "citizens' ratings by QR code at the counters")
        }
    }
}

/// A level of rating in words.
#[must_use]
pub const fn level(level: RatingLevel) -> Text {
    match level {
        RatingLevel::VerySatisfied => Text::new("Rất hài lòng", "Very satisfied"),
        RatingLevel::Satisfied => Text::new("Hài lòng", "Satisfied"),
        RatingLevel::Dissatisfied => Text::new("Không hài lòng", "Dissatisfied"),
    }
}

/// A reason in words.
#[must_use]
pub const fn reason(reason: RatingReason) -> Text {
    match reason {
        RatingReason::Attitude => Text::new("Thái độ phục vụ", "Manner of the officer"),
        RatingReason::Guidance => Text::new("Hướng dẫn", "Guidance"),
        RatingReason::Time => Text::new("Thời gian chờ và giải quyết", "Waiting and handling time"),
        RatingReason::Effort => Text::new("Số giấy tờ và số lần đi lại", "Papers and trips needed"),
    }
}
