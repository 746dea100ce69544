//! Reading real files of figures: workbooks written by a spreadsheet library, texts as spreadsheets export them.

use domain::{
    progress::{FigureColumn, FigureFault, FiguresRefused, MAX_FIGURE_FILE_BYTES, MAX_FIGURE_ROWS, Measure},
    time::Day,
};
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::file::{Row, measure, read};

const HEADING: &str = "Ngày,Cơ quan,Nội dung,Số lượng\n";

fn rows(lines: &str) -> Vec<Row> {
    read(format!("{HEADING}{lines}").as_bytes()).unwrap()
}

fn faults(line: &str) -> Vec<FigureFault> {
    rows(line).remove(0).faults
}

#[test]
fn a_workbook_with_dates_and_numbers_is_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "BIỂU SỐ LIỆU").unwrap();
    for (place, heading) in (0..).zip(["Đơn vị", "Nội dung", "Ngày", "Số lượng", "Ghi chú"]) {
        sheet.write(2, place, heading).unwrap();
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let third = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 11, 3).unwrap();
    sheet.write(3, 0, "so-noi-vu").unwrap();
    sheet.write(3, 1, "Tin/bài").unwrap();
    sheet.write_with_format(3, 2, &third, &date).unwrap();
    sheet.write(3, 3, 12).unwrap();
    // A date typed as text, a measure by its name.
    sheet.write(4, 0, "so-noi-vu").unwrap();
    sheet.write(4, 1, "files_received").unwrap();
    sheet.write(4, 2, "3/11/2026").unwrap();
    sheet.write(4, 3, "7").unwrap();
    let rows = read(&book.save_to_buffer().unwrap()).unwrap();
    let read: Vec<_> = rows.iter().map(|row| (row.number, row.day, row.measure, row.amount)).collect();
    let third = Day::parse("2026-11-03");
    let expected =
        [(4, third, Some(Measure::NewsItems), Some(12)), (5, third, Some(Measure::FilesReceived), Some(7))];
    assert_eq!(read, expected);
    assert!(rows.iter().all(|row| row.faults.is_empty()), "{rows:?}");
}

#[test]
fn a_formula_is_refused_and_never_computed() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (place, heading) in (0..).zip(["Ngày", "Cơ quan", "Nội dung", "Số lượng"]) {
        sheet.write(0, place, heading).unwrap();
    }
    for (place, cell) in (0..).zip(["3/11/2026", "so-noi-vu", "Tin/bài"]) {
        sheet.write(1, place, cell).unwrap();
    }
    sheet.write_formula(1, 3, Formula::new("=2+3").set_result("5")).unwrap();
    let rows = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(rows[0].faults, [FigureFault::Formula(FigureColumn::Amount)]);
    // As text a formula is one for the next spreadsheet that opens it.
    for text in ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3"] {
        let found = faults(&format!("3/11/2026,\"{text}\",Tin/bài,5"));
        assert_eq!(found, [FigureFault::Formula(FigureColumn::Agency)], "{text}");
    }
}

#[test]
fn every_cell_says_what_is_wrong_with_it() {
    assert_eq!(faults("31/2/2026,so-noi-vu,Tin/bài,5"), [FigureFault::NotADate]);
    assert_eq!(faults("3/11/2026,so-noi-vu,Nụ cười,5"), [FigureFault::UnknownMeasure]);
    assert_eq!(faults("3/11/2026,so-noi-vu,Tin/bài,-5"), [FigureFault::Negative]);
    for number in ["1.234", "1,5", "năm", "5 hồ sơ", "99999999999999999999", "NaN", "1e3"] {
        let found = faults(&format!("3/11/2026,so-noi-vu,Tin/bài,\"{number}\""));
        assert_eq!(found, [FigureFault::NotANumber], "{number}");
    }
    let all = faults(",,,5");
    let empty = [FigureColumn::Day, FigureColumn::Agency, FigureColumn::Measure].map(FigureFault::Empty);
    assert_eq!(all, empty);
    let long = "x".repeat(201);
    let unreadable = FigureFault::Unreadable(FigureColumn::Agency);
    assert_eq!(faults(&format!("3/11/2026,{long},Tin/bài,5")), [unreadable]);
}

#[test]
fn rows_are_numbered_as_the_spreadsheet_numbers_them() {
    let numbers: Vec<u32> =
        rows("3/11/2026,a,Tin/bài,1\n,,,\n\n4/11/2026,a,Tin/bài,1\n").iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 5]);
}

#[test]
fn every_measure_is_known_by_name() {
    for &known in Measure::ALL {
        assert_eq!(measure(known.name()), Some(known));
    }
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let refusal = |bytes: &[u8]| read(bytes).unwrap_err();
    assert_eq!(refusal(b" \n"), FiguresRefused::Empty);
    assert_eq!(refusal(HEADING.as_bytes()), FiguresRefused::Empty);
    assert_eq!(refusal("Ngày,Cơ quan\n1/1/2026,a\n".as_bytes()), FiguresRefused::Columns);
    assert_eq!(refusal(b"%PDF-1.7"), FiguresRefused::Unreadable);
    assert_eq!(refusal(b"PK\x03\x04 broken"), FiguresRefused::Unreadable);
    assert_eq!(refusal(&[0xFF, 0xFE, b'N', 0, b'g', 0]), FiguresRefused::Encoding);
    assert_eq!(refusal(&vec![b'x'; MAX_FIGURE_FILE_BYTES + 1]), FiguresRefused::TooLarge);
}

#[test]
fn a_hundred_thousand_rows_are_refused() {
    let line = "3/11/2026,a,b,1\n";
    let many = format!("{HEADING}{}", line.repeat(100_000));
    assert!(many.len() < MAX_FIGURE_FILE_BYTES, "the file must be refused for its rows");
    assert_eq!(read(many.as_bytes()), Err(FiguresRefused::TooManyRows));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (place, heading) in (0..).zip(["Ngày", "Cơ quan", "Nội dung", "Số lượng"]) {
        sheet.write(0, place, heading).unwrap();
    }
    for row in 1..=100_000 {
        sheet.write(row, 3, 1).unwrap();
    }
    assert_eq!(read(&book.save_to_buffer().unwrap()), Err(FiguresRefused::TooManyRows));
    let most = format!("{HEADING}{}", line.repeat(MAX_FIGURE_ROWS));
    assert_eq!(read(most.as_bytes()).unwrap().len(), MAX_FIGURE_ROWS);
}
