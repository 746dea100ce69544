//! What each error code means, in words a citizen understands.

use domain::Code;

use super::Text;

/// The words for a code.
#[must_use]
pub const fn of(code: Code) -> Text {
    match code {
        Code::NotSignedIn => Text::new(
            "Anh, chị chưa đăng nhập hoặc phiên đăng nhập đã hết. Mời đăng nhập lại.",
            "You are not signed in, or your session has expired. Please sign in again.",
        ),
        Code::NotPermitted => {
            Text::new("Tài khoản này không được phép làm việc này.", "This account may not do this.")
        }
        Code::FormTokenInvalid => Text::new(
            "Trang này đã mở quá lâu hoặc trình duyệt đang chặn cookie. Hãy tải lại trang rồi gửi lại.",
            "This page was open too long, or the browser blocks cookies. Reload the page and send again.",
        ),
        Code::SignInWrong => {
            Text::new("Tên đăng nhập hoặc mật khẩu không đúng.", "User name or password is wrong.")
        }
        Code::PersonalCodeUnknown => Text::new(
            "Mã cá nhân này không đúng hoặc không còn hiệu lực.",
            "This personal code is wrong or no longer valid.",
        ),
        Code::PersonalCodeMistyped => Text::new(
            "Mã có chữ gõ nhầm hoặc thiếu. Hãy so lại từng nhóm với thư.",
            "A letter of the code is mistyped or missing. Compare each group with your letter.",
        ),
        Code::SignInBlocked => Text::new(
            "Đã có quá nhiều lần thử sai với tài khoản này. Hãy chờ vài phút rồi thử lại.",
            "Too many wrong tries for this account. Wait a few minutes and try again.",
        ),
        Code::NotFound => Text::new("Không tìm thấy mục này.", "There is no such item."),
        Code::Malformed => Text::new(
            "Yêu cầu không đọc được. Hãy tải lại trang rồi làm lại.",
            "The request could not be read. Reload the page and try again.",
        ),
        Code::TooLarge => Text::new("Nội dung gửi lên quá lớn.", "What was sent is too large."),
        Code::Required => Text::new("Chưa điền mục này.", "Please fill this in."),
        Code::TooLong => Text::new("Nội dung dài quá mức cho phép.", "This is longer than allowed."),
        Code::NotADate => Text::new(
            "Ngày chưa đúng. Hãy viết ngày/tháng/năm, ví dụ 21/11/1990.",
            "This is not a date. Write day/month/year, for example 21/11/1990.",
        ),
        Code::NotAPhone => Text::new(
            "Số điện thoại chưa đúng. Hãy viết 10 chữ số, bắt đầu bằng 0.",
            "This is not a telephone number. Write 10 digits, beginning with 0.",
        ),
        Code::NotAName => Text::new(
            "Họ tên chỉ gồm chữ cái và dấu cách, ví dụ Nguyễn Thị Mẫu.",
            "A name has letters and spaces only, for example Nguyễn Thị Mẫu.",
        ),
        Code::ElectionNotOpen => {
            Text::new("Cuộc bình chọn này không mở vào lúc này.", "This election is not open at the moment.")
        }
        Code::NotOnRoll => Text::new(
            "Anh, chị không có tên trong danh sách người bình chọn của cuộc này.",
            "You are not on the roll of this election.",
        ),
        Code::TooFewChoices => Text::new(
            "Số người được chọn còn ít hơn mức tối thiểu.",
            "Fewer people are chosen than the minimum.",
        ),
        Code::TooManyChoices => {
            Text::new("Số người được chọn nhiều hơn mức tối đa.", "More people are chosen than the maximum.")
        }
        Code::DuplicateChoice => {
            Text::new("Một người được chọn hai lần.", "The same person is chosen twice.")
        }
        Code::UnknownNominee => Text::new(
            "Có người được chọn không thuộc danh sách đề cử.",
            "Somebody who is chosen is not a nominee.",
        ),
        Code::OwnVote => Text::new("Không thể tự bình chọn cho mình.", "Nobody can vote for themselves."),
        Code::BallotKeyMissing => Text::new(
            "Trình duyệt không còn giữ khoá phiếu. Hãy đăng xuất rồi đăng nhập lại bằng mã cá nhân.",
            "The browser no longer holds the key to your ballot. Sign out and sign in again with your personal code.",
        ),
        Code::BallotKeyChanged => Text::new(
            "Mã cá nhân của anh, chị đã được cấp lại sau khi bỏ phiếu nên không thay được phiếu cũ.",
            "Your personal code was issued anew after you voted, so the earlier ballot cannot be replaced.",
        ),
        Code::ElectionIncomplete => Text::new(
            "Cuộc bình chọn chưa đủ danh sách đề cử hoặc danh sách người bình chọn nên chưa mở được.",
            "The election has no complete list of nominees or voters yet and cannot be opened.",
        ),
        Code::ResultNotPublished => {
            Text::new("Kết quả chưa được công bố.", "The result is not published yet.")
        }
        Code::WrongState => Text::new(
            "Bước này không làm được ở trạng thái hiện tại. Hãy tải lại trang để xem trạng thái mới.",
            "This step is not possible in the present state. Reload the page to see it.",
        ),
        Code::RoundNotOpen => {
            Text::new("Hiện không có đợt thi nào đang mở.", "No contest round is open at the moment.")
        }
        Code::BankTooSmall => Text::new(
            "Ngân hàng câu hỏi chưa đủ số câu cho một đề.",
            "The question bank has too few questions for one paper.",
        ),
        Code::TooYoung => Text::new(
            "Người dự thi phải đủ tuổi quy định vào ngày đăng ký.",
            "Contestants must have reached the minimum age on the day of entry.",
        ),
        Code::ConsentMissing => Text::new(
            "Cần đồng ý cho xử lý thông tin cá nhân để dự thi.",
            "Consent to processing personal data is needed to take part.",
        ),
        Code::StaffUnknown => Text::new(
            "Mã cán bộ không khớp với cơ quan đã chọn.",
            "The staff code does not belong to the chosen agency.",
        ),
        Code::AlreadyEntered => Text::new(
            "Người này đã đăng ký dự thi. Hãy dùng mã dự thi để thi tiếp.",
            "This person has already entered. Use the entry code to go on.",
        ),
        Code::EntryCodeUnknown => Text::new("Mã dự thi không đúng.", "The entry code is wrong."),
        Code::AttemptUsed => {
            Text::new("Anh, chị đã dùng lượt thi của đợt này.", "You have used your attempt in this round.")
        }
        Code::TimeOver => Text::new(
            "Đã hết giờ làm bài. Các câu đã lưu trước đó vẫn được tính.",
            "The time is over. Answers saved before still count.",
        ),
        Code::AttemptEnded => Text::new(
            "Bài thi đã nộp nên không sửa được nữa.",
            "The paper has been submitted and cannot be changed.",
        ),
        Code::NotOnPaper => Text::new(
            "Câu hỏi hoặc phương án này không có trong đề.",
            "This question or option is not on the paper.",
        ),
        Code::Excluded => Text::new(
            "Thành viên Ban Tổ chức, Tổ Thư ký, người ra đề, thẩm định đề và phụ trách kỹ thuật không dự thi.",
            "Organisers, secretaries, authors and reviewers of questions and technical staff may not take part.",
        ),
        Code::Internal => Text::new(
            "Máy chủ gặp lỗi. Chưa có gì bị ghi sai; hãy thử lại sau ít phút.",
            "The server had a problem. Nothing wrong was stored; try again in a few minutes.",
        ),
        Code::Unreachable => Text::new(
            "Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.",
            "The server cannot be reached. Check the network and try again.",
        ),
    }
}
