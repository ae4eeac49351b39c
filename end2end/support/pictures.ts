// Files that are carried away, opened as people open them: in a browser, and by the programs that are installed. Each of their pages
// becomes a picture in a folder, to be looked at, and none is blank.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import type { Browser, Page, TestInfo } from '@playwright/test';

import { axeOn } from './axe';
import { LEVELS } from './running';
import { expect } from './test';

const run = promisify(execFile);

/** A picture with fewer points that are not as its first one shows no words. */
const FEWEST_POINTS = 150;

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

export class Pictures {
  private constructor(private readonly folder: string, private readonly info: TestInfo, private readonly reading: Page, private readonly counting: Page) {}

  /** With an empty folder, and pages that run scripts: axe is one. */
  static async in(folder: string, browser: Browser, info: TestInfo): Promise<Pictures> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const context = await browser.newContext({ viewport: { width: 800, height: 1000 } });
    return new Pictures(folder, info, await context.newPage(), await context.newPage());
  }

  close(): Promise<void> {
    return this.reading.context().close();
  }

  /** Where a file is saved, to be opened. */
  at(name: string): string {
    return join(this.folder, name);
  }

  /** What a program says. Where it is not installed nothing, which the report says. */
  private async said(program: string, ...args: string[]): Promise<string | undefined> {
    try {
      const { stdout, stderr } = await run(program, args, { timeout: 90_000, maxBuffer: 32 * 1024 * 1024 });
      return stdout + stderr;
    } catch (error) {
      const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
      if (code !== 'ENOENT') throw new Error(`${program} ${args.join(' ')}: ${String(code)}\n${stdout ?? ''}${stderr ?? ''}`);
      this.info.annotations.push({ type: 'not installed', description: program });
      return undefined;
    }
  }

  private async isNotBlank(picture: Buffer, name: string): Promise<void> {
    const marked = await this.counting.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const points = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      return points.reduce((sum, point) => (point === points[0] ? sum : sum + 1), 0);
    }, picture.toString('base64'));
    expect.soft(marked, `${name} is not blank`).toBeGreaterThan(FEWEST_POINTS);
  }

  /** Opens a page from the disk: it says its language, axe finds nothing, its images are there. What it says. */
  async ofPage(file: string, name: string, tag: string): Promise<string> {
    const page = this.reading;
    await page.goto(pathToFileURL(file).href);
    await expect(page.locator('parsererror'), name).toHaveCount(0);
    await expect(page.locator('html'), name).toHaveAttribute('lang', tag);
    const { violations } = await axeOn(page).withTags(LEVELS).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
    expect.soft(found, name).toEqual([]);
    const missing = await page.locator('img').evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth === 0).length);
    expect.soft(missing, `${name} has its images`).toBe(0);
    await this.isNotBlank(await page.screenshot({ path: this.at(`${name}.png`), fullPage: true }), name);
    return onOneLine(await page.locator('body').innerText());
  }

  /** The language that the page opened last gives to these words. */
  languageOf(words: string): Promise<string | null> {
    return this.reading.getByText(words).first().evaluate((element) => element.closest('[lang]')!.getAttribute('lang'));
  }

  /** What epubcheck says of a book. On some systems it is an archive that only `java` can start. */
  private async checked(file: string): Promise<string | undefined> {
    const found = await run('which', ['epubcheck']).catch(() => undefined);
    const program = found?.stdout.trim();
    const archive = program && (await readFile(program)).subarray(0, 2).toString() === 'PK';
    return archive ? this.said('java', '-jar', program, file) : this.said('epubcheck', file);
  }

  /** Opens a book: epubcheck finds no error in it, and a browser shows each of its pages. What they say, in the order of their names. */
  async ofBook(file: string, name: string, tag: string): Promise<string[]> {
    const unpacked = this.at(`${name}-pages`);
    await Promise.all([this.checked(file), run('python3', ['-m', 'zipfile', '-e', file, unpacked])]);
    const inside = join(unpacked, 'EPUB');
    const pages = (await readdir(inside)).filter((page) => page.endsWith('.xhtml')).sort();
    const all: string[] = [];
    for (const page of pages) all.push(await this.ofPage(join(inside, page), `${name}-${basename(page, '.xhtml')}`, tag));
    return all;
  }

  /** Opens the pages of a PDF. What they say; nothing where no program is there to open it. */
  async ofPdf(file: string, name: string): Promise<string | undefined> {
    if ((await this.said('pdftoppm', '-r', '60', '-png', file, this.at(name))) === undefined) return undefined;
    const pages = (await readdir(this.folder)).filter((each) => new RegExp(`^${name}-\\d+\\.png$`).test(each));
    expect(pages.length, `pages of ${name}`).toBeGreaterThanOrEqual(1);
    for (const page of pages) await this.isNotBlank(await readFile(this.at(page)), page);
    const text = await this.said('pdftotext', '-q', file, '-');
    return text === undefined ? undefined : onOneLine(text);
  }

  /** Opens texts in LibreOffice, which makes a PDF of each: what they say by their names. None where it is not installed. */
  async ofTexts(files: string[]): Promise<Record<string, string>> {
    // A profile of its own: two of LibreOffice cannot share one.
    const profile = await mkdtemp(join(tmpdir(), 'ensemble-office-'));
    try {
      const env = `-env:UserInstallation=${pathToFileURL(profile).href}`;
      if ((await this.said('soffice', env, '--headless', '--convert-to', 'pdf', '--outdir', this.folder, ...files)) === undefined) return {};
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
    const all: Record<string, string> = {};
    for (const file of files) {
      const name = basename(file).replace(/\.\w+$/, '');
      const text = await this.ofPdf(this.at(`${name}.pdf`), name);
      if (text !== undefined) all[name] = text;
    }
    return all;
  }
}
