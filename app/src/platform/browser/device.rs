//! What this device keeps over a reload, waiting on it, and turning pages without the network.

use gloo_storage::{LocalStorage, Storage};
use gloo_timers::future::TimeoutFuture;
use leptos::{
    ev::MouseEvent,
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
    web_sys::Element,
};
use serde::{Serialize, de::DeserializeOwned};

/// Keeps `value` under `key` until it is forgotten. A full or forbidden storage keeps nothing.
pub fn keep<T: Serialize>(key: &str, value: &T) {
    drop(LocalStorage::set(key, value));
}

/// What was kept under `key`.
#[must_use]
pub fn kept<T: DeserializeOwned>(key: &str) -> Option<T> {
    LocalStorage::get(key).ok()
}

/// Forgets what was kept under `key`.
pub fn forget(key: &str) {
    LocalStorage::delete(key);
}

/// A number from 0 to 1 by chance; not for secrets.
#[must_use]
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Waits `ms` milliseconds.
pub async fn pause(ms: u32) {
    TimeoutFuture::new(ms).await;
}

/// The question in the address: what follows `q=`.
#[must_use]
pub fn asked() -> String {
    let search = window().location().search().unwrap_or_default();
    search.strip_prefix("?q=").unwrap_or_default().to_owned()
}

/// Follows a clicked link without loading a page; answers what stands behind `begins` in its address.
///
/// `None` when the click is on no such link, or asks for a new window.
pub fn follow(click: &MouseEvent, begins: &str) -> Option<String> {
    if click.ctrl_key() || click.meta_key() || click.shift_key() || click.button() != 0 {
        return None;
    }
    let link = click.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let address = link.get_attribute("href")?;
    let question = address.strip_prefix(begins)?.to_owned();
    window().history().ok()?.push_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
    click.prevent_default();
    Some(question)
}
