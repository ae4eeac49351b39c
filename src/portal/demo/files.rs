//! The TOML files of this folder, read into the model.

use serde::{Deserialize, de::DeserializeOwned};

use super::{DemoError, both};
use ensemble_communities::{
    community::model::{
        Capacity, Community, CommunityKind, Deadline, Heading, Level, Levels, Months, Network, Organization,
        OrganizationKind, Profession, Profile, Texts,
    },
    deliverable::model::{DeliverableState, Plan as DeliverablePlan, Season, Work, WorkKind},
    membership::model::Liaison,
    page::model::SitePage,
};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    ids::{CommunityId, PageId},
    typography,
};
use ensemble_meetings::meeting::model::{Configuration, Modality, Phase};

/// A community of the file, and what it refers to.
pub(super) struct Entry {
    pub key: String,
    pub community: Community,
    pub old_slugs: Vec<(Lang, String)>,
    pub organizations: Vec<String>,
    pub liaison: Liaison,
    pub deliverables: Vec<DeliverablePlan>,
}

/// A meeting of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub community: String,
    pub in_days: i64,
    pub time: Option<jiff::civil::Time>,
    #[serde(default, rename = "month_only")]
    _month_only: bool,
    pub duration: u16,
    #[serde(default = "published")]
    pub phase: Phase,
    pub modality: Modality,
    pub configuration: Option<Configuration>,
    /// Where people meet by video.
    pub video: Option<String>,
    /// What its agenda begins with.
    #[serde(default = "usual")]
    pub template: String,
    #[serde(deserialize_with = "passage")]
    pub title: LocalizedText,
    #[serde(default, deserialize_with = "some_passage")]
    pub place: Option<LocalizedText>,
}

const fn published() -> Phase {
    Phase::Published
}

fn usual() -> String {
    "community".to_owned()
}

/// The slugs of something, one per language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slugs {
    pub fr: String,
    pub en: String,
}

pub(super) fn meetings() -> Result<Vec<Plan>, DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        meeting: Vec<Plan>,
    }
    Ok(read::<File>(include_str!("meetings.toml"))?.meeting)
}

pub(super) fn organizations() -> Result<Vec<(String, Organization, Network)>, DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        organization: Vec<Row>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        key: String,
        kind: OrganizationKind,
        network: Network,
        #[serde(deserialize_with = "passage")]
        name: LocalizedText,
        short: String,
    }
    Ok(read::<File>(include_str!("organizations.toml"))?
        .organization
        .into_iter()
        .map(|row| {
            (row.key, Organization { kind: row.kind, name: row.name, short_name: row.short }, row.network)
        })
        .collect())
}

pub(super) fn pages(now: i64) -> Result<Vec<SitePage>, DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        page: Vec<Row>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        key: String,
        slug: Slugs,
        #[serde(deserialize_with = "passage")]
        title: LocalizedText,
        #[serde(deserialize_with = "passage")]
        body: LocalizedText,
    }
    Ok(read::<File>(include_str!("pages.toml"))?
        .page
        .into_iter()
        .map(|row| SitePage {
            id: PageId::new(),
            key: row.key,
            slugs: both(&row.slug),
            title: row.title,
            body: row.body,
            revision: 1,
            updated_at: now,
        })
        .collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommunityRow {
    key: String,
    kind: CommunityKind,
    network: Network,
    levels: Vec<Level>,
    profession: Option<Profession>,
    capacity: CapacityRow,
    meetings_per_year: u16,
    months: Vec<u8>,
    first_year: i16,
    years: u16,
    slug: Slugs,
    #[serde(default)]
    old_slug: OldSlugs,
    #[serde(deserialize_with = "passage")]
    name: LocalizedText,
    #[serde(deserialize_with = "passage")]
    summary: LocalizedText,
    #[serde(deserialize_with = "passage")]
    purpose: LocalizedText,
    #[serde(default, deserialize_with = "passages")]
    aims: Vec<LocalizedText>,
    #[serde(default, deserialize_with = "passages")]
    objectives: Vec<LocalizedText>,
    #[serde(default, deserialize_with = "passages")]
    questions: Vec<LocalizedText>,
    #[serde(default, deserialize_with = "passages")]
    priorities: Vec<LocalizedText>,
    #[serde(default)]
    deliverable: Vec<DeliverableRow>,
    #[serde(default)]
    deadline: Vec<DeadlineRow>,
    organizations: Vec<String>,
    #[serde(default = "no_order")]
    liaison: Liaison,
}

const fn no_order() -> Liaison {
    Liaison::None
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OldSlugs {
    fr: Option<String>,
    en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeliverableRow {
    season: Season,
    year: i16,
    state: DeliverableState,
    date: Option<String>,
    /// What fulfils it elsewhere, and its name.
    link: Option<String>,
    #[serde(default, deserialize_with = "some_passage")]
    name: Option<LocalizedText>,
    /// Why it was dropped.
    #[serde(default, deserialize_with = "some_passage")]
    reason: Option<LocalizedText>,
    #[serde(deserialize_with = "passage")]
    title: LocalizedText,
}

impl DeliverableRow {
    fn plan(self, dated: impl Fn(LocalizedText) -> LocalizedText) -> DeliverablePlan {
        let work = self.link.zip(self.name).map(|(address, name)| Work {
            kind: WorkKind::Link,
            id: String::new(),
            name,
            addresses: [address.clone(), address],
        });
        DeliverablePlan {
            title: dated(self.title),
            season: self.season,
            year: self.year,
            date: self.date,
            state: self.state,
            reason: self.reason,
            work,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineRow {
    day: String,
    #[serde(deserialize_with = "passage")]
    title: LocalizedText,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum CapacityRow {
    Word(CapacityWord),
    Seats { seats: u32 },
    Range { from: u32, to: u32 },
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum CapacityWord {
    Undecided,
    None,
}

impl From<CapacityRow> for Capacity {
    fn from(row: CapacityRow) -> Self {
        match row {
            CapacityRow::Word(CapacityWord::Undecided) => Self::Undecided,
            CapacityRow::Word(CapacityWord::None) => Self::Unlimited,
            CapacityRow::Seats { seats } => Self::Seats(seats),
            CapacityRow::Range { from, to } => Self::Range { from, to },
        }
    }
}

/// The communities of the file. A text that is behind has been so for a month before `now`.
pub(super) fn communities(now: i64) -> Result<Vec<Entry>, DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        community: Vec<CommunityRow>,
    }
    const MONTH: i64 = 30 * 24 * 3_600_000;
    let dated = |passage: LocalizedText| match passage {
        LocalizedText::Pair { source, fr, en, translation: Translation::Outdated { lang, .. } } => {
            LocalizedText::Pair {
                source,
                fr,
                en,
                translation: Translation::Outdated { lang, since: now - MONTH },
            }
        }
        other => other,
    };
    Ok(read::<File>(include_str!("communities.toml"))?
        .community
        .into_iter()
        .map(|row| Entry {
            key: row.key,
            old_slugs: [(Lang::Fr, row.old_slug.fr), (Lang::En, row.old_slug.en)]
                .into_iter()
                .filter_map(|(lang, slug)| Some((lang, slug?)))
                .collect(),
            organizations: row.organizations,
            liaison: row.liaison,
            deliverables: row.deliverable.into_iter().map(|each| each.plan(dated)).collect(),
            community: Community {
                id: CommunityId::new(),
                slugs: both(&row.slug),
                profile: Profile {
                    kind: row.kind,
                    network: row.network,
                    profession: row.profession,
                    levels: Levels::of(&row.levels),
                    capacity: row.capacity.into(),
                    meetings_per_year: row.meetings_per_year,
                    months: Months::of(&row.months),
                    first_year: row.first_year,
                    years: row.years,
                },
                revision: 1,
                heading: Heading { name: dated(row.name), summary: Some(dated(row.summary)) },
                texts: Texts {
                    purpose: Some(dated(row.purpose)),
                    aims: row.aims.into_iter().map(dated).collect(),
                    objectives: row.objectives.into_iter().map(dated).collect(),
                    questions: row.questions.into_iter().map(dated).collect(),
                    priorities: row.priorities.into_iter().map(dated).collect(),
                    deadlines: row
                        .deadline
                        .into_iter()
                        .map(|each| Deadline { title: dated(each.title), day: each.day })
                        .collect(),
                },
                organizations: Vec::new(),
                cover: None,
            },
        })
        .collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageRow {
    source: Lang,
    fr: Option<String>,
    en: Option<String>,
    outdated: Option<Lang>,
    #[serde(default = "yes")]
    reviewed: bool,
}

const fn yes() -> bool {
    true
}

impl TryFrom<PassageRow> for LocalizedText {
    type Error = &'static str;

    fn try_from(row: PassageRow) -> Result<Self, Self::Error> {
        let set = |lang: Lang, text: Option<String>| {
            text.map(|text| typography::typeset(lang == Lang::Fr, text.trim()))
        };
        match (set(Lang::Fr, row.fr), set(Lang::En, row.en)) {
            (Some(fr), Some(en)) => Ok(Self::Pair {
                source: row.source,
                fr,
                en,
                translation: match row.outdated {
                    Some(lang) => Translation::Outdated { lang, since: 0 },
                    None => Translation::Current { reviewed: row.reviewed },
                },
            }),
            (Some(text), None) => Ok(Self::Single { lang: Lang::Fr, text }),
            (None, Some(text)) => Ok(Self::Single { lang: Lang::En, text }),
            (None, None) => Err("a passage without a text"),
        }
    }
}

pub(super) fn passage<'de, D: serde::Deserializer<'de>>(from: D) -> Result<LocalizedText, D::Error> {
    PassageRow::deserialize(from)?.try_into().map_err(serde::de::Error::custom)
}

pub(super) fn some_passage<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<LocalizedText>, D::Error> {
    passage(from).map(Some)
}

pub(super) fn passages<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<LocalizedText>, D::Error> {
    Vec::<PassageRow>::deserialize(from)?
        .into_iter()
        .map(|row| row.try_into().map_err(serde::de::Error::custom))
        .collect()
}

pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|error| DemoError::Content(error.to_string()))
}
