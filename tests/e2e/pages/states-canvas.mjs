// The states of canvases: the gallery, a step that is filled blind, lists, a card, the board, a page.
import { expect } from '@playwright/test';
import { Canvas } from './canvas.mjs';

export function theCanvases(first, second, long) {
  return async (workbook, look) => {
    const { page, w } = workbook;
    const t = w.templates;
    const canvas = new Canvas(workbook);
    await canvas.begin('our_aim');
    await workbook.main.getByRole('textbox').first().fill(long.words.slice(0, 230));
    await canvas.isDone();
    await look('canvas-step');
    await canvas.begin('feelings_line');
    await canvas.see('see_list');
    const zone = (name) => canvas.zone(t[`feelings_line_${name}`]);
    for (const text of [long.compound, long.title]) await canvas.addCard(text, zone('moments'));
    for (const text of [long.words.slice(0, 230), long.compound]) await canvas.addCard(text, zone('change'));
    const feel = async (numbers) => {
      const groups = zone('line').locator('fieldset');
      for (const [at, number] of numbers.entries()) await groups.nth(at).getByRole('radio').nth(number).click();
    };
    await feel([1, 8]);
    await workbook.passTo(first);
    await feel([7, 9]);
    await workbook.button(canvas.w.show_now, zone('line')).click();
    await expect(zone('line').getByRole('img')).toBeVisible();
    await workbook.button(canvas.w.pick_several, zone('change')).click();
    await look('canvas-list');
    await workbook.button(canvas.w.stop_picking).click();
    await canvas.open(long.compound, zone('change'));
    await look('canvas-card');
    await canvas.close();
    await canvas.see('see_board');
    await look('canvas-board');
    await canvas.see('see_sheet');
    await look('canvas-sheet');
    await canvas.begin('open');
    for (const text of [long.compound, long.title]) await canvas.addCard(text);
    await workbook.passTo(second);
    await workbook.goTo('canvases');
    await look('canvases');
  };
}
