//! How much room there is, what takes it, and what can be done.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::platform::persist::Persistence;
use crate::route::Route;
use crate::state::{App, NEARLY_FULL, Room, Takes};
use crate::ui::{Icon, LinkRow};

#[component]
pub(super) fn RoomPart() -> impl IntoView {
    let app = App::here();
    let room = RwSignal::new(None::<Room>);
    spawn_local(async move {
        let found = app.room().await;
        let _ = room.try_set(Some(found));
    });
    view! {
        <section class="section" aria-labelledby="room-title">
            <h2 id="room-title">{tr::settings::room()}</h2>
            {move || match room.get() {
                None => view! { <p class="waiting"><Icon name="loader"/>{tr::room::looking()}</p> }.into_any(),
                Some(room) => view! { <Found room/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Found(room: Room) -> impl IntoView {
    let Room { percent, parts, all, kept } = room;
    let sum: u64 = parts.iter().map(|(_, units)| units).sum();
    let row = |(part, units): (Takes, u64)| {
        let share = (units * 100).div_ceil(sum.max(1));
        view! {
            <tr>
                <th scope="row">{named(part)}</th>
                <td class="number">{tr::room::of_all(&share.to_string())}</td>
            </tr>
        }
    };
    let bin = parts.iter().any(|(part, _)| *part == Takes::Bin);
    let nearly = (percent >= NEARLY_FULL).then(|| {
        view! {
            <div class="notice" data-tone="warn">
                <Icon name="alert"/>
                <p class="notice-body">{tr::room::nearly_full()}</p>
            </div>
        }
    });
    let kept = match kept {
        Persistence::Kept => tr::room::promised(),
        Persistence::MayBeRemoved | Persistence::Unknown => tr::room::not_promised(),
    };
    view! {
        <div class="meter">
            <label for="room">{tr::room::quick_store()}</label>
            <meter id="room" min="0" max="100" high=NEARLY_FULL.to_string() value=percent.to_string()></meter>
            <p class="soft small">{tr::settings::room_used(&percent.to_string())}</p>
        </div>
        {nearly}
        <table class="table">
            <caption>{tr::room::what_takes()}</caption>
            <tbody>{parts.into_iter().map(row).collect_view()}</tbody>
        </table>
        <h3>{tr::room::what_to_do()}</h3>
        <ul class="rows" role="list">
            {way("save", Route::Share, tr::room::save_first())}
            {bin.then(|| way("trash", Route::Bin, tr::room::empty_bin()))}
            {way("archive", Route::Copies, tr::room::drop_copies())}
            {way("book", Route::Shelf, tr::room::drop_books())}
        </ul>
        {all.map(|bytes| view! { <p class="soft small">{tr::room::all_bytes(&size(bytes))}</p> })}
        <p class="soft small">{kept}</p>
    }
}

fn way(icon: &'static str, place: Route, words: &'static str) -> impl IntoView {
    view! { <LinkRow icon href=place.href() name=words/> }
}

fn named(part: Takes) -> &'static str {
    match part {
        Takes::Aims => tr::shell::aims(),
        Takes::Notes => tr::shell::notes(),
        Takes::Canvases => tr::shell::canvases(),
        Takes::Rest => tr::room::rest(),
        Takes::Past => tr::room::past(),
        Takes::Bin => tr::bin::title(),
        Takes::Others => tr::room::others(),
    }
}

/// Bytes in words: whole kilobytes or megabytes, rounded up.
fn size(bytes: u64) -> String {
    match bytes.div_ceil(1_000) {
        kilobytes @ ..1_000 => tr::room::kilobytes(&kilobytes.to_string()),
        kilobytes => tr::room::megabytes(&kilobytes.div_ceil(1_000).to_string()),
    }
}
