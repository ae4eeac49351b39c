// How the live editor treats what people and programs do to its fields: shortcuts, composition, corrections without an
// event, selections, cursors of others, focus, drags, and what it says.

import type { Browser, CDPSession, Page } from '@playwright/test';

import { add, allEqual, choose, edit, plan, rows, saved, shown, stored, titles, unfold, WORDS } from '../support/agenda';
import { people, signIn, type Person } from '../support/people';
import { expect, test } from '../support/test';

test.use({ allowed: /WebSocket|ERR_/ });

async function another(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled: true });
  await signIn(context, 'fr', person);
  return context.newPage();
}

/** An agenda with these titles, in the editor. */
async function agenda(page: Page, ...items: string[]): Promise<string> {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  for (const title of items) await add(page, 'fr', title);
  await saved(page, 'fr');
  return id;
}

async function insert(page: Page, at: 'Home' | 'End', text: string): Promise<void> {
  await titles(page, 'fr').first().focus();
  await page.keyboard.press(at);
  await page.keyboard.insertText(text);
}

test('Shift and not Caps Lock decides between undo and redo, and AltGr does neither', async ({ page }) => {
  await agenda(page, '');
  const field = titles(page, 'fr').first();
  await field.focus();
  await page.keyboard.type('un');
  await page.waitForTimeout(900);
  await page.keyboard.type(' deux');
  const press = (init: KeyboardEventInit) =>
    field.evaluate((area, init) => area.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })), init);
  await press({ key: 'Z', ctrlKey: true });
  await expect(field).toHaveValue('un');
  await press({ key: 'z', metaKey: true, shiftKey: true });
  await expect(field).toHaveValue('un deux');
  await press({ key: 'z', ctrlKey: true, altKey: true });
  await press({ key: '«', ctrlKey: true, altKey: true });
  await expect(field).toHaveValue('un deux');
  await press({ key: 'z', ctrlKey: true });
  await press({ key: 'Y', ctrlKey: true });
  await expect(field).toHaveValue('un deux');
  await expect(page.getByRole('status').filter({ hasText: 'Modification rétablie' })).toBeAttached();
});

test('a word that is composed lands where it was typed, while others type before and behind it', async ({ page, browser }) => {
  const id = await agenda(page, 'abc def');
  const other = await another(browser, people.coordinator);
  await edit(other, 'fr', id);
  const field = titles(page, 'fr').first();
  await field.focus();
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 3));
  const input: CDPSession = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'X', selectionStart: 1, selectionEnd: 1 });
  await insert(other, 'Home', 'P');
  await insert(other, 'End', 'Q');
  await saved(other, 'fr');
  // It shows what others typed behind the field, in which one composes.
  const mirror = page.locator('.shared-box').filter({ has: page.locator('textarea[id$="-title.fr"]') }).first().locator('.shared-mirror');
  await expect(mirror).toContainText(/^Pabc defQ/);
  await input.send('Input.insertText', { text: 'X' });
  expect(await allEqual([page, other], 'fr', id)).toEqual(['PabcX defQ']);
  // One that is cancelled leaves nothing, and the field shows at once what others typed meanwhile.
  await input.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
  await insert(other, 'Home', 'Z');
  await saved(other, 'fr');
  await expect(mirror).toContainText(/^Z/);
  await input.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await expect(field).toHaveValue('ZPabcX defQ');
  await other.context().close();
});

test('what a program corrects without an event is stored, and others see it', async ({ page, browser }) => {
  const id = await agenda(page, 'une fote');
  const other = await another(browser, people.coordinator);
  await edit(other, 'fr', id);
  const field = titles(page, 'fr').first();
  await field.focus();
  await field.evaluate((area: HTMLTextAreaElement) => (area.value = 'une faute'));
  await expect(titles(other, 'fr').first()).toHaveValue('une faute', { timeout: 10_000 });
  await field.evaluate((area: HTMLTextAreaElement) => {
    area.value = 'une seule faute';
    area.blur();
  });
  await expect(titles(other, 'fr').first()).toHaveValue('une seule faute');
  await field.evaluate((area: HTMLTextAreaElement) => (area.value = 'une seule faute ici'));
  await insert(other, 'Home', 'Voici ');
  expect(await allEqual([page, other], 'fr', id)).toEqual(['Voici une seule faute ici']);
  await other.context().close();
});

test('what others type moves neither the focus nor the direction of a selection', async ({ page, browser }) => {
  await page.addInitScript(() => {
    const counts = window as unknown as { elsewhere: number };
    counts.elsewhere = 0;
    for (const name of ['setSelectionRange', 'setRangeText'] as const) {
      const original = HTMLTextAreaElement.prototype[name] as (...given: unknown[]) => void;
      HTMLTextAreaElement.prototype[name] = function (this: HTMLTextAreaElement, ...given: unknown[]) {
        if (this !== document.activeElement) counts.elsewhere += 1;
        return original.apply(this, given);
      };
    }
  });
  const id = await agenda(page, 'abcdef', 'deux');
  const other = await another(browser, people.coordinator);
  await edit(other, 'fr', id);
  const field = titles(page, 'fr').first();
  await field.focus();
  await page.keyboard.press('End');
  for (let each = 0; each < 3; each++) await page.keyboard.press('Shift+ArrowLeft');
  await insert(other, 'Home', 'Z');
  await titles(other, 'fr').last().fill('deux et trois');
  await expect(field).toHaveValue('Zabcdef');
  await page.keyboard.press('Shift+ArrowLeft');
  const selected = await field.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd, area.selectionDirection]);
  expect(selected).toEqual([3, 7, 'backward']);
  await expect(titles(page, 'fr').last()).toHaveValue('deux et trois');
  expect(await page.evaluate(() => (window as unknown as { elsewhere: number }).elsewhere)).toBe(0);
  await other.context().close();
});

test('the cursor of another stays at its letter and divides none, and colours differ', async ({ page, browser }) => {
  const id = await agenda(page, 'un mot 👩🏽‍🏫');
  const second = await another(browser, people.coordinator);
  await edit(second, 'fr', id);
  const field = titles(page, 'fr').first();
  await field.focus();
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(6, 6));
  await field.dispatchEvent('keyup', { key: 'ArrowLeft' });
  await insert(second, 'Home', '😀😀');
  const mirror = second.locator('.shared-mirror').filter({ has: second.locator('.shared-name') }).first();
  await expect(mirror.locator('span').first()).toHaveText('😀😀un mot');
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(13, 13));
  await field.dispatchEvent('keyup', { key: 'ArrowLeft' });
  await second.waitForTimeout(300);
  expect(await mirror.textContent()).not.toContain('\ufffd');
  const colours = await second.locator('.agenda-person[class*="hue-"]').evaluateAll((all) => all.map((each) => each.className));
  expect(new Set(colours).size).toBe(colours.length);
  await second.context().close();
});

test('a value that cannot be saved says so at its field, and nothing is called saved until it is right', async ({ page }) => {
  await agenda(page, 'un');
  const minutes = page.getByLabel(WORDS.fr.minutes);
  await minutes.fill('-5');
  await page.keyboard.press('Tab');
  await expect(minutes).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Indiquez un nombre de minutes de 0 à 600')).toBeVisible();
  await expect(page.locator('.agenda-state')).toHaveText(/Un champ n’est pas enregistré/);
  await minutes.fill('500');
  await page.keyboard.press('Tab');
  await saved(page, 'fr');
  await expect(minutes).toHaveAttribute('aria-invalid', 'false');
  await expect(page.getByText('Indiquez un nombre de minutes de 0 à 600')).toBeHidden();
  await unfold(page, 0);
  const link = page.getByLabel('Lien', { exact: false }).first();
  await link.fill('ecole.qc.ca/doc');
  await page.keyboard.press('Tab');
  await expect(link).toHaveAttribute('aria-invalid', 'true');
  await link.fill('https://ecole.example/doc');
  await page.keyboard.press('Tab');
  await saved(page, 'fr');
});

test('the focus goes on where one was, and what is announced is true', async ({ page }) => {
  await agenda(page, 'un', 'deux', 'trois');
  const said = page.locator('.agenda-said');
  const menu = (row: number) => rows(page).nth(row).locator('.agenda-menu-button');
  await choose(page, 1, WORDS.fr.remove);
  await expect(said).toHaveText(/deux.*retiré/);
  await expect(rows(page).nth(1)).toBeFocused();
  const undo = page.locator('.agenda-bar').getByRole('button', { name: WORDS.fr.undo });
  await undo.press('Enter');
  await expect(said).toHaveText('Dernière modification annulée');
  await expect(undo).toBeFocused();
  await choose(page, 1, WORDS.fr.up);
  await expect(said).toHaveText(/deux.*position 1 sur 3/);
  await expect(menu(0)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: WORDS.fr.up })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(menu(0)).toBeFocused();
  await choose(page, 0, 'Diviser');
  await expect(said).toHaveText('Point divisé en deux');
  await choose(page, 0, 'Fusionner');
  await expect(said).toHaveText('Point fusionné avec le suivant');
  await titles(page, 'fr').first().press('x');
  await expect(said).toHaveText('');
});

test('while one types, the state is spoken at most twice', async ({ page }) => {
  await agenda(page, 'un');
  await page.evaluate(() => {
    const counts = window as unknown as { spoken: number };
    counts.spoken = 0;
    for (const region of document.querySelectorAll('[role=status]')) {
      new MutationObserver((changes) => (counts.spoken += changes.length)).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  await titles(page, 'fr').first().focus();
  await page.keyboard.type('quarante lettres tapées sans se presser..', { delay: 200 });
  await page.waitForTimeout(2_000);
  expect(await page.evaluate(() => (window as unknown as { spoken: number }).spoken)).toBeLessThanOrEqual(2);
});

test('no field lies under the toolbar when one tabs backwards', async ({ page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await agenda(page, ...Array.from({ length: 8 }, (_, each) => `Point ${each}`));
  await titles(page, 'fr').last().focus();
  for (let each = 0; each < 70; each++) {
    await page.keyboard.press('Shift+Tab');
    const covered = await page.evaluate(() => {
      const bar = document.querySelector('.agenda-bar')!;
      const active = document.activeElement!;
      if (bar.contains(active) || !document.querySelector('.agenda-editor')!.contains(active)) return '';
      return active.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1 ? active.id || active.textContent : '';
    });
    expect(covered, `stop ${each}`).toBe('');
  }
});

test('an item is dragged beyond what one sees', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  const id = await agenda(page, ...Array.from({ length: 8 }, (_, each) => `Point ${each}`));
  const handle = rows(page).first().locator('.agenda-handle');
  await handle.scrollIntoViewIfNeeded();
  const grip = (await handle.boundingBox())!;
  await page.mouse.move(grip.x + 5, grip.y + 5);
  await page.mouse.down();
  await page.mouse.move(grip.x + 5, 590, { steps: 5 });
  await expect(async () => {
    const last = (await rows(page).last().boundingBox())!;
    expect(last.y + last.height / 2).toBeLessThan(585);
  }).toPass({ timeout: 20_000 });
  await page.mouse.up();
  const order = await allEqual([page], 'fr', id);
  expect(order.at(-1)).toBe('Point 0');
  // The wheel moves the page under the pointer: the item lands where it shows, without another movement.
  const again = rows(page).first().locator('.agenda-handle');
  await again.scrollIntoViewIfNeeded();
  const box = (await again.boundingBox())!;
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 5, 300, { steps: 3 });
  const scrolled = () => page.evaluate(() => ({ top: scrollY, isEnd: scrollY >= document.documentElement.scrollHeight - innerHeight - 1 }));
  const before = await scrolled();
  await page.mouse.wheel(0, 900);
  let last = -1;
  const rests = async () => {
    const { top, isEnd } = await scrolled();
    const stays = top === last;
    last = top;
    return stays && (top > before.top || isEnd);
  };
  await expect.poll(rests, 'the page has moved').toBe(true);
  // It is told where it lands with the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.mouse.up();
  expect((await allEqual([page], 'fr', id)).indexOf('Point 1')).toBeGreaterThan(0);
  await expect.poll(() => shown(page, 'fr')).toEqual(await stored(page.context(), 'fr', id));
});

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });

  test('an item is dragged with a finger, and Escape leaves it where it was', async ({ page }) => {
    const id = await agenda(page, 'un', 'deux', 'trois');
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    /** Puts a finger on the handle of the first item, and draws it below the last. */
    const draw = async () => {
      const grip = (await rows(page).first().locator('.agenda-handle').boundingBox())!;
      const last = (await rows(page).last().boundingBox())!;
      const [x, from, to] = [grip.x + grip.width / 2, grip.y + grip.height / 2, last.y + last.height - 2];
      await touch('touchStart', { x, y: from });
      for (let step = 1; step <= 5; step += 1) await touch('touchMove', { x, y: from + ((to - from) * step) / 5 });
      await expect(rows(page).first()).toHaveClass(/dragged/);
    };
    await draw();
    await touch('touchEnd');
    expect(await allEqual([page], 'fr', id)).toEqual(['deux', 'trois', 'un']);
    await draw();
    await page.keyboard.press('Escape');
    await expect(page.locator('.agenda-row.dragged')).toHaveCount(0);
    await touch('touchEnd');
    expect(await allEqual([page], 'fr', id)).toEqual(['deux', 'trois', 'un']);
  });
});
