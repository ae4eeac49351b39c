//! Writing a community's page, and what it said before.

use ensemble_common::prelude::*;

use super::{
    super::{
        fields::{self, Content},
        model::{Community, Heading},
        paths, store,
    },
    named,
    parts::{Room, head, head_below},
};
use ensemble_common::editing::{
    self, EditForm, Editable, Entry, Stored, TypedTexts,
    model::{FieldSet, Subject},
    paths::EditPaths,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::PersonId,
    rights::Action,
};
use ensemble_server::{
    markdown,
    web::{PageRequest, PageResponse},
};
use ensemble_texts as t;

impl Editable for Community {
    type Value = Content;

    const FIELDS: &'static [Entry<Content>] = fields::FIELDS;
    const PATHS: EditPaths = paths::EDITING;
    const HISTORY: [&'static str; 2] = paths::HISTORY;
    const AUDIT: &'static str = "community.edit";
    const SECTION: &'static str = "communities";

    async fn find(
        request: &PageRequest,
        paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        Ok(match named(request, paths).await? {
            Ok(found) => {
                request.require(Action::EditCommunity, found.community.id)?;
                Ok(found.community)
            }
            Err(moved) => Err(moved),
        })
    }

    fn subject(&self) -> Subject {
        Subject::Community(self.id)
    }

    fn revision(&self) -> i64 {
        self.revision
    }

    fn value(&self) -> Content {
        self.into()
    }

    fn write_fields(content: &Content, fields: &mut FieldSet) {
        fields::write(content, fields);
    }

    fn read_fields(&self, changes: &mut TypedTexts<'_>, content: &mut Content) {
        fields::read(changes, content);
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        content: &Content,
    ) -> Result<Stored, ActionError> {
        let Content { heading, texts, .. } = content;
        let now = request.portal.now();
        let revision = store::write(transaction, self.id, self.revision, heading, texts, now).await?;
        Ok(Stored { revision: revision.ok_or(ActionError::Conflict)?, flash: None })
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths::of(paths, lang, self.slug(lang))
    }

    fn show_address(&self, lang: Lang) -> String {
        paths::of(paths::SHOW, lang, self.slug(lang))
    }

    fn title(&self, lang: Lang) -> String {
        t::community_edit_title(lang, self.name(lang).to_owned())
    }

    fn head(&self, lang: Lang, _title: &str) -> AnyView {
        view! {
            {head(lang, self, Room::Edit)}
            <h2>{t::community_edit_page(lang)}</h2>
        }
        .into_any()
    }

    fn history_title(&self, lang: Lang) -> String {
        t::editing_history_of(lang, self.name(lang))
    }

    fn history_head(&self, lang: Lang) -> AnyView {
        view! {
            {head_below(lang, self, Room::Edit, t::editing_history(lang))}
            <h2>{t::editing_history(lang)}</h2>
        }
        .into_any()
    }

    fn preview(&self, form: &EditForm, _content: Option<&Content>) -> Option<AnyView> {
        let sides = Lang::ALL.map(|each| {
            let text = |key: &str| form.fields.text(&format!("{key}.{}", each.code())).to_owned();
            let html = markdown::to_html(&text("purpose")).to_string();
            view! {
                <article class="stack gap-3" lang=each.tag()>
                    <h3>{text("name")}</h3>
                    <p class="lead">{text("summary")}</p>
                    <div class="prose" inner_html=html></div>
                </article>
            }
        });
        let view = view! {
            <section class="stack preview" id="preview">
                <h2>{t::editing_preview(form.lang)}</h2>
                <div class="form-row top">{sides.into_iter().collect_view()}</div>
            </section>
        };
        Some(view.into_any())
    }
}

/// Gives a community another heading, as a revision of its page. `false` when another person saved the page since it
/// was read.
///
/// # Errors
/// When the database is unavailable.
pub async fn rename(
    transaction: &mut sqlx::AnyConnection,
    community: &Community,
    heading: &Heading,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let Community { id, revision, texts, .. } = community;
    let Some(number) = store::write(transaction, *id, *revision, heading, texts, now).await? else {
        return Ok(false);
    };
    let subject = community.subject();
    let after = Content { heading: heading.clone(), ..community.value() };
    editing::record(transaction, subject, *revision, None, &community.published(), now).await?;
    editing::record(transaction, subject, number, Some(person), &Community::fields_of(&after), now).await?;
    Ok(true)
}
