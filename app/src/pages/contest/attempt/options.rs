//! Options of which one is chosen, or all that are right.

use domain::contest::{PaperQuestion, Picks, QuestionKind};
use leptos::{html, prelude::*};

use super::desk::Desk;
use crate::components::use_viewer;

type Inputs = Vec<NodeRef<html::Input>>;

/// The options of a question as radio buttons, or as boxes where several may be right.
pub(super) fn options(desk: Desk, question: &PaperQuestion, place: usize) -> AnyView {
    let language = use_viewer().language;
    let on_paper = u32::try_from(place).unwrap_or_default();
    let is_one = question.kind == QuestionKind::Single;
    let inputs: Inputs = question.options.iter().map(|_| NodeRef::new()).collect();
    let all = StoredValue::new(inputs.clone());
    let chosen = desk.queue.with_untracked(|queue| queue.answers()[place].chosen).unwrap_or_default();
    let choose = move || {
        if let Some(ticked) = all.with_value(ticked) {
            desk.choose(on_paper, ticked);
        }
    };
    let option = |((option, shown), input): ((&domain::Bilingual, u8), &NodeRef<html::Input>)| {
        view! {
            <label class="choice">
                <input
                    node_ref=*input
                    type=if is_one { "radio" } else { "checkbox" }
                    name=if is_one { "shown" } else { "ticked[]" }
                    value=shown.to_string()
                    checked=chosen.contains(shown)
                    on:change=move |_| choose()
                />
                <span class="choice__body">
                    <span class="choice__title">{option.in_language(language).to_owned()}</span>
                </span>
            </label>
        }
    };
    let options = question.options.iter().zip(0_u8..).zip(&inputs).map(option).collect_view();
    agree(desk, place, chosen, inputs);
    // Without a program: no box ticked is told from no boxes.
    let boxes = (!is_one).then(|| view! { <input type="hidden" name="ticked[]" value="" /> });
    view! { <div>{boxes} {options}</div> }.into_any()
}

/// What is ticked on the page; none before the page has them all.
fn ticked(inputs: &Inputs) -> Option<Picks> {
    let inputs: Option<Vec<_>> = inputs.iter().map(|input| input.get()).collect();
    let ticked = inputs?.into_iter().zip(0_u8..).filter(|(input, _)| input.checked());
    Picks::of(ticked.map(|(_, shown)| shown)).ok()
}

/// Keeps what is ticked and the answers the same.
///
/// What was ticked before the program was awake counts as chosen; `rendered` is what the page came with.
/// Later another device's answer may come in.
fn agree(desk: Desk, place: usize, rendered: Picks, inputs: Inputs) {
    let on_paper = u32::try_from(place).unwrap_or_default();
    let is_waking = !desk.is_awake.get_untracked();
    Effect::new(move |was_read: Option<bool>| {
        let chosen = desk.queue.with(|queue| queue.answers()[place].chosen).unwrap_or_default();
        let Some(ticked) = ticked(&inputs) else { return was_read.unwrap_or_default() };
        if is_waking && was_read != Some(true) && ticked != rendered.ascending() {
            desk.choose(on_paper, ticked);
            return true;
        }
        for (input, shown) in inputs.iter().zip(0_u8..) {
            if let Some(input) = input.get() {
                input.set_checked(chosen.contains(shown));
            }
        }
        true
    });
}
