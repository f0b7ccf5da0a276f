//! What this app is, and whose work it stands on.

use leptos::prelude::*;

use crate::i18n::tr;

#[component]
pub(super) fn About() -> impl IntoView {
    view! {
        <section class="section" aria-labelledby="about-title">
            <h2 id="about-title">{tr::settings::about()}</h2>
            <p>{tr::settings::about_words()}</p>
            <p>{tr::settings::privacy_words()}</p>
            <p>{tr::settings::traces_words()}</p>
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
