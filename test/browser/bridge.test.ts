/** What the local host answers to @forge/bridge, in a real browser. */
import { describe, expect, test } from 'vitest';
import { lastTold, press, told, useGallery } from './fixture/gallery-host';

const gallery = useGallery();

describe('the bridge', () => {
  test('gives the whole context: person, project, place, language and theme', async () => {
    const page = await gallery().open('?user=member&theme=dark');
    await press(page, 'Context');
    await page.getByText(/^told: context/).waitFor();
    expect(await lastTold(page, 'context')).toMatchObject({
      accountId: '5f00000000000000000000a2',
      cloudId: 'a-cloud',
      siteUrl: 'https://none.example.net',
      moduleKey: 'gallery',
      localId: 'local/gallery',
      environmentId: 'local',
      environmentType: 'DEVELOPMENT',
      locale: 'en-GB',
      timezone: 'Europe/Berlin',
      theme: { colorMode: 'dark', dark: 'dark', light: 'light' },
      surfaceColor: expect.stringMatching(/^#/) as string,
      userAccess: { enabled: false, hasAccess: true },
      extension: {
        type: 'jira:projectPage',
        location: `${gallery().url}/pages/gallery?user=member&theme=dark`,
        project: { id: '10000', key: 'ABC', type: 'software' },
      },
    });
  });

  test('takes the language from the URL where it says one', async () => {
    const page = await gallery().open('?locale=de-DE');
    await press(page, 'Context');
    await page.getByText(/^told: context/).waitFor();
    expect(await lastTold(page, 'context')).toMatchObject({ locale: 'de-DE' });
  });

  test('shows flags whose actions call back, and closes them', async () => {
    const page = await gallery().open();
    await press(page, 'Flag');
    await page.getByRole('alert').getByText('The new rules hold.').waitFor();
    await press(page, 'Undo');
    await told(page, 'undone null');
    await press(page, 'Bold flag');
    await page.getByRole('heading', { name: 'It failed' }).waitFor();
    await press(page, 'Flag and close');
    await told(page, 'flag closed null');
    expect(await page.getByRole('heading', { name: 'Brief' }).count()).toBe(0);
  });

  test('keeps a history over the hash that a reload, a link and the theme switch keep', async () => {
    const page = await gallery().open('?user=member#/start');
    await page.getByText('path: /start').waitFor();
    await press(page, 'Push');
    await page.getByText('path: /tokens/one').waitFor();
    await page.reload();
    await page.getByText('path: /tokens/one').waitFor();
    await press(page, 'Dark theme');
    await page.getByRole('button', { name: 'Light theme' }).waitFor();
    expect(page.url()).toBe(`${gallery().url}/pages/gallery?user=member&theme=dark#/tokens/one`);
    await page.getByText('path: /tokens/one').waitFor();
    await press(page, 'Push');
    await press(page, 'Back');
    await page.getByText('path: /tokens/one').waitFor();
  });

  test('finds known places, names the window and carries events within the page', async () => {
    const page = await gallery().open();
    await press(page, 'Where');
    await told(page, `url "${gallery().url}/pages/gallery?project=ABC#/tokens"`);
    await press(page, 'Title');
    await expect.poll(() => page.title()).toBe('A title of the app');
    await press(page, 'Events');
    await told(page, 'heard {"n":1}');
    await told(page, 'ready null');
  });

  test('opens what is outside in a tab of its own', async () => {
    const { context } = gallery();
    await context.route('https://none.example.net/**', (route) => route.fulfill({ body: 'an issue' }));
    const page = await gallery().open();
    const outside = context.waitForEvent('page');
    await press(page, 'Issue');
    await (await outside).waitForURL('https://none.example.net/browse/ABC-1');
  });
});
