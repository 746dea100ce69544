//! Texts of a published result.

use super::Text;

/// Heading: the result.
pub const RESULT: Text = Text::new("Kết quả", "Result");
/// What the share under the votes means.
pub const SHARE_NOTE: Text = Text::new(
    "Tỷ lệ dưới số phiếu tính trên {all} người trong danh sách bình chọn.",
    "The share below the votes is of the {all} people on the roll.",
);
/// How many votes are needed.
pub const NEEDED_NOTE: Text =
    Text::new("Cần ít nhất {n} phiếu để được bình chọn.", "At least {n} votes are needed to be elected.");
/// Under the name: standards met.
pub const MET: Text = Text::new("đạt {n} tiêu chuẩn", "{n} standards met");
/// Not enough votes.
pub const BELOW: Text = Text::new("Chưa đạt mức phiếu tối thiểu", "Fewer votes than needed");
/// Seats that stay empty.
pub const EMPTY_SEATS: Text = Text::new(
    "Lấy {seats} người nhưng chỉ {elected} người đạt mức phiếu tối thiểu.",
    "{seats} were to be elected, but only {elected} reached the fewest votes.",
);
/// All seats stay empty.
pub const NO_SEATS: Text = Text::new(
    "Lấy {seats} người nhưng không ai đạt mức phiếu tối thiểu.",
    "{seats} were to be elected, but nobody reached the fewest votes.",
);
/// Heading: figures of the count.
pub const COUNT: Text = Text::new("Số liệu kiểm phiếu", "Figures of the count");
/// People who voted.
pub const TURNOUT: Text = Text::new("Người đã bỏ phiếu", "People who voted");
/// Ballots in the record.
pub const BALLOTS: Text = Text::new("Phiếu trong sổ công khai", "Ballots in the public record");
/// Ballots counted.
pub const COUNTED: Text = Text::new("Phiếu được đếm", "Ballots counted");
/// Ballots that others replaced.
pub const REPLACED: Text =
    Text::new("Phiếu không đếm vì đã được thay", "Ballots not counted because others replaced them");
/// Codes issued anew.
pub const REISSUED: Text = Text::new("Mã bỏ phiếu cấp lại", "Voting codes issued anew");
/// Invalid ballots.
pub const INVALID: Text = Text::new("Phiếu không hợp lệ", "Invalid ballots");
/// Why there are none.
pub const INVALID_NONE: Text = Text::new(
    "0 – phiếu không hợp lệ bị từ chối ngay khi gửi, không vào sổ",
    "0 – invalid ballots are refused when they are sent and do not get into the record",
);
/// Column of trustees: who took part.
pub const DECRYPTED: Text = Text::new("đã cùng mở kết quả", "helped to open the result");
/// Did not need to.
pub const NOT_DECRYPTED: Text = Text::new("không tham gia mở", "did not take part");
/// Heading: corrections.
pub const CORRECTIONS: Text = Text::new("Đính chính", "Corrections");
/// Opens the draw.
pub const DRAW: Text = Text::new("Bốc thăm: cách tính lại", "The draw: how to work it out again");
/// Where the seed comes from.
pub const DRAW_SEED: Text = Text::new(
    "Con số khởi đầu sinh ra từ sổ công khai và phần mở của Tổ kiểm phiếu: không ai biết trước khi đóng, ai cũng tính lại được (trang “Kiểm tra lại toàn bộ”).",
    "The seed follows from the public record and the trustees' opening: nobody knows it before closing, and anybody can work it out again (“Check the whole election”).",
);
/// How a nominee's number follows.
pub const DRAW_NUMBER: Text = Text::new(
    "Số bốc thăm của một người là SHA-256 của con số khởi đầu, dấu hai chấm và mã số người đó. Số nhỏ hơn xếp trên. Ví dụ với mã số {n}:",
    "A nominee's number in the draw is the SHA-256 of the seed, a colon and the nominee's number. The smaller one comes first. For nominee {n}:",
);
/// Seed of this election.
pub const SEED: Text = Text::new("Con số khởi đầu của cuộc này", "The seed of this election");
/// Column: the nominee's number.
pub const NUMBER: Text = Text::new("Mã số", "Number");
/// Column: number in the draw.
pub const DRAWN: Text = Text::new("Số bốc thăm (16 chữ đầu)", "Number in the draw (first 16 letters)");
