//! Texts of the contest's prediction question.

use domain::contest::Prediction;

use super::Text;

/// The question itself.
#[must_use]
pub const fn question(asked: Prediction) -> Text {
    match asked {
        Prediction::AllRight => Text::new(
            "Anh, chị dự đoán có bao nhiêu bài thi trả lời đúng hết mọi câu?",
            "How many papers, do you predict, will have every answer right?",
        ),
        Prediction::Participants => Text::new(
            "Anh, chị dự đoán có bao nhiêu bài thi được xếp hạng?",
            "How many papers, do you predict, will be ranked?",
        ),
    }
}

/// What is asked, in few words.
#[must_use]
pub const fn name(asked: Prediction) -> Text {
    match asked {
        Prediction::AllRight => Text::new("Số bài đúng hết", "Papers with every answer right"),
        Prediction::Participants => Text::new("Số bài được xếp hạng", "Ranked papers"),
    }
}

/// Heading and label.
pub const TITLE: Text = Text::new("Câu dự đoán", "Prediction");
/// Label of the organisers' choice: no such question.
pub const NOTHING: Text = Text::new("Không có câu dự đoán", "No prediction question");
/// Hint for organisers.
pub const SETTING_HINT: Text = Text::new(
    "Dùng để xếp hạng các bài có số câu đúng bằng nhau. Sau khi mở vòng thi không đổi được.",
    "Decides between papers with equally many right answers. It cannot be changed once the round is open.",
);
/// Hint for contestants.
pub const HINT: Text = Text::new(
    "Viết một số, ví dụ 118 hoặc 26.000. Sửa được cho đến khi nộp bài.",
    "Write a number, for example 118 or 26,000. You can change it until you hand in.",
);
/// Button.
pub const SAVE: Text = Text::new("Lưu câu dự đoán", "Save the prediction");
/// What is saved; `{number}`.
pub const SAVED: Text = Text::new("Đã lưu dự đoán: {number}", "Saved prediction: {number}");
/// Rule of the ranking in its place.
pub const RULE_RANK: Text = Text::new(
    "Xếp hạng: nhiều câu đúng hơn đứng trước; bằng nhau thì ai dự đoán gần đúng hơn; vẫn bằng nhau thì ai làm nhanh hơn, rồi ai nộp sớm hơn.",
    "Ranking: more right answers first; then the nearer prediction; then less time; then handed in earlier.",
);
/// Rule; `{question}`.
pub const RULE: Text = Text::new(
    "Câu dự đoán, trả lời trước khi nộp bài: {question} Đáp số được đếm sau khi đóng vòng thi, không kể bài bị loại, và đếm lại mỗi khi có bài bị loại hay câu hỏi bị hủy. Bài không có dự đoán đứng sau bài có dự đoán.",
    "A prediction, to be given before handing in: {question} The number is counted when the round is closed, without disqualified papers, and counted again whenever one is disqualified or a question is declared void. A paper without prediction comes after those with one.",
);
/// Label: what came true.
pub const ACTUAL: Text = Text::new("Kết quả thực tế", "What came true");
/// Label: what the contestant predicted.
pub const MINE: Text = Text::new("Anh, chị dự đoán", "Your prediction");
/// What came true, beside a result file; `{name}`, `{number}`.
pub const CAME_TRUE: Text = Text::new("{name}: {number}", "{name}: {number}");
/// What a correction changed; `{name}`, `{before}`, `{after}`.
pub const CHANGED: Text = Text::new("{name}: {before} → {after}", "{name}: {before} → {after}");
