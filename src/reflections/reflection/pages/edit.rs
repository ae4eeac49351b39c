//! Changing a reflection, or going on with one that has a draft only.

use ensemble_common::prelude::*;

use super::{
    super::{
        events,
        fields::{self, prompt_code},
        mentions::MentionPlace,
        model::{Audience, Prompt, Reflection, ReflectionContent, Texts},
        pii_review::{self, PiiReview, PiiWarning},
        prompts,
        store::{self, Precondition},
    },
    crumbs, new, own, paths,
    writing::{self, Bar, WantedAudience},
};
use ensemble_common::editing::{
    self, EditForm, Editable, Entry, FormState, Stored, TypedTexts,
    model::{FieldSet, Subject},
    paths::EditPaths,
};
use ensemble_communities::community::{self, model::Community};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError},
};
use ensemble_pii as pii;
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Kind, Notice, Weight};

/// What may identify a student in the texts of a form, to be read before they are saved.
#[derive(Clone, Debug, Default)]
pub(super) struct Review {
    warnings: Vec<PiiWarning>,
    /// What the form sends to say that these warnings were read.
    token: String,
}

impl Review {
    /// The review that is due before these texts are saved; `None` where nobody else reads them, nothing was found,
    /// or the form says that it was read.
    pub(super) async fn due(
        request: &PageRequest,
        reflection: &Reflection,
        texts: &Texts,
        confirmed: &str,
    ) -> Result<Option<Self>, AppError> {
        if reflection.visibility.audience == Audience::AuthorOnly {
            return Ok(None);
        }
        let files = store::attachments(&request.portal.db, &request.viewer, reflection.id).await?;
        let files: Vec<String> = files.into_iter().map(|file| file.title).collect();
        let known = pii_review::known_names(&request.portal.db, reflection.id).await?;
        let review = PiiReview::of(reflection.lang, texts, &files).with_names(known);
        let (warnings, token) = (review.warnings(request.lang), review.token());
        Ok((!warnings.is_empty() && confirmed != token).then_some(Self { warnings, token }))
    }

    /// What is said above the form.
    pub(super) fn notice(&self, lang: Lang, changed: bool) -> AnyView {
        view! {
            {changed
                .then(|| view! { <Notice kind=Kind::Warning><p>{t::reflection_meanwhile(lang)}</p></Notice> })}
            {pii_review::notice(lang, &self.warnings)}
        }
        .into_any()
    }

    /// What the form sends to confirm it.
    pub(super) fn confirmation(&self) -> Option<AnyView> {
        let token = self.token.clone();
        (!self.warnings.is_empty())
            .then(|| view! { <input type="hidden" name="confirmed" value=token /> }.into_any())
    }

    /// The button that replaces all warnings with initials.
    pub(super) fn redact_button(&self, lang: Lang, address: String) -> Option<AnyView> {
        (!self.warnings.is_empty()).then(|| {
            view! { <Button formaction=address weight=Weight::Quiet>{t::reflection_pii_all(lang)}</Button> }
                .into_any()
        })
    }
}

/// What is written down of a reflection.
pub(in crate::reflection) fn written_of(reflection: &Reflection) -> ReflectionContent {
    ReflectionContent {
        lang: reflection.lang,
        prompt: reflection.prompt.clone(),
        tags: reflection.tags.clone(),
        texts: reflection.texts.clone(),
    }
}

/// Writes the texts of a reflection if it is still as it was read: whether they may identify a student was decided for
/// those who saw it then.
pub(super) async fn write(
    request: &PageRequest,
    transaction: &mut sqlx::AnyConnection,
    reflection: &Reflection,
    written: &ReflectionContent,
) -> Result<Stored, ActionError> {
    let (id, now) = (reflection.id, request.portal.now());
    if !store::lock_unchanged(transaction, id, &Precondition::revision_and_audience(reflection)).await? {
        return Err(ActionError::Conflict);
    }
    let revision = store::update(transaction, id, reflection.revision, written, now).await?;
    let revision = revision.ok_or(ActionError::Conflict)?;
    events::notify_of_change(transaction, request, reflection, &written.texts).await?;
    Ok(Stored { revision, flash: Some(Flash::Saved) })
}

/// A reflection that its author edits.
pub struct ReflectionEdit {
    reflection: Reflection,
    community: Community,
    /// What it may answer.
    prompts: Vec<Prompt>,
    review: Review,
    /// The address of the check for what could identify a student.
    pii_address: String,
    wanted: WantedAudience,
}

/// The community that a reflection belongs to.
async fn home(request: &PageRequest, reflection: &Reflection) -> Result<Community, AppError> {
    let slug = &reflection.slugs[usize::from(request.lang == Lang::En)];
    let found = community::find(&request.portal.db, request.lang, slug).await?;
    Ok(found.ok_or(AppError::NotFound)?.community)
}

impl Editable for ReflectionEdit {
    type Value = ReflectionContent;

    const FIELDS: &'static [Entry<ReflectionContent>] = fields::OWN;
    const PATHS: EditPaths = paths::EDITING;
    const HISTORY: [&'static str; 2] = paths::HISTORY;
    const AUDIT: &'static str = "reflection.edit";
    const SECTION: &'static str = "communities";
    const MAX_BODY: Option<usize> = Some(super::TEXT);

    async fn find(
        request: &PageRequest,
        _paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        let opens = request.form.pairs().next().is_none();
        let reflection = match own(request).await {
            Ok(reflection) => reflection,
            Err(AppError::NotFound) if opens => {
                let id = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
                return new::resume(request, id).await.map(Err);
            }
            Err(error) => return Err(error),
        };
        if reflection.group_note.is_some() {
            let closing = paths::of(paths::CLOSING, request.lang, reflection.id);
            return if opens { Ok(Err(PageResponse::redirect(closing))) } else { Err(AppError::BadRequest) };
        }
        let community = home(request, &reflection).await?;
        let pii_address = request.portal.assets.pii_address();
        let wanted = if opens { WantedAudience::default() } else { WantedAudience::of(request)? };
        let (prompts, review) = (Vec::new(), Review::default());
        Ok(Ok(Self { reflection, community, prompts, review, pii_address, wanted }))
    }

    fn subject(&self) -> Subject {
        Subject::Reflection(self.reflection.id)
    }

    fn revision(&self) -> i64 {
        self.reflection.revision
    }

    fn value(&self) -> ReflectionContent {
        written_of(&self.reflection)
    }

    fn write_fields(written: &ReflectionContent, all: &mut FieldSet) {
        fields::write(written, all);
    }

    fn read_fields(&self, changes: &mut TypedTexts<'_>, written: &mut ReflectionContent) {
        let asked = |code: &str| self.prompts.iter().find(|prompt| prompt_code(prompt) == code).cloned();
        fields::read(changes, Some(&self.value()), &asked, written);
    }

    async fn prepare(&mut self, request: &PageRequest, form: &EditForm) -> Result<(), AppError> {
        let (wanted, current) = (form.fields.text("prompt"), self.reflection.prompt.as_ref());
        self.prompts = prompts::offered(request, &self.community, wanted, current).await?;
        Ok(())
    }

    async fn confirm(
        &mut self,
        request: &PageRequest,
        form: &EditForm,
        written: &ReflectionContent,
    ) -> Result<bool, AppError> {
        let review = Review::due(request, &self.reflection, &written.texts, &form.confirmed).await?;
        let confirmed = review.is_none();
        self.review = review.unwrap_or_default();
        Ok(confirmed)
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        written: &ReflectionContent,
    ) -> Result<Stored, ActionError> {
        write(request, transaction, &self.reflection, written).await
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths::of(paths, lang, self.reflection.id)
    }

    fn show_address(&self, lang: Lang) -> String {
        let current = (self.reflection.visibility.audience, self.reflection.anonymous);
        self.wanted.next_page(lang, self.reflection.id, current)
    }

    fn title(&self, lang: Lang) -> String {
        t::reflection_edit(lang).to_owned()
    }

    fn head(&self, _lang: Lang, title: &str) -> AnyView {
        view! { <h1 class="visually-hidden">{title.to_owned()}</h1> }.into_any()
    }

    fn bar(&self, form: &EditForm) -> Option<AnyView> {
        let lang = form.lang;
        let bar = Bar {
            community: &self.community,
            back: paths::show(lang, self.reflection.id),
            current: self.reflection.visibility.audience,
            wanted: self.wanted,
            anonymous: self.reflection.anonymous,
        };
        Some(writing::bar(lang, bar, t::editing_save(lang)))
    }

    fn history_head(&self, lang: Lang) -> AnyView {
        let title = t::editing_history(lang);
        view! {
            {crumbs(lang, &self.reflection, Some(title))}
            <h1>{title}</h1>
        }
        .into_any()
    }

    fn notice(&self, lang: Lang, changed: bool) -> Option<AnyView> {
        Some(self.review.notice(lang, changed))
    }

    fn preview(&self, form: &EditForm, written: Option<&ReflectionContent>) -> Option<AnyView> {
        written.map(|written| new::preview(form.lang, written.texts.clone()).into_any())
    }

    fn inputs(&self, form: &EditForm) -> AnyView {
        let lang = form.lang;
        // Without this box, an edit makes the translation outdated.
        let still_right = matches!(self.reflection.texts.body, LocalizedText::Pair { .. }).then(|| {
            let checked = form.still_right.contains("text");
            view! { <Check id="right-text" name="right.text" label=t::editing_still_right(lang) checked /> }
        });
        view! {
            {self.review.confirmation()}
            {writing::inputs(form, &self.prompts, MentionPlace::Reflection(self.reflection.id).code(), self.pii_address.clone())}
            {still_right}
            {self.review.redact_button(lang, self.address(paths::EDIT_REDACTION, lang))}
        }
        .into_any()
    }

    fn label(lang: Lang, name: &str) -> String {
        editing::label(fields::ALL, lang, name)
    }
}

/// The form again, with initials in the place of all that may identify a student.
pub(super) async fn redact(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = match ReflectionEdit::find(&request, paths::EDIT_REDACTION).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = EditForm::submitted(&request, &target)?;
    let written = Lang::from_code(form.fields.text("lang"));
    let mut known = pii_review::known_names(&request.portal.db, target.reflection.id).await?;
    for key in ["title", "text"] {
        pii::learn_names(form.fields.text(key), written, &mut known);
    }
    for key in ["title", "text"] {
        let replaced = pii::redact(form.fields.text(key), written, &known);
        form.fields.set(key, replaced);
    }
    editing::respond(&request, target, form, FormState::new(200)).await
}
