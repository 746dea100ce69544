//! Texts of the organisers' pages about people and questions of the contest.

use super::Text;

/// Name of the list of links.
pub const MORE: Text = Text::new("Việc khác của cuộc thi", "More about the contest");
/// Heading and link.
pub const PEOPLE: Text = Text::new("Người dự thi", "Entrants and exclusions");
/// Heading of the search.
pub const ENTRANTS: Text = Text::new("Tìm người dự thi", "Look an entrant up");
/// Label of the search.
pub const SEARCH: Text = Text::new("Họ tên hoặc một phần họ tên", "Name or a part of it");
/// What the search understands.
pub const SEARCH_HINT: Text = Text::new(
    "Ít nhất hai chữ cái, có dấu hoặc không dấu. Hiện tối đa 50 người.",
    "At least two letters, with or without diacritics. Shows 50 people at most.",
);
/// Button.
pub const SEARCH_BUTTON: Text = Text::new("Tìm", "Search");
/// Nobody fits.
pub const NOBODY_FOUND: Text = Text::new("Không tìm thấy ai.", "Nobody was found.");
/// State of an entrant.
pub const NO_ATTEMPT: Text = Text::new("Chưa làm bài.", "Has not started.");
/// State of an attempt.
pub const ATTEMPT_OPEN: Text = Text::new("Đang làm bài", "Running");
/// State of an attempt.
pub const ATTEMPT_SUBMITTED: Text = Text::new("Đã nộp bài", "Handed in");
/// State of an attempt.
pub const ATTEMPT_TIMED_OUT: Text = Text::new("Hết giờ", "Time ran out");
/// State of an attempt.
pub const ATTEMPT_ROUND_CLOSED: Text = Text::new("Kết thúc cùng vòng thi", "Ended with the round");
/// `{count}` right answers.
pub const CORRECT: Text = Text::new("{count} câu đúng", "{count} right");
/// `{count}` answers within the grace.
pub const LATE: Text =
    Text::new("{count} câu đến trong thời gian gia hạn", "{count} answers arrived in the grace");
/// State of an attempt.
pub const DISQUALIFIED: Text = Text::new("Đã bị loại khỏi xếp hạng.", "Taken out of the ranking.");
/// Button.
pub const DISQUALIFY: Text = Text::new("Loại khỏi xếp hạng", "Take out of the ranking");
/// Label: reason.
pub const REASON: Text = Text::new("Lý do", "Reason");
/// What becomes of the reason.
pub const REASON_HINT: Text = Text::new(
    "Lý do được công bố cùng kết quả: không ghi tên người.",
    "The reason is published with the results: do not name anybody.",
);
/// Heading of the exclusions.
pub const EXCLUDED: Text = Text::new("Người không được dự thi", "Who may not take part");
/// Who stands there.
pub const EXCLUDED_LEAD: Text = Text::new(
    "Thành viên Ban Tổ chức, Tổ thư ký, người ra đề, phản biện và kỹ thuật không dự thi. Khi đăng ký họ được báo rõ lý do.",
    "Committee, secretariat, authors, reviewers and technicians do not take part. They are told so when they enter.",
);
/// Label: why somebody is excluded.
pub const WHY: Text = Text::new("Vì sao", "Why");
/// Button.
pub const EXCLUDE: Text = Text::new("Thêm vào danh sách", "Add to the list");
/// Button.
pub const LIFT: Text = Text::new("Cho dự thi lại", "Let take part again");
/// The same with `{name}`, for screen readers.
pub const LIFT_OF: Text = Text::new("Cho {name} dự thi lại", "Let {name} take part again");
/// Reason of an exclusion.
pub const COMMITTEE: Text = Text::new("Thành viên Ban Tổ chức", "Member of the committee");
/// Reason of an exclusion.
pub const SECRETARIAT: Text = Text::new("Thành viên Tổ thư ký", "Member of the secretariat");
/// Reason of an exclusion.
pub const AUTHOR: Text = Text::new("Người ra đề", "Question author");
/// Reason of an exclusion.
pub const REVIEWER: Text = Text::new("Người phản biện đề", "Question reviewer");
/// Reason of an exclusion.
pub const TECHNICIAN: Text = Text::new("Người vận hành kỹ thuật", "Technician");
/// Reason of an exclusion.
pub const SAW_QUESTION: Text =
    Text::new("Đã mở câu hỏi chưa công bố", "Has opened a question before it was published");
/// Heading and link.
pub const DOUBLES: Text = Text::new("Nghi trùng người dự thi", "Entries that may be one person's");
/// How it is decided.
pub const DOUBLES_LEAD: Text = Text::new(
    "Hai lượt đăng ký trùng số điện thoại, hoặc trùng họ tên, ngày sinh và xã. Hai người khác nhau cùng xem; khi cả hai kết luận là một người thì bài sau bị loại. Hai kết luận trái nhau thì xem lại từ đầu.",
    "Two entries share a telephone number, or name, birth date and commune. Two different people look; when both say it is one person, the later attempt counts no more. Two verdicts that differ cancel each other.",
);
/// Nothing to judge.
pub const NO_DOUBLES: Text = Text::new("Không có trường hợp nào.", "There is none.");
/// A pair; `{later}` and `{earlier}`.
pub const PAIR: Text =
    Text::new("{later} (sau) và {earlier} (trước)", "{later} (later) and {earlier} (earlier)");
/// What a pair shares.
pub const SAME_PHONE: Text = Text::new("Trùng số điện thoại.", "The same telephone number.");
/// What a pair shares.
pub const SAME_NAME: Text =
    Text::new("Trùng họ tên, ngày sinh và xã, phường.", "The same name, birth date and commune.");
/// Verdict.
pub const ONE_PERSON: Text = Text::new("Là một người", "One person");
/// Verdict.
pub const TWO_PEOPLE: Text = Text::new("Là hai người", "Two people");
/// State of a review.
pub const NOBODY_SAID: Text = Text::new("Chưa ai kết luận.", "Nobody has judged yet.");
/// State of a review; `{verdict}`.
pub const FIRST_SAID: Text = Text::new(
    "Người thứ nhất: {verdict}. Cần người thứ hai.",
    "The first says: {verdict}. A second is needed.",
);
/// State of a review; `{verdict}`.
pub const DECIDED: Text = Text::new("Đã kết luận: {verdict}.", "Decided: {verdict}.");
/// Heading and link.
pub const QUESTIONS: Text = Text::new("Câu hỏi đã vào đề", "Questions on papers");
/// What can be done there.
pub const QUESTIONS_LEAD: Text = Text::new(
    "Câu hỏi sai có thể bị hủy: không tính cho ai nữa, mọi bài được chấm lại, xếp hạng cũ và mới cùng được công bố. Không hoàn tác được. Người xem trang này khi vòng thi chưa đóng thì không được dự thi.",
    "A question that proves wrong can be declared void: it counts for nobody, every paper is scored anew, and the old and the new ranking are published. This cannot be undone. Whoever sees this page before the round is closed does not take part.",
);
/// Nothing there yet.
pub const NO_QUESTIONS: Text = Text::new("Chưa có bài thi nào.", "There are no attempts yet.");
/// On how many papers a question stands; `{count}`.
pub const PAPERS: Text = Text::new("Có trong {count} bài thi", "On {count} papers");
/// What a question is called in the result file; `{number}`.
pub const NUMBER: Text = Text::new("số {number}", "number {number}");
/// State of a question.
pub const IS_VOID: Text = Text::new("Đã hủy.", "Void.");
/// Button.
pub const VOID: Text = Text::new("Hủy câu hỏi", "Declare void");
/// Heading and link.
pub const STATISTICS: Text = Text::new("Thống kê câu hỏi", "Item statistics");
/// What is told there.
pub const STATISTICS_LEAD: Text = Text::new(
    "Tính từ kết quả đã công bố, không tính bài bị loại. Câu ít người đúng nhất đứng đầu.",
    "From the published result, without disqualified attempts. Those that fewest knew come first.",
);
/// Share of right answers; `{right}`, `{papers}`, `{percent}`.
pub const FACILITY: Text = Text::new(
    "Độ dễ: {right}/{papers} bài đúng ({percent}).",
    "Facility: right on {right} of {papers} papers ({percent}).",
);
/// Correlation with the other answers; `{value}`.
pub const DISCRIMINATION: Text = Text::new(
    "Độ phân biệt: {value} (tương quan với số câu đúng còn lại, từ −1 đến 1).",
    "Discrimination: {value} (correlation with the other right answers, from −1 to 1).",
);
/// No correlation can be told.
pub const NO_DISCRIMINATION: Text = Text::new(
    "Độ phân biệt: không tính được, các bài giống nhau.",
    "Discrimination: cannot be told, the papers are alike.",
);
/// What a low correlation means.
pub const WEAK: Text = Text::new(
    "Câu này hầu như không phân biệt người biết nhiều với người biết ít: nên xem lại đáp án và các phương án.",
    "This question hardly tells who knows more from who knows less: look at its key and options again.",
);
/// Column.
pub const OPTION: Text = Text::new("Phương án", "Option");
/// Column.
pub const CHOSEN: Text = Text::new("Số bài chọn", "Chosen on");
/// Column, where options are put in order.
pub const IN_PLACE: Text = Text::new("Số bài đặt đúng chỗ", "In its place on");
/// Row: papers without an answer.
pub const UNANSWERED: Text = Text::new("Bỏ trống", "Left out");
