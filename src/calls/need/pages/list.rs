//! All needs of a call: what people asked for, what became of it, what they wrote and nobody grouped yet. Before anybody could
//! answer, the form of those that the call offers.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        model::{Asked, Gathered, NeedState, Progress, Steering},
        rules, store,
    },
    asker, changed_notice, group, offer, said, to_list,
};
use crate::call::{
    self,
    labels::moment,
    manage_head,
    model::Call,
    paths,
    rules::{GRACE, can_change_questions},
};
use ensemble_communities::community::{self, paths as community_paths};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_decisions::theme::paths as theme_paths;
use ensemble_reflections::reflection::pii_notice;
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, EmptyState, Entry, EntryList, ErrorSummary, Kind, Line, Notice};

/// The page as it is shown: what was typed, and what is wrong with it.
pub(super) struct Shown {
    pub(super) status: u16,
    pub(super) offered: Option<offer::Form>,
    pub(super) group: group::Form,
    pub(super) errors: FieldErrors,
    pub(super) changed: bool,
    /// What was typed about a need that is gone, under the labels of its fields.
    pub(super) typed: Vec<(&'static str, String)>,
}

impl Shown {
    pub(super) fn new(status: u16) -> Self {
        Self {
            status,
            offered: None,
            group: group::Form::default(),
            errors: FieldErrors::default(),
            changed: false,
            typed: Vec::new(),
        }
    }
}

/// A community that came of the call, where a vote may decide.
struct Made {
    name: LocalizedText,
    slugs: [String; 2],
}

/// What the page shows of what people asked for.
struct Overview {
    now: i64,
    decides: bool,
    gathered: Vec<Gathered>,
    written: group::Page,
    progress: Progress,
    steering: Steering,
    made: Vec<Made>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    page(&request, call, Shown::new(200)).await
}

pub(super) async fn submit_emails(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    match actions::tell(&request, call.id).await {
        Ok(_) => Ok(to_list(request.lang, &call, Flash::MessageSent)),
        Err(ActionError::Conflict) => Ok(to_list(request.lang, &call, Flash::Changed)),
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

pub(super) async fn page(request: &PageRequest, call: Call, shown: Shown) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let offered = if can_change_questions(&call, now) || shown.offered.is_some() {
        let needs = store::of_call(db, call.id).await?;
        let form = shown.offered.unwrap_or_else(|| offer::Form::of(&needs));
        Some((needs, form))
    } else {
        None
    };
    let overview = if rules::can_read(&call, now) { Some(read(request, &call).await?) } else { None };
    let (status, flash) = (shown.status, request.flash());
    let (group, errors, changed) = (shown.group, shown.errors, shown.changed);
    let mut typed = shown.typed;
    let groups = overview.as_ref().is_some_and(|overview| overview.decides && overview.written.total > 0);
    if changed && !groups {
        typed.extend([
            (t::need_in_french(lang), group.input.french.clone()),
            (t::need_in_english(lang), group.input.english.clone()),
        ]);
    }
    let title = t::need_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::NEEDS, &call.code);
    let body = move || {
        let head = manage_head(lang, &call, now, paths::NEEDS);
        let changed = changed.then(|| changed_notice(lang));
        let typed: Vec<(&str, &str)> = typed.iter().map(|(label, text)| (*label, text.as_str())).collect();
        let typed = call::typed_before(lang, &typed);
        let offered = offered.map(|(needs, form)| {
            let closed = !can_change_questions(&call, now);
            let closed = closed.then(|| {
                view! { <Notice kind=Kind::Warning><p>{t::need_offer_closed(lang)}</p></Notice> }
            });
            view! { {closed} {offer::view(lang, &call, &needs, form)} }
        });
        let warnings = pii_notice(lang, &group.warnings);
        let overview = overview.map(|overview| view(lang, &call, overview, group, &errors));
        view! {
            {head}
            {said(lang, flash)}
            {changed}
            {typed}
            <ErrorSummary lang errors=errors.all() />
            {warnings}
            {offered}
            {overview}
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

async fn read(request: &PageRequest, call: &Call) -> Result<Overview, AppError> {
    let (db, now) = (&request.portal.db, request.portal.now());
    let counted = async {
        let counted = futures::try_join!(
            store::gathered(db, call.id),
            store::progress(db, call.id),
            store::steering(db, call.id),
            call::planned(db, call.id),
        )?;
        Ok::<_, AppError>(counted)
    };
    let ((gathered, progress, steering, planned), written) =
        futures::try_join!(counted, group::read(request, call))?;
    let ids: Vec<_> = planned.into_iter().filter_map(|planned| planned.community).collect();
    let made = community::addresses(db, &ids)
        .await?
        .into_iter()
        .filter(|community| !community.archived)
        .map(|community| Made { name: community.name, slugs: community.slugs })
        .collect();
    let decides = rules::can_decide(call, now);
    Ok(Overview { now, decides, gathered, written, progress, steering, made })
}

fn view(lang: Lang, call: &Call, overview: Overview, group: group::Form, errors: &FieldErrors) -> AnyView {
    let Overview { now, decides, mut gathered, written, progress, steering, made } = overview;
    gathered.sort_by_key(|each| std::cmp::Reverse((rules::points(&each.asked), each.asked.people)));
    let of = |state: NeedState| gathered.iter().filter(move |each| each.need.state == state);
    let list = |id: &'static str, title: &'static str, state: NeedState| {
        let rows = of(state).map(|each| row(lang, call, each)).collect::<Vec<_>>();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="stack gap-3" aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <EntryList>{rows}</EntryList>
                </section>
            }
        })
    };
    let nothing = gathered.is_empty() && written.total == 0;
    let nothing = nothing.then(|| {
        view! { <EmptyState title=t::need_none(lang) text=t::need_none_text(lang) /> }
    });
    let later = (!decides).then(|| view! { <p class="muted">{t::need_later(lang)}</p> });
    let targets: Vec<_> = gathered.iter().map(|each| each.need.clone()).collect();
    view! {
        <p class="lead">{t::need_lead(lang)}</p>
        {later}
        {emails(lang, call, now, decides, progress)}
        {nothing}
        {list("priorities", t::need_priorities(lang), NeedState::Priority)}
        {list("gathered", t::need_gathered(lang), NeedState::Gathered)}
        {group::view(lang, call, decides, written, &targets, group, errors)}
        {list("set-aside", t::need_set_aside_list(lang), NeedState::SetAside)}
        {decides.then(|| votes(lang, &made))}
        {self::steering(lang, call, &steering)}
    }
}

fn row(lang: Lang, call: &Call, gathered: &Gathered) -> AnyView {
    let href = paths::of_need(paths::NEED, lang, &call.code, gathered.need.id);
    let title = view! { <Line lang passage=gathered.need.text.clone() /> };
    let parts = (gathered.parts > 0).then(|| format!(" {}", t::need_parts_count(lang, gathered.parts)));
    let asked = figures(lang, &gathered.asked);
    view! { <Entry href title when=None>{asked} {parts}</Entry> }
}

/// How many asked for a need, and how they ranked it, in words.
fn figures(lang: Lang, asked: &Asked) -> String {
    let people = t::need_asked(lang, asked.organizations, asked.people);
    if asked.ranks == [0; rules::RANKS] {
        return people;
    }
    let [first, second, third] = asked.ranks;
    format!("{people} {}", t::need_ranked(lang, first, rules::points(asked), second, third))
}

/// Decisions of which not everybody was told, and the button that tells them.
fn emails(lang: Lang, call: &Call, now: i64, decides: bool, progress: Progress) -> Option<AnyView> {
    (decides && progress.untold > 0).then(|| {
        let send = if rules::can_tell(call, now) {
            view! {
                <form method="post" action=paths::of(paths::TELL_NEEDS, lang, &call.code)>
                    <Button small=true>{t::need_tell(lang)}</Button>
                </form>
            }
        } else {
            let when = moment(lang, call.dates.closes_at + GRACE);
            view! { <p>{t::need_tell_later(lang, when)}</p> }
        };
        view! {
            <Notice>
                <p><b>{t::need_untold(lang, progress.untold)}</b> " " {t::need_untold_text(lang)}</p>
                {send}
            </Notice>
        }
    })
}

/// That a vote in a community may decide, with the way there.
fn votes(lang: Lang, made: &[Made]) -> AnyView {
    let links = made
        .iter()
        .map(|community| {
            let slug = &community.slugs[usize::from(lang == Lang::En)];
            let href = community_paths::of(theme_paths::LIST, lang, slug);
            view! { <li><a href=href>{t::need_vote_link(lang, community.name.text(lang))}</a></li> }
        })
        .collect::<Vec<_>>();
    let links = (!links.is_empty()).then(|| view! { <ul class="plain">{links}</ul> });
    view! {
        <section class="stack gap-3" aria-labelledby="votes">
            <h2 id="votes">{t::need_vote(lang)}</h2>
            <p>{t::need_vote_text(lang, rules::MAX_PRIORITIES)}</p>
            {links}
        </section>
    }
}

/// Who would help to prepare the work of the community.
fn steering(lang: Lang, call: &Call, steering: &Steering) -> Option<AnyView> {
    (steering.count > 0).then(|| {
        let people = steering
            .people
            .iter()
            .map(|person| view! { <li>{asker(lang, call, person)}</li> })
            .collect_view();
        let named = u32::try_from(steering.people.len()).unwrap_or_default();
        let more = steering.count.saturating_sub(named);
        let more =
            (more > 0).then(|| view! { <p class="small muted">{t::need_steering_more(lang, more)}</p> });
        view! {
            <section class="stack gap-3" aria-labelledby="steering">
                <h2 id="steering">{t::need_steering(lang)}</h2>
                <p>{t::need_steering_text(lang, steering.count)}</p>
                <ul class="plain">{people}</ul>
                {more}
            </section>
        }
    })
}
