//! One's profile: name, work, language, what others see.

use leptos::prelude::*;

use super::{
    super::{
        model::{Account, Flags, ProfileChange},
        paths, store,
    },
    parts::{FieldErrors, Room, head, own},
};
use crate::{
    community::{model::Profession, profession_word},
    error::AppError,
    i18n::{Lang, LocalizedText, Translation, format, t},
    ids::OrganizationId,
    notification::{NotificationKind, enabled_kinds, set_enabled_kinds},
    server::{
        names,
        web::{Form, Page, PageRequest, PageResponse},
    },
    ui::{Button, Choice, ErrorSummary, Field, Kind, Notice, RadioGroup, Select, TextArea},
};

/// The most characters of a name, a post, a pronoun.
const SHORT: usize = 100;
/// The most characters of the words about oneself.
const BIO: usize = 1000;

type Organizations = Vec<(OrganizationId, LocalizedText)>;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let account = own(&request).await?;
    let wanted = enabled_kinds(&request.portal.db, account.id).await?;
    let saved = request.query_param("said") == Some("saved");
    page(&request, 200, account, wanted, FieldErrors::default(), saved).await
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let mut account = own(&request).await?;
    let mut faults = FieldErrors::default();
    let change = read(lang, &request.form, &mut faults);
    let wanted: Vec<_> = request.form.all("notices").filter_map(NotificationKind::from_code).collect();
    if faults.is_empty() {
        let work = async |tx: &mut sqlx::AnyConnection| -> Result<(), sqlx::Error> {
            store::change_profile(tx, account.id, &change).await?;
            set_enabled_kinds(tx, account.id, &wanted).await
        };
        request.portal.db.transaction(work).await?;
        return Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::ACCOUNT, change.lang))));
    }
    account.name = change.name;
    account.pronouns = change.pronouns;
    account.profession = change.profession;
    account.organization = change.organization;
    account.post = change.post;
    account.lang = change.lang;
    account.zone = change.zone;
    account.shows = change.shows;
    account.bio = change.bio;
    page(&request, 422, account, wanted, faults, false).await
}

fn read(lang: Lang, form: &Form, faults: &mut FieldErrors) -> ProfileChange {
    let name = form.text("name").to_owned();
    if name.is_empty() || name.chars().count() > SHORT {
        faults.add("name", t::account_name_missing(lang));
    } else if names::has_address(&name) {
        faults.add("name", t::account_name_address(lang));
    }
    let mut short = |field: &str| {
        let value = form.some(field).map(str::to_owned);
        if value.as_ref().is_some_and(|value| value.chars().count() > SHORT) {
            faults.add(field, t::account_too_long(lang, SHORT));
        }
        value
    };
    let (pronouns, post) = (short("pronouns"), short("post"));
    let zone = form.some("zone").unwrap_or(format::ZONE).to_owned();
    if !format::is_zone(&zone) {
        faults.add("zone", t::account_zone_wrong(lang));
    }
    let (fr, en) = (form.some("bio-fr"), form.some("bio-en"));
    for (field, text) in [("bio-fr", fr), ("bio-en", en)] {
        if text.is_some_and(|text| text.chars().count() > BIO) {
            faults.add(field, t::account_too_long(lang, BIO));
        }
    }
    let bio = match (fr, en) {
        (Some(fr), Some(en)) => Some(LocalizedText::Pair {
            source: lang,
            fr: fr.to_owned(),
            en: en.to_owned(),
            translation: Translation::Current { reviewed: true },
        }),
        (Some(text), None) => Some(LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }),
        (None, Some(text)) => Some(LocalizedText::Single { lang: Lang::En, text: text.to_owned() }),
        (None, None) => None,
    };
    let flags = |name: &str, all: u8| {
        Flags(form.all(name).filter_map(|bit| bit.parse::<u8>().ok()).fold(0, |bits, bit| bits | (bit & all)))
    };
    ProfileChange {
        name,
        pronouns,
        profession: Profession::from_code(form.text("profession")),
        organization: form.text("organisation").parse().ok(),
        post,
        lang: Lang::from_code(form.text("lang")).unwrap_or(lang),
        zone,
        shows: flags("shows", 31),
        bio,
    }
}

async fn page(
    request: &PageRequest,
    status: u16,
    account: Account,
    wanted: Vec<NotificationKind>,
    faults: FieldErrors,
    saved: bool,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let organizations = store::organizations(&request.portal.db).await?;
    let body = move || {
        view! {
            {head(lang, Room::Profile)}
            {saved.then(|| view! { <Notice kind=Kind::Success><p>{t::account_saved(lang)}</p></Notice> })}
            <ErrorSummary lang errors=faults.all() />
            <ProfileForm lang account wanted faults organizations />
        }
    };
    Ok(Page::new(t::account_title(lang), paths::both(paths::ACCOUNT), body).status(status).unlisted().into())
}

#[component]
fn ProfileForm(
    lang: Lang,
    account: Account,
    wanted: Vec<NotificationKind>,
    faults: FieldErrors,
    organizations: Organizations,
) -> impl IntoView {
    let professions = std::iter::once(Choice::new("", t::account_profession_other(lang)))
        .chain(Profession::ALL.iter().map(|each| {
            Choice::new(each.code(), profession_word(lang, *each)).chosen(account.profession == Some(*each))
        }))
        .collect();
    let organizations = std::iter::once(Choice::new("", t::account_organization_none(lang)))
        .chain(organizations.into_iter().map(|(id, name)| {
            Choice::new(id.to_string(), name.text(lang)).chosen(account.organization == Some(id))
        }))
        .collect();
    let langs =
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(account.lang == each)).to_vec();
    let zones = format::ZONES
        .iter()
        .copied()
        .chain((!format::ZONES.contains(&account.zone.as_str())).then_some(account.zone.as_str()))
        .map(|zone| Choice::new(zone, format::zone_name(zone)).chosen(account.zone == zone))
        .collect();
    let shows = account.shows;
    let shown = [
        (Flags::LISTED, t::account_shows_listed(lang)),
        (Flags::EMAIL, t::account_shows_email(lang)),
        (Flags::ORGANISATION, t::account_shows_organization(lang)),
        (Flags::PROFESSION, t::account_shows_profession(lang)),
        (Flags::BIO, t::account_shows_bio(lang)),
    ]
    .map(|(flag, label)| Choice::new(flag.to_string(), label).chosen(shows.has(flag)))
    .to_vec();
    let notifications = NotificationKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), kind.label(lang)).chosen(wanted.contains(kind)))
        .collect();
    let bio = |each: Lang| match &account.bio {
        Some(LocalizedText::Single { lang, text }) if *lang == each => text.clone(),
        Some(pair @ LocalizedText::Pair { .. }) => pair.text(each).to_owned(),
        _ => String::new(),
    };
    view! {
        <form class="form" method="post" action=paths::of(paths::ACCOUNT, lang)>
            <Field
                id="name"
                label=t::account_name(lang)
                value=account.name.clone()
                error=faults.of("name")
                required=true
                autocomplete="name"
                maxlength=100u32
            />
            <Field
                id="pronouns"
                label=t::account_pronouns(lang)
                hint=t::account_optional(lang)
                value=account.pronouns.clone().unwrap_or_default()
                error=faults.of("pronouns")
            />
            <Select id="profession" label=t::account_profession(lang) choices=professions />
            <div class="form-row">
                <Select id="organisation" label=t::account_organization(lang) choices=organizations />
                <Field
                    id="post"
                    label=t::account_post(lang)
                    value=account.post.clone().unwrap_or_default()
                    error=faults.of("post")
                    autocomplete="organization-title"
                />
            </div>
            <TextArea
                id="bio-fr"
                label=t::account_bio_fr(lang)
                hint=t::account_bio_hint(lang)
                value=bio(Lang::Fr)
                error=faults.of("bio-fr")
                maxlength=1000u32
                lang="fr-CA"
            />
            <TextArea
                id="bio-en"
                label=t::account_bio_en(lang)
                value=bio(Lang::En)
                error=faults.of("bio-en")
                maxlength=1000u32
                lang="en-CA"
            />
            <div class="form-row">
                <Select id="lang" label=t::account_lang(lang) choices=langs />
                <Select id="zone" label=t::account_zone(lang) choices=zones error=faults.of("zone") />
            </div>
            <RadioGroup id="shows" label=t::account_shows(lang) hint=t::account_shows_hint(lang) choices=shown many=true />
            <RadioGroup id="notices" label=t::account_notices(lang) choices=notifications many=true />
            <div class="actions"><Button>{t::account_save(lang)}</Button></div>
        </form>
    }
}
