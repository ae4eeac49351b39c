//! The follow-ups of a community: those that are open or closed, of everyone or of one person.

use ensemble_common::prelude::*;

use super::super::{
    actions,
    model::{Back, FollowUp, Totals},
    paths,
    store::{self, OwnerCount},
    views::{self, Row},
};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_communities::community::{self, Room, head, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, format, ids::PersonId, rights::Action};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, EmptyState, Kind, Notice, Pages, Pagination, Select, Weight};

/// The kinds of notifications that lead here.
const KINDS: [NotificationKind; 4] = [
    NotificationKind::FollowUpAssigned,
    NotificationKind::FollowUpDue,
    NotificationKind::FollowUpSilent,
    NotificationKind::FollowUpOwnerLeft,
];

/// What the list is filtered by.
struct Filter {
    is_closed: bool,
    /// The id of a person, `none`, or nothing.
    owner: String,
}

impl Filter {
    fn read(request: &PageRequest) -> Result<Self, AppError> {
        let owner = request.query_param("owner").unwrap_or_default();
        if !owner.is_empty() && owner != "none" && owner.parse::<PersonId>().is_err() {
            return Err(AppError::NotFound);
        }
        Ok(Self { is_closed: request.query_param("state") == Some("closed"), owner: owner.to_owned() })
    }

    fn state(&self) -> &'static str {
        if self.is_closed { "closed" } else { "open" }
    }
}

/// What a page of the list shows.
struct Shown {
    follow_ups: Vec<(FollowUp, Option<super::super::rules::Actor>)>,
    filter: Filter,
    totals: Totals,
    owners: Vec<OwnerCount>,
    current: u32,
    last: u32,
    proposes: bool,
    notice: Option<(Kind, &'static str)>,
    today: i64,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (community, archived) = (found.community, found.archived);
    request.require(Action::ReadFollowUps, community.id)?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (filter, current) = (Filter::read(&request)?, request.page_number()?);
    let count = store::count(db, community.id, filter.is_closed, &filter.owner).await?;
    let last = count.div_ceil(store::PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let (follow_ups, totals, owners) = futures::try_join!(
        store::list(db, community.id, filter.is_closed, &filter.owner, current),
        store::totals(db, community.id, now),
        store::owner_counts(db, community.id)
    )?;
    for kind in KINDS {
        mark_kind_read(&request.portal, &request.viewer, &community.id.to_string(), kind).await?;
    }
    let actor = |follow_up: &FollowUp| actions::actor(&request, follow_up).filter(|_| !archived);
    let follow_ups: Vec<_> = follow_ups
        .into_iter()
        .map(|follow_up| {
            let actor = actor(&follow_up);
            (follow_up, actor)
        })
        .collect();
    let notice = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::follow_up_said_added(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::follow_up_said_saved(lang))),
        _ => None,
    };
    let proposes = !archived && request.may(Action::ProposeFollowUps, Some(community.id));
    let weight = follow_ups.iter().map(|(follow_up, _)| follow_up.text.bytes()).sum();
    let title = t::follow_up_page_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let today = format::day_of(now);
    let shown = Shown { follow_ups, filter, totals, owners, current, last, proposes, notice, today };
    Ok(Page::new(title, addresses, move || page(lang, &community, shown))
        .section("communities")
        .unlisted()
        .weighing(weight)
        .with_writing_islands()
        .into())
}

fn page(lang: Lang, community: &Community, shown: Shown) -> impl IntoView + use<> {
    let Shown { follow_ups, filter, totals, owners, current, last, proposes, notice, today } = shown;
    let slug = community.slug(lang);
    let here = community_paths::of(paths::LIST, lang, slug);
    let add = proposes.then(|| {
        let href = community_paths::of(paths::ADD, lang, slug);
        view! { <div class="row"><ButtonLink href>{t::follow_up_add(lang)}</ButtonLink></div> }
    });
    let list = if follow_ups.is_empty() {
        let text =
            if filter.is_closed { t::follow_up_none_closed(lang) } else { t::follow_up_none_text(lang) };
        view! { <EmptyState title=t::follow_up_none(lang) text /> }.into_any()
    } else {
        let rows = follow_ups
            .iter()
            .map(|(follow_up, actor)| {
                let (actor, back) = (*actor, Back::List);
                Row { lang, today, actor, slug, community: None, back, typed: None }.of(follow_up)
            })
            .collect_view();
        views::in_place(lang, view! { <ul class="entry-list follow-ups">{rows}</ul> }.into_any())
    };
    let more = (last > 1).then(|| {
        let href = format!("{here}?state={}&owner={}&page=", filter.state(), filter.owner);
        view! { <Pagination lang pages=Pages::Numbered { current, last, href } label=t::follow_up_title(lang) /> }
    });
    view! {
        {head(lang, community, Room::FollowUps)}
        {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        <div class="stack gap-3">
            <p class="lead">{t::follow_up_lead(lang)}</p>
            {add}
        </div>
        {numbers(lang, totals)}
        <section class="stack" aria-labelledby="follow-ups">
            <h2 id="follow-ups">{t::follow_up_title(lang)}</h2>
            {filters(lang, here, &filter, owners)}
            {list}
            {more}
        </section>
    }
}

/// How many there have been, and how old those are that are open.
fn numbers(lang: Lang, totals: Totals) -> impl IntoView {
    let age = totals.median_age.map(|days| {
        view! { <div><dt>{t::follow_up_median(lang, days)}</dt><dd>{days}</dd></div> }
    });
    let pairs = [
        (totals.opened, t::follow_up_opened(lang, totals.opened)),
        (totals.done, t::follow_up_count_done(lang, totals.done)),
        (totals.dropped, t::follow_up_count_dropped(lang, totals.dropped)),
    ];
    let pairs = pairs.into_iter().map(|(count, word)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> });
    view! { <dl class="attendance-numbers follow-up-numbers">{pairs.collect_view()} {age}</dl> }
}

/// The form that filters the list.
fn filters(lang: Lang, here: String, filter: &Filter, owners: Vec<OwnerCount>) -> impl IntoView + use<> {
    let states = vec![
        Choice::new("open", t::follow_up_filter_open(lang)).chosen(!filter.is_closed),
        Choice::new("closed", t::follow_up_filter_closed(lang)).chosen(filter.is_closed),
    ];
    let fixed = [("", t::follow_up_filter_all(lang)), ("none", t::follow_up_no_owner(lang))]
        .map(|(value, words)| Choice::new(value, words).chosen(filter.owner == value));
    let people = owners.into_iter().map(|each| {
        let id = each.person.id.to_string();
        let chosen = filter.owner == id;
        Choice::new(id, t::follow_up_owner_open(lang, each.open, each.person.name)).chosen(chosen)
    });
    let choices = fixed.into_iter().chain(people).collect();
    view! {
        <form class="filters no-print" method="get" action=here>
            <Select id="state" label=t::follow_up_filter_state(lang) choices=states />
            <Select id="owner" label=t::follow_up_field_owner(lang) choices />
            <Button weight=Weight::Quiet>{t::follow_up_filter(lang)}</Button>
        </form>
    }
}
