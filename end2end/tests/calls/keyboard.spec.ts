// The form of an answer is filled and sent with the keyboard alone.

import { callPath, OPEN_CALL } from '../../support/calls';
import { choose, enter, tick, type } from '../../support/keyboard';
import { pageOf, people } from '../../support/people';
import { withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

test('an answer to a call is filled and sent with the keyboard only', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('calls-keyboard', async ({ now: portal }) => {
    const page = await pageOf(browser, portal, 'en', people.memberEn);
    await page.goto(callPath('en', OPEN_CALL, 'show'));
    await enter(page, '.answer-box a.button');
    await expect(page).toHaveURL(callPath('en', OPEN_CALL, 'answer'));

    await type(page, '#name', people.memberEn.name);
    await choose(page, '#sector', 'english');
    await choose(page, '#region', '11');
    await type(page, '#post', 'School psychologist');
    await type(page, '#representative-name', 'Odalie Brindamour');
    await type(page, '#representative-email', 'direction@zibeline.example');
    await type(page, '#title', 'One page before leaving');
    await type(page, '#text', 'Each class reads one page before the bell, standing, out loud.');
    await tick(page, 'input[name="level"]');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('input[name="level"][value="primary"]')).toBeChecked();
    await tick(page, 'input[type="radio"][name^="question."]');
    for (const rank of [1, 2, 3]) await choose(page, `#rank-${rank}`, String(rank));
    await tick(page, '#month');
    await tick(page, '#committed');
    await enter(page, 'form:has(#committed) .actions button');
    await expect(page).toHaveURL(/notice=answered/);
    await expect(page.locator('.toast')).toContainText('Your response has been sent.');
    await page.context().close();
  });
});
