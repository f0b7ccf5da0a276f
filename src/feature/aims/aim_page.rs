//! One aim: its title, both voices, the two hands, and what waits to be settled.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::record::{AimId, AimText};

use super::agreement::AgreementPanel;
use super::clash::{Clashes, Contested};
use super::voices::Voices;
use crate::i18n::{tr, words};
use crate::platform::page;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Field, FieldMore, Icon, Lines, PageHead};

/// The page of one aim.
#[component]
pub fn AimPage(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let there = Memo::new(move |_| app.aim(id).is_some());
    move || {
        if there.get() {
            return view! { <Present id/> }.into_any();
        }
        let words = if app.is_loaded() { tr::aims::gone() } else { tr::start::opening() };
        view! {
            <PageHead title=tr::aims::gone_title() back=(Route::Aims.href(), tr::aims::all())/>
            <p>{words}</p>
        }
        .into_any()
    }
}

#[component]
fn Present(id: AimId) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| app.aim(id));
    let title = Signal::derive(move || {
        look.with(|look| look.as_ref().map(|l| l.aim.title.clone()).unwrap_or_default())
    });
    // The title itself stands in its field just below.
    let heading = Signal::derive(move || {
        let main = app.workbook().focus == Some(id);
        (if main { tr::aims::our_main_aim() } else { tr::aims::one() }).to_owned()
    });
    let contested = Memo::new(move |_| look.with(|l| l.as_ref().is_some_and(|l| l.contested)));
    view! {
        <PageHead title=heading back=(Route::Aims.href(), tr::aims::all())/>
        {move || contested.get().then(|| view! { <Contested id=id.0/> })}
        <Clashes id=id.0/>
        <div class="aim-title-field">
            <AimField id text=AimText::Title value=title label=tr::aims::title_label() lines=Lines::Title limit=120/>
        </div>
        <Voices id/>
        <AgreementPanel id/>
        <Foot id/>
    }
}

/// A text of an aim: every key press is stored at once.
#[component]
pub(super) fn AimField(
    /// The aim.
    id: AimId,
    /// Which text.
    text: AimText,
    /// What it says now.
    #[prop(into)]
    value: Signal<String>,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// How tall it is.
    lines: Lines,
    /// Soft limit in characters.
    limit: usize,
    /// The label's class; `sr-only` under a heading that says the same.
    #[prop(optional)]
    label_class: Option<&'static str>,
) -> impl IntoView {
    let app = App::here();
    let error = RwSignal::new(None::<String>);
    let type_in = Callback::new(move |value: String| {
        let command = Command::EditAim { id, text, value };
        error.set(app.dispatch(&command).err().map(words::command_error));
    });
    let locked = Signal::derive(move || app.settle_first(id.0, text.field()));
    view! {
        <Field
            id=format!("aim-{}", text.field().replace('_', "-"))
            label
            value
            on_input=type_in
            lines
            limit
            more=FieldMore {
                error: error.into(),
                locked,
                label_class: label_class.unwrap_or("field-label"),
                ..FieldMore::default()
            }
        />
    }
}

/// What can be done with the aim as a whole.
#[component]
fn Foot(id: AimId) -> impl IntoView {
    let app = App::here();
    let is_focus = Memo::new(move |_| app.workbook().focus == Some(id));
    let toggle_focus = move |_| {
        let target = (!is_focus.get_untracked()).then_some(id);
        match app.dispatch(&Command::Focus(target)) {
            Ok(()) if target.is_some() => app.say(tr::aims::focus_set()),
            Ok(()) => app.say(tr::aims::focus_unset()),
            Err(error) => app.alert(&words::command_error(error)),
        }
    };
    let bin = move |_| match app.dispatch(&Command::Bin(id.0)) {
        Ok(()) => {
            app.toast_undo(tr::aims::binned());
            page::set_hash(&Route::Aims.href());
        }
        Err(error) => app.alert(&words::command_error(error)),
    };
    view! {
        <div class="aim-foot">
            <button
                class="button"
                type="button"
                data-variant="quiet"
                aria-pressed=move || is_focus.get().to_string()
                on:click=toggle_focus
            >
                <Icon name="star"/>
                {tr::aims::our_main_aim()}
            </button>
            <button class="button" type="button" data-variant="danger" on:click=bin>
                <Icon name="trash"/>
                {tr::aims::move_to_bin()}
            </button>
        </div>
    }
}
