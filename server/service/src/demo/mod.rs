//! The demonstration: one invented province's Centre, its campaign, election and contest.
//!
//! Fills an empty database only. What it says is in the TOML files of `server/service/demo`;
//! passwords and personal codes are made anew each time and handed out once.

mod figures;
mod files;
mod load;

use domain::{Code, Coded, personal_code::PersonalCode, viewer::Role};

use self::{files::Files, load::Prepared};
use crate::{
    core::{Failure, Service},
    staff,
};

/// Why the demonstration is not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DemoRefused {
    /// Somebody has begun to use the database.
    #[error("the database is not empty")]
    NotEmpty,
}

impl Coded for DemoRefused {
    fn code(&self) -> Code {
        Code::WrongState
    }
}

/// What a newcomer needs to try each flow; cannot be had again later.
#[derive(Clone)]
pub struct DemoHandout {
    /// Staff accounts with their passwords.
    pub accounts: Vec<DemoAccount>,
    /// Every official's personal code, by staff code.
    pub officials: Vec<DemoOfficial>,
    /// Every counter, by code.
    pub counters: Vec<DemoCounter>,
}

/// A staff account of the demonstration.
#[derive(Clone)]
pub struct DemoAccount {
    /// Sign-in name.
    pub username: &'static str,
    /// Password in clear.
    pub password: String,
    /// What the account may do.
    pub role: Role,
}

/// An official of the demonstration.
#[derive(Clone)]
pub struct DemoOfficial {
    /// Staff code, with which officials enter the contest.
    pub staff_code: String,
    /// Full name, invented.
    pub full_name: String,
    /// Vietnamese name of the agency.
    pub agency: String,
    /// Personal code as printed, to vote with.
    pub personal_code: String,
}

/// A counter of the demonstration.
#[derive(Clone)]
pub struct DemoCounter {
    /// Code in the rating address.
    pub code: String,
    /// Vietnamese name.
    pub name: String,
}

/// Sign-in name, display name and role of the staff accounts.
const ACCOUNTS: [(&str, &str, Role); 2] =
    [("tochuc", "Ban Tổ chức", Role::Organiser), ("quanly", "Lãnh đạo Trung tâm", Role::Manager)];

impl Service {
    /// Fills an empty database with the demonstration, in one transaction.
    pub async fn load_demo(&self) -> Result<DemoHandout, Failure<DemoRefused>> {
        let files = Files::read()?;
        let codes: Vec<PersonalCode> =
            files.officers.iter().map(|_| PersonalCode::from_random(self.random())).collect();
        let accounts = ACCOUNTS.map(|(username, _, role)| DemoAccount {
            username,
            // Twelve random letters: 60 bits, readable aloud.
            password: PersonalCode::from_random(self.random())
                .printed()
                .to_lowercase()
                .chars()
                .take(14)
                .collect(),
            role,
        });
        let mut hashed = Vec::new();
        for (account, (_, display_name, _)) in accounts.iter().zip(ACCOUNTS) {
            let hash = staff::hash_password(&account.password, self.random())?;
            hashed.push((account.username, display_name, hash, account.role));
        }
        let handout = handout(&files, &codes, accounts.to_vec());
        let prepared = Prepared { files, codes, accounts: hashed, now_ms: self.now_ms() };
        self.db.write(prepared, |tx, prepared| Box::pin(load::load(tx, prepared))).await?;
        Ok(handout)
    }
}

fn handout(files: &Files, codes: &[PersonalCode], accounts: Vec<DemoAccount>) -> DemoHandout {
    let agency = |code: &str| files.agencies.iter().find(|agency| agency.code == code);
    let official = |(officer, code): (&files::Officer, &PersonalCode)| DemoOfficial {
        staff_code: officer.staff_code.clone(),
        full_name: officer.full_name.clone(),
        agency: agency(&officer.agency).map(|agency| agency.name_vi.clone()).unwrap_or_default(),
        personal_code: code.printed(),
    };
    let counter =
        |counter: &files::Counter| DemoCounter { code: counter.code.clone(), name: counter.name_vi.clone() };
    DemoHandout {
        accounts,
        officials: files.officers.iter().zip(codes).map(official).collect(),
        counters: files.counters.iter().map(counter).collect(),
    }
}
