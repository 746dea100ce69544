//! What the code keeper does: register the public keys of codes made in the keeper's browser.
//!
//! The codes themselves never come here.

use std::collections::HashSet;

use domain::{
    Bilingual,
    election::{CodeLine, CodeRoll, CodesRefused, KeeperElection, ReissueReason},
};
use store::{Tx, election::RollRow};
use voting::{CredentialKey, Event, Reissue};

use super::{
    Step, audit, corrupt, found,
    record::{append, stored_head},
    small, state, title,
};
use crate::core::{CodeKeeper, Failure, Service};

type Refused = Failure<CodesRefused>;

impl Service {
    /// All elections with how many voters have a code, newest first.
    pub async fn keeper_elections(&self, _by: CodeKeeper) -> Result<Vec<KeeperElection>, Failure> {
        let mut tx = self.db.read().await?;
        let mut list = Vec::new();
        for row in store::election::list(&mut tx).await? {
            let count = store::election::roll_count(&mut tx, row.id).await?;
            list.push(KeeperElection {
                election_id: row.id,
                title: title(&row),
                state: state(&row)?,
                on_roll: count.on_roll,
                with_code: count.with_key,
            });
        }
        Ok(list)
    }

    /// The roll with who has a code. Errors: not found.
    pub async fn roll_for_codes(&self, _by: CodeKeeper, election_id: i64) -> Result<CodeRoll, Failure> {
        let mut tx = self.db.read().await?;
        let row = found(&mut tx, election_id).await?;
        let lines = lines(&mut tx, election_id).await?;
        Ok(CodeRoll { election_id, title: title(&row), state: state(&row)?, name: row.name, lines })
    }

    /// Registers the keys of voters, all or none of them; a voter's earlier key is replaced.
    ///
    /// Voters who are not in the list keep theirs. Errors: not a draft; somebody not on the roll or
    /// twice; a key twice.
    pub async fn register_credentials(
        &self,
        by: CodeKeeper,
        election_id: i64,
        keys: Vec<(i64, CredentialKey)>,
    ) -> Result<(), Refused> {
        let input = (self.keeper_step(by, election_id), keys);
        self.db.write(input, |tx, (step, keys)| Box::pin(register(tx, step, keys))).await
    }

    /// Gives a voter a new key while the election is open; the earlier one, and its ballot, no longer count.
    ///
    /// The reason stands in the audit trail. Errors: not open; not on the roll; the key is or was used.
    pub async fn reissue_credential(
        &self,
        by: CodeKeeper,
        election_id: i64,
        officer_id: i64,
        key: CredentialKey,
        reason: ReissueReason,
    ) -> Result<(), Refused> {
        let _place = self.queue(election_id).await;
        let input = (self.keeper_step(by, election_id), officer_id, key, reason);
        self.db
            .write(input, |tx, (step, officer_id, key, reason)| {
                Box::pin(reissue(tx, step, *officer_id, key, *reason))
            })
            .await
    }

    fn keeper_step(&self, by: CodeKeeper, election_id: i64) -> Step {
        Step { election_id, account_id: by.account_id, now_ms: self.now_ms() }
    }
}

async fn lines(tx: &mut Tx, election_id: i64) -> Result<Vec<CodeLine>, store::StoreError> {
    let line = |row: RollRow| {
        Ok(CodeLine {
            officer_id: row.officer_id,
            staff_code: row.staff_code,
            name: row.full_name,
            agency: Bilingual::new(row.agency_vi, row.agency_en),
            has_code: row.credential.is_some(),
            reissues: small(row.reissues)?,
        })
    };
    store::election::roll(tx, election_id).await?.into_iter().map(line).collect()
}

async fn register(tx: &mut Tx, step: &Step, keys: &[(i64, CredentialKey)]) -> Result<(), Refused> {
    let row = found(tx, step.election_id).await?;
    state(&row)?.edit().map_err(|_| Failure::Refused(CodesRefused::WrongState))?;
    let mut officers = HashSet::new();
    for (officer_id, key) in keys {
        if !officers.insert(officer_id) {
            return Err(Failure::Refused(CodesRefused::NotTheRoll));
        }
        if !key.is_usable() {
            return Err(Failure::Refused(CodesRefused::KeyTaken));
        }
        // The earlier keys go first, so that two voters can change theirs with each other.
        if !store::election::clear_credential(tx, row.id, *officer_id).await? {
            return Err(Failure::Refused(CodesRefused::NotTheRoll));
        }
    }
    let mut used: HashSet<Vec<u8>> =
        store::election::roll(tx, row.id).await?.into_iter().filter_map(|entry| entry.credential).collect();
    for (officer_id, key) in keys {
        if !used.insert(key.0.to_vec()) {
            return Err(Failure::Refused(CodesRefused::KeyTaken));
        }
        store::election::set_credential(tx, row.id, *officer_id, &key.0).await?;
    }
    audit(tx, step, "election.codes.register", &format!("{} codes", keys.len())).await
}

async fn reissue(
    tx: &mut Tx,
    step: &Step,
    officer_id: i64,
    key: &CredentialKey,
    reason: ReissueReason,
) -> Result<(), Refused> {
    let row = found(tx, step.election_id).await?;
    if !state(&row)?.takes_ballots() {
        return Err(Failure::Refused(CodesRefused::WrongState));
    }
    let roll = store::election::roll(tx, row.id).await?;
    let voter = roll.iter().find(|entry| entry.officer_id == officer_id);
    let voter = voter.ok_or(Failure::Refused(CodesRefused::NotTheRoll))?;
    let used = store::election::entry_by_credential(tx, row.id, &key.0).await?.is_some()
        || store::election::is_revoked(tx, row.id, &key.0).await?;
    if used || !key.is_usable() {
        return Err(Failure::Refused(CodesRefused::KeyTaken));
    }
    let revoked: Option<[u8; 32]> = voter.credential.as_deref().and_then(|key| key.try_into().ok());
    let revoked = CredentialKey(revoked.ok_or_else(|| corrupt("a voter of an open election has no key"))?);
    let event = Event::Reissue(Reissue { revoked, issued: *key });
    append(tx, row.id, stored_head(&row)?.as_ref(), &event).await?;
    store::election::insert_revoked(tx, row.id, &revoked.0).await?;
    store::election::reissue(tx, row.id, officer_id, &key.0).await?;
    tx.announce_change();
    // The reason alone. The trail has times and an order, as the public record has: with an agency and a
    // reason both together could name the voter behind a ballot.
    audit(tx, step, "election.codes.reissue", reason.name()).await
}
