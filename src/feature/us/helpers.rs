//! Family and others the pair counts on: who they are, what they help with, what they may see.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Helper, Record};

use crate::i18n::tr;
use crate::parts::{AddLine, BinButton, Clashes, Contested, OrderButtons, Typed};
use crate::platform::random;
use crate::state::App;
use crate::ui::{Each, Lines};

#[component]
pub(super) fn Helpers() -> impl IntoView {
    let app = App::here();
    let helpers = Memo::new(move |_| app.list(Helper::KIND.name));
    let add = Callback::new(move |name: String| {
        let record = RecordId::new(random::random_u128());
        app.dispatch(&Command::Add(New::of(record, &Helper { name, ..Helper::default() })))
    });
    view! {
        <section class="section" aria-labelledby="helpers-title">
            <h2 id="helpers-title">{tr::us::helpers()}</h2>
            <p class="soft">{tr::us::helpers_lead()}</p>
            <ul class="items" role="list">
                <Each keys=helpers let(id)>
                    <Item id siblings=helpers/>
                </Each>
            </ul>
            <AddLine id="add-helper" label=tr::us::new_helper() button=tr::us::add_helper() limit=Helper::NAME.limit add/>
        </section>
    }
}

#[component]
fn Item(id: RecordId, siblings: Memo<Vec<RecordId>>) -> impl IntoView {
    let app = App::here();
    let contested = Memo::new(move |_| app.contest_stands(id));
    view! {
        <li class="item">
            {move || contested.get().then(|| view! { <Contested id/> })}
            <Clashes id/>
            <div class="item-row">
                <Typed id text=Helper::NAME label=tr::us::helper_name() lines=Lines::One/>
                <Typed id text=Helper::RELATION label=tr::us::relation() lines=Lines::One/>
            </div>
            <Typed id text=Helper::HELPS_WITH label=tr::us::helps_with() lines=Lines::Several(1)/>
            <Typed id text=Helper::MAY_SEE label=tr::us::may_see() lines=Lines::Several(1)/>
            <div class="row">
                <OrderButtons id siblings/>
                <BinButton id what=Signal::derive(move || app.label(id))/>
            </div>
        </li>
    }
}
