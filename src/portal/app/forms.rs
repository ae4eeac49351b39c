//! What every posted form gets: a hidden field that says where it comes from, and, after a session had ended, what its
//! person had typed.
//!
//! This is done on the finished HTML, so that no form can be left out.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use lol_html::{
    RewriteStrSettings, element, end_tag,
    errors::RewritingError,
    html_content::{ContentType, Element},
    rewrite_str,
};

use ensemble_core::ids::PersonId;
use ensemble_server::web::{FormOrigin, UnsentForm, origin};

/// A form with this attribute has an origin of its own: it sends again what another form sent.
pub(super) const HAS_ORIGIN: &str = "data-origin";
/// The id of the element for what was typed where the page has no form for it.
pub(super) const UNSENT: &str = "unsent-form";

/// Adds the hidden field to every form that is posted, on a page that was made for this person.
pub(super) fn add_origins(html: String, secret: &str, reader: PersonId, page: &str) -> String {
    if memchr::memmem::find(html.as_bytes(), b"method=\"post\"").is_none() {
        return html;
    }
    let settings = RewriteStrSettings {
        element_content_handlers: vec![element!("form[method=post]", |form| {
            if form.get_attribute(HAS_ORIGIN).is_none() {
                let value = FormOrigin::new(secret, reader, page).encode();
                form.append(&field(&value), ContentType::Html);
            }
            Ok(())
        })],
        ..RewriteStrSettings::new()
    };
    rewritten(html, |html| rewrite_str(html, settings))
}

/// The hidden field. Without `autocomplete`, Firefox would put an old value into a page that is loaded again.
fn field(value: &str) -> String {
    let value = html_escape::encode_double_quoted_attribute(value);
    format!("<input type=\"hidden\" name=\"{}\" value=\"{value}\" autocomplete=\"off\">", origin::FIELD)
}

fn rewritten(html: String, rewrite: impl FnOnce(&str) -> Result<String, RewritingError>) -> String {
    match rewrite(&html) {
        Ok(rewritten) => rewritten,
        Err(error) => {
            tracing::error!(%error, "the forms of a page could not be completed");
            html
        }
    }
}

/// Puts what was typed back into its form; `instead` is shown where the page has no form for it.
pub(super) fn fill(html: String, unsent: &UnsentForm, instead: &str) -> String {
    let target = find(&html, unsent);
    rewritten(html, |html| filled(html, unsent, target.as_ref(), instead))
}

/// The form that was sent, and the `<details>` that it is folded in, by their places in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Target {
    form: usize,
    details: Vec<usize>,
}

/// A form of the page.
#[derive(Debug, Default)]
struct Candidate {
    target: Target,
    /// Whether it is sent to the same address, by itself or by one of its buttons.
    matches: bool,
    /// How many of its hidden fields have the values that were sent.
    alike: usize,
}

#[derive(Debug, Default)]
struct Search {
    forms: Vec<Candidate>,
    in_form: bool,
    details: usize,
    open: Vec<usize>,
}

fn find(html: &str, unsent: &UnsentForm) -> Option<Target> {
    let search = Rc::new(RefCell::new(Search::default()));
    let same =
        |address: Option<String>| address.is_some_and(|address| path(&address) == path(&unsent.action));
    let settings = RewriteStrSettings {
        element_content_handlers: vec![
            element!("details", |details| {
                let mut state = search.borrow_mut();
                let number = state.details;
                state.details += 1;
                state.open.push(number);
                on_end(details, &search, |state| {
                    state.open.pop();
                });
                Ok(())
            }),
            element!("form", |form| {
                let mut state = search.borrow_mut();
                let target = Target { form: state.forms.len(), details: state.open.clone() };
                let matches = same(form.get_attribute("action"));
                state.forms.push(Candidate { target, matches, alike: 0 });
                state.in_form = true;
                on_end(form, &search, |state| state.in_form = false);
                Ok(())
            }),
            element!("input[type=hidden], button[formaction]", |field| {
                let mut state = search.borrow_mut();
                let inside = state.in_form;
                let Some(form) = state.forms.last_mut().filter(|_| inside) else { return Ok(()) };
                form.matches |= same(field.get_attribute("formaction"));
                let (name, value) = (field.get_attribute("name"), attribute(field, "value"));
                let sent = name.as_deref().and_then(|name| unsent.field(name));
                form.alike += usize::from(sent.is_some() && sent == value.as_deref());
                Ok(())
            }),
        ],
        ..RewriteStrSettings::new()
    };
    rewrite_str(html, settings).ok()?;
    let state = search.take();
    let mut best: Option<Candidate> = None;
    for form in state.forms.into_iter().filter(|form| form.matches) {
        if best.as_ref().is_none_or(|best| form.alike > best.alike) {
            best = Some(form);
        }
    }
    best.map(|form| form.target)
}

/// Does something when an element ends.
fn on_end(element: &mut Element<'_, '_>, search: &Rc<RefCell<Search>>, then: fn(&mut Search)) {
    let search = search.clone();
    if let Some(handlers) = element.end_tag_handlers() {
        handlers.push(end_tag!(move |_| {
            then(&mut search.borrow_mut());
            Ok(())
        }));
    }
}

/// An attribute's value as a browser reads it.
fn attribute(element: &Element<'_, '_>, name: &str) -> Option<String> {
    Some(html_escape::decode_html_entities(&element.get_attribute(name)?).into_owned())
}

fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// Where the second reading is.
#[derive(Debug, Default)]
struct Filling {
    forms: Cell<usize>,
    details: Cell<usize>,
    active: Cell<bool>,
    /// How often a name has come: several fields of one name are filled one after the other.
    seen: RefCell<HashMap<String, usize>>,
    /// The values of the list that the options belong to.
    chosen: RefCell<Option<Vec<String>>>,
}

fn filled(
    html: &str,
    unsent: &UnsentForm,
    target: Option<&Target>,
    instead: &str,
) -> Result<String, RewritingError> {
    let filling = Rc::new(Filling::default());
    let values = |name: &str| -> Vec<String> {
        unsent.fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
    };
    let next = |name: &str| {
        let mut seen = filling.seen.borrow_mut();
        let count = seen.entry(name.to_owned()).or_default();
        *count += 1;
        values(name).into_iter().nth(*count - 1)
    };
    let handlers = vec![
        element!("details", |details| {
            let number = filling.details.replace(filling.details.get() + 1);
            if target.is_some_and(|target| target.details.contains(&number)) {
                details.set_attribute("open", "")?;
            }
            Ok(())
        }),
        element!("form", |form| {
            let number = filling.forms.replace(filling.forms.get() + 1);
            if target.is_some_and(|target| target.form == number) {
                filling.active.set(true);
                let filling = filling.clone();
                if let Some(handlers) = form.end_tag_handlers() {
                    handlers.push(end_tag!(move |_| {
                        filling.active.set(false);
                        Ok(())
                    }));
                }
            }
            Ok(())
        }),
        element!("input[name]", |input| {
            let name = input.get_attribute("name").unwrap_or_default();
            // What was not kept stays as the page has it.
            if !filling.active.get() || name == origin::FIELD || !UnsentForm::keeps(&name) {
                return Ok(());
            }
            match input.get_attribute("type").as_deref().unwrap_or("text") {
                "checkbox" | "radio" => {
                    let value = attribute(input, "value").unwrap_or_else(|| "on".to_owned());
                    input.remove_attribute("checked");
                    if values(&name).contains(&value) {
                        input.set_attribute("checked", "")?;
                    }
                }
                "file" | "password" | "submit" | "image" | "button" => {}
                _ => {
                    if let Some(value) = next(&name) {
                        input.set_attribute("value", &html_escape::encode_double_quoted_attribute(&value))?;
                    }
                }
            }
            Ok(())
        }),
        element!("textarea[name]", |area| {
            let name = area.get_attribute("name").unwrap_or_default();
            if let Some(value) = filling.active.get().then(|| next(&name)).flatten() {
                // The parser drops the first line end.
                area.set_inner_content(&format!("\n{value}"), ContentType::Text);
            }
            Ok(())
        }),
        element!("select[name]", |select| {
            let name = select.get_attribute("name").unwrap_or_default();
            let several = select.has_attribute("multiple");
            let sent = match (filling.active.get(), several) {
                (false, _) => None,
                (true, true) => Some(values(&name)).filter(|sent| !sent.is_empty()),
                // Of several lists with one name, each has sent one value.
                (true, false) => next(&name).map(|sent| vec![sent]),
            };
            filling.chosen.replace(sent);
            Ok(())
        }),
        element!("option", |option| {
            let chosen = filling.chosen.borrow();
            if let Some(chosen) = chosen.as_ref().filter(|_| filling.active.get()) {
                let value = attribute(option, "value").unwrap_or_default();
                option.remove_attribute("selected");
                if chosen.contains(&value) {
                    option.set_attribute("selected", "")?;
                }
            }
            Ok(())
        }),
        element!("div#unsent-form", |place| {
            match target {
                Some(_) => place.remove(),
                None => place.set_inner_content(instead, ContentType::Html),
            }
            Ok(())
        }),
    ];
    let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
    rewrite_str(html, settings)
}

#[cfg(test)]
mod tests {
    use super::{add_origins, fill};
    use ensemble_core::ids::PersonId;
    use ensemble_server::web::{FormOrigin, UnsentForm};

    /// HTML with fields of several lines, whose name is written by one component only.
    fn html(text: &str) -> String {
        text.replace("AREA", concat!("text", "area"))
    }

    fn unsent(fields: &[(&str, &str)]) -> UnsentForm {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        UnsentForm { action: "/fr/b".to_owned(), fields, had_files: false }
    }

    #[test]
    fn every_form_that_is_posted_says_where_it_comes_from() {
        let html = "<form method=\"get\"></form><form method=\"post\" action=\"/a\"><b>1</b></form>\
                    <form method=\"post\" action=\"/b\"></form><form method=\"post\" data-origin=\"\"></form>\
                    <div data-props=\"&lt;form method=&quot;post&quot;></form>\"></div>";
        let person = PersonId::new();
        let page = add_origins(html.to_owned(), "s", person, "/fr/x?q=\"");
        let values: Vec<_> = page.split("name=\"form-origin\" value=\"").skip(1).collect();
        assert_eq!(values.len(), 2, "{page}");
        let tokens: Vec<_> = values
            .iter()
            .filter_map(|text| FormOrigin::parse(&text.split_once("\" auto")?.0.replace("&quot;", "\"")))
            .collect();
        assert_eq!(tokens.len(), 2, "{page}");
        assert!(tokens.iter().all(|origin| origin.page == "/fr/x?q=\"" && origin.belongs_to(person)));
        assert_ne!(tokens[0].token, tokens[1].token);
        assert!(
            page.contains("<b>1</b><input type=\"hidden\""),
            "at its end, where islands do not look: {page}"
        );
    }

    #[test]
    fn what_was_typed_is_put_back_into_its_form() {
        let html = "<form action=\"/fr/a\"><AREA name=\"text\"></AREA></form>\
                    <details><form method=\"post\" action=\"/fr/b\"><input type=\"hidden\" name=\"parent\" value=\"1\">\
                    <AREA name=\"text\">old</AREA></form></details>\
                    <details><form method=\"post\" action=\"/fr/b\"><input type=\"hidden\" name=\"parent\" value=\"2\">\
                    <input name=\"title\" value=\"\"><input type=\"checkbox\" name=\"on\" value=\"1\" checked>\
                    <input type=\"radio\" name=\"way\" value=\"x\"><input type=\"password\" name=\"p\">\
                    <input type=\"checkbox\" name=\"ballot.1\" value=\"yes\" checked>\
                    <select name=\"s\"><option value=\"1\" selected>1</option><option value=\"2\">2</option></select>\
                    <AREA name=\"text\">old</AREA></form></details><div id=\"unsent-form\"></div>";
        let text = &self::html("</AREA><script>\n\"a\" & é");
        let sent = unsent(&[
            ("parent", "2"),
            ("title", "a\"b"),
            ("way", "x"),
            ("s", "2"),
            ("text", text),
            ("p", "q"),
        ]);
        let page = fill(self::html(html), &sent, "<p>instead</p>");
        assert_eq!(page.matches(">old<").count(), 1, "{page}");
        for expected in [
            "&lt;/textarea&gt;&lt;script&gt;\n\"a\" &amp; é</AREA>",
            "value=\"a&quot;b\"",
            "name=\"way\" value=\"x\" checked",
            "name=\"ballot.1\" value=\"yes\" checked",
            "<option value=\"2\" selected",
        ] {
            assert!(page.contains(&self::html(expected)), "{expected}: {page}");
        }
        assert!(!page.contains("value=\"1\" checked") && !page.contains("value=\"1\" selected"), "{page}");
        assert!(
            !page.contains("value=\"q\"") && !page.contains("instead") && !page.contains("<script"),
            "{page}"
        );
        assert_eq!(page.matches("<details open").count(), 1, "{page}");
    }

    #[test]
    fn lists_with_one_name_get_their_values_one_after_the_other() {
        let list = "<select name=\"rank\"><option value=\"\">-</option><option value=\"1\">1</option><option value=\"2\">2</option></select>";
        let html = format!("<form method=\"post\" action=\"/fr/b\">{list}{list}{list}</form>");
        let page = fill(html, &unsent(&[("rank", "2"), ("rank", ""), ("rank", "1")]), "");
        let chosen: Vec<&str> = page
            .split("<select")
            .skip(1)
            .filter_map(|list| list.split(" selected").next()?.rsplit("value=\"").next()?.split('"').next())
            .collect();
        assert_eq!(chosen, ["2", "", "1"], "{page}");
    }

    #[test]
    fn a_page_without_the_form_shows_the_text_all_the_same() {
        let html = "<form method=\"post\" action=\"/fr/a\"><AREA name=\"text\"></AREA></form><div id=\"unsent-form\"></div>";
        let page = fill(self::html(html), &unsent(&[("text", "Un texte")]), "<p>instead</p>");
        assert!(page.contains("<div id=\"unsent-form\"><p>instead</p></div>"), "{page}");
        assert!(page.contains(&self::html("<AREA name=\"text\"></AREA>")), "{page}");
    }
}
