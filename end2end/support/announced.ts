// What a page of a meeting that runs says to those who do not see it: in one region, which stays while the parts of the page are replaced.

import type { Locator, Page } from '@playwright/test';

import { expect } from './test';

interface Heard {
  region: Element;
  said: string[];
}

/** Listens to the region from now on: what it said, as long as it is the same one. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  const region = page.locator('.run-clock > [role=status]:not(.run-trouble)');
  await expect(region, 'there is one region').toHaveCount(1);
  return hear(page, region);
}

/** The same for the region of another countdown. */
export async function hear(page: Page, region: Locator): Promise<() => Promise<string[]>> {
  await region.evaluate((element) => {
    const said: string[] = [];
    Object.assign(window, { heard: { region: element, said } });
    const add = () => element.textContent?.trim() && said.push(element.textContent.trim());
    new MutationObserver(add).observe(element, { childList: true, characterData: true, subtree: true });
  });
  return () =>
    page.evaluate(() => {
      const { region, said } = (window as unknown as { heard: Heard }).heard;
      if (!region.isConnected) throw new Error('the region was replaced');
      return said;
    });
}

/** These words were said, once. */
export async function saidOnce(said: () => Promise<string[]>, words: string): Promise<void> {
  const normal = (text: string) => text.replace(/\s+/g, ' ');
  const times = async () => (await said()).filter((text) => normal(text).includes(words)).length;
  await expect.poll(times, `“${words}” is said`).toBe(1);
}
