//! Moving a card without dragging: to a zone and a position, or one place up or down.

use leptos::prelude::*;
use workbook_core::command::Spot;
use workbook_core::id::RecordId;

use super::card_row::card_name;
use super::sheet::Sheet;
use crate::i18n::tr;
use crate::state::App;
use crate::ui::{Icon, Select};

/// Where the card lies and can be put.
#[component]
pub(super) fn Move(
    /// The card.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let sheet = Sheet::here();
    let lying = sheet.lying(app);
    let choices = Memo::new(move |_| sheet.choices(app));
    let here = Memo::new(move |_| {
        lying.with(|all| {
            let (spot, cards) = all.iter().find(|(_, cards)| cards.contains(&id))?;
            let at = cards.iter().position(|one| *one == id)?;
            Some((spot.clone(), at, cards.len()))
        })
    });
    // The chosen spot, by its number among the choices, and the chosen position there.
    let to = RwSignal::new(None::<usize>);
    let spot = Memo::new(move |_| {
        let chosen = to.get();
        choices.with(|all| match chosen {
            Some(at) => all.get(at).map(|(spot, _)| spot.clone()),
            None => here.get().map(|(spot, ..)| spot),
        })
    });
    let shown = Signal::derive(move || {
        let spot = spot.get();
        let at = choices.with(|all| all.iter().position(|(one, _)| Some(one) == spot.as_ref()));
        at.map(|at| at.to_string()).unwrap_or_default()
    });
    let others = Memo::new(move |_| {
        let there = spot.get().and_then(|spot| lying.with(|all| all.get(&spot).cloned()));
        there.unwrap_or_default().into_iter().filter(|card| *card != id).collect::<Vec<_>>()
    });
    let step = move |up: bool| {
        let Some((spot, at, _)) = here.get_untracked() else { return };
        let all = lying.with_untracked(|all| all.get(&spot).cloned()).unwrap_or_default();
        let behind = if up {
            at.checked_sub(2).and_then(|at| all.get(at)).copied()
        } else {
            all.get(at + 1).copied()
        };
        if (up && at == 0) || (!up && behind.is_none()) {
            return;
        }
        sheet.put(app, vec![id], spot, behind);
    };
    let button = move |up: bool| {
        let (icon, words) = if up {
            ("arrow-up", tr::parts::move_up())
        } else {
            ("arrow-down", tr::parts::move_down())
        };
        let at_end =
            move || here.get().is_none_or(|(_, at, all)| if up { at == 0 } else { at + 1 >= all });
        view! {
            <button
                class="button"
                type="button"
                aria-disabled=move || at_end().then_some("true")
                on:click=move |_| step(up)
            >
                <Icon name=icon/>
                {words}
            </button>
        }
    };
    let place = move || {
        here.get().map(|(_, at, all)| tr::canvas::place_of(&all.to_string(), &(at + 1).to_string()))
    };
    view! {
        <details class="disclosure" open>
            <summary>{tr::canvas::move_card()}</summary>
            <div class="disclosure-body stack">
                <p class="soft">{place}</p>
                <div class="row">{button(true)} {button(false)}</div>
                <div class="item-row">
                    {move || {
                        let options = choices.with(|all| {
                            let named = all.iter().enumerate();
                            named.map(|(at, (_, t))| (at.to_string(), t.clone())).collect::<Vec<_>>()
                        });
                        view! {
                            <Select
                                id=format!("move-zone-{id}")
                                label=tr::canvas::move_to()
                                options
                                value=shown
                                words=(tr::parts::not_chosen(), tr::choices::newer())
                                on_pick=Callback::new(move |picked: String| to.set(picked.parse().ok()))
                                locked=false
                            />
                        }
                    }}
                    {move || {
                        view! { <Position id others put=Callback::new(move |behind| go(app, sheet, id, spot, behind))/> }
                    }}
                </div>
            </div>
        </details>
    }
}

fn go(app: App, sheet: Sheet, id: RecordId, spot: Memo<Option<Spot>>, behind: Option<RecordId>) {
    if let Some(spot) = spot.get_untracked()
        && sheet.put(app, vec![id], spot, behind)
    {
        app.toast_undo(tr::canvas::moved());
    }
}

/// The positions of a spot: first, or behind each of its cards; and the button that moves.
#[component]
fn Position(
    id: RecordId,
    others: Memo<Vec<RecordId>>,
    put: Callback<Option<RecordId>>,
) -> impl IntoView {
    let app = App::here();
    let chosen = RwSignal::new("last".to_owned());
    let go = move |_| {
        let behind = match chosen.get_untracked().as_str() {
            "first" => None,
            "last" | "" => others.with_untracked(|all| all.last().copied()),
            card => card.parse().ok(),
        };
        put.run(behind);
    };
    view! {
        {move || {
            let mut options = vec![
                ("last".to_owned(), tr::canvas::position_last().to_owned()),
                ("first".to_owned(), tr::canvas::position_first().to_owned()),
            ];
            let behind = |card: RecordId| {
                (card.to_string(), tr::canvas::position_behind(&card_name(app, card)))
            };
            options.extend(others.get().into_iter().map(behind));
            view! {
                <Select
                    id=format!("move-place-{id}")
                    label=tr::canvas::position()
                    options
                    value=chosen
                    words=(tr::parts::not_chosen(), tr::choices::newer())
                    on_pick=Callback::new(move |picked| chosen.set(picked))
                    locked=false
                />
            }
        }}
        <button class="button" type="button" on:click=go>
            <Icon name="arrow-right"/>
            {tr::canvas::move_there()}
        </button>
    }
}
