// What runs inside the page: clocks, counters and a finder by role and visible name. Given to the page before its own
// scripts, so it must not use anything from outside this function.

export function probe(usable) {
  const log = { usable: null, writes: [], twin: [], tasks: [], keys: [], inputs: [], files: [], wasm: [], states: [] };
  const now = () => performance.now();
  const CSS = {
    button: 'button, [role=button], summary',
    textbox: 'input:not([type=file], [type=checkbox], [type=radio], [type=button]), textarea, [contenteditable=true]',
    link: 'a[href]', heading: 'h1, h2, h3', status: '[role=status], output', any: 'body *',
  };
  const nameOf = (element) => {
    const ids = element.getAttribute('aria-labelledby');
    if (ids) return ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const label = element.getAttribute('aria-label') ?? [...(element.labels ?? [])].map((l) => l.textContent).join(' ');
    return label || element.textContent || '';
  };
  /** The first visible and enabled element of a description { role, name, css, empty }. */
  const find = ({ role = 'any', name, css, empty }) => {
    if (!document.body) return null;
    for (const element of document.querySelectorAll(css ?? CSS[role])) {
      if (element.disabled || (empty && element.value !== '')) continue;
      if (name && !new RegExp(name, 'i').test(nameOf(element).trim())) continue;
      if (element.checkVisibility({ visibilityProperty: true })) return element;
    }
    return null;
  };
  /** Calls back with the time just after the next frame was painted. */
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(now());
    channel.port2.postMessage(null);
  });
  /** The time at which what is described had been painted. Looks once a frame, before the frame is painted. */
  const shown = (what) => new Promise((resolve) => {
    const look = () => {
      if (!find(what)) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(now());
      return channel.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
  /** The time of the next event of a kind, caught before the page sees it. */
  const next = (kind) => new Promise((resolve) => {
    addEventListener(kind, (event) => resolve(event.timeStamp), { capture: true, once: true });
  });

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function counted(key, value) {
    setItem.call(this, key, value);
    log.writes.push({ at: now(), chars: String(key).length + String(value).length });
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function counted(stores, mode, options) {
    const made = transaction.call(this, stores, mode, options);
    if (mode === 'readwrite') {
      const entry = { start: now(), end: null };
      log.twin.push(entry);
      made.addEventListener('complete', () => { entry.end = now(); });
    }
    return made;
  };
  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = (thing) => {
    log.files.push({ at: now(), size: thing.size ?? 0 });
    return createObjectURL.call(URL, thing);
  };
  // Without these two the page goes on to a plain download, which needs no person to answer a dialog.
  delete window.showSaveFilePicker;
  delete Navigator.prototype.share;
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const made = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await made.apply(WebAssembly, given);
      const { memory } = (result.instance ?? result).exports;
      if (memory) log.wasm.push(memory);
      return result;
    };
  }
  new PerformanceObserver((entries) => {
    for (const task of entries.getEntries()) log.tasks.push({ start: task.startTime, length: task.duration });
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('keydown', (event) => {
    const key = { at: event.timeStamp, painted: null };
    log.keys.push(key);
    painted((at) => { key.painted = at; });
  }, true);

  addEventListener('input', () => log.inputs.push(now()), true);

  shown(usable).then((at) => { log.usable = at; });
  window.__bench = { log, find, shown, next, painted, now };
}
