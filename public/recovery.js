// Sets the chosen look before the first paint, and holds what a person still can do when the
// program has stopped or did not load. Plain JavaScript, in old words on purpose: it must run
// where nothing else does. It reads what is stored and hands it out as files. It never deletes,
// never changes and never sends anything.
(function () {
  'use strict';

  var PREFIX = 'cpw/';
  // What a text of a locked workbook begins with.
  var SEALED = 'sealed-1:';
  var DATABASE = 'coproduction-workbook';
  // So many stops within so many milliseconds mean that starting again will not help.
  var STOPS = 3;
  var WINDOW = 60000;

  var WORDS = {
    en: {
      stopped: 'The workbook has stopped',
      stoppedWhy: 'Something in the program went wrong, so it stopped before it could do harm.',
      load: 'The workbook could not start',
      loadWhy: 'A part of the program did not arrive here whole.',
      old: 'This browser is too old for the workbook',
      oldWhy: 'Please update the browser, or open the workbook in another one on this device.',
      kept: 'What you wrote is kept on this device. Nothing is deleted.',
      often: 'This has now happened several times within a minute. Save a file first. Then close this page, and open it again later.',
      save: 'Save what is stored',
      saveOne: 'Save the workbook as a file',
      saveNth: 'Save workbook {n} of {of} as a file',
      damaged: 'Parts that cannot be read: {n}. They go into the file as they are.',
      none: 'There is nothing stored here yet.',
      blocked: 'This browser does not let the page read what is stored.',
      older: 'Open an older copy',
      olderOne: 'Save the copy of {at} as a file',
      again: 'Open the workbook again',
      fresh: 'Fetch the program anew and open it',
      saved: 'The file is on its way to your downloads: {name}',
      text: 'No file came? Copy this text and keep it in a safe place.',
      failed: 'That copy could not be read. Please try another one.',
      locked: 'This workbook is locked. The file opens in the app with its passphrase.'
    },
    sv: {
      stopped: 'Arbetsboken har stannat',
      stoppedWhy: 'Något gick fel i programmet. Det stannade innan det kunde göra skada.',
      load: 'Arbetsboken kunde inte starta',
      loadWhy: 'En del av programmet kom inte fram hel.',
      old: 'Webbläsaren är för gammal för arbetsboken',
      oldWhy: 'Uppdatera webbläsaren, eller öppna arbetsboken i en annan på samma enhet.',
      kept: 'Det ni har skrivit finns kvar på plattan. Inget är raderat.',
      often: 'Det här har nu hänt flera gånger inom en minut. Spara en fil först. Stäng sedan sidan och öppna den igen senare.',
      save: 'Spara det som finns lagrat',
      saveOne: 'Spara arbetsboken som en fil',
      saveNth: 'Spara arbetsbok {n} av {of} som en fil',
      damaged: 'Delar som inte går att läsa: {n}. De kommer med i filen som de är.',
      none: 'Här finns inget lagrat ännu.',
      blocked: 'Webbläsaren låter inte sidan läsa det som finns lagrat.',
      older: 'Öppna en äldre kopia',
      olderOne: 'Spara kopian från {at} som en fil',
      again: 'Öppna arbetsboken igen',
      fresh: 'Hämta programmet på nytt och öppna',
      saved: 'Filen är på väg till dina hämtade filer: {name}',
      text: 'Kom det ingen fil? Kopiera texten här och spara den på ett säkert ställe.',
      failed: 'Den kopian gick inte att läsa. Försök med en annan.',
      locked: 'Arbetsboken är låst. Filen öppnas i appen med lösenfrasen.'
    }
  };

  var workbook = (window.workbook = { poisoned: false, recover: recover });
  var settings = readSettings();
  var lang = language();
  var words = WORDS[lang];
  var panel = null;
  lookAsChosen();

  // ---- What is stored -----------------------------------------------------------------------

  function readSettings() {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + 'settings')) || {};
    } catch (error) {
      return {};
    }
  }

  function language() {
    var chosen = typeof settings.lang === 'string' ? settings.lang : navigator.language || 'en';
    return chosen.slice(0, 2).toLowerCase() === 'sv' ? 'sv' : 'en';
  }

  // The look comes before the first paint, so that a dark page never flashes white.
  function lookAsChosen() {
    var root = document.documentElement;
    root.lang = lang;
    if (/^(light|dark|contrast)$/.test(settings.theme)) root.dataset.theme = settings.theme;
    if (/^(large|largest)$/.test(settings.text)) root.dataset.text = settings.text;
  }

  // All texts under our keys, or null where local storage is blocked.
  function localTexts() {
    try {
      var texts = {};
      for (var i = 0; i < localStorage.length; i += 1) {
        var key = localStorage.key(i);
        if (key && key.indexOf(PREFIX) === 0) texts[key] = localStorage.getItem(key);
      }
      return texts;
    } catch (error) {
      return null;
    }
  }

  // Opens the database as it is. A missing one is not made: that is the app's own work.
  function openDatabase() {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open(DATABASE);
      asked.onupgradeneeded = function () {
        asked.transaction.abort();
      };
      asked.onsuccess = function () {
        resolve(asked.result);
      };
      asked.onerror = function (event) {
        event.preventDefault();
        reject(asked.error);
      };
      asked.onblocked = reject;
    });
  }

  // Runs `read` on one store of the database and gives back what it collects.
  function inStore(name, read) {
    return openDatabase().then(function (database) {
      return new Promise(function (resolve, reject) {
        var transaction = database.transaction(name, 'readonly');
        var result = read(transaction.objectStore(name));
        transaction.oncomplete = function () {
          resolve(result);
        };
        transaction.onabort = transaction.onerror = function () {
          reject(transaction.error);
        };
      }).finally(function () {
        database.close();
      });
    });
  }

  function eachRow(source, take) {
    var asked = source.openCursor();
    asked.onsuccess = function () {
      if (asked.result) {
        take(asked.result.value);
        asked.result.continue();
      }
    };
  }

  // The texts of the durable twin; none where there is no twin.
  function twinTexts() {
    var reading;
    try {
      reading = inStore('records', function (store) {
        var texts = {};
        eachRow(store, function (row) {
          if (row && typeof row.key === 'string') texts[row.key] = row.text;
        });
        return texts;
      });
    } catch (error) {
      return Promise.resolve({});
    }
    return reading.catch(function () {
      return {};
    });
  }

  // The locks of workbooks, as local storage has them.
  function locksIn(local) {
    var locks = {};
    Object.keys(local || {}).forEach(function (key) {
      var parts = key.split('/');
      if (parts.length === 3 && parts[2] === 'lock') locks[parts[1]] = local[key];
    });
    return locks;
  }

  // The same as the durable twin has them.
  function twinLocks() {
    var reading;
    try {
      reading = inStore('meta', function (store) {
        var locks = {};
        var asked = store.openCursor(IDBKeyRange.bound('lock/', 'lock0'));
        asked.onsuccess = function () {
          if (!asked.result) return;
          locks[String(asked.result.key).slice('lock/'.length)] = asked.result.value;
          asked.result.continue();
        };
        return locks;
      });
    } catch (error) {
      return Promise.resolve({});
    }
    return reading.catch(function () {
      return {};
    });
  }

  // The heads of the snapshots, newest first; their texts are read only when one is asked for.
  function snapshotHeads() {
    return inStore('snapshots', function (store) {
      var heads = [];
      if (store.indexNames.contains('book')) {
        var asked = store.index('book').openKeyCursor();
        asked.onsuccess = function () {
          if (!asked.result) return;
          heads.push({ id: asked.result.primaryKey, book: asked.result.key[0], at: asked.result.key[1] });
          asked.result.continue();
        };
      } else {
        eachRow(store, function (row) {
          heads.push({ id: row.id, book: row.book, at: row.at });
        });
      }
      return heads;
    }).then(function (heads) {
      return heads.sort(function (a, b) {
        return a.at < b.at ? 1 : -1;
      });
    });
  }

  function snapshotText(id) {
    return inStore('snapshots', function (store) {
      var found = {};
      var asked = store.get(id);
      asked.onsuccess = function () {
        found.text = asked.result && asked.result.text;
      };
      return found;
    }).then(function (found) {
      if (typeof found.text !== 'string') throw new Error('no text');
      return found.text;
    });
  }

  // ---- From texts to files ------------------------------------------------------------------

  // The record a text holds, or null.
  function asRecord(text) {
    try {
      var record = JSON.parse(text);
      var whole = record && typeof record.id === 'string' && typeof record.kind === 'string';
      return whole ? record : null;
    } catch (error) {
      return null;
    }
  }

  // Sorts texts by workbook: what can be read as a record, and everything else as it is.
  // Nothing is merged here; a place that local storage lacks is taken from the twin.
  // What is sealed stays so, beside the lock that opens it.
  function books(local, twin, locks) {
    var found = {};
    function book(id) {
      found[id] = found[id] || { id: id, title: '', records: {}, unreadable: [], all: [], sealed: 0, lock: locks[id] };
      return found[id];
    }
    function take(key, text, isTwin) {
      var parts = key.split('/');
      if (parts.length !== 4 || typeof text !== 'string') return;
      var into = book(parts[1]);
      into.all.push([key, text]);
      if (text.indexOf(SEALED) === 0) into.sealed += 1;
      else if (parts[2] === 'quarantine') into.unreadable.push(text);
      else if (parts[2] === 'journal') takeJournal(into, text);
      else takeRecord(into, text, isTwin);
    }
    Object.keys(local || {}).forEach(function (key) {
      take(key, local[key], false);
    });
    Object.keys(twin).forEach(function (key) {
      take(key, twin[key], true);
    });
    return Object.keys(found)
      .map(function (id) {
        return found[id];
      })
      .filter(function (each) {
        return size(each) > 0;
      });
  }

  function takeRecord(into, text, isTwin) {
    var record = asRecord(text);
    if (!record) {
      into.unreadable.push(text);
    } else if (!into.records[record.id]) {
      into.records[record.id] = { sort: record.kind + ' ' + record.id, text: text };
      if (record.kind === 'workbook' && record.fields && typeof record.fields.title === 'string') {
        into.title = record.fields.title;
      }
    } else if (!isTwin && into.records[record.id].text !== text) {
      // Two different texts for one record: the app will know how to bring them together.
      into.unreadable.push(text);
    }
  }

  // A journal holds records that were about to be written; those already there stay apart.
  function takeJournal(into, text) {
    try {
      JSON.parse(text).forEach(function (record) {
        takeRecord(into, JSON.stringify(record), false);
      });
    } catch (error) {
      into.unreadable.push(text);
    }
  }

  function size(book) {
    return Object.keys(book.records).length + book.unreadable.length + book.sealed;
  }

  function lockedFile(id, lock, texts) {
    return JSON.stringify({ format: 'coproduction-workbook-locked', version: 1, book: id, lock: lock, texts: texts });
  }

  // A file of version 1. The texts of the records go in as they are, byte for byte.
  function fileOf(book) {
    var version = document.querySelector('script[data-version]');
    var records = Object.keys(book.records)
      .map(function (id) {
        return book.records[id];
      })
      .sort(function (a, b) {
        return a.sort < b.sort ? -1 : 1;
      })
      .map(function (record) {
        return record.text;
      });
    var exported = {
      app: (version && version.dataset.version) || '',
      at: new Date().toISOString(),
      by: 'both'
    };
    var lines = [
      '"book": ' + JSON.stringify(book.id),
      '"exported": ' + JSON.stringify(exported),
      '"format": "coproduction-workbook"',
      '"records": [\n' + records.join(',\n') + '\n]',
      '"title": ' + JSON.stringify(book.title)
    ];
    if (book.unreadable.length) lines.push('"unreadable": ' + JSON.stringify(book.unreadable));
    lines.push('"version": 1');
    return '{\n' + lines.join(',\n') + '\n}\n';
  }

  function fileName(at, count) {
    var day = String(at).slice(0, 10);
    return 'workbook-' + day + (count ? '-' + count : '') + '.workbook.json';
  }

  // ---- The panel ----------------------------------------------------------------------------

  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, function (whole, name) {
      return values[name];
    });
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(text, press) {
    var made = element('button', 'button', text);
    made.type = 'button';
    made.addEventListener('click', press);
    return made;
  }

  function section(title) {
    var made = element('section', 'recovery-part');
    made.appendChild(element('h2', '', title));
    return made;
  }

  function handOut(name, text) {
    var link = document.createElement('a');
    var address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.href = address;
    link.download = name;
    panel.appendChild(link);
    link.click();
    link.remove();
    setTimeout(URL.revokeObjectURL, WINDOW, address);
    panel.status.textContent = fill(words.saved, { name: name });
    panel.text.value = text;
    panel.spare.hidden = false;
  }

  // With the name of the month: 1/2 means one day here and another there.
  function readable(at) {
    var own = (navigator.language || '').slice(0, 2).toLowerCase() === lang;
    return at.toLocaleString(own ? navigator.language : lang, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit'
    });
  }

  function savePart(found, blocked) {
    var part = section(words.save);
    found.forEach(function (book, index) {
      var several = found.length > 1;
      var n = index + 1;
      var label = several
        ? fill(words.saveNth, { n: n, of: found.length })
        : words.saveOne;
      var save = button(label, function () {
        var text = book.sealed ? lockedFile(book.id, book.lock, book.all) : fileOf(book);
        handOut(fileName(new Date().toISOString(), several ? n : 0), text);
      });
      if (!several) save.dataset.variant = 'primary';
      part.appendChild(save);
      var bad = book.unreadable.length;
      if (bad) part.appendChild(element('p', 'soft', fill(words.damaged, { n: bad })));
      if (book.sealed) part.appendChild(element('p', 'soft', words.locked));
    });
    if (!found.length) part.appendChild(element('p', '', blocked ? words.blocked : words.none));
    return part;
  }

  function olderPart(heads, locks) {
    var part = section(words.older);
    heads.forEach(function (head) {
      var at = new Date(head.at);
      var shown = isNaN(at) ? String(head.at) : readable(at);
      part.appendChild(
        button(fill(words.olderOne, { at: shown }), function () {
          snapshotText(head.id).then(
            function (text) {
              var sealed = text.indexOf(SEALED) === 0;
              var file = sealed
                ? lockedFile(head.book, locks[head.book], [['snapshot/' + head.book, text]])
                : text;
              handOut(fileName(isNaN(at) ? 'copy' : at.toISOString(), head.id), file);
            },
            function () {
              panel.status.textContent = words.failed;
            }
          );
        })
      );
    });
    return part;
  }

  function againPart() {
    var part = section(words.again);
    part.appendChild(
      button(words.again, function () {
        location.reload();
      })
    );
    var fresh = element('a', 'button', words.fresh);
    fresh.href = location.pathname + '?sw=off';
    part.appendChild(fresh);
    return part;
  }

  // Counts the stops of this tab. Nothing here ever reloads the page by itself; the count only
  // tells the person that pressing again will not help.
  function stopsTooOften() {
    var name = PREFIX + 'stops';
    var now = Date.now();
    var stops = [];
    try {
      stops = JSON.parse(sessionStorage.getItem(name)) || [];
    } catch (error) {
      // No memory of earlier stops, then.
    }
    stops = stops.concat(now).filter(function (at) {
      return now - at < WINDOW;
    });
    try {
      sessionStorage.setItem(name, JSON.stringify(stops));
    } catch (error) {
      // The next stop will count from nought.
    }
    return stops.length >= STOPS;
  }

  // A stopped program can still be called by a timer or an event. Its writes must not arrive.
  function stopWriting() {
    workbook.poisoned = true;
    function refuse() {
      throw new DOMException('The workbook has stopped', 'InvalidStateError');
    }
    try {
      ['setItem', 'removeItem', 'clear'].forEach(function (name) {
        Storage.prototype[name] = refuse;
      });
      ['put', 'add', 'delete', 'clear'].forEach(function (name) {
        IDBObjectStore.prototype[name] = refuse;
      });
    } catch (error) {
      // The flag alone has to do.
    }
  }

  function frame(reason, often) {
    var made = element('dialog', 'dialog recovery');
    made.setAttribute('role', 'alertdialog');
    made.setAttribute('aria-labelledby', 'recovery-title');
    made.setAttribute('aria-describedby', 'recovery-why');
    made.lang = lang;
    var title = element('h1', '', words[reason]);
    title.id = 'recovery-title';
    title.tabIndex = -1;
    var why = element('div', 'recovery-part');
    why.id = 'recovery-why';
    why.appendChild(element('p', '', words[reason + 'Why']));
    why.appendChild(element('p', '', words.kept));
    if (often) why.appendChild(element('p', 'recovery-often', words.often));
    made.status = element('p', 'recovery-status');
    made.status.setAttribute('role', 'status');
    made.spare = element('label', 'recovery-part', words.text);
    made.spare.hidden = true;
    made.text = element('textarea', 'recovery-text');
    made.text.readOnly = true;
    made.text.rows = 4;
    made.spare.appendChild(made.text);
    made.main = element('div', 'recovery-parts');
    [title, why, made.main, made.status, made.spare].forEach(function (part) {
      made.appendChild(part);
    });
    // Escape would leave a person in front of a program that no longer works. Some browsers close
    // a dialog at the second press whatever a page says; then it opens again.
    made.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') event.preventDefault();
    });
    made.addEventListener('cancel', function (event) {
      event.preventDefault();
    });
    made.addEventListener('close', function () {
      made.showModal();
    });
    return made;
  }

  function show(made) {
    document.body.appendChild(made);
    var skeleton = document.querySelector('[data-skeleton]');
    if (skeleton) skeleton.remove();
    if (typeof made.showModal === 'function') made.showModal();
    else made.setAttribute('open', '');
    made.querySelector('h1').focus();
  }

  // Nobody locks a page any more whose program has stopped: no word of a locked workbook may stay.
  function clearLocked(locks) {
    if (Object.keys(locks).length) document.getElementById('app').textContent = '';
  }

  // Shows the panel. The reasons: "stopped" (the program broke), "load" (it did not arrive),
  // "old" (this browser cannot run it). The first reason stays.
  function recover(reason) {
    if (panel) return;
    var known = words[reason + 'Why'] ? reason : 'stopped';
    var often = stopsTooOften();
    if (known === 'stopped') stopWriting();
    panel = frame(known, often);
    var local = localTexts();
    var locks = locksIn(local);
    clearLocked(locks);
    var save = savePart(books(local, {}, locks), false);
    panel.main.appendChild(save);
    panel.main.appendChild(againPart());
    show(panel);
    // The twin may hold what local storage lacks, and may take its time; the panel waits for none.
    Promise.all([twinTexts(), twinLocks()]).then(function (read) {
      Object.keys(read[1]).forEach(function (id) {
        locks[id] = locks[id] || read[1][id];
      });
      clearLocked(locks);
      var had = save.contains(document.activeElement);
      var whole = savePart(books(local, read[0], locks), local === null);
      save.replaceWith(whole);
      if (had) (whole.querySelector('button') || panel.querySelector('h1')).focus();
    });
    snapshotHeads().then(
      function (heads) {
        if (heads.length) panel.main.insertBefore(olderPart(heads, locks), panel.main.lastChild);
      },
      function () {
        // No older copies, then.
      }
    );
  }

  // A program that breaks without its own farewell, such as by running out of memory.
  function isWasmError(error) {
    return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
  }
  window.addEventListener('error', function (event) {
    if (isWasmError(event.error)) recover('stopped');
  });
  window.addEventListener('unhandledrejection', function (event) {
    if (isWasmError(event.reason)) recover('stopped');
  });

  // When everything has arrived and the starter has not run, it is missing or cannot be read.
  window.addEventListener('load', function () {
    if (!workbook.booted) recover('load');
  });
})();
