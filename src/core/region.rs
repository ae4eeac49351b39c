//! The administrative regions of Québec.

use ensemble_lang::string_enum;

string_enum! {
    /// An administrative region of Québec, by its number.
    Region {
        BasSaintLaurent = "01",
        SaguenayLacSaintJean = "02",
        CapitaleNationale = "03",
        Mauricie = "04",
        Estrie = "05",
        Montreal = "06",
        Outaouais = "07",
        AbitibiTemiscamingue = "08",
        CoteNord = "09",
        NordDuQuebec = "10",
        GaspesieIlesDeLaMadeleine = "11",
        ChaudiereAppalaches = "12",
        Laval = "13",
        Lanaudiere = "14",
        Laurentides = "15",
        Monteregie = "16",
        CentreDuQuebec = "17",
    }
}

impl Region {
    /// Its name, the same in both languages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BasSaintLaurent => "Bas-Saint-Laurent",
            Self::SaguenayLacSaintJean => "Saguenay–Lac-Saint-Jean",
            Self::CapitaleNationale => "Capitale-Nationale",
            Self::Mauricie => "Mauricie",
            Self::Estrie => "Estrie",
            Self::Montreal => "Montréal",
            Self::Outaouais => "Outaouais",
            Self::AbitibiTemiscamingue => "Abitibi-Témiscamingue",
            Self::CoteNord => "Côte-Nord",
            Self::NordDuQuebec => "Nord-du-Québec",
            Self::GaspesieIlesDeLaMadeleine => "Gaspésie–Îles-de-la-Madeleine",
            Self::ChaudiereAppalaches => "Chaudière-Appalaches",
            Self::Laval => "Laval",
            Self::Lanaudiere => "Lanaudière",
            Self::Laurentides => "Laurentides",
            Self::Monteregie => "Montérégie",
            Self::CentreDuQuebec => "Centre-du-Québec",
        }
    }
}
