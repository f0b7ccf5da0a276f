//! Why an aim matters, what good looks like, and which parts of life it is about.

use leptos::prelude::*;
use workbook_core::record::{Aim, AimId, AimSort, Area, Record};

use crate::i18n::choices;
use crate::i18n::tr;
use crate::parts::{Chosen, ChosenField, Ticked, Typed};
use crate::state::App;
use crate::ui::{Lines, Part};

/// The parts of life an aim is about.
const AREAS: ChosenField = ChosenField { kind: Aim::KIND, name: "areas" };
/// What kind of aim it is.
const SORT: ChosenField = ChosenField { kind: Aim::KIND, name: "sort" };

#[component]
pub(super) fn Good(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let state = Signal::derive(move || {
        let said = |text: &str| !text.trim().is_empty();
        let aim: Option<Aim> = app.record(id.0);
        let words = aim.filter(|aim| said(&aim.why) || said(&aim.good));
        words.map(|_| tr::aims::written().to_owned()).unwrap_or_default()
    });
    view! {
        <Part id="part-good" title=tr::aims::part_good() state>
            <Typed id=id.0 text=Aim::WHY label=tr::aims::why() lines=Lines::Several(2)/>
            <Typed id=id.0 text=Aim::GOOD label=tr::aims::good() lines=Lines::Several(2)/>
            <Ticked id=id.0 field=AREAS label=tr::aims::areas() options={choices::options::<Area>()}/>
            <Chosen id=id.0 field=SORT label=tr::aims::sort() options={choices::options::<AimSort>()}/>
        </Part>
    }
}
