//! The browser app. Start reading at `app.rs`.
pub mod platform;

use leptos::prelude::*;
/// Mounts the app.
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <h1>"Coproduction workbook"</h1> });
}
