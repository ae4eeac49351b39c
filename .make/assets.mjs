// Lays out what travels to browsers: `public/**` as it is, and in `pkg/` the styles, the faces that
// they name and the wasm with its glue, each under a name with a hash of its content, so that it can
// be kept for ever, and each packed as small as brotli and gzip can, so that the server need not.
// The server learns the names from `pkg/manifest.json`.
//
//   node .make/assets.mjs --wasm FOLDER [--bindgen FILE] [--out target/site] [--dev]
//
// There are five wasm files: the small one for pages that people read, one for pages on which they write and act, the live one for
// pages on which several people write at once, the check of what could identify a student, which is fetched once a
// person types, and what repeats a draw, for the pages of draws. A first visit pays for what its page needs.
//
// --dev keeps plain names and packs nothing: quick, for the loop of `make dev`.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import browserslist from 'browserslist';
import { build as bundleScript, transform as transformScript } from 'esbuild';
import { browserslistToTargets, bundle } from 'lightningcss';

const NAME = 'ensemble';
const tools = dirname(fileURLToPath(import.meta.url));
const root = dirname(tools);
const run = promisify(execFile);

const { values: options } = parseArgs({
  options: {
    wasm: { type: 'string' },
    bindgen: { type: 'string', default: 'target/release/bindgen' },
    out: { type: 'string', default: 'target/site' },
    dev: { type: 'boolean', default: false },
  },
});
const out = resolve(options.out);

// What rustc may use on wasm32-unknown-unknown, and every browser of the last four years knows.
const WASM_FEATURES = [
  'bulk-memory',
  'bulk-memory-opt',
  'multivalue',
  'mutable-globals',
  'nontrapping-float-to-int',
  'reference-types',
  'sign-ext',
];
const PACKED = new Set(
  ['css', 'html', 'ico', 'js', 'json', 'map', 'mjs', 'svg', 'txt', 'wasm', 'webmanifest', 'xml'].map((e) => `.${e}`),
);
const PACKED_FROM = 512;

function hash(...contents) {
  const sum = createHash('sha256');
  for (const content of contents) sum.update(content).update('\0');
  return sum.digest('hex').slice(0, 12);
}

const named = (stem, extension, mark) => (options.dev ? stem : `${stem}.${mark}`) + extension;

async function filesUnder(folder) {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((e) => e.isFile()).map((e) => relative(folder, join(e.parentPath ?? e.path, e.name)));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The files of `public/`, by their path on the site. Dotfiles stay at home. */
async function publicFiles() {
  const folder = join(root, 'public');
  const names = (await filesUnder(folder)).filter((name) => !basename(name).startsWith('.'));
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))]));
}

/** A style sheet with all that it imports, its faces and pictures renamed after their content. */
async function styles(files, source, sheet) {
  const manifest = await readFile(join(root, 'Cargo.toml'), 'utf8');
  const browsers = manifest.match(/^browserquery\s*=\s*"(.+)"/m)?.[1] ?? 'defaults';
  const { code, dependencies, warnings } = bundle({
    filename: join(root, 'style', source),
    projectRoot: root,
    minify: !options.dev,
    targets: browserslistToTargets(browserslist(browsers)),
    analyzeDependencies: true,
  });
  for (const { message, loc } of warnings) {
    console.error(`warning: ${loc?.filename ?? 'style'}:${loc?.line ?? 0}: ${message}`);
  }

  const fonts = new Set();
  const renamed = new Map();
  let css = code.toString();
  for (const { type, url, placeholder, loc } of dependencies) {
    if (type !== 'url') throw new Error(`${loc.filePath}:${loc.start.line}: @import of ${url} cannot be bundled`);
    let address = url;
    if (!url.startsWith('data:') && !url.startsWith('#')) {
      const content = files.get(url.replace(/^\//, ''));
      if (!url.startsWith('/') || !content) {
        throw new Error(`${loc.filePath}:${loc.start.line}: url(${url}) names no file of public/; write it from the root`);
      }
      const extension = extname(url);
      const name = `pkg/${named(basename(url, extension), extension, hash(content))}`;
      renamed.set(name, content);
      address = `/${name}`;
      if (extension === '.woff2') fonts.add(address);
    }
    css = css.replaceAll(placeholder, address);
  }
  const name = `pkg/${named(sheet, '.css', hash(css))}`;
  renamed.set(name, Buffer.from(css));
  return { files: renamed, css: `/${name}`, fonts: [...fonts] };
}

/** The wasm and its glue. The slow part, so its outcome is kept while its inputs stay the same. */
async function browserHalf(name, source) {
  const inputs = [source, options.bindgen, fileURLToPath(import.meta.url), join(tools, 'package-lock.json')];
  const key = hash(...(await Promise.all(inputs.map((file) => readFile(file)))), String(options.dev));
  const kept = join(root, 'target', options.dev ? 'assets-dev' : 'assets', name);
  if ((await readFile(join(kept, 'key'), 'utf8').catch(() => '')) !== key) {
    await rm(kept, { recursive: true, force: true });
    await mkdir(kept, { recursive: true });
    await run(options.bindgen, [source, kept, name]);
    await rm(join(kept, `${name}.d.ts`), { force: true });
    const [wasm, glue] = [await bindgenWasm(kept), join(kept, `${name}.js`)];
    if (!options.dev) {
      const smaller = ['-Oz', '--strip-debug', '--strip-producers', '--strip-target-features'];
      const features = WASM_FEATURES.map((feature) => `--enable-${feature}`);
      await run(join(tools, 'node_modules/.bin/wasm-opt'), [...smaller, ...features, wasm, '-o', wasm]);
      const { code } = await transformScript(await readFile(glue, 'utf8'), {
        format: 'esm',
        legalComments: 'none',
        minify: true,
        target: 'es2022',
      });
      await writeFile(glue, code);
    }
    await writeFile(join(kept, 'key'), key);
  }

  const files = new Map();
  const wasm = await readFile(await bindgenWasm(kept));
  const glue = await readFile(join(kept, `${name}.js`));
  const output = named(name, '', hash(glue, wasm));
  files.set(`pkg/${output}.wasm`, wasm);
  files.set(`pkg/${output}.js`, glue);
  for (const snippet of await filesUnder(join(kept, 'snippets'))) {
    files.set(`pkg/snippets/${snippet}`, await readFile(join(kept, 'snippets', snippet)));
  }
  return { files, output };
}

/** The script of rich text fields, one file of all that it is made of. The licences of its packages come with it. */
async function richText() {
  const { outputFiles, metafile } = await bundleScript({
    entryPoints: [join(root, 'src/rich_text/index.js')],
    nodePaths: [join(tools, 'node_modules')],
    bundle: true,
    format: 'esm',
    legalComments: 'none',
    metafile: true,
    minify: !options.dev,
    target: 'es2022',
    write: false,
  });
  const packages = Object.keys(metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const licences = [...new Set(packages.filter(Boolean))].sort().map(async (name) => {
    const folder = join(tools, 'node_modules', name);
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    if (!file) throw new Error(`${name} comes without its licence`);
    return `${name}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
  });
  const notices = Buffer.from((await Promise.all(licences)).join('\n\n'));
  const list = `pkg/${named('rich-text-licences', '.txt', hash(notices))}`;
  const script = Buffer.from(`/* Licences of what this is made of: /${list} */\n${outputFiles[0].text}`);
  const name = `pkg/${named('rich-text', '.js', hash(script))}`;
  return { files: [[name, script], [list, notices]], address: `/${name}` };
}

async function bindgenWasm(folder) {
  const name = (await readdir(folder)).find((file) => file.endsWith('.wasm'));
  if (!name) throw new Error(`bindgen wrote no wasm into ${folder}`);
  return join(folder, name);
}

async function packed(name, content) {
  if (options.dev || content.length < PACKED_FROM || !PACKED.has(extname(name))) return [];
  const text = extname(name) !== '.wasm';
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_MODE]: text ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  return [[`${name}.br`, br], [`${name}.gz`, gz]];
}

/** Brings the site's folder to hold exactly these files, touching only what differs. */
async function layOut(files) {
  const present = new Set(await filesUnder(out));
  const keep = new Set();
  let written = 0;
  const put = async (name, content) => {
    const file = join(out, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  await Promise.all(
    [...files].map(async ([name, content]) => {
      const before = present.has(name) ? await readFile(join(out, name)) : null;
      keep.add(name);
      if (before?.equals(content)) {
        for (const also of [`${name}.br`, `${name}.gz`]) if (present.has(also)) keep.add(also);
        return;
      }
      // The packed ones first: whoever finds the file finds them too.
      for (const [also, bytes] of await packed(name, content)) {
        keep.add(also);
        await put(also, bytes);
      }
      await put(name, content);
      written += 1;
    }),
  );
  const stale = [...present].filter((name) => !keep.has(name));
  await Promise.all(stale.map((name) => rm(join(out, name))));
  for (const folder of new Set(stale.map((name) => dirname(join(out, name))))) {
    await rmdir(folder).catch(() => {});
  }
  return written;
}

try {
  if (!options.wasm) throw new Error('usage: assets.mjs --wasm FOLDER [--bindgen FILE] [--out DIR] [--dev]');
  const files = new Map(await publicFiles());
  const sheet = await styles(files, 'main.css', NAME);
  const calls = await styles(files, 'calls.css', 'calls');
  const practice = await styles(files, 'practice.css', 'practice');
  const manifest = { css: sheet.css, calls_css: calls.css, practice_css: practice.css, fonts: sheet.fonts };
  for (const [name, content] of [...sheet.files, ...calls.files, ...practice.files]) files.set(name, content);
  for (const name of ['small', 'write', 'live', 'pii', 'draw']) {
    const half = await browserHalf(name, join(options.wasm, `browser_${name}.wasm`));
    for (const [file, content] of half.files) files.set(file, content);
    manifest[name] = half.output;
  }
  const fields = await richText();
  for (const [file, content] of fields.files) files.set(file, content);
  manifest.rich_text = fields.address;
  files.set('pkg/manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  const written = await layOut(files);
  if (written > 0) console.error(`assets: ${written} of ${files.size} files written to ${relative(root, out)}/`);
} catch (error) {
  console.error(`assets: ${error.fileName ? `${relative(root, error.fileName)}:${error.loc?.line}: ` : ''}${error.message}`);
  process.exit(1);
}
