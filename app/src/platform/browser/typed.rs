//! What was typed into a form comes back when the server refuses it and shows the page again.
//!
//! For forms that lead to a new page. Kept in this tab between the two pages only; passwords, codes and files never.

use gloo_events::EventListener;
use leptos::prelude::{document, window};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Url, UrlSearchParams,
};

use super::session_store;

/// Under what the last form is kept.
const KEPT: &str = "thidua-typed";
/// The name of the field that differs from page to page.
const TOKEN: &str = "csrf";

/// A form as it was sent.
#[derive(Serialize, Deserialize)]
struct Sent {
    /// Path of the server function that it went to.
    path: String,
    /// Its fields in their order.
    fields: Vec<Field>,
}

/// One field: its name, what it held, and whether it was ticked.
#[derive(Serialize, Deserialize)]
struct Field {
    name: String,
    value: String,
    is_ticked: bool,
    is_hidden: bool,
}

/// Brings back what was typed, and keeps what will be sent from this page.
pub fn watch() {
    if let Some(sent) = session_store::kept::<Sent>(KEPT) {
        session_store::forget(KEPT);
        if refused().as_ref() == Some(&sent.path) {
            bring_back(&sent);
        }
    }
    let listener = EventListener::new(&document(), "submit", |event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        // An island that sends its form by itself keeps what is typed anyway.
        if let Some(form) = form.filter(|_| !event.default_prevented()) {
            let fields = controls(&form).iter().map(Control::field).collect();
            // A browser that keeps nothing shows an empty form.
            session_store::keep(KEPT, &Sent { path: path(&form), fields });
        }
    });
    listener.forget();
}

/// The server function that refused the form which led here; its answer puts the path into the address.
fn refused() -> Option<String> {
    let query = UrlSearchParams::new_with_str(&window().location().search().ok()?).ok()?;
    query.get("__err").and_then(|_| query.get("__path"))
}

fn bring_back(sent: &Sent) {
    let forms = document().forms();
    let forms = (0..forms.length()).filter_map(|place| forms.item(place)?.dyn_into::<HtmlFormElement>().ok());
    for form in forms.filter(|form| path(form) == sent.path) {
        let controls = controls(&form);
        // Of several forms with one purpose, for example one for each category, the one that was sent.
        let is_same = controls.len() == sent.fields.len()
            && controls.iter().zip(&sent.fields).all(|(control, field)| control.is_of(field));
        if is_same {
            controls.iter().zip(&sent.fields).for_each(|(control, field)| control.fill(field));
        }
    }
}

fn path(form: &HtmlFormElement) -> String {
    Url::new(&form.action()).map(|address| address.pathname()).unwrap_or_default()
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
    /// None: nothing is typed into it, or nobody else must see what is.
    fn new(element: Element) -> Option<Self> {
        let element = match element.dyn_into::<HtmlInputElement>() {
            Ok(input) => {
                let is_secret = matches!(&*input.autocomplete(), "one-time-code" | "current-password");
                let is_open = !is_secret && !matches!(&*input.type_(), "password" | "file" | "submit");
                return is_open.then_some(Self::Input(input));
            }
            Err(element) => element,
        };
        match element.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => Some(Self::Area(area)),
            Err(element) => element.dyn_into().ok().map(Self::Select),
        }
    }

    fn field(&self) -> Field {
        let (name, value) = match self {
            Self::Input(input) => (input.name(), input.value()),
            Self::Area(area) => (area.name(), area.value()),
            Self::Select(select) => (select.name(), select.value()),
        };
        Field { name, value, is_ticked: self.is_ticked(), is_hidden: self.is_hidden() }
    }

    fn is_ticked(&self) -> bool {
        matches!(self, Self::Input(input) if input.checked())
    }

    fn is_hidden(&self) -> bool {
        matches!(self, Self::Input(input) if input.type_() == "hidden")
    }

    /// Whether `field` is this one of the same form.
    fn is_of(&self, field: &Field) -> bool {
        let own = self.field();
        let is_same = own.value == field.value || own.name == TOKEN || !own.is_hidden;
        own.name == field.name && own.is_hidden == field.is_hidden && is_same
    }

    fn fill(&self, field: &Field) {
        match self {
            Self::Input(input) if matches!(&*input.type_(), "checkbox" | "radio") => {
                input.set_checked(field.is_ticked);
            }
            Self::Input(input) if input.type_() != "hidden" => input.set_value(&field.value),
            Self::Input(_) => (),
            Self::Area(area) => area.set_value(&field.value),
            Self::Select(select) => select.set_value(&field.value),
        }
    }
}
