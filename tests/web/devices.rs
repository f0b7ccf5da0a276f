//! Tabs, time, random numbers, the page, files, a broken app.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::File;
use workbook_app::platform::{
    clock, crash,
    files::{self, Kept, ReadError},
    lifecycle, page, persist, random,
    storage::{StorageNews, on_other_tab},
    tabs::Tabs,
    timer,
    twin::Twin,
    update,
};

use crate::support::{Replaced, Workbook, fresh_book, wait_ms};

#[wasm_bindgen_test]
async fn a_message_reaches_the_other_tabs_of_the_same_book_only() {
    let (book, other) = (fresh_book(), fresh_book());
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = |name: &'static str| {
        let heard = Rc::clone(&heard);
        move |message| heard.borrow_mut().push(format!("{name} {message}"))
    };
    let sender = Tabs::join(&book, hear("sender"));
    let _receiver = Tabs::join(&book, hear("receiver"));
    let _stranger = Tabs::join(&other, hear("stranger"));
    let gone = Tabs::join(&book, hear("gone"));
    drop(gone);
    sender.post("hello");
    wait_ms(200).await;
    assert_eq!(*heard.borrow(), ["receiver hello"]);
}

#[wasm_bindgen_test]
fn a_browser_without_the_api_is_mute() {
    let book = fresh_book();
    assert!(!Tabs::join(&book, |_| {}).is_mute());
    let _gone = Replaced::new(&js_sys::global(), "BroadcastChannel", &JsValue::UNDEFINED);
    assert!(Tabs::join(&book, |_| {}).is_mute());
}

#[wasm_bindgen_test]
fn random_numbers_differ() {
    let many: std::collections::BTreeSet<_> = (0..1_000).map(|_| random::random_u128()).collect();
    assert_eq!(many.len(), 1_000);
    assert_ne!(random::random_u64(), random::random_u64());
    assert!(many.iter().any(|number| *number > u128::MAX / 2), "all 128 bits are used");
}

#[wasm_bindgen_test]
fn the_clock_is_in_milliseconds() {
    let year_2020 = 1_577_836_800_000;
    assert!(clock::now_ms() > year_2020 && clock::now_ms() < year_2020 * 3);
}

#[wasm_bindgen_test]
async fn a_dropped_timer_does_not_ring_and_a_kept_one_does() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ring = |name: &'static str| {
        let heard = Rc::clone(&heard);
        move || heard.borrow_mut().push(name)
    };
    drop(timer::after(10, ring("dropped")));
    let _held = timer::after(10, ring("held"));
    timer::after(20, ring("kept")).keep();
    timer::idle(ring("idle"));
    wait_ms(300).await;
    heard.borrow_mut().sort_unstable();
    assert_eq!(*heard.borrow(), ["held", "idle", "kept"]);
}

#[wasm_bindgen_test]
async fn yielding_lets_timers_ring_and_the_database_answer() {
    let ended = Rc::new(Cell::new(0));
    let (ringing, answering) = (Rc::clone(&ended), Rc::clone(&ended));
    timer::after(0, move || ringing.set(ringing.get() + 1)).keep();
    spawn_local(async move {
        Twin::open().await.unwrap();
        answering.set(answering.get() + 1);
    });
    let limit = clock::now_ms() + 5_000;
    while ended.get() < 2 {
        assert!(clock::now_ms() < limit, "the other tasks never had their turn");
        timer::yield_now().await;
    }
}

#[wasm_bindgen_test]
async fn the_hash_is_set_read_and_told() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let telling = Rc::clone(&told);
    let listener = page::on_hash(move |hash| telling.borrow_mut().push(hash));
    let path = || web_sys::window().unwrap().location().pathname().unwrap();
    let path_before = path();
    page::set_hash("/aims/1");
    assert_eq!(page::hash(), "/aims/1");
    page::set_hash("#/aims/1");
    page::set_hash("#/share");
    assert_eq!(page::hash(), "/share");
    assert_eq!(path(), path_before, "only what is behind the # has changed");
    wait_ms(50).await;
    drop(listener);
    page::set_hash("/home");
    wait_ms(50).await;
    assert_eq!(*told.borrow(), ["/aims/1", "/share"]);
}

#[wasm_bindgen_test]
fn language_and_look_stand_on_the_document() {
    page::set_lang("sv");
    page::set_theme("dark");
    page::set_title("A title");
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.document_element().unwrap();
    assert_eq!(root.get_attribute("lang").as_deref(), Some("sv"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(document.title(), "A title");
    assert!(!page::preferred_languages().is_empty());
    assert!(!page::is_standalone());
    assert!(page::viewport().height > 0.0);
    assert!(!page::focus("#not-there"));
}

#[wasm_bindgen_test]
async fn a_change_of_another_tab_is_told_with_its_text() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let telling = Rc::clone(&told);
    let _listener = on_other_tab(move |news| telling.borrow_mut().push(news));
    let fire = Function::new_with_args(
        "init",
        "window.dispatchEvent(new StorageEvent('storage', JSON.parse(init)))",
    );
    for event in [r#"{"key":"k","newValue":"v"}"#, r#"{"key":"k"}"#, "{}", r#"{"key":"cpw/probe"}"#]
    {
        fire.call1(&JsValue::UNDEFINED, &event.into()).unwrap();
    }
    let (key, text) = (String::from("k"), String::from("v"));
    let written = StorageNews::Written { key: key.clone(), text };
    let expected = [written, StorageNews::Removed { key }, StorageNews::Cleared];
    assert_eq!(*told.borrow(), expected);
}

#[wasm_bindgen_test]
fn coming_back_and_leaving_are_told() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let (back, gone) = (Rc::clone(&told), Rc::clone(&told));
    let _resume = lifecycle::on_resume(move || back.borrow_mut().push("back"));
    let _hide = lifecycle::on_hide(move || gone.borrow_mut().push("gone"));
    let fire = |script| Function::new_no_args(script).call0(&JsValue::UNDEFINED).unwrap();
    fire("document.dispatchEvent(new Event('freeze'))");
    fire("document.dispatchEvent(new Event('resume'))");
    fire("window.dispatchEvent(new PageTransitionEvent('pagehide'))");
    fire("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    fire("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))");
    assert_eq!(*told.borrow(), ["gone", "back", "gone", "back"]);
}

#[wasm_bindgen_test]
fn closing_is_held_up_only_while_something_is_unsaved() {
    let unsaved = Rc::new(Cell::new(true));
    let asked = Rc::clone(&unsaved);
    let _guard = lifecycle::guard_unload(move || asked.get());
    let fire = Function::new_no_args(
        "return window.dispatchEvent(new Event('beforeunload', { cancelable: true }))",
    );
    assert_eq!(fire.call0(&JsValue::UNDEFINED), Ok(JsValue::FALSE));
    unsaved.set(false);
    assert_eq!(fire.call0(&JsValue::UNDEFINED), Ok(JsValue::TRUE));
}

#[wasm_bindgen_test]
async fn a_file_is_read_whole_or_refused_before_reading() {
    let parts: Array = ["åäö"].into_iter().map(JsValue::from).collect();
    let file = File::new_with_str_sequence(&parts, "a.json").unwrap();
    assert_eq!(files::read(&file, 6).await, Ok("åäö".as_bytes().to_vec()));
    assert_eq!(files::read(&file, 5).await, Err(ReadError::TooLarge { size: 6 }));
}

#[wasm_bindgen_test]
async fn saving_goes_down_the_ladder_and_stops_at_a_no() {
    let cases = [
        (
            "return Promise.resolve({ createWritable: async () => ({
                 write: async bytes => { window.kept = new TextDecoder().decode(bytes) }, close: async () => {} }),
                 getFile: async () => new File([window.kept], 'a.json') })",
            Kept::Confirmed,
        ),
        (
            "return Promise.resolve({ createWritable: async () => ({ write: async () => {}, close: async () => {} }),
                 getFile: async () => new File(['tex'], 'a.json') })",
            Kept::Offered,
        ),
        ("return Promise.reject(new DOMException('', 'AbortError'))", Kept::Cancelled),
        ("return Promise.reject(new DOMException('', 'SecurityError'))", Kept::Offered),
        (
            "return Promise.resolve({ createWritable: async () => {
                 throw new DOMException('', 'AbortError') } })",
            Kept::Offered,
        ),
    ];
    for (script, expected) in cases {
        let picker = Function::new_no_args(script);
        let _replaced = Replaced::new(&js_sys::global(), "showSaveFilePicker", &picker);
        assert_eq!(files::save("a.workbook.json", "text").await, Ok(expected), "{script}");
    }
    let kept = Reflect::get(&js_sys::global(), &"kept".into()).unwrap();
    assert_eq!(kept.as_string().as_deref(), Some("text"));
    let _missing = Replaced::new(&js_sys::global(), "showSaveFilePicker", &JsValue::UNDEFINED);
    assert_eq!(files::save("a.workbook.json", "text").await, Ok(Kept::Offered));
}

#[wasm_bindgen_test]
fn a_broken_app_is_poisoned_and_recovers_once() {
    let workbook = Workbook::new();
    workbook.counting("recover");
    assert!(!crash::is_poisoned());
    crash::stop("stopped at test.rs:1");
    crash::stop("stopped at test.rs:2");
    assert!(crash::is_poisoned());
    assert!((workbook.calls() - 1.0).abs() < f64::EPSILON);
}

#[wasm_bindgen_test]
fn an_update_is_seen_told_and_applied() {
    assert!(!update::update_is_ready());
    update::apply_update();
    let workbook = Workbook::new();
    workbook.counting("applyUpdate");
    workbook.set("updateWaiting", &JsValue::TRUE);
    assert!(update::update_is_ready());
    update::apply_update();
    assert!((workbook.calls() - 1.0).abs() < f64::EPSILON);

    let told = Rc::new(Cell::new(false));
    let telling = Rc::clone(&told);
    let _listener = update::on_update_ready(move || telling.set(true));
    let fire = "window.dispatchEvent(new CustomEvent('workbook:update-ready'))";
    Function::new_no_args(fire).call0(&JsValue::UNDEFINED).unwrap();
    assert!(told.get());
}

#[wasm_bindgen_test]
async fn the_browser_tells_how_much_room_there_is() {
    let room = persist::estimate().await.expect("Chromium tells");
    assert!(room.limit > room.used);
    assert_ne!(persist::persisted().await, persist::Persistence::Unknown);
}
