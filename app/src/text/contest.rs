//! Texts of the public contest.

use super::Text;

/// Heading of the contest.
pub const TITLE: Text = Text::new("Cuộc thi trực tuyến", "Online contest");
/// What the contest is about.
pub const LEAD: Text = Text::new(
    "Tìm hiểu về cải cách thủ tục hành chính và dịch vụ công trực tuyến. Ai cũng có thể dự thi trên điện thoại.",
    "Learn about administrative reform and online public services. Everybody can take part, on a phone too.",
);
/// Announced; `{round}`, `{at}`.
pub const NEXT_ROUND: Text = Text::new("“{round}” mở lúc {at}.", "“{round}” opens at {at}.");
/// No round has been opened yet.
pub const NOT_YET: Text = Text::new(
    "Cuộc thi chưa mở. Khi mở, nút đăng ký sẽ hiện tại đây.",
    "The contest is not open yet. When it opens, the button to enter appears here.",
);
/// State of a round: draft.
pub const STATE_DRAFT: Text = Text::new("Đang chuẩn bị", "Being prepared");
/// State of a round: open.
pub const STATE_OPEN: Text = Text::new("Đang mở", "Open");
/// State of a round: closed.
pub const STATE_CLOSED: Text = Text::new("Đã kết thúc", "Closed");
/// Button to the entry form.
pub const ENTER: Text = Text::new("Đăng ký dự thi", "Enter the contest");
/// Link for people who have an entry code.
pub const HAVE_CODE: Text = Text::new("Tôi đã có mã dự thi", "I have an entry code");
/// Greeting of a contestant; `{name}`.
pub const HELLO: Text = Text::new("Xin chào {name}", "Hello {name}");
/// Before starting; `{count}` questions, `{time}`.
pub const READY: Text = Text::new(
    "Đề có {count} câu, làm trong {time}. Đồng hồ chạy ngay khi bấm nút dưới đây và không dừng lại được.",
    "The paper has {count} questions to be answered in {time}. The clock starts when you press the button below and cannot be stopped.",
);
/// Button that starts the attempt.
pub const START: Text = Text::new("Bắt đầu làm bài", "Start now");
/// The attempt is running.
pub const RUNNING: Text = Text::new("Bài thi đang làm dở, đồng hồ vẫn chạy.", "Your attempt is running.");
/// Link back to the running attempt.
pub const GO_ON: Text = Text::new("Làm bài tiếp", "Go on with the attempt");
/// The attempt has ended.
pub const DONE: Text =
    Text::new("Bài thi đã nộp. Cảm ơn đã tham gia!", "Your paper is handed in. Thank you for taking part!");
/// The round closed before this contestant started.
pub const MISSED: Text =
    Text::new("Vòng thi đã kết thúc trước khi bài thi được bắt đầu.", "The round closed before you started.");
/// Link to the result.
pub const SEE_RESULT: Text = Text::new("Xem kết quả của tôi", "See my result");
/// Label of the entry code.
pub const ENTRY_CODE: Text = Text::new("Mã dự thi", "Entry code");
/// What the entry code is for.
pub const ENTRY_CODE_USE: Text = Text::new(
    "Hãy chép lại hoặc chụp màn hình. Nếu đổi điện thoại hay máy tính, nhập mã này để làm tiếp. Không đưa mã cho người khác.",
    "Write it down or take a screenshot. On another phone or computer, type it to go on. Do not give it to others.",
);
/// Button by which a shared device forgets the contestant.
pub const LEAVE: Text = Text::new("Thoát khỏi máy này", "Leave this device");
/// When to use it.
pub const LEAVE_HINT: Text = Text::new(
    "Dùng khi đây là máy chung hoặc để người khác đăng ký. Cần mã dự thi để vào lại.",
    "For a shared device, or to let somebody else enter. To come back you need the entry code.",
);
/// Heading of the rules.
pub const RULES: Text = Text::new("Thể lệ", "Rules");
/// Rule; `{count}` questions.
pub const RULE_PAPER: Text = Text::new(
    "Mỗi đề có {count} câu rút ngẫu nhiên; thứ tự câu và phương án của mỗi người một khác.",
    "Each paper has {count} questions drawn at random; everybody sees questions and options in another order.",
);
/// Rule about what is right, all or nothing.
pub const RULE_KINDS: Text = Text::new(
    "Câu thường có một phương án đúng. Câu ghi “Chọn tất cả câu đúng” phải chọn đủ và không thừa; câu sắp xếp phải đúng cả thứ tự. Đúng một phần không được tính.",
    "Most questions have one right option. Where it says “Choose all that are right”, all of them and no other must be chosen; what is put in order must be right from first to last. Half right counts nothing.",
);
/// Beside a question with several right options.
pub const CHOOSE_ALL: Text = Text::new(
    "Chọn tất cả câu đúng: chọn đủ và không thừa mới được tính.",
    "Choose all that are right: it counts only with all of them and no other.",
);
/// Beside a question whose options are put in order.
pub const PUT_IN_ORDER: Text = Text::new(
    "Sắp xếp từ trên xuống dưới bằng nút Lên, Xuống. Chỉ tính khi đúng cả thứ tự.",
    "Put in order from top to bottom with the buttons Up and Down. It counts only when the whole order is right.",
);
/// While nothing was moved yet.
pub const NOT_ORDERED: Text = Text::new(
    "Chưa sắp xếp: câu này còn bỏ trống.",
    "Not put in order yet: this question is still left out.",
);
/// Button beside an option.
pub const UP: Text = Text::new("Lên", "Up");
/// Button beside an option.
pub const DOWN: Text = Text::new("Xuống", "Down");
/// Said aloud after a move; `{option}`, `{number}`, `{count}`.
pub const MOVED: Text =
    Text::new("“{option}”: vị trí {number} trên {count}.", "“{option}”: place {number} of {count}.");
/// Rule about attempts.
pub const RULE_ONCE: Text = Text::new(
    "Mỗi người đăng ký một lần và có một lượt thi trong mỗi vòng.",
    "Everybody enters once and has one attempt in each round.",
);
/// Rule about ranking.
pub const RULE_RANK: Text = Text::new(
    "Xếp hạng: nhiều câu đúng hơn đứng trước; bằng nhau thì ai làm nhanh hơn; vẫn bằng nhau thì ai nộp sớm hơn.",
    "Ranking: more right answers first; then less time; then handed in earlier.",
);
/// Rule about keys.
pub const RULE_KEYS: Text = Text::new(
    "Điểm hiện ngay sau khi nộp. Đáp án và thứ hạng hiện sau khi vòng thi kết thúc.",
    "The score shows right after handing in; right answers and places show after the round is closed.",
);
/// Heading: who may take part.
pub const WHO: Text = Text::new("Ai được dự thi", "Who may take part");
/// Mandatory group.
pub const WHO_OFFICERS: Text = Text::new(
    "Cán bộ, công chức, viên chức, người lao động của các cơ quan trong tỉnh, kể cả cơ quan ngành dọc: đăng ký bằng cơ quan và mã cán bộ.",
    "Officials and employees of the province's agencies, central ones included: they enter with agency and staff code.",
);
/// Encouraged group; `{age}`.
pub const WHO_CITIZENS: Text = Text::new(
    "Công dân Việt Nam đang sống, làm việc hoặc học tập trong tỉnh, đủ {age} tuổi vào ngày đăng ký.",
    "Vietnamese citizens who live, work or study in the province and are at least {age} on the day of entry.",
);
/// Who may not.
pub const WHO_NOT: Text = Text::new(
    "Không dự thi: Ban Tổ chức, Tổ Thư ký, người ra đề, người thẩm định đề và người phụ trách kỹ thuật của phần mềm thi.",
    "May not take part: organisers, secretaries, authors and reviewers of questions, technical staff of the contest's software.",
);
/// Heading of the tables.
pub const TABLES: Text = Text::new("Bảng các cơ quan", "Agencies");
/// Line above the tables; `{started}` and `{ended}`.
pub const SO_FAR: Text = Text::new(
    "Đến lúc này có {started} lượt thi đã bắt đầu, {ended} lượt đã xong. Bảng chỉ tính các lượt đã xong.",
    "So far {started} attempts have begun and {ended} have ended. The tables count ended attempts only.",
);
/// Caption of the participation table.
pub const BY_PARTICIPATION: Text = Text::new("Theo tỷ lệ tham gia", "By participation");
/// Caption of the mean table; `{count}` questions.
pub const BY_MEAN: Text = Text::new(
    "Theo số câu đúng trung bình (tối đa {count})",
    "By mean number of right answers (at most {count})",
);
/// Column: agency.
pub const AGENCY: Text = Text::new("Cơ quan", "Agency");
/// Column: participants of the staff list.
pub const PARTICIPANTS: Text = Text::new("Đã thi", "Took part");
/// Column: share.
pub const SHARE: Text = Text::new("Tỷ lệ", "Share");
/// Column: mean.
pub const MEAN: Text = Text::new("Trung bình", "Mean");
/// The encouraged group in a table.
pub const CITIZENS: Text = Text::new("Người dân", "Citizens");
/// No agency has an ended attempt.
pub const NO_AGENCY_YET: Text =
    Text::new("Chưa cơ quan nào có lượt thi đã xong.", "No agency has an ended attempt yet.");

/// Heading of the attempt.
pub const ATTEMPT_TITLE: Text = Text::new("Bài thi", "Paper");
/// Number of a question; `{number}` and `{count}`.
pub const QUESTION: Text = Text::new("Câu {number} trên {count}", "Question {number} of {count}");
/// Time left; `{time}`.
pub const TIME_LEFT: Text = Text::new("Còn {time}", "{time} left");
/// End of the time; `{clock}`.
pub const ENDS_AT: Text = Text::new("Hết giờ lúc {clock}", "Ends at {clock}");
/// Announced when little time is left; `{minutes}`.
pub const MINUTES_LEFT: Text = Text::new("Còn {minutes} phút.", "{minutes} minutes left.");
/// The time is over.
pub const TIME_UP: Text = Text::new(
    "Hết giờ. Máy chủ đang nộp các câu đã lưu.",
    "Time is up. The server hands in the saved answers.",
);
/// Nothing has been answered yet.
pub const NOTHING_YET: Text = Text::new("Chưa trả lời câu nào", "Nothing answered yet");
/// The last answer is saved; `{clock}`.
pub const SAVED_AT: Text = Text::new("Đã lưu lúc {clock}", "Saved at {clock}");
/// An answer is on its way.
pub const SAVING: Text = Text::new("Đang lưu…", "Saving…");
/// Answers wait for the network; `{count}`.
pub const WAITING: Text =
    Text::new("Đang chờ mạng: {count} câu chưa lưu", "Waiting for the network: {count} not saved");
/// Saving is no longer possible.
pub const STOPPED: Text = Text::new("Không lưu được nữa", "Saving has stopped");
/// Button without a program: save and go on.
pub const SAVE_NEXT: Text = Text::new("Lưu và sang câu sau", "Save and go on");
/// Button without a program on the last question.
pub const SAVE_END: Text = Text::new("Lưu và xem lại bài", "Save and review");
/// Link: next question.
pub const NEXT: Text = Text::new("Câu sau", "Next question");
/// Link: previous question.
pub const PREVIOUS: Text = Text::new("Câu trước", "Previous question");
/// Link: review.
pub const REVIEW: Text = Text::new("Xem lại và nộp bài", "Review and hand in");
/// Label of the map of questions.
pub const MAP: Text = Text::new("Các câu hỏi", "Questions");
/// An answered question in the map; `{number}`.
pub const MAP_ANSWERED: Text = Text::new("Câu {number}, đã trả lời", "Question {number}, answered");
/// An open question in the map; `{number}`.
pub const MAP_OPEN: Text = Text::new("Câu {number}, chưa trả lời", "Question {number}, not answered");
/// Review; `{answered}` and `{count}`.
pub const ANSWERED: Text =
    Text::new("Đã trả lời {answered} trên {count} câu.", "{answered} of {count} questions are answered.");
/// Review: open questions follow.
pub const UNANSWERED: Text = Text::new("Các câu chưa trả lời:", "Not answered yet:");
/// Review: all answered.
pub const ALL_ANSWERED: Text = Text::new("Không còn câu nào bỏ trống.", "No question is left out.");
/// Review: handing in is final.
pub const FINAL: Text = Text::new(
    "Nộp rồi thì không sửa được nữa. Chưa nộp thì vẫn quay lại sửa được cho đến khi hết giờ.",
    "After handing in nothing can be changed. Before that you can go back and change answers until the time is over.",
);
/// Review: unsaved answers hold handing in up.
pub const UNSAVED: Text = Text::new(
    "Có câu chưa lưu được lên máy chủ. Nút nộp bài sẽ bật lại khi mọi câu đã lưu; xin giữ trang này mở.",
    "Some answers have not reached the server. The button works again once all are saved; please keep this page open.",
);
/// Button: hand in.
pub const SUBMIT: Text = Text::new("Nộp bài", "Hand in");
/// Link back to the questions.
pub const BACK_TO_QUESTIONS: Text = Text::new("Quay lại câu hỏi", "Back to the questions");

/// Heading of the result.
pub const RESULT_TITLE: Text = Text::new("Kết quả bài thi", "Your result");
/// The score; `{correct}` and `{total}`.
pub const SCORE: Text = Text::new("{correct}/{total} câu đúng", "{correct} of {total} right");
/// Label: time taken.
pub const TIME_TAKEN: Text = Text::new("Thời gian làm bài", "Time taken");
/// Label: handed in.
pub const HANDED_IN: Text = Text::new("Nộp lúc", "Handed in at");
/// Label: answered questions.
pub const ANSWERED_LABEL: Text = Text::new("Số câu đã trả lời", "Questions answered");
/// Label: place.
pub const PLACE: Text = Text::new("Thứ hạng", "Place");
/// Place; `{place}` and `{of}`.
pub const PLACE_OF: Text = Text::new("{place} trên {of} lượt thi", "{place} of {of}");
/// How it ended: handed in.
pub const ENDED_SUBMITTED: Text = Text::new("Bài đã nộp.", "You handed the paper in.");
/// How it ended: at the deadline.
pub const ENDED_TIME: Text = Text::new(
    "Hết giờ: máy chủ đã nộp các câu đã lưu.",
    "Time ran out: the server handed in what was saved.",
);
/// How it ended: with the round.
pub const ENDED_ROUND: Text = Text::new(
    "Vòng thi kết thúc khi bài đang làm: máy chủ đã nộp các câu đã lưu.",
    "The round closed during the attempt: the server handed in what was saved.",
);
/// Keys come later.
pub const KEYS_LATER: Text = Text::new(
    "Đáp án, giải thích và thứ hạng sẽ hiện tại đây sau khi vòng thi kết thúc.",
    "Right answers, explanations and places appear here after the round is closed.",
);
/// Heading of the review.
pub const REVIEW_TITLE: Text = Text::new("Xem lại từng câu", "Question by question");
/// A right answer.
pub const RIGHT: Text = Text::new("Trả lời đúng", "Right");
/// A wrong answer.
pub const WRONG: Text = Text::new("Trả lời sai", "Wrong");
/// No answer.
pub const LEFT_OUT: Text = Text::new("Bỏ trống", "Not answered");
/// Label: own answer.
pub const YOUR_ANSWER: Text = Text::new("Đã chọn", "Your answer");
/// Label: right answer.
pub const RIGHT_ANSWER: Text = Text::new("Đáp án", "Right answer");
/// Label: explanation.
pub const WHY: Text = Text::new("Giải thích", "Explanation");
/// Label: source.
pub const SOURCE: Text = Text::new("Căn cứ", "Source");
/// Link back to the contest.
pub const BACK: Text = Text::new("Về trang cuộc thi", "Back to the contest");

/// Minutes and seconds; `{minutes}` and `{seconds}`.
pub const MINUTES_SECONDS: Text = Text::new("{minutes} phút {seconds} giây", "{minutes} min {seconds} s");
/// Whole minutes; `{minutes}`.
pub const MINUTES: Text = Text::new("{minutes} phút", "{minutes} minutes");
/// Seconds; `{seconds}`.
pub const SECONDS: Text = Text::new("{seconds} giây", "{seconds} s");

/// Organisers: heading.
pub const ROUNDS: Text = Text::new("Các vòng thi", "Contest rounds");
/// Organisers: what is done here.
pub const ROUNDS_LEAD: Text = Text::new(
    "Mở và đóng vòng thi. Mỗi lúc chỉ một vòng được mở; vòng đã đóng không mở lại.",
    "Open and close rounds. One round is open at a time; a closed round stays closed.",
);
/// Organisers: no rounds.
pub const NO_ROUNDS: Text = Text::new("Chưa có vòng thi nào.", "There are no rounds yet.");
/// Organisers: settings; `{count}`, `{time}`, `{age}`.
pub const SETTINGS: Text =
    Text::new("{count} câu, {time}, từ đủ {age} tuổi", "{count} questions, {time}, from the age of {age}");
/// Organisers: label of attempts.
pub const ATTEMPTS: Text = Text::new("Lượt thi", "Attempts");
/// Organisers: attempts; `{started}`, `{running}`.
pub const ATTEMPTS_COUNT: Text =
    Text::new("{started} đã bắt đầu, {running} đang làm", "{started} begun, {running} running");
/// Organisers: label.
pub const OPENED_AT: Text = Text::new("Mở lúc", "Opened");
/// Organisers: label.
pub const CLOSED_AT: Text = Text::new("Đóng lúc", "Closed");
/// Organisers: open.
pub const OPEN_ROUND: Text = Text::new("Mở vòng thi", "Open the round");
/// Organisers: what opening means.
pub const OPEN_ROUND_NOTE: Text = Text::new(
    "Mở vòng thi thì mọi người đăng ký và làm bài được ngay. Đã mở thì không đưa về trạng thái chuẩn bị được.",
    "Once the round is open everybody can enter and start at once. It cannot go back to being prepared.",
);
/// Organisers: close.
pub const CLOSE_ROUND: Text = Text::new("Đóng vòng thi", "Close the round");
/// Organisers: what closing means; `{running}`.
pub const CLOSE_ROUND_NOTE: Text = Text::new(
    "Số bài đang làm là {running}; các bài ấy sẽ được nộp với những câu đã lưu. Thí sinh xem được đáp án và thứ hạng của mình. Vòng đã đóng không mở lại được.",
    "Running attempts: {running}; they are handed in with what is saved. Contestants see right answers and their places. A closed round cannot be opened again.",
);
/// Organisers: not this step.
pub const NOT_NOW: Text = Text::new("Để sau", "Not now");
