//! The pair's names and the workbook's title.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::record::PersonText;
use workbook_core::stamp::Seat;

use crate::i18n::{tr, words};
use crate::state::App;
use crate::ui::{Field, FieldMore, Lines};

#[component]
pub(super) fn Pair() -> impl IntoView {
    let app = App::here();
    let title = Memo::new(move |_| app.workbook().title);
    let person = move |seat: Seat| {
        let name = Memo::new(move |_| app.person(seat).name);
        let role = Memo::new(move |_| app.person(seat).role);
        let edit =
            move |text: PersonText| move |value: String| Command::EditPerson { seat, text, value };
        let label = match seat {
            Seat::Patient => tr::start::name_patient(),
            Seat::Professional | Seat::Both => tr::start::name_professional(),
        };
        view! {
            <div class="stack voice" data-seat=seat.name()>
                <Text id=format!("pair-name-{}", seat.name()) label value=name limit=40 edit=Callback::new(edit(PersonText::Name))/>
                <Text id=format!("pair-role-{}", seat.name()) label=tr::start::role() value=role limit=40 edit=Callback::new(edit(PersonText::Role))/>
            </div>
        }
    };
    view! {
        <section class="section" aria-labelledby="pair-title">
            <h2 id="pair-title">{tr::settings::pair()}</h2>
            <Text
                id="book-title".to_owned()
                label=tr::settings::book_title()
                value=title
                limit=80
                edit=Callback::new(Command::Rename)
            />
            <div class="sides">{Seat::PAIR.map(person).collect_view()}</div>
        </section>
    }
}

/// A text that is stored at each key press.
#[component]
fn Text(
    id: String,
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    limit: usize,
    edit: Callback<String, Command>,
) -> impl IntoView {
    let app = App::here();
    let error = RwSignal::new(None::<String>);
    let type_in = Callback::new(move |text: String| {
        error.set(app.dispatch(&edit.run(text)).err().map(words::command_error));
    });
    view! {
        <Field
            id
            label
            value
            on_input=type_in
            lines=Lines::One
            limit
            more=FieldMore {
                error: error.into(),
                locked: Signal::derive(move || app.read_only().is_some()),
                ..FieldMore::default()
            }
        />
    }
}
