//! Statements over many rows at once, in the form both databases understand.
//!
//! Their length is rounded up to a power of two, so that a connection keeps few of them prepared. What
//! fills the rest: in lists the last value again, in rows nulls, which the statement leaves out.

use std::fmt::Write;

use super::Tx;

/// Rows of the longest statement that [`portions`] makes.
const MOST_ROWS: usize = 256;

/// Rows or values of the statement for `count` of them.
pub(crate) const fn padded(count: usize) -> usize {
    count.next_power_of_two()
}

/// The rows in pieces whose lengths are powers of two: few statements, and few different ones to keep prepared.
pub(crate) fn portions<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let count = rows.len().min(MOST_ROWS);
        let (portion, rest) = rows.split_at_checked(1 << count.checked_ilog2()?)?;
        rows = rest;
        Some(portion)
    })
}

/// A statement as the open database reads it fastest.
///
/// SQLite knows numbered placeholders by name and walks through all names to bind one, so that thousands of them
/// take longer than storing the rows; those without a number it simply counts.
pub(crate) fn quickest(tx: &Tx, numbered: String) -> String {
    if tx.is_sqlite() { unnumbered(&numbered).unwrap_or(numbered) } else { numbered }
}

/// The statement without the numbers of its placeholders; none unless they occur once each and in order.
fn unnumbered(numbered: &str) -> Option<String> {
    let mut parts = numbered.split('$');
    let mut text = String::with_capacity(numbered.len());
    text.push_str(parts.next()?);
    for (part, place) in parts.zip(1_usize..) {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = part.strip_suffix(rest)?;
        if number.parse() != Ok(place) {
            return None;
        }
        text.push('?');
        text.push_str(rest);
    }
    Some(text)
}

/// `VALUES ($1, $2), ($3, $4)`: so many rows of so many columns.
pub(crate) fn values(rows: usize, columns: usize) -> String {
    let mut text = String::with_capacity(rows * columns * 6 + 8);
    text.push_str("VALUES ");
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        placeholders(&mut text, row * columns + 1, columns);
        text.push(')');
    }
    text
}

/// `$1, $2, $3`: so many values.
pub(crate) fn list(count: usize) -> String {
    list_from(1, count)
}

/// `$4, $5, $6`: so many values from placeholder `first` on.
pub(crate) fn list_from(first: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 6);
    placeholders(&mut text, first, count);
    text
}

fn placeholders(text: &mut String, first: usize, count: usize) {
    for number in first..first + count {
        let comma = if number == first { "" } else { ", " };
        // Writing into a text cannot fail.
        write!(text, "{comma}${number}").ok();
    }
}

/// `values` followed by its last one, as many as [`padded`] says; empty stays empty.
pub(crate) fn filled(values: &[i64]) -> impl Iterator<Item = i64> + '_ {
    let last = values.last().copied();
    let missing = if values.is_empty() { 0 } else { padded(values.len()) - values.len() };
    values.iter().copied().chain(last.into_iter().cycle().take(missing))
}

/// Reads rows by a statement of variable length; `$query` takes the bound values in `$bind`.
macro_rules! fetch_rows {
    ($tx:expr, $row:ty, $sql:expr, |$query:ident| $bind:block) => {{
        let sql: String = $crate::core::rows::quickest($tx, $sql);
        $crate::core::statement::dispatch!($tx, &sql, |connection| {
            let mut $query = sqlx::query_as::<_, $row>(sqlx::AssertSqlSafe(sql.clone()));
            $bind
            $query.fetch_all(connection).await
        })
    }};
}

/// Runs a statement of variable length; answers how many rows it changed.
macro_rules! execute_rows {
    ($tx:expr, $sql:expr, |$query:ident| $bind:block) => {{
        let sql: String = $crate::core::rows::quickest($tx, $sql);
        $crate::core::statement::dispatch!($tx, &sql, |connection| {
            let mut $query = sqlx::query(sqlx::AssertSqlSafe(sql.clone()));
            $bind
            $query.execute(connection).await.map(|done| done.rows_affected())
        })
    }};
}

pub(crate) use {execute_rows, fetch_rows};

#[cfg(test)]
mod tests {
    use super::{filled, list, list_from, portions, unnumbered, values};

    #[test]
    fn placeholders_are_numbered_through() {
        assert_eq!(values(2, 3), "VALUES ($1, $2, $3), ($4, $5, $6)");
        assert_eq!(list(3), "$1, $2, $3");
        assert_eq!(list_from(4, 2), "$4, $5");
    }

    #[test]
    fn numbers_are_struck_out_of_placeholders_that_stand_in_order() {
        let struck = |text| unnumbered(text);
        let sql = "SELECT 10 WHERE a = $1 AND b IN ($2, $3)";
        assert_eq!(struck(sql).as_deref(), Some("SELECT 10 WHERE a = ? AND b IN (?, ?)"));
        assert_eq!(struck("SELECT 1").as_deref(), Some("SELECT 1"));
        for other in ["a = $2 AND b = $1", "a = $1 OR b = $1", "a = $1 AND b = $3", "a = $"] {
            assert_eq!(struck(other), None, "{other}");
        }
    }

    #[test]
    fn rows_come_in_powers_of_two_and_none_is_lost() {
        let rows: Vec<usize> = (0..700).collect();
        let lengths: Vec<usize> = portions(&rows).map(<[usize]>::len).collect();
        assert_eq!(lengths, [256, 256, 128, 32, 16, 8, 4]);
        assert_eq!(portions(&rows).collect::<Vec<_>>().concat(), rows);
        assert_eq!(portions::<usize>(&[]).count(), 0);
    }

    #[test]
    fn a_list_is_filled_with_its_last_value() {
        assert_eq!(filled(&[4, 5, 6]).collect::<Vec<_>>(), [4, 5, 6, 6]);
        assert_eq!(filled(&[4]).collect::<Vec<_>>(), [4]);
        assert_eq!(filled(&[]).count(), 0);
    }
}
