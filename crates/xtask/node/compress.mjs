// Compresses files with brotli and gzip into a folder, named by the hash of their content.
// Called by `compress.rs`: the folder is the first argument, standard input holds one
// "hash<TAB>path" per line. Node's own zlib does it many times faster than a debug build could.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = process.argv[2];
const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

async function write(name, bytes) {
  // Written beside and renamed, so that a reader never meets half a file.
  const half = join(folder, `${name}.${process.pid}.half`);
  await writeFile(half, bytes);
  await rename(half, join(folder, name));
}

async function compress(line) {
  const [hash, path] = line.split('\t');
  const bytes = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await write(`${hash}.gz`, await gz(bytes, { level: 9 }));
  await write(`${hash}.br`, await brotli(bytes, { params }));
}

const lines = readFileSync(0, 'utf8').split('\n').filter(Boolean);
await Promise.all(lines.map(compress));
