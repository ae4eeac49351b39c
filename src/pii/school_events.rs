//! Names in what happens at school: « Jayden arrive en retard », “Emma cried in class”, « Mohamed, en 2e secondaire, ».
//!
//! A given name alone is as often a colleague's. It is taken for a student's when the sentence says what
//! students do and colleagues do not; never where the text says that it is a colleague's.

use super::{
    KnownNames, Reason, combined_details,
    context::{colleague, composed, everyday, invented, name_end, unknown},
    lists::{self, GIVEN, school},
    students::Names,
    text::Gap,
};

/// How far what is done may be from who does it, in tokens.
const NEAR: usize = 6;
const FAR: usize = 10;

impl Names<'_> {
    /// Looks at each name by itself.
    pub(super) fn scenes(&mut self) {
        let text = self.text;
        // Who is a colleague once is one in the whole text.
        let mut colleagues = KnownNames::default();
        let mut names = Vec::new();
        let mut index = 0;
        while index < text.tokens.len() {
            if !text.capital(index) || text.length(index) < 2 && !composed(text, index) {
                index += 1;
                continue;
            }
            let last = name_end(text, index);
            let known = text.is(index, GIVEN) && !text.is(index, lists::MONTHS);
            if known || unknown(text, index, false) && !text.is(index, school::ANYONE) {
                if known && colleague(text, index, last) {
                    colleagues.insert(text.word(index));
                }
                names.push((index, last, known));
                index = last;
            }
            index += 1;
        }
        let mut before: Option<(usize, usize)> = None;
        for (first, last, known) in names {
            let may = known && !colleagues.has(text.word(first));
            if self.found[first].is_none()
                && (may || !known)
                && let Some(why) = self.scene(first, last, known)
            {
                self.mark(first, why);
                if known {
                    self.mark_joined_names(last);
                }
                // « Mathéo et Liam se battent »: the verb is after the last of them.
                if let Some((earlier, end)) = before
                    && end + 2 == first
                    && matches!(text.word(end + 1), "et" | "and")
                {
                    self.mark(earlier, why);
                }
            }
            before = may.then_some((first, last));
        }
    }

    fn scene(&self, first: usize, last: usize, known: bool) -> Option<Reason> {
        let text = self.text;
        let handled = first > 0
            && text.follows(first)
            && text.is(first - 1, school::ADULT)
            && !text.is(first - 1, school::CARE);
        if text.gap(first) == Gap::Hyphen || handled || invented(text, first, last) {
            return None;
        }
        let acts = self.acts(last);
        let common = text.gap(first) == Gap::Sentence && everyday(text, first, self.lang);
        if !known || common {
            // A word that is no known name, or an everyday one: only right before what students do.
            let sure = acts.is_some_and(|far| far < 4 && (known || self.acts_alone(first, last, far)))
                || !common && composed(text, first) && (acts.is_some() || self.placed(last));
            let stands = sure && !self.other_subject(first) && !colleague(text, first, last);
            return stands.then_some(if known { Reason::GivenName } else { Reason::UnknownName });
        }
        let strong = acts.is_some() || self.placed(last) || self.cared(first);
        let found = if strong {
            !colleague(text, first, last)
        } else {
            self.student(first, last) && self.subject(first) && self.at_school(first, last)
        };
        found.then_some(Reason::GivenName)
    }

    /// Whether what is done is done by one, and not by an institution: « Hydro-Québec a refusé », “Boys fought”.
    fn acts_alone(&self, first: usize, last: usize, far: usize) -> bool {
        let (subject, verb) = (self.text.word(first), self.text.word(last + far));
        let several = subject.ends_with('s') && !verb.ends_with('s');
        !several && (far == 1 || !verb.starts_with("refus"))
    }

    /// Whether a word at the head of a sentence stands for no name: “Everybody cried”.
    fn other_subject(&self, first: usize) -> bool {
        [school::ANYONE, school::PLACES, school::RELATIVES, lists::STUDENTS]
            .iter()
            .any(|list| self.text.is(first, *list))
    }

    /// How many tokens after the name what only students do stands.
    fn acts(&self, last: usize) -> Option<usize> {
        let text = self.text;
        // « Ismaël, qui ne mange plus »: what is said in the clause is said of the name.
        let clause = matches!(text.gap(last + 1), Gap::Comma | Gap::Open)
            && matches!(text.word(last + 1), "qui" | "who");
        let from = last + 1 + usize::from(clause);
        for index in from..text.ahead(last, NEAR) {
            let joined = matches!(text.gap(index), Gap::Space | Gap::Line | Gap::Apostrophe);
            if !joined || text.capital(index) {
                return None;
            }
            if text.is(index, school::CONDUCT) {
                return Some(index - last);
            }
            if !text.is(index, school::SKIPPED) {
                return None;
            }
        }
        None
    }

    /// « Mohamed, en 2e secondaire, », “Emma (grade 5)”, « Léa est en 4e année », “Liam is 9 years old”.
    fn placed(&self, last: usize) -> bool {
        let text = self.text;
        let next = last + 1;
        let apposed = matches!(text.gap(next), Gap::Comma | Gap::Open);
        let said = matches!(text.gap(next), Gap::Space | Gap::Line)
            && (text.is(next, lists::COPULA) || text.is(next, school::PLACING));
        if !apposed && !said {
            return false;
        }
        // « Nathan, 11 ans, », “Nathan, 11, ”.
        let bare = apposed && text.value(next).is_some_and(|years| (3..=21).contains(&years));
        if bare && matches!(text.gap(next + 1), Gap::Comma | Gap::Close) {
            return true;
        }
        (next..text.ahead(last, 6)).any(|at| {
            let reached = (next..at)
                .all(|index| text.is(index, school::PLACING_LINKS) || text.is(index, lists::STUDENT));
            reached
                && (combined_details::age(text, at).is_some()
                    || combined_details::grade(text, at).is_some()
                    || self.classroom(at))
        })
    }

    /// « dans ma classe », “in my class”, « de mon groupe ».
    fn classroom(&self, at: usize) -> bool {
        let text = self.text;
        let place = text.is(at, school::CLASS) || matches!(text.word(at), "groupe" | "group" | "room");
        place
            && (at > 1 && text.is(at - 1, school::MINE)
                || text.value(at + 1).is_some_and(|number| number > 9))
    }

    /// « J’ai consolé Zoé », “I calmed Liam down”.
    fn cared(&self, first: usize) -> bool {
        let text = self.text;
        first > 0
            && (text.is(first - 1, school::CARE) && matches!(text.gap(first), Gap::Space | Gap::Line)
                || first > 1
                    && text.is(first - 2, school::CARE)
                    && matches!(text.word(first - 1), "a" | "le" | "la" | "little")
                // « Je m’inquiète pour Ismaël », “worried about Liam”.
                || first > 1
                    && text.is(first - 2, school::WORRY)
                    && matches!(text.word(first - 1), "pour" | "about" | "for"))
    }

    /// Whether a name is the subject of its clause, or what somebody saw.
    fn subject(&self, first: usize) -> bool {
        let text = self.text;
        match text.gap(first) {
            Gap::Sentence | Gap::Comma | Gap::Open | Gap::Close | Gap::Line | Gap::Apostrophe => true,
            Gap::Space => first == 0 || !text.is(first - 1, school::CLAUSE),
            _ => false,
        }
    }

    /// Whether who is named may be a student: nothing in the sentence says that it is a colleague.
    pub(super) fn student(&self, first: usize, last: usize) -> bool {
        let text = self.text;
        let end = text.ahead(last, 4);
        let works = (last + 1..end).any(|index| {
            text.is(index, school::ADULT)
                && (last + 1..index)
                    .all(|between| text.is(between, school::SKIPPED) || text.is(between, lists::DETERMINER))
        });
        let me =
            matches!(text.word(last + 1), "et" | "and") && matches!(text.word(last + 2), "moi" | "i" | "me");
        // “Julia Donaldson wrote”: whole names of authors.
        let whole = (first + 1..=last).any(|part| text.gap(part) == Gap::Space);
        let wrote = whole && text.is(last + 1, school::WROTE);
        // « travaille en 2e année », “works in grade 2”.
        let employed = matches!(text.word(last + 1), "travaille" | "works")
            && matches!(text.word(last + 2), "en" | "in" | "au" | "with" | "avec");
        !works && !employed && !wrote && !me && !self.colleagues(first) && !colleague(text, first, last)
    }

    /// Whether a sentence is about what colleagues do together, or about somebody's students.
    pub(super) fn colleagues(&self, at: usize) -> bool {
        let text = self.text;
        let (from, to) = (text.back(at, 12), text.ahead(at, 12));
        (from..to).any(|index| {
            text.is(index, school::WORK)
                || index > from && text.is(index, lists::STUDENTS) && text.is(index - 1, lists::THEIRS)
        })
    }

    /// Whether the sentence says where students are or what happens to them.
    fn at_school(&self, first: usize, last: usize) -> bool {
        let text = self.text;
        let scene = |at: usize| {
            text.is(at, school::SCENE)
                || matches!(text.word(at), "ecole" | "school")
                    && at > 1
                    && matches!(text.word(at - 1), "l" | "to")
                || text.is(at, school::CLASS) && at > 0 && text.is(at - 1, school::IN_CLASS)
                || text.gap(last) != Gap::Space && combined_details::grade(text, at).is_some()
        };
        for at in last + 1..text.ahead(last, FAR) {
            if text.is(at, lists::STUDENTS) || text.is(at, lists::STUDENT) {
                return false;
            }
            if scene(at) || text.is(at, school::CONDUCT) {
                return true;
            }
        }
        (text.back(first, NEAR)..first).any(scene)
    }
}
