//! The code keeper's steps. Codes never pass here, only the public keys that follow from them.

use domain::{
    Bilingual,
    election::{CodeLine, ElectionState, KeeperElection, ReissueReason},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use voting::CredentialKey;

use super::AppError;

/// What the desk of one election begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeeperPage {
    /// Election id.
    pub election_id: i64,
    /// Name of the election in its terms; codes give other keys in other elections.
    pub election: String,
    /// Title.
    pub title: Bilingual,
    /// Where it stands.
    pub state: ElectionState,
    /// Address of the site, without a slash at its end.
    pub site: String,
    /// Name of the signed-in code keeper, for voters who have a question.
    pub keeper: String,
    /// The voters.
    pub roll: Vec<CodeLine>,
}

/// The elections and how many of their voters have a code.
#[server(prefix = "/api", endpoint = "codes/list")]
pub async fn keeper_elections() -> Result<Vec<KeeperElection>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.code_keeper().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.keeper_elections(by).await.map_err(|failure| caller.fail(&failure))
}

/// The roll of one election, for the code keeper.
#[server(prefix = "/api", endpoint = "codes/page")]
pub async fn read_keeper_page(election_id: i64) -> Result<KeeperPage, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.code_keeper().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let keeper = caller.signed_in.who().map(|who| who.name).unwrap_or_default();
    let roll =
        caller.service.roll_for_codes(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    Ok(KeeperPage {
        election_id,
        election: roll.name,
        title: roll.title,
        state: roll.state,
        site: caller.public_url.to_string(),
        keeper,
        roll: roll.lines,
    })
}

/// Registers public keys: `officer.key officer.key …`; all of them or none.
#[server(prefix = "/api", endpoint = "codes/register")]
pub async fn register_codes(csrf: String, election_id: i64, keys: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.code_keeper().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let keys = read_keys(&keys).ok_or(domain::Code::Malformed)?;
    let registered = caller.service.register_credentials(by, election_id, keys).await;
    registered.map_err(|failure| caller.fail(&failure))
}

/// Gives one voter a new key while the election is open; the old one is void.
#[server(prefix = "/api", endpoint = "codes/reissue")]
pub async fn reissue_code(
    csrf: String,
    election_id: i64,
    officer_id: i64,
    key: String,
    reason: ReissueReason,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.code_keeper().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let key = key.parse().map_err(|_| domain::Code::Malformed)?;
    let reissued = caller.service.reissue_credential(by, election_id, officer_id, key, reason).await;
    reissued.map_err(|failure| caller.fail(&failure))
}

/// Writes public keys as [`register_codes`] takes them.
#[must_use]
pub fn write_keys(keys: &[(i64, CredentialKey)]) -> String {
    let parts: Vec<String> = keys.iter().map(|(officer, key)| format!("{officer}.{key}")).collect();
    parts.join(" ")
}

/// Reads them back; none when the text is something else.
#[must_use]
pub fn read_keys(text: &str) -> Option<Vec<(i64, CredentialKey)>> {
    let pair = |part: &str| {
        let (officer, key) = part.split_once('.')?;
        Some((officer.parse().ok()?, key.parse().ok()?))
    };
    text.split(' ').map(pair).collect()
}

#[cfg(test)]
mod tests {
    use voting::CredentialKey;

    use super::{read_keys, write_keys};

    #[test]
    fn keys_are_read_as_they_are_written() {
        let keys = [(7, CredentialKey([3; 32])), (12, CredentialKey([200; 32]))];
        assert_eq!(read_keys(&write_keys(&keys)).as_deref(), Some(&keys[..]));
        let key = CredentialKey([3; 32]);
        for nonsense in ["", "7", "7.", "x.AAAA", &format!("7.{key} "), &format!("7.{key},8.{key}")] {
            assert_eq!(read_keys(nonsense), None, "{nonsense}");
        }
    }
}
