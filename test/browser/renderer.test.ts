/** Every component that the local host draws, in a real browser: through its accessible role, as a person and a screen reader meet it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAPPED } from '../../local/pages/browser/mapped';
import { lastTold, press, told, useGallery, violations } from './fixture/gallery-host';

const gallery = useGallery();

describe('every component that is mapped', () => {
  test('is used by the gallery, and drawn without a fault', async () => {
    const page = await gallery().open();
    await page.getByRole('img', { name: 'Calls by day' }).waitFor();
    await page.getByText('path: /').waitFor();
    expect(await page.locator('[data-local-fault]').allInnerTexts()).toEqual([]);
    const sources = ['words', 'fields', 'layers', 'table', 'charts', 'surroundings', 'bridge'].map((name) =>
      readFileSync(`${import.meta.dirname}/fixture/gallery/${name}.tsx`, 'utf8'),
    );
    expect(MAPPED.filter((name) => !sources.join().includes(`<${name}`))).toEqual([]);
  });
});

describe('what cannot be drawn as Jira would', () => {
  test('is said in the page, and the rest is drawn', async () => {
    const { url, context, complaints } = gallery();
    const page = await context.newPage();
    await page.goto(`${url}/pages/faulty`);
    await page.getByText('the page is drawn').waitFor();
    await page.getByText('the glyph unicorn').waitFor();
    const faults = await page.locator('[data-local-fault] li').allInnerTexts();
    expect(faults.sort()).toEqual([
      '<Tooltip content> holds an element: UI Kit does not reconcile elements in props',
      'aria-labelledby="nowhere" names nothing on this page',
      'the glyph unicorn of <Icon> is not supported here: add it to parts/icon-glyphs.ts',
      'the target spaceView is not in Jira',
      'the width fullscreen of <Modal> is not supported here',
      'there is no design token color.text.lilac',
    ]);
    expect(complaints.splice(0)).toHaveLength(faults.length);
  });
});

describe('words and looks', () => {
  test('are what their names say', async () => {
    const page = await gallery().open();
    expect(await page.getByRole('progressbar', { name: 'Tokens used' }).getAttribute('aria-valuenow')).toBe(
      '0.4',
    );
    await page.getByRole('img', { name: 'Locked' }).waitFor();
    await page.getByRole('main').getByText('Max Member').waitFor();
    await page.getByText('gone', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Read more' }).waitFor();
    await page.getByRole('button', { name: 'Make one' }).waitFor();
    await page.getByRole('code').filter({ hasText: 'Bearer' }).waitFor();
    await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'One' }).waitFor();
  });

  test('of a box follow its tokens, also under the mouse', async () => {
    const page = await gallery().open();
    const card = page.getByTestId('card');
    const look = () =>
      card.evaluate((node) => {
        const { borderTopWidth, paddingTop, maxWidth, backgroundColor } = getComputedStyle(node);
        return { borderTopWidth, paddingTop, maxWidth, backgroundColor };
      });
    const before = await look();
    expect(before).toMatchObject({ borderTopWidth: '1px', paddingTop: '16px', maxWidth: '420px' });
    await card.hover();
    expect((await look()).backgroundColor).not.toBe(before.backgroundColor);
  });
});

describe('fields', () => {
  test('tell the app what was chosen', async () => {
    const page = await gallery().open();
    await page.getByRole('radiogroup', { name: 'Effect' }).getByRole('radio', { name: 'Write' }).check();
    await told(page, 'effect "write"');
    await page.getByRole('checkbox', { name: 'May delete' }).check();
    await told(page, 'effects ["read","delete"]');
    await page.getByRole('checkbox', { name: 'Whole site' }).check();
    await told(page, 'site true');
    await page.getByLabel('Switched on').check({ force: true });
    await told(page, 'on true');
  });

  test('radios move by the arrow keys', async () => {
    const page = await gallery().open();
    await page.getByRole('radio', { name: 'Read', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await told(page, 'effect "write"');
    await expect.poll(() => page.getByRole('radio', { name: 'Write' }).isChecked()).toBe(true);
  });

  test('a day reaches the app as ISO, from the calendar and from the keyboard', async () => {
    const page = await gallery().open();
    await page.getByLabel('Day', { exact: true }).click();
    await page.getByRole('gridcell', { name: /\b20\b/ }).click();
    await told(page, 'day "2027-01-20"');
    await page.getByLabel('Day', { exact: true }).fill('2/3/2027');
    await page.keyboard.press('Enter');
    await told(page, 'day "2027-02-03"');
  });

  test('a person reaches the app by account id, and nobody who is deactivated is offered', async () => {
    const page = await gallery().open();
    await page.getByRole('combobox', { name: 'Person' }).click();
    const offered = page.getByRole('listbox').getByRole('option');
    expect(await offered.allInnerTexts()).toEqual(['Ada Admin', 'Max Member']);
    await page.getByRole('combobox', { name: 'Person' }).fill('mem');
    await offered.filter({ hasText: 'Max Member' }).click();
    await page.getByText(/^told: person/).waitFor();
    expect(await lastTold(page, 'person')).toMatchObject({
      id: '5f00000000000000000000a2',
      type: 'user',
      name: 'Max Member',
    });
  });

  test('every keystroke in a text area is kept although the app answers each of them later', async () => {
    const page = await gallery().open();
    const text = 'typed faster than the app answers';
    await page.getByLabel('Reason').focus();
    // One key per task of the page itself: the app's answers to earlier keys arrive in between.
    await page.evaluate(async (keys) => {
      for (const key of keys) {
        // Deprecated and irreplaceable: the only way to type from within the page as a keyboard would.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        document.execCommand('insertText', false, key);
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, text);
    await page.getByText(`reason: ${text}`, { exact: true }).waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe(text);
  });

  test('of a form are reached by their labels, validated and sent', async () => {
    const page = await gallery().open();
    await press(page, 'Send');
    await expect.poll(() => page.getByLabel('Owner').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Owner').fill('Ada');
    await page.getByLabel('Until').fill('12/31/2027');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Scope' }).click();
    await page.getByRole('option', { name: 'write:jira-work' }).click();
    await press(page, 'Send');
    await page.getByText(/^told: form/).waitFor();
    expect(await lastTold(page, 'form')).toMatchObject({
      owner: 'Ada',
      until: '2027-12-31',
      scope: { value: 'write:jira-work' },
    });
  });
});

describe('layers', () => {
  test('a tab shows its panel and tells its index, by mouse and by arrow key', async () => {
    const page = await gallery().open();
    await page.getByRole('tab', { name: 'Tokens' }).click();
    await page.getByRole('tabpanel', { name: 'Tokens' }).getByText('the tokens panel').waitFor();
    await told(page, 'tab 1');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('tabpanel', { name: 'Policy' }).getByText('the policy panel').waitFor();
    await told(page, 'tab 0');
  });

  test('a modal takes the focus, its fields work, and Escape closes it', async () => {
    const page = await gallery().open();
    await press(page, 'Open the modal');
    const dialog = page.getByRole('dialog', { name: 'Revoke this token?' });
    await dialog.waitFor();
    await expect.poll(() => dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
    await dialog.getByRole('combobox', { name: 'When' }).click();
    await page.getByRole('option', { name: 'Tomorrow' }).click();
    await told(page, 'when {"label":"Tomorrow","value":"tomorrow"}');
    await dialog.getByLabel('Why').fill('left');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await told(page, 'modal closed null');
  });

  test('a popup opens from its button, which says so', async () => {
    const page = await gallery().open();
    const button = page.getByRole('button', { name: 'Open the popup' });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.click();
    await page.getByRole('dialog', { name: 'Details' }).getByText('inside the popup').waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByText('inside the popup').waitFor({ state: 'detached' });
  });

  test('a tooltip comes with the focus', async () => {
    const page = await gallery().open();
    await page.getByRole('button', { name: 'Hinted' }).hover();
    await page.getByRole('tooltip').getByText('What it does').waitFor();
  });

  test('a tag can be removed where it says so, and a pressable pressed', async () => {
    const page = await gallery().open();
    await press(page, 'Remove write');
    await told(page, 'removed "write"');
    await press(page, 'Press me');
    await told(page, 'pressed null');
  });
});

describe('tables', () => {
  test('sort by themselves, turn pages and say when they are empty', async () => {
    const page = await gallery().open();
    const table = page.getByRole('table', { name: 'Jobs' });
    await table.getByRole('button', { name: 'Name' }).click();
    await expect.poll(() => table.getByRole('row').nth(1).innerText()).toContain('backup');
    await page.getByRole('button', { name: 'page 2' }).first().click();
    await told(page, 'table page 2');
    await page.getByText('There is no job').waitFor();
    await page
      .getByRole('navigation', { name: 'Pages of jobs' })
      .getByRole('button', { name: 'page 3' })
      .click();
    await told(page, 'page 3');
  });
});

describe('charts', () => {
  test('have a name, and their values as a table', async () => {
    const page = await gallery().open();
    await page
      .getByRole('img', { name: 'Calls by day, This week' })
      .locator('svg .recharts-bar')
      .first()
      .waitFor();
    const rows = await page.getByRole('table', { name: 'Calls by day' }).getByRole('row').allTextContents();
    expect(rows).toEqual(['0alloweddenied', 'Mon123', 'Tue307', 'Wed21']);
    await page.getByRole('img', { name: 'Pie chart' }).locator('svg .recharts-pie').waitFor();
    const shares = page.getByRole('table', { name: 'Shares' }).getByRole('row');
    expect(await shares.allTextContents()).toEqual(['scopecalls', 'read60', 'write30', 'manage10']);
  });
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  test('axe finds nothing on the page, nor with a flag, a modal, a calendar or a popup open', async () => {
    const page = await gallery().open(`?theme=${theme}`);
    await page.getByRole('img', { name: 'Shares' }).locator('svg').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, 'Flag');
    await page.getByText('The new rules hold.').waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, 'Open the modal');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByLabel('Day', { exact: true }).click();
    await page.getByRole('grid').waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, 'Open the popup');
    await page.getByText('inside the popup').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
