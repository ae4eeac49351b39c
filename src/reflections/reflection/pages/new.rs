//! A new reflection: where it belongs, and the form. It is its author's alone until they share it.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::{
    super::{
        create::create,
        fields::{self, prompt_code},
        mentions::MentionPlace,
        model::{Audience, Prompt, ReflectionContent, Texts},
        prompts,
        store::{self, NewReflection},
    },
    paths,
    writing::{self, Bar, WantedAudience},
};
use ensemble_common::editing::{
    self, EditForm, Editable, Entry, Stored, TypedTexts,
    model::{FieldSet, Subject},
    paths::EditPaths,
};
use ensemble_communities::community::{self, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::ReflectionId,
    rights::Action,
};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Prose};

/// A reflection that is not stored yet.
pub struct NewReflectionEdit {
    id: ReflectionId,
    community: Community,
    lang: Lang,
    /// What its form begins with.
    begins: FieldSet,
    /// What it may answer.
    prompts: Vec<Prompt>,
    /// The address of the check for what could identify a student.
    pii_address: String,
    wanted: WantedAudience,
}

/// What the form sends beside its fields.
#[derive(Debug, Deserialize)]
struct CreateReflection {
    /// The id under which the reflection will be stored: sent twice, the form stores one.
    id: ReflectionId,
    /// The slug of the community that it will belong to.
    community: String,
}

/// The community of a slug, in which whoever asks writes.
pub(super) async fn home(request: &PageRequest, slug: &str) -> Result<Community, AppError> {
    let found = community::find(&request.portal.db, request.lang, slug)
        .await?
        .filter(|found| !found.archived)
        .ok_or(AppError::NotFound)?;
    request.require(Action::WriteReflections, found.community.id)?;
    Ok(found.community)
}

impl NewReflectionEdit {
    fn new(request: &PageRequest, community: Community, id: ReflectionId, begins: FieldSet) -> Self {
        let pii_address = request.portal.assets.pii_address();
        Self {
            id,
            community,
            lang: request.lang,
            begins,
            prompts: Vec::new(),
            pii_address,
            wanted: WantedAudience::default(),
        }
    }

    /// An empty form, of the community that the address names or that the person belongs to.
    async fn open(request: &PageRequest) -> Result<Result<Self, PageResponse>, AppError> {
        let lang = request.lang;
        let writable_communities = store::writable_communities(&request.portal.db, &request.viewer).await?;
        let slug = match (request.query_param("community"), writable_communities.as_slice()) {
            (Some(slug), _) => slug.to_owned(),
            (None, [only]) => only.slugs[usize::from(lang == Lang::En)].clone(),
            (None, _) => return Ok(Err(choose(request, writable_communities, paths::NEW))),
        };
        let community = home(request, &slug).await?;
        let mut begins = FieldSet::default();
        begins.set("lang", lang.code());
        begins.set("prompt", request.query_param("prompt").unwrap_or_default());
        begins.set("community", community.slug(lang));
        Ok(Ok(Self::new(request, community, ReflectionId::new(), begins)))
    }
}

/// The form of a reflection that has a draft only; for the address under which it will be changed.
pub(super) async fn resume(request: &PageRequest, id: ReflectionId) -> Result<PageResponse, AppError> {
    let drafts = editing::drafts(&request.portal.db, request.person()?, "reflection").await?;
    let draft = drafts.into_iter().find(|(of, _)| *of == id.to_string()).ok_or(AppError::NotFound)?.1;
    let community = home(request, draft.fields.text("community")).await?;
    editing::open(request, NewReflectionEdit::new(request, community, id, draft.fields)).await
}

impl Editable for NewReflectionEdit {
    type Value = ReflectionContent;

    const FIELDS: &'static [Entry<ReflectionContent>] = fields::NEW;
    const PATHS: EditPaths = paths::CREATING;
    const AUDIT: &'static str = "reflection.create";
    const SECTION: &'static str = "communities";
    const MAX_BODY: Option<usize> = Some(super::TEXT);

    async fn find(
        request: &PageRequest,
        _paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        if request.form.pairs().next().is_none() {
            return Self::open(request).await;
        }
        let CreateReflection { id, community } = request.input()?;
        match store::author_id(&request.portal.db, id).await? {
            // Sent twice.
            Some(owner) if request.viewer.id() == Some(owner) => {
                Ok(Err(PageResponse::redirect(paths::show(request.lang, id))))
            }
            Some(_) => Err(AppError::BadRequest),
            None => {
                let community = home(request, &community).await?;
                let wanted = WantedAudience::of(request)?;
                Ok(Ok(Self { wanted, ..Self::new(request, community, id, FieldSet::default()) }))
            }
        }
    }

    fn subject(&self) -> Subject {
        Subject::Reflection(self.id)
    }

    fn revision(&self) -> i64 {
        0
    }

    fn value(&self) -> ReflectionContent {
        fields::blank(self.lang)
    }

    fn write_fields(written: &ReflectionContent, all: &mut FieldSet) {
        fields::write(written, all);
    }

    fn published(&self) -> FieldSet {
        self.begins.clone()
    }

    fn read_fields(&self, changes: &mut TypedTexts<'_>, written: &mut ReflectionContent) {
        let asked = |code: &str| self.prompts.iter().find(|prompt| prompt_code(prompt) == code).cloned();
        fields::read(changes, None, &asked, written);
    }

    async fn prepare(&mut self, request: &PageRequest, form: &EditForm) -> Result<(), AppError> {
        let wanted = form.fields.text("prompt");
        self.prompts = prompts::offered(request, &self.community, wanted, None).await?;
        Ok(())
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        written: &ReflectionContent,
    ) -> Result<Stored, ActionError> {
        let author = request.person()?;
        let new = NewReflection { id: self.id, community: self.community.id, author };
        if create(transaction, new, written, request.portal.now()).await? {
            Ok(Stored { revision: 1, flash: Some(Flash::Added) })
        } else {
            // Sent twice at once.
            Err(ActionError::Conflict)
        }
    }

    fn audit_detail(&self, _revision: i64) -> String {
        String::new()
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths[usize::from(lang == Lang::En)].to_owned()
    }

    fn show_address(&self, lang: Lang) -> String {
        self.wanted.next_page(lang, self.id, (Audience::AuthorOnly, false))
    }

    fn discarded_address(&self, lang: Lang) -> String {
        paths::at(paths::MINE, lang).to_owned()
    }

    /// Each time that the form is opened, the reflection has another id: what the device stores is found by the
    /// community.
    fn storage_name(&self) -> String {
        format!("new/{}", self.community.id)
    }

    fn title(&self, lang: Lang) -> String {
        t::reflection_new(lang).to_owned()
    }

    fn head(&self, _lang: Lang, title: &str) -> AnyView {
        view! { <h1 class="visually-hidden">{title.to_owned()}</h1> }.into_any()
    }

    fn bar(&self, form: &EditForm) -> Option<AnyView> {
        let lang = form.lang;
        let bar = Bar {
            community: &self.community,
            back: community_paths::of(paths::LIST, lang, self.community.slug(lang)),
            current: Audience::AuthorOnly,
            wanted: self.wanted,
            anonymous: false,
        };
        Some(writing::bar(lang, bar, t::editing_save(lang)))
    }

    fn preview(&self, form: &EditForm, written: Option<&ReflectionContent>) -> Option<AnyView> {
        written.map(|written| preview(form.lang, written.texts.clone()).into_any())
    }

    fn inputs(&self, form: &EditForm) -> AnyView {
        view! {
            <input type="hidden" name="id" value=self.id.to_string() />
            <input type="hidden" name="community" value=self.community.slug(form.lang).to_owned() />
            {writing::inputs(form, &self.prompts, MentionPlace::Community(self.community.id).code(), self.pii_address.clone())}
        }
        .into_any()
    }
}

/// Asks in which community somebody writes who belongs to several, or to none.
pub(super) fn choose(
    request: &PageRequest,
    writable_communities: Vec<store::WritableCommunity>,
    into: [&'static str; 2],
) -> PageResponse {
    let (lang, prompt) = (request.lang, request.query_param("prompt").map(str::to_owned));
    let body = move || {
        let choices = writable_communities
            .iter()
            .map(|home| {
                let slug = &home.slugs[usize::from(lang == Lang::En)];
                let prompt = prompt
                    .as_ref()
                    .map(|prompt| format!("&prompt={}", super::super::views::encoded(prompt)))
                    .unwrap_or_default();
                let href = format!("{}?community={slug}{prompt}", paths::at(into, lang));
                view! { <li><a href=href>{home.name.text(lang).to_owned()}</a></li> }
            })
            .collect_view();
        let choices = if writable_communities.is_empty() {
            view! {
                <EmptyState title=t::reflection_no_community(lang) text=t::reflection_no_community_text(lang)>
                    <ButtonLink href=community_paths::list(lang)>{t::home_find(lang)}</ButtonLink>
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <section class="stack">
                    <h2>{t::reflection_choose(lang)}</h2>
                    <ul class="rows">{choices}</ul>
                </section>
            }
            .into_any()
        };
        view! { <h1>{t::reflection_new(lang)}</h1> {choices} }
    };
    let addresses = into.map(str::to_owned);
    Page::new(t::reflection_new(lang), addresses, body).section("communities").unlisted().into()
}

/// How it will read.
pub(super) fn preview(lang: Lang, texts: Texts) -> impl IntoView {
    let title = texts.title.map(|title| {
        view! { <h3 lang=title.shown(lang).lang.tag()>{title.text(lang).to_owned()}</h3> }
    });
    let html = markdown::to_html(texts.body.text(lang)).to_string();
    view! {
        <section class="sheet stack">
            <h2>{t::editing_preview(lang)}</h2>
            {title}
            <Prose lang passage=texts.body html />
        </section>
    }
}
