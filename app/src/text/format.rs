//! Numbers as people here write them: `1.234` and `98,5 %` (English `1,234` and `98.5 %`).

use domain::viewer::Language;

use crate::components::use_viewer;

/// A whole number with grouped thousands.
#[must_use]
pub fn integer(number: i64) -> String {
    integer_in(number, use_viewer().language)
}

/// A share in basis points as percent with one decimal, or none when it is whole.
#[must_use]
pub fn percent(basis_points: i64) -> String {
    percent_in(basis_points, use_viewer().language)
}

/// Hundredths as a number with two decimals.
#[must_use]
pub fn hundredths(number: i64) -> String {
    hundredths_in(number, use_viewer().language)
}

/// As [`integer`], where there is no page: in files.
#[must_use]
pub fn integer_in(number: i64, language: Language) -> String {
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

/// As [`percent`], where there is no page.
///
/// Cut, not rounded: 98,99 % must not read as a target of 99 % that is met.
#[must_use]
pub fn percent_in(basis_points: i64, language: Language) -> String {
    let mark = if language == Language::Vietnamese { ',' } else { '.' };
    let (whole, rest) = (basis_points / 100, (basis_points % 100).abs());
    let sign = if basis_points < 0 && whole == 0 { "−" } else { "" };
    let whole = format!("{sign}{}", integer_in(whole, language));
    match (rest / 10, rest % 10) {
        (0, 0) => format!("{whole} %"),
        (tenth, 0) => format!("{whole}{mark}{tenth} %"),
        (tenth, hundredth) => format!("{whole}{mark}{tenth}{hundredth} %"),
    }
}

/// As [`hundredths`], where there is no page.
#[must_use]
pub fn hundredths_in(number: i64, language: Language) -> String {
    let mark = if language == Language::Vietnamese { ',' } else { '.' };
    let sign = if number < 0 && number > -100 { "−" } else { "" };
    format!("{sign}{}{mark}{:02}", integer_in(number / 100, language), (number % 100).abs())
}

#[cfg(test)]
mod tests {
    use domain::viewer::Language::{English, Vietnamese};

    use super::{hundredths_in, integer_in, percent_in};

    #[test]
    fn numbers_are_written_as_people_here_write_them() {
        assert_eq!(integer_in(66_056, Vietnamese), "66.056");
        assert_eq!(integer_in(-1_234_567, English), "−1,234,567");
        assert_eq!(integer_in(999, Vietnamese), "999");
        assert_eq!(percent_in(9_900, Vietnamese), "99 %");
        assert_eq!(percent_in(7_420, Vietnamese), "74,2 %");
        assert_eq!(percent_in(9_899, English), "98.99 %");
        assert_eq!(percent_in(-5, Vietnamese), "−0,05 %");
        assert_eq!(hundredths_in(123_405, Vietnamese), "1.234,05");
        assert_eq!(hundredths_in(-7, English), "−0.07");
    }
}
