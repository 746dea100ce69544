//! The key ceremony on the page: one screen at a time, the members always in sight.

mod desk;
mod file;

use domain::election::{CeremonyStep, CeremonyView};
use leptos::prelude::*;
use worker::ceremony::Screen;

use self::desk::{Desk, Trouble};
use crate::{
    components::{ErrorNotice, focus_on},
    text::{Text, common, fill, t, trustee},
};

/// Id of the heading of the present screen.
const HEADING: &str = "ceremony-step";

/// The ceremony of one election. To be called in the browser.
pub(super) fn ceremony(view: CeremonyView) -> AnyView {
    let desk = Desk::new(view);
    let has_begun = StoredValue::new(false);
    let screen = move || {
        let screen = desk.screen.get();
        // The reader is brought to a new screen, not to the one that the page begins with.
        if has_begun.get_value() {
            focus_on(HEADING);
        }
        has_begun.set_value(screen != Screen::Look);
        show(desk, screen)
    };
    view! {
        <div class="stack" id="ceremony">
            {steps(desk)}
            <div role="alert">{move || desk.trouble.get().map(trouble)}</div>
            {screen}
            {members(desk)}
        </div>
    }
    .into_any()
}

/// The four steps as a person sees them, with the present one marked.
fn steps(desk: Desk) -> AnyView {
    let place = move || match (desk.screen.get(), desk.view.read().step) {
        (Screen::Finished, _) | (_, CeremonyStep::Done) => 4,
        (Screen::Passphrase | Screen::CheckFile, _) => 3,
        (Screen::Compare(_) | Screen::Stopped, _) | (_, CeremonyStep::Deal) => 2,
        (_, CeremonyStep::Confirm) => 3,
        _ => 1,
    };
    let texts = [CeremonyStep::Commit, CeremonyStep::Deal, CeremonyStep::Confirm, CeremonyStep::Done];
    let step = |(number, step): (i32, CeremonyStep)| {
        let current = move || (place() == number).then_some("step");
        view! { <li class:is-done=move || number < place() aria-current=current>{t(trustee::step(step))}</li> }
    };
    view! {
        <ol class="steps steps--across" role="list">{(1..).zip(texts).map(step).collect_view()}</ol>
    }
    .into_any()
}

fn trouble(trouble: Trouble) -> AnyView {
    let text = match trouble {
        Trouble::Refused(error) => {
            let sign_in = (error.code == domain::Code::NotSignedIn).then(|| {
                // In a tab of its own: this one must stay open.
                view! { <p><a href="/sign-in" target="_blank" rel="noopener">{t(common::SIGN_IN)}</a></p> }
            });
            return view! { <ErrorNotice error /> {sign_in} }.into_any();
        }
        Trouble::Offline => trustee::OFFLINE,
        Trouble::NoRandom => trustee::NO_RANDOM,
        Trouble::NoStorage => trustee::NO_STORAGE,
    };
    view! { <p class="notice notice--warn">{t(text)}</p> }.into_any()
}

fn show(desk: Desk, screen: Screen) -> AnyView {
    match screen {
        Screen::Look => view! { <p class="muted" role="status">{t(common::LOADING)}</p> }.into_any(),
        Screen::Begin { again } => begin(desk, again),
        Screen::Wait => told(trustee::WAIT_TITLE, "notice notice--info", t(trustee::WAIT_WHAT).to_owned()),
        Screen::Compare(code) => compare(desk, code),
        Screen::Stopped => stopped(desk),
        Screen::Passphrase => file::passphrase(desk, heading(trustee::PASS_TITLE)),
        Screen::CheckFile => file::check(desk, heading(trustee::CHECK_TITLE)),
        Screen::Finished => finished(desk),
        Screen::Elsewhere => {
            told(trustee::LOST_TITLE, "notice notice--warn", t(trustee::LOST_WHAT).to_owned())
        }
        Screen::Broken(seat) => {
            let what = match seat {
                Some(seat) => {
                    let name = name(&desk.view.read_untracked(), seat);
                    fill(trustee::BROKEN_SEAT, &[("n", &seat.to_string()), ("name", &name)])
                }
                None => t(trustee::BROKEN_WHAT).to_owned(),
            };
            told(trustee::BROKEN_TITLE, "notice notice--bad", what)
        }
    }
}

fn heading(text: Text) -> AnyView {
    view! { <h2 id=HEADING tabindex="-1">{t(text)}</h2> }.into_any()
}

fn told(title: Text, class: &'static str, what: String) -> AnyView {
    view! {
        {heading(title)}
        <p class=class>{what}</p>
    }
    .into_any()
}

fn begin(desk: Desk, again: bool) -> AnyView {
    let (seats, threshold) =
        desk.view.with_untracked(|view| (view.seats.to_string(), view.threshold.to_string()));
    let again = again.then(|| view! { <p class="notice notice--warn">{t(trustee::RESTARTED)}</p> });
    view! {
        {heading(trustee::BEGIN_TITLE)}
        {again}
        <p>{t(trustee::BEGIN_WHAT)}</p>
        <p>{fill(trustee::BEGIN_FILE, &[("seats", &seats), ("threshold", &threshold)])}</p>
        <p class="notice notice--warn">{t(trustee::BEGIN_KEEP)}</p>
        <div class="button-row">
            <button
                type="button"
                id="ceremony-begin"
                class="button button--primary button--big"
                on:click=move |_| desk.begin()
            >
                {t(trustee::BEGIN)}
            </button>
        </div>
    }
    .into_any()
}

fn compare(desk: Desk, code: String) -> AnyView {
    view! {
        {heading(trustee::COMPARE_TITLE)}
        <div class="receipt">
            <span class="receipt__label">{t(trustee::COMPARE_CODE)}</span>
            <span class="receipt__code" id="comparison-code">{code}</span>
        </div>
        <p>{t(trustee::COMPARE_WHAT)}</p>
        <p class="muted">{t(trustee::COMPARE_WHY)}</p>
        <div class="button-row">
            <button type="button" id="code-same" class="button button--primary button--big" on:click=move |_| desk.compared(true)>
                {t(trustee::SAME)}
            </button>
            <button type="button" id="code-different" class="button button--danger button--big" on:click=move |_| desk.compared(false)>
                {t(trustee::DIFFERENT)}
            </button>
        </div>
    }
    .into_any()
}

fn stopped(desk: Desk) -> AnyView {
    view! {
        {told(trustee::STOP_TITLE, "notice notice--bad", t(trustee::STOP_WHAT).to_owned())}
        <div class="button-row">
            <button type="button" class="button" on:click=move |_| desk.look_again()>{t(trustee::LOOK_AGAIN)}</button>
        </div>
    }
    .into_any()
}

fn finished(desk: Desk) -> AnyView {
    let others = move || match desk.view.read().step {
        CeremonyStep::Done => ("notice notice--good", t(trustee::DONE_ALL)),
        _ => ("notice notice--info", t(trustee::DONE_WAIT)),
    };
    view! {
        {heading(trustee::DONE_TITLE)}
        <p>{t(trustee::DONE_KEEP)}</p>
        <p id="ceremony-outcome" class=move || others().0 role="status">{move || others().1}</p>
    }
    .into_any()
}

fn name(view: &CeremonyView, seat: u32) -> String {
    let place = usize::try_from(seat.saturating_sub(1)).unwrap_or(usize::MAX);
    view.names.get(place).cloned().unwrap_or_default()
}

/// Who has done the present step.
fn members(desk: Desk) -> AnyView {
    let entry = |view: &CeremonyView, seat: u32| {
        let place = usize::try_from(seat.saturating_sub(1)).unwrap_or(usize::MAX);
        let posted = |posts: &[Option<String>]| posts.get(place).is_some_and(Option::is_some);
        let done = match view.step {
            CeremonyStep::Commit => posted(&view.commits),
            CeremonyStep::Reveal => posted(&view.reveals),
            CeremonyStep::Deal => posted(&view.deals),
            CeremonyStep::Confirm => view.confirmed.get(place) == Some(&true),
            CeremonyStep::Done => true,
        };
        let (badge, word) = match (done, view.step) {
            (true, CeremonyStep::Commit | CeremonyStep::Reveal) => ("badge badge--good", trustee::HERE),
            (true, _) => ("badge badge--good", trustee::PASSED),
            (false, _) => ("badge badge--none", trustee::AWAITED),
        };
        let you = (seat == view.seat).then(|| view! { <b>{t(trustee::YOU)}</b> " " });
        let label = fill(trustee::SEAT, &[("n", &seat.to_string())]);
        view! {
            <li>{label} ": " {name(view, seat)} " " {you} <span class=badge>{t(word)}</span></li>
        }
    };
    let list = move || {
        let view = desk.view.read();
        (1..=view.seats).map(|seat| entry(&view, seat)).collect_view()
    };
    view! {
        <section>
            <h3>{t(trustee::MEMBERS)}</h3>
            <ul id="members">{list}</ul>
        </section>
    }
    .into_any()
}
