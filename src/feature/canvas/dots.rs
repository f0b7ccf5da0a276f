//! Dots: each puts a few on the cards they like best.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;
use workbook_core::record::{self, Card};
use workbook_core::stamp::Seat;

use super::card_row::card_name;
use super::sheet::Sheet;
use crate::i18n::tr;
use crate::state::App;
use crate::ui::{Icon, Mark};

/// The dots on a card, and the buttons of whoever writes; nothing where the zone has no dots.
#[component]
pub(super) fn Dots(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let card = Memo::new(move |_| app.record::<Card>(id).unwrap_or_default());
    let most = Memo::new(move |_| {
        let zone = card.with(|card| card.zone.clone());
        sheet.board.with(|all| all.iter().find(|f| f.zone.key == zone).map_or(0, |f| f.zone.dots))
    });
    let dots = Memo::new(move |_| card.with(|card| Seat::PAIR.map(|seat| card.dots(seat))));
    let give = move |seat: Seat, by: i64| {
        let now = card.with_untracked(|card| card.dots(seat));
        let Ok(dots) = record::Dots::new(now + by) else { return };
        if app.told(app.dispatch(&Command::Dot { card: id, seat, dots })).is_some() {
            app.say(&tr::canvas::dots_now(&card_name(app, id), &dots.get().to_string()));
        }
    };
    let shown = move || {
        let all = Seat::PAIR.into_iter().zip(dots.get()).filter(|(_, count)| *count > 0);
        let one = |(seat, count): (Seat, i64)| {
            let words =
                tr::canvas::dots_of(&app.name(seat), usize::try_from(count).unwrap_or_default());
            view! {
                <span class="dots" data-seat=seat.name()>
                    <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
                    <span class="dots-count" aria-hidden="true">
                        {(0..count).map(|_| view! { <span class="dot"></span> }).collect_view()}
                    </span>
                    <span class="sr-only">{words}</span>
                </span>
            }
        };
        all.map(one).collect_view()
    };
    let buttons = move || {
        let seat = app.seat();
        let one = seat != Seat::Both && app.read_only().is_none();
        let has = if seat == Seat::Patient { dots.get()[0] } else { dots.get()[1] } > 0;
        one.then(|| {
            view! {
                <button class="button" type="button" data-variant="quiet" on:click=move |_| give(seat, 1)>
                    <Icon name="plus"/>
                    {tr::canvas::give_dot()}
                    <span class="sr-only">" " {card_name(app, id)}</span>
                </button>
                {has
                    .then(|| {
                        view! {
                            <button
                                class="button"
                                type="button"
                                data-variant="quiet"
                                on:click=move |_| give(seat, -1)
                            >
                                <Icon name="x"/>
                                {tr::canvas::take_dot()}
                                <span class="sr-only">" " {card_name(app, id)}</span>
                            </button>
                        }
                    })}
            }
        })
    };
    move || {
        (most.get() > 0).then(|| {
            view! { <div class="card-dots">{shown} {buttons}</div> }
        })
    }
}
