//! What the coordination settles of communities: opening, changing, ordering, archiving them.

use serde::{Deserialize, Serialize};

use super::{super::rules, bilingual, chosen, chosen_list, invalid, is_unchanged, require, seal, side};
use ensemble_communities::{
    community::{
        Taken, archive, change_facts, facts, find, lock_facts,
        model::{
            Capacity, CapacityKind, CommunityKind, Facts, Heading, Level, Levels, Months, Network,
            Profession, Profile,
        },
        open, rename, shift,
    },
    membership::{liaison as liaison_of, model::Liaison, set_liaison},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::CommunityId,
    rights::Action,
    slug,
};
use ensemble_server::web::{ActionContext, Direction};
use ensemble_texts as t;

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a summary.
const SUMMARY: usize = 600;

/// A community as its form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct CommunityInput {
    /// Its name in French; one of the two may be empty.
    pub name_fr: String,
    /// Its name in English.
    pub name_en: String,
    /// Its summary in French.
    pub summary_fr: String,
    /// Its summary in English.
    pub summary_en: String,
    /// The end of its address in French; empty is taken from the name.
    pub slug_fr: String,
    /// The end of its address in English.
    pub slug_en: String,
    /// Its type.
    #[serde(deserialize_with = "chosen")]
    pub kind: Option<CommunityKind>,
    /// Its network.
    #[serde(deserialize_with = "chosen")]
    pub network: Option<Network>,
    /// The code of the profession that it is for; empty is any.
    pub profession: String,
    /// The levels of teaching that it is for.
    #[serde(deserialize_with = "chosen_list")]
    pub levels: Vec<Level>,
    /// How it works with a professional order.
    #[serde(deserialize_with = "chosen")]
    pub liaison: Option<Liaison>,
    /// How many meetings a year.
    pub meetings: String,
    /// The months in which it meets.
    #[serde(deserialize_with = "chosen_list")]
    pub months: Vec<u8>,
    /// The year in which its first school year begins.
    pub first_year: String,
    /// For how many years.
    pub years: String,
    /// How the number of members is limited.
    #[serde(deserialize_with = "chosen")]
    pub capacity: Option<CapacityKind>,
    /// The number of seats, or the least number of members.
    pub capacity_from: String,
    /// The most members.
    pub capacity_to: String,
    /// The [digest](seal) of what was stored when the form was opened.
    #[serde(skip_serializing)]
    pub seen: String,
}

impl CommunityInput {
    /// A new community, as forms offer it.
    #[must_use]
    pub fn usual(year: i16) -> Self {
        Self {
            capacity: Some(CapacityKind::Undecided),
            meetings: "4".to_owned(),
            first_year: year.to_string(),
            years: "3".to_owned(),
            ..Self::default()
        }
    }

    /// What is stored.
    #[must_use]
    pub fn of(facts: &Facts, liaison: Liaison) -> Self {
        let Facts { profile, heading, slugs } = facts;
        let (capacity, from, to) = profile.capacity.parts();
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let [slug_fr, slug_en] = slugs.clone();
        let input = Self {
            name_fr: side(Some(&heading.name), Lang::Fr),
            name_en: side(Some(&heading.name), Lang::En),
            summary_fr: side(heading.summary.as_ref(), Lang::Fr),
            summary_en: side(heading.summary.as_ref(), Lang::En),
            slug_fr,
            slug_en,
            kind: Some(profile.kind),
            network: Some(profile.network),
            profession: profile.profession.map_or("", Profession::code).to_owned(),
            levels: profile.levels.iter().collect(),
            liaison: Some(liaison),
            meetings: profile.meetings_per_year.to_string(),
            months: profile.months.in_school_year().map(i8::unsigned_abs).collect(),
            first_year: profile.first_year.to_string(),
            years: profile.years.to_string(),
            capacity: Some(capacity),
            capacity_from: number(from),
            capacity_to: number(to),
            seen: String::new(),
        };
        Self { seen: seal(&input), ..input }
    }
}

fn parse(
    lang: Lang,
    input: &CommunityInput,
    before: Option<&Heading>,
) -> Result<(Facts, Liaison), ActionError> {
    let mut errors = FieldErrors::default();
    let typed = [input.name_fr.as_str(), input.name_en.as_str()];
    let name = bilingual(lang, "name", typed, NAME, before.map(|heading| &heading.name), &mut errors);
    if name.is_none() {
        errors.add("name-fr", t::administration_name_missing(lang));
    }
    let summary_before = before.and_then(|heading| heading.summary.as_ref());
    let typed = [input.summary_fr.as_str(), input.summary_en.as_str()];
    let summary = bilingual(lang, "summary", typed, SUMMARY, summary_before, &mut errors);
    let slugs = Lang::ALL.map(|each| {
        let typed = if each == Lang::Fr { &input.slug_fr } else { &input.slug_en };
        let slug = if typed.is_empty() {
            slug::suggested(name.as_ref().map_or("", |name| name.text(each)))
        } else {
            typed.clone()
        };
        if rules::slug(&slug).is_none() && (name.is_some() || !typed.is_empty()) {
            errors
                .add(&format!("slug-{}", each.code()), t::administration_slug_wrong(lang, slug::MAX_LENGTH));
        }
        slug
    });
    let profile = profile(lang, input, &mut errors);
    if input.liaison.is_none() {
        errors.add("liaison", t::administration_choose(lang));
    }
    errors.check()?;
    let (Some(profile), Some(name), Some(liaison)) = (profile, name, input.liaison) else {
        return Err(AppError::Internal.into());
    };
    Ok((Facts { profile, heading: Heading { name, summary }, slugs }, liaison))
}

fn profile(lang: Lang, input: &CommunityInput, errors: &mut FieldErrors) -> Option<Profile> {
    let profession = match input.profession.as_str() {
        "" => Some(None),
        code => Profession::from_code(code).map(Some),
    };
    let chosen = [
        ("kind", input.kind.is_some()),
        ("network", input.network.is_some()),
        ("profession", profession.is_some()),
    ];
    for (field, is_chosen) in chosen {
        if !is_chosen {
            errors.add(field, t::administration_choose(lang));
        }
    }
    let mut number = |field: &str, typed: &str, least: u32, most: u32| {
        let number = typed.parse::<u32>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            errors.add(field, t::administration_number_wrong(lang, least, most));
        }
        number
    };
    let meetings = number("meetings", &input.meetings, 0, 366);
    let first = number("first-year", &input.first_year, 2000, 2100);
    let years = number("years", &input.years, 1, 20);
    let capacity = match input.capacity {
        Some(CapacityKind::Undecided) => Some(Capacity::Undecided),
        Some(CapacityKind::Unlimited) => Some(Capacity::Unlimited),
        Some(CapacityKind::Seats) => {
            number("capacity-from", &input.capacity_from, 1, 10_000).map(Capacity::Seats)
        }
        Some(CapacityKind::Range) => {
            let from = number("capacity-from", &input.capacity_from, 1, 10_000);
            let to = number("capacity-to", &input.capacity_to, from.unwrap_or(1), 10_000);
            from.zip(to).map(|(from, to)| Capacity::Range { from, to })
        }
        None => {
            errors.add("capacity", t::administration_choose(lang));
            None
        }
    };
    Some(Profile {
        kind: input.kind?,
        network: input.network?,
        profession: profession?,
        levels: Levels::of(&input.levels),
        capacity: capacity?,
        meetings_per_year: u16::try_from(meetings?).ok()?,
        months: Months::of(&input.months),
        first_year: i16::try_from(first?).ok()?,
        years: u16::try_from(years?).ok()?,
    })
}

fn taken(lang: Lang, Taken(langs): Taken) -> ActionError {
    let mut errors = FieldErrors::default();
    for each in langs {
        errors.add(&format!("slug-{}", each.code()), t::administration_slug_taken(lang));
    }
    ActionError::Invalid(errors)
}

/// Opens a community.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved.
pub async fn open_community(
    context: &ActionContext,
    input: CommunityInput,
) -> Result<CommunityId, ActionError> {
    require(context, Action::ArrangeCommunities)?;
    let (facts, liaison) = parse(context.lang, &input, None)?;
    let (id, now) = (CommunityId::new(), context.portal.now());
    context
        .portal
        .db
        .transaction(async |transaction| {
            open(transaction, id, &facts, now).await?.map_err(|slugs| taken(context.lang, slugs))?;
            set_liaison(transaction, id, liaison).await?;
            context.audit(transaction, "community.opened", id, "").await?;
            Ok(id)
        })
        .await
}

/// Changes what the coordination settles of a community. A new name is a revision of the community's page, too.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved, [`ActionError::Conflict`] when the community changed
/// since the form was opened.
pub async fn change_community(
    context: &ActionContext,
    id: CommunityId,
    input: CommunityInput,
) -> Result<(), ActionError> {
    require(context, Action::ArrangeCommunities)?;
    let (db, now, me) = (&context.portal.db, context.portal.now(), context.person()?);
    let (before, _) = facts(&db.reader, id).await?.ok_or(AppError::NotFound)?;
    let (after, liaison) = parse(context.lang, &input, Some(&before.heading))?;
    let community = find(db, Lang::Fr, &before.slugs[0]).await?.ok_or(AppError::NotFound)?.community;
    let detail = if after.slugs == before.slugs { String::new() } else { after.slugs.join(" ") };
    db.transaction(async |transaction| {
        let (stored, _) = lock_facts(transaction, id).await?.ok_or(AppError::NotFound)?;
        let stored = CommunityInput::of(&stored, liaison_of(&mut *transaction, id).await?);
        if !is_unchanged(&input.seen, &stored) {
            return Err(ActionError::Conflict);
        }
        let renamed = after.heading != before.heading;
        if renamed && !rename(transaction, &community, &after.heading, me, now).await? {
            return Err(invalid("name-fr", t::administration_community_meanwhile(context.lang)));
        }
        change_facts(transaction, id, &after, now).await?.map_err(|slugs| taken(context.lang, slugs))?;
        set_liaison(transaction, id, liaison).await?;
        context.audit(transaction, "community.changed", id, &detail).await?;
        Ok(())
    })
    .await
}

/// Where a community goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveCommunity {
    /// Before its neighbour, or behind the next one.
    pub direction: Direction,
}

/// Exchanges a community with its neighbour in lists.
///
/// # Errors
/// When the database is unavailable.
pub async fn move_community(
    context: &ActionContext,
    id: CommunityId,
    input: MoveCommunity,
) -> Result<(), ActionError> {
    require(context, Action::ArrangeCommunities)?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if shift(transaction, id, input.direction == Direction::Up).await? {
                context.audit(transaction, "community.moved", id, "").await?;
            }
            Ok(())
        })
        .await
}

/// Archives a community: it leaves the lists, and those who belonged to it go on reading it.
///
/// # Errors
/// When the database is unavailable.
pub async fn archive_community(context: &ActionContext, id: CommunityId) -> Result<(), ActionError> {
    let now = context.portal.now();
    set_archived(context, id, Some(now), "community.archived").await
}

/// Puts an archived community back on the lists.
///
/// # Errors
/// When the database is unavailable.
pub async fn restore_community(context: &ActionContext, id: CommunityId) -> Result<(), ActionError> {
    set_archived(context, id, None, "community.restored").await
}

async fn set_archived(
    context: &ActionContext,
    id: CommunityId,
    archived_at: Option<i64>,
    action: &'static str,
) -> Result<(), ActionError> {
    require(context, Action::ArrangeCommunities)?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if archive(transaction, id, archived_at).await? {
                context.audit(transaction, action, id, "").await?;
            }
            Ok(())
        })
        .await
}
