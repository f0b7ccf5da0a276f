//! What is stored here, what this app is, and whose work it stands on.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::state::App;

/// What local storage holds at the most in most browsers, in UTF-16 units of keys and values.
const LOCAL_LIMIT: u64 = 5_242_880;

#[component]
pub(super) fn About() -> impl IntoView {
    let app = App::here();
    let used = app.used_units();
    let percent = used.map(|used| (used * 100 / LOCAL_LIMIT).min(100));
    let meter = percent.map(|percent| {
        view! {
            <div class="meter">
                <label for="room">{tr::settings::room()}</label>
                <meter id="room" min="0" max="100" high="80" value=percent.to_string()></meter>
                <p class="soft small">{tr::settings::room_used(&percent.to_string())}</p>
            </div>
        }
    });
    view! {
        <section class="section" aria-labelledby="about-title">
            <h2 id="about-title">{tr::settings::about()}</h2>
            <p>{tr::settings::about_words()}</p>
            <p>{tr::settings::privacy_words()}</p>
            <p>{tr::settings::traces_words()}</p>
            {meter}
            <dl class="facts">
                <div>
                    <dt>{tr::settings::version()}</dt>
                    <dd>{env!("CARGO_PKG_VERSION")}</dd>
                </div>
            </dl>
            <p>
                <a class="link" href="licences.txt">
                    {tr::settings::licences()}
                </a>
            </p>
            <h3>{tr::settings::ideas()}</h3>
            <p>{tr::settings::ideas_words()}</p>
        </section>
    }
}
