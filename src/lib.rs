//! The browser app. Start reading at `app.rs`.

pub mod app;
pub mod feature;
pub mod i18n;
pub mod parts;
pub mod platform;
pub mod route;
pub mod state;
pub mod ui;

/// Starts the app in the page.
pub fn start() {
    platform::crash::install_panic_hook();
    platform::crash::break_where_a_test_asks();
    app::mount();
}
