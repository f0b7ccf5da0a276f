//! Texts people typed: cleaning and counting.
//! Not for wording: the core holds no sentence a person reads.

/// The hard limit of any one text, in characters. Soft limits belong to fields and only turn a
/// counter; this one keeps a pasted book from filling the device.
pub const HARD_LIMIT: usize = 20_000;

/// Makes line ends `\n` and drops control characters that no keyboard types.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// How long a text is, in characters as a soft limit counts them.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_kind_and_control_characters_go() {
        assert_eq!(clean("a\r\nb\rc\n\td\0\u{7}e"), "a\nb\nc\n\tde");
        assert_eq!(clean("å 😀"), "å 😀");
    }
}
