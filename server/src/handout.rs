//! What `thidua demo` hands out: everything a newcomer needs to play every role.
//!
//! In a real election nobody may hold all of this: codes are made in the code keeper's browser and keys in
//! the browsers of the counting team, and neither ever reaches the server. The handout says so itself.

use std::{
    fmt::{Result, Write},
    path::PathBuf,
};

use service::demo::DemoHandout;

/// How many voting codes are printed; the codes file has all of them.
const SHOWN_CODES: usize = 3;

/// A file to write, for its owner's eyes only.
pub struct HandoutFile {
    /// Where.
    pub path: PathBuf,
    /// Content.
    pub text: String,
}

/// The files that were asked for: everything in one, and a folder with the keys of the counting team.
#[must_use]
pub fn files(
    handout: &DemoHandout,
    address: &str,
    codes_file: Option<PathBuf>,
    keys_dir: Option<PathBuf>,
) -> Vec<HandoutFile> {
    let mut files = Vec::new();
    if let Some(folder) = keys_dir {
        for key in &handout.keys {
            files.push(HandoutFile { path: folder.join(key.file_name()), text: key.key_file.clone() });
        }
        files.push(HandoutFile { path: folder.join("passphrases.txt"), text: written(handout, write_keys) });
    }
    if let Some(path) = codes_file {
        let text = written(handout, |out, handout| {
            write_steps(out, handout, address)?;
            write_keys(out, handout)?;
            write_lists(out, handout, address)
        });
        files.push(HandoutFile { path, text });
    }
    files
}

/// What is printed on the screen: how to try each flow, and which files were written.
#[must_use]
pub fn printed(handout: &DemoHandout, address: &str, files: &[HandoutFile]) -> String {
    written(handout, |out, handout| {
        write_steps(out, handout, address)?;
        if files.is_empty() {
            writeln!(out, "\nMọi mã và khoá: thêm cờ / all codes and keys: add --codes-file, --keys-dir")?;
        }
        for file in files {
            writeln!(out, "đã ghi / written: {}", file.path.display())?;
        }
        Ok(())
    })
}

fn written(handout: &DemoHandout, write: impl Fn(&mut String, &DemoHandout) -> Result) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    write(&mut text, handout).ok();
    text
}

/// The flows one after the other, with what each needs.
fn write_steps(out: &mut String, handout: &DemoHandout, address: &str) -> Result {
    writeln!(out, "Thi Đua Số — dữ liệu trình diễn / demonstration")?;
    writeln!(out, "\n1. Bình chọn / peer vote: {address}/vote")?;
    for official in handout.officials.iter().take(SHOWN_CODES) {
        writeln!(out, "   {}  {} ({})", official.voting_code, official.full_name, official.agency)?;
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
    writeln!(out, "\n4. Cán bộ phụ trách / staff: {address}/sign-in")?;
    for account in &handout.accounts {
        writeln!(out, "   {:<10} {}  ({})", account.username, account.password, account.role.name())?;
    }
    Ok(())
}

fn write_keys(out: &mut String, handout: &DemoHandout) -> Result {
    writeln!(
        out,
        "\nTổ kiểm phiếu: tệp khoá và mật khẩu của tệp / counting team: key files and their passphrases"
    )?;
    writeln!(
        out,
        "Chỉ dành cho trình diễn: ở cuộc bình chọn thật, khoá được tạo trong trình duyệt của từng thành viên và không ai khác có được."
    )?;
    writeln!(
        out,
        "Demonstration only: in a real election each member's key is made in that member's browser and nobody else has it."
    )?;
    for key in &handout.keys {
        writeln!(out, "   {:<10} {}  {}", key.username, key.passphrase, key.file_name())?;
    }
    Ok(())
}

fn write_lists(out: &mut String, handout: &DemoHandout, address: &str) -> Result {
    writeln!(out, "\nMã bỏ phiếu của mọi cán bộ / all voting codes")?;
    writeln!(
        out,
        "Chỉ dành cho trình diễn: ở cuộc bình chọn thật, mã được tạo trong trình duyệt của người phát mã và chỉ in trong thư riêng."
    )?;
    writeln!(
        out,
        "Demonstration only: in a real election codes are made in the code keeper's browser and stand in sealed letters only."
    )?;
    for official in &handout.officials {
        writeln!(out, "   {}  {}  {}", official.staff_code, official.voting_code, official.full_name)?;
    }
    writeln!(out, "\nQuầy / counters:")?;
    for counter in &handout.counters {
        writeln!(out, "   {address}/rate/{}  {}", counter.code, counter.name)?;
    }
    writeln!(out, "\nNội dung các tệp khoá / contents of the key files:")?;
    for key in &handout.keys {
        writeln!(out, "   {}  {}", key.file_name(), key.key_file)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use domain::viewer::Role;
    use service::demo::{DemoAccount, DemoHandout, DemoKey, DemoOfficial};

    use super::{files, printed};

    const ADDRESS: &str = "http://thidua.example";

    fn handout() -> DemoHandout {
        let official = |number: usize| DemoOfficial {
            staff_code: format!("CB{number:03}"),
            full_name: format!("Cán Bộ Thứ {number}"),
            agency: "Sở Thử".to_owned(),
            voting_code: format!("CODE-{number}"),
        };
        let account =
            DemoAccount { username: "kiemphieu1", password: "abcd-efgh".to_owned(), role: Role::Trustee };
        let key = DemoKey {
            username: "kiemphieu1",
            key_file: "{\"sealed\"}".to_owned(),
            passphrase: "ten-ten".to_owned(),
        };
        let officials = (1..=4).map(official).collect();
        DemoHandout { accounts: vec![account], officials, keys: vec![key], counters: Vec::new() }
    }

    #[test]
    fn everything_is_in_the_files_and_only_a_taste_on_the_screen() {
        let handout = handout();
        let (codes, keys) = (Some("codes.txt".into()), Some("keys".into()));
        let written = files(&handout, ADDRESS, codes, keys);
        let named = |path: &str| &written.iter().find(|file| file.path == Path::new(path)).unwrap().text;
        assert_eq!(named("keys/kiemphieu1.json"), "{\"sealed\"}");
        assert!(named("keys/passphrases.txt").contains("kiemphieu1 ten-ten  kiemphieu1.json"));
        let all = named("codes.txt");
        for line in ["   CB004  CODE-4  Cán Bộ Thứ 4", "   kiemphieu1 abcd-efgh  (trustee)", "{\"sealed\"}"]
        {
            assert!(all.contains(line), "{line} is not in\n{all}");
        }
        let screen = printed(&handout, ADDRESS, &written);
        assert!(screen.contains("CODE-3  Cán Bộ Thứ 3 (Sở Thử)") && screen.contains("keys/passphrases.txt"));
        assert!(!screen.contains("CODE-4") && !screen.contains("ten-ten") && !screen.contains("sealed"));
    }
}
