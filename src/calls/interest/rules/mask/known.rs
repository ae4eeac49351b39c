//! What is known of those who must not be recognized.

use super::{
    super::super::model::Interest,
    Tells,
    words::{GENERIC, ORDINARY, PARTICLES, SHARED_DOMAINS, parts, words},
};

/// In how many ways the initials of an organization are looked for at most.
const MAX_INITIALS: usize = 16;

/// How a word has to be written to be taken for a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    Any,
    Capitalized,
    Upper,
}

pub(super) struct Pattern {
    /// Folded.
    pub(super) words: Vec<String>,
    pub(super) spelling: Spelling,
    pub(super) tells: Tells,
}

/// What is known of those who must not be recognized.
#[derive(Default)]
pub struct Known(pub(super) Vec<Pattern>);

impl Known {
    /// What an expression of interest says of its person and organization. `organizations` are the names of the organization
    /// that the portal knows.
    #[must_use]
    pub fn of(interest: &Interest, organizations: &[String]) -> Self {
        let known = Self::default()
            .person(&interest.name)
            .email(&interest.email)
            .person(&interest.representative_name)
            .email(&interest.representative_email)
            .organization(&interest.organization_name)
            .post(&interest.post);
        organizations.iter().fold(known, |known, name| known.organization(name))
    }

    /// The name of a person: whole, and each of its words.
    #[must_use]
    pub fn person(mut self, name: &str) -> Self {
        let parts = parts(name);
        self.whole(&parts, Spelling::Any, Tells::Person);
        for part in &parts {
            self.whole(std::slice::from_ref(part), Spelling::Any, Tells::Person);
            // D’Amours in Lafrenaye-D’Amours.
            for elided in part.windows(2).filter(|pair| pair[0].chars().count() == 1) {
                self.whole(&[elided.to_vec()], Spelling::Any, Tells::Person);
            }
            for word in part {
                self.of_name(word, Tells::Person);
            }
        }
        self
    }

    /// The name of an organization: whole, without the words that many have in common, each of its other words where it has a
    /// capital, and its initials.
    #[must_use]
    pub fn organization(mut self, name: &str) -> Self {
        let parts = parts(name);
        self.whole(&parts, Spelling::Any, Tells::Organization);
        let flat: Vec<String> = parts.concat();
        let says_little = |word: &String| is_in(GENERIC, word) || is_in(PARTICLES, word);
        if let [only] = flat.as_slice() {
            if !says_little(only) {
                let spelling = if only.chars().count() >= 4 { Spelling::Any } else { Spelling::Upper };
                self.add(flat.clone(), spelling, Tells::Organization);
            }
            return self;
        }
        let own: Vec<String> = flat.iter().skip_while(|word| says_little(word)).cloned().collect();
        if own.len() > 1 && own.len() < flat.len() {
            self.add(own, Spelling::Any, Tells::Organization);
        }
        for word in flat.iter().filter(|word| !says_little(word) && word.chars().count() >= 4) {
            self.add(vec![word.clone()], Spelling::Capitalized, Tells::Organization);
        }
        let is_small =
            |word: &String| is_in(PARTICLES, word) && !["saint", "sainte"].contains(&word.as_str());
        if flat.iter().filter(|word| !is_small(word)).count() >= 3 {
            for initials in initials(&flat, is_small) {
                self.add(vec![initials.concat()], Spelling::Upper, Tells::Organization);
                self.add(initials, Spelling::Upper, Tells::Organization);
            }
        }
        self
    }

    /// What an address for mail tells of a person and an organization.
    #[must_use]
    pub fn email(mut self, address: &str) -> Self {
        let Some((local, domain)) = address.split_once('@') else { return self };
        for word in words(local) {
            let word = word.folded.trim_matches(|letter: char| letter.is_ascii_digit()).to_owned();
            if word.chars().count() >= 4 {
                self.of_name(&word, Tells::Person);
            }
        }
        domain
            .split('.')
            .filter(|label| label.chars().count() >= 3 && !is_in(SHARED_DOMAINS, &label.to_lowercase()))
            .fold(self, Self::organization)
    }

    /// The names of places and organizations in a post: its words with a capital, except the first.
    #[must_use]
    pub fn post(mut self, post: &str) -> Self {
        for word in words(post).into_iter().skip(1).filter(|word| word.is_capitalized) {
            let says_little = is_in(GENERIC, &word.folded) || is_in(PARTICLES, &word.folded);
            if !says_little && word.folded.chars().count() >= 4 {
                self.add(vec![word.folded], Spelling::Capitalized, Tells::Organization);
            }
        }
        self
    }

    /// Words that a coordinator chose, in this order.
    #[must_use]
    pub fn chosen(mut self, words: &str) -> Self {
        let flat = parts(words).concat();
        if !flat.is_empty() {
            self.add(flat, Spelling::Any, Tells::Chosen);
        }
        self
    }

    /// Several words in their order: each for itself, and with those together that have no space between them.
    fn whole(&mut self, parts: &[Vec<String>], spelling: Spelling, tells: Tells) {
        let flat: Vec<String> = parts.concat();
        if flat.len() < 2 {
            return;
        }
        if parts.iter().any(|part| part.len() > 1) {
            self.add(parts.iter().map(|part| part.concat()).collect(), spelling, tells);
        }
        self.add(flat, spelling, tells);
    }

    /// One word of a person's name.
    fn of_name(&mut self, word: &str, tells: Tells) {
        let length = word.chars().count();
        if length < 2 || is_in(PARTICLES, word) {
            return;
        }
        let needs_capital = length < 4 || is_in(ORDINARY, word) || is_in(GENERIC, word);
        let spelling = if needs_capital { Spelling::Capitalized } else { Spelling::Any };
        self.add(vec![word.to_owned()], spelling, tells);
    }

    fn add(&mut self, words: Vec<String>, spelling: Spelling, tells: Tells) {
        self.0.push(Pattern { words, spelling, tells });
    }
}

/// The initials of words, with and without those of each small word: some organizations keep one of them.
fn initials(words: &[String], is_small: impl Fn(&String) -> bool) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for word in words {
        let Some(first) = word.chars().next() else { continue };
        let with: Vec<Vec<String>> =
            all.iter().map(|before| [before.as_slice(), &[first.to_string()]].concat()).collect();
        if !is_small(word) {
            all = with;
        } else if all.len() < MAX_INITIALS {
            all.extend(with);
        }
    }
    all
}

/// Whether a word is one of a list of words.
fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|each| each == word)
}
