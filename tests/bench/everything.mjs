// A workbook with records of every kind, as a pair has after some years: what the scenes of notes and of finding use.

import { aim, aimId, idOf, idUnder, order, pair, PATIENT, PROFESSIONAL, prose, record, START, time } from './records.mjs';

const SEATS = ['patient', 'professional'];
const actorOf = (seat) => (seat === 'patient' ? PATIENT : PROFESSIONAL);
const BARRIERS = ['time', 'travel', 'tired', 'pain', 'memory', 'not_clear'];
const STATUS = ['doing', 'done', 'done', 'stuck', 'accepted'];
export const SORTS = ['worked_well', 'hard', 'noticed', 'question', 'worry', 'idea', 'thanks', 'fix_the_record', 'learned'];
const WANTS = ['nothing', 'reply', 'talk_next_visit', 'change'];
const OUTCOMES = [null, 'heard', 'talked', 'changed'];

/** How many of each kind among 5,000. */
const MIX = { aim: 250, acceptance: 500, score: 1000, readiness: 250, barrier: 400, step: 500, helper: 20, note: 1000, reply: 900, link: 180 };

export const noteText = (at) => prose(at + 40_000, 110);
/** How many notes a workbook of `count` records of every kind holds. */
export const notesIn = (count) => Math.round((MIX.note * count) / 5000);

/** The book's own record, both persons, and `count` records of every kind. */
export function everything(count) {
  const share = (kind) => Math.round((MIX[kind] * count) / 5000);
  const aims = Math.max(1, share('aim'));
  const notes = Math.max(1, share('note'));
  let counter = START + 2 * aims;
  const made = (kind, id, seat, values) => {
    counter += 1;
    return record(kind, id, [[counter, actorOf(seat), seat, { created: time(counter), ...values }]]);
  };
  const under = (at) => aimId(at % aims);
  // A round of answers has one of each seat; the rounds go through all the aims.
  const rated = (kind, at, values) => {
    const seat = SEATS[at % 2];
    const round = 1 + Math.floor(at / (2 * aims));
    const parent = under(Math.floor(at / 2));
    return made(kind, idUnder(parent, `${kind} ${round} ${seat}`), seat, { parent, seat, round, ...values });
  };
  const makers = {
    aim: (at) => aim(at),
    acceptance: (at) => {
      const [seat, parent] = [SEATS[at % 2], under(Math.floor(at / 2))];
      return made('acceptance', idUnder(parent, seat), seat, { answer: at % 5 ? 'agree' : 'not_yet', parent, seat, wording: idOf('wording', at) });
    },
    score: (at) => rated('score', at, { rung: (at % 5) - 2, note: at % 3 ? '' : prose(at, 60), how: 'felt' }),
    readiness: (at) => rated('readiness', at, { importance: at % 11, confidence: (at * 7) % 11, help: at % 2 ? '' : prose(at, 50) }),
    barrier: (at) => made('barrier', idOf('barrier', at), 'patient', { order: order(at), parent: under(at), solved: at % 4 === 0, sort: BARRIERS[at % BARRIERS.length], text: prose(at + 9_000, 45) }),
    step: (at) => made('step', idOf('step', at), SEATS[at % 2], {
      effort: at % 5, every: at % 3 ? 7 : null, helper: at % 7 ? null : idOf('helper', at % 20), order: order(at), parent: under(at), seat: at % 7 ? SEATS[at % 2] : null, status: STATUS[at % STATUS.length], text: prose(at + 20_000, 50),
    }),
    helper: (at) => made('helper', idOf('helper', at), 'patient', { name: prose(at + 700, 12), order: order(at), relation: prose(at + 800, 15) }),
    note: (at) => made('note', idOf('note', at), SEATS[at % 2], {
      by: SEATS[at % 2], outcome: OUTCOMES[at % OUTCOMES.length], sort: SORTS[at % SORTS.length], text: noteText(at), wants: WANTS[at % WANTS.length], ...(at % 3 ? {} : { feelings: prose(at, 20) }),
    }),
    reply: (at) => made('reply', idOf('reply', at), SEATS[(at + 1) % 2], { by: SEATS[(at + 1) % 2], parent: idOf('note', at % notes), text: prose(at + 60_000, 80) }),
    link: (at) => made('link', idOf('link', at), 'patient', { how: 'came_from', parent: under(at), to: idOf('note', (at * 5) % notes) }),
  };
  const of = (kind) => Array.from({ length: kind === 'aim' ? aims : share(kind) }, (_, at) => makers[kind](at));
  return [...pair(), ...Object.keys(MIX).flatMap(of)];
}
