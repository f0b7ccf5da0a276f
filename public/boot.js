// Starts the program, then looks after its offline copy.
// What to load stands in the data of this script's own element; no name is written here.

const workbook = window.workbook;
const { js, wasm, build, offline } = document.querySelector('script[data-wasm]').dataset;
const HOUR = 3_600_000;
// The still parts of views, as Leptos keeps them: tags without scripts, addresses or handlers.
const STILL =
  /<\/?(?!script|style|iframe|frame|object|embed|base|link|meta|form|template|animate|set)[a-z][a-z0-9-]*(?: (?!on|src|style|href|xlink|action|form)[a-z][a-zA-Z-]*(?:="[^"<>]*")?)*>/g;

workbook.booted = true;
workbook.build = build;
workbook.updateWaiting = false;
workbook.applyUpdate = () => location.reload();

guard();
if (window.top === window.self) {
  await start();
  lookAfterOffline();
} else {
  refuse();
}

function address(name) {
  return new URL(name, document.baseURI);
}

// What a text must be before a browser that knows Trusted Types makes HTML or a script's address of
// it; anything else fails. Texts of people never come here: they are put in as text.
function guard() {
  const scripts = [js, 'sw.js'].map((name) => address(name).href);
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.replace(STILL, '').includes('<') ? null : text),
    createScriptURL: (url) => (scripts.includes(url) ? url : null),
  });
}

async function start() {
  if (typeof WebAssembly !== 'object') {
    workbook.recover('old');
    return;
  }
  try {
    const app = await import(address(js));
    await app.default({ module_or_path: address(wasm) });
    document.querySelector('[data-skeleton]')?.remove();
  } catch (error) {
    // A panic at the start has shown its own panel already; a second call does nothing.
    workbook.recover(error instanceof WebAssembly.RuntimeError ? 'stopped' : 'load');
  }
}

// Another site could lay its own page over this one and lead a hand astray.
function refuse() {
  const app = document.getElementById('app');
  const say = (lang, text) => {
    const line = document.createElement('p');
    line.lang = lang;
    line.textContent = text;
    return line;
  };
  app.replaceChildren(
    say('en', 'The workbook does not open inside another page. Please open it in a tab of its own.'),
    say('sv', 'Arbetsboken öppnas inte inuti en annan sida. Öppna den i en egen flik.'),
  );
}

async function lookAfterOffline() {
  // Absent in some private windows, and wherever the page did not come by a safe way.
  if (!navigator.serviceWorker) return;
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  }
  try {
    if (new URLSearchParams(location.search).get('sw') === 'off') await dropOffline();
    else if (offline !== 'no') watch(await register());
  } catch {
    // Without an offline copy the workbook works as well, as long as the page can be reached.
  }
}

function register() {
  return navigator.serviceWorker.register(address('sw.js'), { updateViaCache: 'none' });
}

// The way out of a broken offline copy: `?sw=off`. Only program files go, never a word of a person.
async function dropOffline() {
  // A font that is being read out of the copy would be lost with it.
  const fonts = Promise.allSettled(Array.from(document.fonts, (font) => font.load()));
  await Promise.race([fonts, new Promise((go) => setTimeout(go, 3_000))]);
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  const mine = `workbook ${address('./').pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(mine)) await caches.delete(name);
}

function watch(registration) {
  const container = navigator.serviceWorker;
  let pressed = false;

  const ready = () => {
    workbook.updateWaiting = true;
    window.dispatchEvent(new CustomEvent('workbook:update-ready'));
  };
  const follow = (worker) => {
    worker?.addEventListener('statechange', () => {
      // The very first copy is no update: nothing older is running.
      if (worker.state === 'installed' && container.controller) ready();
    });
  };

  if (registration.waiting && container.controller) ready();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));

  let controlled = Boolean(container.controller);
  container.addEventListener('controllerchange', () => {
    if (pressed) {
      pressed = false;
      location.reload();
    } else if (controlled) {
      // Another tab took the new version; this one is the older of the two now.
      ready();
    }
    controlled = true;
  });

  workbook.applyUpdate = () => {
    if (registration.waiting) {
      pressed = true;
      registration.waiting.postMessage('update');
    } else {
      location.reload();
    }
  };

  // A tablet may keep the page open for weeks.
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - asked > HOUR) {
      asked = Date.now();
      registration.update().catch(() => {});
    }
  });
}
