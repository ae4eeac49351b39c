//! What such items took in the last meetings, proposed while an agenda is written.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::{
    super::{
        actions,
        api::SetDurations,
        paths,
        rules::{PlannedItem, Proposal, proposals, title_key},
        store,
    },
    meeting_id,
};
use crate::meeting::{
    model::{Found, Phase},
    paths as meeting_paths,
};
use ensemble_communities::community::Part;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::MeetingId,
};
use ensemble_document::agenda::Agenda;
use ensemble_server::web::{ActionContext, Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Weight};

/// What is proposed for the items of an agenda; nothing before three meetings of the community have ended, or when what is
/// planned is about what it took.
#[must_use]
pub fn durations<'a>(
    context: &'a ActionContext,
    found: &'a Found,
    agenda: &'a Agenda,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let meeting = &found.of.meeting;
        if !matches!(meeting.phase, Phase::Draft | Phase::Published) {
            return Ok(None);
        }
        let planned: Vec<PlannedItem> = agenda
            .items
            .iter()
            .map(|item| PlannedItem {
                id: item.id.clone(),
                kind: item.kind.code().to_owned(),
                title: title_key(item),
                minutes: item.minutes,
            })
            .collect();
        let past = store::past_items(&context.portal.db, found.community).await?;
        let proposals = proposals(&planned, &past);
        if proposals.is_empty() {
            return Ok(None);
        }
        let id = meeting.id;
        let named = |lang: Lang| -> Vec<(Proposal, String)> {
            let name = |id: &str| agenda.item(id).map_or("", |item| item.name(lang)).to_owned();
            proposals.iter().map(|proposal| (proposal.clone(), name(&proposal.item))).collect()
        };
        let names = Lang::ALL.map(named);
        let part: Part = Box::new(move |lang| {
            let [fr, en] = names;
            section(lang, id, if lang == Lang::Fr { fr } else { en })
        });
        Ok(Some(part))
    })
}

fn section(lang: Lang, id: MeetingId, proposals: Vec<(Proposal, String)>) -> AnyView {
    let rows = proposals
        .into_iter()
        .map(|(proposal, name)| {
            let name = if name.is_empty() { t::run_untitled(lang).to_owned() } else { name };
            let words = t::run_duration(lang, proposal.median, name, proposal.planned);
            let field = format!("minutes.{}", proposal.item);
            view! {
                <li>
                    {words}
                    <input type="hidden" name=field value=proposal.median.to_string() />
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="run-durations">
            <summary>{t::run_durations(lang)}</summary>
            <form class="stack gap-2" method="post" action=meeting_paths::of(paths::DURATIONS, lang, id)>
                <ul class="plain">{rows}</ul>
                <div><Button weight=Weight::Quiet small=true>{t::run_durations_take(lang)}</Button></div>
            </form>
        </details>
    }
    .into_any()
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    actions::find_open(&request, id).await?;
    let input: SetDurations = request.input()?;
    let here = meeting_paths::of(meeting_paths::AGENDA, request.lang, id);
    match actions::set_durations(&request, id, &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Err(ActionError::App(error)) => Err(error),
        Err(_) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
    }
}
