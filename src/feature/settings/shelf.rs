//! The workbooks on this device. One is open at a time.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::parts::PracticeButton;
use crate::platform::page;
use crate::route::Route;
use crate::state::App;
use crate::ui::Icon;

#[component]
pub(super) fn Shelf() -> impl IntoView {
    let app = App::here();
    let books = move || {
        let row = |look: crate::state::BookLook| {
            let title = if look.title.trim().is_empty() {
                tr::common::app_name().to_owned()
            } else {
                look.title
            };
            let open = look.is_open;
            let id = look.id;
            view! {
                <li>
                    <div class="rows-item">
                        <Icon name="book"/>
                        <div class="rows-main">
                            <strong class="rows-name" dir="auto">
                                {title}
                            </strong>
                            {look
                                .practice
                                .then(|| view! { <p class="rows-words"><span>{tr::practice::made_up()}</span></p> })}
                            {open.then(|| view! { <p class="rows-words"><span>{tr::settings::is_open()}</span></p> })}
                        </div>
                        {(!open)
                            .then(|| {
                                view! {
                                    <button
                                        class="button"
                                        type="button"
                                        on:click=move |_| {
                                            app.switch_to(id);
                                            page::set_hash(&Route::Home.href());
                                        }
                                    >
                                        <Icon name="folder-open"/>
                                        {tr::settings::open_this()}
                                    </button>
                                }
                            })}
                    </div>
                </li>
            }
        };
        app.shelf().into_iter().map(row).collect_view()
    };
    let any = Memo::new(move |_| !app.shelf().is_empty());
    move || {
        any.get().then(|| {
            view! {
                <section class="section" aria-labelledby="shelf-title">
                    <h2 id="shelf-title">{tr::settings::shelf()}</h2>
                    <ul class="rows" role="list">
                        {books()}
                    </ul>
                    <p class="row">
                        <a class="button" href=Route::Start.href()>
                            <Icon name="plus"/>
                            {tr::settings::start_another()}
                        </a>
                        {(!app.shelf().iter().any(|look| look.practice))
                            .then(|| view! { <PracticeButton/> })}
                    </p>
                </section>
            }
        })
    }
}
