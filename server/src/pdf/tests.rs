//! Documents that are longer, wider and stranger than those of a demonstration.

use domain::viewer::Language;

use super::{Block, Column, Document, Line, Table, Tone, write};

fn line(text: &str) -> Vec<Line> {
    vec![Line { text: text.to_owned(), tone: Tone::Plain }]
}

fn column(name: &str) -> Column {
    Column { name: name.to_owned(), is_number: name != "Cơ quan" }
}

/// The text of each page of a document of these blocks, without white space.
fn pages(blocks: Vec<Block>) -> Vec<String> {
    let document = Document {
        title: "Tiến độ".to_owned(),
        language: Language::Vietnamese,
        foot: "ở chân trang".to_owned(),
        page: "Trang {n}/{all}",
        blocks,
    };
    let file = lopdf::Document::load_mem(&write(&document).expect("a file")).expect("a PDF");
    let numbers: Vec<u32> = file.get_pages().into_keys().collect();
    let text = |number: &u32| file.extract_text(&[*number]).expect("text");
    numbers
        .iter()
        .map(text)
        .map(|text| text.chars().filter(|letter| !letter.is_whitespace()).collect())
        .collect()
}

#[test]
fn a_long_table_goes_on_with_its_header_and_breaks_no_row() {
    let row = |at: usize| vec![line(&format!("Sở thứ {at} của tỉnh")), line(&format!("số {at} hết"))];
    let table =
        Table { columns: vec![column("Cơ quan"), column("Kết quả")], rows: (0..100).map(row).collect() };
    let pages = pages(vec![Block::Heading("Theo cơ quan".to_owned()), Block::Table(table)]);
    assert!(pages.len() > 2, "{}", pages.len());
    let mut next = 0;
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(page.matches("CơquanKếtquả").count(), 1, "{page}");
        assert!(page.ends_with(&format!("ởchântrangTrang{}/{}", at + 1, pages.len())), "{page}");
        let before = next;
        while page.contains(&format!("Sởthứ{next}củatỉnhsố{next}hết")) {
            next += 1;
        }
        assert!(next > before, "no row on {page}");
    }
    assert_eq!(next, 100);
}

#[test]
fn a_heading_stands_with_the_beginning_of_its_table() {
    for lines in 30..50 {
        let mut blocks: Vec<Block> =
            (0..lines).map(|_| Block::Text("một đoạn".to_owned(), Tone::Plain)).collect();
        blocks.push(Block::Heading("Đầu đề".to_owned()));
        blocks.push(Block::Text("cách đọc".to_owned(), Tone::Quiet));
        let row = vec![line("hàng đầu"), line("1")];
        blocks
            .push(Block::Table(Table { columns: vec![column("Cơ quan"), column("Số")], rows: vec![row] }));
        let pages = pages(blocks);
        let page = pages.iter().find(|page| page.contains("Đầuđề")).expect("the heading");
        assert!(page.contains("ĐầuđềcáchđọcCơquanSốhàngđầu1"), "{lines}: {page}");
    }
}

#[test]
fn columns_that_have_no_room_stand_below_with_the_first_column_again() {
    let names: Vec<String> = (0..40).map(|at| format!("Chỉ-tiêu-dài-số-{at};")).collect();
    let mut columns = vec![column("Cơ quan")];
    columns.extend(names.iter().map(|name| column(name)));
    let mut row = vec![line("Sở Nội vụ")];
    row.extend((0..40).map(|at| line(&format!("={at};"))));
    let text = pages(vec![Block::Table(Table { columns, rows: vec![row] })]).concat();
    assert!(text.matches("SởNộivụ").count() > 1, "{text}");
    for (at, name) in names.iter().enumerate() {
        assert_eq!(text.matches(name.as_str()).count(), 1, "{name}");
        assert_eq!(text.matches(&format!("={at};")).count(), 1, "{at}");
    }
}

#[test]
fn words_longer_than_their_column_and_letters_of_other_scripts_are_written() {
    let long = "x".repeat(400);
    let table = |text: &str| {
        let rows = vec![vec![line(text), line("1")]];
        vec![Block::Table(Table { columns: vec![column("Cơ quan"), column("Số")], rows })]
    };
    assert!(pages(table(&long)).concat().contains(&long));
    // The same letter in one and in two signs; a sign without a shape; one that the font does not have.
    let text = pages(table("ti\u{1ebf}ng tie\u{302}\u{301}ng\u{200b} 字\t\u{7}")).concat();
    assert!(text.contains("ti\u{1ebf}ngti\u{1ebf}ng??1"), "{text}");
}
