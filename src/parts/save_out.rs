//! Handing out a file that is no workbook file, and saying what became of it.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::platform::files::{self, Kept, Outgoing};
use crate::state::App;
use crate::ui::Icon;

/// What became of the last file or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is where it should be, or the browser has it.
    Well(String),
    /// Nothing came of it.
    Not(&'static str),
}

/// Saves a text as a file.
pub async fn save_text(
    app: App,
    saved: RwSignal<Option<Saved>>,
    name: &str,
    media_type: &str,
    ending: &str,
    text: &str,
) {
    save(app, saved, Outgoing { name, media_type, ending, bytes: text.as_bytes(), is_text: true })
        .await;
}

/// Saves a file.
pub async fn save(app: App, saved: RwSignal<Option<Saved>>, file: Outgoing<'_>) {
    let kept = match files::save_file(file).await {
        Ok(Kept::Confirmed) => Saved::Well(tr::takeout::saved(file.name)),
        Ok(Kept::Offered) => Saved::Well(tr::takeout::handed(file.name)),
        Ok(Kept::Cancelled) => Saved::Not(tr::takeout::cancelled()),
        Err(_) => Saved::Not(tr::takeout::cannot_save()),
    };
    tell(app, saved, kept);
}

/// Says what became of it, on the page and for who does not see it.
pub fn tell(app: App, saved: RwSignal<Option<Saved>>, what: Saved) {
    match &what {
        Saved::Well(words) => app.say(words),
        Saved::Not(words) => app.alert(words),
    }
    // The part may have gone while the file was saved.
    let _ = saved.try_set(Some(what));
}

/// What became of the last one.
#[component]
pub fn SavedWords(
    /// What became of it.
    saved: RwSignal<Option<Saved>>,
) -> impl IntoView {
    move || {
        saved.get().map(|saved| {
            let (tone, icon, words) = match saved {
                Saved::Well(words) => ("calm", "check", words),
                Saved::Not(words) => ("warn", "info", words.to_owned()),
            };
            view! {
                <div class="notice" data-tone=tone>
                    <Icon name=icon/>
                    <p class="notice-body" dir="auto">
                        {words}
                    </p>
                </div>
            }
        })
    }
}
