//! Options that are put in order with two buttons each: no dragging, so that keyboard and old phones can do it.

use domain::contest::{PaperQuestion, Picks, QuestionKind};
use leptos::{ev::MouseEvent, html, prelude::*};

use super::desk::Desk;
use crate::{
    components::use_viewer,
    text::{contest, fill, t},
};

/// The buttons of a place in the order: up and down.
type Buttons = [NodeRef<html::Button>; 2];

/// An order on the page; cheap to copy.
#[derive(Clone, Copy)]
struct Order {
    desk: Desk,
    place: usize,
    /// The options in the language of the reader, as they are shown first.
    options: StoredValue<Vec<String>>,
    buttons: StoredValue<Vec<Buttons>>,
    /// What is said aloud after a move.
    said: RwSignal<String>,
}

/// The options of a question in their present order. Without a program each button is one step of a plain form.
pub(super) fn ordering(desk: Desk, question: &PaperQuestion, place: usize) -> AnyView {
    let viewer = use_viewer();
    let texts = question.options.iter().map(|option| option.in_language(viewer.language).to_owned());
    let order = Order {
        desk,
        place,
        options: StoredValue::new(texts.collect()),
        buttons: StoredValue::new(question.options.iter().map(|_| <[_; 2]>::default()).collect()),
        said: RwSignal::new(String::new()),
    };
    let untouched = move || {
        provide_context(viewer.clone());
        order.given().is_none().then(|| view! { <p class="hint">{t(contest::NOT_ORDERED)}</p> })
    };
    let rows = (0..question.options.len()).map(|at| row(order, at)).collect_view();
    view! {
        <input type="hidden" name="shown" value=move || order.now().to_string() />
        <ol class="order">{rows}</ol>
        {untouched}
        <p class="visually-hidden" role="status">{order.said}</p>
    }
    .into_any()
}

fn row(order: Order, at: usize) -> AnyView {
    let buttons = order.buttons.with_value(|all| all.get(at).copied()).unwrap_or_default();
    let [up, down] = buttons;
    let is_last = at + 1 == order.options.with_value(Vec::len);
    let moved = move |step: Step| move |click: MouseEvent| order.take(&click, at, step);
    view! {
        <li class="order__row">
            <span class="order__text">{move || order.text(at)}</span>
            <span class="order__buttons">
                <button
                    node_ref=up
                    class="button"
                    name="swap"
                    value=at.saturating_sub(1).to_string()
                    disabled=at == 0
                    on:click=moved(Step::Up)
                >
                    <span aria-hidden="true">"▲ "</span>
                    {t(contest::UP)}
                    <span class="visually-hidden">": " {move || order.text(at)}</span>
                </button>
                <button
                    node_ref=down
                    class="button"
                    name="swap"
                    value=at.to_string()
                    disabled=is_last
                    on:click=moved(Step::Down)
                >
                    <span aria-hidden="true">"▼ "</span>
                    {t(contest::DOWN)}
                    <span class="visually-hidden">": " {move || order.text(at)}</span>
                </button>
            </span>
        </li>
    }
    .into_any()
}

/// Where an option is moved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Up,
    Down,
}

impl Order {
    /// The order that was given as an answer.
    fn given(self) -> Option<Picks> {
        let count = self.options.with_value(Vec::len);
        let chosen = self.desk.queue.with(|queue| queue.answers()[self.place].chosen);
        chosen.filter(|chosen| QuestionKind::Ordering.takes(*chosen, count))
    }

    /// The order on the page.
    fn now(self) -> Picks {
        self.given().unwrap_or_else(|| Picks::first(self.options.with_value(Vec::len)))
    }

    /// The option that stands at a place.
    fn text(self, at: usize) -> String {
        let shown = self.now().places().nth(at).map(usize::from);
        self.options
            .with_value(|options| shown.and_then(|shown| options.get(shown).cloned()))
            .unwrap_or_default()
    }

    /// Moves what stands at a place; the focus goes with it.
    fn take(self, click: &MouseEvent, at: usize, step: Step) {
        if !self.desk.is_awake.get_untracked() {
            return;
        }
        click.prevent_default();
        let upper = if step == Step::Up { at.saturating_sub(1) } else { at };
        let to = if step == Step::Up { upper } else { at + 1 };
        let now = untrack(|| self.now());
        self.desk.choose(u32::try_from(self.place).unwrap_or_default(), now.exchanged(upper));
        let (option, count) = (untrack(|| self.text(to)), self.options.with_value(Vec::len));
        let (number, count) = ((to + 1).to_string(), count.to_string());
        let said = [("option", option.as_str()), ("number", number.as_str()), ("count", count.as_str())];
        self.said.set(fill(contest::MOVED, &said));
        let [up, down] = self.buttons.with_value(|all| all.get(to).copied()).unwrap_or_default();
        // At the end of the way only the other button is left.
        let preferred = if step == Step::Up { [up, down] } else { [down, up] };
        let buttons = preferred.into_iter().filter_map(|button| button.get_untracked());
        if let Some(button) = buttons.into_iter().find(|button| !button.disabled()) {
            drop(button.focus());
        }
    }
}
