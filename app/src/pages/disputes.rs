//! Dissatisfied ratings: agencies state what happened, organisers decide whether they count.

use domain::{
    progress::{Dispute, DisputeState, DisputeStatement, DisputesPage, MAX_DISPUTE_TEXT},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::dispute::{DecideDispute, StateInDispute, read_disputes},
    components::{CsrfField, Problem, loaded, use_viewer},
    text::{Text, disputes as words, fill, progress, t},
};

/// The page, for organisers and coordinators.
pub fn disputes() -> AnyView {
    let page = Resource::new(|| (), |()| read_disputes());
    let (stating, deciding) = (ServerAction::<StateInDispute>::new(), ServerAction::<DecideDispute>::new());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <Problem action=stating />
            <Problem action=deciding />
            {done()}
            {loaded(page, show)}
        </div>
    }
    .into_any()
}

/// What the form that led here did.
fn done() -> Option<AnyView> {
    let done = use_query_map().read_untracked().get("done")?;
    let state: Option<DisputeState> = done.parse().ok();
    let text = match state {
        Some(state) => fill(words::DONE, &[("state", t(words::state(state)))]),
        None if done == "stated" => t(words::STATED).to_owned(),
        None => return None,
    };
    Some(view! { <p class="notice notice--good" role="status">{text}</p> }.into_any())
}

fn show(page: DisputesPage) -> AnyView {
    let decides = page.decides;
    let lead = if decides { words::LEAD_ORGANISER } else { words::LEAD_COORDINATOR };
    let open = match page.open.is_empty() {
        true => view! { <p>{t(words::NONE)}</p> }.into_any(),
        false => page.open.into_iter().map(|dispute| one(dispute, Some(decides))).collect_view().into_any(),
    };
    let decided = (!page.decided.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t(words::DECIDED)}</h2>
                {page.decided.into_iter().map(|dispute| one(dispute, None)).collect_view()}
            </section>
        }
    });
    view! {
        <p class="lead">{t(lead)}</p>
        <section class="stack">
            <h2>{t(words::OPEN)}</h2>
            {open}
        </section>
        {decided}
    }
    .into_any()
}

/// A dispute; `decides` says what its reader may do about it, if anything.
fn one(dispute: Dispute, decides: Option<bool>) -> AnyView {
    let when = show_minute(dispute.rated_at_ms);
    let title = fill(words::ONE, &[("counter", &dispute.counter), ("when", &when)]);
    let agency = dispute.agency.in_language(use_viewer().language);
    let whose = fill(words::WHOSE, &[("officer", &dispute.officer), ("agency", agency)]);
    let said: Vec<String> = dispute
        .reason
        .map(|reason| t(progress::reason(reason)).to_owned())
        .into_iter()
        .chain(dispute.words)
        .collect();
    let said = match said.is_empty() {
        true => t(words::SAID_NOTHING).to_owned(),
        false => fill(words::SAID, &[("said", &said.join(": "))]),
    };
    let silent =
        dispute.statements.is_empty().then(|| view! { <p class="muted">{t(words::NO_STATEMENT)}</p> });
    let decision = dispute.decision.map(|decision| {
        view! {
            <p><strong>{t(words::state(dispute.state))}</strong></p>
            {statement(decision)}
        }
    });
    view! {
        <article class="card">
            <h3 class="card__title">{title}</h3>
            <p>{whose}</p>
            <p>{said}</p>
            {silent}
            {dispute.statements.into_iter().map(statement).collect_view()}
            {decision}
            {decides.map(|decides| form(dispute.rating_id, decides))}
        </article>
    }
    .into_any()
}

fn statement(statement: DisputeStatement) -> AnyView {
    let by = fill(words::BY, &[("who", &statement.by), ("when", &show_minute(statement.at_ms))]);
    view! {
        <blockquote>
            <p>{statement.text}</p>
            <p class="small muted">{by}</p>
        </blockquote>
    }
    .into_any()
}

fn form(rating_id: i64, decides: bool) -> AnyView {
    let id = format!("dispute-{rating_id}");
    let hint = format!("{id}-hint");
    let field = |label: Text| {
        view! {
            <div class="field">
                <label for=id.clone()>{t(label)}</label>
                <p class="hint" id=hint.clone()>{t(words::TEXT_HINT)}</p>
                <textarea
                    id=id.clone()
                    name="text"
                    rows="3"
                    required
                    maxlength=MAX_DISPUTE_TEXT.to_string()
                    aria-describedby=hint.clone()
                ></textarea>
            </div>
        }
    };
    let hidden = view! {
        <CsrfField />
        <input type="hidden" name="rating" value=rating_id.to_string() />
    };
    if decides {
        view! {
            <form class="form" method="post" action="/api/disputes/decide">
                {hidden}
                {field(words::REASON)}
                <div class="button-row">
                    <button class="button" name="counts" value="true">{t(words::DECIDE_STANDS)}</button>
                    <button class="button" name="counts" value="false">{t(words::DECIDE_VOID)}</button>
                </div>
            </form>
        }
        .into_any()
    } else {
        view! {
            <form class="form" method="post" action="/api/disputes/state">
                {hidden}
                {field(words::STATEMENT)}
                <div class="button-row"><button class="button">{t(words::STATE)}</button></div>
            </form>
        }
        .into_any()
    }
}
