// A canvas that both have filled, for the pictures in docs/screens.
import { expect } from '@playwright/test';
import { Canvas } from './canvas.mjs';

const TEXTS = {
  en: {
    moments: ['The letter came', 'I fell at the crossing', 'Lena walked with me', 'I bought my own bread'],
    keep: 'You call back the same day.', change: 'Tell me what will hurt before it hurts.', idea: 'A bench half way to the shop',
  },
  sv: {
    moments: ['Brevet kom', 'Jag föll vid korsningen', 'Lena gick med mig', 'Jag köpte mitt eget bröd'],
    keep: 'Du ringer tillbaka samma dag.', change: 'Säg vad som gör ont innan det gör ont.', idea: 'En bänk halvvägs till affären',
  },
};
// How each moment felt to the one and to the other, from worst (0) to best (10).
const FELT = { first: [3, 1, 7, 9], second: [5, 2, 6, 9] };

// The professional has the turn, then the patient, then the professional again.
export async function theCanvas({ look, t: { patient, professional }, workbook }, lang) {
  const t = TEXTS[lang];
  const canvas = new Canvas(workbook);
  await canvas.begin('feelings_line');
  await look('canvas-step');
  await canvas.see('see_list');
  const zone = (name) => canvas.zone(workbook.w.templates[`feelings_line_${name}`]);
  for (const text of t.moments) await canvas.addCard(text, zone('moments'));
  const feel = async (numbers) => {
    const groups = zone('line').locator('fieldset');
    for (const [at, number] of numbers.entries()) await groups.nth(at).getByRole('radio').nth(number).click();
  };
  await feel(FELT.second);
  await workbook.passTo(patient);
  await feel(FELT.first);
  await canvas.addCard(t.keep, zone('keep'));
  await canvas.addCard(t.change, zone('change'));
  await workbook.button(canvas.w.show_now, zone('line')).click();
  await expect(zone('line').getByRole('img')).toBeVisible();
  await look('canvas-list', zone('line'));
  await canvas.see('see_board');
  await look('canvas-board');
  await canvas.see('see_sheet');
  await look('canvas-on-one-page');
  await canvas.begin('open');
  await canvas.addCard(t.idea);
  await workbook.passTo(professional);
  await workbook.goTo('canvases');
  await look('canvases');
}
