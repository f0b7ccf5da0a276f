//! One row for each key of a list.

use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;

/// One row for each key; the rows of keys that stay are kept.
/// `For` brings all its code anew for each list; this does so once for each type of key.
#[component]
pub fn Each<K, V>(
    /// The keys of the rows, in order.
    #[prop(into)]
    keys: Signal<Vec<K>>,
    /// Makes a row.
    children: impl Fn(K) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    rows(keys, Arc::new(move |key| children(key).into_any()))
}

fn rows<K>(keys: Signal<Vec<K>>, row: Arc<dyn Fn(K) -> AnyView + Send + Sync>) -> AnyView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
{
    view! { <For each=move || keys.get() key=Clone::clone children=move |key| row(key)/> }
        .into_any()
}
