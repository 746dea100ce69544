//! The roll: who has a code, and a new one for a single person.

use domain::{
    election::{CodeLine, ElectionState},
    text::fold,
};
use leptos::prelude::*;

use super::{
    desk::{Desk, Question},
    make::count,
};
use crate::{
    components::use_viewer,
    text::{Text, codes, fill, t},
};

/// People shown at first, and added by each press of the button.
const AT_ONCE: usize = 50;

/// The searchable list.
pub(super) fn roll(desk: Desk) -> AnyView {
    let searched = RwSignal::new(String::new());
    let shown = RwSignal::new(AT_ONCE);
    let search = move |event| {
        searched.set(event_target_value(&event));
        shown.set(AT_ONCE);
    };
    view! {
        <section>
            <h2>{t(codes::ROLL)}</h2>
            <div class="field">
                <label for="roll-search">{t(codes::SEARCH)}</label>
                <input id="roll-search" name="roll-search" type="search" autocomplete="off" on:input=search />
            </div>
            {move || list(desk, &searched.read(), shown)}
        </section>
    }
    .into_any()
}

fn list(desk: Desk, searched: &str, shown: RwSignal<usize>) -> AnyView {
    let language = use_viewer().language;
    let wanted = fold(searched);
    let lines = desk.roll.read();
    let fits = |line: &&CodeLine| {
        wanted.is_empty()
            || fold(&line.name).contains(&wanted)
            || fold(line.agency.in_language(language)).contains(&wanted)
            || line.staff_code.to_lowercase().contains(&wanted)
    };
    let found: Vec<&CodeLine> = lines.iter().filter(fits).collect();
    let (all, some) = (found.len(), found.len().min(shown.get()));
    let rows = found.into_iter().take(some).map(|line| row(desk, line)).collect_view();
    let more = (some < all).then(|| {
        view! {
            <div class="button-row">
                <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += AT_ONCE)>
                    {t(codes::MORE)}
                </button>
            </div>
        }
    });
    view! {
        <p role="status">{fill(codes::SHOWN, &[("shown", &count(some)), ("all", &count(all))])}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(codes::ROLL)>
            <table class="table" id="code-roll">
                <thead>
                    <tr>
                        <th scope="col">{t(codes::NAME)}</th>
                        <th scope="col">{t(codes::AGENCY)}</th>
                        <th scope="col">{t(codes::CODE)}</th>
                        <th scope="col" class="num">{t(codes::REISSUES)}</th>
                        <th scope="col">{t(codes::DO)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn row(desk: Desk, line: &CodeLine) -> AnyView {
    let (badge, word) = match line.has_code {
        true => ("badge badge--good", codes::HAS),
        false => ("badge badge--warn", codes::HAS_NOT),
    };
    let officer_id = line.officer_id;
    let offer: Option<(Text, Question)> = match desk.state() {
        ElectionState::Draft if line.has_code => Some((codes::REMAKE, Question::Remake(officer_id))),
        ElectionState::Open if line.has_code => Some((codes::REISSUE, Question::Reissue(officer_id))),
        _ => None,
    };
    let button = offer.map(|(label, question)| {
        // Screen readers hear whose button it is.
        let whose = format!("{}: {}", t(label), line.name);
        view! {
            <button
                type="button"
                class="button"
                aria-label=whose
                disabled=move || desk.progress.get().is_some()
                on:click=move |_| desk.question.set(Some(question))
            >
                {t(label)}
            </button>
        }
    });
    let agency = line.agency.in_language(use_viewer().language).to_owned();
    view! {
        <tr data-officer=officer_id.to_string()>
            <th scope="row">{line.name.clone()} <br /> <span class="muted small">{line.staff_code.clone()}</span></th>
            <td>{agency}</td>
            <td><span class=badge>{t(word)}</span></td>
            <td class="num">{line.reissues}</td>
            <td>{button}</td>
        </tr>
    }
    .into_any()
}
