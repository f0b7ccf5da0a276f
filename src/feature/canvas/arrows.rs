//! Arrows between cards, as sentences: "Bus is late → missed dose".

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Choice, Edge, EdgeHow, ZoneSort, choice};
use workbook_core::view::Arrow;

use super::card_row::card_name;
use super::sheet::Sheet;
use crate::i18n::{choices, tr};
use crate::parts::{Clashes, Typed, TypedMore};
use crate::platform::random;
use crate::state::App;
use crate::ui::{Each, ErrorLine, Icon, Lines, Select};

/// The arrows of a zone.
#[component]
pub(super) fn Arrows(
    /// The key of the zone.
    zone: String,
) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let filled = sheet.filled(&zone);
    let arrows = Memo::new(move |_| {
        let cards = filled.with(|f| f.as_ref().map(|f| f.cards.clone())).unwrap_or_default();
        let all = app.arrows(sheet.canvas);
        all.into_iter().filter(|a| cards.contains(&a.from)).map(|a| a.edge).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| arrows.with(Vec::is_empty));
    let enough = Memo::new(move |_| {
        filled.with(|f| f.as_ref().is_some_and(|f| f.cards.len() > 1)) && none.get()
    });
    let id = format!("arrows-{zone}");
    let labelled = id.clone();
    view! {
        <section class="arrows" aria-labelledby=labelled data-empty=move || none.get().then_some("")>
            <h3 class="lane-title" id=id>
                {tr::canvas::arrows()}
            </h3>
            {move || enough.get().then(|| view! { <p class="soft">{tr::canvas::arrows_why()}</p> })}
            <ul class="arrows-list" role="list">
                <Each keys=arrows let(edge)>
                    <ArrowRow edge/>
                </Each>
            </ul>
        </section>
    }
}

/// One arrow as a sentence, in words and with the arrow's sign.
pub(super) fn sentence(app: App, arrow: &Arrow) -> (String, String, String) {
    let label = app.text(arrow.edge, Edge::LABEL.field);
    let how = match label.trim() {
        "" => choices::Worded::words(arrow.how).to_owned(),
        label => label.to_owned(),
    };
    (card_name(app, arrow.from), how, card_name(app, arrow.to))
}

#[component]
fn ArrowRow(edge: RecordId) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let arrow =
        Memo::new(move |_| app.arrows(sheet.canvas).into_iter().find(|arrow| arrow.edge == edge));
    let words = move || {
        let (from, how, to) = sentence(app, &arrow.get()?);
        Some(view! {
            <span dir="auto">{from}</span>
            " "
            <span class="arrow-how">
                <Icon name="arrow-right"/>
                " "
                <span dir="auto">{how}</span>
            </span>
            " "
            <span dir="auto">{to}</span>
        })
    };
    let bin = move |_| {
        if app.told(app.dispatch(&Command::Bin(edge))).is_some() {
            app.toast_undo(tr::canvas::arrow_gone());
        }
    };
    let turn = move |_| {
        app.told(app.edit(edge, |edge: &mut Edge| std::mem::swap(&mut edge.from, &mut edge.to)));
    };
    let more = TypedMore { under_heading: true, ..TypedMore::default() };
    view! {
        <li class="arrow">
            <p class="arrow-words">{words}</p>
            <Clashes id=edge/>
            <div class="arrow-tools no-print">
                <Typed
                    id=edge
                    text=Edge::LABEL
                    label=Signal::stored(tr::canvas::arrow_label().to_owned())
                    lines=Lines::One
                    more
                />
                <button class="button" type="button" data-variant="quiet" on:click=turn>
                    <Icon name="refresh"/>
                    {tr::canvas::turn_arrow()}
                </button>
                <button class="button" type="button" data-variant="quiet" on:click=bin>
                    <Icon name="trash"/>
                    {tr::canvas::bin_arrow()}
                </button>
            </div>
        </li>
    }
}

/// Joins a card to another one of its zone.
#[component]
pub(super) fn JoinCard(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let key = untrack(|| app.text(id, "zone"));
    let filled = sheet.filled(&key);
    let others = Memo::new(move |_| {
        filled.with(|filled| {
            let filled = filled.as_ref().filter(|f| f.zone.sort == ZoneSort::Arrows)?;
            Some(filled.cards.iter().copied().filter(|card| *card != id).collect::<Vec<_>>())
        })
    });
    let (to, how) = (RwSignal::new(String::new()), RwSignal::new("leads_to".to_owned()));
    let error = RwSignal::new(None::<String>);
    let join = move |_| {
        let Ok(other) = to.get_untracked().parse::<RecordId>() else {
            error.set(Some(tr::canvas::join_choose().to_owned()));
            app.alert(tr::canvas::join_choose());
            return;
        };
        error.set(None);
        let how = choice::<EdgeHow>(&how.get_untracked());
        let (parent, from, end) = (Some(sheet.canvas), Some(id), Some(other));
        let edge = Edge { parent, from, to: end, how, ..Edge::default() };
        let new = New::of(RecordId::new(random::random_u128()), &edge);
        if app.told(app.dispatch(&Command::Add(new))).is_some() {
            app.toast_undo(tr::canvas::joined());
            to.set(String::new());
        }
    };
    let hows = EdgeHow::ALL
        .iter()
        .map(|how| (how.name().to_owned(), choices::Worded::words(*how).to_owned()))
        .collect::<Vec<_>>();
    move || {
        let cards = others.get().filter(|cards| !cards.is_empty())?;
        let options = cards.into_iter().map(|card| (card.to_string(), card_name(app, card)));
        Some(view! {
            <details class="disclosure">
                <summary>{tr::canvas::join()}</summary>
                <div class="disclosure-body stack">
                    <ErrorLine words=error/>
                    <div class="item-row">
                        <Select
                            id=format!("join-how-{id}")
                            label=tr::canvas::join_how()
                            options=hows.clone()
                            value=how
                            words=(tr::parts::not_chosen(), tr::choices::newer())
                            on_pick=Callback::new(move |picked| how.set(picked))
                            locked=false
                        />
                        <Select
                            id=format!("join-to-{id}")
                            label=tr::canvas::join_to()
                            options=options.collect()
                            value=to
                            words=(tr::parts::not_chosen(), tr::choices::newer())
                            on_pick=Callback::new(move |picked| to.set(picked))
                            locked=false
                        />
                        <button class="button" type="button" on:click=join>
                            <Icon name="link"/>
                            {tr::canvas::join_them()}
                        </button>
                    </div>
                </div>
            </details>
        })
    }
}
