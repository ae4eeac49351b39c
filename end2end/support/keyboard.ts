// What a person does with the keyboard alone: going from one control to the next, pressing, typing, choosing.

import type { Locator, Page } from '@playwright/test';

import { expect } from './test';

/** The most stops between two controls. */
const MOST_STOPS = 400;
/** The most options of a list. */
const MOST_OPTIONS = 40;

export type Control = string | Locator;

const control = (page: Page, of: Control): Locator => (typeof of === 'string' ? page.locator(of) : of).first();
const hasFocus = (of: Locator): Promise<boolean> => of.evaluate((element) => element === document.activeElement);

/** What a person would call what has the focus, and whether they see that it has. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    const shown = (style: CSSStyleDeclaration) =>
      style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor);
    const box = element.getBoundingClientRect();
    return {
      id: element.id,
      words: (element.innerText || element.getAttribute('aria-label') || element.id).trim(),
      index: [...document.querySelectorAll('*')].indexOf(element),
      outlined: shown(getComputedStyle(element)) || shown(getComputedStyle(element, '::after')),
      inSight: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

/** Something on the page has the focus: with Tab one goes on from there, and not from the top. */
export async function keepsFocus(page: Page, when: string): Promise<void> {
  expect(await page.evaluate(() => document.activeElement !== document.body), `something has the focus ${when}`).toBe(true);
}

/** Goes on with Tab until this control has the focus, unless it has it already. */
export async function tabTo(page: Page, to: Control): Promise<void> {
  const wanted = control(page, to);
  await expect(wanted).toBeAttached();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${to}`);
}

/** The same, and one sees where one is. */
export async function reach(page: Page, to: Control): Promise<void> {
  await tabTo(page, to);
  await expect.poll(() => focused(page), `one sees that ${to} has the focus`).toMatchObject({ outlined: true, inSight: true });
}

/** Presses a control. */
export async function press(page: Page, to: Control): Promise<void> {
  await reach(page, to);
  await page.keyboard.press('Enter');
}

/** Presses a control that leads to another page, and waits for that page. */
export async function enter(page: Page, to: Control): Promise<void> {
  await reach(page, to);
  const gone = page.waitForEvent('framenavigated');
  await page.keyboard.press('Enter');
  await gone;
  await page.waitForLoadState();
}

/** Writes in a field, in the place of what is there. */
export async function type(page: Page, to: Control, text: string): Promise<void> {
  await reach(page, to);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Chooses an option of a list with the arrows. */
export async function choose(page: Page, to: Control, value: string): Promise<void> {
  await reach(page, to);
  const list = control(page, to);
  const isBelow = await list.evaluate((select: HTMLSelectElement, wanted) => {
    const place = [...select.options].findIndex((option) => option.value === wanted);
    return place > select.selectedIndex;
  }, value);
  for (let step = 0; step < MOST_OPTIONS && (await list.inputValue()) !== value; step += 1) await page.keyboard.press(isBelow ? 'ArrowDown' : 'ArrowUp');
  await expect(list).toHaveValue(value);
}

/** Ticks a box, or chooses the answer that has the focus. */
export async function tick(page: Page, to: Control): Promise<void> {
  await reach(page, to);
  await page.keyboard.press('Space');
  await expect(control(page, to)).toBeChecked();
}
