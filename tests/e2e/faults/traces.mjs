// Looks for words in every file of a browser's profile: what a finder of the tablet could read.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';

// A word may stand as UTF-8, or as UTF-16 as the browsers keep texts of pages.
function forms(word) {
  return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
}

function unpacked(bytes) {
  for (const unpack of [gunzipSync, brotliDecompressSync]) {
    try {
      return unpack(bytes);
    } catch {
      // It was not packed so.
    }
  }
  return Buffer.alloc(0);
}

// Gives where which word stands.
export async function traces(profile, words) {
  const found = [];
  const files = await readdir(profile, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    const path = join(file.parentPath ?? file.path, file.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const all = [bytes, bytes.length < 5_000_000 ? unpacked(bytes) : Buffer.alloc(0)];
    for (const word of words) {
      if (all.some((text) => forms(word).some((form) => text.includes(form)))) {
        found.push(`${word}: ${path.slice(profile.length + 1)}`);
      }
    }
  }
  return found;
}
