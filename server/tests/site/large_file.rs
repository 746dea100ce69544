//! Files of figures that are far too long: refused in words, and in little memory.

use axum::{body::Body, http::Request};
use rust_xlsxwriter::Workbook;

use crate::support::{Actor, Answer, Database};

/// Rows of the files; ten times what is taken.
const ROWS: u32 = 100_000;
/// Most memory that one of them may take while it is read, in KiB: the parts of a workbook are unpacked.
const MOST_KIB: u64 = 160 * 1024;

const COLUMNS: [&str; 4] = ["Ngày", "Cơ quan", "Nội dung", "Số lượng"];
const ROW: [&str; 4] = ["3/11/2026", "so-noi-vu", "Tin/bài", "1"];

fn csv(row: &str) -> Vec<u8> {
    let rows = usize::try_from(ROWS).expect("a small number");
    format!("{}\n{}", COLUMNS.join(","), format!("{row}\n").repeat(rows)).into_bytes()
}

/// A workbook as a spreadsheet writes it.
fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for line in 0..=ROWS {
        for (column, cell) in (0..).zip(if line == 0 { COLUMNS } else { ROW }) {
            sheet.write(line, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

async fn send(actor: &mut Actor, from: &str, name: &str, file: &[u8], accept: &str) -> Answer {
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n",
        actor.token().await
    );
    let body = [head.as_bytes(), file, b"\r\n--x--\r\n"].concat();
    let request = Request::post("/api/figures/upload")
        .header("content-type", "multipart/form-data; boundary=x")
        .header("referer", from)
        .header("accept", accept);
    actor.send(request, Body::from(body)).await
}

#[tokio::test]
async fn a_hundred_thousand_rows_are_refused_in_words_and_in_little_memory() {
    let database = Database::with_demonstration();
    let program = database.serve(&[]).await;
    let mut keeper = program.staff(&database, "tochuc").await;
    let from = format!("{}/figures", program.address());
    let before = program.most_memory_kib();
    let (workbook, short, long) = (xlsx(), csv("3/11/2026,a,b,1"), csv(&ROW.join(",")));
    assert!(workbook.len() < 2 * 1024 * 1024 && short.len() < 2 * 1024 * 1024, "refused for their rows");
    for (name, file, status, code) in [
        ("bieu.xlsx", &workbook, 422, "file_too_long"),
        ("bieu.csv", &short, 422, "file_too_long"),
        ("bieu.csv", &long, 413, "too_large"),
    ] {
        let refused = send(&mut keeper, &from, name, file, "application/json").await;
        let found = (refused.status.as_u16(), refused.code());
        assert_eq!(found, (status, Some(code.to_owned())), "{name} of {} bytes: {refused:?}", file.len());
    }
    let grown = program.most_memory_kib() - before;
    assert!(grown < MOST_KIB, "{grown} KiB more");
    // Without a program in the browser the page says why, and the site goes on.
    let led = send(&mut keeper, &from, "bieu.xlsx", &workbook, "text/html").await;
    assert_eq!(led.status.as_u16(), 302, "{led:?}");
    let page = keeper.get(led.header("location").trim_start_matches(program.address())).await;
    assert!(page.body.contains("Tệp có quá 10.000 dòng."), "{}", page.body);
}
