//! What the staff typed into a form comes back when the server refuses it and shows the page again.
//!
//! Kept in this tab between the two pages. Only forms of the staff's work: those of citizens and voters hold
//! codes and personal data, and are filled in on shared computers. Every page loads this, so it takes the
//! browser's own form of queries and no JSON.

use gloo_events::EventListener;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, UrlSearchParams,
};

/// Under what the last form is kept: a query of its fields.
const KEPT: &str = "thidua-typed";
/// Whose forms are kept: none of these server functions takes a secret.
const STAFF: [&str; 3] = ["/api/organise/", "/api/figures/", "/api/questions/"];
/// The name under which the server function is kept, and told in the address after a refusal.
const PATH: &str = "__path";
/// The field that differs from page to page.
const TOKEN: &str = "csrf";

/// Brings back what was typed, and keeps what will be sent from this page.
pub fn watch() {
    bring_back();
    let listener = EventListener::new(&document(), "submit", |event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        // An island that sends its form by itself keeps what is typed anyway.
        if let Some(form) = form.filter(|form| !event.default_prevented() && is_of_staff(form)) {
            // A browser that keeps nothing shows an empty form after a refusal.
            keep(&form);
        }
    });
    listener.forget();
}

fn keep(form: &HtmlFormElement) -> Option<()> {
    let query = UrlSearchParams::new().ok()?;
    query.append(PATH, &path(form)?);
    for control in controls(form) {
        if control.is_sent() && control.name() != TOKEN {
            query.append(&control.name(), &control.value());
        }
    }
    window().session_storage().ok()??.set_item(KEPT, &String::from(query.to_string())).ok()
}

/// Fills the form that was refused, if that is why this page is shown.
fn bring_back() -> Option<()> {
    let storage = window().session_storage().ok()??;
    let kept = UrlSearchParams::new_with_str(&storage.get_item(KEPT).ok()??).ok()?;
    storage.remove_item(KEPT).ok()?;
    let address = UrlSearchParams::new_with_str(&window().location().search().ok()?).ok()?;
    let path_of_refusal = address.get("__err").and_then(|_| address.get(PATH))?;
    let forms = document().forms();
    for place in 0..forms.length() {
        let Some(form) = forms.item(place).and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else {
            continue;
        };
        let is_refused = path(&form).as_ref() == Some(&path_of_refusal) && kept.get(PATH) == path(&form);
        let controls = controls(&form);
        // Of several forms with one purpose, for example one for each category, the one that was sent.
        if is_refused && controls.iter().all(|control| control.agrees(&kept)) {
            // On a slow network the reader mends the form before this program is there: what is newer stays.
            controls.iter().filter(|control| control.is_untouched()).for_each(|control| control.fill(&kept));
        }
    }
    Some(())
}

fn is_of_staff(form: &HtmlFormElement) -> bool {
    path(form).is_some_and(|path| STAFF.iter().any(|staff| path.starts_with(staff)))
}

/// The server function that a form goes to, as the page wrote it.
fn path(form: &HtmlFormElement) -> Option<String> {
    form.get_attribute("action")
}

fn controls(form: &HtmlFormElement) -> Vec<Control> {
    let elements = form.elements();
    (0..elements.length()).filter_map(|place| Control::new(elements.item(place)?)).collect()
}

enum Control {
    Input(HtmlInputElement),
    Area(HtmlTextAreaElement),
    Select(HtmlSelectElement),
}

impl Control {
    /// None: nothing is typed into it, or it cannot be filled in by a program.
    fn new(element: Element) -> Option<Self> {
        let element = match element.dyn_into::<HtmlInputElement>() {
            Ok(input) => {
                let is_open = !matches!(&*input.type_(), "password" | "file" | "submit");
                return is_open.then_some(Self::Input(input));
            }
            Err(element) => element,
        };
        match element.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => Some(Self::Area(area)),
            Err(element) => element.dyn_into().ok().map(Self::Select),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Input(input) => input.name(),
            Self::Area(area) => area.name(),
            Self::Select(select) => select.name(),
        }
    }

    fn value(&self) -> String {
        match self {
            Self::Input(input) => input.value(),
            Self::Area(area) => area.value(),
            Self::Select(select) => select.value(),
        }
    }

    fn is_box(&self) -> bool {
        matches!(self, Self::Input(input) if matches!(&*input.type_(), "checkbox" | "radio"))
    }

    fn is_hidden(&self) -> bool {
        matches!(self, Self::Input(input) if input.type_() == "hidden")
    }

    fn is_sent(&self) -> bool {
        !self.is_box() || matches!(self, Self::Input(input) if input.checked())
    }

    /// Whether it still holds what the page came with.
    fn is_untouched(&self) -> bool {
        match self {
            Self::Input(input) if self.is_box() => input.checked() == input.default_checked(),
            Self::Input(input) => input.value() == input.default_value(),
            Self::Area(area) => area.default_value().is_ok_and(|came| came == area.value()),
            Self::Select(select) => match select.query_selector("option[selected]") {
                Ok(Some(chosen)) => chosen.get_attribute("value") == Some(select.value()),
                _ => select.selected_index() <= 0,
            },
        }
    }

    /// Whether this may be a field of the form that was kept: hidden ones tell the form.
    fn agrees(&self, kept: &UrlSearchParams) -> bool {
        !self.is_hidden() || self.name() == TOKEN || kept.get(&self.name()) == Some(self.value())
    }

    fn fill(&self, kept: &UrlSearchParams) {
        let value = kept.get(&self.name());
        match (self, value) {
            (Self::Input(input), _) if self.is_box() => {
                let own = wasm_bindgen::JsValue::from(input.value());
                input.set_checked(kept.get_all(&input.name()).includes(&own, 0));
            }
            (Self::Input(input), Some(value)) if !self.is_hidden() => input.set_value(&value),
            (Self::Area(area), Some(value)) => area.set_value(&value),
            (Self::Select(select), Some(value)) => select.set_value(&value),
            _ => (),
        }
    }
}
