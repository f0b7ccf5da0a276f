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

const BOOK = 0x0123456789abcdeffedcba9876543210n;
export const bookId = base(BOOK, 26, DIGITS);
const derived = (name) => base(fnv1a128([bytesOf(BOOK), [...Buffer.from(name)]]), 26, DIGITS);
export const aimId = (at) => base(fnv1a128([[...Buffer.from(`aim ${at}`)]]), 26, DIGITS);
export const storageKey = (record) => `cpw/${bookId}/${record.kind}/${record.id}`;

const actor = (number) => base(0x1234567890abcdefn ^ (BigInt(number) << 40n), 13, DIGITS);
const PATIENT = actor(1);
const PROFESSIONAL = actor(2);
const TRAVELLER = actor(3);

const WORDS = ('walk sleep garden morning stairs tea tired market daughter breath knees better slowly again music '
  + 'cook bus evening rest paint church swim letter window friend strong quiet hands bread winter').split(' ');

/** A text of exactly `length` characters, always the same for the same `seed`: edits then cost the same everywhere. */
function prose(seed, length) {
  let text = '';
  let state = (seed * 2654435761 + 1) >>> 0;
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += `${WORDS[(state >>> 16) % WORDS.length]} `;
  }
  return `${text.slice(0, length - 1)}.`;
}

const time = (counter) => new Date(Date.UTC(2026, 0, 5) + counter * 60_000).toISOString();
const stamp = (counter, by, seat) => `${counter}.${by}.${seat}.${time(counter)}`;
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

function record(kind, id, writes) {
  const fields = {};
  const stamps = {};
  const seen = {};
  for (const [counter, by, seat, values] of writes) {
    Object.assign(fields, values);
    stamps[stamp(counter, by, seat)] = Object.keys(values).sort();
    seen[by] = Math.max(seen[by] ?? 0, counter);
  }
  return { fields: sorted(fields), id, kind, seen: sorted(seen), stamps: sorted(stamps) };
}

// Counters start high so that a stamp has the same length in a workbook of 10 aims and in one of 5,000.
const START = 20_000;

function aim(at) {
  const counter = START + at * 2;
  const created = { at: time(counter), by: 'patient' };
  return record('aim', aimId(at), [
    [counter, PATIENT, 'patient', {
      created, order: `c${base(at, 3, ORDER)}`, title: prose(at, 40), words_patient: prose(at + 7, 70),
    }],
    [counter + 1, PROFESSIONAL, 'professional', { words_professional: prose(at + 13, 70) }],
  ]);
}

/** A pair's workbook with `count` aims: the book's own record, both persons, the aims. */
export function workbook(count) {
  const person = (seat, name, at) => record('person', derived(seat), [[at, PATIENT, 'both', { name, role: seat, seat }]]);
  return [
    record('workbook', derived('workbook'), [[1, PATIENT, 'both', { locale: 'en', title: 'Our workbook' }]]),
    person('patient', 'Alma', 2),
    person('professional', 'Björn', 3),
    ...Array.from({ length: count }, (_, at) => aim(at)),
  ];
}

/** The same workbook after it was changed on another device: the professional's words of every aim are new. */
export function changedElsewhere(records) {
  let counter = START + 100_000;
  return records.map((old) => {
    if (old.kind !== 'aim') return old;
    counter += 1;
    const copy = structuredClone(old);
    copy.fields.words_professional = prose(counter, 70);
    for (const [key, names] of Object.entries(copy.stamps)) {
      copy.stamps[key] = names.filter((name) => name !== 'words_professional');
      if (copy.stamps[key].length === 0) delete copy.stamps[key];
    }
    copy.stamps = sorted({ ...copy.stamps, [stamp(counter, TRAVELLER, 'professional')]: ['words_professional'] });
    copy.seen = sorted({ ...copy.seen, [TRAVELLER]: counter });
    return copy;
  });
}

/** The text of an exported file. */
export function file(records) {
  const byKindAndId = (a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1);
  return `${JSON.stringify({
    book: bookId,
    exported: { app: 'bench', at: time(START), by: 'both' },
    format: 'coproduction-workbook',
    records: [...records].sort(byKindAndId),
    title: 'Our workbook',
    version: 1,
  })}\n`;
}
