//! Texts of entering the public contest, and of going on with an entry code.

use super::Text;

/// Heading of the entry page.
pub const ENTER_TITLE: Text = Text::new("Đăng ký dự thi", "Enter the contest");
/// Question for the group.
pub const WHICH_GROUP: Text = Text::new("Dự thi với tư cách nào?", "As whom do you take part?");
/// Choice: officer.
pub const AS_OFFICER: Text =
    Text::new("Cán bộ, công chức, viên chức, người lao động", "Official or employee");
/// What an officer needs.
pub const AS_OFFICER_HINT: Text =
    Text::new("Cần: tên cơ quan và mã cán bộ.", "Needed: agency and staff code.");
/// Choice: citizen.
pub const AS_CITIZEN: Text = Text::new("Người dân", "Citizen");
/// What a citizen needs.
pub const AS_CITIZEN_HINT: Text = Text::new(
    "Cần: họ tên, ngày sinh, nơi ở, số điện thoại.",
    "Needed: name, date of birth, commune, telephone number.",
);
/// Link back to the choice of group.
pub const OTHER_GROUP: Text = Text::new("Chọn lại nhóm dự thi", "Choose the other group");
/// First line of an empty list.
pub const CHOOSE: Text = Text::new("— Chọn —", "— Choose —");
/// Label: staff code.
pub const STAFF_CODE: Text = Text::new("Mã cán bộ", "Staff code");
/// Hint: staff code.
pub const STAFF_CODE_HINT: Text =
    Text::new("Ghi trên thẻ cán bộ, ví dụ CB001.", "Printed on the staff card, for example CB001.");
/// Label: full name.
pub const FULL_NAME: Text = Text::new("Họ và tên", "Full name");
/// Hint: full name.
pub const FULL_NAME_HINT: Text = Text::new("Viết đầy đủ như trên căn cước.", "As on your identity card.");
/// Label: date of birth.
pub const BIRTH_DATE: Text = Text::new("Ngày, tháng, năm sinh", "Date of birth");
/// Hint: date of birth; `{age}`.
pub const BIRTH_DATE_HINT: Text = Text::new(
    "Ví dụ 21/11/1990 hoặc 21111990. Phải đủ {age} tuổi vào hôm nay.",
    "Day, month, year, for example 21/11/1990 or 21111990. You must be {age} today.",
);
/// Label: commune.
pub const COMMUNE: Text = Text::new("Xã, phường", "Commune or ward");
/// Hint: commune.
pub const COMMUNE_HINT: Text =
    Text::new("Nơi đang sống, làm việc hoặc học tập.", "Where you live, work or study.");
/// Label: telephone.
pub const PHONE: Text = Text::new("Số điện thoại", "Telephone number");
/// Hint: telephone.
pub const PHONE_HINT: Text =
    Text::new("10 chữ số, ví dụ 0912 345 678.", "Ten digits, for example 0912 345 678.");
/// Heading of the consent; `{version}`.
pub const CONSENT_TITLE: Text = Text::new(
    "Đồng ý cho xử lý thông tin cá nhân (bản {version})",
    "Consent to processing personal data (version {version})",
);
/// Consent: which data of an officer.
pub const CONSENT_OFFICER: Text = Text::new(
    "Ghi lại: cơ quan, mã cán bộ và họ tên theo danh sách của cơ quan, bài làm, thời gian làm bài và kết quả thi.",
    "Recorded: agency, staff code and the name on the agency's list, the answers, the time taken and the result.",
);
/// Consent: which data of a citizen.
pub const CONSENT_CITIZEN: Text = Text::new(
    "Ghi lại: họ tên, ngày sinh, xã phường, số điện thoại, bài làm, thời gian làm bài và kết quả thi.",
    "Recorded: name, date of birth, commune, telephone number, the answers, the time taken and the result.",
);
/// Consent: for what.
pub const CONSENT_PURPOSE: Text = Text::new(
    "Dùng để: bảo đảm mỗi người thi một lần, chấm bài, xếp hạng, tổng hợp theo cơ quan và liên hệ trao giải. Không dùng vào việc khác.",
    "Used to let everybody enter once, to score and rank, to add up figures per agency and to contact winners. Used for nothing else.",
);
/// Consent: who sees them.
pub const CONSENT_READERS: Text = Text::new(
    "Người được xem: Ban Tổ chức và Tổ Thư ký cuộc thi. Sau khi đóng vòng thi, bài làm, thời gian và thứ hạng được công bố dưới bí danh, không có tên trừ khi anh, chị chọn công bố họ tên, để ai cũng kiểm tra lại được.",
    "Seen by the contest's organisers and secretaries. Once a round is closed, answers, times and places are published under pseudonyms, without names unless you choose to be named, so that anyone can recheck them.",
);
/// Choice: be named in public tables.
pub const SHOWS_NAME: Text = Text::new(
    "Công bố họ tên tôi trong bảng xếp hạng (không bắt buộc)",
    "Show my name in the public ranking (optional)",
);
/// What the choice means.
pub const SHOWS_NAME_HINT: Text = Text::new(
    "Bảng công khai khi đó ghi họ tên, cơ quan hoặc xã phường, số điện thoại đã che bớt; nhờ thứ hạng, bài làm trong tệp kết quả cũng nhận ra được. Người chưa đủ 16 tuổi luôn mang bí danh.",
    "The public table then shows name, agency or commune and the masked telephone number; by the place your answers in the result file can be told too. Those under 16 always go by pseudonym.",
);
/// Consent: rights.
pub const CONSENT_RIGHTS: Text = Text::new(
    "Người dự thi tự tải về hoặc xóa thông tin của mình tại trang Thông tin của tôi, và có quyền yêu cầu Ban Tổ chức sửa.",
    "Contestants take their data along or erase them on the page My data, and may ask the organisers to correct them.",
);
/// The consent itself.
pub const CONSENT: Text = Text::new(
    "Tôi đã đọc và đồng ý cho xử lý các thông tin trên.",
    "I have read this and agree to the processing of these data.",
);
/// Button of the entry form.
pub const ENTER_SEND: Text = Text::new("Gửi đăng ký", "Send the entry");
/// This browser belongs to a contestant already.
pub const ENTERED_HERE: Text = Text::new(
    "Máy này đã có người đăng ký dự thi. Nếu là chính anh, chị, hãy làm bài tiếp; đăng ký mới sẽ thay người trước trên máy này.",
    "Somebody has entered on this device. If that was you, go on; a new entry replaces that person on this device.",
);

/// Heading of the page for entry codes.
pub const CONTINUE_TITLE: Text = Text::new("Tiếp tục với mã dự thi", "Go on with an entry code");
/// What to do there.
pub const CONTINUE_LEAD: Text = Text::new(
    "Nhập mã dự thi đã nhận khi đăng ký để làm bài tiếp hoặc xem kết quả trên máy này.",
    "Type the entry code from your entry to go on with the attempt or to see the result on this device.",
);
/// Hint: entry code.
pub const ENTRY_CODE_HINT: Text = Text::new(
    "10 chữ và số, ví dụ AB12-CD34EF. Chữ hoa hay thường đều được.",
    "Ten letters and digits, for example AB12-CD34EF. Capitals do not matter.",
);
/// Button.
pub const CONTINUE_SEND: Text = Text::new("Tiếp tục", "Go on");
