//! One follow-up, with its history, and what its buttons do.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ChangeOutcome},
        api::ChangeFollowUp,
        labels,
        model::{Back, Change, FollowUp},
        paths, store,
        views::{self, Row, Typed},
    },
    follow_up_id, open_for_form,
};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::community::{self, Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{
    Lang, Shown,
    error::{ActionError, AppError},
    format,
    rights::Action,
};
use ensemble_reflections::reflection::pii_notice;
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ErrorSummary, Kind, Line, Notice, StatusText, Tone};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(_) => return Err(AppError::NotFound),
    };
    let id = follow_up_id(&request)?;
    let follow_up = actions::find_for(&request, found.community.id, id, Action::ReadFollowUps).await?;
    mark_subject_read(&request.portal, &request.viewer, &id.to_string()).await?;
    let lang = request.lang;
    let notice = match request.flash() {
        Some(Flash::Saved) => Some((Kind::Success, t::follow_up_said_saved(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::follow_up_not_yours(lang))),
        _ => None,
    };
    let said = Said { notice, ..Said::default() };
    page(&request, found.community, found.archived, follow_up, said).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_for_form(&request, Action::ProposeFollowUps).await?;
    let id = follow_up_id(&request)?;
    actions::find_for(&request, community.id, id, Action::ProposeFollowUps).await?;
    let input: ChangeFollowUp = request.input()?;
    let lang = request.lang;
    let (status, said) = match actions::change(&request, community.id, id, &input).await {
        Ok(ChangeOutcome::Changed) => {
            let slug = community.slug(lang);
            let to = match input.back {
                Some(Back::List) => community_paths::of(paths::LIST, lang, slug),
                Some(Back::Mine) => paths::at(paths::MINE, lang).to_owned(),
                Some(Back::One | Back::Facilitator | Back::Participant) | None => {
                    paths::of(paths::SHOW, lang, slug, id)
                }
            };
            return Ok(PageResponse::redirect_with(&to, Flash::Saved));
        }
        Ok(ChangeOutcome::Unconfirmed(warnings, token)) => {
            let input = ChangeFollowUp { confirmation_token: token, ..input };
            (422, Said { typed: Some(Typed { input, warnings, ..Typed::default() }), ..Said::default() })
        }
        Err(ActionError::Invalid(errors)) => {
            (422, Said { typed: Some(Typed { input, errors, ..Typed::default() }), ..Said::default() })
        }
        Err(ActionError::Conflict) => {
            let notice = Some((Kind::Warning, t::follow_up_said_changed(lang)));
            (409, Said { typed: Some(Typed { input, ..Typed::default() }), notice, ..Said::default() })
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let now = actions::find_for(&request, community.id, id, Action::ReadFollowUps).await?;
    page(&request, community, false, now, Said { status, ..said }).await
}

/// What the page says beside the follow-up.
struct Said {
    status: u16,
    notice: Option<(Kind, &'static str)>,
    typed: Option<Typed>,
}

impl Default for Said {
    fn default() -> Self {
        Self { status: 200, notice: None, typed: None }
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    archived: bool,
    follow_up: FollowUp,
    said: Said,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let history = store::changes(&request.portal.db, follow_up.id).await?;
    let actor = actions::actor(request, &follow_up).filter(|_| !archived);
    let today = format::day_of(request.portal.now());
    let addresses = paths::both(paths::SHOW, &community.slugs, follow_up.id);
    let weight = history.iter().filter_map(|change| change.text.as_ref()).map(|text| text.bytes()).sum();
    let title = t::follow_up_one(lang);
    let Said { status, notice, typed } = said;
    let body = move || {
        let slug = community.slug(lang);
        let row = Row { lang, today, actor, slug, community: None, back: Back::One, typed: typed.as_ref() };
        let tone = if follow_up.closed_at.is_some() { Tone::Plain } else { Tone::Meet };
        let errors = typed.as_ref().map(|typed| typed.errors.all()).unwrap_or_default();
        let warnings = typed.as_ref().map(|typed| pii_notice(lang, &typed.warnings));
        // Where nothing can be done any more, what was typed is shown to be copied.
        let kept = typed.as_ref().filter(|typed| status == 409 && !typed.input.reason.is_empty());
        let kept = kept.map(|typed| {
            let html = lines(&typed.input.reason);
            view! { <p>{t::follow_up_reason_kept(lang)}</p> <blockquote inner_html=html></blockquote> }
        });
        let one = view! {
            <article
                class="stack gap-3"
                id=format!("follow-up-{}", follow_up.id)
                data-follow-up=follow_up.id.to_string()
                data-community=follow_up.community.to_string()
            >
                <h2><Line lang passage=follow_up.text.clone() /></h2>
                <p><StatusText tone>{labels::state(lang, follow_up.state)}</StatusText></p>
                {row.facts(&follow_up)}
                {row.forms(&follow_up)}
            </article>
        };
        let back = community_paths::of(paths::LIST, lang, slug);
        view! {
            {head_below(lang, &community, Room::FollowUps, title)}
            {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
            <ErrorSummary lang errors />
            {warnings}
            <section class="stack">
                {views::in_place(lang, one.into_any())}
                {kept}
            </section>
            <section class="stack gap-3" aria-labelledby="history">
                <h2 id="history">{t::follow_up_history(lang)}</h2>
                <ol class="plain stack gap-3">{lines_of(lang, &history)}</ol>
            </section>
            <p><a href=back>{t::follow_up_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .with_writing_islands()
        .into())
}

/// The history, the latest first.
fn lines_of(lang: Lang, history: &[Change]) -> impl IntoView + use<> {
    history
        .iter()
        .map(|change| {
            let text = change.text.as_ref().map(|text| {
                let Shown { text, lang: spoken, .. } = text.shown(lang);
                let tag = (spoken != lang).then(|| spoken.tag());
                view! { <blockquote lang=tag>{text.to_owned()}</blockquote> }
            });
            view! {
                <li class="stack gap-1">
                    <p>
                        {labels::change(lang, change)} " "
                        <span class="small muted">{format::moment(lang, change.at)}</span>
                    </p>
                    {text}
                    {change.reason.as_ref().map(|reason| views::reason_line(lang, reason))}
                </li>
            }
        })
        .collect_view()
}
