//! What a thing must say of itself to be edited: the form, drafts, merging, saving, history and restoring follow.

use std::{collections::BTreeSet, future::Future};

use leptos::prelude::AnyView;

use super::{
    fields::{self, Entry, Submission, TypedTexts},
    inputs,
    model::{FieldSet, OpenForm, Subject},
    paths::EditPaths,
    rules::Conflict,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::PersonId,
};
use ensemble_server::{
    audit::AuditSubject,
    web::{Flash, PageRequest, PageResponse},
};
use ensemble_texts as t;

impl AuditSubject for Subject {
    fn kind(&self) -> &'static str {
        Self::kind(*self)
    }

    fn id(&self) -> String {
        Self::id(*self)
    }
}

/// A thing whose texts people edit together.
///
/// A form is saved against the revision it began from. When another person saved in between, the three versions are
/// merged; where both changed the same field, the form shows both versions, and nothing is overwritten.
pub trait Editable: Sized + Send + Sync + 'static {
    /// What a form without mistakes becomes.
    type Value: Clone + Send + Sync + 'static;

    /// The form.
    const FIELDS: &'static [Entry<Self::Value>];
    /// Its addresses.
    const PATHS: EditPaths;
    /// The addresses of its history, where old revisions can be restored.
    const HISTORY: [&'static str; 2] = ["", ""];
    /// How the audit log calls a save.
    const AUDIT: &'static str;
    /// The entry of the main navigation that its pages belong to.
    const SECTION: &'static str;
    /// How many bytes its form may carry, where that is more than the settings say.
    const MAX_BODY: Option<usize> = None;

    /// The thing of the address, which the viewer may edit; or the response that leads to where it is now. `paths` are
    /// those of the page that was asked for.
    fn find(
        request: &PageRequest,
        paths: [&'static str; 2],
    ) -> impl Future<Output = Result<Result<Self, PageResponse>, AppError>> + Send;

    /// What it is, for drafts, revisions and the audit log.
    fn subject(&self) -> Subject;

    /// How many times it was saved; 0 for what is not stored yet.
    fn revision(&self) -> i64;

    /// What is published; for what is not stored yet, what its form begins with.
    fn value(&self) -> Self::Value;

    /// Adds the texts of fields without a slot.
    fn write_fields(_value: &Self::Value, _fields: &mut FieldSet) {}

    /// Reads fields without a slot, and checks what the description cannot.
    fn read_fields(&self, _changes: &mut TypedTexts<'_>, _value: &mut Self::Value) {}

    /// The texts of a value.
    fn fields_of(value: &Self::Value) -> FieldSet {
        let mut all = fields::to_fields(Self::FIELDS, value);
        Self::write_fields(value, &mut all);
        all
    }

    /// The texts that are published.
    fn published(&self) -> FieldSet {
        Self::fields_of(&self.value())
    }

    /// What the form says becomes of the value.
    ///
    /// # Errors
    /// All that is wrong with the form.
    fn apply(&self, form: &EditForm, now: i64) -> Result<Self::Value, FieldErrors> {
        let read = |changes: &mut TypedTexts<'_>, value: &mut Self::Value| self.read_fields(changes, value);
        fields::apply(Self::FIELDS, form.lang, now, &form.fields, &form.still_right, self.value(), read)
    }

    /// Loads what the form offers to choose from, once its texts are known.
    fn prepare(
        &mut self,
        _request: &PageRequest,
        _form: &EditForm,
    ) -> impl Future<Output = Result<(), AppError>> + Send {
        async { Ok(()) }
    }

    /// Whether the value may be saved as it is. Otherwise the form is shown again, with a [notice](Self::notice) that
    /// the person has to read first.
    fn confirm(
        &mut self,
        _request: &PageRequest,
        _form: &EditForm,
        _value: &Self::Value,
    ) -> impl Future<Output = Result<bool, AppError>> + Send {
        async { Ok(true) }
    }

    /// Stores the value if the thing is still at this revision, and does what goes with it in the same transaction.
    ///
    /// # Errors
    /// [`ActionError::Conflict`] when it changed in the meantime.
    fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        value: &Self::Value,
    ) -> impl Future<Output = Result<Stored, ActionError>> + Send;

    /// Called once the transaction is committed.
    fn stored(&self, _request: &PageRequest) {}

    /// What the audit log says of a save.
    fn audit_detail(&self, revision: i64) -> String {
        format!("revision {revision}")
    }

    /// Whether a form without a change is saved all the same, because saving says something by itself.
    fn saves_unchanged(&self) -> bool {
        false
    }

    /// What is said of a form that says what is published already.
    fn unchanged(&self, lang: Lang) -> &'static str {
        t::editing_unchanged(lang)
    }

    /// Whether saving discards the person's draft.
    fn discards_draft(&self) -> bool {
        true
    }

    /// One of its addresses in a language.
    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String;

    /// Where it is read.
    fn show_address(&self, lang: Lang) -> String;

    /// Where discarding the draft leads.
    fn discarded_address(&self, lang: Lang) -> String {
        self.address(Self::PATHS.edit, lang)
    }

    /// Under which name the device stores what is typed: the same each time that the form is opened.
    fn storage_name(&self) -> String {
        let subject = self.subject();
        format!("{}/{}", subject.kind(), subject.draft())
    }

    /// The title of the form's page.
    fn title(&self, lang: Lang) -> String;

    /// The head of the form's page: where it is, and its title.
    fn head(&self, lang: Lang, title: &str) -> AnyView;

    /// The title of its history, which names the thing; for what has a history.
    fn history_title(&self, lang: Lang) -> String {
        t::editing_history(lang).to_owned()
    }

    /// The head of its history.
    fn history_head(&self, lang: Lang) -> AnyView {
        self.head(lang, &self.history_title(lang))
    }

    /// What is to be read before the form. `changed` says that the thing changed while the form was being saved.
    fn notice(&self, _lang: Lang, _changed: bool) -> Option<AnyView> {
        None
    }

    /// How the form's texts will read. Without a value something is wrong with them.
    fn preview(&self, form: &EditForm, value: Option<&Self::Value>) -> Option<AnyView>;

    /// The inputs of the form.
    fn inputs(&self, form: &EditForm) -> AnyView {
        inputs(form, Self::FIELDS, Some(&self.value()))
    }

    /// What is above the form where it is all that the window shows.
    fn bar(&self, _form: &EditForm) -> Option<AnyView> {
        None
    }

    /// What is around the form.
    fn around(&self, _form: &EditForm, inside: AnyView) -> AnyView {
        inside
    }

    /// How much text that people wrote the form's page shows, in bytes.
    fn weight(&self, form: &EditForm) -> usize {
        form.fields.bytes()
    }

    /// What a text of another revision is called.
    fn label(lang: Lang, name: &str) -> String {
        fields::label(Self::FIELDS, lang, name)
    }

    /// A text of another revision as people read it.
    fn shown(lang: Lang, name: &str, text: &str) -> String {
        fields::shown(Self::FIELDS, lang, name, text)
    }
}

/// The outcome of [`Editable::store`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The number of the new revision.
    pub revision: i64,
    /// What the page behind the form says.
    pub flash: Option<Flash>,
}

/// An editing form with its texts.
#[derive(Clone, Debug)]
pub struct EditForm {
    /// The interface's language.
    pub lang: Lang,
    /// What is edited.
    pub subject: Subject,
    /// The revision that the form begins from.
    pub base: i64,
    /// The texts of its fields.
    pub fields: FieldSet,
    /// The keys whose other language is said to be still right.
    pub still_right: BTreeSet<String>,
    /// What says that a notice above the form was read.
    pub confirmed: String,
    /// Which of the person's open forms it is.
    pub tab: OpenForm,
    /// Who writes.
    pub person: Option<PersonId>,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Where another person changed the same field.
    pub conflicts: Vec<Conflict>,
    /// Whether the conflicts are with the same person's draft from another tab.
    pub own_conflicts: bool,
}

impl EditForm {
    /// A form of these texts.
    #[must_use]
    pub fn new(lang: Lang, subject: Subject, base: i64, fields: FieldSet) -> Self {
        Self {
            lang,
            subject,
            base,
            fields,
            still_right: BTreeSet::new(),
            confirmed: String::new(),
            tab: OpenForm::default(),
            person: None,
            errors: FieldErrors::default(),
            conflicts: Vec::new(),
            own_conflicts: false,
        }
    }

    /// A form as a browser sent it.
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for a form that no page has.
    pub fn submitted<E: Editable>(request: &PageRequest, target: &E) -> Result<Self, AppError> {
        let submission: Submission = request.input()?;
        let still_right = submission.still_right();
        let Submission { base, tab, after, confirmed, fields } = submission;
        let typed = fields.into_iter().collect();
        let fields = fields::restrict_to_form(E::FIELDS, &target.published(), &typed);
        Ok(Self {
            still_right,
            confirmed,
            tab: OpenForm { id: tab, known_draft: after },
            person: request.viewer.id(),
            ..Self::new(request.lang, target.subject(), base, fields)
        })
    }
}
