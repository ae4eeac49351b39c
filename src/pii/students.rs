//! Names near words for students.

use ensemble_lang::Lang;

use super::{
    Finding, FindingKind, KnownNames, Reason,
    context::{
        aged, belongs_to_adult_or_place, composed, everyday, exemplified, given, inclusive, initialled,
        invented, name_end, unknown,
    },
    lists::{self, GIVEN, school},
    text::{Gap, Text},
};

/// How far a name may be after its word, in tokens: of one student, of several.
const ONE: usize = 9;
const SEVERAL: usize = 5;
/// How far a name may be before its word.
const BEFORE: usize = 6;

/// Finds names of students.
pub(super) fn find(text: &Text, lang: Option<Lang>, known: &KnownNames) -> Vec<Finding> {
    let mut names = Names { text, lang, found: vec![None; text.tokens.len()] };
    for index in 0..text.tokens.len() {
        let one = text.is(index, lists::STUDENT);
        if one || text.is(index, lists::STUDENTS) {
            // « une de mes élèves, Thalie, ».
            let of = index > 2 && matches!(text.word(index - 3), "un" | "une" | "one" | "l");
            let one = one || of && matches!(text.word(index - 2), "de" | "of");
            names.after(index, !one);
            names.before(index);
        } else if text.is(index, lists::LITTLE) {
            names.little(index);
        } else if text.is(index, lists::FAMILY) {
            names.family(index);
        } else if text.is(index, lists::NAMED) {
            names.introduced(index);
        }
        if text.is(index, school::RELATIVES) {
            names.relative(index);
        }
        if text.is(index, school::BELONGINGS) {
            names.belonging(index);
        }
    }
    names.scenes();
    names.elsewhere(known);
    names.findings()
}

pub(super) struct Names<'a> {
    pub text: &'a Text,
    pub lang: Option<Lang>,
    /// Why a name begins with a token.
    pub found: Vec<Option<Reason>>,
}

impl Names<'_> {
    pub(super) fn given(&self, index: usize) -> bool {
        given(self.text, index, self.lang)
    }

    pub(super) fn mark(&mut self, index: usize, why: Reason) {
        if let Some(place) = self.found.get_mut(index) {
            place.get_or_insert(why);
        }
    }

    /// « mon élève Maélie », « un élève de 3e année qui s’appelle Xyz », “one student, Nathan,”.
    fn after(&mut self, cue: usize, several: bool) {
        let text = self.text;
        let head = inclusive(text, cue);
        let mut linked = false;
        for index in head + 1..text.ahead(head, if several { SEVERAL } else { ONE }) {
            let last = name_end(text, index);
            if invented(text, index, last) {
                return;
            }
            if !text.capital(index) {
                if text.is(index, lists::NAMED) {
                    linked = true;
                } else if !text.is(index, lists::BE_AND_OF) {
                    linked = false;
                }
                if index == head + 1 && self.small(index) {
                    self.mark(index, Reason::GivenName);
                    return;
                }
                // « un élève de Mme Gagnon », “students of Julie”: whose student it is.
                if index == head + 1 && text.is(index, lists::BY) && text.capital(index + 1) {
                    return;
                }
                continue;
            }
            let beside = index == head + 1 || linked;
            let why = if self.given(index) && (!several || beside || exemplified(text, index)) {
                Reason::GivenName
            } else if unknown(text, index, linked) && (linked || self.in_place(cue, head, index, several)) {
                Reason::UnknownName
            } else {
                linked = false;
                continue;
            };
            if belongs_to_adult_or_place(text, index, last, beside) {
                linked = false;
                continue;
            }
            self.mark(index, why);
            self.mark_joined_names(last);
            return;
        }
    }

    /// Whether a capitalised word stands where only a name does.
    fn in_place(&self, cue: usize, head: usize, index: usize, several: bool) -> bool {
        let text = self.text;
        if index != head + 1 {
            return false;
        }
        let next = name_end(text, index) + 1;
        let shut = matches!(text.gap(next), Gap::Comma | Gap::Close | Gap::Open);
        match text.gap(index) {
            // A capitalised cue and a capitalised word are a title: “Student Council”.
            Gap::Space | Gap::Underscore | Gap::Close => !several && !text.capital(cue),
            Gap::Colon => text.gap(next) != Gap::Space,
            Gap::Comma | Gap::Open => !several && shut,
            _ => false,
        }
    }

    /// A name in small letters right after its word: « mon élève maélie ».
    fn small(&self, index: usize) -> bool {
        let text = self.text;
        text.follows(index) && self.small_given(index)
    }

    /// « Léa et Samuel », « Thomas, Maélie et Noah ».
    pub(super) fn mark_joined_names(&mut self, mut last: usize) {
        loop {
            let next = last + 1;
            let joined = match self.text.word(next) {
                "et" | "and" | "ou" | "or" => next + 1,
                _ if self.text.gap(next) == Gap::Comma => next,
                _ => return,
            };
            // What follows a name that is marked was walked through before.
            let marked = self.found.get(joined).is_none_or(Option::is_some);
            if marked || self.text.gap(joined) == Gap::Sentence || !self.given(joined) {
                return;
            }
            last = name_end(self.text, joined);
            if belongs_to_adult_or_place(self.text, joined, last, false) {
                return;
            }
            self.mark(joined, Reason::GivenName);
        }
    }

    /// « Félix, mon élève », “Madison is a student”, « Olivier et les autres élèves ».
    fn before(&mut self, cue: usize) {
        let text = self.text;
        let from = text.back(cue, BEFORE);
        let mut index = cue;
        while index > from {
            index -= 1;
            let stands = self.given(index)
                || initialled(text, index)
                || matches!(text.gap(index), Gap::Sentence | Gap::Comma) && composed(text, index);
            if !stands || index > 0 && text.gap(index) == Gap::Hyphen {
                continue;
            }
            let last = name_end(text, index);
            if last < cue
                && self.is_student(last, cue)
                && !belongs_to_adult_or_place(text, index, last, false)
                && !invented(text, index, last)
            {
                self.mark(index, Reason::GivenName);
                // « Thomas et Maélie sont mes élèves. »
                let joined = index >= 2 && matches!(text.word(index - 1), "et" | "and");
                if joined
                    && self.given(index - 2)
                    && !belongs_to_adult_or_place(text, index - 2, index - 2, false)
                {
                    self.mark(index - 2, Reason::GivenName);
                }
            }
        }
    }

    fn is_student(&self, last: usize, cue: usize) -> bool {
        let text = self.text;
        let next = aged(text, last + 1);
        let owned = cue > 1 && text.is(cue - 1, lists::THEIRS) && !text.is(cue - 2, lists::BY);
        if owned || text.any(next, cue, lists::ROLES) {
            return false;
        }
        // « Dans le groupe de Julie, l’élève Sam »: the name of the student follows.
        let other = text.follows(cue + 1) && text.capital(cue + 1);
        let apposed = (matches!(text.gap(next), Gap::Comma | Gap::Open) && !other
            || next == cue && matches!(text.gap(cue), Gap::Hyphen | Gap::Underscore))
            && (next == cue || text.is(next, lists::DETERMINER))
            && (next + 1..cue).all(|index| {
                matches!(text.gap(index), Gap::Space | Gap::Apostrophe | Gap::Hyphen | Gap::Glued)
            });
        let counted = text.is(cue, lists::STUDENT)
            || (next..cue).any(|index| matches!(text.word(index), "un" | "une" | "one"));
        let is = text.is(next, lists::COPULA) || text.word(next) == "qui" && text.is(next + 1, lists::COPULA);
        let mine = text.is(next, lists::BE_AND_OF)
            && cue > 0
            && matches!(text.word(cue - 1), "mes" | "my" | "nos" | "our");
        let said = is && counted || mine;
        apposed || said || text.any(next, cue, lists::OTHERS)
    }

    /// « la petite Rosalie », “little Abigail”; the Petit Robert is a book.
    fn little(&mut self, cue: usize) {
        let text = self.text;
        let next = cue + 1;
        let titled = text.capital(cue) && text.gap(cue) != Gap::Sentence;
        if titled || !text.follows(next) || belongs_to_adult_or_place(text, next, name_end(text, next), true)
        {
            return;
        }
        let whose = cue.checked_sub(1).map_or("", |before| text.word(before));
        if self.given(next) {
            self.mark(next, Reason::GivenName);
        } else if matches!(whose, "la" | "le" | "ma" | "mon" | "my" | "notre" | "our")
            && unknown(text, next, false)
        {
            self.mark(next, Reason::UnknownName);
        }
    }

    /// « la mère de Kevin », “Kevin’s mother”, “IEP Zoe”.
    fn family(&mut self, cue: usize) {
        let text = self.text;
        let mut next = cue + 1;
        if matches!(text.word(next), "de" | "d" | "of") && text.follows(next) {
            next += 1;
        } else if text.gap(next) != Gap::Colon && (!text.is(cue, lists::PAPERS) || !text.follows(next)) {
            next = usize::MAX;
        }
        let strange = !text.capital(cue) && text.is(cue, school::RELATIVES) || text.is(cue, lists::PAPERS);
        let named = self.given(next)
            || strange && unknown(text, next, false) && (composed(text, next) || !text.capital(cue));
        if next < text.tokens.len()
            && named
            && !belongs_to_adult_or_place(text, next, name_end(text, next), false)
        {
            self.mark(next, Reason::FamilyOrFile);
            self.mark_joined_names(name_end(text, next));
        }
        self.owner(cue);
    }

    /// “Kevin’s mother”, “Emma Wilson’s IEP”.
    pub(super) fn owner(&mut self, cue: usize) {
        let text = self.text;
        let owner = cue
            .checked_sub(2)
            .filter(|owner| text.word(owner + 1) == "s" && text.gap(owner + 1) == Gap::Apostrophe);
        let Some(mut first) = owner else { return };
        while first > 0
            && text.capital(first - 1)
            && matches!(text.gap(first), Gap::Space | Gap::Hyphen | Gap::Apostrophe)
            && owner.is_some_and(|owner| owner - first < 5)
        {
            first -= 1;
        }
        // Words before the name, at the head of the sentence: “Yesterday Emma’s mother called.”
        while owner.is_some_and(|owner| first < owner) && !text.is(first, GIVEN) && !composed(text, first) {
            first += 1;
        }
        let named = self.given(first)
            || text.capital(first) && text.is(first, GIVEN) && !text.is(first, lists::MONTHS)
            || text.is(cue, school::RELATIVES) && unknown(text, first, false)
            || composed(text, first);
        if named && !belongs_to_adult_or_place(text, first, name_end(text, first), true) {
            self.mark(first, Reason::FamilyOrFile);
        }
    }

    /// « Elle s’appelle Océane », “his name is Liam”.
    fn introduced(&mut self, cue: usize) {
        let text = self.text;
        let before = |back: usize| cue.checked_sub(back).map_or("", |index| text.word(index));
        let called = before(1) == "s" && matches!(before(2), "il" | "elle" | "iel");
        let name = matches!(before(1), "son" | "his" | "her") && text.is(cue, lists::NAME_WORD);
        let next = cue + 1 + usize::from(name && text.is(cue + 1, lists::BE_AND_OF));
        let near = matches!(text.gap(next), Gap::Space | Gap::Colon);
        let work = text.any(text.back(cue, 8), text.ahead(cue, 8), lists::ROLES);
        let form = text.is(cue, lists::NAME_WORD) && text.gap(next) == Gap::Colon && self.given(next);
        if (called || name || form) && near && !work {
            if self.given(next) {
                self.mark(next, Reason::GivenName);
            } else if unknown(text, next, true) {
                self.mark(next, Reason::UnknownName);
            }
        }
    }

    /// A name that was found identifies wherever else it stands, whole or in part; and so does one that was
    /// found before.
    fn elsewhere(&mut self, known: &KnownNames) {
        let text = self.text;
        let mut names = known.clone();
        for index in (0..self.found.len()).filter(|index| self.found[*index].is_some()) {
            names.insert_name(text, index, name_end(text, index));
        }
        if names.is_empty() {
            return;
        }
        let mut next = 0;
        for index in 0..text.tokens.len() {
            // Parts of a name that was marked as a whole.
            if self.found[index].is_some() {
                next = name_end(text, index) + 1;
            }
            if index < next || !names.has(text.word(index)) {
                continue;
            }
            let first = index > 0 && text.gap(index) == Gap::Hyphen;
            let opens = text.gap(index) == Gap::Sentence && text.is(index, school::ALSO_FAMILY);
            let small = self.small_given(index);
            let titled = index > 0 && text.is(index - 1, school::TITLES);
            let stands = text.capital(index) && !opens || small;
            let barred = if titled {
                self.works(index)
            } else {
                belongs_to_adult_or_place(text, index, name_end(text, index), false)
            };
            if stands && !first && !barred {
                self.mark(index, Reason::NamedElsewhere);
                next = name_end(text, index) + 1;
            }
        }
    }

    /// Whether a token is a given name in small letters that is no word of every day.
    fn small_given(&self, index: usize) -> bool {
        let text = self.text;
        !text.capital(index)
            && text.length(index) > 3
            && text.is(index, GIVEN)
            && !everyday(text, index, None)
            && !text.is(index, lists::MONTHS)
    }

    /// Whether who bears a title is said to work at school: « Mme Gagnon, l’orthopédagogue ».
    pub(super) fn works(&self, index: usize) -> bool {
        let text = self.text;
        let last = name_end(text, index);
        let from = text.back(index, 4);
        let before = (from..index.saturating_sub(1))
            .any(|at| text.is(at, lists::ROLES) && !text.is(at, school::TITLES));
        before
            || (last + 1..text.ahead(last, 4))
                .any(|at| text.is(at, lists::ROLES) && !text.is(at, school::TITLES))
    }

    fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut index = 0;
        while index < self.found.len() {
            let Some(why) = self.found[index] else {
                index += 1;
                continue;
            };
            let last = name_end(self.text, index);
            let (start, end) = (self.text.tokens[index].start, self.text.tokens[last].end);
            findings.push(Finding { kind: FindingKind::Name, start, end, why });
            index = last + 1;
        }
        findings
    }
}
