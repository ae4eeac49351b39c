//! A community's cover: choosing a picture, and serving it.

use leptos::prelude::*;

use super::{
    super::{
        model::{Community, Cover},
        paths, store,
    },
    named,
    parts::{Room, head},
};
use crate::{
    error::AppError,
    i18n::{Lang, LocalizedText, Translation, t},
    ids::CommunityId,
    rights::Action,
    server::{
        audit::{self, Deed},
        picture::{self, PictureError},
        web::{Page, PageRequest, PageResponse},
        work::Busy,
    },
    ui::{Button, ErrorSummary, Field, FieldError, Weight},
};

/// The most characters of what a picture shows.
const ALT: usize = 300;

/// What the form keeps when it comes back. (No browser lets a page fill in a file.)
#[derive(Clone, Debug, Default)]
struct Typed {
    alt: [String; 2],
    errors: Vec<FieldError>,
}

async fn mine(request: &PageRequest) -> Result<Result<Community, PageResponse>, AppError> {
    Ok(match named(request, paths::COVER).await? {
        Ok(found) => {
            request.require(Action::EditCommunity, found.community.id)?;
            Ok(found.community)
        }
        Err(elsewhere) => Err(elsewhere),
    })
}

/// The picture itself.
pub(super) async fn picture(request: PageRequest) -> Result<PageResponse, AppError> {
    let id: CommunityId = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
    let found = store::cover_picture(&request.portal.db, id).await?;
    let (jpeg, archived) = found.ok_or(AppError::NotFound)?;
    if archived && !request.may(Action::ReadArchived, Some(id)) {
        return Err(AppError::NotFound);
    }
    Ok(PageResponse::Picture(jpeg))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match mine(&request).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let alt = community.cover.as_ref().map(|cover| Lang::ALL.map(|lang| cover.alt.text(lang).to_owned()));
    Ok(page(request.lang, 200, community, Typed { alt: alt.unwrap_or_default(), errors: Vec::new() }))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match mine(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let (lang, now) = (request.lang, request.portal.now());
    let alt = ["alt-fr", "alt-en"].map(|field| request.form.text(field).to_owned());
    let (mut errors, mut status) = (Vec::new(), 422);
    let mut kept = None;
    if request.form.text("what") != "remove" {
        for (field, text) in ["alt-fr", "alt-en"].into_iter().zip(&alt) {
            if text.is_empty() || text.chars().count() > ALT {
                errors.push(FieldError::new(field, t::community_cover_alt_missing(lang, ALT)));
            }
        }
        let bytes = request.form.file("picture").unwrap_or_default().to_vec();
        match request.portal.work.run(move || picture::read(&bytes)).await {
            Ok(Ok(picture)) => kept = Some(picture),
            Err(Busy) => {
                status = 503;
                errors.push(FieldError::new("picture", t::community_cover_busy(lang)));
            }
            Ok(Err(PictureError::Heic)) => {
                errors.push(FieldError::new("picture", t::meeting_wrong_file_heic(lang)));
            }
            Ok(Err(PictureError::Large)) => {
                errors.push(FieldError::new("picture", t::community_cover_large(lang)));
            }
            Ok(Err(PictureError::Unreadable)) => {
                tracing::info!(community = %community.id, "what was sent as a cover is no picture");
                errors.push(FieldError::new("picture", t::community_cover_unreadable(lang)));
            }
        }
        if !errors.is_empty() {
            return Ok(page(lang, status, community, Typed { alt, errors }));
        }
    }
    let [fr, en] = alt;
    let alt =
        LocalizedText::Pair { source: lang, fr, en, translation: Translation::Current { reviewed: true } };
    let work = async {
        let mut to = request.portal.db.write().await?;
        store::set_cover(&mut to, community.id, kept.as_ref().map(|picture| (picture, &alt)), now).await?;
        let subject = community.id.to_string();
        let detail = if kept.is_some() { "set" } else { "removed" };
        let deed = Deed { action: "community.cover", subject_kind: "community", subject: &subject, detail };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        to.commit().await
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    Ok(PageResponse::Redirect(paths::of(paths::SHOW, lang, community.slug(lang))))
}

fn page(lang: Lang, status: u16, community: Community, typed: Typed) -> PageResponse {
    let title = t::community_cover_title(lang, community.name(lang).to_owned());
    let addresses = paths::both(paths::COVER, &community.slugs);
    let body = move || {
        let Typed { alt: [fr, en], errors } = typed;
        let of = |field: &str| {
            errors
                .iter()
                .find(|error| error.id == field)
                .map(|error| error.message.clone())
                .unwrap_or_default()
        };
        let action = paths::of(paths::COVER, lang, community.slug(lang));
        let remove = community.cover.is_some().then(|| {
            view! {
                <form method="post" action=action.clone()>
                    <Button name="what" value="remove" weight=Weight::Danger>{t::community_cover_remove(lang)}</Button>
                </form>
            }
        });
        view! {
            {head(lang, &community, Room::Edit)}
            <ErrorSummary lang errors=errors.clone() />
            <section class="stack">
                <h2>{t::community_cover(lang)}</h2>
                {picture_of(lang, community.id, community.cover.as_ref())}
                <form class="form" method="post" action=action enctype="multipart/form-data">
                    <Field
                        id="picture"
                        label=t::community_cover_picture(lang)
                        hint=t::community_cover_hint(lang)
                        kind="file"
                        error=of("picture")
                        required=true
                    />
                    <Field id="alt-fr" label=t::community_cover_alt_fr(lang) value=fr error=of("alt-fr") required=true maxlength=300u32 lang="fr-CA" />
                    <Field id="alt-en" label=t::community_cover_alt_en(lang) value=en error=of("alt-en") required=true maxlength=300u32 lang="en-CA" />
                    <div class="actions"><Button>{t::editing_save(lang)}</Button></div>
                </form>
                {remove}
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().into()
}

/// The cover as pages show it; nothing where there is none.
pub(super) fn picture_of(lang: Lang, id: CommunityId, cover: Option<&Cover>) -> impl IntoView + use<> {
    cover.map(|cover| {
        let src = format!("{}?v={}", paths::picture(lang, id), cover.updated_at);
        view! {
            <img
                class="cover"
                src=src
                alt=cover.alt.text(lang).to_owned()
                width=cover.width.to_string()
                height=cover.height.to_string()
            />
        }
    })
}
