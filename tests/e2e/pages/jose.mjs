// Files under a passphrase, opened and made by libraries that are not ours.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FlattenedEncrypt, flattenedDecrypt } from 'jose';

const ALG = 'PBES2-HS512+A256KW';
const ENC = 'A256GCM';
const key = (phrase) => new TextEncoder().encode(phrase);

const npm = {
  async open(file, phrase) {
    const options = { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: [ENC], maxPBES2Count: 1_000_000 };
    const { plaintext } = await flattenedDecrypt(JSON.parse(file), key(phrase), options);
    return new TextDecoder().decode(plaintext);
  },
  async make(text, phrase) {
    const file = await new FlattenedEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: ALG, enc: ENC })
      .setKeyManagementParameters({ p2c: 220_000 })
      .encrypt(key(phrase));
    return JSON.stringify(file);
  },
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const python = (library) => {
  const call = (what) => async (text, phrase) => {
    const script = `${root}tests/interop/jwe.py`;
    const done = spawnSync('python3', [script, what, library, phrase], {
      input: text,
      maxBuffer: 2 ** 28,
      env: { ...process.env, PYTHONPATH: `${root}target/tools/jose` },
    });
    if (done.status !== 0) throw new Error(`${library} cannot ${what} it: ${done.stderr}`);
    return done.stdout.toString();
  };
  return { open: call('open'), make: call('make') };
};

export const LIBRARIES = { jose: npm, jwcrypto: python('jwcrypto'), joserfc: python('joserfc') };
