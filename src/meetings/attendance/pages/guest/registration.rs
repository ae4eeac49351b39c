//! What a guest said, at an address of their own: they change it, or withdraw it.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        api::RegisterGuest,
        guests::{self, Commitment, Outcome},
        labels,
        model::{Guest, Place, Places},
        paths, rules, store,
    },
    views,
};
use crate::meeting::model::{Found, Phase};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, ErrorSummary, Icon, Kind, Line, Notice, Shape};

/// What the page shows.
struct Registration {
    key: String,
    guest: Guest,
    found: Found,
    limits: Vec<Places>,
    commitment: Commitment,
    /// Whether the guest accepts the newest version of it.
    accepts: bool,
    /// How many people are before them on the waiting list.
    before: u32,
    /// What was typed, if it was not accepted.
    typed: Option<RegisterGuest>,
    errors: FieldErrors,
    refusal: Option<&'static str>,
    said: Option<&'static str>,
    site: String,
}

pub(in crate::attendance::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    if request.flash() == Some(Flash::Removed) && request.key().is_empty() {
        let words = t::guest_withdrawn(lang);
        return Ok(views::sentence(paths::REGISTRATION, 200, t::guest_own(lang), words, || None));
    }
    page(&request, 200, None, FieldErrors::default(), None).await
}

pub(in crate::attendance::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let key = request.key();
    let input: RegisterGuest = request.input()?;
    match guests::change(&request, key, &input).await {
        Ok(Outcome::Saved(own)) => Ok(PageResponse::redirect_with(&views::own(lang, &own), Flash::Saved)),
        Ok(Outcome::Moved) => {
            let words = t::attendance_conflict(lang);
            page(&request, 409, Some(input), FieldErrors::default(), Some(words)).await
        }
        Ok(Outcome::TooMany) => {
            let words = t::guest_enough(lang);
            page(&request, 429, Some(input), FieldErrors::default(), Some(words)).await
        }
        // The page says why.
        Ok(Outcome::Unknown | Outcome::Closed(_) | Outcome::LinkClosed(_)) => {
            page(&request, 410, Some(input), FieldErrors::default(), None).await
        }
        Err(ActionError::Invalid(errors)) => page(&request, 422, Some(input), errors, None).await,
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

pub(in crate::attendance::pages) async fn submit_withdrawal(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let key = request.key();
    if !guests::withdraw(&request, key).await? {
        return Ok(unknown(lang));
    }
    let [fr, en] = paths::REGISTRATION;
    let here = if lang == Lang::En { en } else { fr };
    Ok(PageResponse::redirect_with(here, Flash::Removed))
}

fn unknown(lang: Lang) -> PageResponse {
    let words = t::guest_unknown(lang);
    views::sentence(paths::REGISTRATION, 410, t::guest_own(lang), words, || None)
}

async fn page(
    request: &PageRequest,
    status: u16,
    typed: Option<RegisterGuest>,
    errors: FieldErrors,
    refusal: Option<&'static str>,
) -> Result<PageResponse, AppError> {
    let (lang, portal) = (request.lang, &request.portal);
    let key = request.key().to_owned();
    let Some(guest) = guests::find(portal, &key).await? else { return Ok(unknown(lang)) };
    let found = guests::meeting_of(portal, &guest).await?;
    let closed = match &found {
        Some(found) => rules::closed(&found.of.meeting, guest.archived, portal.now()),
        None => Some(rules::hidden(guest.archived)),
    };
    let (Some(found), None) = (found, closed) else {
        let words = closed.map_or(t::guest_unknown(lang), |closed| labels::guest_closed(lang, closed));
        let form = move || Some(withdrawal(lang, &key));
        return Ok(views::sentence(paths::REGISTRATION, 410, t::guest_own(lang), words, form));
    };
    let limits = store::limits(&portal.db.reader, guest.meeting).await?;
    let before = store::guests_before(&portal.db, &guest).await?;
    let commitment = guests::commitment(portal).await?;
    let accepts = guests::accepts(&guest, &commitment);
    let said = match request.flash() {
        Some(Flash::Added) => Some(t::guest_registered(lang)),
        Some(Flash::Saved) => Some(t::guest_saved(lang)),
        _ => None,
    };
    let weight = commitment.as_ref().map_or(0, |(.., text)| text.bytes());
    let title = t::guest_own_title(lang, found.of.meeting.title.text(lang));
    let site = portal.config.site_url.clone();
    let registration = Registration {
        key,
        guest,
        found,
        limits,
        commitment,
        accepts,
        before,
        typed,
        errors,
        refusal,
        said,
        site,
    };
    Ok(Page::new(title, account_paths::both(paths::REGISTRATION), move || body(lang, registration))
        .status(status)
        .section("meetings")
        .weighing(weight)
        .secret()
        .into())
}

fn body(lang: Lang, registration: Registration) -> impl IntoView {
    let state = state(lang, &registration).into_any();
    let video = video(lang, &registration);
    let Registration {
        key,
        guest,
        found,
        limits,
        commitment,
        accepts,
        typed,
        errors,
        refusal,
        said,
        site,
        ..
    } = registration;
    let meeting = &found.of.meeting;
    let refusal = refusal.map(|words| {
        view! {
            <Notice kind=Kind::Warning><p id="notice" tabindex="-1" autofocus=true>{words}</p></Notice>
        }
    });
    let said = said.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> });
    let values = typed.unwrap_or_else(|| filled(&guest));
    let promise = match accepts {
        true => None,
        false => {
            views::promise(lang, commitment, values.confidentiality, errors.of("confidentiality"), false)
        }
    };
    let address = format!("{site}{}", views::own(lang, &key));
    view! {
        <div class="stack gap-2">
            <h1><Line lang passage=meeting.title.clone() /></h1>
            <p class="byline"><span><Line lang passage=found.of.community.clone() /></span></p>
        </div>
        <ErrorSummary lang errors=errors.all() />
        {refusal}
        {said}
        {state}
        {views::facts(lang, &found, guest.organization, video)}
        <section class="stack gap-3 no-print" aria-labelledby="address">
            <h2 id="address">{t::guest_address(lang)}</h2>
            <p>{t::guest_address_text(lang)}</p>
            <p class="secret-address"><a href=address.clone()>{address.clone()}</a></p>
        </section>
        <section class="stack gap-3 no-print" aria-labelledby="change">
            <h2 id="change">{t::guest_change(lang)}</h2>
            <form class="form" method="post" action=views::own(lang, &key)>
                {views::fields(lang, meeting, &limits, &values, &errors)}
                {promise}
                <div class="actions">
                    <Button>{t::guest_save(lang)}</Button>
                </div>
            </form>
            {withdrawal(lang, &key)}
            <p class="small muted">{t::guest_kept(lang)}</p>
        </section>
    }
}

/// What the form is filled with.
fn filled(guest: &Guest) -> RegisterGuest {
    RegisterGuest {
        name: guest.name.clone(),
        answer: Some(guest.attendance.answer),
        partly: guest.attendance.partly,
        needs: guest.attendance.needs.clone(),
        ..RegisterGuest::default()
    }
}

/// Whether the guest has a place, and whether the meeting changed since they said so.
fn state(lang: Lang, registration: &Registration) -> impl IntoView + use<> {
    let (guest, meeting) = (&registration.guest, &registration.found.of.meeting);
    let moved = rules::is_outdated(&guest.attendance, meeting)
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::guest_moved(lang)}</p></Notice> });
    let way = labels::way(lang, guest.attendance.answer);
    let place = match guest.attendance.place {
        Some(Place::Held) => t::guest_held(lang, way.to_lowercase()),
        _ => {
            let hint = t::guest_waiting_hint(lang);
            format!("{} {hint}", t::attendance_waiting(lang, registration.before))
        }
    };
    view! { {moved} <p class="attendance-state">{place}</p> }
}

/// The way into the video call, for guests who have a place and accepted the commitment in its newest version.
fn video(lang: Lang, registration: &Registration) -> Option<AnyView> {
    let Registration { guest, found, accepts, .. } = registration;
    let is_open = found.of.meeting.phase != Phase::Closed && guest.attendance.place == Some(Place::Held);
    let link = found.details.video.clone().filter(|_| is_open)?;
    Some(match *accepts {
        true => view! {
            <a class="button quiet" href=link rel="noreferrer"><Icon shape=Shape::Video /> {t::meeting_video_join(lang)}</a>
        }
        .into_any(),
        false => t::meeting_video_promise(lang).into_any(),
    })
}

/// A button that deletes what the guest said, once it was confirmed.
fn withdrawal(lang: Lang, key: &str) -> AnyView {
    view! {
        <form method="post" action=paths::with_key(paths::WITHDRAW_REGISTRATION, lang, key)>
            <Confirm label=t::guest_withdraw(lang) question=t::guest_withdraw_question(lang) />
        </form>
    }
    .into_any()
}
