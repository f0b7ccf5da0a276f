// Canvases full of cards: what the scenes of the board store before a page starts.

import { idOf, order, pair, PATIENT, PROFESSIONAL, prose, record, START, time } from './records.mjs';

/** How many zones the cards of the bench lie in. */
export const ZONES = 5;
export const canvasId = idOf('canvas', 0);
export const zoneId = (at) => idOf('zone', at);
export const cardId = (at) => idOf('card', at);
const SEATS = ['patient', 'professional', 'both'];
const TONES = ['straw', 'rose', 'leaf', 'sky', 'lilac', 'stone', undefined];
const SIZES = ['normal', 'normal', 'normal', 'small', 'large'];

/** What a card says, 20 to 110 characters. */
export const cardText = (at) => prose(at + 3, 20 + ((at * 37) % 90));

/** A pair's workbook with one canvas of five zones and `count` cards in them. */
export function boardBook(count) {
  const zone = (at) => record('zone', zoneId(at), [[START + at, PATIENT, 'both', {
    order: order(at), parent: canvasId, prompt: prose(at + 50, 60), sort: 'cards', title: prose(at + 90, 24), who: 'together',
  }]]);
  const card = (at) => {
    const by = SEATS[at % 3];
    const counter = START + 100 + at;
    return record('card', cardId(at), [[counter, by === 'professional' ? PROFESSIONAL : PATIENT, by, {
      by, created: time(counter), order: order(at), parent: canvasId, size: SIZES[at % 5], text: cardText(at),
      zone: zoneId(at % ZONES), ...(TONES[at % 7] ? { tone: TONES[at % 7] } : {}), ...(at % 6 === 0 ? { feeling: 'hopeful' } : {}),
    }]]);
  };
  return [
    ...pair(),
    record('canvas', canvasId, [[START, PATIENT, 'both', { created: time(START), title: 'A large board' }]]),
    ...Array.from({ length: ZONES }, (_, at) => zone(at)),
    ...Array.from({ length: count }, (_, at) => card(at)),
  ];
}
