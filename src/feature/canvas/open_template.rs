//! A template as a file: saved to be passed on, and one that was passed on taken in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::command::Command;
use workbook_core::format::{TEMPLATE_SIZE_LIMIT, TemplateFile, read_template, write_template};
use workbook_core::id::RecordId;
use workbook_core::record::{Template, Zone};

use super::open_file::{Found, Kind, OpenOther};
use super::template_card::named;
use crate::i18n::{problems, tr};
use crate::parts::{Saved, SavedWords, save_text};
use crate::platform::{page, random, timer};
use crate::route::Route;
use crate::state::{App, file_stem};
use crate::ui::Icon;

/// Opens the file of a template.
#[component]
pub(super) fn OpenTemplate() -> impl IntoView {
    let app = App::here();
    let found = RwSignal::new(None::<TemplateFile>);
    let look = Callback::new(move |bytes: Vec<u8>| {
        found.set(None);
        let read = read_template(bytes).map_err(|error| problems::template_error(&error))?;
        found.set(Some(read));
        timer::next_frame(|| {
            page::focus("#found-template");
        });
        Ok(())
    });
    let take = Callback::new(move |()| {
        let Some(file) = found.get_untracked() else { return };
        let id = RecordId::new(random::random_u128());
        if app.told(app.dispatch(&Command::Add(file.into_new(id)))).is_some() {
            page::set_hash(&Route::Template(id).href());
            app.say(tr::gallery::template_made());
        }
    });
    let leave = Callback::new(move |()| {
        found.set(None);
        app.say(tr::gallery::left_it());
        page::focus("#wish-own");
    });
    let kind = Kind {
        id: "template",
        title: tr::gallery::open_template(),
        words: tr::gallery::open_template_words(),
        accept: ".json,.txt,application/json,text/plain",
        limit: TEMPLATE_SIZE_LIMIT,
        look,
    };
    view! {
        <OpenOther kind>
            {move || {
                found
                    .get()
                    .map(|file| {
                        view! {
                            <Found
                                id="found-template"
                                take=tr::gallery::take_template()
                                on_take=take
                                on_leave=leave
                            >
                                <InFile file/>
                            </Found>
                        }
                    })
            }}
        </OpenOther>
    }
}

/// What is in the file.
#[component]
fn InFile(file: TemplateFile) -> impl IntoView {
    let TemplateFile { template, zones, repairs } = file;
    let part = |zone: Zone| {
        let title = zone.title.trim().to_owned();
        let title = if title.is_empty() { tr::canvas::zone_unnamed().to_owned() } else { title };
        view! {
            <li dir="auto">
                <strong>{title}</strong>
                " "
                {zone.prompt}
            </li>
        }
    };
    let line =
        |words: String| (!words.trim().is_empty()).then(|| view! { <p dir="auto">{words}</p> });
    let repaired = (!repairs.is_empty()).then(|| {
        let one = |repair| view! { <li dir="auto">{problems::repair(&repair)}</li> };
        view! { <ul>{repairs.into_iter().map(one).collect_view()}</ul> }
    });
    view! {
        <p dir="auto">
            <strong>{tr::gallery::template_called(&named(&template.title))}</strong>
        </p>
        {line(template.purpose)}
        {line(template.credit)}
        <p>{tr::gallery::parts(zones.len())}</p>
        <ol class="found-parts">{zones.into_iter().map(part).collect_view()}</ol>
        {repaired}
    }
}

/// Saves a template as a file.
#[component]
pub(super) fn SaveTemplate(
    /// The template.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let saved = RwSignal::new(None::<Saved>);
    let save = move |_| {
        let Some(text) = app.peek(|document| write_template(document, id)).flatten() else {
            return;
        };
        let title = app.peek(|document| document.get::<Template>(id)).flatten();
        let title = title.map(|template| template.title).unwrap_or_default();
        let name = format!("{}.template.json", file_stem(&title, tr::gallery::file_fallback()));
        spawn_local(async move {
            save_text(app, saved, &name, "application/json", ".json", &text).await;
        });
    };
    view! {
        <div class="stack" data-gap="small">
            <p class="soft small">{tr::gallery::save_template_why()}</p>
            <p>
                <button class="button" type="button" on:click=save>
                    <Icon name="download"/>
                    {tr::gallery::save_template()}
                </button>
            </p>
            <SavedWords saved/>
        </div>
    }
}
