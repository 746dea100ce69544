//! Reading real files: workbooks written by a spreadsheet library, texts as spreadsheets export them.

use std::collections::HashSet;

use domain::election::{MAX_ROLL_FILE_BYTES, RollColumn, RollRefused, RowEffect, RowFault};
use rust_xlsxwriter::{Format, Formula, Workbook};
use store::agency::{AgencyRow, OfficerRow};

use super::{
    check::{Known, check},
    read::{Row, read},
};

const HEADING: &str = "Mã cán bộ,Họ và tên,Mã cơ quan,Nhóm\n";

fn book(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

fn text_rows(text: &str) -> Result<Vec<Row>, RollRefused> {
    read(text.as_bytes())
}

fn good(number: u32, [staff_code, full_name, agency, group]: [&str; 4]) -> Row {
    Row {
        number,
        staff_code: staff_code.to_owned(),
        full_name: full_name.to_owned(),
        agency: agency.to_owned(),
        group: group.to_owned(),
        faults: Vec::new(),
    }
}

#[test]
fn a_workbook_with_a_title_above_its_heading_is_read() {
    let bytes = book(|sheet| {
        sheet.write(0, 0, "DANH SÁCH CỬ TRI").unwrap();
        for (place, heading) in (0..).zip(["STT", "HỌ  VÀ TÊN", "Ma can bo", "Mã cơ quan", "Ghi chú"])
        {
            sheet.write(2, place, heading).unwrap();
        }
        for (place, cell) in (1..).zip(["  Lò  Thử Một ", "CB-01", "so-thu"]) {
            sheet.write(3, place, cell).unwrap();
        }
        // A row left empty, then a code that the spreadsheet takes for a number.
        sheet.write(5, 1, "Lò Thử Hai").unwrap();
        sheet.write(5, 2, 120_045).unwrap();
        sheet.write(5, 3, "so-thu").unwrap();
    });
    let expected =
        [good(4, ["CB-01", "Lò Thử Một", "so-thu", ""]), good(6, ["120045", "Lò Thử Hai", "so-thu", ""])];
    assert_eq!(read(&bytes).unwrap(), expected);
}

#[test]
fn a_formula_is_refused_with_its_row_and_never_computed() {
    let bytes = book(|sheet| {
        for (place, heading) in (0..).zip(["staff code", "name", "agency"]) {
            sheet.write(0, place, heading).unwrap();
            sheet.write(1, place, "x").unwrap();
        }
        sheet.write(1, 1, Formula::new("1+1").set_result("An")).unwrap();
    });
    let rows = read(&bytes).unwrap();
    assert_eq!(rows[0].faults, [RowFault::Formula(RollColumn::FullName)]);
    assert_eq!(rows[0].full_name, "An");
    for sign in ["=", "+", "-", "@"] {
        let rows = text_rows(&format!("{HEADING}{sign}1,An,so-thu,\n")).unwrap();
        assert_eq!(rows[0].faults, [RowFault::Formula(RollColumn::StaffCode)], "{sign}");
    }
}

#[test]
fn a_date_in_a_workbook_is_no_name() {
    let bytes = book(|sheet| {
        let date = Format::new().set_num_format("dd/mm/yyyy");
        for (place, heading) in (0..).zip(["staff code", "name", "agency"]) {
            sheet.write(0, place, heading).unwrap();
        }
        sheet.write(1, 0, "C1").unwrap();
        sheet.write_with_format(1, 1, 45_000, &date).unwrap();
        sheet.write(1, 2, true).unwrap();
    });
    let expected = [RowFault::NotText(RollColumn::FullName), RowFault::NotText(RollColumn::Agency)];
    assert_eq!(read(&bytes).unwrap()[0].faults, expected);
}

#[test]
fn only_the_first_sheet_counts() {
    let mut workbook = Workbook::new();
    for code in ["C1", "C2"] {
        let sheet = workbook.add_worksheet();
        for (place, (heading, cell)) in
            (0..).zip([("staff code", code), ("name", "An"), ("agency", "so-thu")])
        {
            sheet.write(0, place, heading).unwrap();
            sheet.write(1, place, cell).unwrap();
        }
    }
    let rows = read(&workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(rows, [good(2, ["C1", "An", "so-thu", ""])]);
}

#[test]
fn text_is_read_with_each_separator_with_and_without_byte_order_mark() {
    for separator in [",", ";", "\t"] {
        for mark in ["", "\u{feff}"] {
            for end in ["\n", "\r\n"] {
                let heading = ["Mã cán bộ", "Họ và tên", "Mã cơ quan", "Nhóm"].join(separator);
                let row = ["CB 1", "\"Lò Thử, Một\"", "so-thu", "Trung tâm"].join(separator);
                let rows = text_rows(&format!("{mark}{heading}{end}{end}{row}{end}")).unwrap();
                let expected = good(3, ["CB 1", "Lò Thử, Một", "so-thu", "Trung tâm"]);
                assert_eq!(rows, [expected], "{separator:?} {mark:?} {end:?}");
            }
        }
    }
}

#[test]
fn rows_keep_their_number_around_cells_of_two_lines_and_at_an_end_without_line_break() {
    let rows = text_rows(&format!("{HEADING}C1,\"Lò\nThử\",so-thu,\nC2,An,so-thu,")).unwrap();
    assert_eq!(rows, [good(2, ["C1", "Lò Thử", "so-thu", ""]), good(4, ["C2", "An", "so-thu", ""])]);
}

#[test]
fn other_encodings_are_named_as_such() {
    let utf16: Vec<u8> = HEADING.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&[&[0xFF, 0xFE], utf16.as_slice()].concat()), Err(RollRefused::Encoding));
    assert_eq!(read(&utf16), Err(RollRefused::Encoding));
    // “Họ” in Windows-1258: a letter and a combining mark, one byte each.
    assert_eq!(read(b"M\xE3 c\xE1n b\xF4\xF2,H\xF2 v\xE0 t\xEAn\n"), Err(RollRefused::Encoding));
}

#[test]
fn what_is_no_list_is_refused_as_a_whole() {
    assert_eq!(read(b""), Err(RollRefused::Empty));
    assert_eq!(text_rows(HEADING), Err(RollRefused::Empty));
    assert_eq!(text_rows("Mã cán bộ,Họ và tên\nC1,An\n"), Err(RollRefused::Columns));
    assert_eq!(read(b"PK\x03\x04 and no archive"), Err(RollRefused::Unreadable));
    assert_eq!(read(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), Err(RollRefused::Unreadable));
    assert_eq!(read(&vec![b'a'; MAX_ROLL_FILE_BYTES + 1]), Err(RollRefused::TooLarge));
}

#[test]
fn ten_thousand_rows_pass_and_one_more_does_not() {
    let rows = |count: u32| (0..count).map(|n| format!("C{n},An,so-thu,\n")).collect::<String>();
    assert_eq!(text_rows(&format!("{HEADING}{}", rows(10_000))).unwrap().len(), 10_000);
    assert_eq!(text_rows(&format!("{HEADING}{}", rows(10_001))), Err(RollRefused::TooManyRows));
    assert_eq!(text_rows(&format!("{HEADING}{}", rows(20_000))), Err(RollRefused::TooManyRows));
}

#[test]
fn an_archive_that_unpacks_without_end_is_too_large() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..41 {
        archive.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < MAX_ROLL_FILE_BYTES);
    assert_eq!(read(&bytes), Err(RollRefused::TooLarge));
}

#[test]
fn a_workbook_that_announces_endless_texts_is_too_large() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(b"<sst uniqueCount=\"99999999999999999999999999\"></sst>").unwrap();
    assert_eq!(read(&archive.finish().unwrap().into_inner()), Err(RollRefused::TooLarge));
}

#[test]
fn a_long_cell_is_cut_and_named() {
    let rows = text_rows(&format!("{HEADING}C1,{},so-thu,\n", "ă".repeat(201))).unwrap();
    assert_eq!(rows[0].faults, [RowFault::TooLong(RollColumn::FullName)]);
    assert_eq!(rows[0].full_name.chars().count(), 200);
}

fn known() -> Known {
    let agency = |id, code: &str, name: &str| AgencyRow {
        id,
        code: code.to_owned(),
        kind: "department".to_owned(),
        name_vi: name.to_owned(),
        name_en: format!("{name} (en)"),
    };
    let officer = |id, agency_id, code: &str, name: &str| OfficerRow {
        id,
        agency_id,
        officer_group: "agency_officer".to_owned(),
        staff_code: code.to_owned(),
        full_name: name.to_owned(),
        title_vi: String::new(),
        title_en: String::new(),
        achievements_vi: String::new(),
        achievements_en: String::new(),
        left_at: None,
    };
    let agencies = vec![agency(1, "so-thu", "Sở Thử"), agency(2, "so-hai", "Sở Hai")];
    let officers = vec![officer(1, 1, "C1", "Lò Thử Hòa"), officer(2, 1, "C2", "Lò Thử Hai")];
    Known::new(agencies, officers, HashSet::from([2]))
}

fn judged(line: &str) -> Result<RowEffect, Vec<RowFault>> {
    let rows = text_rows(&format!("{HEADING}{line}\n")).unwrap();
    let mut checked = check(&[&rows[0]], &known());
    match checked.taken.pop() {
        Some(taken) => Ok(taken.row.effect),
        None => Err(checked.faulty.remove(0).faults),
    }
}

#[test]
fn a_row_is_matched_to_the_official_it_names() {
    assert_eq!(judged("c1,LÒ THỬ HOÀ,so-thu,"), Ok(RowEffect::Joins));
    assert_eq!(judged("C1,Lò Thử Hòa,Sở Thử,"), Ok(RowEffect::Joins));
    assert_eq!(judged("C2,Lò Thử Hai,so-thu,agency officer"), Ok(RowEffect::OnRoll));
    assert_eq!(judged("C9,Lò Thử Mới,so-hai,Cán bộ cơ quan"), Ok(RowEffect::New));
}

#[test]
fn every_contradiction_of_a_row_is_named() {
    let empty = |column| Err(vec![RowFault::Empty(column)]);
    assert_eq!(judged("C1,,so-thu,"), empty(RollColumn::FullName));
    assert_eq!(judged("C1,Lò Thử Hòa,,"), empty(RollColumn::Agency));
    assert_eq!(judged("C9,Lò Thử Mới,so-hai,"), empty(RollColumn::Group));
    assert_eq!(judged("C1,Lò Thử Hòa,so-ba,"), Err(vec![RowFault::UnknownAgency]));
    assert_eq!(judged("C1,Lò Thử Hòa,so-thu,đội bóng"), Err(vec![RowFault::UnknownGroup]));
    let other_name = RowFault::OtherName { stored: "Lò Thử Hòa".to_owned() };
    let other_agency =
        RowFault::OtherAgency { stored: domain::Bilingual::new("Sở Thử", "Sở Thử (en)") };
    assert_eq!(
        judged("C1,Lò Khác,so-hai,trung tâm"),
        Err(vec![other_name, other_agency, RowFault::OtherGroup])
    );
}

#[test]
fn a_code_that_stands_twice_is_named_in_both_rows() {
    let rows =
        text_rows(&format!("{HEADING}C1,Lò Thử Hòa,so-thu,\nC2,Lò Thử Hai,so-thu,\nc1,Lò Thử Hòa,so-thu,\n"));
    let rows = rows.unwrap();
    let checked = check(&rows.iter().collect::<Vec<_>>(), &known());
    let faults: Vec<_> = checked.faulty.iter().map(|row| (row.row_number, row.faults.clone())).collect();
    let twice = |other_row| vec![RowFault::Twice { other_row }];
    assert_eq!(faults, [(2, twice(4)), (4, twice(2))]);
    // With one of the two left out, the other is good.
    assert_eq!(check(&[&rows[0], &rows[1]], &known()).faulty, []);
}
