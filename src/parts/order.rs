//! Moving an item up or down its list by buttons. Not for dragging: see `drag`.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;

use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::state::App;
use crate::ui::Icon;

/// Up and down. What cannot be done can be heard, not pressed.
#[component]
pub fn OrderButtons(
    /// The item.
    id: RecordId,
    /// All items of the list, in their order.
    siblings: Memo<Vec<RecordId>>,
) -> impl IntoView {
    let app = App::here();
    let place = Memo::new(move |_| {
        siblings.with(|all| (all.iter().position(|one| *one == id).unwrap_or_default(), all.len()))
    });
    let go = move |way: Way| {
        let at = place.get_untracked().0;
        let Ok(behind) = siblings.with_untracked(|all| way.behind(all, at)) else { return };
        put(app, id, behind, siblings);
        // A row that moves loses the focus.
        timer::next_frame(move || {
            page::focus(&format!("#{}", way.button(id)));
        });
    };
    let button = move |way: Way| {
        let (icon, label) = match way {
            Way::Up => ("arrow-up", tr::parts::move_up()),
            Way::Down => ("arrow-down", tr::parts::move_down()),
        };
        let at_end = move || {
            let (at, length) = place.get();
            match way {
                Way::Up => at == 0,
                Way::Down => at + 1 >= length,
            }
        };
        view! {
            <button
                class="button"
                id=way.button(id)
                type="button"
                data-variant="quiet"
                aria-disabled=move || at_end().then_some("true")
                on:click=move |_| go(way)
            >
                <Icon name=icon/>
                {label}
                <span class="sr-only">" " {move || app.label(id)}</span>
            </button>
        }
    };
    let alone = Memo::new(move |_| place.get().1 < 2);
    move || {
        (!alone.get()).then(|| {
            view! {
                {button(Way::Up)}
                {button(Way::Down)}
            }
        })
    }
}

/// Puts an item behind another, or first, and says where it is now.
pub(super) fn put(app: App, id: RecordId, behind: Option<RecordId>, siblings: Memo<Vec<RecordId>>) {
    if app.told(app.dispatch(&Command::Move { id, behind })).is_none() {
        return;
    }
    let (now, length) = siblings.with_untracked(|all| {
        (all.iter().position(|one| *one == id).map_or(0, |at| at + 1), all.len())
    });
    app.say(&tr::parts::now_at(&length.to_string(), &now.to_string()));
}

/// One place towards an end of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Way {
    /// The id in the page of the button of an item.
    fn button(self, id: RecordId) -> String {
        match self {
            Self::Up => format!("up-{id}"),
            Self::Down => format!("down-{id}"),
        }
    }
    /// Behind which item the one at a place goes; none for the first place.
    fn behind(self, all: &[RecordId], at: usize) -> Result<Option<RecordId>, AtEnd> {
        match self {
            Self::Up if at == 0 => Err(AtEnd),
            Self::Up => Ok(at.checked_sub(2).and_then(|before| all.get(before)).copied()),
            Self::Down => all.get(at + 1).map(|next| Some(*next)).ok_or(AtEnd),
        }
    }
}

/// The item is at that end of the list already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct AtEnd;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_up_or_down_is_behind_the_right_neighbour() {
        let all: Vec<RecordId> = (1..=3).map(RecordId::new).collect();
        let id = |number: u128| Ok(Some(RecordId::new(number)));
        assert_eq!([0, 1, 2].map(|at| Way::Up.behind(&all, at)), [Err(AtEnd), Ok(None), id(1)]);
        let down = [0, 1, 2].map(|at| Way::Down.behind(&all, at));
        assert_eq!(down, [id(2), id(3), Err(AtEnd)]);
    }
}
