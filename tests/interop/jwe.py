"""Opens and makes files under a passphrase with two JOSE libraries that are not ours.

    jwe.py open LIBRARY PHRASE < file > text
    jwe.py make LIBRARY PHRASE < text > file
"""

import json
import sys

ALG, ENC, TURNS = "PBES2-HS512+A256KW", "A256GCM", 220_000


class Jwcrypto:
    @staticmethod
    def _parts():
        from jwcrypto import jwa, jwe, jwk
        from jwcrypto.common import base64url_encode

        # Its own limit is lower than what OWASP asks for.
        jwa.default_max_pbkdf2_iterations = 1_000_000
        key = lambda phrase: jwk.JWK(kty="oct", k=base64url_encode(phrase))
        return jwa, jwe, key

    def open(self, file, phrase):
        _, jwe, key = self._parts()
        token = jwe.JWE(algs=[ALG, ENC])
        token.deserialize(file, key(phrase))
        return token.payload

    def make(self, text, phrase):
        # With as many turns as it takes by itself; they stand beside the protected header.
        _, jwe, key = self._parts()
        token = jwe.JWE(text, json.dumps({"alg": ALG, "enc": ENC}), algs=[ALG, ENC])
        token.add_recipient(key(phrase))
        return token.serialize().encode()


class Joserfc:
    @staticmethod
    def _parts():
        from joserfc import jwe
        from joserfc.jwk import OctKey

        return jwe, jwe.JWERegistry(algorithms=[ALG, ENC]), OctKey.import_key

    def open(self, file, phrase):
        jwe, registry, key = self._parts()
        return jwe.decrypt_json(json.loads(file), key(phrase), registry=registry).plaintext

    def make(self, text, phrase):
        jwe, registry, key = self._parts()
        token = jwe.FlattenedJSONEncryption({"enc": ENC, "alg": ALG, "p2c": TURNS}, text)
        token.add_recipient(None, key(phrase))
        return json.dumps(jwe.encrypt_json(token, None, registry=registry)).encode()


def main():
    what, library, phrase = sys.argv[1:]
    worker = {"jwcrypto": Jwcrypto, "joserfc": Joserfc}[library]()
    data = sys.stdin.buffer.read()
    data = data.decode() if what == "open" else data
    sys.stdout.buffer.write(getattr(worker, what)(data, phrase.encode()))


main()
