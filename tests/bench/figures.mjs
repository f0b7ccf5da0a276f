// The aims, and how a figure is set beside the floor's. Words and numbers only; nothing is measured here.

/** figure → what to hold: `ratio` to the floor's median, `most` in the figure's own unit. CPU ×4 unless `cpu` says. */
export const AIMS = [
  { figure: 'field usable', size: 0, ratio: 1.5 },
  { figure: 'field usable', size: 5000, ratio: 1.5 },
  { figure: 'list on screen', size: 5000, ratio: 1.5 },
  { figure: 'key → paint, median', size: 5000, ratio: 1.3 },
  { figure: 'longest task while typing', size: 5000, most: 50 },
  { figure: 'key → local storage, longest', most: 10 },
  { figure: 'key → durable twin, 95 %', most: 100 },
  { figure: 'key → local storage, longest, locked', most: 10 },
  { figure: 'key → paint, median, lock on against off', most: 1.3 },
  { figure: 'new item → painted', ratio: 1.5 },
  { figure: 'new item → Saved', most: 500 },
  { figure: 'characters written, 5,000 against 0', most: 1.05 },
  { figure: 'field usable, all kinds', size: 5000, ratio: 1.5 },
  { figure: 'longest frame, scrolling', size: 5000, most: 50 },
  { figure: 'longest frame, leaping', size: 5000, most: 50 },
  { figure: 'longest frame, filtering', size: 5000, most: 50 },
  { figure: 'find: first letter → first hit', size: 5000, most: 100 },
  { figure: 'longest frame, finding', size: 5000, most: 50 },
  { figure: 'board: open', size: 1000, ratio: 2 },
  { figure: 'board: drag, frame, 95 %', size: 1000, most: 17 },
  { figure: 'board: drag, main thread a frame', size: 1000, most: 10 },
  { figure: 'board: drag, all on screen, frame, 95 %', size: 1000, ratio: 1.5 },
  { figure: 'board: drag, all on screen, main thread a frame', size: 1000, most: 10 },
  { figure: 'import + merge', size: 5000, most: 1000 },
  { figure: 'import + merge, longest task', size: 5000, most: 100 },
  { figure: 'export', size: 5000, most: 300 },
  { figure: 'export, longest task', size: 5000, most: 100 },
  { figure: 'memory (JS heap + wasm + DOM)', size: 5000, most: 12, cpu: 1 },
  { figure: 'field usable, first visit, slow 4G', most: 2400 },
  { figure: 'field usable, offline second start', size: 1000, most: 500 },
  { figure: 'offline starts that failed', size: 1000, most: 0 },
  { figure: 'requests before first paint', most: 6 },
  { figure: 'fonts before first paint', most: 0 },
  { figure: 'letters lost of 20 (close)', most: 0, cpu: 1 },
  { figure: 'letters lost of 20 (crash)', most: 0, cpu: 1 },
];

const UNITS = [
  [/against/, '×'], [/^memory/, 'MB'], [/characters written per key/, 'characters'], [/size$/, 'bytes'],
  [/requests|fonts|nodes|failed|lost|notes in the list|board: cards/, ''], [/against/, '×'],
];
export const unit = (figure) => UNITS.find(([pattern]) => pattern.test(figure))?.[1] ?? 'ms';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Turns raw samples { target, figure, size, cpu, value } into one row for each figure. */
export function rows(samples) {
  const groups = new Map();
  for (const { target, figure, size, cpu, value } of samples) {
    const key = `${figure}|${size}|${cpu}`;
    if (!groups.has(key)) groups.set(key, { figure, size, cpu, unit: unit(figure), values: {} });
    (groups.get(key).values[target] ??= []).push(value);
  }
  return [...groups.values()].map(judged);
}

function judged(row) {
  const { App: app, Floor: floor } = row.values;
  const ratio = app && floor && median(floor) > 0 ? median(app) / median(floor) : null;
  const aim = AIMS.find((a) => a.figure === row.figure && (a.size ?? row.size) === row.size && (a.cpu ?? 4) === row.cpu);
  let held = null;
  if (aim && app) held = aim.ratio ? ratio && ratio <= aim.ratio : median(app) <= aim.most;
  return { ...row, ratio, aim: aim ?? null, held };
}

const number = (value) => {
  if (!Number.isFinite(value)) return 'never';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toFixed(Math.abs(value) >= 10 ? 1 : 2)));
};
const cell = (values) => {
  if (!values) return '–';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? number(low) : `${number(median(values))} (${number(low)}–${number(high)})`;
};

export function table(all) {
  const lines = ['| Figure | Records stored | CPU | App, median (range) | Floor, median (range) | Ratio | Aim | Held |', '|---|--:|--:|--:|--:|--:|---|---|'];
  for (const row of all) {
    const aim = row.aim && (row.aim.ratio ? `≤ ${row.aim.ratio} × floor` : `≤ ${number(row.aim.most)} ${row.unit}`.trim());
    const held = { true: 'yes', false: '**no**', null: '' }[row.held];
    const name = row.unit ? `${row.figure} (${row.unit})` : row.figure;
    lines.push(`| ${name} | ${row.size.toLocaleString('en')} | ×${row.cpu} | ${cell(row.values.App)} | ${cell(row.values.Floor)} | ${
      row.ratio === null ? '' : row.ratio.toFixed(2)} | ${aim ?? ''} | ${held} |`);
  }
  return lines.join('\n');
}
