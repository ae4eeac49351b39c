//! Writing the texts of a call, and what they said before.

use ensemble_common::prelude::*;

use super::{
    fields::{self, Content},
    model::{Call, CallTexts},
    pages::{manage_head, managed},
    paths, store,
};
use ensemble_common::editing::{
    self, EditForm, Editable, Entry, Stored, TypedTexts,
    model::{FieldSet, Subject},
    paths::EditPaths,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    rights::{Access, Action},
};
use ensemble_server::{
    markdown,
    web::{Flash, PageRequest, PageResponse, Routes},
};
use ensemble_texts as t;
use ensemble_ui::Notice;

/// The form of a call's texts, and their history.
#[must_use]
pub(super) fn routes() -> Routes {
    let manages = Access::May(Action::ManageCalls);
    editing::routes::<EditCall>(manages).and(editing::history_routes::<EditCall>(manages))
}

/// A call whose texts are edited.
pub struct EditCall {
    call: Call,
    /// When the page was asked for, in milliseconds UTC.
    now: i64,
}

impl Editable for EditCall {
    type Value = Content;

    const FIELDS: &'static [Entry<Content>] = fields::FIELDS;
    const PATHS: EditPaths = paths::EDITING;
    const HISTORY: [&'static str; 2] = paths::HISTORY;
    const AUDIT: &'static str = "call.edit";
    const SECTION: &'static str = "administration";

    async fn find(
        request: &PageRequest,
        _paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        Ok(Ok(Self { call: managed(request).await?, now: request.portal.now() }))
    }

    fn subject(&self) -> Subject {
        Subject::Call(self.call.id)
    }

    fn revision(&self) -> i64 {
        self.call.revision
    }

    fn value(&self) -> Content {
        (&self.call.texts).into()
    }

    /// A text of a published call stays in both languages.
    fn read_fields(&self, changes: &mut TypedTexts<'_>, _content: &mut Content) {
        if self.call.published_at.is_none() {
            return;
        }
        for name in editing::names(fields::FIELDS, changes.fields) {
            let Some(key) = name.strip_suffix(".fr") else { continue };
            let empty = Lang::ALL.map(|lang| changes.text(&format!("{key}.{}", lang.code())).is_empty());
            let missing = match empty {
                [true, false] => Lang::Fr,
                [false, true] => Lang::En,
                _ => continue,
            };
            let id = format!("{key}.{}", missing.code()).replace('.', "-");
            changes.errors.add(&id, t::call_public_edit_both(changes.lang));
        }
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        content: &Content,
    ) -> Result<Stored, ActionError> {
        let (texts, now) = (CallTexts::from(content), request.portal.now());
        let revision = store::write_texts(transaction, self.call.id, self.call.revision, &texts, now).await?;
        Ok(Stored { revision: revision.ok_or(ActionError::Conflict)?, flash: Some(Flash::Saved) })
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths::of(paths, lang, &self.call.code)
    }

    fn show_address(&self, lang: Lang) -> String {
        self.address(paths::MANAGE, lang)
    }

    fn title(&self, lang: Lang) -> String {
        t::call_public_edit_title(lang, self.call.texts.title.text(lang).to_owned())
    }

    fn head(&self, lang: Lang, _title: &str) -> AnyView {
        view! {
            {manage_head(lang, &self.call, self.now, paths::EDIT)}
            <h2>{t::call_public_edit_texts(lang)}</h2>
        }
    }

    fn history_title(&self, lang: Lang) -> String {
        t::editing_history_of(lang, self.call.texts.title.text(lang))
    }

    fn history_head(&self, lang: Lang) -> AnyView {
        view! {
            {manage_head(lang, &self.call, self.now, paths::HISTORY)}
            <h2>{t::editing_history(lang)}</h2>
        }
    }

    fn notice(&self, lang: Lang, _changed: bool) -> Option<AnyView> {
        self.call
            .published_at
            .is_some()
            .then(|| view! { <Notice><p>{t::call_public_edit_published(lang)}</p></Notice> })
    }

    fn preview(&self, form: &EditForm, _content: Option<&Content>) -> Option<AnyView> {
        let sides = Lang::ALL.map(|side| preview(side, &form.fields));
        Some(view! {
            <section class="stack preview" id="preview">
                <h2>{t::editing_preview(form.lang)}</h2>
                <div class="form-row top">{sides.into_iter().collect_view()}</div>
            </section>
        })
    }
}

/// The main texts in one language, with the headings of the public page.
fn preview(side: Lang, fields: &FieldSet) -> AnyView {
    let text = |key: &str| fields.text(&format!("{key}.{}", side.code())).to_owned();
    let part = |heading: &'static str, key: &str| {
        let text = text(key);
        (!text.is_empty()).then(|| {
            let html = markdown::to_html(&text).to_string();
            view! { <h4>{heading}</h4> <div class="prose" inner_html=html></div> }
        })
    };
    let duties: Vec<String> = (0..fields.len_of("duty"))
        .map(|index| text(&format!("duty.{index}")))
        .filter(|text| !text.is_empty())
        .collect();
    let duties = (!duties.is_empty()).then(|| {
        let each = duties.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! { <h4>{t::call_public_duties(side)}</h4> <ol class="plain stack gap-2">{each}</ol> }
    });
    view! {
        <article class="stack gap-3" lang=side.tag()>
            <h3>{text("title")}</h3>
            <p class="lead">{text("summary")}</p>
            {part(t::call_public_who(side), "audience")}
            {duties}
            {part(t::call_public_edit_rhythm(side), "rhythm")}
            {part(t::call_public_deliverables(side), "outcomes")}
            {part(t::call_public_ask(side), "contact")}
        </article>
    }
}
