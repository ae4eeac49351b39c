//! Taking a meeting from one phase to the next.

use leptos::prelude::*;

use super::{
    super::{
        events, labels,
        model::{Meeting, Phase, Step},
        paths, rules, store,
    },
    mine,
};
use crate::{
    error::AppError,
    i18n::{Lang, t},
    notification::notify,
    server::{
        audit::{self, Deed},
        web::{PageRequest, PageResponse},
    },
    ui::{Button, Weight},
};

/// One button for each thing that may be done now.
pub(super) fn buttons(lang: Lang, meeting: &Meeting, revision: i64) -> impl IntoView + use<> {
    let action = paths::of(paths::PHASE, lang, meeting.id);
    let buttons = rules::steps(meeting.phase)
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let weight = if place == 0 { Weight::Primary } else { Weight::Quiet };
            view! { <Button small=true weight name="what" value=step.code()>{labels::step(lang, *step)}</Button> }
        })
        .collect_view();
    let hint = (meeting.phase == Phase::Draft)
        .then(|| view! { <p class="small muted">{t::meeting_publish_hint(lang)}</p> });
    view! {
        <form class="stack gap-2" method="post" action=action>
            <input type="hidden" name="seen" value=revision.to_string() />
            {hint}
            <div class="row">{buttons}</div>
        </form>
    }
}

const fn deed(step: Step) -> &'static str {
    match step {
        Step::Publish => "meeting.publish",
        Step::Begin => "meeting.begin",
        Step::Close => "meeting.close",
        Step::Reopen => "meeting.reopen",
        Step::Withdraw => "meeting.withdraw",
    }
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let step = Step::from_code(request.form.text("what")).ok_or(AppError::BadRequest)?;
    let (lang, now, meeting) = (request.lang, request.portal.now(), &found.of.meeting);
    let here = paths::show(lang, meeting.id);
    // Somebody else was quicker: the page shows where things stand.
    if !rules::steps(meeting.phase).contains(&step) {
        return Ok(PageResponse::Redirect(here));
    }
    // The revision that was read; a script need not read.
    let seen = match request.form.some("seen") {
        Some(seen) => seen.parse().map_err(|_| AppError::BadRequest)?,
        None => found.revision,
    };
    if seen != found.revision {
        return Ok(PageResponse::Redirect(format!("{here}?said=meanwhile")));
    }
    let announced = step == Step::Publish && !rules::over(meeting, now);
    let work = async {
        let mut to = request.portal.db.write().await?;
        let after = rules::after(step);
        if !store::step(&mut to, meeting.id, found.revision, meeting.phase, after, now).await? {
            return Ok(false);
        }
        let subject = meeting.id.to_string();
        let deed = Deed { action: deed(step), subject_kind: "meeting", subject: &subject, detail: "" };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        if announced {
            notify(&mut to, &request.portal, &events::published(&request, &found)).await?;
        }
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Ok(PageResponse::Redirect(format!("{here}?said=meanwhile")));
    }
    request.portal.mail.wake();
    let said = if announced { "published" } else { "saved" };
    Ok(PageResponse::Redirect(format!("{here}?said={said}")))
}
