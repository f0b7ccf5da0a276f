// Everything the bench knows about the app stands here: routes, words, storage. Change it when the app changes.
// A thing on the screen is described by its role and visible name (a regular expression), as a person would find it.

import { readFileSync } from 'node:fs';
import { noteText, notesIn } from './everything.mjs';
import { canvasId } from './boards.mjs';
import { aimId, aimTitle, bookId, storageKey } from './records.mjs';

/** The pattern of an English text of the app, taken from the catalogue, so that new words need no change here. */
function words(namespace, key) {
  const file = new URL(`../../src/i18n/locales/en/${namespace}.json`, import.meta.url);
  let texts = {};
  try {
    texts = JSON.parse(readFileSync(file, 'utf8'));
  } catch { /* Said below. */ }
  const text = texts[key] ?? texts[`${key}_other`];
  if (!text) {
    console.error(`bench: no text ${namespace}.${key}; what needs it will not be found`);
    return '(?!)';
  }
  const plain = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `^${text.split(/\{\w+\}/).map(plain).join('.*')}`;
}

/** Local storage of a workbook: one key a record, the record's text as in the file. */
export function localStorageRows(records) {
  return [
    ...records.map((record) => [storageKey(record), JSON.stringify(record)]),
    ['cpw/open', bookId],
    ['cpw/settings', JSON.stringify({ lang: 'en' })],
    [`cpw/${bookId}/about`, JSON.stringify({ form: 1, seat: 'patient', copy: null, uncopied: null })],
  ];
}

export const app = {
  name: 'App',
  folder: 'dist',
  index: 'index.html',

  /** The durable twin, as src/platform/twin.rs makes it. */
  database: {
    name: 'coproduction-workbook',
    version: 1,
    stores: [
      { name: 'records', options: { keyPath: ['book', 'id'] } },
      { name: 'snapshots', options: { keyPath: 'id', autoIncrement: true }, index: ['book', ['book', 'at', 'reason']] },
      { name: 'meta' },
    ],
    rows: (records) => records.map((record) => ({
      store: 'records',
      value: { book: bookId, id: record.id, key: storageKey(record), text: JSON.stringify(record) },
    })),
  },

  /** Nothing stored: the first thing a person can press. */
  empty: { route: '', usable: { role: 'link', name: words('start', 'start_door') } },
  /** A stored workbook: the list of aims, once the first one is on the screen. */
  list: { route: '#/aims', usable: { role: 'link', name: `^${aimTitle(0)}` } },
  /** One aim, in its own page. */
  edit: { route: (at) => `#/aims/${aimId(at)}`, field: { role: 'textbox', name: words('aims', 'title_label') } },
  /** The list of notes, newest first, of a workbook with 5,000 records of every kind. */
  notes: { route: '#/notes', usable: { role: 'link', name: `^${noteText(notesIn(5000) - 1)}` } },
  filters: {
    sort: new RegExp(words('notes', 'filter_sort')),
    by: new RegExp(words('notes', 'filter_by')),
    waits: ['waits_reply', 'waits_talk', 'waits_outcome'].map((key) => ({ role: 'button', name: `${words('notes', key)}$` })),
  },
  find: { route: '#/find', usable: { role: 'textbox', name: words('find', 'label') }, hit: 'main li .rows-link' },
  /** A canvas as a board. */
  board: {
    route: `#/canvases/${canvasId}/board`,
    usable: { css: '.tile' },
    tile: '.tile',
    grip: '.board-grip',
    all: { role: 'button', name: words('board', 'all_of_it') },
  },
  create: {
    route: '#/aims',
    press: { role: 'button', name: `${words('aims', 'write_new')}|${words('aims', 'write_first')}` },
    painted: { role: 'textbox', name: words('aims', 'title_label'), empty: true },
  },
  /** The lock: putting it on in the settings, and opening it. */
  lock: {
    settings: { route: '#/settings', usable: { role: 'button', name: words('lock', 'put') } },
    chosen: { role: 'textbox', name: words('share', 'phrase') },
    put: { role: 'button', name: words('lock', 'put_now') },
    isPut: { css: '.section p', name: words('lock', 'on_words') },
    field: { role: 'textbox', name: words('lock', 'phrase_or_rescue') },
    open: { role: 'button', name: words('lock', 'open') },
  },
  /** Where the save state is read, and the words that mean "safe". */
  state: { css: '.save-state', saved: words('shell', 'saved') },
  save: { route: '#/share', press: { role: 'button', name: words('share', 'save_for') } },
  take: {
    route: '#/share',
    input: 'input[type=file]',
    preview: { role: 'button', name: `${words('share', 'take_in')}|${words('share', 'take_anyway')}` },
    press: { role: 'button', name: `${words('share', 'take_in')}|${words('share', 'take_anyway')}` },
    done: { role: 'status', name: words('share', 'taken') },
  },
};

export const floor = {
  name: 'Floor',
  folder: 'tests/bench',
  index: 'floor.html',
  database: {
    name: 'floor',
    version: 1,
    stores: [{ name: 'records' }],
    rows: (records) => records.map((record) => ({ store: 'records', key: storageKey(record), value: JSON.stringify(record) })),
  },
  empty: { route: '', usable: { role: 'textbox', name: '^Title' } },
  list: { route: '', usable: { role: 'button', name: `^${aimTitle(0)}` } },
  board: {
    route: 'floor-board.html',
    usable: { css: '.tile' },
    tile: '.tile',
    grip: '.board-grip',
    all: { role: 'button', name: '^All of it' },
  },
  edit: { route: () => '', field: { role: 'textbox', name: '^Title' }, choose: true },
  create: {
    route: '',
    press: { role: 'button', name: '^New aim' },
    painted: { role: 'textbox', name: '^Title', empty: true },
  },
  state: { css: '[role=status]', saved: '^Saved' },
  save: { route: '', press: { role: 'button', name: '^Save a file' } },
  take: {
    route: '',
    input: 'input[type=file]',
    preview: { role: 'button', name: '^Take it in' },
    press: { role: 'button', name: '^Take it in' },
    done: { role: 'any', name: '^Taken in' },
  },
};
