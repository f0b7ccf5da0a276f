// Makes the scripts given as arguments smaller, in place. Called by `hook/scripts.rs`.
import { minify } from 'terser';
import { readFile, writeFile } from 'node:fs/promises';

// Classic scripts share their outermost names with the page; modules keep them to themselves.
const CLASSIC = /[\\/](recovery|sw)\.js$/;

for (const path of process.argv.slice(2)) {
  const module = !CLASSIC.test(path);
  // The panel must run in browsers that know no newer words.
  const ecma = module ? 2020 : 5;
  const { code } = await minify(await readFile(path, 'utf8'), { module, ecma, format: { comments: false } });
  await writeFile(path, `${code}\n`);
}
