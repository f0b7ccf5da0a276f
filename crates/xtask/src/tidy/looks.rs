//! Colours and sizes have one home each, so that a theme can change them all.

use super::rust_text::Code;
use super::{File, Violation, line_of};

/// Where raw values may stand: scales in tokens, colours in the themes.
fn is_home(file: &File) -> bool {
    let name = file.name.rsplit('/').next().unwrap_or_default();
    name == "tokens.css" || name.starts_with("theme")
}

const COLOUR_FUNCTIONS: [&str; 11] = [
    "rgb(",
    "rgba(",
    "hsl(",
    "hsla(",
    "hwb(",
    "lab(",
    "lch(",
    "oklab(",
    "oklch(",
    "color(",
    "device-cmyk(",
];

/// Borders and hairlines may say their width where they stand.
const LARGEST_PX: f64 = 2.0;

/// Every raw colour or size outside its home, and every inline style.
pub(super) fn check(files: &[File]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in files {
        if file.is_sheet() && !is_home(file) {
            violations.extend(sheet(file));
        } else if file.is_below("src") && file.is_rust() {
            violations.extend(inline_styles(file));
        }
    }
    violations
}

fn sheet(file: &File) -> Vec<Violation> {
    let css = without_comments(&file.text);
    let mut violations = Vec::new();
    for (start, value) in values(&css) {
        if let Some(colour) = colour(value) {
            violations.push(file.violation(
                line_of(&css, start),
                format!(
                    "the colour {colour} belongs into a theme, under the name of what it means"
                ),
            ));
        }
        if let Some(size) = large_px(value) {
            violations.push(file.violation(
                line_of(&css, start),
                format!("{size} belongs into tokens.css; here it would not grow with the text"),
            ));
        }
    }
    violations
}

/// Comments become spaces, and lines stay where they are.
fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, tail) = after.split_once("*/").unwrap_or((after, ""));
        out.push_str(before);
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The value of every declaration, with the place where it begins. Conditions of at-rules are no
/// values: a media query cannot read a token.
fn values(css: &str) -> Vec<(usize, &str)> {
    let mut values = Vec::new();
    let mut from = 0;
    for (at, end) in css.match_indices(['{', '}', ';']) {
        let piece = css.get(from..at).unwrap_or_default();
        if end != "{"
            && !piece.trim_start().starts_with('@')
            && let Some((name, value)) = piece.split_once(':')
        {
            let spaces = value.len() - value.trim_start().len();
            values.push((from + name.len() + 1 + spaces, value.trim()));
        }
        from = at + 1;
    }
    values
}

fn colour(value: &str) -> Option<String> {
    let hex = value.split('#').skip(1).find_map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        let next = rest.chars().nth(digits.len());
        let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
        (ends && matches!(digits.len(), 3 | 4 | 6 | 8)).then(|| format!("#{digits}"))
    });
    let function = || {
        COLOUR_FUNCTIONS.iter().find_map(|name| {
            let mut hits = value.match_indices(name);
            let is_whole = |at: usize| {
                let before = value.get(..at).unwrap_or_default();
                !before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
            };
            let at = hits.find(|(at, _)| is_whole(*at))?.0;
            let rest = value.get(at..)?;
            let end = rest.find(')').map_or(rest.len(), |end| end + 1);
            rest.get(..end).map(str::to_owned)
        })
    };
    hex.or_else(function)
}

fn large_px(value: &str) -> Option<String> {
    value.match_indices("px").find_map(|(at, _)| {
        let after = value.get(at + 2..)?.chars().next();
        if after.is_some_and(|c| c.is_alphanumeric() || c == '-') {
            return None;
        }
        let before = value.get(..at)?;
        let number = before.rsplit(|c: char| !c.is_ascii_digit() && c != '.').next()?;
        (number.parse::<f64>().ok()? > LARGEST_PX).then(|| format!("{number}px"))
    })
}

/// The content policy drops `style="…"`: it would work in no browser.
fn inline_styles(file: &File) -> Vec<Violation> {
    let code = Code::read(&file.text);
    let hits = code.literals.iter().filter(|literal| {
        let before = code.text.get(..literal.start).unwrap_or_default().trim_end();
        before
            .strip_suffix('=')
            .map(str::trim_end)
            .and_then(|before| before.strip_suffix("style"))
            .is_some_and(|before| before.ends_with(char::is_whitespace))
    });
    hits.map(|literal| {
        file.violation(
            line_of(&code.text, literal.start),
            "the content policy drops style=\"…\"; use a class, or style: for geometry",
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;

    #[test]
    fn a_raw_colour_or_size_is_found() {
        for text in [
            "a { color: #fff }",
            "a { color: var(--x, #12345678); }",
            "a { background: rgb(1 2 3); }",
            "a { background: color-mix(in oklch, oklch(1 2 3), red); }",
            "a { margin: 0 12px; }",
            "a { border: 2.5px solid; }",
            "@layer a { b { inset: 3px } }",
        ] {
            assert_eq!(lines(check, "style/feature/aims.css", text), [1], "{text}");
        }
    }

    #[test]
    fn meanings_hairlines_and_conditions_are_fine() {
        for text in [
            "#fade { color: var(--ink); }",
            "a { border: 1px solid; outline: 2px solid; }",
            "@media (min-width: 600px) { a { color: var(--ink); } }",
            "/* #fff 12px */ a { color: inherit; }",
            "a { background: color-mix(in oklch, var(--a), var(--b)); }",
            "a::before { content: \"\"; background: url(\"a.svg#icon\"); }",
        ] {
            assert!(lines(check, "style/feature/aims.css", text).is_empty(), "{text}");
        }
        assert!(lines(check, "style/theme.css", "a { color: #fff; }").is_empty());
        assert!(lines(check, "style/tokens.css", "a { margin: 12px; }").is_empty());
    }

    #[test]
    fn the_line_of_a_value_survives_comments() {
        let text = "/* one\n two */\na {\n  color:\n    #fff;\n}\n";
        assert_eq!(lines(check, "style/base.css", text), [5]);
    }

    #[test]
    fn an_inline_style_is_found_and_geometry_is_not() {
        let name = "src/ui/button.rs";
        assert_eq!(lines(check, name, "view! { <p style=\"color: red\"/> }"), [1]);
        assert!(
            lines(check, name, "view! { <p style:width=\"3rem\" class=\"style\"/> }").is_empty()
        );
    }
}
