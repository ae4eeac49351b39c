//! The way in from a page: a text goes in, what could identify a pupil comes out as JSON. Nothing of either
//! leaves the page.

use wasm_bindgen::prelude::wasm_bindgen;

use super::marks;
use crate::i18n::Lang;

/// The [`Mark`](super::Mark)s of a text as JSON; `lang` is the code of its language, or empty.
///
/// Written by hand, for a library that writes JSON would be a tenth of this wasm: codes and replacements
/// hold neither quotation marks nor backslashes.
#[wasm_bindgen(js_name = check)]
#[must_use]
pub fn guard_text(text: &str, lang: &str) -> String {
    let mut json = String::from("[");
    for mark in marks(text, Lang::from_code(lang)) {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str("{\"from\":");
        number(mark.from, &mut json);
        json.push_str(",\"to\":");
        number(mark.to, &mut json);
        json.push_str(",\"why\":\"");
        json.push_str(mark.why.code());
        json.push_str("\",\"instead\":\"");
        json.push_str(&mark.instead);
        json.push_str("\"}");
    }
    json.push(']');
    json
}

fn number(value: u32, into: &mut String) {
    if value > 9 {
        number(value / 10, into);
    }
    into.push(char::from(b'0' + (value % 10) as u8));
}
