//! What a printer gets in place of the screen: a page to read, laid into the document for as long as
//! it is printed. Built element by element; no text is parsed.

use web_sys::{Document, Element};
use workbook_core::format::readable::{self, Page, Sink};

use super::page;

/// The place that is printed.
const MAIN: &str = "main";
/// Says on it that a page lies there.
const MARK: &str = "data-printed";
const CLASS: &str = "printed";

/// Lays a page to read over the present place; it shows on paper alone.
pub fn lay(page: &Page) {
    take_away();
    let Some(document) = page::document() else { return };
    let Ok(Some(main)) = document.query_selector(MAIN) else { return };
    let Ok(article) = document.create_element("article") else { return };
    article.set_class_name(CLASS);
    let mut tree = Tree { document, open: vec![article.clone()] };
    readable::lay(page, &mut tree);
    let _ = main.append_child(&article);
    let _ = main.set_attribute(MARK, "");
}

/// Takes it away again.
pub fn take_away() {
    let Some(document) = page::document() else { return };
    if let Ok(Some(page)) = document.query_selector(&format!(".{CLASS}")) {
        page.remove();
    }
    if let Ok(Some(main)) = document.query_selector(MAIN) {
        let _ = main.remove_attribute(MARK);
    }
}

struct Tree {
    document: Document,
    open: Vec<Element>,
}

impl Sink for Tree {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        let Ok(element) = self.document.create_element(tag) else { return };
        for (name, value) in attributes {
            let _ = element.set_attribute(name, value);
        }
        if let Some(around) = self.open.last() {
            let _ = around.append_child(&element);
        }
        self.open.push(element);
    }

    fn text(&mut self, words: &str) {
        if let Some(around) = self.open.last() {
            let _ = around.append_with_str_1(words);
        }
    }

    fn close(&mut self) {
        self.open.pop();
    }
}
