//! The order in which one voter sees the nominees: fair, because nobody stands first for everybody.

use voting::CredentialKey;

/// Where a nominee stands for this voter; smaller comes first.
///
/// Follows from the voter's public key, so that it is the same at every visit and on every device. The browser
/// sorts by it too: the order is not the server's choice.
/// Even, not secret: SplitMix64 (Steele, Lea and Flood, 2014) over the words of the key.
#[must_use]
pub fn place_on_paper(key: &CredentialKey, nominee_id: i64) -> u64 {
    let words = key.0.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word));
    words.fold(mix(nominee_id.cast_unsigned()), |state, word| mix(state ^ word))
}

const fn mix(state: u64) -> u64 {
    let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use voting::CredentialKey;

    use super::place_on_paper;

    #[test]
    fn every_order_of_three_is_about_as_frequent() {
        let mut counts = BTreeMap::new();
        for voter in 0_u64..6000 {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&voter.to_be_bytes());
            let mut nominees = [11, 12, 13];
            nominees.sort_by_key(|nominee| place_on_paper(&CredentialKey(key), *nominee));
            *counts.entry(nominees).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        // Six standard deviations around the expected thousand.
        assert!(counts.values().all(|count| (827..=1173).contains(count)), "{counts:?}");
    }
}
