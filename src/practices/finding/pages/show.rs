//! One finding, in a community that gathers or answers it.

use super::{
    super::{
        actions::{self, Outcome},
        api::{AnswerFinding, SendFinding},
        labels,
        model::{Behind, BehindDecision, Change, ChangeKind, Figures, Finding, Part},
        paths, rules, store,
    },
    article, community_of, finding_id,
    forms::{self, Forms, Refused},
    open_community, sources,
};
use crate::quotation::{self, Consent, ConsentCounts, QuotedIn};
use ensemble_common::export;
use ensemble_communities::community::{
    self,
    model::{Community, Profession},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{CommunityId, FindingId},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;

/// What the page shows of a finding.
pub(super) struct Shown {
    pub community: Community,
    pub finding: Finding,
    pub part: Part,
    /// The first moment of the day.
    pub today: i64,
    pub figures: Figures,
    pub behind: Vec<Behind>,
    pub decisions: Vec<BehindDecision>,
    pub history: Vec<Change>,
    /// The professions that could gather it.
    pub professions: Vec<Profession>,
    /// For those who gather it.
    pub consents: Option<ConsentCounts>,
    /// Whether a reflection of the reader is behind it.
    pub own: bool,
    /// Whether PDF files can be made here.
    pub prints: bool,
    pub forms: Forms,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, archived) = match community_of(&request, paths::SHOW, Action::ReadReflections).await? {
        Ok(found) => found,
        // An old address of the community leads to its findings.
        Err(PageResponse::PermanentRedirect(_)) => {
            let found = community::find(&request.portal.db, request.lang, request.path_param(0)).await?;
            let community = found.ok_or(AppError::NotFound)?.community;
            let id = finding_id(&request)?;
            let to = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
            return Ok(PageResponse::PermanentRedirect(to));
        }
        Err(elsewhere) => return Ok(elsewhere),
    };
    let id = finding_id(&request)?;
    page(&request, community, archived, id, 200, None).await
}

/// The finding in the first community in which its reader may read it.
pub(super) async fn find(request: PageRequest) -> Result<PageResponse, AppError> {
    let id: FindingId = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
    let (lang, db) = (request.lang, &request.portal.db);
    let finding = store::find(db, id).await?.ok_or(AppError::NotFound)?;
    for place in &finding.places {
        if !request.may(rules::reading(place.part), Some(place.id)) {
            continue;
        }
        let found = community::find(db, lang, &place.slugs[usize::from(lang == Lang::En)]).await?;
        let Some(found) = found else { continue };
        if found.archived && !request.may(Action::ReadArchived, Some(place.id)) {
            continue;
        }
        return page(&request, found.community, found.archived, id, 200, None).await;
    }
    Err(AppError::NotFound)
}

pub(super) async fn submit_offer(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ExportReflections).await?, finding_id(&request)?);
    let done = actions::offer(&request, community.id, id, request.input()?).await;
    after(&request, community, id, done, |errors| Refused::Said(forms::first(&errors))).await
}

pub(super) async fn submit_send(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ExportReflections).await?, finding_id(&request)?);
    let input: SendFinding = request.input()?;
    let done = actions::send(&request, community.id, id, &input).await;
    after(&request, community, id, done, |errors| Refused::Send(input, errors)).await
}

pub(super) async fn submit_remind(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ExportReflections).await?, finding_id(&request)?);
    let done = actions::remind(&request, community.id, id).await;
    after(&request, community, id, done, |errors| Refused::Said(forms::first(&errors))).await
}

pub(super) async fn submit_answer(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ProposeFollowUps).await?, finding_id(&request)?);
    let input: AnswerFinding = request.input()?;
    let done = match actions::answer(&request, community.id, id, &input).await {
        Ok(Outcome::Done(_)) => Ok(()),
        Ok(Outcome::Unconfirmed(warnings, token)) => {
            let input = AnswerFinding { confirmation_token: token, ..input };
            let refused = Refused::Answer(Box::new(input), FieldErrors::default(), warnings);
            return page(&request, community, false, id, 422, Some(refused)).await;
        }
        Err(ActionError::Conflict) => {
            let refused = Refused::AnsweredMeanwhile(Box::new(input));
            return page(&request, community, false, id, 409, Some(refused)).await;
        }
        Err(error) => Err(error),
    };
    after(&request, community, id, done, |errors| Refused::Answer(Box::new(input), errors, Vec::new())).await
}

pub(super) async fn submit_progress(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = (open_community(&request, Action::ProposeFollowUps).await?, finding_id(&request)?);
    let done = actions::progress(&request, community.id, id, request.input()?).await;
    after(&request, community, id, done, |errors| Refused::Said(forms::first(&errors))).await
}

/// The page after something was done, or the form with what is wrong.
async fn after(
    request: &PageRequest,
    community: Community,
    id: FindingId,
    done: Result<(), ActionError>,
    refused: impl FnOnce(FieldErrors) -> Refused,
) -> Result<PageResponse, AppError> {
    match done {
        Ok(()) => {
            let to = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
            Ok(PageResponse::redirect_with(&to, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => {
            page(request, community, false, id, 422, Some(refused(errors))).await
        }
        Err(ActionError::Conflict) => page(request, community, false, id, 409, Some(Refused::Changed)).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    archived: bool,
    id: FindingId,
    status: u16,
    refused: Option<Refused>,
) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let (finding, part) = actions::find_for(request, community.id, id).await?;
    let gathers =
        !archived && part != Part::Answering && request.may(Action::ExportReflections, Some(community.id));
    let consents =
        if gathers { Some(quotation::consents(db, QuotedIn::Finding, id.uuid()).await?) } else { None };
    let own = match request.viewer.id() {
        Some(person) => quotation::of_person(db, person).await?,
        None => Vec::new(),
    };
    let own = own.iter().any(|each| {
        each.work == QuotedIn::Finding && each.work_id == id.uuid() && each.consent == Consent::Given
    });
    let begun = gathers && part == Part::Origin && finding.sent.is_none();
    let (others, managers) = if begun {
        (store::other_communities(db, id).await?, store::managers_communities(db, community.id).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let answers =
        !archived && part == Part::Answering && request.may(Action::ProposeFollowUps, Some(community.id));
    let now = request.portal.now();
    let history = store::history(db, id).await?;
    let reminded =
        history.iter().filter(|change| change.kind == ChangeKind::Reminded).map(|change| change.at).max();
    let can_remind = rules::may_remind(&finding, reminded, now);
    let shown = Shown {
        today: format::day_of(now),
        figures: store::figures(db, id).await?,
        behind: sources::behind(request, id).await?,
        decisions: store::decisions(db, id).await?,
        history,
        professions: store::professions(db).await?,
        consents,
        own,
        prints: export::prints(request),
        forms: Forms { gathers, answers, can_remind, reminded, others, managers, refused },
        community,
        finding,
        part,
    };
    let said = (request.flash() == Some(Flash::Saved)).then(|| t::finding_said_saved(lang));
    let addresses = paths::both(paths::SHOW, &shown.community.slugs, id);
    let statement: String = shown.finding.statement.text(lang).chars().take(80).collect();
    let title =
        t::finding_one_title(lang, labels::heading(lang, &shown.finding, &shown.professions), statement);
    let agenda = shown.decisions.iter().map(|decision| decision.community).collect::<Vec<CommunityId>>();
    let readable: Vec<CommunityId> =
        agenda.into_iter().filter(|id| request.may(Action::ReadAgenda, Some(*id))).collect();
    let body = move || article::view(lang, shown, &readable, said);
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
