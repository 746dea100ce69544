//! The demonstration: one invented province's Centre, its campaign, election and contest.
//!
//! Fills an empty database only. What it says is in the TOML files of `server/service/demo`;
//! passwords, voting codes and key files are made anew each time and handed out once.

mod figures;
mod files;
mod load;
mod secrets;

use domain::{Code, Coded, viewer::Role};
use voting::VotingCode;

use self::{files::Files, load::Prepared, secrets::Secrets};
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
    /// Every official's voting code, by staff code.
    pub officials: Vec<DemoOfficial>,
    /// The counting team's keys, by seat.
    pub keys: Vec<DemoKey>,
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
    /// Voting code as printed.
    pub voting_code: String,
}

/// A trustee's part of the election key, as the trustee would keep it.
#[derive(Clone)]
pub struct DemoKey {
    /// Sign-in name of the trustee.
    pub username: &'static str,
    /// Content of the key file.
    pub key_file: String,
    /// What opens the key file.
    pub passphrase: String,
}

impl DemoKey {
    /// Name of the key file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.json", self.username)
    }
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
const ACCOUNTS: [(&str, &str, Role); 9] = [
    ("tochuc", "Ban Tổ chức", Role::Organiser),
    ("quanly", "Lãnh đạo Trung tâm", Role::Manager),
    ("phatma", "Người phát mã", Role::CodeKeeper),
    ("kiemphieu1", "Kiểm phiếu viên 1", Role::Trustee),
    ("kiemphieu2", "Kiểm phiếu viên 2", Role::Trustee),
    ("kiemphieu3", "Kiểm phiếu viên 3", Role::Trustee),
    ("soande", "Người ra đề", Role::QuestionAuthor),
    ("phanbien", "Người phản biện", Role::QuestionReviewer),
    ("daumoi", "Đầu mối Sở Tài chính", Role::AgencyCoordinator),
];

/// The agency whose coordinator the demonstration has.
const COORDINATED: &str = "so-tai-chinh";

impl Service {
    /// Fills an empty database with the demonstration, in one transaction.
    pub async fn load_demo(&self) -> Result<DemoHandout, Failure<DemoRefused>> {
        let files = Files::read()?;
        let trustees = ACCOUNTS.iter().filter(|(_, _, role)| *role == Role::Trustee);
        let trustees: Vec<&str> = trustees.map(|(username, ..)| *username).collect();
        let secrets = Secrets::make(self, files.officers.len(), &trustees)?;
        let accounts = ACCOUNTS.map(|(username, _, role)| DemoAccount {
            username,
            password: secrets::password(self),
            role,
        });
        let mut hashed = Vec::new();
        for (account, (_, display_name, _)) in accounts.iter().zip(ACCOUNTS) {
            let hash = staff::hash_password(&account.password, self.random())?;
            hashed.push((account.username, display_name, hash, account.role));
        }
        let handout = handout(&files, &secrets, accounts.to_vec());
        let (draw_seed, now_ms) = (self.random(), self.now_ms());
        let prepared = Prepared { files, secrets, accounts: hashed, draw_seed, now_ms };
        self.db.write(prepared, |tx, prepared| Box::pin(load::load(tx, prepared))).await?;
        Ok(handout)
    }
}

fn handout(files: &Files, secrets: &Secrets, accounts: Vec<DemoAccount>) -> DemoHandout {
    let agency = |code: &str| files.agencies.iter().find(|agency| agency.code == code);
    let official = |(officer, code): (&files::Officer, &VotingCode)| DemoOfficial {
        staff_code: officer.staff_code.clone(),
        full_name: officer.full_name.clone(),
        agency: agency(&officer.agency).map(|agency| agency.name_vi.clone()).unwrap_or_default(),
        voting_code: code.printed(),
    };
    let counter =
        |counter: &files::Counter| DemoCounter { code: counter.code.clone(), name: counter.name_vi.clone() };
    DemoHandout {
        accounts,
        keys: secrets.keys.clone(),
        officials: files.officers.iter().zip(&secrets.codes).map(official).collect(),
        counters: files.counters.iter().map(counter).collect(),
    }
}
