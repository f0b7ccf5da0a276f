//! What this app is, and whose work it stands on.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::platform::update;

#[component]
pub(super) fn About() -> impl IntoView {
    let build = update::this_build().map(|build| {
        view! {
            <div>
                <dt>{tr::settings::build()}</dt>
                <dd>{in_fours(&build)}</dd>
                <dd>{tr::settings::build_words()}</dd>
            </div>
        }
    });
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
                {build}
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

/// Digits in groups that an eye can hold and a voice can read out.
fn in_fours(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place.is_multiple_of(4) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_fours() {
        assert_eq!(in_fours("0123456789abcdef"), "0123 4567 89ab cdef");
        assert_eq!(in_fours(""), "");
    }
}
