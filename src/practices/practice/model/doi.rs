//! Digital object identifiers: which texts are one, and how they are written. Pure; nothing is looked up.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The longest DOI, in characters.
const MAX_LENGTH: usize = 255;
/// How the addresses begin that people copy, and other ways to write that a DOI follows.
const BEGINNINGS: [&str; 9] = [
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "https://www.doi.org/",
    "http://www.doi.org/",
    "doi.org/",
    "dx.doi.org/",
    "doi:",
];

/// A DOI: `10.`, the number of a registrant, `/`, the name that they gave. In small letters, because upper and lower case name
/// the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Doi(String);

/// A text is no DOI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a DOI")]
pub struct NotADoi;

impl Doi {
    /// Where it leads.
    #[must_use]
    pub fn address(&self) -> String {
        let mut address = "https://doi.org/".to_owned();
        for byte in self.0.bytes() {
            let plain = byte.is_ascii_alphanumeric() || b"-._~/:;()".contains(&byte);
            if plain { address.push(char::from(byte)) } else { address.push_str(&format!("%{byte:02X}")) }
        }
        address
    }

    /// The DOI by itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Doi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Doi> for String {
    fn from(doi: Doi) -> Self {
        doi.0
    }
}

impl TryFrom<String> for Doi {
    type Error = NotADoi;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl FromStr for Doi {
    type Err = NotADoi;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.trim().to_lowercase();
        let is_address =
            BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning) && *beginning != "doi:");
        let bare =
            BEGINNINGS.iter().find_map(|beginning| lower.strip_prefix(beginning)).unwrap_or(&lower).trim();
        let bare = if is_address {
            percent_encoding::percent_decode_str(bare).decode_utf8().map_err(|_| NotADoi)?.to_lowercase()
        } else {
            bare.to_owned()
        };
        let (registrant, name) = bare.split_once('/').ok_or(NotADoi)?;
        let numbers = registrant.strip_prefix("10.").ok_or(NotADoi)?;
        let mut parts = numbers.split('.');
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let first = parts.next().is_some_and(|part| is_number(part) && (4..=9).contains(&part.len()));
        let valid = first
            && parts.all(is_number)
            && !name.is_empty()
            && name.chars().all(|letter| !letter.is_whitespace() && !letter.is_control())
            && bare.chars().count() <= MAX_LENGTH;
        if valid { Ok(Self(bare)) } else { Err(NotADoi) }
    }
}

/// Whether a word of a reference is meant as a DOI.
fn looks_like_one(word: &str) -> bool {
    let lower = word.to_lowercase();
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
        || lower.starts_with("10.") && lower.contains('/')
}

/// A word without the punctuation around it. A closing bracket stays that closes one within the word.
fn without_punctuation(word: &str) -> &str {
    let mut word = word.trim_start_matches(['(', '[', '<', '«', '"']);
    loop {
        let ends = word.ends_with(['.', ',', ';', '>', ']', '»', '"'])
            || word.ends_with(')') && word.matches(')').count() > word.matches('(').count();
        if !ends {
            return word;
        }
        let mut letters = word.chars();
        letters.next_back();
        word = letters.as_str();
    }
}

/// A reference without its DOI, and the DOI.
///
/// # Errors
/// The word that is meant as a DOI and is none.
pub fn split(reference: &str) -> Result<(String, Option<Doi>), String> {
    // `doi: 10.…` is written with and without a space.
    let joined = reference.replace("doi: ", "doi:").replace("DOI: ", "doi:").replace("DOI ", "doi:");
    let mut words: Vec<&str> = joined.split_whitespace().collect();
    let Some(at) = words.iter().rposition(|word| looks_like_one(without_punctuation(word))) else {
        return Ok((joined.split_whitespace().collect::<Vec<_>>().join(" "), None));
    };
    let word = without_punctuation(words[at]);
    let doi: Doi = word.parse().map_err(|NotADoi| word.to_owned())?;
    words.remove(at);
    Ok((words.join(" "), Some(doi)))
}

#[cfg(test)]
mod tests {
    use super::{Doi, NotADoi, split};

    #[test]
    fn a_doi_is_the_same_however_it_is_copied() {
        for typed in [
            "10.5555/CIS.2023.14.241",
            " 10.5555/cis.2023.14.241 ",
            "doi:10.5555/cis.2023.14.241",
            "DOI: 10.5555/cis.2023.14.241",
            "https://doi.org/10.5555/cis.2023.14.241",
            "http://dx.doi.org/10.5555/cis.2023.14.241",
            "doi.org/10.5555/cis.2023.14.241",
        ] {
            let doi: Doi = typed.parse().expect("a DOI");
            assert_eq!(doi.as_str(), "10.5555/cis.2023.14.241", "{typed}");
            assert_eq!(doi.address(), "https://doi.org/10.5555/cis.2023.14.241");
        }
    }

    #[test]
    fn what_is_no_doi_is_refused() {
        for typed in [
            "",
            "10.5555",
            "10.5555/",
            "11.5555/x",
            "10.55/x",
            "10.5555x/x",
            "10.5555./x",
            "10.5555/a b",
            "https://exemple.org/10.5555/x",
            "doi:",
            "10.1234567890/x",
        ] {
            assert_eq!(typed.parse::<Doi>(), Err(NotADoi), "{typed}");
        }
    }

    #[test]
    fn signs_of_old_dois_survive_the_way_through_an_address() {
        let doi: Doi = "10.1002/(SICI)1097<1:AID>3.0;2-#".parse().expect("a DOI");
        assert_eq!(doi.address(), "https://doi.org/10.1002/(sici)1097%3C1:aid%3E3.0;2-%23");
        assert_eq!(doi.address().parse::<Doi>(), Ok(doi));
    }

    #[test]
    fn a_reference_gives_its_doi_away() {
        let (text, doi) =
            split("Roy, A. (2023). Un titre. Revue, 14(2), 41-58. https://doi.org/10.5555/x.1.")
                .expect("one");
        assert_eq!(text, "Roy, A. (2023). Un titre. Revue, 14(2), 41-58.");
        assert_eq!(doi.expect("a DOI").as_str(), "10.5555/x.1");
        let (text, doi) = split("Roy, A. (2021). Un livre.").expect("none");
        assert_eq!((text.as_str(), doi), ("Roy, A. (2021). Un livre.", None));
        assert_eq!(split("Roy. doi: 10.55/x"), Err("doi:10.55/x".to_owned()));
        assert_eq!(
            split("Roy (doi:10.5555/a(b)c)").expect("one").1.expect("a DOI").as_str(),
            "10.5555/a(b)c"
        );
    }

    #[test]
    fn a_stored_doi_is_read_again() {
        let doi: Doi = "10.5555/x".parse().expect("a DOI");
        let stored = serde_json::to_string(&doi).expect("JSON");
        assert_eq!(stored, "\"10.5555/x\"");
        assert_eq!(serde_json::from_str::<Doi>(&stored).expect("a DOI"), doi);
        assert!(serde_json::from_str::<Doi>("\"x\"").is_err());
    }
}
