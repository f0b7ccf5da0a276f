// Everything the bench knows about the app stands here: routes, words, storage. Change it when the app changes.
// A thing on the screen is described by its role and visible name (a regular expression), as a person would find it.

import { bookId, aimId, storageKey } from './records.mjs';

/** Local storage of a workbook: one key a record, the record's text as in the file. */
export function localStorageRows(records) {
  return [
    ...records.map((record) => [storageKey(record), JSON.stringify(record)]),
    ['cpw/open', bookId],
    ['cpw/settings', JSON.stringify({ lang: 'en' })],
  ];
}

export const app = {
  name: 'App',
  folder: 'dist',
  index: 'index.html',

  // FILL: the durable twin, as src/platform/backup.rs makes it.
  database: {
    name: 'cpw',
    version: 1,
    stores: [{ name: 'records', options: undefined }],
    rows: (records) => records.map((record) => ({ store: 'records', key: storageKey(record), value: JSON.stringify(record) })),
  },

  // FILL: routes and names, when the screens stand.
  /** Nothing stored: the first thing a person can press. */
  empty: { route: '', usable: { role: 'button', name: 'Start our workbook' } },
  /** A stored workbook: the list of aims, and the first field or button on it. */
  list: { route: '#/aims', usable: { role: 'button', name: '^New aim' } },
  /** One aim, in its own page. */
  edit: { route: (at) => `#/aims/${aimId(at)}`, field: { role: 'textbox', name: '^Title|^Name of the aim' } },
  create: {
    route: '#/aims',
    press: { role: 'button', name: '^New aim' },
    painted: { role: 'textbox', name: '^Title|^Name of the aim', empty: true },
  },
  /** Where the save state is read, and the words that mean "safe". */
  state: { css: '[role=status], [data-save-state]', saved: '^Saved' },
  save: { route: '#/share', press: { role: 'button', name: '^Save a file' } },
  take: {
    route: '#/share',
    input: 'input[type=file]',
    preview: { role: 'button', name: '^Take' },
    press: { role: 'button', name: '^Take' },
    done: { role: 'any', name: '^(Taken in|Done)' },
  },
};

export const floor = {
  name: 'Floor',
  folder: 'tests/bench',
  index: 'floor.html',
  database: {
    name: 'floor',
    version: 1,
    stores: [{ name: 'records', options: undefined }],
    rows: (records) => records.map((record) => ({ store: 'records', key: storageKey(record), value: JSON.stringify(record) })),
  },
  empty: { route: '', usable: { role: 'textbox', name: '^Title' } },
  list: { route: '', usable: { role: 'textbox', name: '^Title' } },
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
