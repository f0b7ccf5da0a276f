//! The gallery: the canvases that are under way, and what a new one can begin with.

use leptos::prelude::*;
use workbook_core::record::{Record, Template};
use workbook_core::template::{BUILT_IN, Wish};

use super::open_board::OpenBoard;
use super::open_template::OpenTemplate;
use super::running::{PutAway, Running};
use super::start::{start, start_template};
use super::template_card::{BuiltCard, OwnCard};
use crate::i18n::{templates, tr};
use crate::parts::BinLink;
use crate::platform::page;
use crate::state::App;
use crate::ui::{Each, Icon, PageHead};

/// The template that is offered to a pair without any canvas.
const FIRST: &str = "our_aim";

/// All canvases and templates.
#[component]
pub fn Gallery() -> impl IntoView {
    let app = App::here();
    let apart = Memo::new(move |_| app.canvases_apart());
    let running = Memo::new(move |_| apart.with(|(now, _)| now.clone()));
    let away = Memo::new(move |_| apart.with(|(_, away)| away.clone()));
    let wishes = Wish::ALL.map(|wish| view! { <WishPart wish/> });
    view! {
        <PageHead title=tr::shell::canvases() lead=tr::canvas::lead()/>
        {move || {
            if running.with(Vec::is_empty) && away.with(Vec::is_empty) && app.is_loaded() {
                return view! { <First/> }.into_any();
            }
            view! { <Running running/> }.into_any()
        }}
        <section class="section" aria-labelledby="wishes-title">
            <h2 id="wishes-title">{tr::canvas::what_to_do()}</h2>
            <WishLinks/>
        </section>
        {wishes.collect_view()}
        <PutAway away/>
        <BinLink/>
    }
}

/// What a canvas is, and one to begin with.
#[component]
fn First() -> impl IntoView {
    let app = App::here();
    let first = BUILT_IN.iter().find(|built| built.name == FIRST);
    let begin = move |_| {
        if let Some(built) = first {
            start(app, built);
        }
    };
    view! {
        <div class="empty">
            <h2>{tr::gallery::nothing_yet()}</h2>
            <p>{tr::gallery::nothing_yet_words()}</p>
            <button class="button" type="button" data-variant="primary" on:click=begin>
                <Icon name="plus"/>
                {tr::gallery::begin_this(templates::title(FIRST))}
            </button>
        </div>
    }
}

/// A short way to each wish, so that nobody has to read all templates.
#[component]
fn WishLinks() -> impl IntoView {
    let link = |wish: Wish| {
        let go = move |_| {
            page::show(&format!("#{}", wish_id(wish)));
            page::focus(&format!("#{}", wish_id(wish)));
        };
        view! {
            <li>
                <button class="chip" type="button" on:click=go>
                    {templates::wish(wish)}
                </button>
            </li>
        }
    };
    view! {
        <ul class="chips-list" role="list">
            {Wish::ALL.map(link).collect_view()}
        </ul>
    }
}

const fn wish_id(wish: Wish) -> &'static str {
    match wish {
        Wish::Meet => "wish-meet",
        Wish::Aim => "wish-aim",
        Wish::Understand => "wish-understand",
        Wish::Try => "wish-try",
        Wish::Improve => "wish-improve",
        Wish::Own => "wish-own",
    }
}

/// The templates for one wish; the pair's own stand with the open board.
#[component]
fn WishPart(wish: Wish) -> impl IntoView {
    let all = BUILT_IN.iter().filter(move |built| built.wish == wish);
    view! {
        <section class="section" aria-labelledby=wish_id(wish)>
            <h3 class="wish-title" id=wish_id(wish) tabindex="-1">
                {templates::wish(wish)}
            </h3>
            <ul class="templates" role="list">
                {all.map(|built| view! { <BuiltCard built/> }).collect_view()}
                {(wish == Wish::Own).then(|| view! { <OwnCards/> })}
            </ul>
            {(wish == Wish::Own).then(|| view! { <OwnTools/> })}
        </section>
    }
}

#[component]
fn OwnCards() -> impl IntoView {
    let app = App::here();
    let own = Signal::derive(move || app.list(Template::KIND.name));
    view! {
        <Each keys=own let(id)>
            <OwnCard id/>
        </Each>
    }
}

/// Making a template, and taking one in from a file.
#[component]
fn OwnTools() -> impl IntoView {
    let app = App::here();
    let may = Memo::new(move |_| app.read_only().is_none());
    move || {
        may.get().then(|| {
            view! {
                <p>
                    <button class="button" type="button" on:click=move |_| start_template(app)>
                        <Icon name="plus"/>
                        {tr::gallery::new_template()}
                    </button>
                </p>
                <OpenTemplate/>
                <OpenBoard/>
            }
        })
    }
}
