//! What may be shown of a telephone number.

/// The number with its middle hidden: `0912345678` as `091****678`.
#[must_use]
pub fn mask_phone(phone: &str) -> String {
    const SHOWN: usize = 3;
    let letters: Vec<char> = phone.chars().collect();
    let hidden = SHOWN..letters.len().saturating_sub(SHOWN);
    letters
        .iter()
        .enumerate()
        .map(|(place, letter)| if hidden.contains(&place) { '*' } else { *letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::mask_phone;

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(mask_phone("0912345678"), "091****678");
        assert_eq!(mask_phone("02113861234"), "021*****234");
    }
}
