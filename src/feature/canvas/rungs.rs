//! A zone with a ladder: five rungs in the pair's words, in the order they stand on a ladder. The
//! rung to write next stands open; those further on come later.

use leptos::prelude::*;
use workbook_core::command::Slot;
use workbook_core::record::{Card, Rung};
use workbook_core::view::{self, ZoneView};

use super::sheet::Sheet;
use super::texts::FillText;
use crate::i18n::{tr, words};
use crate::parts::Clashes;
use crate::state::App;

/// The rungs of a zone.
#[component]
pub(super) fn Rungs(
    /// The zone.
    zone: ZoneView,
) -> impl IntoView {
    let app = App::here();
    let canvas = Sheet::here().canvas;
    let key = StoredValue::new(zone.key);
    let says = move |rung: Rung| {
        let card = Slot::Rung(rung).id(canvas, &key.get_value());
        !app.text(card, Card::TEXT.field).trim().is_empty()
    };
    let next = Memo::new(move |_| view::writing_order().find(|rung| !says(*rung)));
    let row = move |rung: Rung| {
        let slot = Slot::Rung(rung);
        let card = slot.id(canvas, &key.get_value());
        let open = Memo::new(move |was: Option<&bool>| {
            // A rung that is emptied while it is written does not close under the hand.
            says(rung) || next.get() == Some(rung) || was == Some(&true)
        });
        move || {
            open.get().then(|| {
                view! {
                    <li class="rung" data-next=move || (next.get() == Some(rung)).then_some("")>
                        <h3 class="rung-title">
                            <span class="rung-number">{words::rung_number(rung)}</span>
                            " "
                            {words::rung_title(rung)}
                        </h3>
                        <FillText
                            zone=key.get_value()
                            at=slot
                            label=words::rung_title(rung).to_owned()
                            hint=words::rung_hint(rung)
                        />
                        <Clashes id=card/>
                    </li>
                }
            })
        }
    };
    view! {
        <p class="soft">{tr::aims::ladder_lead()}</p>
        <ol class="ladder" role="list">
            {Rung::all().rev().map(row).collect_view()}
        </ol>
    }
}
