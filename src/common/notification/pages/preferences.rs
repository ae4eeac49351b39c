//! Which notifications are sent by email, and when.

use crate::prelude::*;

use super::super::{
    actions::save_preferences,
    api::SavePreferences,
    model::{Delivery, DigestFrequency, NotificationCategory as Category, ReminderKind, Reminders},
    paths,
    resolvers::EntryResolvers,
    rules::is_offered,
    store::{self, Preferences},
};
use ensemble_core::{Lang, error::AppError, fold::sort_by_name, ids::CommunityId, rights::Viewer};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, Check, Choice, Kind, NavLink, Notice, RadioGroup, Select};

/// A community of the person, and what they can choose in it.
struct OwnCommunity {
    id: CommunityId,
    name: String,
    categories: Vec<Category>,
}

/// What a category is about, and the categories, in the order of the table.
type Group = (fn(Lang) -> &'static str, &'static [Category]);

const GROUPS: [Group; 3] = [
    (
        t::notification_group_meetings,
        &[Category::Meetings, Category::AgendaChanges, Category::MissedMeetings, Category::FollowUps],
    ),
    (
        t::notification_group_texts,
        &[Category::Replies, Category::Conversations, Category::Mentions, Category::Translations],
    ),
    (t::notification_group_communities, &[Category::JoinRequests, Category::Reports, Category::News]),
];

pub(super) async fn show(request: PageRequest, resolvers: EntryResolvers) -> Result<PageResponse, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let preferences = store::preferences(db, person).await?;
    let chosen = store::reminders(db, person).await?;
    let own: Vec<CommunityId> = request.viewer.roles.iter().map(|(community, _)| *community).collect();
    let names = (resolvers.community_names)(db, lang, &own).await?;
    let own_community = |(id, name)| {
        let categories = offered(&request.viewer, Some(id));
        OwnCommunity { id, name, categories }
    };
    let mut communities: Vec<OwnCommunity> = names.into_iter().map(own_community).collect();
    sort_by_name(lang, &mut communities, |community| community.name.as_str());
    let everywhere = offered(&request.viewer, None);
    let saved = request.flash() == Some(Flash::Saved);
    let body = move || {
        let links = vec![NavLink::new(t::notification_title(lang), paths::of(paths::LIST, lang))];
        view! {
            <Breadcrumb lang links here=t::notification_preferences_title(lang) />
            <div class="stack gap-3">
                <h1>{t::notification_preferences_title(lang)}</h1>
                <p class="lead">{t::notification_preferences_lead(lang)}</p>
            </div>
            {saved.then(|| view! { <Notice kind=Kind::Success><p>{t::notification_saved(lang)}</p></Notice> })}
            <form class="form preferences-form" method="post" action=paths::of(paths::PREFERENCES, lang)>
                {table(lang, &everywhere, &preferences)} {reminders(lang, chosen, &preferences)}
                {digest(lang, preferences.frequency())}
                {communities_part(lang, communities, &preferences)}
                <div class="actions"><Button>{t::notification_save(lang)}</Button></div>
            </form>
        }
    };
    let title = t::notification_preferences_title(lang);
    Ok(Page::new(title, paths::both(paths::PREFERENCES), body).unlisted().into())
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: SavePreferences = request.input()?;
    save_preferences(&request, &input).await?;
    Ok(PageResponse::redirect_with(paths::of(paths::PREFERENCES, request.lang), Flash::Saved))
}

/// What a person can choose, in one community or everywhere.
fn offered(viewer: &Viewer, community: Option<CommunityId>) -> Vec<Category> {
    let all = GROUPS.iter().flat_map(|(_, categories)| categories.iter().copied());
    all.filter(|category| is_offered(viewer, *category, community)).collect()
}

fn delivery_word(lang: Lang, delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::AtOnce => t::notification_at_once(lang),
        Delivery::Digest => t::notification_in_digest(lang),
        Delivery::Never => t::notification_never(lang),
    }
}

fn table(lang: Lang, offered: &[Category], preferences: &Preferences) -> impl IntoView + use<> {
    let head = Delivery::ALL
        .iter()
        .map(|delivery| {
            view! { <th scope="col" id=format!("column-{delivery}")>{delivery_word(lang, *delivery)}</th> }
        })
        .collect_view();
    let groups = GROUPS
        .iter()
        .map(|(name, categories)| {
            let rows = categories
                .iter()
                .filter(|category| offered.contains(category))
                .map(|category| row(lang, *category, preferences.everywhere(*category)))
                .collect_view();
            view! {
                <tbody>
                    <tr>
                        <th scope="rowgroup" colspan="4">{name(lang)}</th>
                    </tr>
                    {rows}
                </tbody>
            }
        })
        .collect_view();
    view! {
        <table class="preferences">
            <caption class="visually-hidden">{t::notification_preferences_title(lang)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t::notification_when(lang)}</th>
                    {head}
                </tr>
            </thead>
            {groups}
        </table>
    }
}

fn row(lang: Lang, category: Category, chosen: Delivery) -> impl IntoView {
    let id = format!("row-{category}");
    let cells = Delivery::ALL
        .iter()
        .map(|delivery| {
            view! {
                <td>
                    <label>
                        <input
                            type="radio"
                            name=category.code()
                            value=delivery.code()
                            checked=*delivery == chosen
                            aria-labelledby=format!("{id} column-{delivery}")
                        />
                    </label>
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row" id=id.clone()>{category.label(lang)}</th>
            {cells}
        </tr>
    }
}

/// When one is reminded of meetings, and whether by email, too.
fn reminders(lang: Lang, chosen: Reminders, preferences: &Preferences) -> impl IntoView + use<> {
    let word = |kind: ReminderKind| match kind {
        ReminderKind::Week => t::reminder_week(lang),
        ReminderKind::Day => t::reminder_day(lang),
        ReminderKind::Hour => t::reminder_hour(lang),
    };
    let by_email = preferences.everywhere(Category::Reminders) != Delivery::Never;
    let choices = ReminderKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), word(*kind)).chosen(chosen.has(*kind)))
        .collect();
    view! {
        <input type="hidden" name="remind-shown" value="1" />
        <RadioGroup
            id="remind"
            label=t::reminder_title(lang)
            hint=t::reminder_hint(lang)
            choices=choices
            many=true
        />
        <Check id="remind-by-email" label=t::reminder_by_email(lang) checked=by_email />
    }
}

fn digest(lang: Lang, frequency: DigestFrequency) -> impl IntoView {
    let word = |each: DigestFrequency| match each {
        DigestFrequency::Daily => t::notification_digest_daily(lang),
        DigestFrequency::Weekly => t::notification_digest_weekly(lang),
        DigestFrequency::Never => t::notification_never(lang),
    };
    let choices = DigestFrequency::ALL
        .iter()
        .map(|each| Choice::new(each.code(), word(*each)).chosen(*each == frequency))
        .collect();
    view! {
        <Select
            id="digest"
            label=t::notification_digest(lang)
            hint=t::notification_digest_hint(lang)
            choices=choices
        />
    }
}

fn communities_part(lang: Lang, communities: Vec<OwnCommunity>, preferences: &Preferences) -> AnyView {
    if communities.is_empty() {
        return ().into_any();
    }
    let each = communities
        .into_iter()
        .map(|OwnCommunity { id, name, categories }| {
            let differs = categories.iter().any(|category| preferences.in_community(id, *category).is_some());
            let state =
                if differs { t::notification_differs(lang) } else { t::notification_as_everywhere(lang) };
            let fields = categories
                .into_iter()
                .map(|category| community_field(lang, id, category, preferences.in_community(id, category)))
                .collect_view();
            view! {
                <details class="community-preferences">
                    <summary>{name} " " <span class="muted small">{state}</span></summary>
                    <div class="stack gap-3">{fields}</div>
                </details>
            }
        })
        .collect_view();
    view! {
        <section class="stack gap-3">
            <h2>{t::notification_by_community(lang)}</h2>
            <p class="hint">{t::notification_by_community_hint(lang)}</p>
            <div>{each}</div>
        </section>
    }
    .into_any()
}

fn community_field(
    lang: Lang,
    community: CommunityId,
    category: Category,
    chosen: Option<Delivery>,
) -> impl IntoView {
    let value = |code: &str| format!("{community}.{category}.{code}");
    let choices = std::iter::once(Choice::new(value(""), t::notification_as_everywhere(lang)))
        .chain(Delivery::ALL.iter().map(|delivery| {
            Choice::new(value(delivery.code()), delivery_word(lang, *delivery))
                .chosen(chosen == Some(*delivery))
        }))
        .collect();
    view! {
        <Select
            id=format!("in-{community}-{category}")
            name="in-community"
            label=category.label(lang)
            choices=choices
        />
    }
}
