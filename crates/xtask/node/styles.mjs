// Joins the stylesheets given as arguments, with everything they import, into one and prints it.
// Called by `hook/styles.rs`. Layers keep their order; comments and spaces go.
import { bundleAsync } from 'lightningcss';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

// A stylesheet that exists only here and imports the given ones, each once.
const ENTRY = resolve('all.css');
const entry = process.argv
  .slice(2)
  .map((name) => `@import "${name}";\n`)
  .join('');

const { code, warnings } = await bundleAsync({
  filename: ENTRY,
  minify: true,
  resolver: {
    read: (file) => (file === ENTRY ? entry : readFileSync(file, 'utf8')),
    resolve: (name, from) => resolve(dirname(from), name),
  },
});
for (const warning of warnings) console.error(`styles: ${warning.message}`);
process.stdout.write(code);
