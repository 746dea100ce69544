//! The live board and an agency's page: figures from running totals, judged by the domain.

mod agency;
mod alerts;
mod board;
mod counted;
mod drill_down;
pub mod ingest;
mod national;
pub mod source;
pub mod stated;
mod weeks;

use std::collections::HashMap;

pub(crate) use counted::period;

use domain::progress::Totals;
use store::{StoreError, progress::TotalRow};

use crate::campaign::named;

/// Running totals gathered by the agency or officer that `key` names.
pub(crate) fn totals_by(
    rows: Vec<TotalRow>,
    key: impl Fn(&TotalRow) -> i64,
) -> Result<HashMap<i64, Totals>, StoreError> {
    let mut gathered: HashMap<i64, Totals> = HashMap::new();
    for row in rows {
        gathered.entry(key(&row)).or_default().add(named(&row.measure)?, row.amount);
    }
    Ok(gathered)
}
