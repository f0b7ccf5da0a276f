//! What single keys and undo keys do anywhere, and the list of them.
//! Not while typing: there a letter is a letter, and undo is the browser's own.

use leptos::prelude::*;

use crate::i18n::{tr, words};
use crate::parts::KeysShown;
use crate::platform::keys::{self, Answer, Goes, Held, Press};
use crate::platform::{clock, page, timer};
use crate::route::Route;
use crate::state::{App, SingleKeys};
use crate::ui::Dialog;

/// How long "g" waits for its second letter, in milliseconds.
const WAIT_MS: i64 = 1_500;
/// The field that "/" goes to.
const FIND_FIELD: &str = "#find-field";

/// The letter after "g", where it goes, and what that is called.
fn places() -> [(&'static str, Route, &'static str); 7] {
    [
        ("h", Route::Home, tr::shell::home()),
        ("a", Route::Aims, tr::shell::aims()),
        ("n", Route::Notes, tr::shell::notes()),
        ("c", Route::Canvases, tr::shell::canvases()),
        ("u", Route::Us, tr::shell::us()),
        ("f", Route::Find, tr::shell::find()),
        ("s", Route::Share, tr::shell::share()),
    ]
}

/// Listens for shortcuts as long as the shell stands, and holds their list.
#[component]
pub(super) fn Shortcuts(
    /// Whether a workbook is open.
    open: Memo<bool>,
    /// Set to open the calm screen.
    passing: RwSignal<bool>,
) -> impl IntoView {
    let app = App::here();
    let KeysShown(shown) = expect_context();
    let went = StoredValue::new(0_i64);
    let act = move |press: &Press| {
        if press.goes == Goes::Page
            && open.get_untracked()
            && on_command(app, press) == Answer::Taken
        {
            return Answer::Taken;
        }
        let silent = untrack(|| app.prefs()).keys == SingleKeys::Off;
        if silent || press.goes != Goes::Page || press.held != Held::Nothing {
            return Answer::Leave;
        }
        // Whatever comes after "g" ends the waiting.
        let waited = clock::now_ms() - went.get_value();
        went.set_value(0);
        let after_g = (0..WAIT_MS).contains(&waited);
        match press.key.as_str() {
            "?" => shown.set(true),
            _ if !open.get_untracked() => return Answer::Leave,
            key if after_g => return go(key),
            "g" => went.set_value(clock::now_ms()),
            "/" => find(),
            "p" => passing.set(true),
            _ => return Answer::Leave,
        }
        Answer::Taken
    };
    let listener = StoredValue::new_local(keys::on_key(act));
    on_cleanup(move || listener.dispose());
    view! {
        <Dialog open=shown title_id="keys-title">
            <List/>
        </Dialog>
    }
}

/// Undo and redo, which are keys of every program and never silent.
fn on_command(app: App, press: &Press) -> Answer {
    let steps = untrack(|| app.steps());
    let said = match (press.key.as_str(), press.held) {
        ("z", Held::Command) => {
            app.undo();
            steps.undo.map_or(tr::shortcuts::nothing_to_undo(), words::undo)
        }
        ("z", Held::CommandShift) => {
            app.redo();
            steps.redo.map_or(tr::shortcuts::nothing_to_redo(), |_| tr::shell::redo())
        }
        _ => return Answer::Leave,
    };
    app.say(said);
    // What had the focus may be what was taken back.
    timer::next_frame(|| {
        if page::nothing_has_focus() {
            page::focus("h1");
        }
    });
    Answer::Taken
}

fn go(key: &str) -> Answer {
    match places().into_iter().find(|(letter, ..)| *letter == key) {
        Some((_, place, _)) => {
            page::set_hash(&place.href());
            Answer::Taken
        }
        None => Answer::Leave,
    }
}

/// To the field of Find, which stands when the next picture is drawn.
fn find() {
    page::set_hash(&Route::Find.href());
    timer::next_frame(|| {
        page::focus(FIND_FIELD);
    });
}

/// All shortcuts, each with what it does.
#[component]
fn List() -> impl IntoView {
    let app = App::here();
    let KeysShown(shown) = expect_context();
    let row = |keys: AnyView, does: String| {
        view! {
            <div>
                <dt>{keys}</dt>
                <dd>{does}</dd>
            </div>
        }
    };
    let one = |key: &'static str| view! { <kbd>{key}</kbd> }.into_any();
    let after_g = |key: &'static str| {
        view! {
            <kbd>"g"</kbd>
            " "
            {tr::shortcuts::then()}
            " "
            <kbd>{key}</kbd>
        }
        .into_any()
    };
    let with = |keys: Vec<&'static str>| {
        let key = |(at, key)| view! { {(at > 0).then_some(" + ")} <kbd>{key}</kbd> };
        keys.into_iter().enumerate().map(key).collect_view().into_any()
    };
    let go = places().map(|(key, _, name)| row(after_g(key), tr::shortcuts::go_to(name)));
    let silent = (app.prefs().keys == SingleKeys::Off)
        .then(|| view! { <p class="soft">{tr::shortcuts::are_off()}</p> });
    view! {
        <h2 id="keys-title">{tr::shortcuts::title()}</h2>
        {silent}
        <dl class="keys">
            {go.collect_view()}
            {row(one("/"), tr::shortcuts::find().to_owned())}
            {row(one("p"), tr::shell::pass().to_owned())}
            {row(with(vec![tr::shortcuts::ctrl(), "z"]), tr::shell::undo().to_owned())}
            {row(with(vec![tr::shortcuts::ctrl(), tr::shortcuts::shift(), "z"]), tr::shell::redo().to_owned())}
            {row(one("?"), tr::shortcuts::this_list().to_owned())}
            {row(one("Esc"), tr::shortcuts::escape().to_owned())}
        </dl>
        <p class="soft small">{tr::shortcuts::on_a_mac()}</p>
        <p class="soft small">{tr::shortcuts::in_a_field()}</p>
        <div class="dialog-actions">
            <button class="button" type="button" autofocus on:click=move |_| shown.set(false)>
                {tr::common::close()}
            </button>
        </div>
    }
}
