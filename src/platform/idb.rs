//! `IndexedDB` as futures: open, transaction, request.
//! Not for what is stored: see `twin.rs`.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbRequestReadyState,
    IdbTransaction,
};

use super::{
    js,
    once::{Answer, Wait, once},
    storage::{StorageError, check_not_poisoned},
    timer,
};

/// A store that has not opened by then is treated as missing: the app must not wait for it.
const OPEN_LIMIT_MS: i32 = 5_000;

type Handler = Closure<dyn FnMut(Event)>;

/// What a transaction may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    /// Complete only when the data is on the disk.
    Write,
}

/// One transaction. Dropping it before its end undoes what it wrote.
pub(super) struct Transaction {
    raw: IdbTransaction,
    store: IdbObjectStore,
    undo_on_drop: bool,
    wait: Option<Wait<Result<(), StorageError>>>,
    verdict: Rc<Cell<Option<StorageError>>>,
    _on_end: Handler,
}

impl Transaction {
    /// Begins a transaction on a store, and on `others` besides.
    pub(super) fn begin(
        db: &IdbDatabase,
        store: &str,
        others: &[&str],
        mode: Mode,
    ) -> Result<Self, StorageError> {
        let names = std::iter::once(store).chain(others.iter().copied());
        let names = js::array(&names.map(JsValue::from_str).collect::<Vec<_>>());
        let raw: IdbTransaction = match mode {
            Mode::Read => js::call(db, "transaction", &[names])?,
            Mode::Write => {
                check_not_poisoned()?;
                let strict = js::object(&[("durability", "strict".into())]);
                js::call(db, "transaction", &[names, "readwrite".into(), strict])?
            }
        }
        .unchecked_into();
        let (answer, wait) = once();
        let verdict = Rc::new(Cell::new(None));
        let on_end = end_handler(raw.clone(), answer, Rc::clone(&verdict));
        let function = on_end.as_ref().unchecked_ref();
        raw.set_oncomplete(Some(function));
        raw.set_onabort(Some(function));
        let store = raw.object_store(store)?;
        let undo_on_drop = mode == Mode::Write;
        Ok(Self { raw, store, undo_on_drop, wait: Some(wait), verdict, _on_end: on_end })
    }

    pub(super) fn store(&self) -> &IdbObjectStore {
        &self.store
    }

    /// One of the other stores it was begun on.
    pub(super) fn other(&self, name: &str) -> Result<IdbObjectStore, StorageError> {
        Ok(self.raw.object_store(name)?)
    }

    /// A way to end the transaction from inside a callback.
    pub(super) fn breaker(&self) -> Breaker {
        Breaker { raw: self.raw.clone(), verdict: Rc::clone(&self.verdict) }
    }

    /// Resolves when everything is on the disk, or when nothing of it will ever be.
    pub(super) async fn done(mut self) -> Result<(), StorageError> {
        let Some(wait) = self.wait.take() else {
            return Err(StorageError::Failed);
        };
        let outcome = wait.await;
        self.undo_on_drop = false;
        outcome
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        self.raw.set_oncomplete(None);
        self.raw.set_onabort(None);
        if self.undo_on_drop {
            let _ = self.raw.abort();
        }
    }
}

fn end_handler(
    raw: IdbTransaction,
    answer: Answer<Result<(), StorageError>>,
    verdict: Rc<Cell<Option<StorageError>>>,
) -> Handler {
    Closure::new(move |event: Event| {
        let outcome = if event.type_() == "complete" {
            Ok(())
        } else {
            let named = raw.error().map(|error| StorageError::from(JsValue::from(error)));
            Err(verdict.get().or(named).unwrap_or(StorageError::Failed))
        };
        let _ = answer.give(outcome);
    })
}

/// Ends a transaction: nothing of it is kept.
pub(super) struct Breaker {
    raw: IdbTransaction,
    verdict: Rc<Cell<Option<StorageError>>>,
}

impl Breaker {
    pub(super) fn stop(&self, reason: StorageError) {
        self.verdict.set(Some(reason));
        let _ = self.raw.abort();
    }
}

/// Keeps a handler on a request, and takes it off when dropped.
struct Handled {
    request: IdbRequest,
    _handler: Handler,
}

impl Handled {
    fn new(request: &IdbRequest, handler: Handler) -> Self {
        let function = handler.as_ref().unchecked_ref();
        request.set_onsuccess(Some(function));
        request.set_onerror(Some(function));
        Self { request: request.clone(), _handler: handler }
    }
}

impl Drop for Handled {
    fn drop(&mut self) {
        self.request.set_onsuccess(None);
        self.request.set_onerror(None);
    }
}

/// Waits for the result of one request. The transaction stays alive for what follows.
pub(super) async fn ask(request: Result<IdbRequest, JsValue>) -> Result<JsValue, StorageError> {
    let request = request?;
    let (answer, wait) = once();
    let asked = request.clone();
    let _handled = Handled::new(
        &request,
        Closure::new(move |_: Event| {
            let _ = answer.give(outcome(&asked));
        }),
    );
    wait.await
}

fn outcome(request: &IdbRequest) -> Result<JsValue, StorageError> {
    match request.error() {
        Ok(None) => Ok(request.result()?),
        Ok(Some(error)) => Err(JsValue::from(error).into()),
        Err(error) => Err(error.into()),
    }
}

/// Opens the database, made by `upgrade` when it is new. Gives up after five seconds.
pub(super) async fn open(
    name: &str,
    version: u32,
    upgrade: fn(&IdbDatabase) -> Result<(), JsValue>,
) -> Result<IdbDatabase, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    let factory = window.indexed_db()?.ok_or(StorageError::Blocked)?;
    let request = factory.open_with_u32(name, version)?;
    let (answer, wait) = once();
    let too_late = Rc::new(Cell::new(StorageError::Failed));
    let (late, given) = (Rc::clone(&too_late), answer.clone());
    let _limit = timer::after(OPEN_LIMIT_MS, move || {
        let _ = given.give(Err(late.get()));
    });
    let handler = open_handler(request.clone(), answer, too_late, upgrade);
    request.set_onupgradeneeded(Some(handler.as_ref().unchecked_ref()));
    request.set_onblocked(Some(handler.as_ref().unchecked_ref()));
    let listening = Handled::new(&request, handler);
    let opened = wait.await;
    if request.ready_state() == IdbRequestReadyState::Pending {
        // It may still open, and must then be closed. Leaked on purpose, once per time-out.
        std::mem::forget(listening);
    }
    opened
}

fn open_handler(
    request: IdbOpenDbRequest,
    answer: Answer<Result<IdbDatabase, StorageError>>,
    too_late: Rc<Cell<StorageError>>,
    upgrade: fn(&IdbDatabase) -> Result<(), JsValue>,
) -> Handler {
    Closure::new(move |event: Event| match event.type_().as_str() {
        // Another tab holds an older version and does not let go.
        "blocked" => too_late.set(StorageError::Blocked),
        "upgradeneeded" => {
            let made = request.result().and_then(|db| upgrade(db.unchecked_ref()));
            if let (Err(_), Some(transaction)) = (made, request.transaction()) {
                let _ = transaction.abort();
            }
        }
        _ => {
            let opened = outcome(&request).map(JsCast::unchecked_into::<IdbDatabase>);
            if let Err(Ok(unwanted)) = answer.give(opened) {
                unwanted.close();
            }
        }
    })
}
