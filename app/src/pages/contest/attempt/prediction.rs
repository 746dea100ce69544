//! The prediction question on the review: kept as soon as it is typed, and sent again with handing in.

use domain::{
    Code,
    contest::{PaperPrediction, Prediction},
};
use leptos::{html, prelude::*, task::spawn_local};

use crate::{
    api::contest::predict,
    components::{FieldProblem, use_viewer},
    text::{fill, prediction as words, t},
};

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

    fn change(self, csrf: String, typed: String) {
        self.typed.set(typed.clone());
        spawn_local(async move {
            let outcome = predict(csrf, Some(self.attempt_id), typed.clone()).await;
            // Meanwhile another number may have been typed, which is sent by itself.
            if self.typed.try_get_untracked().is_some_and(|now| now == typed) {
                self.wrong.try_set(outcome.as_ref().err().map(|error| error.code));
                if outcome.is_ok() {
                    self.kept.try_set(Some(typed));
                }
            }
        });
    }

    /// The field, inside the form that hands in.
    pub(super) fn field(self) -> AnyView {
        let viewer = use_viewer();
        let csrf = StoredValue::new(viewer.csrf.clone());
        let input = NodeRef::<html::Input>::new();
        let send = move || {
            let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
            self.change(csrf.get_value(), typed);
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
                        on:change=move |_| send()
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
                        send();
                    }
                >
                    {t(words::SAVE)}
                </button>
            </fieldset>
        }
        .into_any()
    }
}
