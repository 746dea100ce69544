//! Files that this page makes or reads, without sending them anywhere.

use js_sys::{Array, futures::JsFuture};
use leptos::{
    prelude::document,
    web_sys::{HtmlElement, HtmlInputElement},
};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::device;

/// How long a download may take to begin, in milliseconds; then the page lets go of its content.
const PATIENCE_MS: u32 = 60_000;

/// Offers `content` as a file to be saved as `name`; answers whether the browser can do that.
pub fn save(name: &str, kind: &str, content: &str) -> bool {
    try_save(name, kind, content).is_some()
}

fn try_save(name: &str, kind: &str, content: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<HtmlElement>().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    leptos::task::spawn_local(async move {
        device::pause(PATIENCE_MS).await;
        // An address that is gone already needs no letting go.
        drop(Url::revoke_object_url(&address));
    });
    Some(())
}

/// The text of the file chosen in `input`. None: none chosen, more than `most_bytes`, or not readable.
pub async fn read_chosen(input: HtmlInputElement, most_bytes: f64) -> Option<String> {
    let file = input.files()?.get(0).filter(|file| file.size() <= most_bytes)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}
