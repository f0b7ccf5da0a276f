//! Files that pass back and forth: saving one, opening one after a look.

mod changes;
mod imports;
mod item;
mod opening;
mod preview;
mod readable;
mod saving;
mod take;
mod unlock;
mod what;
mod words;

use leptos::prelude::*;

use crate::i18n::tr;
use crate::parts::{CopyAge, Waiting, copy_tone};
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, PageHead};

use imports::Imports;
use opening::OpenFile;
use preview::PreviewCard;
use readable::ReadableCopy;
use saving::SaveFile;

/// The place of files.
#[component]
pub fn Share() -> impl IntoView {
    let app = App::here();
    let incoming = app.incoming();
    let body = move || {
        if incoming.with(Option::is_some) {
            return view! { <PreviewCard/> }.into_any();
        }
        view! {
            <Imports/>
            <Waiting/>
            <div class="notice" data-tone=move || copy_tone(app)>
                <Icon name="archive"/>
                <div class="notice-body">
                    <CopyAge/>
                </div>
            </div>
            <SaveFile/>
            <ReadableCopy/>
            <OpenFile/>
            <p class="row">
                <a class="button" data-variant="quiet" href=Route::History.href()>
                    <Icon name="clock"/>
                    {tr::history::title()}
                </a>
                <a class="button" data-variant="quiet" href=Route::Copies.href()>
                    <Icon name="archive"/>
                    {tr::copies::title()}
                </a>
                <a class="button" data-variant="quiet" href=Route::Finish.href()>
                    <Icon name="check"/>
                    {tr::lock::finish()}
                </a>
            </p>
        }
        .into_any()
    };
    view! {
        <PageHead title=tr::share::title() lead=tr::share::lead()/>
        {body}
    }
}

/// Opening a file where there is no workbook yet.
#[component]
pub fn OpenOnly() -> impl IntoView {
    let app = App::here();
    let incoming = app.incoming();
    view! {
        <PageHead
            title=tr::start::open_door()
            lead=tr::share::open_lead()
            back=(Route::Home.href(), tr::start::back())
        />
        {move || {
            if incoming.with(Option::is_some) {
                view! { <PreviewCard/> }.into_any()
            } else {
                view! { <OpenFile/> }.into_any()
            }
        }}
    }
}
