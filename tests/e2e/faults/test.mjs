// The devices of the journeys, for tests that break things on purpose.
import { test as base } from '../pages/test.mjs';
import { expect } from '@playwright/test';

export { expect };

export const test = base.extend({
  faults: [
    async ({}, use) => {
      const faults = [];
      await use(faults);
      // A plain text that is opened beside the app has no icon.
      const real = faults.filter((fault) => !/status of 404/.test(fault));
      expect(real, 'requests to other hosts, policy violations, errors').toEqual([]);
    },
    { auto: true },
  ],
});
