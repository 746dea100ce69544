//! Texts about what the contest's papers are made of.

use super::Text;

/// Heading, and label in published changes.
pub const TITLE: Text = Text::new("Cấu trúc đề", "Make-up of a paper");
/// What the form does.
pub const LEAD: Text = Text::new(
    "Chọn chủ đề và số câu tối thiểu của mỗi loại. Số câu còn lại rút ngẫu nhiên từ các chủ đề đã chọn. Không chọn gì: rút từ toàn bộ ngân hàng. Trong ngoặc là số câu hiện có.",
    "Choose topics and how many questions of each kind a paper holds at least. The rest is drawn evenly from the chosen topics. Choose nothing: papers come from the whole bank. In brackets is how many there are.",
);
/// The bank has no questions.
pub const EMPTY_BANK: Text =
    Text::new("Ngân hàng chưa có câu hỏi nào đã duyệt.", "The bank has no approved question yet.");
/// Label of a number; `{name}`, `{there}`.
pub const COUNT: Text = Text::new("{name} ({there})", "{name} ({there})");
/// Name of a number: whatever the difficulty.
pub const ANY: Text = Text::new("Mức bất kỳ", "Any level");
/// So many questions of whatever difficulty; `{count}`.
pub const ANY_COUNT: Text = Text::new("{count} mức bất kỳ", "{count} of any level");
/// No blueprint.
pub const WHOLE_BANK: Text = Text::new("toàn bộ ngân hàng", "the whole bank");
/// Rule, above the list of topics.
pub const RULE: Text = Text::new("Trong mỗi đề có ít nhất:", "Every paper holds at least:");
/// Rule, above the list of topics without numbers.
pub const RULE_TOPICS: Text = Text::new("Câu hỏi thuộc các chủ đề:", "The questions are about:");
/// Last line of the rule; `{count}`.
pub const RULE_REST: Text =
    Text::new("{count} câu còn lại rút từ các chủ đề trên", "the other {count} come from these topics");
/// Above what is short; `{round}`.
pub const OPEN_IS_SHORT: Text = Text::new(
    "Ngân hàng không còn đủ câu cho đề của “{round}”: hiện không ai bắt đầu thi được.",
    "The bank can no longer fill the papers of “{round}”: nobody can start at present.",
);
/// Above what is short; `{round}`.
pub const DRAFT_IS_SHORT: Text = Text::new(
    "Ngân hàng chưa đủ câu cho đề của “{round}”: chưa mở được.",
    "The bank cannot fill the papers of “{round}” yet: it cannot be opened.",
);
/// What is short; `{topic}`, `{level}`, `{needed}`, `{there}`.
pub const SHORT_OF_LEVEL: Text = Text::new(
    "Chủ đề “{topic}”, mức {level}: cần {needed} câu, ngân hàng có {there}.",
    "Topic “{topic}”, level {level}: {needed} needed, the bank has {there}.",
);
/// What is short; `{topic}`, `{needed}`, `{there}`.
pub const SHORT_OF_TOPIC: Text = Text::new(
    "Chủ đề “{topic}”: cần {needed} câu, ngân hàng có {there}.",
    "Topic “{topic}”: {needed} needed, the bank has {there}.",
);
/// What is short; `{needed}`, `{there}`.
pub const SHORT_IN_ALL: Text = Text::new(
    "Cả đề: cần {needed} câu, các chủ đề được dùng có {there}.",
    "The whole paper: {needed} needed, the topics in use have {there}.",
);
/// What is wrong with the numbers; `{sum}`, `{count}`.
pub const TOO_MANY: Text = Text::new(
    "Tổng số câu theo chủ đề là {sum}, nhiều hơn {count} câu của đề.",
    "The numbers beside the topics add up to {sum}, more than the {count} questions of a paper.",
);
