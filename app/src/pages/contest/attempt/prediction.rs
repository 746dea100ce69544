//! The prediction question on the review: kept a moment after it is typed, and sent again with handing in.

use domain::{
    Code,
    contest::{PaperPrediction, Prediction},
};
use leptos::{html, prelude::*, task::spawn_local};

use super::desk::LONGEST_WAIT_MS;
use crate::{
    api::contest::predict,
    components::{FieldProblem, use_viewer},
    patience::wait_ms,
    platform::device,
    text::{fill, prediction as words, t},
};

/// How long nothing else must be typed before a number is sent.
const SETTLE_MS: u32 = 600;

/// What a contestant types; outlives the review, which comes and goes.
#[derive(Clone, Copy)]
pub(super) struct Forecast {
    attempt_id: i64,
    asked: Prediction,
    typed: RwSignal<String>,
    /// What is kept on the server, as typed.
    kept: RwSignal<Option<String>>,
    wrong: RwSignal<Option<Code>>,
}

impl Forecast {
    /// The question with what is kept, and why handing in was refused before the page was loaded.
    pub(super) fn new(attempt_id: i64, prediction: PaperPrediction, wrong: Option<Code>) -> Self {
        let kept = prediction.given.map(|number| number.to_string());
        Self {
            attempt_id,
            asked: prediction.asked,
            typed: RwSignal::new(kept.clone().unwrap_or_default()),
            kept: RwSignal::new(kept),
            wrong: RwSignal::new(wrong),
        }
    }

    /// Sends what was typed once nothing else follows within `settle_ms`, again and again while the network is away.
    fn change(self, csrf: String, typed: String, settle_ms: u32) {
        self.typed.set(typed.clone());
        spawn_local(async move {
            device::pause(settle_ms).await;
            let mut failures = 0;
            // Meanwhile another number may have been typed, which is sent by itself.
            while self.still_says(&typed) {
                let outcome = predict(csrf.clone(), Some(self.attempt_id), typed.clone()).await;
                if !self.still_says(&typed) {
                    return;
                }
                let code = outcome.err().map(|error| error.code);
                self.wrong.try_set(code);
                match code {
                    None => return drop(self.kept.try_set(Some(typed))),
                    Some(Code::Unreachable | Code::Busy) => {}
                    Some(_) => return,
                }
                failures += 1;
                device::pause(wait_ms(failures, LONGEST_WAIT_MS, device::chance())).await;
            }
        });
    }

    /// Whether nothing else was typed, and the page is still there.
    fn still_says(self, typed: &str) -> bool {
        self.typed.try_with_untracked(|now| now == typed).unwrap_or_default()
    }

    /// The field, inside the form that hands in.
    pub(super) fn field(self) -> AnyView {
        let viewer = use_viewer();
        let csrf = StoredValue::new(viewer.csrf.clone());
        let input = NodeRef::<html::Input>::new();
        let send = move |settle_ms| {
            let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
            self.change(csrf.get_value(), typed, settle_ms);
        };
        let saved = move || {
            provide_context(viewer.clone());
            let kept = self.kept.get().filter(|_| self.wrong.get().is_none());
            kept.map(|number| fill(words::SAVED, &[("number", &number)]))
        };
        view! {
            <fieldset class="fieldset stack">
                <legend>{t(words::TITLE)}</legend>
                <div class="field" class:field--bad=move || self.wrong.get().is_some()>
                    <label for="prediction">{t(words::question(self.asked))}</label>
                    <p class="hint" id="prediction-hint">{t(words::HINT)}</p>
                    <input
                        node_ref=input
                        id="prediction"
                        name="prediction"
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength="20"
                        required
                        value=self.typed.get_untracked()
                        aria-describedby="prediction-hint prediction-problem"
                        aria-invalid=move || self.wrong.get().map(|_| "true")
                        // While typing: the time may run out before the field is left.
                        on:input=move |_| send(SETTLE_MS)
                    />
                    <FieldProblem id="prediction-problem".to_owned() code=self.wrong />
                </div>
                <p role="status">{saved}</p>
                // Without a program the button sends the form, with one only the number.
                <button
                    class="button"
                    formaction="/api/contest/predict"
                    on:click=move |click| {
                        click.prevent_default();
                        send(0);
                    }
                >
                    {t(words::SAVE)}
                </button>
            </fieldset>
        }
        .into_any()
    }
}
