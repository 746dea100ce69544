//! Numbers as people here write them: `1.234` and `98,5 %` (English `1,234` and `98.5 %`).

use domain::viewer::Language;

use crate::components::use_viewer;

/// A whole number with grouped thousands.
#[must_use]
pub fn integer(number: i64) -> String {
    group(number, use_viewer().language)
}

/// A share in basis points as percent with one decimal, or none when it is whole.
#[must_use]
pub fn percent(basis_points: i64) -> String {
    share(basis_points, use_viewer().language)
}

/// Hundredths as a number with two decimals.
#[must_use]
pub fn hundredths(number: i64) -> String {
    decimals(number, use_viewer().language)
}

fn group(number: i64, language: Language) -> String {
    let mark = if language == Language::Vietnamese { '.' } else { ',' };
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        grouped.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// Cut, not rounded: 98,99 % must not read as a target of 99 % that is met.
fn share(basis_points: i64, language: Language) -> String {
    let mark = if language == Language::Vietnamese { ',' } else { '.' };
    let (whole, rest) = (basis_points / 100, (basis_points % 100).abs());
    let sign = if basis_points < 0 && whole == 0 { "−" } else { "" };
    let whole = format!("{sign}{}", group(whole, language));
    match (rest / 10, rest % 10) {
        (0, 0) => format!("{whole} %"),
        (tenth, 0) => format!("{whole}{mark}{tenth} %"),
        (tenth, hundredth) => format!("{whole}{mark}{tenth}{hundredth} %"),
    }
}

fn decimals(number: i64, language: Language) -> String {
    let mark = if language == Language::Vietnamese { ',' } else { '.' };
    let sign = if number < 0 && number > -100 { "−" } else { "" };
    format!("{sign}{}{mark}{:02}", group(number / 100, language), (number % 100).abs())
}

#[cfg(test)]
mod tests {
    use domain::viewer::Language::{English, Vietnamese};

    use super::{decimals, group, share};

    #[test]
    fn numbers_are_written_as_people_here_write_them() {
        assert_eq!(group(66_056, Vietnamese), "66.056");
        assert_eq!(group(-1_234_567, English), "−1,234,567");
        assert_eq!(group(999, Vietnamese), "999");
        assert_eq!(share(9_900, Vietnamese), "99 %");
        assert_eq!(share(7_420, Vietnamese), "74,2 %");
        assert_eq!(share(9_899, English), "98.99 %");
        assert_eq!(share(-5, Vietnamese), "−0,05 %");
        assert_eq!(decimals(123_405, Vietnamese), "1.234,05");
        assert_eq!(decimals(-7, English), "−0.07");
    }
}
