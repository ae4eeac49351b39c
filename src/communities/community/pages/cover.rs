//! A community's cover: choosing a picture, and serving it.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::{
    super::{
        model::{Community, Cover},
        paths, store,
    },
    named,
    parts::{Room, head_below},
};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    error::{AppError, FieldErrors},
    ids::CommunityId,
    rights::Action,
};
use ensemble_server::{
    picture::{self, Picture, PictureError},
    web::{Page, PageRequest, PageResponse},
    work::Busy,
};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, ErrorSummary, Field};

/// The most characters of what a picture shows.
const ALT: usize = 300;

/// What the form keeps when it comes back. (No browser lets a page fill in a file.)
#[derive(Clone, Debug, Default)]
struct Typed {
    alt: [String; 2],
    errors: FieldErrors,
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
    Ok(page(
        request.lang,
        200,
        community,
        Typed { alt: alt.unwrap_or_default(), errors: FieldErrors::default() },
    ))
}

/// What the form sends beside the picture.
#[derive(Clone, Debug, Deserialize)]
struct SetCover {
    /// What the picture shows, in French.
    #[serde(rename = "alt-fr", default)]
    alt_fr: String,
    /// The same in English.
    #[serde(rename = "alt-en", default)]
    alt_en: String,
}

pub(super) async fn set(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match mine(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let lang = request.lang;
    let SetCover { alt_fr, alt_en } = request.input()?;
    let alt = [alt_fr, alt_en];
    let (mut errors, mut status) = (FieldErrors::default(), 422);
    for (field, text) in ["alt-fr", "alt-en"].into_iter().zip(&alt) {
        if text.is_empty() || text.chars().count() > ALT {
            errors.add(field, t::community_cover_alt_missing(lang, ALT));
        }
    }
    let bytes = request.form.file("picture").unwrap_or_default().to_vec();
    let picture = match request.portal.work.run(move || picture::read(&bytes)).await {
        Ok(Ok(picture)) => Some(picture),
        Err(Busy) => {
            status = 503;
            errors.add("picture", t::community_cover_busy(lang));
            None
        }
        Ok(Err(error)) => {
            let message = match error {
                PictureError::Heic => t::meeting_wrong_file_heic(lang),
                PictureError::Large => t::community_cover_large(lang),
                PictureError::Unreadable => {
                    tracing::info!(community = %community.id, "what was sent as a cover is no picture");
                    t::community_cover_unreadable(lang)
                }
            };
            errors.add("picture", message);
            None
        }
    };
    let Some(picture) = picture.filter(|_| errors.is_empty()) else {
        return Ok(page(lang, status, community, Typed { alt, errors }));
    };
    let [fr, en] = alt;
    let alt =
        LocalizedText::Pair { source: lang, fr, en, translation: Translation::Current { reviewed: true } };
    save(&request, &community, Some((&picture, &alt)), "set").await
}

pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    match mine(&request).await? {
        Ok(community) => save(&request, &community, None, "removed").await,
        Err(_) => Err(AppError::NotFound),
    }
}

async fn save(
    request: &PageRequest,
    community: &Community,
    cover: Option<(&Picture, &LocalizedText)>,
    detail: &str,
) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    request
        .portal
        .db
        .transaction(async |transaction| {
            store::set_cover(transaction, community.id, cover, now).await?;
            request.audit(transaction, "community.cover", community.id, detail).await
        })
        .await
        .map_err(AppError::from)?;
    Ok(PageResponse::redirect(paths::of(paths::SHOW, lang, community.slug(lang))))
}

fn page(lang: Lang, status: u16, community: Community, typed: Typed) -> PageResponse {
    let title = t::community_cover_title(lang, community.name(lang).to_owned());
    let addresses = paths::both(paths::COVER, &community.slugs);
    let body = move || {
        let Typed { alt: [fr, en], errors } = typed;
        let of = |field: &str| errors.of(field);
        let action = paths::of(paths::COVER, lang, community.slug(lang));
        let remove = community.cover.is_some().then(|| {
            view! {
                <form method="post" action=paths::of(paths::COVER_REMOVAL, lang, community.slug(lang))>
                    <Confirm label=t::community_cover_remove(lang) question=t::community_cover_remove_text(lang) />
                </form>
            }
        });
        view! {
            {head_below(lang, &community, Room::Edit, t::community_cover(lang))}
            <ErrorSummary lang errors=errors.all() />
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

/// The address of a cover; another one once there is another picture.
pub(super) fn address(lang: Lang, id: CommunityId, cover: &Cover) -> String {
    format!("{}?v={}", paths::picture(lang, id), cover.updated_at)
}

/// The cover as pages show it; nothing where there is none.
pub(super) fn picture_of(lang: Lang, id: CommunityId, cover: Option<&Cover>) -> impl IntoView + use<> {
    cover.map(|cover| {
        let src = address(lang, id, cover);
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
