// A double of both stores, put before the app: calls go through to the real ones until one of them is to
// go wrong. What is wanted lies in the session storage of the tab, so it outlives a reload. Not for what
// must hold then: see `nth.mjs` and `monkey.mjs`.

// What can go wrong with one call. After `gone` that store, after `died` and `torn` both refuse for good,
// as if the tab had ended there.
export const FAULTS = {
  local: ['refused', 'full', 'gone', 'torn', 'died'],
  twin: ['refused', 'full', 'aborted', 'late', 'gone', 'died'],
};

// Runs in the page. `at` names the call that goes wrong, of those after `armed`; `rates` are chances for
// each store instead; with `lies` writes are dropped without a word, which no app can bear.
function stand() {
  // Not on a page beside the app, from which tests look into the stores.
  if (location.protocol === 'about:' || document.contentType !== 'text/html') return;
  const wanted = JSON.parse(sessionStorage.getItem('double') ?? '{}');
  const state = { fault: '', store: '', at: 0, armed: true, calls: 0, used: '', rates: {}, lies: false, ...wanted };
  const local = localStorage;
  window.double = state;

  const thrown = (name) => new DOMException('put in by a test', name);
  const SOFT = ['full', 'aborted', 'late'];

  // The fault of this call, if it has one. `soft` says whether a fault can come after the call.
  function strikes(store, call, soft) {
    if (state.dead || state.gone === store) return 'refused';
    const { fault, chance = 0 } = state.rates[store] ?? {};
    if (Math.random() < chance && (soft || !SOFT.includes(fault))) return fault;
    if (!state.armed || state.store !== store || (!soft && SOFT.includes(state.fault))) return '';
    state.calls += 1;
    if (state.calls !== state.at) return '';
    state.used = call;
    state.dead = ['died', 'torn'].includes(state.fault);
    if (state.fault === 'gone') state.gone = store;
    return state.fault;
  }

  for (const name of ['getItem', 'setItem', 'removeItem']) {
    const real = Storage.prototype[name];
    const writes = name === 'setItem';
    Storage.prototype[name] = function (key, text) {
      if (this !== local) return real.apply(this, arguments);
      const fault = strikes('local', `${name} ${key.replace(/[0-9a-z]{13,26}/g, '…')}`, writes);
      if (!fault) return state.lies && writes ? undefined : real.apply(this, arguments);
      if (fault === 'torn' && writes) real.call(this, key, text.slice(0, text.length / 2));
      throw thrown(fault === 'full' ? 'QuotaExceededError' : 'UnknownError');
    };
  }

  // The transaction ends behind the call, before the app hears of it.
  function breaks(request, fault) {
    const { transaction } = request;
    request.addEventListener('success', () => {
      if (fault === 'full') Object.defineProperty(transaction, 'error', { value: thrown('QuotaExceededError') });
      try {
        transaction.abort();
      } catch {
        // It ended already.
      }
    });
    return request;
  }

  for (const [type, name] of [
    [IDBObjectStore, 'get'], [IDBObjectStore, 'getAll'], [IDBObjectStore, 'getKey'], [IDBObjectStore, 'getAllKeys'],
    [IDBObjectStore, 'put'], [IDBObjectStore, 'add'], [IDBObjectStore, 'delete'], [IDBIndex, 'openKeyCursor'],
  ]) {
    const real = type.prototype[name];
    type.prototype[name] = function (...given) {
      const store = this.objectStore ?? this;
      const fault = strikes('twin', `${name} ${store.name}`, true);
      if (!fault) return state.lies && ['put', 'add'].includes(name) ? this.count() : real.apply(this, given);
      if (fault === 'late') for (let turn = 0; turn < 1_000; turn += 1) store.count();
      if (fault === 'late') return real.apply(this, given);
      if (['full', 'aborted'].includes(fault)) return breaks(real.apply(this, given), fault);
      throw thrown('UnknownError');
    };
  }

  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    if (strikes('twin', `transaction ${given[0]}`, false)) throw thrown('UnknownError');
    return begin.apply(this, given);
  };

  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const fault = strikes('twin', 'open', state.fault === 'late');
    if (fault && fault !== 'late') throw thrown('UnknownError');
    const request = open.apply(this, given);
    return fault ? late(request) : request;
  };

  // A request that is answered three quarters of a second after the real one.
  function late(request) {
    const shown = { readyState: 'pending', get transaction() { return request.transaction; }, get result() { return request.result; }, get error() { return request.error; } };
    request.onupgradeneeded = (event) => shown.onupgradeneeded?.(event);
    request.onblocked = (event) => shown.onblocked?.(event);
    request.onsuccess = request.onerror = (event) => {
      setTimeout(() => {
        shown.readyState = 'done';
        shown[`on${event.type}`]?.(event);
      }, 750);
    };
    return shown;
  }
}

export async function putBefore(page) {
  await page.addInitScript(stand);
}

// What the next page of this tab is to do. To be told on a page beside the app.
export function plan(page, wanted) {
  return page.evaluate((all) => sessionStorage.setItem('double', JSON.stringify(all)), wanted);
}

// Changes what the page that is open does from now on.
export function change(page, wanted) {
  return page.evaluate((all) => Object.assign(window.double, all), wanted);
}

export function told(page) {
  return page.evaluate(() => ({ calls: window.double.calls, used: window.double.used }));
}
