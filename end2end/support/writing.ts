// Writing a longer text as a person does: in the rich text field, or in the text area where there is no script.

import type { Locator, Page } from '@playwright/test';

/** The text area: its value is what the form sends. */
export const textArea = (page: Page, name = 'text'): Locator => page.locator(`textarea[name="${name}"]`).first();

/** Where a person writes. */
export const richText = (page: Page, name = 'text'): Locator => page.locator(`[id="${name}-rich"]`);

/** What a person sees of the text: the rich text field, unless there is none. */
async function shown(page: Page, name: string): Promise<Locator> {
  await textArea(page, name).waitFor({ state: 'attached' });
  return (await richText(page, name).count()) > 0 ? richText(page, name) : textArea(page, name);
}

/** Writes a text in the place of what is there. */
export async function write(page: Page, text: string, name = 'text'): Promise<void> {
  await (await shown(page, name)).fill(text);
}

/** Types behind what is there, key by key. */
export async function type(page: Page, text: string, name = 'text'): Promise<void> {
  const field = await shown(page, name);
  await field.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

/** Pastes HTML into the field that has the focus, as a program puts it on the clipboard. */
export async function paste(field: Locator, html: string, text = ''): Promise<void> {
  await field.evaluate(
    (element, [html, text]) => {
      const clipboardData = new DataTransfer();
      if (html) clipboardData.setData('text/html', html);
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, text],
  );
}
