// The deeds of the sweep: from where, what is done, and how far it got by what is left of it.

export const PHRASE = 'five words for a lock';
const NEW_PHRASE = 'quite another set of words';
const PAIR = ['Anna', 'Karin'];
const AIM = 'Walk to the shop on my own';
const BINNED = ['Put away once', 'Put away twice'];
const OTHER = { pair: ['Bo', 'Lena'], aim: 'Ride the bicycle' };
const BROUGHT = ['Brought one', 'Brought two'];
const TYPED = 'abcdefghij';
const WORDS = [...PAIR, AIM];
// How a sealed text begins.
export const SEALED = 'sealed-1:';

const wholly = (found, all) => (found === 0 ? 'not done' : found === all ? 'done' : `${found} of ${all}`);
const among = (text, words) => words.filter((word) => text.includes(word)).length;
// How many records with these words lie in the bin.
const binned = (file, words) => JSON.parse(file || '{"records":[]}').records.filter((record) => words.some((word) => JSON.stringify(record).includes(word)) && record.fields?.deleted?.how).length;

export const DEEDS = {
  'the first start with an aim': {
    from: 'empty',
    acts: () => [['begin', PAIR.join(', ')], ['aim', AIM]],
    says: [PAIR, [AIM]],
    keeps: [],
    judge: ({ file }) => {
      const started = wholly(among(file, PAIR), PAIR.length);
      if (file.includes(AIM)) return started === 'done' ? 'done' : `an aim, and started: ${started}`;
      return started === 'done' ? 'not done' : started;
    },
  },
  'the first start with a lock': {
    from: 'empty',
    acts: () => [['begin locked', `${PAIR.join(', ')}, ${PHRASE}`], ['aim', AIM]],
    says: [PAIR, [AIM]],
    keeps: [],
    judge: ({ file, texts, all }) => {
      if (among(JSON.stringify([texts, all]), WORDS)) return 'words stand open';
      const started = wholly(among(file, PAIR), PAIR.length);
      if (file.includes(AIM)) return started === 'done' ? 'done' : `an aim, and started: ${started}`;
      return started === 'done' ? 'not done' : started;
    },
  },
  'a first start by a file': {
    from: 'empty',
    acts: ({ file }) => [['take in', file]],
    keeps: [],
    judge: ({ file }) => wholly(among(file, [...WORDS, ...BROUGHT]), WORDS.length + BROUGHT.length),
  },
  'a first start by a file, with a lock': {
    from: 'empty',
    acts: ({ file }) => [['take in locked', `${PHRASE}, ${file}`]],
    keeps: [],
    judge: ({ file, texts, all }) =>
      among(JSON.stringify([texts, all]), WORDS) ? 'words stand open' : wholly(among(file, [...WORDS, ...BROUGHT]), WORDS.length + BROUGHT.length),
  },
  'opening stores that disagree': {
    from: 'apart',
    acts: () => [],
    judge: ({ file }) => wholly(among(file, WORDS), WORDS.length),
  },
  'bringing back what a bin held': {
    from: 'emptied',
    later: true,
    acts: () => [['bring back']],
    judge: ({ file }) => wholly(among(file, BINNED), BINNED.length),
  },
  'opening and typing': {
    from: 'base',
    acts: () => [['type', TYPED]],
    judge: ({ file }) => {
      const [, typed = ''] = /"words_patient":\{[^}]*?"(a\w*)"/.exec(file) ?? /"words_patient":"(\w*)"/.exec(file) ?? [];
      if (!TYPED.startsWith(typed)) return `typed ${typed}`;
      return typed === TYPED ? 'done' : 'not done';
    },
  },
  'the practice workbook': {
    from: 'empty',
    acts: () => [['practice']],
    keeps: [],
    judge: ({ file }, base) => {
      const count = JSON.parse(file || '{"records":[]}').records.length;
      base.practice ??= count;
      return wholly(count, base.practice);
    },
  },
  'taking a file in': {
    from: 'base',
    later: true,
    acts: ({ file }) => [['take in', file]],
    judge: ({ file }) => wholly(among(file, BROUGHT), BROUGHT.length),
  },
  'undoing what a file brought': {
    from: 'brought',
    later: true,
    acts: () => [['undo import']],
    judge: ({ file }) => wholly(binned(file, BROUGHT) || BROUGHT.length - among(file, BROUGHT), BROUGHT.length),
  },
  'an aim that is undone': {
    from: 'base',
    later: true,
    acts: () => [['aim', 'Made and undone'], ['undo']],
    judge: ({ file }) => (!file.includes('Made and undone') || binned(file, ['Made and undone']) ? 'done' : 'not done'),
  },
  'going to another workbook in mid-word': {
    from: 'base',
    later: true,
    acts: ({ other }) => [['type', TYPED], ['switch', other]],
    judge: ({ file }) => (file.includes(`"${TYPED}"`) ? 'done' : 'not done'),
  },
  'removing a workbook': {
    from: 'base',
    later: true,
    removes: true,
    acts: ({ other }) => [['remove', other]],
    judge: ({ texts, all }, { other, texts: was }) => {
      const at = (held) => Object.keys(held).filter((key) => key.startsWith(`cpw/${other}/`)).length;
      const rows = all.records.filter(([, row]) => row.book === other).length;
      if (at(texts) === 0 && rows === 0) return 'done';
      return at(texts) >= at(was) - 1 ? 'not done' : `${at(texts)} and ${rows} of ${at(was)}`;
    },
  },
  'emptying the bin': {
    from: 'base',
    later: true,
    acts: () => [['empty bin']],
    judge: ({ file }) => wholly(BINNED.length - among(file, BINNED), BINNED.length),
  },
  'putting a lock on': {
    from: 'base',
    later: true,
    acts: () => [['lock', PHRASE]],
    judge: locked('done', 'not done'),
  },
  'unlocking and typing': {
    from: 'locked',
    acts: ({ book }) => [['unlock', `${book}, ${PHRASE}`], ['type', TYPED]],
    judge: ({ file, ...run }, base) => (locked('done', 'no lock')(run, base) !== 'done' ? 'no lock' : file.includes(`"${TYPED}"`) ? 'done' : 'not done'),
  },
  'typing and locking at once': {
    from: 'locked',
    later: true,
    before: 'unlock',
    acts: () => [['type', TYPED], ['lock now']],
    judge: ({ file, ...run }, base) => (locked('done', 'no lock')(run, base) !== 'done' ? 'no lock' : file.includes(`"${TYPED}"`) ? 'done' : 'not done'),
  },
  'changing the passphrase': {
    from: 'locked',
    later: true,
    before: 'unlock',
    acts: () => [['change phrase', NEW_PHRASE]],
    other: NEW_PHRASE,
    judge: ({ file, ...run }, base) => (locked('done', 'no lock')(run, base) !== 'done' ? 'no lock' : run.phrase === NEW_PHRASE ? 'done' : 'not done'),
  },
  'unlocking at the start, and taking the lock off': {
    from: 'locked',
    acts: ({ book }) => [['unlock', `${book}, ${PHRASE}`], ['lock off']],
    opens: true,
    judge: locked('not done', 'done'),
  },
  'taking the lock off while all is still looked through': {
    from: 'doubted',
    acts: ({ book }) => [['unlock', `${book}, ${PHRASE}`], ['lock off']],
    opens: true,
    judge: locked('not done', 'done'),
  },
  'unlocking what the other store alone holds': {
    from: 'evicted',
    acts: ({ book }) => [['unlock', `${book}, ${PHRASE}`]],
    judge: locked('done', 'no lock'),
  },
  'putting a lock on at the start': {
    from: 'base',
    acts: () => [['lock', PHRASE]],
    judge: locked('done', 'not done'),
  },
  'taking the lock off': {
    from: 'locked',
    later: true,
    before: 'unlock',
    acts: () => [['lock off']],
    opens: true,
    judge: locked('not done', 'done'),
  },
};

// Whether the workbook is locked at rest: no word of it stands open, or all do.
function locked(yes, no) {
  return ({ texts, all }, { book }) => {
    const ours = [...Object.entries(texts).filter(([key]) => key.startsWith(`cpw/${book}/`) && !/\/(lock|tries)$/.test(key)).map(([, text]) => text), ...[...all.records, ...all.snapshots].filter(([, row]) => row.book === book).map(([, row]) => row.text), ...all.meta.filter(([name]) => name.startsWith(`import/${book}`)).map(([, text]) => text)];
    const open = ours.filter((text) => !text.startsWith(SEALED)).length;
    if (open === ours.length) return no;
    return open === 0 ? yes : `${open} of ${ours.length} stand open`;
  };
}

// What the deeds start from, made by the app itself.
export async function prepare({ opened, acts, left, patience }) {
  let seed = 0;
  const rested = async (from, list) => {
    const page = await opened(from, undefined, (seed += 1));
    await page.pass(patience);
    await acts(page, list);
    await page.pass(patience);
    const file = (await acts(page, [['make file']]), page.app.file());
    if (page.errors.length) throw new Error(page.errors.join(', '));
    return { ...(await left(page)), made: file };
  };
  const empty = { texts: {} };
  const first = await rested(empty, [['begin', PAIR.join(', ')], ['aim', AIM], ...BINNED.map((title) => ['aim away', title])]);
  const book = first.texts['cpw/open'];
  const theirs = await rested(empty, [['take in', first.made], ['pass'], ...BROUGHT.map((title) => ['aim', title])]);
  const both = await rested(first, [['begin', OTHER.pair.join(', ')], ['aim', OTHER.aim]]);
  const other = both.texts['cpw/open'];
  const common = { book, other, words: WORDS, others: [OTHER.aim], file: theirs.made };
  const back = await rested(both, [['switch', book]]);
  const { texts, all } = back;
  // Each store lacks what the other has: local storage the names, the twin the aims.
  const apart = {
    texts: Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith(`cpw/${book}/person/`))),
    all: { ...all, records: all.records.filter(([, row]) => !row.key.startsWith(`cpw/${book}/aim/`)) },
  };
  const sealed = await rested(back, [['take in', theirs.made], ['lock', PHRASE]]);
  // A lock that does not say of itself that all is sealed: unlocked, all is looked through.
  const doubt = (text) => text.replace('"whole":true', '"whole":false');
  const doubted = {
    texts: { ...sealed.texts, [`cpw/${book}/lock`]: doubt(sealed.texts[`cpw/${book}/lock`]) },
    all: { ...sealed.all, meta: sealed.all.meta.map(([name, text]) => [name, name === `lock/${book}` ? doubt(text) : text]) },
  };
  return {
    empty: { ...empty, file: theirs.made },
    apart: { ...apart, ...common },
    emptied: { ...(await rested(back, [['empty bin']])), ...common },
    base: { ...back, ...common },
    brought: { ...(await rested(back, [['take in', theirs.made]])), ...common },
    locked: { ...sealed, ...common },
    doubted: { ...doubted, ...common },
    evicted: { texts: {}, all: sealed.all, ...common },
  };
}
