//! The words of this feature. Pure: the browser has them too.

use serde::{Deserialize, Serialize};

use ensemble_core::{LocalizedText, ids::CommunityId, string_enum};

string_enum! {
    /// What kind of community it is.
    CommunityKind {
        /// Professionals who share what works and build guides of practice.
        Practice = "practice",
        /// A small group that works on one member's situation at a time, in set steps.
        Codevelopment = "codevelopment",
    }
}

string_enum! {
    /// Which school network a community or an organization belongs to.
    Network {
        /// Both, together.
        Both = "both",
        /// The French network.
        French = "french",
        /// The English network.
        English = "english",
    }
}

string_enum! {
    /// The profession that a community gathers, when it gathers one.
    Profession {
        /// Conseillère ou conseiller en orientation.
        GuidanceCounsellor = "guidance-counsellor",
        /// Orthophoniste.
        SpeechLanguagePathologist = "speech-language-pathologist",
        /// Psychoéducatrice ou psychoéducateur.
        Psychoeducator = "psychoeducator",
        /// Psychologue.
        Psychologist = "psychologist",
        /// Orthopédagogue.
        RemedialTeacher = "remedial-teacher",
        /// Gestionnaire de services complémentaires.
        Manager = "manager",
    }
}

string_enum! {
    /// A level of the school system.
    Level {
        /// Éducation préscolaire.
        Preschool = "preschool",
        /// Enseignement primaire.
        Primary = "primary",
        /// Enseignement secondaire.
        Secondary = "secondary",
        /// Formation professionnelle (FP).
        Vocational = "vocational",
        /// Formation générale des adultes (FGA).
        Adult = "adult",
    }
}

string_enum! {
    /// What sort of organization takes part.
    OrganizationKind {
        /// Centre de services scolaire.
        ServiceCentre = "service-centre",
        /// Commission scolaire.
        SchoolBoard = "school-board",
        /// École privée agréée.
        PrivateSchool = "private-school",
        /// Ordre professionnel.
        Order = "order",
        /// Ministère.
        Ministry = "ministry",
        /// Université.
        University = "university",
        /// Anything else.
        Other = "other",
    }
}

string_enum! {
    /// Which kind of [`Capacity`] it is.
    CapacityKind {
        Undecided = "undecided",
        Unlimited = "none",
        Seats = "seats",
        Range = "range",
    }
}

/// How many can take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Capacity {
    /// Not yet decided, which is not zero.
    Undecided,
    /// No limit.
    Unlimited,
    /// So many seats.
    Seats(u32),
    /// Between two numbers, both included.
    Range {
        /// The fewest.
        from: u32,
        /// The most.
        to: u32,
    },
}

impl Capacity {
    /// The kind, and the numbers as columns and forms hold them: how many, or from how many to how many.
    #[must_use]
    pub const fn parts(self) -> (CapacityKind, Option<u32>, Option<u32>) {
        match self {
            Self::Undecided => (CapacityKind::Undecided, None, None),
            Self::Unlimited => (CapacityKind::Unlimited, None, None),
            Self::Seats(seats) => (CapacityKind::Seats, Some(seats), None),
            Self::Range { from, to } => (CapacityKind::Range, Some(from), Some(to)),
        }
    }

    /// The capacity of these parts; `None` where the numbers do not fit the kind.
    #[must_use]
    pub const fn from_parts(kind: CapacityKind, from: Option<u32>, to: Option<u32>) -> Option<Self> {
        match (kind, from, to) {
            (CapacityKind::Undecided, None, None) => Some(Self::Undecided),
            (CapacityKind::Unlimited, None, None) => Some(Self::Unlimited),
            (CapacityKind::Seats, Some(seats), None) => Some(Self::Seats(seats)),
            (CapacityKind::Range, Some(from), Some(to)) => Some(Self::Range { from, to }),
            _ => None,
        }
    }
}

/// A set of levels; empty means every level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levels(pub u8);

impl Levels {
    /// Collects levels.
    #[must_use]
    pub fn of(levels: &[Level]) -> Self {
        Self(levels.iter().fold(0, |bits, level| bits | Self::bit(*level)))
    }

    /// The bit of one level, as the database keeps it.
    #[must_use]
    pub const fn bit(level: Level) -> u8 {
        1 << level as u8
    }

    /// The levels, from the youngest students on; none when every level is meant.
    pub fn iter(self) -> impl Iterator<Item = Level> {
        Level::ALL.iter().copied().filter(move |level| self.0 & Self::bit(*level) != 0)
    }
}

/// A set of months, January being 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Months(pub u16);

impl Months {
    /// Collects months, 1 to 12; others are left out.
    #[must_use]
    pub fn of(months: &[u8]) -> Self {
        Self(
            months
                .iter()
                .filter(|month| (1..=12).contains(*month))
                .fold(0, |bits, month| bits | 1 << (month - 1)),
        )
    }

    /// The months in the order of a school year, which begins in July.
    pub fn in_school_year(self) -> impl Iterator<Item = i8> {
        (7..=12).chain(1..=6).filter(move |month: &i8| self.0 & (1 << (month - 1)) != 0)
    }
}

/// The facts of a community that are not text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Practice or codevelopment.
    pub kind: CommunityKind,
    /// The network or networks it spans.
    pub network: Network,
    /// The profession it gathers, if one.
    pub profession: Option<Profession>,
    /// The levels it works with.
    pub levels: Levels,
    /// How many can take part.
    pub capacity: Capacity,
    /// Meetings in a school year.
    pub meetings_per_year: u16,
    /// The months in which it meets.
    pub months: Months,
    /// The calendar year in which its first school year begins.
    pub first_year: i16,
    /// How many school years it spans.
    pub years: u16,
}

/// A community as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunityCard {
    /// Its id.
    pub id: CommunityId,
    /// Its slug in the reader's language.
    pub slug: String,
    /// Kind, network, capacity…
    pub profile: Profile,
    /// What it is called, and what it is for.
    pub heading: Heading,
    /// How many organizations take part.
    pub organizations: u32,
}

/// Everything that a community's page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// Its id.
    pub id: CommunityId,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
    /// Kind, network, capacity…
    pub profile: Profile,
    /// How many times its texts were saved, from 1.
    pub revision: i64,
    /// What lists show of it.
    pub heading: Heading,
    /// What its page says.
    pub texts: Texts,
    /// Who takes part.
    pub organizations: Vec<Organization>,
    /// Its cover, if it has one.
    pub cover: Option<Cover>,
}

/// A community's cover, without the picture itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Its width in points.
    pub width: u32,
    /// Its height in points.
    pub height: u32,
    /// What it shows.
    pub alt: LocalizedText,
    /// When it was set, in milliseconds UTC.
    pub updated_at: i64,
}

/// What the coordination settles of a community; the rest of its page is written by its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Kind, network, capacity…
    pub profile: Profile,
    /// What lists show of it.
    pub heading: Heading,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
}

/// A community in the coordination's own list, which has the archived ones, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// Its id.
    pub id: CommunityId,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
    /// Practice or codevelopment.
    pub kind: CommunityKind,
    /// What it is called.
    pub name: LocalizedText,
    /// When it was archived, in milliseconds UTC.
    pub archived_at: Option<i64>,
    /// How many people belong to it.
    pub people: u32,
    /// How many organizations take part.
    pub organizations: u32,
}

/// What lists show of a community.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// What it is called.
    pub name: LocalizedText,
    /// What it is for, in a sentence or two.
    #[serde(default)]
    pub summary: Option<LocalizedText>,
}

/// What a community's page says, beside its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// What it is for, in Markdown.
    pub purpose: Option<LocalizedText>,
    /// What it strives for.
    pub aims: Vec<LocalizedText>,
    /// What it sets out to do.
    pub objectives: Vec<LocalizedText>,
    /// The questions that guide it.
    pub questions: Vec<LocalizedText>,
    /// What it settled on for the year, two or three things.
    pub priorities: Vec<LocalizedText>,
    /// What is due on a day.
    pub deadlines: Vec<Deadline>,
}

/// Something that is due on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// What is due.
    pub title: LocalizedText,
    /// `2027-01-15`.
    pub day: String,
}

/// An organization that takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// What sort.
    pub kind: OrganizationKind,
    /// Its whole name.
    pub name: LocalizedText,
    /// Its short name.
    pub short_name: String,
}

/// What a reader filters the list by; `None` is everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommunityFilter {
    /// Only this kind.
    pub kind: Option<CommunityKind>,
    /// Only this profession.
    pub profession: Option<Profession>,
    /// Only those that work with this level.
    pub level: Option<Level>,
    /// Only those that this network takes part in.
    pub network: Option<Network>,
}
