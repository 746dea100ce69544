//! One letter: to whom, the code, how to vote, whom to ask.

use leptos::prelude::*;

use super::desk::{Facts, Letter};
use crate::{
    components::qr,
    text::{codes, fill, t},
};

/// Letters on one sheet of paper.
pub(super) const ON_A_SHEET: usize = 4;

/// Letters as they come out of the printer, sheet by sheet.
pub(super) fn sheets(facts: &Facts, letters: &[&Letter]) -> AnyView {
    let sheet = |letters: &[&Letter]| {
        let letters = letters.iter().map(|one| letter(facts, one)).collect_view();
        view! { <div class="letter-sheet">{letters}</div> }
    };
    letters.chunks(ON_A_SHEET).map(sheet).collect_view().into_any()
}

/// Address of the ballot paper, as a person types it.
pub(super) fn address(facts: &Facts) -> String {
    format!("{}/vote/{}", facts.site, facts.election_id)
}

fn letter(facts: &Facts, letter: &Letter) -> AnyView {
    let address = address(facts);
    // Behind the # sign: browsers do not send it to the server.
    let scanned = format!("{address}#{}", letter.code);
    let groups = letter.code.split('-').map(|group| view! { <span>{group.to_owned()}</span> " " });
    let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned();
    view! {
        <article class="letter" data-officer=letter.officer_id.to_string()>
            <p class="letter__kind">{t(codes::LETTER_TITLE)}</p>
            <h3 class="letter__title">{facts.title.clone()}</h3>
            <p class="letter__to">
                <b>{fill(codes::LETTER_TO, &[("name", &letter.name)])}</b> <br />
                {letter.agency.clone()}
            </p>
            <div class="letter__code">
                <div>
                    <p class="small">{t(codes::LETTER_CODE)}</p>
                    <p class="letter__groups">{groups.collect_view()}</p>
                </div>
                {qr(&scanned, t(codes::LETTER_CODE).to_owned())}
            </div>
            <ol class="letter__how">
                <li>{fill(codes::LETTER_HOW_1, &[("address", &shown)])}</li>
                <li>{t(codes::LETTER_HOW_2)}</li>
                <li>{t(codes::LETTER_HOW_3)}</li>
            </ol>
            <p class="letter__how"><b>{t(codes::LETTER_SECRET)}</b></p>
            <p class="letter__how">{fill(codes::LETTER_ASK, &[("keeper", &facts.keeper)])}</p>
        </article>
    }
    .into_any()
}
