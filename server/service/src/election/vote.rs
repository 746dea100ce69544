//! What a voter reads: the paper, and what became of the ballot.
//!
//! There is no session: the code's public key names the line of the roll.

use domain::{
    Bilingual,
    election::{BallotTrace, BoothPaper, CastRefused, Dossier, PaperCategory, TraceFound, place_on_paper},
};
use store::{
    StoreError, Tx,
    election::{BallotRow, CredentialRow, NomineeRow},
};
use voting::{CheckCode, CredentialKey, RollLine};

use super::{
    record::{position, public_head},
    rules,
    standards::Yardstick,
    state, visible,
};
use crate::core::{Failure, Service};

type Refused = Failure<CastRefused>;

impl Service {
    /// The paper of the voter with this key, each list in the voter's own order.
    ///
    /// Errors: not found; not on the roll; the code was issued anew.
    pub async fn booth(&self, election_id: i64, credential: CredentialKey) -> Result<BoothPaper, Refused> {
        let mut tx = self.db.read().await?;
        let election = visible(&mut tx, election_id).await?;
        let voter = voter(&mut tx, election_id, &credential).await?;
        let booth = self.prepared(&mut tx, &election).await?;
        let nominees = store::election::nominees(&mut tx, election_id).await?;
        let yardstick = Yardstick::read(&mut tx, election.campaign_id).await?;
        let mut categories = Vec::new();
        for category in store::election::categories(&mut tx, election_id).await? {
            let mut standing: Vec<&NomineeRow> =
                nominees.iter().filter(|nominee| nominee.category_id == category.id).collect();
            standing.sort_by_key(|nominee| place_on_paper(&credential, nominee.id));
            categories.push(PaperCategory {
                id: category.id,
                rules: rules(&category)?,
                nominees: standing.into_iter().map(|nominee| dossier(nominee, &yardstick)).collect::<Result<
                    _,
                    StoreError,
                >>(
                )?,
                title: Bilingual::new(category.title_vi, category.title_en),
            });
        }
        Ok(BoothPaper {
            election_id,
            title: Bilingual::new(&election.title_vi, &election.title_en),
            state: state(&election)?,
            rehearsal: election.rehearsal,
            terms: booth.terms().pack(),
            setup_hash: voting::to_hex(&booth.setup_hash()),
            line: line(&mut tx, election_id, &credential, &voter).await?,
            voted: voter.voted,
            categories,
        })
    }

    /// What became of the ballot with this check code or fingerprint. Errors: not found, for drafts too.
    pub async fn find_ballot(&self, election_id: i64, typed: &str) -> Result<BallotTrace, Failure> {
        let mut tx = self.db.read().await?;
        let election = visible(&mut tx, election_id).await?;
        let head = public_head(&mut tx, &election).await?;
        let Some(ballot) = typed_ballot(&mut tx, election_id, typed).await? else {
            return Ok(BallotTrace { found: TraceFound::Absent, position: None, fingerprint: None, head });
        };
        let last = store::election::last_ballot(&mut tx, election_id, &ballot.credential).await?;
        let revoked = store::election::is_revoked(&mut tx, election_id, &ballot.credential).await?;
        let found = match (last.as_ref() == Some(&ballot) && !revoked, state(&election)?.takes_ballots()) {
            (false, _) => TraceFound::Replaced,
            (true, true) => TraceFound::Stored,
            (true, false) => TraceFound::Counted,
        };
        Ok(BallotTrace {
            found,
            position: Some(position(ballot.position)?),
            fingerprint: Some(voting::to_hex(&ballot.fingerprint)),
            head,
        })
    }
}

/// The voter behind the key. Errors: not on the roll; the code was issued anew.
pub(super) async fn voter(
    tx: &mut Tx,
    election_id: i64,
    key: &CredentialKey,
) -> Result<CredentialRow, Refused> {
    match store::election::entry_by_credential(tx, election_id, &key.0).await? {
        Some(voter) => Ok(voter),
        None if store::election::is_revoked(tx, election_id, &key.0).await? => {
            Err(Failure::Refused(CastRefused::Revoked))
        }
        None => Err(Failure::Refused(CastRefused::NotOnRoll)),
    }
}

/// What the roll says of a voter, as proofs need it.
pub(super) async fn line(
    tx: &mut Tx,
    election_id: i64,
    key: &CredentialKey,
    voter: &CredentialRow,
) -> Result<RollLine, StoreError> {
    let own = store::election::own_nominees(tx, election_id, voter.officer_id).await?;
    Ok(RollLine { key: *key, own })
}

/// The ballot that somebody typed the check code or the fingerprint of.
///
/// A check code is the beginning of a fingerprint. Should two ballots share it, neither is shown: the
/// fingerprint tells them apart.
async fn typed_ballot(tx: &mut Tx, election_id: i64, typed: &str) -> Result<Option<BallotRow>, StoreError> {
    if let Ok(fingerprint) = voting::hash_from_hex(&typed.trim().to_lowercase()) {
        return store::election::ballot(tx, election_id, &fingerprint).await;
    }
    let Ok(code) = CheckCode::parse(typed) else { return Ok(None) };
    let prefix = code.prefix();
    let bound = |filler: u8| {
        let mut bound = [filler; 32];
        bound[..prefix.len()].copy_from_slice(&prefix);
        bound
    };
    let mut found = store::election::ballots_between(tx, election_id, &bound(0), &bound(u8::MAX)).await?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

fn dossier(row: &NomineeRow, yardstick: &Yardstick) -> Result<Dossier, StoreError> {
    let group = crate::campaign::named(&row.officer_group)?;
    Ok(Dossier {
        nominee_id: row.id,
        name: row.full_name.clone(),
        group,
        agency: Bilingual::new(&row.agency_vi, &row.agency_en),
        title: Bilingual::new(&row.title_vi, &row.title_en),
        achievements: Bilingual::new(&row.achievements_vi, &row.achievements_en),
        evidence: Bilingual::new(&row.evidence_vi, &row.evidence_en),
        standards: yardstick.check(group, row.officer_id),
    })
}
