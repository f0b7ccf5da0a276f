// The words of the app, read from its own catalogues, for tests that run in both languages.
import { readFileSync, readdirSync } from 'node:fs';

const LOCALES = new URL('../../../src/i18n/locales/', import.meta.url);

function read(lang) {
  const folder = new URL(`${lang}/`, LOCALES);
  const entries = readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  ]);
  return Object.fromEntries(entries);
}

const all = { en: read('en'), sv: read('sv') };

// The catalogue of one language: `words('sv').aims.title`.
export function words(lang) {
  return all[lang];
}

// Puts values in the places of a sentence: `fill('Waiting for {name}', { name: 'Karin' })`.
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A sentence with places as a pattern that takes anything there.
export function pattern(sentence) {
  const parts = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'));
}
