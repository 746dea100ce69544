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
        Code::SignInBlocked => Text::new(
            "Đã có quá nhiều lần thử sai với tài khoản này. Hãy chờ vài phút rồi thử lại.",
            "Too many wrong tries for this account. Wait a few minutes and try again.",
        ),
        Code::RolesConflict => Text::new(
            "Một tài khoản không được vừa thuộc Ban Tổ chức vừa là người phát mã.",
            "One account cannot be both an organiser and a code keeper.",
        ),
        Code::NotFound => Text::new("Không tìm thấy mục này.", "There is no such item."),
        Code::Malformed => Text::new(
            "Yêu cầu không đọc được. Hãy tải lại trang rồi làm lại.",
            "The request could not be read. Reload the page and try again.",
        ),
        Code::TooLarge => Text::new("Nội dung gửi lên quá lớn.", "What was sent is too large."),
        Code::FileEmpty => Text::new(
            "Chưa chọn tệp, hoặc tệp không có dòng dữ liệu nào.",
            "No file was chosen, or the file has no rows of data.",
        ),
        Code::FileUnreadable => Text::new(
            "Không đọc được tệp này. Hãy lưu danh sách dưới dạng Excel (.xlsx) hoặc CSV UTF-8 rồi gửi lại.",
            "This file could not be read. Save the list as Excel (.xlsx) or CSV UTF-8 and send it again.",
        ),
        Code::FileEncoding => Text::new(
            "Chữ trong tệp không theo bảng mã UTF-8. Trong Excel, hãy chọn “Lưu thành” → “CSV UTF-8” rồi gửi lại.",
            "The text of this file is not UTF-8. In Excel choose “Save as” → “CSV UTF-8” and send it again.",
        ),
        Code::FileColumns => Text::new(
            "Không tìm thấy dòng tiêu đề. Tệp cần có các cột: Mã cán bộ, Họ và tên, Mã cơ quan.",
            "No heading row was found. The file needs the columns staff code, name and agency.",
        ),
        Code::FileTooLong => Text::new(
            "Tệp có quá 10.000 dòng. Hãy chia thành nhiều tệp.",
            "The file has more than 10,000 rows. Divide it into several files.",
        ),
        Code::FaultyQuestion => Text::new(
            "Câu hỏi chưa dùng được. Hãy xem những chỗ sai ghi trên trang này rồi gửi lại.",
            "The question cannot be taken yet. See on this page what is wrong, and send it again.",
        ),
        Code::QuestionInUse => Text::new(
            "Câu này đã có trong đề của thí sinh nên không sửa được nữa. Hãy soạn một câu mới.",
            "This question stands on a contestant's paper and cannot be changed any more. Write a new question.",
        ),
        Code::FaultyRows => Text::new(
            "Còn dòng có lỗi chưa được đánh dấu bỏ qua. Chưa có gì được nhập vào danh sách.",
            "Rows with faults are left that are not marked to be left out. Nothing was imported.",
        ),
        Code::FileReplaced => Text::new(
            "Tệp đang chờ nhập không còn hoặc đã được thay bằng tệp khác. Hãy xem lại trước khi nhập.",
            "The waiting file is gone or was replaced by another. Look at it again before you import.",
        ),
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
            "Mã bỏ phiếu này không có trong danh sách người bình chọn của cuộc này.",
            "This voting code is not on the roll of this election.",
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
        Code::BlankNotAllowed => Text::new(
            "Hạng mục này không có phiếu trắng. Hãy chọn người.",
            "This category allows no blank ballot. Choose somebody.",
        ),
        Code::BlankWithChoices => Text::new(
            "Phiếu trắng thì không chọn ai. Hãy bỏ phiếu trắng hoặc bỏ các lựa chọn.",
            "A blank ballot chooses nobody. Take back the blank or the choices.",
        ),
        Code::CodeRevoked => Text::new(
            "Mã bỏ phiếu này đã được thay bằng mã mới. Hãy dùng mã mới.",
            "This voting code was replaced by a new one. Use the new code.",
        ),
        Code::BallotSignatureWrong => Text::new(
            "Phiếu không được ký đúng bằng mã bỏ phiếu nên không nhận. Hãy bỏ phiếu lại từ đầu.",
            "The ballot is not signed rightly with the voting code and was not taken. Begin again.",
        ),
        Code::BallotProofWrong => Text::new(
            "Phiếu không qua được bước kiểm tra nên không nhận. Phiếu đã bỏ trước đó, nếu có, vẫn giữ nguyên.",
            "The ballot did not pass the checks and was not taken. A ballot cast before, if any, stays.",
        ),
        Code::BallotReplayed => Text::new(
            "Đây là phiếu cũ đã được thay bằng phiếu khác. Phiếu mới nhất vẫn giữ nguyên.",
            "This is an earlier ballot that another one replaced. The latest ballot stays.",
        ),
        Code::DayOutside => Text::new(
            "Ngày phải nằm trong đợt thi đua và không ở tương lai.",
            "The day must lie in the campaign and not in the future.",
        ),
        Code::MoreThanWhole => Text::new(
            "Số này sẽ làm phần lớn hơn tổng, ví dụ hồ sơ đúng hạn nhiều hơn hồ sơ đã giải quyết. Hãy nhập hoặc duyệt số tổng trước.",
            "With this number a part would be more than its whole, for example more files on time than resolved. State or accept the whole first.",
        ),
        Code::ChangedMeanwhile => Text::new(
            "Người khác vừa sửa mục này. Hãy mở lại để xem bản mới nhất rồi sửa.",
            "Somebody else has just changed this. Open it again to see the newest version, then change it.",
        ),
        Code::InUse => Text::new(
            "Một tiêu chuẩn cá nhân đang dựa vào chỉ tiêu này, nên không thể bỏ hoặc đổi cách tính giữa tỷ lệ và số lượng.",
            "A standard for individuals rests on this indicator, so it can neither be withdrawn nor change between share and number.",
        ),
        Code::OutOfRange => {
            Text::new("Số này nằm ngoài mức cho phép.", "This number is outside what is allowed.")
        }
        Code::CodesNotTheRoll => Text::new(
            "Danh sách mã không khớp với danh sách người bỏ phiếu. Hãy tải lại trang rồi tạo lại mã.",
            "The list of codes is not the list of voters. Reload the page and make the codes again.",
        ),
        Code::CodeTaken => Text::new(
            "Có mã trùng với mã đã dùng. Hãy tạo lại mã.",
            "A code is the same as one in use. Make the codes again.",
        ),
        Code::PostInvalid => Text::new(
            "Dữ liệu tạo khoá không hợp lệ nên không nhận. Hãy báo Ban Tổ chức để làm lại từ đầu.",
            "This part of the key ceremony does not hold and was not taken. Ask the organisers to begin anew.",
        ),
        Code::PostedOtherwise => Text::new(
            "Bước này đã được gửi từ máy hoặc cửa sổ khác. Hãy tiếp tục ở đó.",
            "This step was sent from another machine or window. Go on there.",
        ),
        Code::DecryptionInvalid => Text::new(
            "Phần giải mã không hợp lệ. Hãy kiểm tra đã chọn đúng tệp khoá của cuộc bình chọn này.",
            "The partial decryption does not hold. Check that you chose the key file of this election.",
        ),
        Code::RecordBroken => Text::new(
            "Hồ sơ công khai không qua được kiểm tra nên dừng lại. Hãy lưu nguyên trạng và báo đơn vị vận hành.",
            "The public record fails a check, so everything stops here. Keep it as it is and tell who runs the system.",
        ),
        Code::ElectionIncomplete => Text::new(
            "Cuộc bình chọn chưa đủ đề cử, danh sách người bỏ phiếu, mã hoặc khoá của Tổ kiểm phiếu nên chưa mở được.",
            "Nominees, voters, codes or trustees' keys are missing, so the election cannot be opened.",
        ),
        Code::ResultNotPublished => {
            Text::new("Kết quả chưa được công bố.", "The result is not published yet.")
        }
        Code::TicketNeeded => Text::new(
            "Để đánh giá, hãy nhập số phiếu ghi trên phiếu nhận được tại quầy.",
            "To rate, type the ticket that you were given at the counter.",
        ),
        Code::TicketWrong => Text::new(
            "Số phiếu không đúng với quầy này hoặc đã quá hạn. Hãy xem lại phiếu.",
            "This ticket does not belong to this counter, or is too old. Look at it again.",
        ),
        Code::TicketUsed => Text::new(
            "Số phiếu này đã được dùng để đánh giá rồi. Mỗi phiếu chỉ dùng một lần.",
            "A rating was given with this ticket already. Each counts once.",
        ),
        Code::TicketsUsedUp => Text::new(
            "Quầy này đã phát hết số phiếu của ngày hôm nay.",
            "All of today's tickets of this counter were given out.",
        ),
        Code::RatedJustNow => Text::new(
            "Máy này vừa gửi một đánh giá cho quầy. Hãy chờ năm phút rồi gửi đánh giá tiếp theo.",
            "A rating of this counter was just sent from this device. Wait five minutes before the next one.",
        ),
        Code::RatedTooOften => Text::new(
            "Quầy này vừa nhận quá nhiều đánh giá không có phiếu nên tạm thời chỉ nhận đánh giá có số phiếu. Hãy xin cán bộ quầy một số phiếu, hoặc quay lại sau.",
            "This counter has had too many ratings without a ticket and takes only those with one for a while. Ask at the counter for a ticket, or come back later.",
        ),
        Code::RatedFromOffice => Text::new(
            "Trên máy này đang có tài khoản công vụ đăng nhập, nên không gửi được đánh giá: cán bộ không tự đánh giá mình. Hãy dùng điện thoại của người dân.",
            "A staff account is signed in on this device, so no rating is taken: nobody rates their own service. Use the citizen's phone.",
        ),
        Code::OwnFigure => Text::new(
            "Trong các số đã chọn có số do chính anh, chị nhập. Người nhập không tự duyệt; hãy để thành viên khác của Ban Tổ chức duyệt.",
            "You stated one of these figures yourself. Nobody accepts figures of their own; another organiser does.",
        ),
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
        Code::Busy => Text::new(
            "Nhiều người đang ghi cùng lúc nên chưa ghi được. Hãy gửi lại.",
            "Many people are storing at the same time, so this was not stored. Send it again.",
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
