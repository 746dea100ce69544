//! How long to wait before asking again a server that did not answer.

/// Wait before attempt number `failures` + 1, milliseconds: doubles from one second up to `longest_ms`.
///
/// `chance` (0 to 1) takes up to half of it away, which keeps a thousand phones from knocking in step.
pub(crate) fn wait_ms(failures: u32, longest_ms: u32, chance: f64) -> u32 {
    let longest = 1_000_u32.saturating_mul(1 << failures.clamp(1, 6).saturating_sub(1)).min(longest_ms);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "half of a wait fits")]
    let jitter = (chance * f64::from(longest) / 2.0) as u32;
    longest / 2 + jitter
}

#[cfg(test)]
mod tests {
    use super::wait_ms;

    #[test]
    fn waits_double_within_bounds_and_are_spread() {
        let longest = |most_ms| (1..8).map(|failures| wait_ms(failures, most_ms, 1.0)).collect::<Vec<u32>>();
        assert_eq!(longest(8_000), [1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
        assert_eq!(longest(15_000), [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
        assert_eq!(wait_ms(1, 8_000, 0.0), 500);
        assert!((1..100).all(|failures| wait_ms(failures, 8_000, 0.3) <= 8_000));
    }
}
