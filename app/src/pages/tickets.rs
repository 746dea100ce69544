//! Tickets of served cases, to be printed and handed out; and what the campaign asks of a rating.

use domain::progress::{
    CounterForRating, GivenTickets, MAX_TICKETS_AT_ONCE, MAX_WITHOUT_TICKET, RatingRules, TicketsPage,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::rating::{GiveTickets, SetRatingRules, read_tickets},
    components::{CsrfField, Problem, loaded, qr, use_viewer},
    text::{Text, fill, t, tickets as words},
};

/// The page, for organisers and coordinators.
pub fn tickets() -> AnyView {
    let query = use_query_map();
    let asked = move || {
        let number = |name: &str| query.read().get(name).and_then(|text| text.parse().ok());
        (query.read().get("counter"), number("day"), number("first"), number("last"))
    };
    let page = Resource::new(asked, |(counter, day, first, last)| read_tickets(counter, day, first, last));
    let saved = query.read_untracked().get("done").as_deref() == Some("rules");
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <div class="no-print stack">
                <h1>{t(words::TITLE)}</h1>
                <p class="lead">{t(words::LEAD)}</p>
                {saved.then(|| view! { <p class="notice notice--good" role="status">{t(words::SAVED)}</p> })}
            </div>
            {loaded(page, show)}
        </div>
    }
    .into_any()
}

fn show(page: TicketsPage) -> AnyView {
    view! {
        {page.given.as_ref().map(slips)}
        <div class="no-print split">
            {give(&page.counters, page.given.as_ref())}
            {page.may_change.then(|| rules(page.rules))}
        </div>
    }
    .into_any()
}

fn place(counter: &CounterForRating) -> String {
    format!("{} · {}", counter.code, counter.name.in_language(use_viewer().language))
}

fn give(counters: &[CounterForRating], given: Option<&GivenTickets>) -> AnyView {
    if counters.is_empty() {
        return view! { <p>{t(words::NO_COUNTERS)}</p> }.into_any();
    }
    let action = ServerAction::<GiveTickets>::new();
    let option = |counter: &CounterForRating| {
        let selected = given.is_some_and(|given| given.counter.code == counter.code);
        view! { <option value=counter.code.clone() selected=selected>{place(counter)}</option> }
    };
    view! {
        <section>
            <h2>{t(words::GIVE)}</h2>
            <Problem action />
            <form method="post" action="/api/rating/give-tickets" class="form">
                <CsrfField />
                <div class="field">
                    <label for="field-counter">{t(words::COUNTER)}</label>
                    <select id="field-counter" name="counter">{counters.iter().map(option).collect_view()}</select>
                </div>
                <div class="field">
                    <label for="field-count">{t(words::COUNT)}</label>
                    <p class="hint" id="field-count-hint">{t(words::COUNT_HINT)}</p>
                    <input
                        id="field-count"
                        name="count"
                        type="number"
                        min="1"
                        max=MAX_TICKETS_AT_ONCE.to_string()
                        value="12"
                        required
                        aria-describedby="field-count-hint"
                    />
                </div>
                <div class="button-row"><button class="button button--primary">{t(words::GIVE)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn rules(rules: RatingRules) -> AnyView {
    let action = ServerAction::<SetRatingRules>::new();
    let [(_, lately), (_, day)] = MAX_WITHOUT_TICKET.map(|(span, most)| (span, most.to_string()));
    let without = fill(words::NEEDS_TICKET_HINT, &[("lately", &lately), ("day", &day)]);
    let line = |name: &'static str, text: Text, hint: String, checked: bool| {
        view! {
            <div class="field">
                <label class="check-line">
                    <input type="checkbox" name=name value="true" checked=checked aria-describedby=format!("{name}-hint") />
                    <span>{t(text)}</span>
                </label>
                <p class="hint" id=format!("{name}-hint")>{hint}</p>
            </div>
        }
    };
    view! {
        <section>
            <h2>{t(words::RULES)}</h2>
            <Problem action />
            <form method="post" action="/api/rating/rules" class="form">
                <CsrfField />
                {line("needs_ticket", words::NEEDS_TICKET, without, rules.needs_ticket)}
                {line("office_may", words::OFFICE_MAY, t(words::OFFICE_MAY_HINT).to_owned(), rules.office_may)}
                <div class="button-row"><button class="button">{t(words::SAVE)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn slips(given: &GivenTickets) -> AnyView {
    let number =
        |ticket: Option<&(i64, String)>| ticket.map(|(number, _)| number.to_string()).unwrap_or_default();
    let (first, last) = (number(given.tickets.first()), number(given.tickets.last()));
    let title =
        fill(words::GIVEN, &[("first", &first), ("last", &last), ("counter", &place(&given.counter))]);
    view! {
        <section>
            <h2>{title}</h2>
            <p class="no-print">{t(words::PRINT)}</p>
            <ul class="slips" role="list">
                {given.tickets.iter().map(|(_, code)| slip(given, code)).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

fn slip(given: &GivenTickets, code: &str) -> AnyView {
    let place_ = place(&given.counter);
    let address = format!("{}/rate/{}", given.site, given.counter.code);
    let image = qr(&format!("{address}?case={code}"), fill(words::SLIP_ALT, &[("code", code)]));
    view! {
        <li class="slip">
            {image}
            <div>
                <p class="slip__code">{code.to_owned()}</p>
                <p>{place_}</p>
                <p class="small">{fill(words::SLIP, &[("address", &address)])}</p>
                <p class="small">{fill(words::SLIP_UNTIL, &[("day", &given.last_day.show())])}</p>
            </div>
        </li>
    }
    .into_any()
}
