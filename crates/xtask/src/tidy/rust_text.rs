//! Rust source as far as tidy needs it: code without comments, literals and tests; paths.
//! Not a parser: it knows tokens and braces.

/// A source file with everything that is not code blanked out, byte for byte in place.
pub(super) struct Code {
    /// Comments and the insides of literals are spaces here.
    pub(super) text: String,
    /// The string literals, in order.
    pub(super) literals: Vec<Literal>,
}

/// A string literal.
pub(super) struct Literal {
    /// Where its first quote stands.
    pub(super) start: usize,
    /// What stands between the quotes, escapes as written.
    pub(super) text: String,
}

/// A path such as `crate::state::save`, with the place where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PathUse {
    pub(super) start: usize,
    pub(super) parts: Vec<String>,
}

impl Code {
    /// Reads a whole file.
    pub(super) fn read(source: &str) -> Self {
        let mut reader = Reader {
            source: source.as_bytes(),
            at: 0,
            out: Vec::with_capacity(source.len()),
            literals: Vec::new(),
        };
        while reader.at < reader.source.len() {
            reader.step();
        }
        Self { text: String::from_utf8_lossy(&reader.out).into_owned(), literals: reader.literals }
    }

    /// Reads a file without its `#[cfg(test)] mod … { }` blocks.
    pub(super) fn without_tests(source: &str) -> Self {
        let mut code = Self::read(source);
        while let Some((start, end)) = test_module(&code.text) {
            let blank: String = code
                .text
                .get(start..end)
                .unwrap_or_default()
                .chars()
                .map(|c| if c == '\n' { '\n' } else { ' ' })
                .collect();
            code.text.replace_range(start..end, &blank);
            code.literals.retain(|literal| !(start..end).contains(&literal.start));
        }
        code
    }

    /// All paths, those inside the braces of a `use` spelled out.
    pub(super) fn paths(&self) -> Vec<PathUse> {
        let tokens = tokens(&self.text);
        let mut paths = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            at = tree(&tokens, at, &[], &mut paths).max(at + 1);
        }
        paths
    }
}

struct Reader<'a> {
    source: &'a [u8],
    at: usize,
    out: Vec<u8>,
    literals: Vec<Literal>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.source.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn keep(&mut self) {
        self.out.push(self.peek(0));
        self.at += 1;
    }

    fn blank(&mut self) {
        let byte = self.peek(0);
        self.out.push(if byte == b'\n' { b'\n' } else { b' ' });
        self.at += 1;
    }

    fn blank_until(&mut self, end: usize) {
        while self.at < end.min(self.source.len()) {
            self.blank();
        }
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            (b'/', b'/') => {
                while self.at < self.source.len() && self.peek(0) != b'\n' {
                    self.blank();
                }
            }
            (b'/', b'*') => self.block_comment(),
            (b'"', _) => self.string(0, true),
            (b'r', b'"' | b'#') if !self.in_word() => self.raw_string(),
            (b'\'', _) => self.quote(),
            _ => self.keep(),
        }
    }

    fn in_word(&self) -> bool {
        // The `b` of `br"…"` belongs to the literal.
        self.out
            .last()
            .is_some_and(|byte| (byte.is_ascii_alphanumeric() && *byte != b'b') || *byte == b'_')
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            let step = match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => 1,
                (b'*', b'/') => -1,
                _ => 0,
            };
            depth += step;
            self.blank_until(self.at + if step == 0 { 1 } else { 2 });
            if depth == 0 || self.at >= self.source.len() {
                return;
            }
        }
    }

    fn raw_string(&mut self) {
        let hashes = self.source.iter().skip(self.at + 1).take_while(|byte| **byte == b'#').count();
        if self.peek(1 + hashes) == b'"' {
            self.blank_until(self.at + 1 + hashes);
            self.string(hashes, false);
        } else {
            // A raw identifier, `r#type`.
            self.keep();
        }
    }

    /// A string from its first quote; a raw one ends only at as many hashes as it began with.
    fn string(&mut self, hashes: usize, escapes: bool) {
        let start = self.at;
        self.keep();
        while self.at < self.source.len() {
            match self.peek(0) {
                b'\\' if escapes => self.blank_until(self.at + 2),
                b'"' if (1..=hashes).all(|ahead| self.peek(ahead) == b'#') => break,
                _ => self.blank(),
            }
        }
        let inside = self.source.get(start + 1..self.at).unwrap_or_default();
        self.literals.push(Literal { start, text: String::from_utf8_lossy(inside).into_owned() });
        if self.at < self.source.len() {
            self.keep();
            self.blank_until(self.at + hashes);
        }
    }

    /// A character literal, or a lifetime, which stays.
    fn quote(&mut self) {
        if self.peek(1) == b'\\' {
            let mut end = self.at + 3;
            while self.source.get(end).is_some_and(|byte| *byte != b'\'') {
                end += 1;
            }
            self.blank_until(end + 1);
            return;
        }
        let rest = self.source.get(self.at + 1..).unwrap_or_default();
        let end = rest.iter().take(5).position(|byte| *byte == b'\'');
        match end {
            // 'a' or 'å', but not the lifetimes in <'a, 'b>.
            Some(length)
                if length == 1 || (length > 1 && !rest.first().is_some_and(u8::is_ascii)) =>
            {
                self.blank_until(self.at + length + 2);
            }
            _ => self.keep(),
        }
    }
}

/// The next test module, from its attribute to its closing brace.
fn test_module(code: &str) -> Option<(usize, usize)> {
    const MARK: &str = "#[cfg(test)]";
    let mut from = 0;
    loop {
        let start = from + code.get(from..)?.find(MARK)?;
        let after = start + MARK.len();
        let rest = code.get(after..)?;
        let is_module = rest.trim_start().starts_with("mod ");
        let open = rest.find(['{', ';'])?;
        if is_module && rest.get(open..)?.starts_with('{') {
            return Some((start, closing(code, after + open)?));
        }
        from = after;
    }
}

/// The place behind the brace that closes the one at `open`.
pub(super) fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Joint,
    Open,
    Close,
    Comma,
    Other,
}

fn tokens(code: &str) -> Vec<(usize, Token<'_>)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '*';
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (token, length) = if word > 0 {
            (Token::Word(rest.get(..word).unwrap_or_default()), word)
        } else if rest.starts_with("::") {
            (Token::Joint, 2)
        } else {
            let first = rest.chars().next().unwrap_or(' ');
            let token = match first {
                '{' => Token::Open,
                '}' => Token::Close,
                ',' => Token::Comma,
                _ => Token::Other,
            };
            if first.is_whitespace() {
                at += first.len_utf8();
                continue;
            }
            (token, first.len_utf8())
        };
        tokens.push((at, token));
        at += length;
    }
    tokens
}

/// Reads one path, or several in braces, and returns the place behind it.
fn tree(
    tokens: &[(usize, Token<'_>)],
    from: usize,
    prefix: &[String],
    paths: &mut Vec<PathUse>,
) -> usize {
    let Some((start, Token::Word(first))) = tokens.get(from).copied() else {
        return from;
    };
    let mut parts = prefix.to_vec();
    parts.push(first.to_owned());
    let mut at = from + 1;
    while let Some((_, Token::Joint)) = tokens.get(at) {
        match tokens.get(at + 1) {
            Some((_, Token::Word(word))) => {
                parts.push((*word).to_owned());
                at += 2;
            }
            Some((_, Token::Open)) => return group(tokens, at + 2, &parts, paths),
            _ => break,
        }
    }
    if parts.len() > 1 {
        paths.push(PathUse { start, parts });
    }
    at
}

fn group(
    tokens: &[(usize, Token<'_>)],
    from: usize,
    prefix: &[String],
    paths: &mut Vec<PathUse>,
) -> usize {
    let mut at = from;
    while let Some((_, token)) = tokens.get(at) {
        match token {
            Token::Close => return at + 1,
            Token::Word(_) => {
                at = tree(tokens, at, prefix, paths);
                // `as name` says nothing about where it comes from.
                while let Some((_, Token::Word(_) | Token::Other)) = tokens.get(at) {
                    at += 1;
                }
            }
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(source: &str) -> Vec<String> {
        let paths = Code::read(source).paths().into_iter();
        paths.map(|path| path.parts.join("::")).collect()
    }

    #[test]
    fn comments_and_literals_are_no_code() {
        for (source, code) in [
            ("a // b", "a     "),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"f("x\"y", 'z')"#, r#"f("    ",    )"#),
            (r##"f(r#"a"b"#)"##, r#"f(  "   " )"#),
            ("fn f<'a>(x: &'a str, c: 'b')", "fn f<'a>(x: &'a str, c:    )"),
            (r"['\'', 'å', '\u{1f}']", "[    ,     ,         ]"),
            ("r#type", "r#type"),
        ] {
            assert_eq!(Code::read(source).text, code, "{source}");
        }
    }

    #[test]
    fn literals_are_collected() {
        let code = Code::read(r#"f("one two", "three")"#);
        let texts: Vec<&str> = code.literals.iter().map(|found| found.text.as_str()).collect();
        assert_eq!(texts, ["one two", "three"]);
    }

    #[test]
    fn groups_of_a_use_are_spelled_out() {
        assert_eq!(
            paths("use crate::{state::{save, read as r}, ui::Button}; crate::app::go();"),
            ["crate::state::save", "crate::state::read", "crate::ui::Button", "crate::app::go"]
        );
    }

    #[test]
    fn test_modules_are_left_out() {
        let source =
            "use a::b;\n#[cfg(test)]\nmod tests {\n  use c::d; fn f() { g() }\n}\nuse e::f;";
        let code = Code::without_tests(source);
        let paths: Vec<_> = code.paths().into_iter().map(|path| path.parts.join("::")).collect();
        assert_eq!(paths, ["a::b", "e::f"]);
        assert_eq!(code.text.len(), source.len());
    }
}
