//! What the pages of the administration share.

use std::future::Future;

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::{paths, rules};
use crate::{
    error::AppError,
    i18n::{Lang, LocalizedText, t},
    server::{
        digest, names,
        web::{Form, PageRequest},
    },
    ui::{Breadcrumb, Choice, FieldErrors, Kind, NavLink, Notice, Pages, Pagination},
};

/// How many rows one page of a list shows.
pub(super) const SIZE: u32 = 25;

/// What came of work on the database, as a browser may learn it.
pub(super) async fn done<T>(work: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, AppError> {
    work.await.map_err(AppError::from)
}

/// The field that says what was stored when a form was opened.
const SEEN: &str = "seen";

/// A form that says what it was opened with.
pub(super) fn opened(stored: Form) -> Form {
    let seen = seal(&stored);
    with_seen(&stored, seen)
}

/// The form as it was sent, to be saved over what is stored now.
pub(super) fn reopened(sent: &Form, stored: &Form) -> Form {
    with_seen(sent, seal(stored))
}

fn with_seen(form: &Form, seen: String) -> Form {
    let own = form.pairs().filter(|(name, _)| *name != SEEN);
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned()));
    own.chain([(SEEN.to_owned(), seen)]).collect()
}

/// Whether what is stored is what the form was opened with. A script that does not say has not looked.
pub(super) fn is_unchanged(sent: &Form, stored: &Form) -> bool {
    sent.some(SEEN).is_none_or(|seen| seen == seal(stored))
}

fn seal(form: &Form) -> String {
    let pairs: Vec<String> = form.pairs().map(|(name, value)| format!("{name}\u{1f}{value}")).collect();
    digest::sha256(pairs.join("\u{1e}").as_bytes())
}

/// The same field, as a form sends it again.
pub(super) fn seen(form: &Form) -> impl IntoView + use<> {
    view! { <input type="hidden" name=SEEN value=form.text(SEEN).to_owned() /> }
}

/// An id in the address. What cannot be one names nothing.
pub(super) fn id<T: std::str::FromStr>(request: &PageRequest) -> Result<T, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}

/// The number of the page that the address asks for.
pub(super) fn page_number(request: &PageRequest) -> Result<u32, AppError> {
    match request.query_param("page") {
        None | Some("") => Ok(1),
        Some(number) => number.parse().ok().filter(|number| *number > 0).ok_or(AppError::NotFound),
    }
}

/// The last page of so many rows.
///
/// # Errors
/// [`AppError::NotFound`] when the page asked for lies behind it.
pub(super) fn last_page(count: u32, current: u32) -> Result<u32, AppError> {
    let last = count.div_ceil(SIZE).max(1);
    if current > last { Err(AppError::NotFound) } else { Ok(last) }
}

/// The way through a list of several pages; `href` ends in `page=`.
pub(super) fn pagination(lang: Lang, current: u32, last: u32, href: String) -> impl IntoView + use<> {
    (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current, last, href } /> })
}

/// A word as an address carries it.
pub(super) fn encoded(word: &str) -> String {
    utf8_percent_encode(word, NON_ALPHANUMERIC).to_string()
}

/// The head of a page: where it lies, and its name.
pub(super) fn head(
    lang: Lang,
    above: Option<(&'static str, [&'static str; 2])>,
    title: impl Into<String>,
) -> AnyView {
    let title = title.into();
    let mut links = vec![NavLink::new(t::administration_title(lang), paths::of(paths::HOME, lang))];
    links.extend(above.map(|(name, to)| NavLink::new(name, paths::of(to, lang))));
    view! {
        <Breadcrumb lang links here=title.clone() />
        <div class="page-head"><h1>{title}</h1></div>
    }
    .into_any()
}

/// Says that a change is saved, on the page that one comes back to.
pub(super) fn saved(request: &PageRequest) -> Option<&'static str> {
    (request.query_param("said") == Some("saved")).then(|| t::administration_saved(request.lang))
}

/// What was done.
pub(super) fn said(words: Option<impl Into<String>>) -> AnyView {
    let words: Option<String> = words.map(Into::into);
    words.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> }).into_any()
}

/// The answers of a select, with the one that stands in the form chosen.
pub(super) fn choices<T: Copy>(
    all: &[T],
    chosen: &str,
    named: impl Fn(T) -> (&'static str, &'static str),
) -> Vec<Choice> {
    all.iter()
        .map(|value| {
            let (code, name) = named(*value);
            Choice::new(code, name).chosen(code == chosen)
        })
        .collect()
}

/// A text as a form has it, one field per language: `name-fr`, `name-en`.
pub(super) fn pair(name: &str, passage: Option<&LocalizedText>) -> [(String, String); 2] {
    Lang::ALL.map(|lang| {
        let text = passage.map_or("", |passage| rules::written(passage, lang));
        (format!("{name}-{}", lang.code()), text.to_owned())
    })
}

/// Reads a text with one field per language, and says which are too long.
pub(super) fn typed_pair(
    lang: Lang,
    form: &Form,
    name: &str,
    most: usize,
    before: Option<&LocalizedText>,
    faults: &mut FieldErrors,
) -> Option<LocalizedText> {
    let [fr, en] = Lang::ALL.map(|each| {
        let field = format!("{name}-{}", each.code());
        let text = form.text(&field);
        if text.chars().count() > most {
            faults.add(&field, t::account_too_long(lang, most));
        } else if names::is_line(&field) && names::has_url(text) {
            faults.add(&field, t::account_name_address(lang));
        }
        text
    });
    rules::passage(before, lang, fr, en)
}
