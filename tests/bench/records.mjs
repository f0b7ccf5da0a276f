// Makes workbooks of any size, the same ones each time: what the bench stores before a page starts.
// The shapes are those of the exported file (docs/format.md); nothing here talks to a browser.

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const ORDER = '0123456789abcdefghijklmnopqrstuvwxyz';

function base(number, width, digits) {
  const size = BigInt(digits.length);
  let text = '';
  for (let rest = BigInt(number); text.length < width; rest /= size) text = digits[Number(rest % size)] + text;
  return text;
}

/** FNV-1a with 128 bits, each part closed by 0xFF: how the core derives the ids of single records. */
function fnv1a128(parts) {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const part of parts) {
    for (const byte of [...part, 0xff]) hash = ((hash ^ BigInt(byte)) * 0x1000000000000000000013bn) & ((1n << 128n) - 1n);
  }
  return hash;
}

function bytesOf(number) {
  return Array.from({ length: 16 }, (_, at) => Number((number >> BigInt(8 * (15 - at))) & 0xffn));
}

const numberOf = (id) => [...id].reduce((sum, digit) => sum * 32n + BigInt(DIGITS.indexOf(digit)), 0n);

const BOOK = 0x0123456789abcdeffedcba9876543210n;
export const bookId = base(BOOK, 26, DIGITS);
const derived = (name) => base(fnv1a128([bytesOf(BOOK), [...Buffer.from(name)]]), 26, DIGITS);
export const idOf = (kind, at) => base(fnv1a128([[...Buffer.from(`${kind} ${at}`)]]), 26, DIGITS);
export const aimId = (at) => idOf('aim', at);
/** The id of what there is only one of for a record, such as a person's answer to an aim. */
export const idUnder = (id, name) => base(fnv1a128([bytesOf(numberOf(id)), [...Buffer.from(name)]]), 26, DIGITS);
export const storageKey = (record) => `cpw/${bookId}/${record.kind}/${record.id}`;

const actor = (number) => base(0x1234567890abcdefn ^ (BigInt(number) << 40n), 13, DIGITS);
export const PATIENT = actor(1);
export const PROFESSIONAL = actor(2);
const TRAVELLER = actor(3);

const WORDS = ('walk sleep garden morning stairs tea tired market daughter breath knees better slowly again music '
  + 'cook bus evening rest paint church swim letter window friend strong quiet hands bread winter').split(' ');

/** A text of exactly `length` characters, always the same for the same `seed`: edits then cost the same everywhere. */
export function prose(seed, length) {
  let text = '';
  let state = (seed * 2654435761 + 1) >>> 0;
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += `${WORDS[(state >>> 16) % WORDS.length]} `;
  }
  return `${text.slice(0, length - 1)}.`;
}

export const time = (counter) => new Date(Date.UTC(2026, 0, 5) + counter * 60_000).toISOString();
const stamp = (counter, by, seat) => `${counter}.${by}.${seat}.${time(counter)}`;
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

// `seen` is left out: what the stamps say by themselves is not written.
export function record(kind, id, writes) {
  const fields = {};
  const stamps = {};
  for (const [counter, by, seat, values] of writes) {
    Object.assign(fields, values);
    stamps[stamp(counter, by, seat)] = Object.keys(values).sort();
  }
  return { fields: sorted(fields), id, kind, stamps: sorted(stamps) };
}

// Counters start high so that a stamp has the same length in a workbook of 10 aims and in one of 5,000.
export const START = 20_000;

export const aimTitle = (at) => prose(at, 40);

export function aim(at) {
  const counter = START + at * 2;
  const created = time(counter);
  return record('aim', aimId(at), [
    [counter, PATIENT, 'patient', {
      created, order: order(at), title: aimTitle(at), words_patient: prose(at + 7, 70),
    }],
    [counter + 1, PROFESSIONAL, 'professional', { words_professional: prose(at + 13, 70) }],
  ]);
}

/** The place of something in a list. */
export const order = (at) => `c${base(at, 3, ORDER)}`;

/** A pair's workbook with `count` aims: the book's own record, both persons, the aims. */
export function workbook(count) {
  return [...pair(), ...Array.from({ length: count }, (_, at) => aim(at))];
}

/** What every workbook holds: its own record and both persons. */
export function pair() {
  const person = (seat, name, at) => record('person', derived(seat), [[at, PATIENT, 'both', { name, role: seat, seat }]]);
  return [
    record('workbook', derived('workbook'), [[1, PATIENT, 'both', { locale: 'en', title: 'Our workbook' }]]),
    person('patient', 'Alma', 2),
    person('professional', 'Björn', 3),
  ];
}

/** The same workbook after it was changed on another device: the professional's words of every aim are new. */
export function changedElsewhere(records) {
  let counter = START + 100_000;
  return records.map((old) => {
    if (old.kind !== 'aim') return old;
    counter += 1;
    const { fields, id, kind, stamps } = structuredClone(old);
    const [before] = Object.keys(stamps).filter((text) => stamps[text].includes('words_professional'));
    const past = { words_professional: [[fields.words_professional, before]] };
    delete stamps[before];
    fields.words_professional = prose(counter, 70);
    stamps[stamp(counter, TRAVELLER, 'professional')] = ['words_professional'];
    return { fields, id, kind, past, stamps: sorted(stamps) };
  });
}

/** The text of an exported file. */
export function file(records) {
  const byKindAndId = (a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1);
  const lines = [...records].sort(byKindAndId).map((record) => `\n    ${JSON.stringify(record)}`).join(',');
  const exported = JSON.stringify({ app: '0.1.0', at: time(START), by: 'both' });
  return `{\n  "book": "${bookId}",\n  "exported": ${exported},\n  "format": "coproduction-workbook",\n  "records": [${
    lines}\n  ],\n  "title": "Our workbook",\n  "version": 1\n}\n`;
}
