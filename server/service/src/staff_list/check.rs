//! Rows of a staff list against who is stored: what each row would do, what is wrong, and who is gone.

use std::collections::{HashMap, HashSet};

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{FaultyRow, RollColumn, RowFault},
    staff_list::{StaffChange, StaffFacts},
    text::fold,
};
use store::{
    StoreError, Tx,
    agency::{AgencyRow, OfficerRow},
};

use crate::{
    campaign::named,
    roll_import::{
        check::{agency_by_word, group, key, part},
        read::Row,
    },
};

/// Whom the product knows, and who may not be changed.
pub(super) struct Known {
    agencies: Vec<AgencyRow>,
    agency_by_word: HashMap<String, usize>,
    officers: HashMap<String, (OfficerRow, StaffFacts)>,
    in_election: HashSet<i64>,
}

impl Known {
    pub(super) async fn read(tx: &mut Tx) -> Result<Self, StoreError> {
        let agencies = store::agency::list(tx).await?;
        let in_election = store::staff_list::in_elections(tx).await?.into_iter().collect();
        let mut officers = HashMap::new();
        for officer in store::agency::officers(tx).await? {
            let agency = agencies.iter().find(|agency| agency.id == officer.agency_id);
            let facts = StaffFacts {
                full_name: officer.full_name.clone(),
                agency: agency.map(name).unwrap_or_default(),
                group: named(&officer.officer_group)?,
            };
            officers.insert(key(&officer.staff_code), (officer, facts));
        }
        Ok(Self { agency_by_word: agency_by_word(&agencies), agencies, officers, in_election })
    }

    pub(super) fn agencies(&self) -> &[AgencyRow] {
        &self.agencies
    }

    fn agency(&self, word: &str) -> Option<&AgencyRow> {
        self.agencies.get(*self.agency_by_word.get(&fold(word))?)
    }

    /// Who is on the list of an agency in the file and not named by it, by staff code.
    pub(super) fn gone(&self, rows: &[&Row]) -> Vec<&OfficerRow> {
        let agencies: HashSet<i64> =
            rows.iter().filter_map(|row| self.agency(&row.agency)).map(|agency| agency.id).collect();
        let named: HashSet<String> = rows.iter().map(|row| key(&row.staff_code)).collect();
        let mut gone: Vec<&OfficerRow> = self
            .officers
            .iter()
            .filter(|(key, (officer, _))| {
                officer.left_at.is_none() && agencies.contains(&officer.agency_id) && !named.contains(*key)
            })
            .map(|(_, (officer, _))| officer)
            .collect();
        gone.sort_by(|a, b| a.staff_code.cmp(&b.staff_code));
        gone
    }
}

/// What a row does.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Effect {
    New,
    Changed { id: i64, before: StaffFacts },
    Returning { id: i64 },
    Same,
}

/// A row that can be taken over, with what to store.
pub(super) struct Taken {
    pub row_number: u32,
    pub staff_code: String,
    pub agency_id: i64,
    pub after: StaffFacts,
    pub effect: Effect,
}

impl Taken {
    /// What it changes of a known person.
    pub(super) fn change(&self) -> Option<StaffChange> {
        let Effect::Changed { before, .. } = &self.effect else { return None };
        let (staff_code, before, after) = (self.staff_code.clone(), before.clone(), self.after.clone());
        Some(StaffChange { row_number: self.row_number, staff_code, before, after })
    }
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

fn judge(row: &Row, twice: Option<u32>, known: &Known) -> Result<Taken, Vec<RowFault>> {
    let mut faults = row.faults.clone();
    faults.extend(twice.map(|other_row| RowFault::Twice { other_row }));
    let agency = known.agency(&row.agency);
    if agency.is_none() && !row.agency.is_empty() {
        faults.push(RowFault::UnknownAgency);
    }
    let stored = known.officers.get(&key(&row.staff_code));
    let group: Option<OfficerGroup> = match (row.group.as_str(), stored) {
        ("", Some((_, facts))) => Some(facts.group),
        ("", None) => {
            // Which standards hold for a new person depends on the group: it cannot be guessed.
            faults.push(RowFault::Empty(RollColumn::Group));
            None
        }
        (text, _) => {
            let group = group(text);
            faults.extend(group.is_none().then_some(RowFault::UnknownGroup));
            group
        }
    };
    let (Some(agency), Some(group)) = (agency, group) else { return Err(faults) };
    let after = StaffFacts { full_name: row.full_name.clone(), agency: name(agency), group };
    let effect = match stored {
        None => Effect::New,
        Some((officer, _)) if officer.left_at.is_some() => Effect::Returning { id: officer.id },
        Some((officer, before)) if *before == after && officer.agency_id == agency.id => Effect::Same,
        Some((officer, before)) => Effect::Changed { id: officer.id, before: before.clone() },
    };
    // The roll and the ballot of an election show name and agency as they are.
    let differs = |(officer, before): &&(OfficerRow, StaffFacts)| {
        known.in_election.contains(&officer.id) && *before != after
    };
    if stored.filter(differs).is_some() {
        faults.push(RowFault::InElection);
    }
    let taken = |effect| Taken {
        row_number: row.number,
        // As stored: a code is the same in capitals or not.
        staff_code: stored.map_or_else(|| row.staff_code.clone(), |(officer, _)| officer.staff_code.clone()),
        agency_id: agency.id,
        after,
        effect,
    };
    if faults.is_empty() { Ok(taken(effect)) } else { Err(faults) }
}

fn name(agency: &AgencyRow) -> Bilingual {
    Bilingual::new(&agency.name_vi, &agency.name_en)
}
