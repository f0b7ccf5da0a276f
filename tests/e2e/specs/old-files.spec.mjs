// Files of every released version open for ever, and an old one undoes nothing that is newer.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '../pages/test.mjs';
import { open } from '../pages/devices.mjs';
import { words } from '../pages/words.mjs';

const w = words('en');
const EXPORTS = new URL('../../fixtures/export/', import.meta.url);
const versions = readdirSync(EXPORTS);

for (const version of versions) {
  for (const name of ['small', 'kinds', 'canvases']) {
    test(`an old file opens, and takes nothing newer back: ${version}, ${name} [row 10]`, async ({ newDevice }) => {
      const text = readFileSync(new URL(`${version}/${name}.workbook.json`, EXPORTS), 'utf8');
      const records = JSON.parse(text).records;
      const aims = records.filter(({ kind, fields }) => kind === 'aim' && fields.title);
      const device = await open(newDevice);
      const { workbook, page, share } = device;
      await share.openFirst(text);
      await workbook.goTo('aims');
      for (const { fields } of aims) await expect(workbook.main.getByText(fields.title.split('\n')[0]).first()).toBeVisible();
      await page.goto(`./#/aims/${aims[0].id}`);
      await workbook.joint().fill('Newer than the file');
      await workbook.saved();
      await workbook.goTo('share');
      await share.look(text);
      await expect(page.getByText(w.share.nothing_new)).toBeVisible();
      await workbook.button(w.share.close).click();
      await page.goto(`./#/aims/${aims[0].id}`);
      await expect(workbook.joint()).toHaveValue('Newer than the file');
      // Nothing of the file is missing from the one that is saved now.
      await workbook.goTo('share');
      const save = workbook.main.getByRole('button', { name: /^Save a file/ });
      const now = JSON.parse(await share.handedOut(() => save.click())).records;
      expect(now.map(({ id }) => id).sort()).toEqual(expect.arrayContaining(records.filter(({ fields }) => fields.share !== 'draft').map(({ id }) => id).sort()));
    });
  }
}
