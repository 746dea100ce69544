//! The tables as one Excel file, a sheet for each.

use domain::progress::Unit;
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{
    Part,
    tables::{self, Beside, Cell, Table},
};

/// Line of a sheet in which its columns are named; those above say when and from where.
const HEAD_LINE: u32 = 3;
/// Widths of the first and of the other columns, in letters.
const WIDTHS: [f64; 2] = [44.0, 18.0];

/// Writes the file.
pub(super) fn write(part: &Part, beside: &Beside) -> Result<Vec<u8>, XlsxError> {
    let above = [part.head(), part.from(), part.demonstration().unwrap_or_default().to_owned()];
    let mut file = Workbook::new();
    for table in tables::of(&part.board, beside, &part.filter, part.language) {
        write_table(file.add_worksheet(), &table, &above)?;
    }
    file.save_to_buffer()
}

fn write_table(sheet: &mut Worksheet, table: &Table, above: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    let [share, count, points] =
        ["0.00%", "#,##0", "#,##0.00"].map(|shape| Format::new().set_num_format(shape));
    sheet.set_name(&table.name)?;
    for (line, text) in (0..).zip(above) {
        sheet.write_string_with_format(line, 0, text, &bold)?;
    }
    for (column, title) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(HEAD_LINE, column, &title.name, &head)?;
        sheet.set_column_width(column, WIDTHS[usize::from(column > 0)])?;
    }
    for (line, row) in (HEAD_LINE + 1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                // Written as text, so nothing in it is ever run as a formula.
                Cell::Text(text) => sheet.write_string(line, column, text)?,
                Cell::Status(text, _) => sheet.write_string(line, column, *text)?,
                Cell::Share(bp) | Cell::Change(bp, Unit::Share) => {
                    sheet.write_number_with_format(line, column, fraction(*bp), &share)?
                }
                #[expect(clippy::cast_precision_loss, reason = "a count of cases is far below 2^53")]
                Cell::Count(count_) | Cell::Change(count_, Unit::Count) => {
                    sheet.write_number_with_format(line, column, *count_ as f64, &count)?
                }
                Cell::Points(centi) => {
                    sheet.write_number_with_format(line, column, in_points(*centi), &points)?
                }
                Cell::Empty => continue,
            };
        }
    }
    sheet.set_freeze_panes(HEAD_LINE + 1, 1)?;
    // As the page prints: on sheets of A4, across.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Basis points as the number that Excel shows as a percentage.
#[expect(clippy::cast_precision_loss, reason = "basis points of a share are far below 2^53")]
fn fraction(basis_points: i64) -> f64 {
    basis_points as f64 / 10_000.0
}

/// Hundredths of a point as points.
#[expect(clippy::cast_precision_loss, reason = "hundredths of at most a hundred points")]
fn in_points(centi: i64) -> f64 {
    centi as f64 / 100.0
}
