//! The pages of an [`Editable`]: its form and its history.

use crate::prelude::*;

use super::{
    editable::{EditForm, Editable},
    fields,
    model::FieldSet,
    store::Revision,
    views::{
        FormLayout, WholeWindow, comparison_with, conflict_notices, draft_notice, edit_form, history_list,
    },
};
use ensemble_core::{Lang, format};
use ensemble_server::web::{Page, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, EmptyState, ErrorSummary, Kind, Notice, Weight};

/// What the page of a form shows beside it.
#[derive(Clone, Debug)]
pub struct FormState<V> {
    /// The HTTP status.
    pub status: u16,
    /// When the draft was saved that the form shows.
    pub draft: Option<i64>,
    /// Whether that was now.
    pub draft_kept: bool,
    /// Whether the page shows how the texts will read.
    pub preview: bool,
    /// What the form becomes.
    pub value: Option<V>,
    /// Whether the thing changed between reading and writing: nothing was saved.
    pub changed_by_others: bool,
    /// Whether the form says what is published already: nothing was saved.
    pub nothing_changed: bool,
}

impl<V> FormState<V> {
    /// The form alone.
    #[must_use]
    pub const fn new(status: u16) -> Self {
        Self {
            status,
            draft: None,
            draft_kept: false,
            preview: false,
            value: None,
            changed_by_others: false,
            nothing_changed: false,
        }
    }
}

/// The page of a form.
pub fn edit_page<E: Editable>(target: E, mut form: EditForm, state: FormState<E::Value>) -> PageResponse {
    let (lang, title) = (form.lang, target.title(form.lang));
    let addresses = Lang::ALL.map(|lang| target.address(E::PATHS.edit, lang));
    for conflict in &mut form.conflicts {
        conflict.theirs = E::shown(lang, &conflict.key, &conflict.theirs);
    }
    let (status, weight, heading) = (state.status, target.weight(&form), title.clone());
    let bar = target.bar(&form);
    let whole_window = bar.is_some();
    let rich_text = fields::all(E::FIELDS).iter().any(|field| field.rich);
    let body = move || {
        let address = |paths| target.address(paths, lang);
        let names = fields::names(E::FIELDS, &form.fields);
        let addresses = [E::PATHS.edit, E::PATHS.preview, E::PATHS.draft, E::PATHS.discard].map(address);
        let inputs = target.inputs(&form);
        let storage_name = target.storage_name();
        let unchanged = state
            .nothing_changed
            .then(|| target.unchanged(lang))
            .map(|words| view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> });
        let preview = state.preview.then(|| target.preview(&form, state.value.as_ref())).flatten();
        let above = view! {
            {target.head(lang, &heading)}
            {target.notice(lang, state.changed_by_others)}
            {unchanged}
            {state
                .draft_kept
                .then(|| view! { <Notice kind=Kind::Success><p>{t::editing_draft_kept(lang)}</p></Notice> })}
            {state.draft.filter(|_| !state.draft_kept).map(|at| draft_notice(lang, at))}
            <ErrorSummary lang errors=form.errors.all() />
            {conflict_notices(&form, E::label)}
            {preview}
        }
        .into_any();
        let has_draft = state.draft.is_some() || !form.tab.known_draft.is_empty();
        match bar {
            Some(bar) => {
                let layout = FormLayout::WholeWindow(Box::new(WholeWindow { bar, above }));
                edit_form(&form, names, storage_name, addresses, has_draft, inputs, layout)
            }
            None => {
                let layout = FormLayout::Section;
                let inside = edit_form(&form, names, storage_name, addresses, has_draft, inputs, layout);
                view! { {above} {target.around(&form, inside)} }.into_any()
            }
        }
    };
    let page = Page::new(title, addresses, body)
        .status(status)
        .section(E::SECTION)
        .unlisted()
        .with_writing_islands()
        .hydrated_on_use()
        .weighing(weight);
    let page = if whole_window { page.whole_window() } else { page };
    (if rich_text { page.with_rich_text() } else { page }).into()
}

/// The page of a history; `compared` is the revision to show, and the one before.
pub fn history_page<E: Editable>(
    target: E,
    lang: Lang,
    revisions: Vec<Revision>,
    compared: Option<(Revision, Option<Revision>)>,
) -> PageResponse {
    let title = target.history_title(lang);
    let addresses = Lang::ALL.map(|lang| target.address(E::HISTORY, lang));
    let weight = weight(compared.as_ref());
    let body = move || {
        let here = target.address(E::HISTORY, lang);
        let shown = compared.map(|(one, before)| {
            let restore = (one.number != target.revision()).then(|| {
                view! {
                    <form method="post" action=here.clone()>
                        <input type="hidden" name="n" value=one.number.to_string() />
                        <Button weight=Weight::Quiet>{t::editing_restore(lang)}</Button>
                    </form>
                }
            });
            view! {
                <section class="stack">
                    {difference::<E>(lang, &one, before)}
                    {restore}
                </section>
            }
        });
        let list = if revisions.is_empty() {
            let (title, text) = (t::editing_no_history(lang), t::editing_no_history_text(lang));
            let edit = target.address(E::PATHS.edit, lang);
            view! {
                <EmptyState title text>
                    <ButtonLink href=edit weight=Weight::Quiet>{t::editing_edit(lang)}</ButtonLink>
                </EmptyState>
            }
            .into_any()
        } else {
            history_list(
                lang,
                revisions,
                |at| format::moment(lang, at),
                |number| format!("{here}?n={number}"),
            )
            .into_any()
        };
        view! {
            {target.history_head(lang)}
            {shown}
            {list}
        }
    };
    Page::new(title, addresses, body).section(E::SECTION).unlisted().weighing(weight).into()
}

/// How many bytes two revisions hold.
#[must_use]
pub fn weight(compared: Option<&(Revision, Option<Revision>)>) -> usize {
    compared.map_or(0, |(one, before)| {
        one.fields.bytes() + before.as_ref().map_or(0, |before| before.fields.bytes())
    })
}

/// What one revision changed.
pub fn difference<E: Editable>(
    lang: Lang,
    one: &Revision,
    before: Option<Revision>,
) -> impl IntoView + use<E> {
    let old = before.map_or_else(FieldSet::default, |revision| revision.fields);
    view! {
        <h2>{t::editing_revision(lang, one.number)}</h2>
        {comparison_with(lang, &old, &one.fields, E::label, E::shown)}
    }
}
