//! The fields of a service.

/// A field of a service: the id of its control in the form, and a column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    NameFr,
    NameEn,
    DescriptionFr,
    DescriptionEn,
    Provider,
    Audiences,
    AgeFrom,
    AgeTo,
    Everywhere,
    Online,
    Regions,
    Municipalities,
    Languages,
    OtherLanguages,
    Phone,
    Email,
    Web,
    Place,
    HoursFr,
    HoursEn,
    CostFr,
    CostEn,
    Referral,
    VerifiedOn,
    VerifiedBy,
}

impl Column {
    /// All of them, in the order of a table.
    pub const ALL: [Self; 25] = [
        Self::NameFr,
        Self::NameEn,
        Self::DescriptionFr,
        Self::DescriptionEn,
        Self::Provider,
        Self::Audiences,
        Self::AgeFrom,
        Self::AgeTo,
        Self::Everywhere,
        Self::Online,
        Self::Regions,
        Self::Municipalities,
        Self::Languages,
        Self::OtherLanguages,
        Self::Phone,
        Self::Email,
        Self::Web,
        Self::Place,
        Self::HoursFr,
        Self::HoursEn,
        Self::CostFr,
        Self::CostEn,
        Self::Referral,
        Self::VerifiedOn,
        Self::VerifiedBy,
    ];

    /// The id of its control, and the name under which a form sends it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NameFr => "name-fr",
            Self::NameEn => "name-en",
            Self::DescriptionFr => "description-fr",
            Self::DescriptionEn => "description-en",
            Self::Provider => "provider-name",
            Self::Audiences => "audiences",
            Self::AgeFrom => "age-from",
            Self::AgeTo => "age-to",
            Self::Everywhere => "everywhere",
            Self::Online => "online",
            Self::Regions => "regions",
            Self::Municipalities => "municipalities",
            Self::Languages => "languages",
            Self::OtherLanguages => "other-languages",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Web => "web-link",
            Self::Place => "place",
            Self::HoursFr => "hours-fr",
            Self::HoursEn => "hours-en",
            Self::CostFr => "cost-fr",
            Self::CostEn => "cost-en",
            Self::Referral => "referral",
            Self::VerifiedOn => "verified-on",
            Self::VerifiedBy => "verifier-name",
        }
    }

    /// The columns of which a table has to have one: one of each list.
    pub const REQUIRED: [&[Self]; 5] = [
        &[Self::NameFr, Self::NameEn],
        &[Self::DescriptionFr, Self::DescriptionEn],
        &[Self::Provider],
        &[Self::Audiences],
        &[Self::Languages],
    ];
}
