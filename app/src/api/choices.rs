//! The choices of a ballot as one line of text, for a hidden field and a cookie.
//!
//! `3.14.15_4.21`: category 3 with nominees 14 and 15, category 4 with nominee 21.

use std::collections::BTreeMap;

use voting::Selection;

/// The choices of the paper's form: boxes are named by nominee, buttons by category.
#[must_use]
pub fn gather(many: &BTreeMap<String, String>, one: &BTreeMap<String, String>) -> Option<Vec<Selection>> {
    let boxes = many.iter().map(|(nominee, category)| (category, nominee));
    let mut chosen: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (category, nominee) in boxes.chain(one) {
        chosen.entry(category.parse().ok()?).or_default().push(nominee.parse().ok()?);
    }
    let selection = |(category_id, nominee_ids)| Selection { category_id, nominee_ids };
    Some(chosen.into_iter().map(selection).collect())
}

/// Writes the choices.
#[must_use]
pub fn write(selections: &[Selection]) -> String {
    let category = |selection: &Selection| {
        let mut numbers = vec![selection.category_id.to_string()];
        numbers.extend(selection.nominee_ids.iter().map(i64::to_string));
        numbers.join(".")
    };
    selections.iter().map(category).collect::<Vec<_>>().join("_")
}

/// Reads them back; none when the text is something else.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Selection>> {
    let category = |text: &str| {
        let mut numbers = text.split('.').map(str::parse::<i64>);
        let category_id = numbers.next()?.ok()?;
        let nominee_ids = numbers.collect::<Result<_, _>>().ok()?;
        Some(Selection { category_id, nominee_ids })
    };
    if text.is_empty() { Some(Vec::new()) } else { text.split('_').map(category).collect() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use voting::Selection;

    use super::{gather, read, write};

    #[test]
    fn choices_read_back() {
        let selection =
            |category_id, nominees: &[i64]| Selection { category_id, nominee_ids: nominees.to_vec() };
        let choices = [selection(3, &[14, 15]), selection(4, &[]), selection(5, &[21])];
        assert_eq!(write(&choices), "3.14.15_4_5.21");
        assert_eq!(read("3.14.15_4_5.21").as_deref(), Some(&choices[..]));
        assert_eq!(read(""), Some(Vec::new()));
        for nonsense in ["a", "3.x", "3..4", "_", "3.14,15"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn boxes_and_buttons_make_one_choice() {
        let fields = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let gathered = gather(&fields(&[("14", "3"), ("9", "3"), ("30", "7")]), &fields(&[("5", "21")]));
        assert_eq!(write(&gathered.unwrap()), "3.14.9_5.21_7.30");
        assert_eq!(gather(&fields(&[("14", "x")]), &fields(&[])), None);
    }
}
