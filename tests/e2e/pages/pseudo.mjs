// The two pseudo languages of a debug build (build/i18n.rs), put over the words of a finished page:
// English in brackets, accented and 40 % longer, and English in a page from right to left.
import { readFileSync } from 'node:fs';
import { words } from './words.mjs';

// As in build/i18n.rs.
const LANGUAGES = {
  longer: { accents: ['AEIOUYaeiouycnsCNS', 'ÅÉÎÕÜÝåéîõüýçñšÇÑŠ'], tail: ' lõñgér', dir: 'ltr' },
  turned: { accents: ['AEIOUYaeiouydltDLT', 'ĀĒĪŌŪŸāēīōūÿđłŧĐŁŦ'], tail: '', dir: 'rtl' },
};

// The plain panel that stands where the program does not run brings its own words.
const RECOVERY = readFileSync(new URL('../../../public/recovery.js', import.meta.url), 'utf8');
const [, PANEL] = /^    en: \{$([^]*?)^    \}/m.exec(RECOVERY);
const TEXTS = [
  ...Object.values(words('en')).flatMap((namespace) => Object.values(namespace)),
  ...[...PANEL.matchAll(/: '(.*)'/g)].map(([, text]) => text),
];

export const PSEUDO = Object.keys(LANGUAGES);

// Changes every text of the app on the page, and leaves people's words as they are. May be called
// again after something new was drawn. Gives the number of changed texts, and the words on the screen
// that stand nowhere in the catalogue.
export async function putOn(page, name) {
  return page.evaluate(change, { ...LANGUAGES[name], texts: [...new Set(TEXTS)] });
}

// Gives the page its own words back.
export async function takeOff(page) {
  await page.evaluate(() => {
    for (const [node, { own, put }] of window.pseudo ?? []) if (node.nodeValue === put) node.nodeValue = own;
    delete window.pseudo;
    document.documentElement.dir = 'ltr';
  });
}

// Runs in the page.
function change({ accents: [plain, marked], tail, dir, texts }) {
  const accented = (text) => [...text].map((letter) => marked[plain.indexOf(letter)] ?? letter).join('');
  const extra = (text) => (tail ? tail.repeat(text.length).slice(0, Math.max(1, Math.ceil(text.length * 0.4))) : '');
  const framed = (text, length) => (tail ? `[${text}${extra(length)}]` : text);
  const plainTexts = new Set(texts.filter((text) => !text.includes('{')));
  const quoted = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // The longest first: what a sentence with places takes is then as little as can be. One with hardly
  // a word, such as "{a} and {b}", could be anybody's.
  const letters = (text) => text.replace(/\{\w+\}/g, '').match(/\p{L}/gu)?.length ?? 0;
  const sentences = texts.filter((text) => text.includes('{') && letters(text) > 3)
    .sort((a, b) => b.length - a.length)
    .map((text) => new RegExp(`^${text.split(/\{\w+\}/).map((part) => `(${quoted(part)})`).join('([^]*)')}$`, 'u'));
  const other = (text) => {
    if (plainTexts.has(text)) return framed(accented(text), text);
    for (const sentence of sentences) {
      const found = sentence.exec(text);
      if (found) return framed(found.slice(1).map((part, at) => (at % 2 ? part : accented(part))).join(''), text);
    }
    return null;
  };
  window.pseudo ??= new Map();
  const put = (node) => {
    if (window.pseudo.get(node)?.put === node.nodeValue) return;
    const own = node.nodeValue;
    const text = own.trim();
    const changed = text && other(text);
    if (!changed) return;
    node.nodeValue = own.replace(text, () => changed);
    window.pseudo.set(node, { own, put: node.nodeValue });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('script, style, textarea')) nodes.push(walker.currentNode);
  for (const node of nodes) put(node);
  for (const element of document.querySelectorAll('[aria-label], [placeholder]')) {
    for (const name of ['aria-label', 'placeholder']) if (element.hasAttribute(name)) put(element.getAttributeNode(name));
  }
  document.documentElement.dir = dir;
  const left = nodes.filter((node) => node.parentElement.checkVisibility() && !window.pseudo.has(node)).map((node) => node.nodeValue.trim());
  return { changed: window.pseudo.size, left: [...new Set(left)].filter((text) => /\p{L}{2}/u.test(text)) };
}
