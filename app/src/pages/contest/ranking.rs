//! The public table of a closed round: the first places, by pseudonym or by name.

use domain::contest::{FrontLine, Prize, PublicName, RoundResults, prize_at};
use leptos::prelude::*;

use super::duration;
use crate::{
    components::use_viewer,
    text::{awards, contest_result as words, format, prediction, t},
};

/// The first places of the newest version.
pub(super) fn ranking(round: &RoundResults) -> AnyView {
    let (asks, gives) = (round.prediction.is_some(), !round.prizes.is_empty());
    let line = |front: &FrontLine| line(front, asks, &round.prizes);
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::RANKING)>
            <table class="table">
                <caption>{t(words::RANKING)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="num">{t(words::PLACE)}</th>
                        <th scope="col">{t(words::CONTESTANT)}</th>
                        <th scope="col" class="num">{t(words::CORRECT)}</th>
                        {asks.then(|| view! { <th scope="col" class="num">{t(prediction::TITLE)}</th> })}
                        <th scope="col" class="num">{t(words::TIME)}</th>
                        {gives.then(|| view! { <th scope="col">{t(awards::NAME)}</th> })}
                    </tr>
                </thead>
                <tbody>{round.front.iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(front: &FrontLine, asks: bool, prizes: &[Prize]) -> AnyView {
    let prize = prize_at(prizes, front.place)
        .map_or_else(|| "–".to_owned(), |prize| prize.name.in_language(use_viewer().language).to_owned());
    let predicted =
        front.prediction.map_or_else(|| "–".to_owned(), |number| format::integer(i64::from(number)));
    view! {
        <tr>
            <td class="num">{front.place}</td>
            <th scope="row">{name(&front.name)}</th>
            <td class="num">{front.correct}</td>
            {asks.then(|| view! { <td class="num">{predicted}</td> })}
            <td class="num">{duration(front.elapsed_ms / 1000)}</td>
            {(!prizes.is_empty()).then(|| view! { <td>{prize}</td> })}
        </tr>
    }
    .into_any()
}

fn name(name: &PublicName) -> AnyView {
    match name {
        PublicName::Pseudonym(pseudonym) => view! { <code>{pseudonym.clone()}</code> }.into_any(),
        PublicName::Named { full_name, home, phone } => {
            let home = home.in_language(use_viewer().language).to_owned();
            let facts: Vec<String> = [Some(home), phone.clone()].into_iter().flatten().collect();
            view! {
                {full_name.clone()}
                <br />
                <span class="small muted">{facts.join(" · ")}</span>
            }
            .into_any()
        }
    }
}
