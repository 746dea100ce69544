//! Checking an election on one's own device.

use domain::election::{ElectionFacts, RecordHead};
use leptos::prelude::*;
use leptos_meta::Title;
use voting::{Outcome, Report};

use super::election_id;
use crate::{
    api::record::read_record,
    components::{loaded, use_awake},
    islands::{KeysIsland, KeysPiece, Parcel},
    json,
    platform::worker::{CheckNews, check_record},
    text::{Text, record, t},
};

/// The page; the check itself runs in a worker of the browser.
pub fn page() -> AnyView {
    let facts = Resource::new(election_id(), async |id| read_record(id, 0).await.map(|page| page.facts));
    view! {
        <Title text=t(record::VERIFY_TITLE) />
        <div class="stack">
            <h1>{t(record::VERIFY_TITLE)}</h1>
            <p class="lead">{t(record::VERIFY_LEAD)}</p>
            {loaded(facts, show)}
        </div>
    }
    .into_any()
}

fn show(facts: ElectionFacts) -> AnyView {
    let id = facts.id;
    let check = match facts.head {
        Some(head) => view! { <KeysIsland parcel=Parcel::of(&KeysPiece::Verifier(id, head)) /> }.into_any(),
        None => view! { <div class="notice notice--info"><p>{t(record::EMPTY)}</p></div> }.into_any(),
    };
    view! {
        {check}
        <p class="muted">{t(record::VERIFY_OTHER)}</p>
        <p class="no-print">
            <a href=format!("/elections/{id}/record.txt") rel="external" download="">{t(record::DOWNLOAD)}</a>
        </p>
        <p><a href=format!("/elections/{id}")>{t(record::BACK)}</a></p>
    }
    .into_any()
}

/// Where the check stands.
#[derive(Clone)]
enum Progress {
    Idle,
    Running(u32),
    Done(Box<Report>),
    NotRun,
}

/// Runs the check and shows what it found.
pub(crate) fn verifier(election_id: i64, head: &RecordHead) -> AnyView {
    let all = head.position + 1;
    let awake = use_awake();
    let progress = RwSignal::new(Progress::Idle);
    let expected = RwSignal::new(String::new());
    let texts = Texts::read();
    let start = move |_| {
        let typed = expected.get_untracked().trim().to_lowercase();
        let typed = (!typed.is_empty()).then_some(typed);
        progress.set(Progress::Running(0));
        let address = format!("/elections/{election_id}/record.txt");
        let check = check_record(&address, typed.as_deref(), move |news| {
            progress.set(match news {
                CheckNews::Events(done) => Progress::Running(done),
                CheckNews::Report(report) => {
                    json::read(&report).map_or(Progress::NotRun, |report| Progress::Done(Box::new(report)))
                }
                CheckNews::Failed => Progress::NotRun,
            });
        });
        if check.is_none() {
            progress.set(Progress::NotRun);
        }
        // Kept until the page ends. Made here and not outside, where the server would make it too and drop it
        // on another thread, which panics.
        StoredValue::new_local(check);
    };
    let is_running = move || matches!(progress.get(), Progress::Running(_));
    view! {
        <div class="stack">
            <p class="notice notice--warn" hidden=move || awake.get()>{t(record::NEEDS_PROGRAM)}</p>
            <div class="field">
                <label for="expected-head">{t(record::EXPECTED)}</label>
                <p class="field__hint" id="expected-hint">{t(record::EXPECTED_HINT)}</p>
                <input
                    id="expected-head"
                    class="input"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="expected-hint"
                    maxlength="64"
                    on:input=move |event| expected.set(event_target_value(&event))
                />
            </div>
            <button
                class="button button--primary button--big"
                type="button"
                disabled=move || !awake.get() || is_running()
                on:click=start
            >
                {t(record::START)}
            </button>
            <div aria-live="polite">{move || progress.with(|progress| texts.state(progress, all))}</div>
        </div>
    }
    .into_any()
}

/// The texts of the outcome, read while the view is built.
#[derive(Clone, Copy)]
struct Texts {
    language: domain::viewer::Language,
}

impl Texts {
    fn read() -> Self {
        Self { language: crate::components::use_viewer().language }
    }

    const fn t(self, text: Text) -> &'static str {
        text.in_language(self.language)
    }

    fn state(self, progress: &Progress, all: u64) -> AnyView {
        match progress {
            Progress::Idle => ().into_any(),
            Progress::Running(done) => {
                let line = self
                    .t(record::RUNNING)
                    .replace("{done}", &done.to_string())
                    .replace("{all}", &all.to_string());
                view! {
                    <label for="check-progress">{line}</label>
                    <progress id="check-progress" class="meter" max=all.to_string() value=done.to_string()></progress>
                }
                .into_any()
            }
            Progress::NotRun => {
                view! { <div class="notice notice--warn" role="alert"><p>{self.t(record::NOT_RUN)}</p></div> }
                    .into_any()
            }
            Progress::Done(report) => self.report(report),
        }
    }

    fn report(self, report: &Report) -> AnyView {
        let failed = report.outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Failed(_)));
        let (class, summary) = match (failed, report.result.is_some()) {
            (true, _) => ("notice notice--bad", record::BAD),
            (false, true) => ("notice notice--good", record::ALL_GOOD),
            (false, false) => ("notice notice--info", record::GOOD_SO_FAR),
        };
        let figures = self
            .t(record::FIGURES)
            .replace("{roll}", &report.roll.to_string())
            .replace("{ballots}", &report.ballots.to_string())
            .replace("{replaced}", &report.replaced.to_string());
        let head = report.head.map(|head| {
            view! { <p class="small">{self.t(record::HEAD)} ": " <code class="hash">{head.to_string()}</code></p> }
        });
        let line = |(check, outcome): &(voting::Check, Outcome)| {
            let (class, word, why) = match outcome {
                Outcome::Passed => ("badge badge--good", record::PASSED, None),
                Outcome::Failed(why) => ("badge badge--bad", record::FAILED, Some(why.clone())),
                Outcome::NotYet => ("badge badge--none", record::NOT_YET, None),
            };
            let number = check.number();
            view! {
                <tr>
                    <td class="num">{number.to_string()}</td>
                    <td>{self.t(record::check(number))} {why.map(|why| view! { <br /> <code class="small">{why}</code> })}</td>
                    <td><span class=class>{self.t(word)}</span></td>
                </tr>
            }
        };
        view! {
            <div class=class role="status"><p class="notice__title">{self.t(summary)}</p> <p>{figures}</p></div>
            <div class="table-scroll" tabindex="0" role="region" aria-label=self.t(record::CHECK)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col" class="num">"#"</th>
                            <th scope="col">{self.t(record::CHECK)}</th>
                            <th scope="col">{self.t(record::OUTCOME)}</th>
                        </tr>
                    </thead>
                    <tbody>{report.outcomes.iter().map(line).collect_view()}</tbody>
                </table>
            </div>
            {head}
        }
        .into_any()
    }
}
