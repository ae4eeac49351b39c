//! A person's profile: name, work, language, what others see.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::own_account,
        labels::zone_name,
        model::Flags,
        paths,
        profile::{SaveProfile, save_profile},
        store,
    },
    parts::{AccountTab, head},
};
use crate::community::{model::Profession, profession_word};
use ensemble_common::notification::paths as notification_paths;
use ensemble_core::{
    Lang, LocalizedText,
    error::{AppError, FieldErrors},
    format,
    ids::OrganizationId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice, ErrorSummary, Field, Kind, Notice, RadioGroup, Select, TextArea};

type Organizations = Vec<(OrganizationId, LocalizedText)>;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let account = own_account(&request).await?;
    page(&request, 200, SaveProfile::of(account), FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: SaveProfile = request.input()?;
    match save_profile(&request, input.clone()).await {
        Ok(lang) => {
            request.session.remember_language(&request.portal.config, lang);
            Ok(PageResponse::redirect_with(paths::of(paths::ACCOUNT, lang), Flash::Saved))
        }
        Err(error) => page(&request, 422, input, error.field_errors()?).await,
    }
}

async fn page(
    request: &PageRequest,
    status: u16,
    input: SaveProfile,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let saved = request.flash() == Some(Flash::Saved);
    let organizations = store::organizations(&request.portal.db, lang).await?;
    let body = move || {
        view! {
            {head(lang, AccountTab::Profile)}
            {saved.then(|| view! { <Notice kind=Kind::Success><p>{t::account_saved(lang)}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            <ProfileForm lang input errors organizations />
        }
    };
    Ok(Page::new(t::account_title(lang), paths::both(paths::ACCOUNT), body).status(status).unlisted().into())
}

#[component]
fn ProfileForm(
    lang: Lang,
    input: SaveProfile,
    errors: FieldErrors,
    organizations: Organizations,
) -> impl IntoView {
    let professions = std::iter::once(Choice::new("", t::account_profession_other(lang)))
        .chain(Profession::ALL.iter().map(|each| {
            Choice::new(each.code(), profession_word(lang, *each)).chosen(input.profession == Some(*each))
        }))
        .collect();
    let organizations = std::iter::once(Choice::new("", t::account_organization_none(lang)))
        .chain(organizations.into_iter().map(|(id, name)| {
            Choice::new(id.to_string(), name.text(lang)).chosen(input.organisation == Some(id))
        }))
        .collect();
    let chosen_lang = input.lang.unwrap_or(lang);
    let langs =
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(chosen_lang == each)).to_vec();
    let zones = format::ZONES
        .iter()
        .copied()
        .chain((!format::ZONES.contains(&input.zone.as_str())).then_some(input.zone.as_str()))
        .map(|zone| Choice::new(zone, zone_name(lang, zone)).chosen(input.zone == zone))
        .collect();
    let shown = [
        (Flags::LISTED, t::account_shows_listed(lang)),
        (Flags::EMAIL, t::account_shows_email(lang)),
        (Flags::ORGANISATION, t::account_shows_organization(lang)),
        (Flags::PROFESSION, t::account_shows_profession(lang)),
        (Flags::BIO, t::account_shows_bio(lang)),
        (Flags::LANG, t::account_shows_lang(lang)),
        (Flags::PUBLIC_NAME, t::account_shows_public_name(lang)),
    ]
    .map(|(flag, label)| Choice::new(flag.to_string(), label).chosen(input.shows.contains(&flag)))
    .to_vec();
    view! {
        <form class="form" method="post" action=paths::of(paths::ACCOUNT, lang)>
            <Field
                id="name"
                label=t::account_name(lang)
                value=input.name
                error=errors.of("name")
                required=true
                autocomplete="name"
                maxlength=100u32
            />
            <Field
                id="pronouns"
                label=t::account_pronouns(lang)
                hint=t::account_optional(lang)
                value=input.pronouns
                error=errors.of("pronouns")
            />
            <Select id="profession" label=t::account_profession(lang) choices=professions />
            <Select id="organisation" label=t::account_organization(lang) choices=organizations />
            <Field
                id="post"
                label=t::account_post(lang)
                value=input.post
                error=errors.of("post")
                autocomplete="organization-title"
            />
            <TextArea
                id="bio-fr"
                label=t::account_bio_fr(lang)
                hint=t::account_bio_hint(lang)
                value=input.bio_fr
                error=errors.of("bio-fr")
                maxlength=1000u32
                lang="fr-CA"
            />
            <TextArea
                id="bio-en"
                label=t::account_bio_en(lang)
                value=input.bio_en
                error=errors.of("bio-en")
                maxlength=1000u32
                lang="en-CA"
            />
            <Select id="lang" label=t::account_lang(lang) choices=langs />
            <Select
                id="zone"
                label=t::account_zone(lang)
                hint=t::account_zone_hint(lang)
                choices=zones
                error=errors.of("zone")
            />
            <RadioGroup id="shows" label=t::account_shows(lang) hint=t::account_shows_hint(lang) choices=shown many=true />
            <Check id="translates" label=t::account_translates(lang) hint=t::account_translates_hint(lang) checked=input.translates />
            <p id="notices">
                <a href=notification_paths::of(notification_paths::PREFERENCES, lang)>{t::notification_choose(lang)}</a>
            </p>
            <div class="actions"><Button>{t::account_save(lang)}</Button></div>
        </form>
    }
}
