//! The calm step: before a hard note or a worry about the other is shared, three good ways.
//! It asks; it never warns and never forbids.

use leptos::prelude::*;
use workbook_core::record::{Note, NoteSort, Share, Want};
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::state::App;
use crate::ui::Icon;

/// How a note is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As it is.
    Now,
    /// Shared, to be talked about together.
    AtVisit,
    /// Not yet.
    Draft,
}

impl Way {
    /// Makes a note be said this way.
    pub(super) fn apply(self, note: &mut Note) {
        note.share = Some(match self {
            Self::Now | Self::AtVisit => Share::Shared,
            Self::Draft => Share::Draft,
        });
        if self == Self::AtVisit {
            note.wants = Some(Want::TalkNextVisit);
        }
    }
}

/// The one of the pair whom a note is hard for, if it asks for the calm step: what is hard or a
/// worry about the other. What both wrote together needs none.
pub(super) fn asked_for(note: &Note) -> Option<Seat> {
    let hard = matches!(note.sort, Some(NoteSort::Hard | NoteSort::Worry));
    let by = note.by.filter(|by| *by != Seat::Both);
    note.about_seat.filter(|about| hard && by.is_some_and(|by| by != *about))
}

/// Three ways to say it.
#[component]
pub(super) fn Calm(
    /// Whom it is about.
    about: Seat,
    /// Says it one of the ways.
    say: Callback<Way>,
    /// Goes back without saying it.
    back: Callback<()>,
) -> impl IntoView {
    let app = App::here();
    let title = tr::notes::calm_title(&app.name(about));
    timer::next_frame(|| {
        page::focus("#calm-title");
    });
    let ways = [
        (Way::Now, "message", tr::notes::calm_now(), tr::notes::calm_now_words()),
        (Way::AtVisit, "users", tr::notes::calm_visit(), tr::notes::calm_visit_words()),
        (Way::Draft, "pencil", tr::notes::calm_draft(), tr::notes::calm_draft_words()),
    ];
    let row = |(way, icon, label, words): (Way, &'static str, &'static str, &'static str)| {
        let hint = format!("calm-{icon}");
        view! {
            <div class="calm-way">
                <button
                    class="button"
                    type="button"
                    data-size="large"
                    aria-describedby=hint.clone()
                    on:click=move |_| say.run(way)
                >
                    <Icon name=icon/>
                    {label}
                </button>
                <p class="soft" id=hint>
                    {words}
                </p>
            </div>
        }
    };
    view! {
        <section class="card calm-step" aria-labelledby="calm-title">
            <h2 id="calm-title" tabindex="-1" dir="auto">
                {title}
            </h2>
            <p>{tr::notes::calm_lead()}</p>
            {ways.map(row).collect_view()}
            <div class="row">
                <button class="button" type="button" data-variant="quiet" on:click=move |_| back.run(())>
                    <Icon name="arrow-left"/>
                    {tr::notes::calm_back()}
                </button>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_hard_and_about_the_other_asks_for_calm() {
        let of = |sort, by, about_seat| {
            asked_for(&Note { sort: Some(sort), by: Some(by), about_seat, ..Note::default() })
        };
        let other = Some(Seat::Professional);
        for (sort, by, about, expected) in [
            (NoteSort::Hard, Seat::Patient, other, other),
            (NoteSort::Worry, Seat::Patient, other, other),
            (NoteSort::Worry, Seat::Professional, other, None),
            (NoteSort::Thanks, Seat::Patient, other, None),
            (NoteSort::Hard, Seat::Patient, None, None),
            (NoteSort::Hard, Seat::Both, other, None),
        ] {
            assert_eq!(of(sort, by, about), expected, "{sort:?} by {by:?}");
        }
    }
}
