// A page without a screen, in which one start of the app lives: its window, its time and its turns. Time
// passes only while nothing else is to be done, so that waiting costs nothing and each run is the same.
import { readFile } from 'node:fs/promises';
import { webcrypto } from 'node:crypto';
import { IDBCursor, IDBKeyRange } from 'fake-indexeddb';
import { Faults, patch } from './faults.mjs';

const turn = globalThis.setImmediate;
// Monday noon, so that no day ends within a run.
const NOON = Date.UTC(2026, 2, 2, 12);
// Deriving a key takes this many turns here: what is tried is what is stored, not how hard it is to guess.
const ITERATIONS = 1_000;

let current;

// The database asks for its turns here.
globalThis.setImmediate = (task, ...given) => (current ? current.later(() => task(...given)) : turn(task, ...given));
patch(() => current?.faults);

let program;

// Compiles what `cargo xtask test` built.
export async function compile(folder) {
  const glue = await readFile(new URL('sweep.js', folder), 'utf8');
  const module = await WebAssembly.compile(await readFile(new URL('sweep_bg.wasm', folder)));
  const names = Object.keys(new Page(new Faults({}, undefined)).globals());
  program = { make: new Function(...names, `${glue}\nreturn wasm_bindgen;`), module, names };
}

export class Page {
  // Pages with the same seed draw the same ids.
  constructor(faults, seed = 0) {
    this.faults = faults;
    faults.page = this;
    this.now = NOON;
    this.tasks = [];
    this.timers = new Map();
    this.last = 0;
    this.waiting = 0;
    this.errors = [];
    this.dice = 0x2545f491 + Math.imul(seed, 0x9e3779b1);
  }

  // Starts the app in it.
  start() {
    current = this;
    const globals = this.globals();
    this.app = program.make(...program.names.map((name) => globals[name]));
    this.app.initSync({ module: program.module });
    this.app.start();
  }

  act(deed, with_ = '') {
    current = this;
    this.app.act(deed, with_);
  }

  // As if the tab had ended there.
  end() {
    this.ended = true;
    this.tasks = [];
    this.timers.clear();
  }

  later(task) {
    if (!this.ended) this.tasks.push(task);
  }

  // Lets everything happen that is to happen within so many milliseconds of its time, or until all rests.
  async pass(ms, rests = () => false) {
    current = this;
    await this.passed(this.now + ms, rests);
    current = undefined;
  }

  async passed(end, rests) {
    for (;;) {
      await new Promise((resolve) => turn(resolve));
      if (this.ended || this.faults.dead) return;
      const task = this.faults.holds ? undefined : this.tasks.shift();
      if (task) {
        task();
        continue;
      }
      if (this.waiting > 0) continue;
      if (rests()) return;
      const [id, timer] = [...this.timers].reduce((first, next) => (!first || next[1].at < first[1].at ? next : first), undefined) ?? [];
      if (!timer || timer.at > end) {
        this.now = end;
        return;
      }
      this.now = Math.max(this.now, timer.at);
      if (timer.every) timer.at += timer.every;
      else this.timers.delete(id);
      timer.call(this.now);
    }
  }

  timer(call, ms = 0, every = 0) {
    this.last += 1;
    this.timers.set(this.last, { call, at: this.now + Math.max(1, ms), every });
    return this.last;
  }

  random(bytes) {
    for (let at = 0; at < bytes.length; at += 1) {
      this.dice = (Math.imul(this.dice, 1_103_515_245) + 12_345) >>> 0;
      bytes[at] = this.dice >>> 16;
    }
    return bytes;
  }

  // The ciphers answer in their own time, which the page waits for.
  subtle() {
    return new Proxy(webcrypto.subtle, {
      get: (subtle, name) => async (...given) => {
        this.waiting += 1;
        try {
          const [first, ...rest] = given;
          const easy = first?.name === 'PBKDF2' && first.iterations ? { ...first, iterations: ITERATIONS } : first;
          return await subtle[name](easy, ...rest);
        } finally {
          turn(() => (this.waiting -= 1));
        }
      },
    });
  }

  globals() {
    const page = this;
    class Window extends EventTarget {
      static [Symbol.hasInstance](it) {
        return it === window;
      }
    }
    class PageDate extends Date {
      constructor(...given) {
        super(...(given.length ? given : [page.now]));
      }

      static now() {
        return page.now;
      }
    }
    class Port extends EventTarget {
      start() {}

      close() {}

      postMessage(data) {
        page.later(() => this.other.dispatchEvent(Object.assign(new Event('message'), { data })));
      }
    }
    class Channel {
      port1 = new Port();

      port2 = new Port();

      constructor() {
        [this.port1.other, this.port2.other] = [this.port2, this.port1];
      }
    }
    class Broadcast extends EventTarget {
      postMessage() {}

      close() {}
    }
    const root = { setAttribute() {}, removeAttribute() {} };
    const document = Object.assign(new EventTarget(), {
      currentScript: null, hidden: false, visibilityState: 'visible', documentElement: root, body: root, activeElement: null,
      querySelector: () => null, getElementById: () => null, hasFocus: () => true,
    });
    const location = { hash: '', search: '', href: 'http://localhost/', replace() {} };
    let ticks = 0;
    const window = Object.assign(new Window(), {
      document, location, history: { pushState: (_state, _title, hash) => (location.hash = hash) },
      navigator: { languages: ['en-GB'], webdriver: false, storage: { persist: async () => true, persisted: async () => true } },
      localStorage: this.faults.local, indexedDB: this.faults.factory,
      crypto: { subtle: this.subtle(), getRandomValues: (bytes) => this.random(bytes) },
      // Each look at it is a millisecond later, so that long work is done in slices here too.
      performance: { now: () => (ticks += 1) },
      matchMedia: () => ({ matches: false, addEventListener() {} }),
      workbook: { recover: (reason) => this.errors.push(reason) },
      queueMicrotask, scrollTo() {}, scrollY: 0, innerHeight: 800,
      setTimeout: (call, ms) => this.timer(call, ms), setInterval: (call, ms) => this.timer(call, ms, Math.max(1, ms)),
      clearTimeout: (id) => this.timers.delete(id), clearInterval: (id) => this.timers.delete(id),
      requestAnimationFrame: (call) => this.timer(call, 16), requestIdleCallback: (call) => this.timer(call, 1),
      fetch: async (address) => new Response(await readFile(new URL(`../../public/${new URL(address, 'http://localhost/').pathname}`, import.meta.url))),
    });
    window.addEventListener('error', (event) => this.errors.push(event.message));
    const console = { error: (...words) => this.errors.push(words.join(' ')), warn() {}, log() {}, debug() {}, info() {} };
    return {
      window, self: window, globalThis: window, global: window, document, location, Window, Date: PageDate,
      MessageChannel: Channel, BroadcastChannel: Broadcast, IDBKeyRange, IDBCursor, console, HTMLElement: class {},
    };
  }
}
