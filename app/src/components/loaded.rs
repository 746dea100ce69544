//! Showing what a resource brings, or why it does not.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::use_viewer;
use crate::{
    api::AppError,
    platform::answer_with,
    text::{common, errors, fill, t},
};

/// A refusal in words, announced by screen readers.
#[component]
pub fn ErrorNotice(
    /// The refusal.
    error: AppError,
) -> impl IntoView {
    let request = error.request_id.map(|id| fill(common::REQUEST_ID, &[("id", &id)]));
    view! {
        <div class="notice notice--bad" role="alert">
            <p class="notice__title">{t(common::PROBLEM)}</p>
            <p>{t(errors::of(error.code))}</p>
            {request.map(|request| view! { <p class="small">{request}</p> })}
        </div>
    }
}

/// Shows `show(value)` once the resource is there, a waiting line before, the refusal if it fails.
pub fn loaded<T, V>(
    resource: Resource<Result<T, AppError>>,
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    let viewer = use_viewer();
    let waiting = t(common::LOADING);
    view! {
        <Suspense fallback=move || view! { <p class="muted" role="status">{waiting}</p> }>
            {move || {
                let (show, viewer) = (show.clone(), viewer.clone());
                Suspend::new(async move {
                    let outcome = resource.await;
                    // After waiting, the reader's settings must be found again.
                    provide_context(viewer);
                    match outcome {
                        Ok(value) => show(value).into_any(),
                        Err(error) => {
                            answer_with(error.code);
                            view! { <ErrorNotice error /> }.into_any()
                        }
                    }
                })
            }}
        </Suspense>
    }
}
