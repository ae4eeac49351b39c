//! What the pages of the administration share.

use ensemble_common::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_server::web::{Flash, PageRequest};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, Choice, FieldErrors, Kind, NavLink, Notice, Pages, Pagination, Weight,
};

/// How many rows one page of a list shows.
pub(super) const SIZE: u32 = 25;

/// The digest of what was stored when a form was opened, which it sends again.
pub(super) fn seen(seal: &str) -> impl IntoView + use<> {
    view! { <input type="hidden" name="seen" value=seal.to_owned() /> }
}

/// An error of an action whose form has no field that could be wrong, or whose field errors were shown before.
pub(super) fn without_fields(error: ActionError) -> AppError {
    match error {
        ActionError::App(error) => error,
        ActionError::Invalid(_) | ActionError::Conflict => AppError::BadRequest,
    }
}

/// What one field may have been refused for, added to by a page.
pub(super) fn error_of(field: &str, message: impl Into<String>) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    errors
}

/// An id in the address. What cannot be one names nothing.
pub(super) fn id<T: std::str::FromStr>(request: &PageRequest) -> Result<T, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
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

/// The button of a list's filters, and the way to the whole list where they leave something out.
pub(super) fn filtering(lang: Lang, list: [&'static str; 2], filtered: bool) -> impl IntoView + use<> {
    let to = paths::of(list, lang);
    let all = filtered.then(|| view! { <a href=to>{t::administration_filter_clear(lang)}</a> });
    view! { <div class="row"><Button weight=Weight::Quiet>{t::administration_filter(lang)}</Button> {all}</div> }
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

/// The words for a change that was saved, on the page to which the form leads back.
pub(super) fn saved(request: &PageRequest) -> Option<&'static str> {
    (request.flash() == Some(Flash::Saved)).then(|| t::administration_saved(request.lang))
}

/// What was done.
pub(super) fn said(words: Option<impl Into<String>>) -> AnyView {
    let words: Option<String> = words.map(Into::into);
    words.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> }).into_any()
}

/// The values of a list to choose from, with the form's own chosen.
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
