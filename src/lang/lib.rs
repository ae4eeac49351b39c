//! The two languages of the network, enums whose values are words, and how spellings are compared: what the smallest wasm
//! needs of the core, which offers them again.

pub mod fold;
pub mod string_enum;

use serde::{Deserialize, Serialize};

use string_enum::UnknownValue;

/// A language of the network. There are two, and the portal treats them alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, as in Québec.
    #[default]
    Fr,
    /// English, as in Canada.
    En,
}

impl std::str::FromStr for Lang {
    type Err = UnknownValue;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::from_code(code).ok_or(UnknownValue)
    }
}

impl Lang {
    /// Both, French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The code used in paths and in the database: `fr`, `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag used in `lang` and `hreflang`: `fr-CA`, `en-CA`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-CA",
            Self::En => "en-CA",
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// The language's name in itself, as a language switch shows it.
    #[must_use]
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// Reads a code as it stands in a path or a column; anything else is `None`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}
