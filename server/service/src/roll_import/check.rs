//! Rows of a file against who is stored: what each row would do, and what is wrong.

use std::collections::{HashMap, HashSet};

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{FaultyRow, GoodRow, RowEffect, RowFault},
    text::fold,
};
use store::agency::{AgencyRow, OfficerRow};

use super::read::Row;

/// Whom the product knows, and who is on the roll.
pub(super) struct Known {
    agencies: Vec<AgencyRow>,
    agency_by_word: HashMap<String, usize>,
    officers: HashMap<String, OfficerRow>,
    on_roll: HashSet<i64>,
}

impl Known {
    pub(super) fn new(agencies: Vec<AgencyRow>, officers: Vec<OfficerRow>, on_roll: HashSet<i64>) -> Self {
        let agency_by_word = agency_by_word(&agencies);
        let officers = officers.into_iter().map(|officer| (key(&officer.staff_code), officer)).collect();
        Self { agencies, agency_by_word, officers, on_roll }
    }

    pub(super) fn agencies(&self) -> &[AgencyRow] {
        &self.agencies
    }
}

/// The agencies by what a file may call them: code and names, however they are accented.
pub(crate) fn agency_by_word(agencies: &[AgencyRow]) -> HashMap<String, usize> {
    let mut by_word = HashMap::new();
    for (index, agency) in agencies.iter().enumerate() {
        for word in [&agency.code, &agency.name_vi, &agency.name_en] {
            by_word.entry(fold(word)).or_insert(index);
        }
    }
    by_word
}

/// A row that can be taken over, with what to store.
pub(super) struct Taken {
    pub row: GoodRow,
    pub agency_id: i64,
    /// Whom it is about; none for a person to be made known.
    pub officer_id: Option<i64>,
    /// The group of a person to be made known.
    pub group: Option<OfficerGroup>,
}

/// The rows of a file, good and faulty apart, each in the file's order.
pub(super) struct Checked {
    pub taken: Vec<Taken>,
    pub faulty: Vec<FaultyRow>,
}

/// Checks rows against who is known.
pub(super) fn check(rows: &[&Row], known: &Known) -> Checked {
    let (taken, faulty) = part(rows, |row, twice| judge(row, twice, known));
    Checked { taken, faulty }
}

/// Parts the rows by what `judge` says of each, who is also told which other row has the same staff code.
pub(crate) fn part<T>(
    rows: &[&Row],
    judge: impl Fn(&Row, Option<u32>) -> Result<T, Vec<RowFault>>,
) -> (Vec<T>, Vec<FaultyRow>) {
    let twice = twice(rows);
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for row in rows {
        match judge(row, twice.get(&row.number).copied()) {
            Ok(taken) => good.push(taken),
            Err(faults) => bad.push(faulty(row, faults)),
        }
    }
    (good, bad)
}

/// A row as written, with what is wrong.
fn faulty(row: &Row, faults: Vec<RowFault>) -> FaultyRow {
    FaultyRow {
        row_number: row.number,
        staff_code: row.staff_code.clone(),
        full_name: row.full_name.clone(),
        agency: row.agency.clone(),
        group: row.group.clone(),
        faults,
    }
}

/// For every row whose staff code stands in another row too, that other row.
fn twice(rows: &[&Row]) -> HashMap<u32, u32> {
    let mut first: HashMap<String, u32> = HashMap::new();
    let mut twice = HashMap::new();
    for row in rows.iter().filter(|row| !row.staff_code.is_empty()) {
        match first.get(&key(&row.staff_code)) {
            Some(&other) => {
                twice.insert(row.number, other);
                twice.entry(other).or_insert(row.number);
            }
            None => {
                first.insert(key(&row.staff_code), row.number);
            }
        }
    }
    twice
}

fn judge(row: &Row, twice: Option<u32>, known: &Known) -> Result<Taken, Vec<RowFault>> {
    let mut faults = row.faults.clone();
    faults.extend(twice.map(|other_row| RowFault::Twice { other_row }));
    let agency = known.agency_by_word.get(&fold(&row.agency)).and_then(|index| known.agencies.get(*index));
    if agency.is_none() && !row.agency.is_empty() {
        faults.push(RowFault::UnknownAgency);
    }
    let group = group(&row.group);
    if group.is_none() && !row.group.is_empty() {
        faults.push(RowFault::UnknownGroup);
    }
    let officer = known.officers.get(&key(&row.staff_code));
    match officer {
        Some(officer) => faults.extend(differences(row, officer, agency, group, known)),
        // Which standards hold for a new person depends on the group: it cannot be guessed.
        None if row.group.is_empty() => faults.push(RowFault::Empty(domain::election::RollColumn::Group)),
        None => {}
    }
    let (Some(agency), true) = (agency, faults.is_empty()) else { return Err(faults) };
    let effect = match officer {
        Some(officer) if known.on_roll.contains(&officer.id) => RowEffect::OnRoll,
        Some(_) => RowEffect::Joins,
        None => RowEffect::New,
    };
    Ok(Taken {
        row: GoodRow {
            row_number: row.number,
            staff_code: row.staff_code.clone(),
            full_name: row.full_name.clone(),
            agency: Bilingual::new(&agency.name_vi, &agency.name_en),
            effect,
        },
        agency_id: agency.id,
        officer_id: officer.map(|officer| officer.id),
        group,
    })
}

/// Where a row contradicts what is stored: taking it over must not change a person silently.
fn differences(
    row: &Row,
    officer: &OfficerRow,
    agency: Option<&AgencyRow>,
    group: Option<OfficerGroup>,
    known: &Known,
) -> Vec<RowFault> {
    let mut faults = Vec::new();
    if officer.left_at.is_some() {
        faults.push(RowFault::HasLeft);
    }
    // Folded, because one name has several spellings (hòa, hoà) and keyboards send several encodings.
    if !row.full_name.is_empty() && fold(&row.full_name) != fold(&officer.full_name) {
        faults.push(RowFault::OtherName { stored: officer.full_name.clone() });
    }
    if agency.is_some_and(|agency| agency.id != officer.agency_id) {
        let stored = known.agencies.iter().find(|agency| agency.id == officer.agency_id);
        let stored = stored.map(|agency| Bilingual::new(&agency.name_vi, &agency.name_en));
        faults.push(RowFault::OtherAgency { stored: stored.unwrap_or_default() });
    }
    if group.is_some_and(|group| group.name() != officer.officer_group) {
        faults.push(RowFault::OtherGroup);
    }
    faults
}

/// Staff codes are compared without case.
pub(crate) fn key(staff_code: &str) -> String {
    staff_code.to_uppercase()
}

/// The participant group that a cell names, by its stable name or in the words of the campaign.
pub(crate) fn group(text: &str) -> Option<OfficerGroup> {
    let letters: String = fold(text).chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match letters.as_str() {
        "centrestaff" | "trungtam" | "canbotrungtam" | "canbonhanviencuatrungtam" | "staffofthecentre" => {
            OfficerGroup::CentreStaff
        }
        "agencyofficer"
        | "coquan"
        | "canbocoquan"
        | "canbocongchucvienchuccuacaccoquantaiquay"
        | "officersofagenciesatthecounters" => OfficerGroup::AgencyOfficer,
        "partnerstaff"
        | "doitac"
        | "nhanviendoitac"
        | "nhanvienbuuchinhdienlucnganhang"
        | "postpowerandbankstaff" => OfficerGroup::PartnerStaff,
        _ => return None,
    })
}
