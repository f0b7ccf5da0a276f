//! Language, theme, text size, keyboard shortcuts.

use leptos::prelude::*;

use crate::i18n::{Lang, tr};
use crate::parts::KeysShown;
use crate::platform::{page, timer};
use crate::state::{App, Prefs, SingleKeys, TextSize, Theme};
use crate::ui::Icon;

#[component]
pub(super) fn Choices() -> impl IntoView {
    let app = App::here();
    let lang = Lang::ALL.iter().map(|lang| (lang.code(), lang.native_name(), Some(lang.code())));
    let theme = Theme::ALL.map(|theme| {
        let words = match theme {
            Theme::System => tr::settings::theme_system(),
            Theme::Light => tr::settings::theme_light(),
            Theme::Dark => tr::settings::theme_dark(),
            Theme::Contrast => tr::settings::theme_contrast(),
        };
        (theme.attribute(), words, None)
    });
    let text = TextSize::ALL.map(|size| {
        let words = match size {
            TextSize::Normal => tr::settings::text_normal(),
            TextSize::Large => tr::settings::text_large(),
            TextSize::Largest => tr::settings::text_largest(),
        };
        (size.attribute(), words, None)
    });
    let keys = SingleKeys::ALL.map(|keys| {
        let words = match keys {
            SingleKeys::On => tr::settings::keys_on(),
            SingleKeys::Off => tr::settings::keys_off(),
        };
        (keys.name(), words, None)
    });
    let change = move |change: &dyn Fn(&mut Prefs)| {
        let mut prefs = untrack(|| app.prefs());
        change(&mut prefs);
        app.set_prefs(prefs);
    };
    let set_lang = Callback::new(move |code: String| {
        let Some(chosen) = Lang::from_code(&code) else { return };
        change(&|prefs| prefs.lang = chosen);
        // The tree is mounted anew in the new language: give the choice its focus back.
        timer::next_frame(move || {
            page::focus(&format!("input[value='{code}']"));
        });
    });
    let set_theme = Callback::new(move |value: String| {
        let chosen = Theme::ALL.into_iter().find(|theme| theme.attribute() == value);
        change(&|prefs| prefs.theme = chosen.unwrap_or_default());
    });
    let set_text = Callback::new(move |value: String| {
        let chosen = TextSize::ALL.into_iter().find(|size| size.attribute() == value);
        change(&|prefs| prefs.text = chosen.unwrap_or_default());
        // All grows or shrinks around the choice: it stays in sight.
        timer::after_drawing(move || page::show(&format!("input[name='text'][value='{value}']")));
    });
    let set_keys = Callback::new(move |value: String| {
        let chosen = SingleKeys::ALL.into_iter().find(|keys| keys.name() == value);
        change(&|prefs| prefs.keys = chosen.unwrap_or_default());
    });
    let now = untrack(|| app.prefs());
    let KeysShown(keys_shown) = expect_context();
    view! {
        <Group name="lang" label=tr::settings::language() choices=lang.collect() chosen=now.lang.code() on_choice=set_lang/>
        <Group name="theme" label=tr::settings::theme() choices=theme.to_vec() chosen=now.theme.attribute() on_choice=set_theme/>
        <Group name="text" label=tr::settings::text_size() choices=text.to_vec() chosen=now.text.attribute() on_choice=set_text/>
        <Group name="keys" label=tr::settings::keys() choices=keys.to_vec() chosen=now.keys.name() on_choice=set_keys/>
        <p>
            <button class="button" type="button" on:click=move |_| keys_shown.set(true)>
                <Icon name="keyboard"/>
                {tr::settings::see_keys()}
            </button>
        </p>
    }
}

/// A group of radio buttons: value, words, language of the words.
#[component]
fn Group(
    /// The group's name in the page.
    name: &'static str,
    /// Its label.
    label: &'static str,
    /// What can be chosen.
    choices: Vec<(&'static str, &'static str, Option<&'static str>)>,
    /// What is chosen now.
    chosen: &'static str,
    /// What to do with a choice.
    on_choice: Callback<String>,
) -> impl IntoView {
    let choice = move |(value, words, lang): (&'static str, &'static str, Option<&'static str>)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name
                    value=value
                    checked=value == chosen
                    on:change=move |_| on_choice.run(value.to_owned())
                />
                " "
                <span lang=lang>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="choices-label">{label}</legend>
            <div class="choices-list">{choices.into_iter().map(choice).collect_view()}</div>
        </fieldset>
    }
}
