//! The audit trail.

use domain::time::show_minute;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::audit::{AuditLine, audit_page},
    components::loaded,
    text::{organise, t},
};

/// Who did what and when, newest first.
pub fn audit() -> AnyView {
    let query = use_query_map();
    let before = move || query.read().get("before").and_then(|before| before.parse().ok());
    let lines = Resource::new(before, audit_page);
    view! {
        <Title text=t(organise::AUDIT) />
        <h1>{t(organise::AUDIT)}</h1>
        <p class="lead">{t(organise::AUDIT_LEAD)}</p>
        {loaded(lines, table)}
    }
    .into_any()
}

fn table(lines: Vec<AuditLine>) -> AnyView {
    let Some(last) = lines.last().map(|line| line.id) else {
        return view! { <p>{t(organise::AUDIT_EMPTY)}</p> }.into_any();
    };
    let row = |line: AuditLine| {
        view! {
            <tr>
                <td>{show_minute(line.happened_at_ms)}</td>
                <td>{line.actor}</td>
                <td><code>{line.action}</code></td>
                <td>{line.subject}</td>
                <td>{line.detail}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(organise::AUDIT)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(organise::WHEN)}</th>
                        <th scope="col">{t(organise::WHO)}</th>
                        <th scope="col">{t(organise::ACTION)}</th>
                        <th scope="col">{t(organise::SUBJECT)}</th>
                        <th scope="col">{t(organise::DETAIL)}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p><a href=format!("/organise/audit?before={last}")>{t(organise::OLDER)}</a></p>
    }
    .into_any()
}
