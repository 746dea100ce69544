//! What the page asks before it does something that cannot be taken back.

use domain::election::ReissueReason;
use leptos::prelude::*;

use super::{
    desk::{Desk, Question},
    make::count,
};
use crate::{
    components::focus_on,
    text::{Text, codes, fill, t},
};

/// Id of the heading that the reader is brought to.
const HEADING: &str = "keeper-question";

/// The question with its two answers.
pub(super) fn question(desk: Desk, question: Question) -> AnyView {
    focus_on(HEADING);
    match question {
        Question::RemakeAll => {
            let n = count(desk.roll.read_untracked().len());
            let act = move || desk.make(desk.everybody());
            plain(desk, fill(codes::REMAKE_ALL_ASK, &[("n", &n)]), codes::REMAKE_YES, act)
        }
        Question::Remake(officer_id) => {
            let title = fill(codes::REMAKE_ASK, &[("name", &name(desk, officer_id))]);
            plain(desk, title, codes::REMAKE_YES, move || desk.make(vec![officer_id]))
        }
        Question::Clear => {
            let n = count(desk.letters.read_untracked().len());
            let title = fill(codes::PRINTED_ASK, &[("n", &n)]);
            plain(desk, title, codes::PRINTED_YES, move || desk.clear())
        }
        Question::Reissue(officer_id) => reissue(desk, officer_id),
    }
}

fn name(desk: Desk, officer_id: i64) -> String {
    let lines = desk.roll.read_untracked();
    let line = lines.iter().find(|line| line.officer_id == officer_id);
    line.map(|line| line.name.clone()).unwrap_or_default()
}

fn plain(desk: Desk, title: String, yes: Text, act: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <section class="notice notice--warn" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1" class="notice__title">{title}</h2>
            <div class="button-row">
                <button type="button" id="keeper-yes" class="button button--primary" on:click=move |_| act()>
                    {t(yes)}
                </button>
                {not_now(desk)}
            </div>
        </section>
    }
    .into_any()
}

/// While the election is open the question names every consequence and waits for a reason and a tick.
fn reissue(desk: Desk, officer_id: i64) -> AnyView {
    let title = fill(codes::REISSUE_ASK, &[("name", &name(desk, officer_id))]);
    let is_sure = RwSignal::new(false);
    let reason = RwSignal::new(None);
    let choose = move |event| reason.set(event_target_value(&event).parse::<ReissueReason>().ok());
    let reasons = ReissueReason::ALL.iter().map(|reason| {
        view! { <option value=reason.name()>{t(codes::reissue_reason(*reason))}</option> }
    });
    let act = move |_| {
        if let Some(reason) = reason.get_untracked() {
            desk.reissue(officer_id, reason);
        }
    };
    view! {
        <section class="notice notice--warn" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1" class="notice__title">{title}</h2>
            <ul>
                <li>{t(codes::REISSUE_VOID)}</li>
                <li>{t(codes::REISSUE_AGAIN)}</li>
                <li>{t(codes::REISSUE_PUBLIC)}</li>
            </ul>
            <div class="field">
                <label for="reissue-reason">{t(codes::REISSUE_REASON)}</label>
                <select id="reissue-reason" name="reason" on:change=choose>
                    <option value="">{t(codes::REISSUE_CHOOSE)}</option>
                    {reasons.collect_view()}
                </select>
            </div>
            <label class="check-line">
                <input type="checkbox" name="sure" on:change=move |event| is_sure.set(event_target_checked(&event)) />
                <span>{t(codes::REISSUE_CHECK)}</span>
            </label>
            <div class="button-row">
                <button
                    type="button"
                    id="keeper-yes"
                    class="button button--primary"
                    disabled=move || !is_sure.get() || reason.get().is_none()
                    on:click=act
                >
                    {t(codes::REISSUE_YES)}
                </button>
                {not_now(desk)}
            </div>
        </section>
    }
    .into_any()
}

fn not_now(desk: Desk) -> AnyView {
    view! {
        <button type="button" class="button" on:click=move |_| desk.question.set(None)>
            {t(codes::NOT_NOW)}
        </button>
    }
    .into_any()
}
