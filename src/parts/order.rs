//! Moving an item up or down its list by buttons.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;

use crate::i18n::{tr, words};
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
    let go = move |up: Way| {
        let (at, length) = place.get_untracked();
        let Ok(behind) = siblings.with_untracked(|all| up.behind(all, at)) else { return };
        match app.dispatch(&Command::Move { id, behind }) {
            Ok(()) => {
                let now = place.get_untracked().0 + 1;
                app.say(&tr::parts::now_at(&length.to_string(), &now.to_string()));
            }
            Err(error) => app.alert(&words::command_error(error)),
        }
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
    view! {
        {button(Way::Up)}
        {button(Way::Down)}
    }
}

/// One place towards an end of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Way {
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
