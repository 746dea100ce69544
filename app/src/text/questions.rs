//! Texts of the question bank for authors and reviewers.

use domain::contest::{Difficulty, QuestionFault, QuestionKind, SourceState};

use super::Text;

/// Heading and link.
pub const TITLE: Text = Text::new("Ngân hàng câu hỏi", "Question bank");
/// Whoever reads on does not take part.
pub const WARNING: Text = Text::new(
    "Mở một câu hỏi chưa công bố hoặc tải ngân hàng về thì không được dự thi nữa. Việc mở được ghi nhật ký.",
    "Whoever opens a question before it is published, or takes the bank along, does not take part in the contest. It is logged.",
);
/// Heading and button.
pub const SEND: Text = Text::new("Gửi tệp câu hỏi", "Send a file of questions");
/// What becomes of it.
pub const SEND_NOTE: Text = Text::new(
    "Câu hỏi trong tệp trở thành bản thảo và chờ người khác phản biện. Nếu có câu sai, không câu nào được nhận và trang này nêu từng dòng sai.",
    "The questions become drafts that wait for somebody else's review. When one is faulty none is taken, and this page names every faulty line.",
);
/// Label of the file.
pub const FILE: Text = Text::new("Tệp câu hỏi", "File of questions");
/// Which files are read.
pub const FILE_HINT: Text = Text::new(
    "GIFT, Aiken, Moodle XML (chữ UTF-8) hoặc XLSX có các cột Câu hỏi, Phương án A, Phương án B, …, Đáp án. Nhiều đáp án: ghi “A,C”; câu sắp xếp: ghi “Sắp xếp” ở cột Loại câu và xếp phương án theo thứ tự đúng. Cột Hiệu lực từ, Hiệu lực đến: ngày hiệu lực của nguồn; trong GIFT là dòng “// valid from: 2026-01-01”, “// valid until: …”, trong Moodle là thẻ (tag) “valid-from:2026-01-01”, “valid-until:…”. Tối đa 2.000 câu.",
    "GIFT, Aiken, Moodle XML (UTF-8) or XLSX with the columns Question, Option A, Option B, …, Key. Several right options: “A,C”; to be put in order: “Ordering” in a column Kind, and the options in the right order. Columns Valid from, Valid until: the days on which the source holds; in GIFT the lines “// valid from: 2026-01-01”, “// valid until: …”, in Moodle the tags “valid-from:2026-01-01”, “valid-until:…”. At most 2,000 questions.",
);
/// A file was taken; `{file}`, `{count}`.
pub const ADDED: Text = Text::new("{file}: đã nhận {count} bản thảo.", "{file}: {count} drafts were taken.");
/// A file was not taken; `{file}`, `{count}`.
pub const FAULTY: Text = Text::new(
    "{file}: {count} câu sai, chưa nhận câu nào. Hãy sửa tệp rồi gửi lại.",
    "{file}: {count} faulty questions, none was taken. Correct the file and send it again.",
);
/// Where a fault is; `{line}`.
pub const LINE: Text = Text::new("Dòng {line}:", "Line {line}:");
/// State of a question in whose place another version is.
pub const REPLACED: Text = Text::new("Đã có bản mới", "Has a new version");
/// Heading and link.
pub const CHANGE: Text = Text::new("Sửa thành bản mới", "Change into a new version");
/// What becomes of it.
pub const CHANGE_LEAD: Text = Text::new(
    "Bản mới chờ người khác phản biện; được duyệt thì thay bản này. Bản cũ vẫn đọc được.",
    "The new version waits for somebody else's review and then comes in the place of this one. The old one stays readable.",
);
/// Why a question cannot be changed.
pub const IN_USE: Text = Text::new(
    "Câu này đã có trong đề của thí sinh nên không sửa được nữa.",
    "This question stands on a contestant's paper and cannot be changed any more.",
);
/// Why a question cannot be changed.
pub const HAS_NEXT: Text = Text::new(
    "Câu này đã có bản mới hoặc bản mới đang chờ phản biện.",
    "This question has a new version, or one that waits for review.",
);
/// Heading of the list of versions.
pub const VERSIONS: Text = Text::new("Các bản của câu hỏi", "Versions of the question");
/// Who has written a version; `{name}`, `{at}`.
pub const WRITTEN: Text = Text::new("{name} soạn lúc {at}", "written by {name} at {at}");
/// Who has reviewed a version; `{name}`, `{at}`.
pub const REVIEWED: Text = Text::new("{name} phản biện lúc {at}", "reviewed by {name} at {at}");
/// When another version came in its place; `{at}`.
pub const REPLACED_AT: Text = Text::new("thay bằng bản mới lúc {at}", "replaced at {at}");
/// In place of the name of a file.
pub const BY_HAND: Text = Text::new("Soạn trên trang", "Written on the page");
/// Heading and link.
pub const WRITE: Text = Text::new("Soạn một câu hỏi", "Write a question");
/// What becomes of it.
pub const WRITE_LEAD: Text = Text::new(
    "Câu hỏi trở thành bản thảo và chờ người khác phản biện.",
    "The question becomes a draft that waits for somebody else's review.",
);
/// Label.
pub const KIND: Text = Text::new("Loại câu", "Kind");
/// Label.
pub const TEXT_VI: Text = Text::new("Nội dung câu hỏi", "Question in Vietnamese");
/// Label.
pub const TEXT_EN: Text =
    Text::new("Nội dung tiếng Anh (bỏ trống: như tiếng Việt)", "Question in English (empty: the Vietnamese)");
/// Above the options.
pub const OPTIONS_HINT: Text = Text::new(
    "Từ hai phương án trở lên; ô thừa để trống. Câu sắp xếp: ghi các phương án theo thứ tự đúng, không cần đánh dấu.",
    "Two options or more; leave the others empty. To be put in order: write the options in the right one, nothing needs to be marked.",
);
/// Group of fields; `{number}`.
pub const OPTION: Text = Text::new("Phương án {number}", "Option {number}");
/// Label; `{number}`.
pub const OPTION_VI: Text = Text::new("Phương án {number}, tiếng Việt", "Option {number} in Vietnamese");
/// Label; `{number}`.
pub const OPTION_EN: Text = Text::new("Phương án {number}, tiếng Anh", "Option {number} in English");
/// Label of a box; `{number}`.
pub const OPTION_RIGHT: Text = Text::new("Phương án {number} đúng", "Option {number} is right");
/// Label.
pub const SOURCE_VI: Text =
    Text::new("Nguồn: văn bản, điều khoản", "Source in Vietnamese: document, article");
/// Label.
pub const SOURCE_EN: Text = Text::new("Nguồn, tiếng Anh", "Source in English");
/// Label.
pub const FIRST_DAY: Text = Text::new(
    "Nguồn có hiệu lực từ ngày (có thể bỏ trống)",
    "First day on which the source holds (may be empty)",
);
/// Label.
pub const LAST_DAY: Text = Text::new(
    "Nguồn hết hiệu lực sau ngày (có thể bỏ trống)",
    "Last day on which the source holds (may be empty)",
);
/// Button.
pub const SEND_DRAFT: Text = Text::new("Gửi bản thảo", "Send the draft");
/// Heading above the exports.
pub const TAKE_ALONG: Text = Text::new("Tải ngân hàng về", "Take the bank along");
/// What that means.
pub const TAKE_ALONG_NOTE: Text = Text::new(
    "Tệp có mọi câu hỏi cùng đáp án: người tải về được coi là đã mở mọi câu.",
    "The file has every question with its key: whoever takes it along has opened all of them.",
);
/// Name of the table.
pub const QUESTIONS: Text = Text::new("Các câu hỏi", "Questions");
/// Title of a question's page.
pub const QUESTION: Text = Text::new("Câu hỏi", "Question");
/// Column.
pub const CODE: Text = Text::new("Mã", "Code");
/// Column.
pub const STATE: Text = Text::new("Trạng thái", "State");
/// Column.
pub const TOPIC: Text = Text::new("Chủ đề", "Topic");
/// Column.
pub const DIFFICULTY: Text = Text::new("Độ khó", "Difficulty");
/// Column.
pub const AUTHOR: Text = Text::new("Người soạn", "Author");
/// State of a question.
pub const DRAFT: Text = Text::new("Chờ phản biện", "Waits for review");
/// State of a question.
pub const APPROVED: Text = Text::new("Đã duyệt", "Approved");
/// State of a question.
pub const REJECTED: Text = Text::new("Trả lại", "Sent back");
/// Difficulty.
pub const EASY: Text = Text::new("Dễ", "Easy");
/// Difficulty.
pub const MEDIUM: Text = Text::new("Trung bình", "Medium");
/// Difficulty.
pub const HARD: Text = Text::new("Khó", "Hard");
/// The name of a difficulty.
#[must_use]
pub const fn difficulty(difficulty: Difficulty) -> Text {
    match difficulty {
        Difficulty::Easy => EASY,
        Difficulty::Medium => MEDIUM,
        Difficulty::Hard => HARD,
    }
}

/// How a question is answered.
#[must_use]
pub const fn kind(kind: QuestionKind) -> Text {
    match kind {
        QuestionKind::Single => Text::new("Một đáp án", "One right option"),
        QuestionKind::Multiple => Text::new("Nhiều đáp án", "Several right options"),
        QuestionKind::Ordering => Text::new("Sắp xếp", "Put in order"),
    }
}

/// Above options that are to be put in order.
pub const RIGHT_ORDER: Text = Text::new("Thứ tự đúng:", "The right order:");
/// Column, and label on the question's page.
pub const VALIDITY: Text = Text::new("Hiệu lực của nguồn", "Source holds");
/// The days on which a source holds; `{day}`.
pub const VALID_FROM: Text = Text::new("từ {day}", "from {day}");
/// The same; `{day}`.
pub const VALID_UNTIL: Text = Text::new("đến hết {day}", "until {day}");

/// What is to be said of a source today; none where it simply holds.
#[must_use]
pub const fn source(state: SourceState) -> Option<Text> {
    match state {
        SourceState::Holds => None,
        SourceState::Ends => {
            Some(Text::new("Hết hiệu lực trước khi phong trào kết thúc.", "Ends before the campaign does."))
        }
        SourceState::NotYet => {
            Some(Text::new("Chưa có hiệu lực: chưa được rút.", "Does not hold yet: not drawn."))
        }
        SourceState::Over => Some(Text::new("Đã hết hiệu lực: không được rút.", "Over: not drawn any more.")),
    }
}

/// Beside the right option.
pub const RIGHT: Text = Text::new("Đáp án đúng", "Right");
/// Label.
pub const SOURCE: Text = Text::new("Nguồn", "Source");
/// Label.
pub const EXPLANATION: Text = Text::new("Giải thích", "Explanation");
/// Label of the reviewer's words.
pub const NOTE: Text = Text::new("Ý kiến phản biện", "Reviewer's note");
/// Why the author sees no form.
pub const OWN: Text = Text::new(
    "Bạn soạn câu này: người khác sẽ phản biện.",
    "You have written this question: somebody else will review it.",
);
/// Button.
pub const APPROVE: Text = Text::new("Duyệt", "Approve");
/// Button.
pub const REJECT: Text = Text::new("Trả lại", "Send back");

/// What is wrong with a question, in words.
#[must_use]
pub const fn fault(fault: QuestionFault) -> Text {
    match fault {
        QuestionFault::Syntax => Text::new("Không đọc được thành câu hỏi.", "Cannot be read as a question."),
        QuestionFault::Kind => Text::new(
            "Loại câu này không dùng được: chỉ nhận câu một đáp án, câu nhiều đáp án, câu đúng sai và câu sắp xếp.",
            "This kind cannot be asked: only single and multiple choice, true or false, and putting in order.",
        ),
        QuestionFault::Formula => Text::new("Có ô là công thức.", "A cell is a formula."),
        QuestionFault::TextMissing => Text::new("Thiếu nội dung câu hỏi.", "The text is missing."),
        QuestionFault::TooLong => {
            Text::new("Có chỗ dài quá 2.000 chữ cái.", "A text is longer than 2,000 letters.")
        }
        QuestionFault::DifficultyUnknown => Text::new(
            "Độ khó phải là dễ, trung bình hoặc khó.",
            "The difficulty must be easy, medium or hard.",
        ),
        QuestionFault::TooFewOptions => {
            Text::new("Thiếu phương án hoặc có phương án trống.", "Options are missing or empty.")
        }
        QuestionFault::TooManyOptions => Text::new("Nhiều hơn 10 phương án.", "More than 10 options."),
        QuestionFault::SameOption => Text::new("Hai phương án giống nhau.", "Two options are the same."),
        QuestionFault::KeyMissing => Text::new("Không có đáp án đúng.", "No option is marked as right."),
        QuestionFault::TwoKeys => {
            Text::new("Có nhiều hơn một đáp án đúng.", "More than one option is marked as right.")
        }
        QuestionFault::NoneWrong => Text::new(
            "Mọi phương án đều đúng: cần ít nhất một phương án sai.",
            "Every option is right: one at least must be wrong.",
        ),
        QuestionFault::Validity => Text::new(
            "Ngày hiệu lực của nguồn không phải là ngày, hoặc ngày cuối trước ngày đầu.",
            "The days on which the source holds are no days, or the last is before the first.",
        ),
        QuestionFault::Twice => Text::new("Đã có ở phía trên trong tệp.", "Stands further up in the file."),
        QuestionFault::Taken => Text::new("Đã có trong ngân hàng.", "Is in the bank already."),
    }
}
