//! What `thidua demo` prints: everything a newcomer needs to try the three flows.

use std::fmt::Write;

use service::demo::DemoHandout;

/// How many personal codes are shown beside the flows; all of them follow at the end.
const SHOWN_CODES: usize = 3;

/// The handout as text, for a site that will be reached at `address`.
#[must_use]
pub fn text(handout: &DemoHandout, address: &str) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    write_handout(&mut text, handout, address).ok();
    text
}

fn write_handout(out: &mut String, handout: &DemoHandout, address: &str) -> std::fmt::Result {
    writeln!(out, "Thi Đua Số — dữ liệu trình diễn / demonstration")?;
    writeln!(out, "\n1. Bình chọn / peer vote: {address}/sign-in")?;
    for official in handout.officials.iter().take(SHOWN_CODES) {
        writeln!(out, "   {}  {} ({})", official.personal_code, official.full_name, official.agency)?;
    }
    writeln!(out, "\n2. Cuộc thi / contest: {address}/contest")?;
    if let Some(official) = handout.officials.last() {
        writeln!(out, "   nhóm bắt buộc / mandatory group: {}, {}", official.agency, official.staff_code)?;
    }
    writeln!(out, "   nhóm khuyến khích / encouraged group: bất kỳ ai từ 15 tuổi / anyone aged 15 or more")?;
    writeln!(out, "\n3. Tiến độ trực tiếp / live progress: {address}/progress")?;
    if let Some(counter) = handout.counters.first() {
        writeln!(out, "   đánh giá {} / rate it: {address}/rate/{}", counter.name, counter.code)?;
    }
    writeln!(out, "\nBan Tổ chức, lãnh đạo / organisers, managers: {address}/sign-in/staff")?;
    for account in &handout.accounts {
        writeln!(out, "   {:<8} {}  ({})", account.username, account.password, account.role.name())?;
    }
    writeln!(out, "\nMã cá nhân của mọi cán bộ / all personal codes:")?;
    for official in &handout.officials {
        writeln!(out, "   {}  {}  {}", official.staff_code, official.personal_code, official.full_name)?;
    }
    writeln!(out, "\nQuầy / counters:")?;
    for counter in &handout.counters {
        writeln!(out, "   {address}/rate/{}  {}", counter.code, counter.name)?;
    }
    Ok(())
}
