//! The text of a reflection in the other language, beside the original: by its author or a volunteer.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::{
    super::{
        actions,
        fields::{self, prompt_code},
        model::{Prompt, Reflection, ReflectionContent},
        pii_review,
    },
    app_error, crumbs,
    edit::{Review, write, written_of},
    fields as inputs, found, id_of, paths,
};
use ensemble_common::editing::{
    self, EditForm, Editable, Entry, FormState, Stored, TypedTexts,
    model::{FieldSet, Subject},
    paths::EditPaths,
};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_core::{
    Lang, LocalizedText, Standing, Translation,
    error::{ActionError, AppError},
    format,
    rights::Action,
};
use ensemble_pii as pii;
use ensemble_server::{
    markdown,
    web::{Flash, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, Notice, Weight};

/// A reflection that a person translates.
pub struct TranslationEdit {
    reflection: Reflection,
    /// Whether the person only confirms that the translation was read over.
    reviewed: bool,
    review: Review,
    /// The address of the check for what could identify a student.
    pii_address: String,
}

impl Editable for TranslationEdit {
    type Value = ReflectionContent;

    const FIELDS: &'static [Entry<ReflectionContent>] = fields::OTHER;
    const PATHS: EditPaths = paths::TRANSLATING;
    const AUDIT: &'static str = "reflection.translate";
    const SECTION: &'static str = "communities";
    const MAX_BODY: Option<usize> = Some(super::TEXT);

    /// The reflection of the address, if the viewer may translate it: its author, or a person who writes in its
    /// community.
    async fn find(
        request: &PageRequest,
        _paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        let reflection = found(request).await?;
        if request.viewer.id() != Some(reflection.visibility.author) {
            request.require(Action::WriteReflections, reflection.visibility.community)?;
        }
        // Replies and mentions have the same subject; the form does not show them.
        for kind in [NotificationKind::TranslationOutdated, NotificationKind::TranslationAsked] {
            mark_kind_read(&request.portal, &request.viewer, &reflection.id.to_string(), kind).await?;
        }
        let pii_address = request.portal.assets.pii_address();
        Ok(Ok(Self { reflection, reviewed: false, review: Review::default(), pii_address }))
    }

    fn subject(&self) -> Subject {
        Subject::Translation(self.reflection.id)
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
        let old = self.value();
        let asked = |code: &str| -> Option<Prompt> {
            old.prompt.clone().filter(|prompt| prompt_code(prompt) == code)
        };
        fields::read(changes, Some(&old), &asked, written);
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

    fn discards_draft(&self) -> bool {
        !self.reviewed
    }

    fn saves_unchanged(&self) -> bool {
        self.reviewed
    }

    fn unchanged(&self, lang: Lang) -> &'static str {
        match self.reflection.texts.body.shown(self.reflection.lang.other()).standing {
            Standing::OtherLanguage => t::reflection_translation_empty(lang),
            _ => t::editing_unchanged(lang),
        }
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths::of(paths, lang, self.reflection.id)
    }

    fn show_address(&self, lang: Lang) -> String {
        paths::show(lang, self.reflection.id)
    }

    fn title(&self, lang: Lang) -> String {
        t::reflection_translation(lang).to_owned()
    }

    fn head(&self, lang: Lang, title: &str) -> AnyView {
        view! {
            {crumbs(lang, &self.reflection, Some(title))}
            <h1>{title.to_owned()}</h1>
            {standing(lang, &self.reflection)
                .map(|words| view! { <Notice kind=Kind::Info><p>{words}</p></Notice> })}
        }
        .into_any()
    }

    fn notice(&self, lang: Lang, changed: bool) -> Option<AnyView> {
        Some(self.review.notice(lang, changed))
    }

    fn preview(&self, form: &EditForm, _written: Option<&ReflectionContent>) -> Option<AnyView> {
        let into = self.reflection.lang.other();
        let html = markdown::to_html(form.fields.text("other-text")).to_string();
        let title = Some(form.fields.text("other-title").to_owned()).filter(|title| !title.is_empty());
        let view = view! {
            <section class="sheet stack">
                <h2>{t::editing_preview(form.lang)}</h2>
                {title.map(|title| view! { <h3 lang=into.tag()>{title}</h3> })}
                <div class="prose" lang=into.tag() inner_html=html></div>
            </section>
        };
        Some(view.into_any())
    }

    fn inputs(&self, form: &EditForm) -> AnyView {
        let (lang, into) = (form.lang, self.reflection.lang.other());
        let unreviewed = matches!(
            self.reflection.texts.body,
            LocalizedText::Pair { translation: Translation::Current { reviewed: false }, .. }
        );
        let reviewed = unreviewed.then(|| {
            let address = self.address(paths::TRANSLATION_REVIEW, lang);
            view! {
                <div class="actions">
                    <Button formaction=address weight=Weight::Quiet>{t::reflection_reviewed(lang)}</Button>
                </div>
            }
        });
        view! {
            {self.review.confirmation()}
            {inputs::other(form, into, self.pii_address.clone())}
            {self.review.redact_button(lang, self.address(paths::TRANSLATION_REDACTION, lang))}
            {reviewed}
        }
        .into_any()
    }

    fn around(&self, form: &EditForm, inside: AnyView) -> AnyView {
        let (lang, reflection, from) = (form.lang, &self.reflection, self.reflection.lang);
        let named = |language| match language {
            Lang::Fr => t::ui_french(lang),
            Lang::En => t::ui_english(lang),
        };
        let html = markdown::to_html(reflection.texts.body.shown(from).text).to_string();
        let title = reflection.texts.title.as_ref().map(|title| title.text(from).to_owned());
        view! {
            <div class="halves">
                <section class="stack">
                    <h2>{named(from)}</h2>
                    {title.map(|title| view! { <p class="h3" lang=from.tag()>{title}</p> })}
                    <div class="prose" lang=from.tag() inner_html=html></div>
                </section>
                <section class="stack">
                    <h2>{named(from.other())}</h2>
                    {inside}
                </section>
            </div>
        }
        .into_any()
    }

    fn weight(&self, form: &EditForm) -> usize {
        self.reflection.texts.body.bytes() + form.fields.bytes()
    }

    fn label(lang: Lang, name: &str) -> String {
        editing::label(fields::ALL, lang, name)
    }
}

/// The form again, with initials in the place of all that may identify a student.
pub(super) async fn redact(request: PageRequest) -> Result<PageResponse, AppError> {
    let target = match TranslationEdit::find(&request, paths::TRANSLATION_REDACTION).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = EditForm::submitted(&request, &target)?;
    let written = Some(target.reflection.lang.other());
    let mut known = pii_review::known_names(&request.portal.db, target.reflection.id).await?;
    pii_review::collect_names(&target.reflection.texts, &mut known);
    for key in ["other-title", "other-text"] {
        pii::learn_names(form.fields.text(key), written, &mut known);
    }
    for key in ["other-title", "other-text"] {
        let replaced = pii::redact(form.fields.text(key), written, &known);
        form.fields.set(key, replaced);
    }
    editing::respond(&request, target, form, FormState::new(200)).await
}

/// What the button sends that confirms a translation.
#[derive(Debug, Deserialize)]
struct ReviewTranslation {
    /// The revision that the person read.
    base: i64,
}

/// Confirms that the translation was read over, as it is published.
pub(super) async fn review(request: PageRequest) -> Result<PageResponse, AppError> {
    let mut target = match TranslationEdit::find(&request, paths::TRANSLATION_REVIEW).await? {
        Ok(target) => target,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let ReviewTranslation { base } = request.input()?;
    let form = EditForm::new(request.lang, target.subject(), base, target.published());
    let mut form = EditForm { person: request.viewer.id(), ..form };
    if base != target.revision() {
        // What was read over is not what is published now.
        editing::catch_up(&request, &target, &mut form).await?;
        return editing::respond(&request, target, form, FormState::new(409)).await;
    }
    target.reviewed = true;
    form.still_right.insert("text".to_owned());
    editing::save_form(&request, target, form).await
}

/// Asks for a translation.
pub(super) async fn ask(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = id_of(&request)?;
    let asked = actions::ask_for_translation(&request, id).await.map_err(app_error)?;
    let here = paths::show(request.lang, id);
    Ok(if asked {
        PageResponse::redirect_with(&here, Flash::TranslationAsked)
    } else {
        // The page says whether it was asked for, or is there.
        PageResponse::redirect(here)
    })
}

/// How the translation stands, in a sentence.
fn standing(lang: Lang, reflection: &Reflection) -> Option<String> {
    match reflection.texts.body.shown(reflection.lang.other()).standing {
        Standing::Fine => None,
        Standing::OtherLanguage => Some(t::reflection_translation_none(lang).to_owned()),
        Standing::Unreviewed => Some(t::text_unreviewed(lang).to_owned()),
        Standing::Outdated { since } => {
            Some(t::text_outdated_since(lang, format::date(lang, format::local(since).date())))
        }
    }
}
