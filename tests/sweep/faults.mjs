// Both stores of a page, and what goes wrong with them: local storage as a double of its own, the database
// of `fake-indexeddb`. One call of one store goes wrong in the way that is wanted.
import * as fake from 'fake-indexeddb';

// What can go wrong with one call. After `gone` that store refuses for good; after `died`, `torn` and `lost`
// both, as if the tablet had stopped there: `torn` wrote half a text, `lost` had written nothing of local
// storage to the disk yet. `stale` reads what stood there before; `late` is answered three seconds later.
export const FAULTS = {
  local: ['refused', 'full', 'gone', 'torn', 'stale', 'died', 'lost'],
  twin: ['refused', 'full', 'aborted', 'late', 'gone', 'died', 'lost'],
};

const NAME = 'coproduction-workbook';
export const DEADLY = ['died', 'torn', 'lost'];
// These come after the call, so they need one that answers or writes.
const SOFT = ['full', 'aborted', 'late', 'stale', 'torn'];
const LATE = 3_000;

const thrown = (name) => new DOMException('put in by a test', name);

export class Faults {
  // `texts` is what local storage holds, `factory` the database.
  constructor(texts, factory, { store = '', fault = '', at = 0 } = {}) {
    Object.assign(this, { texts: new Map(Object.entries(texts)), factory, store, fault, at });
    this.before = new Map();
    this.armed = false;
    this.calls = 0;
    this.used = '';
    this.local = this.storage();
  }

  // The fault of this call, if it has one.
  strikes(store, call, kinds) {
    if (this.dead || this.gone === store) return 'refused';
    if (!this.armed || this.store !== store) return '';
    if (SOFT.includes(this.fault) && !kinds.includes(this.fault)) return '';
    this.calls += 1;
    if (this.calls !== this.at) return '';
    this.used = call;
    this.dead = DEADLY.includes(this.fault);
    if (this.fault === 'gone') this.gone = store;
    if (this.fault === 'lost') this.texts = new Map(this.disk);
    return this.fault;
  }

  // From now on calls are counted. What local storage holds now is on the disk.
  arm() {
    this.armed = true;
    this.disk = new Map(this.texts);
  }

  storage() {
    const faults = this;
    const call = (name, key, kinds) => faults.strikes('local', `${name} ${key.replace(/[0-9a-z]{13,26}/g, '…')}`, kinds);
    const methods = {
      getItem(key) {
        const fault = call('getItem', key, ['stale']);
        if (fault === 'stale') return faults.before.get(key) ?? faults.texts.get(key) ?? null;
        if (fault) throw thrown('UnknownError');
        return faults.texts.get(key) ?? null;
      },
      setItem(key, text) {
        const fault = call('setItem', key, ['full', 'torn']);
        if (fault === 'torn') faults.texts.set(key, text.slice(0, text.length / 2));
        if (fault) throw thrown(fault === 'full' ? 'QuotaExceededError' : 'UnknownError');
        if (faults.texts.has(key)) faults.before.set(key, faults.texts.get(key));
        faults.texts.set(key, text);
      },
      removeItem(key) {
        if (call('removeItem', key, [])) throw thrown('UnknownError');
        faults.texts.delete(key);
      },
    };
    return new Proxy(methods, {
      get: (_, name) => {
        if (name === 'length' && call('length', '', [])) throw thrown('UnknownError');
        return methods[name] ?? (name === 'length' ? faults.texts.size : faults.texts.get(name));
      },
      ownKeys: () => {
        if (call('keys', '', [])) throw thrown('UnknownError');
        return [...faults.texts.keys()];
      },
      getOwnPropertyDescriptor: (_, name) => ({ value: faults.texts.get(name), enumerable: true, configurable: true, writable: true }),
    });
  }
}

// The transaction ends behind the call, before the app hears of it.
function breaks(request, fault) {
  const { transaction } = request;
  request.addEventListener('success', () => {
    try {
      transaction.abort();
    } catch {
      // It ended already.
    }
    if (fault === 'full') Object.defineProperty(transaction, 'error', { value: thrown('QuotaExceededError') });
  });
  return request;
}

// Puts the faults before the database; `present` gives those of the page that runs.
export function patch(present) {
  const { IDBDatabase, IDBFactory, IDBIndex, IDBObjectStore } = fake;
  // Nothing of the database moves until the answer is due.
  const hold = (faults) => {
    faults.holds = true;
    faults.page.timer(() => (faults.holds = false), LATE);
  };
  const put = (type, name, kinds, words) => {
    const real = type.prototype[name];
    type.prototype[name] = function (...given) {
      // The database itself begins the one that makes its stores.
      const faults = given[1] === 'versionchange' ? undefined : present();
      const fault = faults?.strikes('twin', words.call(this, given), kinds);
      if (!fault) return real.apply(this, given);
      if (fault === 'late') {
        hold(faults);
        return real.apply(this, given);
      }
      if (['full', 'aborted'].includes(fault)) return breaks(real.apply(this, given), fault);
      throw thrown('UnknownError');
    };
  };
  const asks = [[IDBObjectStore, ['get', 'getAll', 'getKey', 'getAllKeys', 'put', 'add', 'delete']], [IDBIndex, ['openKeyCursor']]];
  for (const [type, names] of asks) {
    for (const name of names) {
      put(type, name, ['full', 'aborted', 'late'], function () {
        return `${name} ${(this.objectStore ?? this).name}`;
      });
    }
  }
  put(IDBDatabase, 'transaction', [], ([stores]) => `transaction ${stores}`);
  put(IDBFactory, 'open', ['late'], () => 'open');
}

function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// All that a database holds, as it is on the disk. Nothing must be under way in it.
export async function dump(factory) {
  const all = { records: [], snapshots: [], meta: [] };
  const known = await factory.databases();
  if (!known.some(({ name }) => name === NAME)) return all;
  const database = await answered(factory.open(NAME));
  const transaction = database.transaction(Object.keys(all));
  for (const name of Object.keys(all)) {
    const store = transaction.objectStore(name);
    const [keys, values] = await Promise.all([answered(store.getAllKeys()), answered(store.getAll())]);
    all[name] = keys.map((key, at) => [key, values[at]]);
  }
  database.close();
  return all;
}

// A new database that holds this.
export async function fill(all) {
  const factory = new fake.IDBFactory();
  if (!all) return factory;
  const request = factory.open(NAME, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('records', { keyPath: ['book', 'id'] });
    database.createObjectStore('snapshots', { keyPath: 'id', autoIncrement: true }).createIndex('book', ['book', 'at', 'reason']);
    database.createObjectStore('meta');
  };
  const database = await answered(request);
  const transaction = database.transaction(['records', 'snapshots', 'meta'], 'readwrite');
  for (const [, row] of all.records) transaction.objectStore('records').put(row);
  for (const [, row] of all.snapshots) transaction.objectStore('snapshots').put(row);
  for (const [key, value] of all.meta) transaction.objectStore('meta').put(value, key);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
  return factory;
}

// Ends what a dead page has under way in its database.
export function cut(factory) {
  factory._connectionQueues.clear();
  for (const raw of factory._databases.values()) {
    for (const transaction of raw.transactions) {
      if (transaction._state === 'finished') continue;
      try {
        transaction._abort('AbortError');
      } catch {
        // It had ended.
      }
    }
    raw.transactions = [];
    for (const connection of raw.connections) connection._closed = true;
    raw.connections = [];
  }
}
