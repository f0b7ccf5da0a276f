//! Files stay small enough to read at one go.

use super::rust_text::Code;
use super::{File, Violation};

/// Every file past its limit. Unit tests at the end of a file do not count.
pub(super) fn check(files: &[File]) -> Vec<Violation> {
    files
        .iter()
        .filter_map(|file| {
            let (limit, what) = limit(file)?;
            let lines = lines(file);
            (lines > limit).then(|| {
                file.violation(
                    limit + 1,
                    format!("{lines} lines; {what} has at most {limit}, so that it can be read at one go"),
                )
            })
        })
        .collect()
}

fn limit(file: &File) -> Option<(usize, &'static str)> {
    if file.name == "src/main.rs" {
        Some((30, "main"))
    } else if file.is_rust() && file.is_below("crates") {
        Some((450, "a module"))
    } else if file.is_rust() && file.is_below("src") {
        Some((250, "a file of the app"))
    } else if file.is_sheet() {
        Some((200, "a style sheet"))
    } else {
        None
    }
}

fn lines(file: &File) -> usize {
    if !file.is_rust() {
        return file.text.lines().count();
    }
    // A blanked test module at the end leaves only spaces behind; comments are lines all the same.
    let code = Code::without_tests(&file.text).text;
    let tested = file.text.len() - code.trim_end().len();
    let end = file.text.len() - tested;
    file.text.get(..end).unwrap_or(&file.text).lines().count()
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;

    #[test]
    fn one_line_too_many_is_found() {
        for (name, limit) in [
            ("src/main.rs", 30),
            ("src/feature/aims/list.rs", 250),
            ("crates/workbook-core/src/merge/mod.rs", 450),
            ("style/base.css", 200),
        ] {
            assert!(lines(check, name, &"x;\n".repeat(limit)).is_empty(), "{name}");
            assert_eq!(lines(check, name, &"x;\n".repeat(limit + 1)), [limit + 1], "{name}");
        }
    }

    #[test]
    fn unit_tests_do_not_count() {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "x;\n".repeat(300));
        assert!(lines(check, "src/ui/field.rs", &format!("x;\n{tests}")).is_empty());
    }
}
