//! Writing the portal's own pages, and what they said before.

use ensemble_common::prelude::*;

use super::{
    model::SitePage,
    pages::{at, named},
    store,
};
use ensemble_common::editing::{
    EditForm, Editable, Entry, FieldSpec, Slot, Stored,
    model::Subject,
    paths::{EditPaths, edit_paths},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError},
};
use ensemble_server::{
    markdown,
    web::{PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink};

/// Writing a page.
pub(super) const PATHS: EditPaths = edit_paths!("/fr/{page}/modifier", "/en/{page}/edit");
/// What it said before.
pub(super) const HISTORY: [&str; 2] = ["/fr/{page}/historique", "/en/{page}/history"];

/// What people write of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    title: LocalizedText,
    body: LocalizedText,
}

const FIELDS: &[Entry<Texts>] = &[
    Entry::Field(
        FieldSpec::localized("title", 1, t::page_edit_title)
            .max(200)
            .required(t::page_edit_empty)
            .stored(|texts| Slot::Localized(&mut texts.title)),
    ),
    Entry::Field(
        FieldSpec::localized("body", 18, t::page_edit_body)
            .required(t::page_edit_empty)
            .rich()
            .stored(|texts| Slot::Localized(&mut texts.body)),
    ),
];

impl Editable for SitePage {
    type Value = Texts;

    const FIELDS: &'static [Entry<Texts>] = FIELDS;
    const PATHS: EditPaths = PATHS;
    const HISTORY: [&'static str; 2] = HISTORY;
    const AUDIT: &'static str = "page.edit";
    const SECTION: &'static str = "";

    async fn find(
        request: &PageRequest,
        paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        named(request, paths).await
    }

    fn subject(&self) -> Subject {
        Subject::Page(self.id)
    }

    fn revision(&self) -> i64 {
        self.revision
    }

    fn value(&self) -> Texts {
        Texts { title: self.title.clone(), body: self.body.clone() }
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        texts: &Texts,
    ) -> Result<Stored, ActionError> {
        let Texts { title, body } = texts;
        let now = request.portal.now();
        let revision = store::write(transaction, self.id, self.revision, title, body, now).await?;
        Ok(Stored { revision: revision.ok_or(ActionError::Conflict)?, flash: None })
    }

    fn audit_detail(&self, revision: i64) -> String {
        format!("{} revision {revision}", self.key)
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        at(paths, lang, self)
    }

    fn show_address(&self, lang: Lang) -> String {
        self.path(lang)
    }

    fn title(&self, lang: Lang) -> String {
        t::page_edit_heading(lang, self.title.text(lang).to_owned())
    }

    fn history_title(&self, lang: Lang) -> String {
        t::editing_history_of(lang, self.title.text(lang))
    }

    fn head(&self, lang: Lang, title: &str) -> AnyView {
        let links = vec![NavLink::new(self.title.text(lang), self.path(lang))];
        let title = title.to_owned();
        view! {
            <Breadcrumb lang links here=title.clone() />
            <h1>{title}</h1>
        }
        .into_any()
    }

    fn preview(&self, form: &EditForm, _texts: Option<&Texts>) -> Option<AnyView> {
        let sides = Lang::ALL.map(|each| {
            let html = markdown::to_html(form.fields.text(&format!("body.{}", each.code()))).to_string();
            view! { <div class="prose" lang=each.tag() inner_html=html></div> }
        });
        let view = view! {
            <section class="stack preview">
                <h2>{t::editing_preview(form.lang)}</h2>
                <div class="form-row top">{sides.into_iter().collect_view()}</div>
            </section>
        };
        Some(view.into_any())
    }

    fn around(&self, form: &EditForm, inside: AnyView) -> AnyView {
        let lang = form.lang;
        view! {
            <p><a href=at(HISTORY, lang, self)>{t::editing_history(lang)}</a></p>
            {inside}
        }
        .into_any()
    }
}
