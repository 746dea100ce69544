//! Texts about published results, their corrections and how to recheck them.

use super::Text;

/// Heading and link.
pub const TITLE: Text = Text::new("Kết quả công bố", "Published results");
/// What these are.
pub const LEAD: Text = Text::new(
    "Kết quả mỗi vòng thi là một tệp không có tên người, ai cũng có thể tải về và tính lại. Khi có điều chỉnh, bản cũ vẫn được giữ bên bản mới.",
    "The result of each round is a file without names that anybody can download and recompute. When something is corrected, the old version stays beside the new one.",
);
/// No round has ended.
pub const NONE_YET: Text = Text::new("Chưa có vòng thi nào kết thúc.", "No round has ended yet.");
/// Rule about the draw by lot; the hash follows.
pub const RULE_DRAW: Text = Text::new(
    "Nếu vẫn bằng nhau thì bốc thăm theo hạt giống đã chốt trước khi mở vòng thi; hạt giống được công bố cùng kết quả. Mã băm của hạt giống:",
    "Those who are still equal are drawn by lot from a seed fixed before the round opened; it is published with the result. Hash of the seed:",
);
/// Label: what the contestant is called in the file.
pub const PSEUDONYM: Text = Text::new("Bí danh trong tệp kết quả", "Pseudonym in the result file");
/// Column: share of papers without a mistake.
pub const PERFECT: Text = Text::new("Đúng hết", "All right");
/// Heading above how to recheck.
pub const RECHECK: Text = Text::new("Tự kiểm tra lại", "Check it yourself");
/// How to recheck.
pub const RECHECK_HOW: Text = Text::new(
    "Chương trình verify-contest đi kèm mã nguồn của trang này chấm lại từng bài theo đáp án, tính lại từng thứ hạng và kiểm tra việc bốc thăm:",
    "The program verify-contest in this site's source code scores every paper by the keys again, computes every place and checks the draw:",
);
/// How to hold the draw against what was published before.
pub const RECHECK_DRAW: Text = Text::new(
    "Nếu đã ghi lại mã băm của hạt giống khi vòng thi còn mở, hãy thêm --commitment và mã đó.",
    "If you noted the hash of the seed while the round was open, add --commitment and that hash.",
);
/// Heading above the corrections.
pub const CORRECTIONS: Text = Text::new("Điều chỉnh sau khi thi", "Corrections");
/// What a correction did.
pub const DISQUALIFIED: Text =
    Text::new("Một bài thi bị loại khỏi xếp hạng.", "An attempt was taken out of the ranking.");
/// What a correction did.
pub const SAME_PERSON: Text = Text::new(
    "Một người dự thi hai lần: bài sau bị loại theo kết luận của hai người.",
    "One person entered twice: two people judged so, and the later attempt counts no more.",
);
/// What a correction did; `{number}` of the question.
pub const VOIDED: Text = Text::new("Hủy câu hỏi số {number}.", "Question {number} was declared void.");
/// What changed; `{before}`, `{after}`, `{better}`, `{worse}`.
pub const COMPARED: Text = Text::new(
    "Số bài xếp hạng: {before} trước, {after} sau. Lên hạng: {better}; xuống hạng: {worse}.",
    "Ranked attempts: {before} before, {after} after. Better placed: {better}; worse placed: {worse}.",
);
/// Caption of the public table of a closed round.
pub const RANKING: Text = Text::new("20 thứ hạng đầu", "The first 20 places");
/// Column: place.
pub const PLACE: Text = Text::new("Hạng", "Place");
/// Column: who it is.
pub const CONTESTANT: Text = Text::new("Người dự thi", "Contestant");
/// Column: right answers.
pub const CORRECT: Text = Text::new("Số câu đúng", "Right answers");
/// Column: time taken.
pub const TIME: Text = Text::new("Thời gian", "Time");
/// Caption of the table of changed places.
pub const FRONT: Text = Text::new("Thay đổi trong 20 thứ hạng đầu", "Changes among the first 20 places");
/// Column: place before.
pub const BEFORE: Text = Text::new("Hạng trước", "Place before");
/// Column: place after.
pub const AFTER: Text = Text::new("Hạng sau", "Place after");
