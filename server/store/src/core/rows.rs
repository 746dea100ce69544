//! Statements over many rows at once, in the form both databases understand.
//!
//! Their length is rounded up to a power of two, so that a connection keeps few of them prepared. What
//! fills the rest: in lists the last value again, in rows nulls, which the statement leaves out.

use std::fmt::Write;

/// Rows or values of the statement for `count` of them.
pub(crate) const fn padded(count: usize) -> usize {
    count.next_power_of_two()
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
    let mut text = String::with_capacity(count * 6);
    placeholders(&mut text, 1, count);
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
        let sql: String = $sql;
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
        let sql: String = $sql;
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
    use super::{filled, list, values};

    #[test]
    fn placeholders_are_numbered_through() {
        assert_eq!(values(2, 3), "VALUES ($1, $2, $3), ($4, $5, $6)");
        assert_eq!(list(3), "$1, $2, $3");
    }

    #[test]
    fn a_list_is_filled_with_its_last_value() {
        assert_eq!(filled(&[4, 5, 6]).collect::<Vec<_>>(), [4, 5, 6, 6]);
        assert_eq!(filled(&[4]).collect::<Vec<_>>(), [4]);
        assert_eq!(filled(&[]).count(), 0);
    }
}
