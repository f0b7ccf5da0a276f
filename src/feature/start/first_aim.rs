//! The first aim: one sentence, everything else later.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, AimId};

use crate::i18n::{tr, words};
use crate::platform::{page, random};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Field, FieldMore, Icon, Lines, PageHead};

/// The form of the first aim.
#[component]
pub fn FirstAim() -> impl IntoView {
    let app = App::here();
    let title = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if title.with_untracked(|title| title.trim().is_empty()) {
            error.set(Some(tr::start::need_aim().to_owned()));
            page::set_title(&format!("{}{}", tr::common::error_title(), tr::start::start_door()));
            page::focus("#first-aim");
            return;
        }
        let id = AimId(RecordId::new(random::random_u128()));
        let aim = Aim { title: title.get_untracked(), ..Aim::default() };
        match app.dispatch(&Command::Add(New::of(id.0, &aim))) {
            Ok(()) => {
                // The first aim is the one in focus until the pair says otherwise.
                let focused = app.workbook().focus.is_some();
                if !focused && app.dispatch(&Command::Focus(Some(id))).is_err() {
                    app.alert(tr::deeds::not_there());
                }
                page::set_hash(&Route::Aim(id).href());
            }
            Err(why) => error.set(Some(words::command_error(why))),
        }
    };
    view! {
        <p class="steps">{tr::start::step("2", "2")}</p>
        <PageHead
            title=Signal::derive(move || tr::start::aim_title(&app.name(app.seat())))
            lead=tr::start::aim_lead()
        />
        <form class="stack" data-gap="large" novalidate on:submit=submit>
            <Field
                id="first-aim".to_owned()
                label=tr::start::aim_label()
                value=title
                on_input=Callback::new(move |text| {
                    title.set(text);
                    error.set(None);
                })
                lines=Lines::Several(2)
                limit=120
                more=FieldMore { hint: Some(tr::start::aim_hint()), error: error.into(), ..FieldMore::default() }
            />
            <div class="row">
                <button class="button" type="submit" data-variant="primary" data-size="large">
                    {tr::start::aim_write()}
                    <Icon name="arrow-right"/>
                </button>
                <a class="button" data-variant="quiet" data-size="large" href=Route::Home.href()>
                    {tr::start::later()}
                </a>
            </div>
        </form>
    }
}
