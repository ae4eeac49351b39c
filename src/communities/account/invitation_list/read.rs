//! Reads a list of people as it is pasted from a spreadsheet, an email program or a text.

use super::super::{pending::EmailLanguage, rules::address};
use ensemble_core::fold::fold;
use ensemble_server::names;

/// What a list's first line may name its columns by, folded.
const HEADINGS: [&str; 16] = [
    "nom",
    "name",
    "prenom",
    "first name",
    "last name",
    "nom de famille",
    "courriel",
    "email",
    "e-mail",
    "adresse",
    "adresse courriel",
    "address",
    "email address",
    "langue",
    "language",
    "lang",
];

/// One person of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// Its place in the list, from 1.
    pub number: usize,
    /// As it was typed.
    pub text: String,
    /// The address, if there is one that email could reach.
    pub email: Option<String>,
    /// The person's name, if there is one.
    pub name: Option<String>,
    /// The language of the email, if the line says it.
    pub lang: Option<EmailLanguage>,
}

/// The people of a list. Empty lines and a line with the names of columns are left out; a line with several addresses has
/// several people.
#[must_use]
pub fn read_list(text: &str) -> Vec<ListLine> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let people = lines.enumerate().filter(|(place, line)| *place > 0 || !is_heading(line));
    people
        .flat_map(|(_, line)| people_of(line))
        .enumerate()
        .map(|(place, text)| read_line(place + 1, text))
        .collect()
}

fn is_separator(letter: char) -> bool {
    ['\t', ';', ',', '|'].contains(&letter)
}

fn is_heading(line: &str) -> bool {
    !line.contains('@')
        && line.split(is_separator).all(|field| {
            let field = fold(unquoted(field));
            field.is_empty() || HEADINGS.contains(&field.as_str())
        })
}

/// The parts of a line with one address each.
fn people_of(line: &str) -> Vec<&str> {
    if line.matches('@').count() < 2 {
        return vec![line];
    }
    for separator in [';', ',', ' '] {
        let parts: Vec<&str> = line.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|part| part.matches('@').count() == 1) {
            return parts;
        }
    }
    vec![line]
}

fn unquoted(field: &str) -> &str {
    field.trim_matches(|letter: char| letter.is_whitespace() || "\"'<>«»“”()".contains(letter))
}

fn read_line(number: usize, text: &str) -> ListLine {
    let bounds = |letter: char| letter.is_whitespace() || is_separator(letter) || "<>()\"".contains(letter);
    let typed = text.split(bounds).find(|word| word.contains('@')).unwrap_or_default();
    // Two addresses that nothing separates are none.
    let email = Some(typed.trim_start_matches("mailto:").trim_end_matches(['.', ':']))
        .filter(|_| text.matches('@').count() == 1)
        .and_then(address);
    let rest = if typed.is_empty() { text.to_owned() } else { text.replacen(typed, ";", 1) };
    let (mut lang, mut words) = (None, Vec::new());
    for field in rest.split(is_separator).map(unquoted).filter(|field| !field.is_empty()) {
        match language(field) {
            Some(known) if lang.is_none() => lang = Some(known),
            _ => words.push(field),
        }
    }
    let name = Some(names::line(&words.join(" "))).filter(|name| !name.is_empty());
    ListLine { number, text: text.to_owned(), email, name, lang }
}

/// The language that a field names.
fn language(field: &str) -> Option<EmailLanguage> {
    let lang = match fold(field).as_str() {
        "fr" | "fra" | "fr-ca" | "francais" | "francaise" | "french" => EmailLanguage::French,
        "en" | "eng" | "ang" | "en-ca" | "anglais" | "anglaise" | "english" => EmailLanguage::English,
        "fr/en" | "en/fr" | "bilingue" | "bilingual" | "les deux" | "both" => EmailLanguage::Both,
        _ => return None,
    };
    Some(lang)
}

#[cfg(test)]
mod tests {
    use super::{EmailLanguage, read_list};

    fn read(line: &str) -> (Option<String>, Option<String>, Option<EmailLanguage>) {
        let mut all = read_list(line);
        assert_eq!(all.len(), 1, "{line}: {all:?}");
        let line = all.remove(0);
        (line.name, line.email, line.lang)
    }

    #[test]
    fn a_line_is_read_however_it_is_separated() {
        let ana = |lang| (Some("Ana Roy".to_owned()), Some("ana.roy@ex.qc.ca".to_owned()), lang);
        for line in [
            "Ana Roy, ana.roy@ex.qc.ca, fr",
            "Ana Roy;ana.roy@ex.qc.ca;français",
            "Ana\tRoy\tAna.Roy@ex.qc.ca\tFrançais",
            "ana.roy@ex.qc.ca | Ana Roy | FR",
            "\"Ana Roy\" <ana.roy@ex.qc.ca>, french",
            "Ana Roy <mailto:ana.roy@ex.qc.ca> ; fr",
        ] {
            assert_eq!(read(line), ana(Some(EmailLanguage::French)), "{line}");
        }
        for line in ["Ana Roy ana.roy@ex.qc.ca", "Ana Roy (ana.roy@ex.qc.ca)", "ana.roy@ex.qc.ca Ana Roy"] {
            assert_eq!(read(line), ana(None), "{line}");
        }
        let address = Some("ana.roy@ex.qc.ca".to_owned());
        assert_eq!(read("ana.roy@ex.qc.ca"), (None, address.clone(), None));
        assert_eq!(read("ana.roy@ex.qc.ca; anglais"), (None, address, Some(EmailLanguage::English)));
    }

    #[test]
    fn a_line_without_an_address_keeps_its_text() {
        for line in ["Ana Roy", "Ana Roy; ana.roy@", "a@b@c.ca"] {
            let all = read_list(line);
            assert_eq!((all[0].email.as_deref(), all[0].text.as_str()), (None, line));
        }
    }

    #[test]
    fn headings_and_empty_lines_are_no_people_and_a_line_may_have_several() {
        let all =
            read_list("Nom;Courriel;Langue\n\n Ana; ana@ex.ca; fr \r\nMarc <marc@ex.ca>; Léa <lea@ex.ca>\n");
        let found: Vec<_> =
            all.iter().map(|line| (line.number, line.name.as_deref(), line.email.as_deref())).collect();
        assert_eq!(
            found,
            [
                (1, Some("Ana"), Some("ana@ex.ca")),
                (2, Some("Marc"), Some("marc@ex.ca")),
                (3, Some("Léa"), Some("lea@ex.ca")),
            ]
        );
        assert_eq!(read_list("Ana; a@ex.ca; Marc; b@ex.ca").len(), 1, "what cannot be divided stays whole");
        assert_eq!(read_list("a@ex.ca, b@ex.ca c@ex.ca").len(), 3);
        assert!(read_list(" \n\n").is_empty());
    }
}
