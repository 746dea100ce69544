//! What a voter does: read the paper, cast, find the ballot.
//!
//! There is no session: the code's public key names the line of the roll, its signature casts.
//! No audit line is written for a ballot and nothing of it is logged, on purpose: a line has a time.

use domain::{
    Bilingual,
    election::{
        BallotTrace, BoothPaper, CastReceipt, CastRefused, Dossier, MAX_BALLOT_BYTES, PaperCategory,
        TraceFound, place_on_paper,
    },
};
use store::{
    StoreError, Tx,
    election::{BallotRow, CredentialRow, ElectionRow, NomineeRow},
};
use voting::{CheckCode, CredentialKey, Event, Fingerprint, RollLine, SignedBallot};

use super::{
    corrupt,
    record::{append, hash_at, position, public_head, stored_head},
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

    /// Checks a ballot and stores it; answers when it is on disk. The voter's last ballot counts.
    ///
    /// Sending the same ballot again answers the same receipt. Errors: [`CastRefused`] by rule; then
    /// nothing changes and an earlier ballot stays.
    pub async fn cast(&self, election_id: i64, signed: String) -> Result<CastReceipt, Refused> {
        if signed.len() > MAX_BALLOT_BYTES {
            return Err(Failure::Refused(CastRefused::TooLarge));
        }
        let malformed = |_| Failure::Refused(CastRefused::Malformed);
        let ballot = SignedBallot::from_text(&signed).map_err(malformed)?;
        if !ballot.is_signed() {
            return Err(Failure::Refused(CastRefused::Fault(voting::BallotFault::Signature)));
        }
        let fingerprint = ballot.fingerprint();
        let mut tx = self.db.read().await?;
        let (election, voter) = admit(&mut tx, election_id, &ballot.key()).await?;
        if store::election::ballot(&mut tx, election_id, &fingerprint.0).await?.is_none() {
            let booth = self.prepared(&mut tx, &election).await?;
            let line = line(&mut tx, election_id, &ballot.key(), &voter).await?;
            // No transaction is held while the processor works.
            drop(tx);
            let sealed = ballot.sealed().map_err(malformed)?;
            let checked = self.engine.calculate(move || booth.check_proofs(&line, &sealed)).await?;
            checked.map_err(|fault| Failure::Refused(CastRefused::Fault(fault)))?;
        }
        let _place = self.queue(election_id).await;
        let input = Cast { election_id, key: ballot.key(), fingerprint, event: Event::Ballot(ballot) };
        self.db.write(input, |tx, input| Box::pin(store_ballot(tx, input))).await
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

struct Cast {
    election_id: i64,
    key: CredentialKey,
    fingerprint: Fingerprint,
    event: Event,
}

/// Adds the ballot to the record and marks the roll, in one transaction so that neither can be lost alone.
async fn store_ballot(tx: &mut Tx, input: &Cast) -> Result<CastReceipt, Refused> {
    // Everything is looked at again: the election may have closed while the proofs were checked.
    let (election, voter) = admit(tx, input.election_id, &input.key).await?;
    let (id, key) = (input.election_id, input.key.0.as_slice());
    if let Some(known) = store::election::ballot(tx, id, &input.fingerprint.0).await? {
        let last = store::election::last_ballot(tx, id, key).await?;
        if last.as_ref() != Some(&known) {
            return Err(Failure::Refused(CastRefused::Replayed));
        }
        let replaced = store::election::has_earlier_ballot(tx, id, key, known.position).await?;
        let head = hash_at(tx, id, known.position).await?;
        return Ok(receipt(input, position(known.position)?, head, replaced));
    }
    let head = append(tx, id, stored_head(&election)?.as_ref(), &input.event).await?;
    let ballot = BallotRow {
        fingerprint: input.fingerprint.0.to_vec(),
        credential: key.to_vec(),
        position: i64::try_from(head.position).map_err(|_| corrupt("the record is too long"))?,
    };
    store::election::insert_ballot(tx, id, &ballot).await?;
    if !voter.voted {
        store::election::mark_voted(tx, id, voter.officer_id).await?;
    }
    tx.announce_change();
    Ok(receipt(input, head.position, head.to_string(), voter.voted))
}

fn receipt(input: &Cast, position: u64, head: String, replaced: bool) -> CastReceipt {
    CastReceipt {
        election_id: input.election_id,
        check_code: CheckCode::of(&input.fingerprint).to_string(),
        fingerprint: input.fingerprint.to_string(),
        position,
        head,
        replaced,
    }
}

/// The open election and the voter behind the key.
async fn admit(
    tx: &mut Tx,
    election_id: i64,
    key: &CredentialKey,
) -> Result<(ElectionRow, CredentialRow), Refused> {
    let election = visible(tx, election_id).await?;
    if !state(&election)?.takes_ballots() {
        return Err(Failure::Refused(CastRefused::NotOpen));
    }
    let voter = voter(tx, election_id, key).await?;
    Ok((election, voter))
}

async fn voter(tx: &mut Tx, election_id: i64, key: &CredentialKey) -> Result<CredentialRow, Refused> {
    match store::election::entry_by_credential(tx, election_id, &key.0).await? {
        Some(voter) => Ok(voter),
        None if store::election::is_revoked(tx, election_id, &key.0).await? => {
            Err(Failure::Refused(CastRefused::Revoked))
        }
        None => Err(Failure::Refused(CastRefused::NotOnRoll)),
    }
}

async fn line(
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
