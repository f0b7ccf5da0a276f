//! A canvas on one page: to read, to print, to take along. Nothing can be changed here.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::Canvas;
use workbook_core::stamp::Seat;

use super::paper_view::{Setting, zones};
use super::take_out::TakeOut;
use super::words::canvas_title;
use crate::i18n::tr;
use crate::parts::readable::{self, paper::PaperZone};
use crate::platform::paper::Fit;
use crate::platform::{clock, page, paper as sheet_of_paper, timer, when};
use crate::state::{App, letter};
use crate::ui::{Icon, Radio};

/// What the person chose for the page.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    /// Whether the names stand on it.
    pub(super) names: RwSignal<bool>,
    /// Whether it is for pen and paper.
    pub(super) blank: RwSignal<bool>,
}

impl Choices {
    /// What one of the pair is called.
    pub(super) fn name(self, app: App, seat: Seat) -> String {
        if self.names.get() { app.name(seat) } else { role(app, seat) }
    }

    fn setting(self, app: App) -> Setting {
        let who = [Seat::Patient, Seat::Professional, Seat::Both].map(|seat| self.name(app, seat));
        let letters = Seat::PAIR.map(|seat| letter(&self.name(app, seat)));
        Setting { blank: self.blank.get(), who, letters }
    }
}

/// What one of the pair is called where names stay out: their role.
fn role(app: App, seat: Seat) -> String {
    let fallback = match seat {
        Seat::Patient => tr::common::patient(),
        Seat::Professional => tr::common::professional(),
        Seat::Both => return tr::takeout::both().to_owned(),
    };
    match app.person(seat).role.trim() {
        "" => fallback.to_owned(),
        role => role.to_owned(),
    }
}

/// What stands on the canvas, as the seat that writes may see it; wakes the caller when anything
/// changes: here nothing is typed.
fn paper(app: App, canvas: RecordId) -> Vec<PaperZone> {
    app.track_anything();
    readable::read(app, app.seat(), |reader| reader.paper(canvas)).unwrap_or_default()
}

/// The page of a canvas to print.
#[component]
pub(super) fn SheetPage(
    /// The canvas.
    canvas: RecordId,
) -> impl IntoView {
    let choices = Choices { names: RwSignal::new(false), blank: RwSignal::new(false) };
    let fit = RwSignal::new(Fit::OnePage);
    view! {
        <Options choices fit/>
        <Page canvas choices fit/>
        <TakeOut canvas choices/>
    }
}

/// What should be on the paper, and printing it.
#[component]
fn Options(choices: Choices, fit: RwSignal<Fit>) -> impl IntoView {
    let radio = move |is_blank: bool, words: &'static str| {
        let on = Signal::derive(move || choices.blank.get() == is_blank);
        let choose = Callback::new(move |()| choices.blank.set(is_blank));
        view! { <Radio name="paper-kind" on words choose/> }
    };
    view! {
        <div class="card no-print">
            <fieldset class="choices">
                <legend class="choices-label">{tr::takeout::how_title()}</legend>
                <div class="choices-list">
                    {radio(false, tr::takeout::filled())} {radio(true, tr::takeout::blank())}
                </div>
            </fieldset>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=choices.names
                    on:change=move |_| choices.names.update(|on| *on = !*on)
                />
                {tr::takeout::with_names()}
            </label>
            <p class="soft small">{tr::takeout::names_hint()}</p>
            {move || {
                (fit.get() == Fit::More)
                    .then(|| {
                        view! {
                            <p class="notice" data-tone="warn" role="status">
                                <Icon name="info"/>
                                <span class="notice-body">{tr::takeout::too_much()}</span>
                            </p>
                        }
                    })
            }}
            <div class="row">
                <button
                    class="button"
                    type="button"
                    data-variant="primary"
                    on:click=|_| page::print()
                >
                    <Icon name="printer"/>
                    {tr::takeout::print()}
                </button>
            </div>
        </div>
    }
}

/// The page itself.
#[component]
fn Page(canvas: RecordId, choices: Choices, fit: RwSignal<Fit>) -> impl IntoView {
    let app = App::here();
    let sheet = NodeRef::<html::Article>::new();
    let title = Signal::derive(move || {
        let _: Option<Canvas> = app.record(canvas);
        canvas_title(app, canvas)
    });
    let day = when::file_day(clock::now_ms());
    let parts = move || {
        let set = choices.setting(app);
        zones(paper(app, canvas), &set)
    };
    // Set anew whenever what stands on it changed and the browser has it.
    Effect::new(move |_| {
        let _ = (paper(app, canvas), choices.names.get(), choices.blank.get(), title.get());
        timer::next_frame(move || {
            let Some(sheet) = sheet.try_get_untracked().flatten() else { return };
            let _ = fit.try_set(sheet_of_paper::fit(&sheet));
        });
    });
    // The font of the app may have come since, and is another one to measure with.
    let printing = window_event_listener(ev::beforeprint, move |_| {
        if let Some(sheet) = sheet.try_get_untracked().flatten() {
            let _ = fit.try_set(sheet_of_paper::fit(&sheet));
        }
    });
    on_cleanup(move || printing.remove());
    let date = move || {
        if choices.blank.get() {
            view! {
                <span>{tr::takeout::day_line()} " "</span>
                <span class="paper-blank-day" aria-hidden="true"></span>
            }
            .into_any()
        } else {
            tr::takeout::as_of(&day).into_any()
        }
    };
    view! {
        <article
            class="canvas-sheet"
            node_ref=sheet
            data-blank=move || choices.blank.get().then_some("")
            data-practice=move || app.is_practice().then_some("")
            aria-label=title
        >
            <header class="paper-head">
                <p class="paper-name" dir="auto">
                    {title}
                </p>
                <p class="paper-date">{date}</p>
            </header>
            <div class="paper-zones">{parts}</div>
            <Legend choices/>
        </article>
    }
}

/// Whose the marks are.
#[component]
fn Legend(choices: Choices) -> impl IntoView {
    let app = App::here();
    move || {
        (!choices.blank.get()).then(|| {
            let set = choices.setting(app);
            view! {
                <footer class="paper-legend">
                    <span>{tr::takeout::marks()}</span>
                    {Seat::PAIR.map(|seat| set.whose(seat)).collect_view()}
                </footer>
            }
        })
    }
}
