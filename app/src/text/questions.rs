//! Texts of the question bank for authors and reviewers.

use domain::contest::{Difficulty, QuestionFault};

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
    "GIFT, Aiken, Moodle XML (chữ UTF-8) hoặc XLSX có các cột Câu hỏi, Phương án A, Phương án B, …, Đáp án. Tối đa 2.000 câu.",
    "GIFT, Aiken, Moodle XML (UTF-8) or XLSX with the columns Question, Option A, Option B, …, Key. At most 2,000 questions.",
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
            "Loại câu này không dùng được: chỉ nhận câu chọn một đáp án và câu đúng, sai.",
            "This kind cannot be asked: only single choice and true or false.",
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
        QuestionFault::Twice => Text::new("Đã có ở phía trên trong tệp.", "Stands further up in the file."),
        QuestionFault::Taken => Text::new("Đã có trong ngân hàng.", "Is in the bank already."),
    }
}
