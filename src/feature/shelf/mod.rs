//! The workbooks on this device: which there are, opening one, its name, and removing one.

mod remove;
mod rows;

use leptos::prelude::*;
use workbook_core::record::Workbook;

use crate::i18n::tr;
use crate::parts::{Clashes, PracticeButton};
use crate::route::Route;
use crate::state::{App, BookLook};
use crate::ui::{Icon, PageHead};

use remove::{Asked, RemoveDialog};
use rows::Rows;

/// What a workbook is called on the shelf.
fn called(title: &str) -> String {
    if title.trim().is_empty() { tr::common::app_name().to_owned() } else { title.to_owned() }
}

/// What a row says of it: of a locked one nothing is known.
fn called_on_shelf(look: &BookLook) -> String {
    if look.locked { tr::lock::a_locked_book().to_owned() } else { called(&look.title) }
}

/// The shelf.
#[component]
pub fn Shelf() -> impl IntoView {
    let app = App::here();
    let asked = RwSignal::new(None::<Asked>);
    let title = move || {
        let _ = app.phase();
        view! { <Clashes id=Workbook::id(app.book())/> }
    };
    view! {
        <PageHead title=tr::shelf::title() lead=tr::shelf::lead()/>
        {title}
        <Rows asked/>
        <p class="row">
            <a class="button" href=Route::Start.href()>
                <Icon name="plus"/>
                {tr::shelf::start_another()}
            </a>
            {move || (!app.shelf().iter().any(|look| look.practice)).then(|| view! { <PracticeButton/> })}
        </p>
        <RemoveDialog asked/>
    }
}
