//! The prize table of a round, among the rules and beside the ranking.

use domain::contest::Prize;
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    text::{awards as words, format, t},
};

/// The table; nothing where there are no prizes.
pub(super) fn table(prizes: &[Prize]) -> Option<AnyView> {
    let language = use_viewer().language;
    let has_notes = prizes.iter().any(|prize| !prize.note.is_empty());
    let line = |prize: &Prize| {
        view! {
            <tr>
                <th scope="row">{prize.name.in_language(language).to_owned()}</th>
                <td class="num">{places(prize)}</td>
                <td class="num">{format::integer(i64::from(prize.count))}</td>
                {has_notes.then(|| view! { <td>{prize.note.clone()}</td> })}
            </tr>
        }
    };
    (!prizes.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::PRIZES)>
                <table class="table">
                    <caption>{t(words::PRIZES)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(words::NAME)}</th>
                            <th scope="col" class="num">{t(words::PLACES)}</th>
                            <th scope="col" class="num">{t(words::COUNT)}</th>
                            {has_notes.then(|| view! { <th scope="col">{t(words::NOTE)}</th> })}
                        </tr>
                    </thead>
                    <tbody>{prizes.iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

/// The same in one line, for published changes.
pub(super) fn in_words(prizes: &[Prize]) -> String {
    let language = use_viewer().language;
    if prizes.is_empty() {
        return "–".to_owned();
    }
    let line = |prize: &Prize| {
        let note = if prize.note.is_empty() { String::new() } else { format!(" ({})", prize.note) };
        format!("{}: {} × {}{note}", places(prize), prize.count, prize.name.in_language(language))
    };
    prizes.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn places(prize: &Prize) -> String {
    if prize.first == prize.last {
        prize.first.to_string()
    } else {
        format!("{}–{}", prize.first, prize.last)
    }
}
