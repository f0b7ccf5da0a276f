//! One card in a list: its words, who wrote them, what became of it, and what can be done with it.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::Card;
use workbook_core::stamp::Seat;

use super::dots::Dots;
use super::sheet::Sheet;
use crate::i18n::{fields, tr};
use crate::parts::{Clashes, Contested, Typed, TypedMore};
use crate::platform::{page, timer};
use crate::state::App;
use crate::ui::{Icon, Lines, Mark};

/// How many characters of its words a button names a card by.
pub(super) const NAMED_BY: usize = 60;

/// What a card is called in a sentence or a button.
pub(super) fn card_name(app: App, id: RecordId) -> String {
    let name = workbook_core::view::excerpt(&app.label(id), 0, NAMED_BY);
    if name.is_empty() { tr::canvas::empty_card().to_owned() } else { name }
}

/// One card in a list.
#[component]
pub(super) fn CardRow(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let card = Memo::new(move |_| app.record::<Card>(id).unwrap_or_default());
    let by = Memo::new(move |_| card.with(|card| card.by.unwrap_or(Seat::Both)));
    let tone = Memo::new(move |_| card.with(|card| card.tone));
    let editing = Memo::new(move |_| sheet.editing.get() == Some(id));
    let contested = Memo::new(move |_| app.contest_stands(id));
    let clashing = Memo::new(move |_| !app.clashes(id).is_empty());
    let body = move || {
        if editing.get() {
            return view! { <Edit id/> }.into_any();
        }
        let text = move || {
            let text = card.with(|card| card.text.clone());
            if text.trim().is_empty() { tr::canvas::empty_card().to_owned() } else { text }
        };
        view! { <p class="card-text" dir="auto">{text}</p> }.into_any()
    };
    let letters = Signal::derive(move || app.letters(by.get()));
    view! {
        <div
            class="rows-item paper"
            id=format!("card-{id}")
            tabindex="-1"
            data-tone=move || tone.get().map(workbook_core::record::Choice::name)
            data-seat=move || by.get().name()
        >
            <Pick id/>
            <Mark seat=Signal::derive(move || by.get().name()) letters/>
            <div class="rows-main">
                {body}
                <About id card by/>
                {move || contested.get().then(|| view! { <Contested id/> })}
                {move || clashing.get().then(|| view! { <Clashes id/> })}
            </div>
            <Dots id/>
            <Tools id editing/>
        </div>
    }
}

/// Who wrote it, how it felt, and what became of it.
#[component]
fn About(id: RecordId, card: Memo<Card>, by: Memo<Seat>) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let feeling = Memo::new(move |_| card.with(|card| card.feeling.trim().to_owned()));
    let became = Memo::new(move |_| sheet.became.with(|all| all.get(&id).cloned()));
    let made = move || {
        let all = became.get().unwrap_or_default();
        let one = |made: RecordId| {
            let kind = app.kind_of(made);
            let words = tr::canvas::became(&fields::kind(&kind, ""));
            view! {
                <span class="tag">
                    <Icon name="arrow-right"/>
                    {words}
                </span>
            }
        };
        all.into_iter().map(one).collect_view()
    };
    view! {
        <p class="rows-words">
            <span dir="auto">{move || app.name(by.get())}</span>
            " "
            {move || {
                let feeling = feeling.get();
                (!feeling.is_empty()).then(|| view! { <span class="tag" dir="auto">{feeling}</span> })
            }}
            " "
            {made}
        </p>
    }
}

/// The words of a card, changed where it lies.
#[component]
fn Edit(id: RecordId) -> impl IntoView {
    let sheet = Sheet::here();
    let more = TypedMore { under_heading: true, ..TypedMore::default() };
    let label = tr::canvas::words_of_card().to_owned();
    let done = move || {
        sheet.editing.set(None);
        timer::next_frame(move || {
            page::focus(&format!("#change-{id}"));
        });
    };
    view! {
        <form
            class="card-edit"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                done();
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    done();
                }
            }
        >
            <Typed id text=Card::TEXT label=Signal::stored(label) lines=Lines::Several(2) more/>
            <button class="button" type="submit">
                <Icon name="check"/>
                {tr::canvas::done()}
            </button>
        </form>
    }
}

/// The box to pick the card by, while several are picked.
#[component]
fn Pick(id: RecordId) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let picking = Memo::new(move |_| sheet.picked.with(Option::is_some));
    let mine = move || sheet.picked.with(|p| p.as_ref().is_some_and(|all| all.contains(&id)));
    move || {
        picking.get().then(|| {
            view! {
                <label class="pick">
                    <input type="checkbox" prop:checked=mine on:change=move |_| sheet.toggle(id)/>
                    <span class="sr-only">{move || tr::canvas::pick(&card_name(app, id))}</span>
                </label>
            }
        })
    }
}

/// Changing the words, and everything else.
#[component]
fn Tools(id: RecordId, editing: Memo<bool>) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let change = move |_| {
        sheet.editing.set(Some(id));
        timer::next_frame(move || {
            page::focus(&format!("#card-{id} textarea"));
        });
    };
    let name = move || card_name(app, id);
    let may = Memo::new(move |_| app.read_only().is_none());
    view! {
        <div class="card-tools no-print">
            {move || {
                (may.get() && !editing.get())
                    .then(|| {
                        view! {
                            <button
                                class="button"
                                id=format!("change-{id}")
                                type="button"
                                data-variant="quiet"
                                on:click=change
                            >
                                <Icon name="pencil"/>
                                {tr::canvas::change()}
                                <span class="sr-only">" " {name}</span>
                            </button>
                        }
                    })
            }}
            <button
                class="button"
                type="button"
                data-variant="quiet"
                on:click=move |_| sheet.open.set(Some(id))
            >
                <Icon name="more"/>
                {tr::canvas::more()}
                <span class="sr-only">" " {name}</span>
            </button>
        </div>
    }
}
