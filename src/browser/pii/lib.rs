//! The way in from a page: a text goes in, what could identify a student comes out as JSON. Nothing of either
//! leaves the page.

use wasm_bindgen::prelude::wasm_bindgen;

use ensemble_lang::Lang;
use ensemble_pii::{KnownNames, highlights};

/// The [`Highlight`](ensemble_pii::Highlight)s of a text as JSON; `lang` is the code of its language, or empty, `known` the names
/// that were found elsewhere, as highlights have them, with spaces between.
///
/// Written by hand, for a library that writes JSON would be a tenth of this wasm.
#[wasm_bindgen(js_name = check)]
#[must_use]
pub fn find_in_text(text: &str, lang: &str, known: &str) -> String {
    let mut json = String::from("[");
    for mark in highlights(text, Lang::from_code(lang), &KnownNames::read(known)) {
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
        quoted(&mark.instead, &mut json);
        json.push_str("\",\"name\":\"");
        quoted(&mark.name, &mut json);
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

/// What a JSON string may not hold as it is: a passage that keeps some of its words.
fn quoted(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '"' | '\\' => into.extend(['\\', c]),
            c if c < ' ' => into.push(' '),
            c => into.push(c),
        }
    }
}
