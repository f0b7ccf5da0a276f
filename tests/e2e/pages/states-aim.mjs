// The page of an aim with everything on it. Begins on the page of an aim, on the turn of `second`.
import { AimParts } from './aim.mjs';
import { fill } from './words.mjs';

export function theWholeAim(first, second, long) {
  return async (workbook, look) => {
    const { page, w } = workbook;
    const parts = new AimParts(workbook);
    await parts.openAll();
    await look('aim-parts');
    await parts.writeRung(w.aims.rung_hoped, long.words.slice(0, 150));
    await workbook.button(w.aims.rung_is_right).first().click();
    await parts.writeRung(w.aims.rung_start, long.compound);
    await workbook.button(w.choices.area_people).click();
    await parts.addBarrier(long.words.slice(0, 120));
    await parts.addStep(long.words.slice(0, 150));
    await parts.select(w.aims.step_status).selectOption('stuck');
    await page.getByRole('button', { name: w.aims.more_about_step }).click();
    await parts.select(w.aims.step_care).selectOption('medicine');
    await workbook.field(w.aims.what_gets_lighter).fill(long.compound);
    await parts.score(-2, long.compound);
    await workbook.button(w.aims.change_answer).waitFor();
    await look('aim-filled-and-waiting');
    await parts.passAfterAnswer(first);
    await page.getByText(fill(w.aims.other_is_in, { name: second })).first().waitFor();
    await parts.score(1);
    await page.getByRole('heading', { name: fill(w.aims.talk_title, { gap: '3' }) }).waitFor();
    await workbook.button(w.aims.answer_anew).first().click();
    await parts.score(0);
    await parts.passAfterAnswer(second);
    await parts.score(0);
    await page.getByText(w.aims.as_table, { exact: true }).click();
    await look('aim-scores');
    await workbook.button(w.shell.pass).click();
    await workbook.button(w.shell.we_write_together).click();
    await workbook.button(w.aims.answer_anew).first().waitFor({ state: 'hidden' });
    await look('aim-who-answers');
    await workbook.link(w.aims.as_sheet).click();
    await workbook.button(w.aims.print).waitFor();
    await look('aim-sheet');
    await workbook.link(w.aims.back_to_aim).click();
    await workbook.title().waitFor();
    await workbook.button(w.shell.pass).click();
    await workbook.button(fill(w.shell.i_am, { name: second })).click();
  };
}
