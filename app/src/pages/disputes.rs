//! Dissatisfied ratings: agencies state what happened, organisers decide whether they count.

use domain::{
    progress::{Dispute, DisputeList, DisputeState, DisputeStatement, MAX_DISPUTE_TEXT},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::dispute::{DecideDispute, DisputesStart, StateInDispute, read_disputes},
    components::{CsrfField, Problem, in_text_area, loaded, use_viewer},
    text::{Text, disputes as words, fill, format, progress, t},
};

/// Parts of the address: after which rating each list goes on.
const OPEN_AFTER: &str = "open_after";
const DECIDED_AFTER: &str = "decided_after";

/// The page, for organisers and coordinators.
pub fn disputes() -> AnyView {
    let query = use_query_map();
    let number = move |name| query.read().get(name).and_then(|number| number.parse().ok());
    let from = move || (number(OPEN_AFTER), number(DECIDED_AFTER));
    let page = Resource::new(from, |(open, decided)| read_disputes(open, decided));
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

fn show(start: DisputesStart) -> AnyView {
    let DisputesStart { page, typed } = start;
    let (decides, totals) = (page.decides, page.totals);
    let lead = if decides { words::LEAD_ORGANISER } else { words::LEAD_COORDINATOR };
    let none = match (page.open.shown.is_empty(), totals.open) {
        (true, 0) => Some(words::NONE),
        (true, _) => Some(words::NONE_FURTHER),
        (false, _) => None,
    };
    let (open_turn, decided_turn) = (turn(&page.open, OPEN_AFTER), turn(&page.decided, DECIDED_AFTER));
    let open = page.open.shown.into_iter().map(|dispute| {
        let typed = typed.as_ref().filter(|typed| typed.rating == dispute.rating_id);
        one(dispute, Some((decides, typed.map(|typed| typed.text.clone()).unwrap_or_default())))
    });
    let all_decided = totals.stands + totals.void;
    let decided = (all_decided > 0).then(|| {
        view! {
            <section class="stack">
                <h2>{counted(words::DECIDED, all_decided)}</h2>
                {page.decided.shown.into_iter().map(|dispute| one(dispute, None)).collect_view()}
                {decided_turn}
            </section>
        }
    });
    view! {
        <p class="lead">{t(lead)}</p>
        <section class="stack">
            <h2>{counted(words::OPEN, totals.open)}</h2>
            {none.map(|none| view! { <p>{t(none)}</p> })}
            {open.collect_view()}
            {open_turn}
        </section>
        {decided}
    }
    .into_any()
}

/// A heading with how many there are.
fn counted(heading: Text, count: i64) -> String {
    format!("{} ({})", t(heading), format::integer(count))
}

/// The ways from this part of a list to its next part and to its beginning; the other list stays where it is.
fn turn(list: &DisputeList, after: &'static str) -> Option<AnyView> {
    let query = use_query_map().get_untracked();
    let address = |goes_on: Option<i64>| {
        let other = if after == OPEN_AFTER { DECIDED_AFTER } else { OPEN_AFTER };
        let number = |name: &str| query.get(name).and_then(|number| number.parse::<i64>().ok());
        let parts = [(other, number(other)), (after, goes_on)];
        let parts: Vec<String> =
            parts.iter().filter_map(|(name, number)| Some(format!("{name}={}", (*number)?))).collect();
        format!("/disputes?{}", parts.join("&"))
    };
    let next = list.shown.last().filter(|_| list.has_more).map(|last| {
        view! { <a href=address(Some(last.rating_id))>{t(words::NEXT)}</a> }
    });
    let first = query.get(after).map(|_| view! { <a href=address(None)>{t(words::FIRST)}</a> });
    (next.is_some() || first.is_some()).then(|| view! { <p class="row">{first} {next}</p> }.into_any())
}

/// A dispute; `form` says whether its reader decides or states, and what was typed last, if it is open.
fn one(dispute: Dispute, form: Option<(bool, String)>) -> AnyView {
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
            {form.map(|(decides, typed)| self::form(dispute.rating_id, decides, typed))}
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

fn form(rating_id: i64, decides: bool, typed: String) -> AnyView {
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
                >
                    {in_text_area(&typed)}
                </textarea>
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
