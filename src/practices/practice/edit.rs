//! Writing a practice, and what it said before.

use ensemble_common::prelude::*;

use super::{
    fields::{self, Typed},
    model::{Content, WorkingText},
    pages::{crumbs, practice_id, practice_text, work_of},
    paths, rules, store,
};
use ensemble_common::editing::{
    self, EditForm, Editable, Entry, Stored, TypedTexts, inputs,
    model::{FieldSet, Subject},
    paths::EditPaths,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError},
    rights::{Access, Action},
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning, pii_notice};
use ensemble_server::web::{Flash, PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::{Kind, Notice};

/// The form of a practice, and its history. The authors who consented are let in besides the facilitators.
#[must_use]
pub(super) fn routes() -> Routes {
    let writes = Access::Within(Action::WritePractices);
    editing::routes::<EditPractice>(writes).and(editing::history_routes::<EditPractice>(writes))
}

/// All texts of a practice, each with its language.
pub(super) fn each_text(content: &Content) -> Vec<(Lang, String)> {
    let mut all = Vec::new();
    for text in content.texts() {
        match text {
            LocalizedText::Single { lang, text } => all.push((*lang, text.clone())),
            LocalizedText::Pair { fr, en, .. } => {
                all.extend([(Lang::Fr, fr.clone()), (Lang::En, en.clone())]);
            }
        }
    }
    all
}

/// A practice whose text is edited.
pub struct EditPractice {
    work: WorkingText,
    /// What may identify a student in what was typed.
    warnings: Vec<PiiWarning>,
    /// What the form sends to say that these warnings were read.
    token: String,
}

impl Editable for EditPractice {
    type Value = Typed;

    const FIELDS: &'static [Entry<Typed>] = fields::FIELDS;
    const PATHS: EditPaths = paths::EDITING;
    const HISTORY: [&'static str; 2] = paths::HISTORY;
    const AUDIT: &'static str = "practice.edit";
    const SECTION: &'static str = "communities";

    async fn find(
        request: &PageRequest,
        paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        let (_, work) = match work_of(request, paths, practice_id(request)?).await? {
            Ok(found) => found,
            Err(elsewhere) => return Ok(Err(elsewhere)),
        };
        if !rules::may_write(&request.viewer, &work.place, work.involvement) {
            return Err(AppError::NotFound);
        }
        Ok(Ok(Self { work, warnings: Vec::new(), token: String::new() }))
    }

    fn subject(&self) -> Subject {
        Subject::Practice(self.work.id)
    }

    fn revision(&self) -> i64 {
        self.work.revision
    }

    fn value(&self) -> Typed {
        (&self.work.content).into()
    }

    fn write_fields(typed: &Typed, all: &mut FieldSet) {
        fields::write(typed, all);
    }

    fn read_fields(&self, changes: &mut TypedTexts<'_>, typed: &mut Typed) {
        fields::read(changes, typed);
    }

    async fn confirm(
        &mut self,
        request: &PageRequest,
        form: &EditForm,
        typed: &Typed,
    ) -> Result<bool, AppError> {
        let review = PiiReview::of_texts(each_text(&typed.content));
        let warnings = review.warnings(request.lang);
        if warnings.is_empty() || review.token() == form.confirmed {
            return Ok(true);
        }
        (self.warnings, self.token) = (warnings, review.token());
        Ok(false)
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        typed: &Typed,
    ) -> Result<Stored, ActionError> {
        let now = request.portal.now();
        let revision =
            store::write(transaction, self.work.id, self.work.revision, &typed.content, now).await?;
        Ok(Stored { revision: revision.ok_or(ActionError::Conflict)?, flash: Some(Flash::Saved) })
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths::side(paths::both(paths, &self.work.place.slugs, self.work.id), lang)
    }

    fn show_address(&self, lang: Lang) -> String {
        self.address(paths::WORK, lang)
    }

    fn title(&self, lang: Lang) -> String {
        t::practice_edit_title(lang, self.work.content.title.text(lang))
    }

    fn head(&self, lang: Lang, title: &str) -> AnyView {
        view! {
            {crumbs(lang, &self.work.place, title)}
            <h1>{title.to_owned()}</h1>
        }
    }

    fn history_title(&self, lang: Lang) -> String {
        t::editing_history_of(lang, self.work.content.title.text(lang))
    }

    fn notice(&self, lang: Lang, _changed: bool) -> Option<AnyView> {
        let published = self.work.version.is_some().then(|| {
            view! { <Notice kind=Kind::Info><p>{t::practice_edit_published(lang)}</p></Notice> }
        });
        Some(view! {
            {published}
            {pii_notice(lang, &self.warnings)}
        })
    }

    fn inputs(&self, form: &EditForm) -> AnyView {
        let token = self.token.clone();
        let confirmation =
            (!token.is_empty()).then(|| view! { <input type="hidden" name="confirmed" value=token /> });
        view! {
            {confirmation}
            {inputs(form, fields::FIELDS, Some(&self.value()))}
        }
    }

    fn preview(&self, form: &EditForm, typed: Option<&Typed>) -> Option<AnyView> {
        let content = typed?.content.clone();
        Some(view! {
            <section class="stack preview" id="preview">
                <h2>{t::editing_preview(form.lang)}</h2>
                {practice_text(form.lang, &content)}
            </section>
        })
    }
}
