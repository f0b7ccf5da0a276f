//! What stood in the fields of one record before, and bringing it back.

use leptos::prelude::*;
use workbook_core::command::{Command, Edit};
use workbook_core::entry::Version;
use workbook_core::id::RecordId;
use workbook_core::record;
use workbook_core::view::{self, FieldPast};

use super::{called, kind_of};
use crate::i18n::{fields, tr};
use crate::parts::value_words;
use crate::platform::{page, when};
use crate::route::Route;
use crate::state::{App, said};
use crate::ui::{By, Icon, PageHead};

/// The page of one record's past.
#[component]
pub fn Past(
    /// The record.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let past = Memo::new(move |_| {
        app.track_record(id);
        app.peek(|document| view::past_of(document, id, app.seat())).flatten()
    });
    // What is hidden from whoever looks is not named either: the tablet may have been passed on here.
    let title = Signal::derive(move || {
        let told = past.with(Option::is_some);
        if told { called(app, id) } else { tr::history::past_title().to_owned() }
    });
    let body = move || match past.get() {
        None => {
            let words = if app.is_loaded() { tr::history::gone() } else { tr::start::opening() };
            view! { <p>{words}</p> }.into_any()
        }
        Some(fields) if fields.is_empty() => {
            view! { <p>{tr::history::never_changed()}</p> }.into_any()
        }
        Some(all) => all.into_iter().map(|past| one_field(app, id, past)).collect_view().into_any(),
    };
    view! {
        <PageHead
            title
            lead=tr::history::past_lead()
            back=(Route::History.href(), tr::history::title())
        />
        {body}
    }
}

/// One field: what stands there, and what stood there.
fn one_field(app: App, id: RecordId, past: FieldPast) -> impl IntoView {
    let FieldPast { field, now, before } = past;
    let kind = kind_of(app, id);
    let heading = format!("past-{}", field.replace('_', "-"));
    let labelled = heading.clone();
    let name = fields::field(&kind, &field);
    let settled = now.len() < 2;
    let may = settled && app.read_only().is_none() && !view::is_an_answer(&kind);
    let version = |at: usize, version: Version, back: bool| {
        one_version(app, id, &kind, &field, at, version, back)
    };
    let stands: Vec<_> =
        now.into_iter().enumerate().map(|(at, one)| version(at, one, false)).collect();
    let count = stands.len();
    let stood: Vec<_> =
        before.into_iter().enumerate().map(|(at, one)| version(count + at, one, may)).collect();
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=heading>{name}</h2>
            <h3 class="lane-title">{tr::history::now()}</h3>
            {stands}
            {(!settled).then(|| view! { <p class="soft">{tr::history::settle_first()}</p> })}
            <h3 class="lane-title">{tr::history::before()}</h3>
            {stood}
        </section>
    }
}

/// One version, with its writer and time.
fn one_version(
    app: App,
    id: RecordId,
    kind: &str,
    field: &str,
    at: usize,
    version: Version,
    back: bool,
) -> AnyView {
    let Version { value, stamp } = version;
    let text = value_words(app, kind, field, &said(&value));
    let text = if text.trim().is_empty() { tr::clash::empty().to_owned() } else { text };
    let label = format!("past-{}-{at}", field.replace('_', "-"));
    let labelled = label.clone();
    let when = when::day_and_time(stamp.at.ms(), app.prefs().lang.code());
    let described = label.clone();
    let field = field.to_owned();
    let kind = record::kind(kind);
    let bring = move |_| {
        let Some(kind) = kind else { return };
        let edit = Edit::one(id, kind, &field, value.clone());
        if app.told(app.dispatch(&Command::Set(edit))).is_some() {
            app.toast_undo(tr::history::brought_back());
            page::focus("h1");
        }
    };
    view! {
        <article class="version" data-seat=stamp.by.name() aria-labelledby=labelled>
            <By
                id=label
                seat=stamp.by.name()
                letters=app.letters(stamp.by)
                name=app.name(stamp.by)
                after=when
            />
            <p class="version-text" dir="auto">
                {text}
            </p>
            {back
                .then(|| {
                    view! {
                        <button
                            class="button"
                            type="button"
                            aria-describedby=described
                            on:click=bring
                        >
                            <Icon name="restore"/>
                            {tr::history::bring_back()}
                        </button>
                    }
                })}
        </article>
    }
    .into_any()
}
