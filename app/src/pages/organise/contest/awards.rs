//! Passing, prizes and when scores are shown, as organisers set them.

use domain::contest::{MOST_PRIZES, Prize, RoundSettings, ShowsResult};
use leptos::prelude::*;

use crate::text::{awards as words, fill, t};

/// Empty lines below those that are filled in.
const FREE_LINES: usize = 3;

/// The fields.
pub(super) fn fields(set: Option<&RoundSettings>) -> AnyView {
    let mark = set.and_then(|set| set.pass_mark).map(|mark| mark.to_string());
    let shown = set.map_or(ShowsResult::AtOnce, |set| set.shows_result);
    let option = |choice: &ShowsResult| {
        view! { <option value=choice.name() selected=shown == *choice>{t(words::shows(*choice))}</option> }
    };
    view! {
        <div class="field">
            <label for="pass_mark">{t(words::PASS_MARK)}</label>
            <input id="pass_mark" name="form[pass_mark]" type="number" min="1" max="200" value=mark />
        </div>
        <div class="field">
            <label for="shows_result">{t(words::SHOWS)}</label>
            <p class="hint" id="shows-hint">{t(words::SHOWS_HINT)}</p>
            <select id="shows_result" name="form[shows_result]" aria-describedby="shows-hint">
                {ShowsResult::ALL.iter().map(option).collect_view()}
            </select>
        </div>
        {prizes(set.map(|set| set.prizes.as_slice()).unwrap_or_default())}
    }
    .into_any()
}

fn prizes(given: &[Prize]) -> AnyView {
    let lines = (given.len() + FREE_LINES).min(MOST_PRIZES);
    let lines = (0..lines).map(|place| prize(place, given.get(place))).collect_view();
    view! {
        <details class="field" open=!given.is_empty()>
            <summary>{t(words::PRIZES)}</summary>
            <p class="hint">{t(words::PRIZES_HINT)}</p>
            {lines}
        </details>
    }
    .into_any()
}

fn prize(place: usize, given: Option<&Prize>) -> AnyView {
    let field = |name: &'static str, label, kind: &'static str, value: Option<String>| {
        let id = format!("prize-{place}-{name}");
        let least = (kind == "number").then_some("1");
        let most = if kind == "number" { None } else { Some("200") };
        view! {
            <div>
                <label for=id.clone() class="small">{t(label)}</label>
                <input
                    id=id
                    name=format!("form[prizes][{place}][{name}]")
                    type=kind
                    min=least
                    maxlength=most
                    value=value
                />
            </div>
        }
    };
    let number = |half: fn(&Prize) -> u32| given.map(|prize| half(prize).to_string());
    let text = |half: fn(&Prize) -> &String| given.map(half).cloned();
    view! {
        <fieldset class="quota">
            <legend>{fill(words::PRIZE, &[("number", &(place + 1).to_string())])}</legend>
            {field("name_vi", words::NAME_VI, "text", text(|prize| &prize.name.vi))}
            {field("name_en", words::NAME_EN, "text", text(|prize| &prize.name.en))}
            {field("first", words::FIRST, "number", number(|prize| prize.first))}
            {field("last", words::LAST, "number", number(|prize| prize.last))}
            {field("count", words::COUNT, "number", number(|prize| prize.count))}
            {field("note", words::NOTE, "text", text(|prize| &prize.note))}
        </fieldset>
    }
    .into_any()
}
