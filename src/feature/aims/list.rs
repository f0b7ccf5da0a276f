//! All aims, each with its two hands; their order; the earlier aims.

use leptos::prelude::*;
use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, AimId};

use crate::i18n::{tr, words};
use crate::parts::{BinLink, OrderList};
use crate::platform::{page, random};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Each, Empty, Hands, Icon, PageHead, Windowed};

/// The list of aims.
#[component]
pub fn Aims() -> impl IntoView {
    let app = App::here();
    let apart = Memo::new(move |_| app.aims_apart());
    let aims = Memo::new(move |_| apart.with(|(aims, _)| aims.clone()));
    let earlier = Memo::new(move |_| apart.with(|(_, earlier)| earlier.clone()));
    let ordering = RwSignal::new(false);
    let is_empty = Memo::new(move |_| {
        aims.with(Vec::is_empty) && earlier.with(Vec::is_empty) && app.is_loaded()
    });
    let add = Callback::new(move |()| {
        let id = AimId(RecordId::new(random::random_u128()));
        if app.told(app.dispatch(&Command::Add(New::of(id.0, &Aim::default())))).is_some() {
            page::set_hash(&Route::Aim(id).href());
        }
    });
    let rows = move || {
        if ordering.get() {
            return view! { <OrderList siblings=aims name=|app, id| named(app.label(id))/> }
                .into_any();
        }
        view! { <Windowed keys=aims row=|id| view! { <Row id/> }.into_any()/> }.into_any()
    };
    let body = move || {
        if is_empty.get() {
            let action = (tr::aims::write_first(), add);
            return view! { <Empty title=tr::aims::none_yet() words=tr::aims::what_an_aim_is() action/> }.into_any();
        }
        view! {
            <div class="row">
                <button class="button" type="button" data-variant="primary" on:click=move |_| add.run(())>
                    <Icon name="plus"/>
                    {tr::aims::write_new()}
                </button>
                {move || {
                    (aims.with(Vec::len) > 1)
                        .then(|| {
                            view! {
                                <button
                                    class="button"
                                    type="button"
                                    data-variant=move || (!ordering.get()).then_some("quiet")
                                    on:click=move |_| ordering.update(|on| *on = !*on)
                                >
                                    {move || ordering.get().then(|| view! { <Icon name="check"/> })}
                                    {move || {
                                        if ordering.get() { tr::aims::order_done() } else { tr::aims::change_order() }
                                    }}
                                </button>
                            }
                        })
                }}
            </div>
            {rows}
            <Earlier earlier/>
        }
        .into_any()
    };
    view! {
        <PageHead title=tr::aims::title() lead=tr::aims::lead()/>
        {body}
        <BinLink/>
    }
}

/// Aims that were put away.
#[component]
fn Earlier(earlier: Memo<Vec<RecordId>>) -> impl IntoView {
    move || {
        let count = earlier.with(Vec::len);
        (count > 0).then(|| {
            view! {
                <details class="disclosure">
                    <summary>{tr::aims::earlier(&count.to_string())}</summary>
                    <ul class="rows" role="list">
                        <Each keys=earlier let(id)>
                            <li>
                                <Row id/>
                            </li>
                        </Each>
                    </ul>
                </details>
            }
        })
    }
}

fn named(title: String) -> String {
    if title.trim().is_empty() { tr::aims::untitled().to_owned() } else { title }
}

/// One aim in the list.
#[component]
fn Row(
    /// The aim.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| app.aim(AimId(id)));
    let title = move || {
        look.with(|look| look.as_ref().map(|look| look.aim.title.clone()))
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| tr::aims::untitled().to_owned())
    };
    let hands = Signal::derive(move || {
        look.with(|look| look.as_ref().map_or(["none"; 2], |l| l.hands.map(words::hand_picture)))
    });
    let state = move || {
        look.with(|look| {
            look.as_ref().map(|look| words::agreement(look.agreement, |seat| app.name(seat)))
        })
    };
    let main = Memo::new(move |_| app.workbook().focus == Some(AimId(id)));
    let unsettled = move || {
        look.with(|look| {
            look.as_ref().map_or(0, |look| look.clashes.len() + usize::from(look.contested))
        })
    };
    view! {
        <div class="rows-item">
            <Hands answers=hands/>
            <div class="rows-main">
                <a class="rows-link" href=Route::Aim(AimId(id)).href() dir="auto">
                    {title}
                </a>
                <p class="rows-words">
                    {move || main.get().then(|| view! { <span class="tag"><Icon name="star"/>{tr::aims::our_main_aim()}</span> })}
                    <span>{state}</span>
                    {move || {
                        let count = unsettled();
                        (count > 0)
                            .then(|| {
                                view! {
                                    <span class="tag" data-tone="warn">
                                        <Icon name="split"/>
                                        {tr::shell::to_settle(count)}
                                    </span>
                                }
                            })
                    }}
                </p>
            </div>
            <Icon name="chevron-right"/>
        </div>
    }
}
