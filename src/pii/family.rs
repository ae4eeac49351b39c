//! A student's family, and what belongs to a student: who is named beside them is the student or identifies one.

use super::{
    Reason,
    context::{belongs_to_adult_or_place, composed, name_end, unknown},
    lists::{self, GIVEN, school},
    students::Names,
    text::Gap,
};

impl Names<'_> {
    /// « sa mère, Julie Gagnon, », « Zoé et son père », “Kate Smith, his mother,”.
    pub(super) fn relative(&mut self, cue: usize) {
        let text = self.text;
        let whose = cue.saturating_sub(1);
        // “Mother Teresa”, « Frère André »; and the writer's own mother, unless she is a student's.
        let titled = text.capital(cue) && text.gap(cue) != Gap::Sentence;
        let mine = cue > 0 && text.is(whose, school::MINE);
        if titled || mine {
            return;
        }
        self.owner(cue);
        self.named_after(cue);
        if cue > 0 {
            self.named_before(cue, whose);
        }
    }

    /// « Sa mère, Julie Gagnon, », “his mother Kate”, « la mère (Mme Tremblay) ».
    fn named_after(&mut self, cue: usize) {
        let text = self.text;
        let mut next = cue + 1;
        let gap = text.gap(next);
        let near = matches!(gap, Gap::Space | Gap::Line | Gap::Comma | Gap::Open | Gap::Colon);
        if !near || text.capital(cue) && matches!(gap, Gap::Space | Gap::Line) {
            return;
        }
        let titled = text.is(next, school::TITLES);
        if titled {
            next += 1;
        }
        let last = name_end(text, next);
        let shut = matches!(text.gap(last + 1), Gap::Comma | Gap::Close | Gap::Open | Gap::Sentence);
        let stands = self.given(next)
            || unknown(text, next, titled) && (titled || !matches!(gap, Gap::Comma | Gap::Open) || shut);
        let other = if titled { self.works(next) } else { belongs_to_adult_or_place(text, next, last, true) };
        if stands && !other {
            self.mark(next, Reason::FamilyOrFile);
            self.mark_joined_names(last);
        }
    }

    /// « Julie Gagnon, sa mère, », « Zoé et son père », « Noah vit avec sa tante ».
    fn named_before(&mut self, cue: usize, whose: usize) {
        let text = self.text;
        // « grand-mère », « la belle-mère ».
        let mut head = whose;
        if text.gap(cue) == Gap::Hyphen && head > 0 {
            head -= 1;
        }
        let theirs = text.is(head, lists::THEIRS);
        let of = text.is(cue + 1, school::OF);
        let apposed = |at: usize| matches!(text.gap(at), Gap::Comma | Gap::Open);
        let end = if apposed(cue) && (of || apposed(cue + 1) || text.gap(cue + 1) == Gap::Close) {
            // « M. Gagnon, père de l’élève ».
            cue.checked_sub(1)
        } else if apposed(head) && (theirs || of) {
            head.checked_sub(1)
        } else if head > 0
            && (theirs && text.is(head - 1, school::ALONG)
                || (theirs || of) && text.is(head - 1, lists::COPULA))
        {
            head.checked_sub(2)
        } else {
            None
        };
        if let Some(first) = end.and_then(|end| self.begin(end))
            && !self.works(first)
        {
            self.mark(first, Reason::FamilyOrFile);
            return;
        }
        if theirs {
            self.far_before(head);
        }
    }

    /// Where the name begins that ends with a token.
    fn begin(&self, end: usize) -> Option<usize> {
        let text = self.text;
        let mut first = end;
        while first > 0
            && end - first < 6
            && (text.capital(first) || text.is(first, school::PARTICLES))
            && (text.capital(first - 1) || text.is(first - 1, school::PARTICLES))
            && matches!(text.gap(first), Gap::Space | Gap::Hyphen | Gap::Apostrophe)
        {
            first -= 1;
        }
        let mut titled = first > 0 && text.is(first - 1, school::TITLES);
        while first < end && (text.is(first, school::TITLES) || !self.named(first)) {
            titled |= text.is(first, school::TITLES);
            first += 1;
        }
        let stands = self.given(first) || composed(text, first) || titled && unknown(text, first, true);
        (stands && name_end(text, first) >= end).then_some(first)
    }

    fn named(&self, index: usize) -> bool {
        self.given(index) || unknown(self.text, index, true)
    }

    /// « Noah vit avec sa tante », “Liam misses his dad”: a given name that is no colleague's.
    fn far_before(&mut self, whose: usize) {
        let text = self.text;
        let from = text.back(whose, 9);
        // « Jade est arrivée avec sa mère »: the word of every day would not stand so.
        let name = |first: usize| {
            self.given(first)
                || text.capital(first)
                    && text.is(first, GIVEN)
                    && !text.is(first, lists::MONTHS)
                    && text.is(first + 1, school::SKIPPED)
        };
        for first in (from..whose).rev().filter(|first| name(*first)) {
            if first > 0 && text.gap(first) == Gap::Hyphen {
                continue;
            }
            let last = name_end(text, first);
            let called = text.any(last + 1, (last + 4).min(whose), school::CONTACT);
            if last < whose && !called && self.student(first, last) {
                self.mark(first, Reason::FamilyOrFile);
            }
            return;
        }
    }

    /// “Emma’s locker”, « le pupitre de Zoé », « les crises d’Elliot ».
    pub(super) fn belonging(&mut self, cue: usize) {
        let text = self.text;
        let of = text.is(cue + 1, school::OF) && text.follows(cue + 1);
        let next = cue + 2;
        let near = matches!(text.gap(next), Gap::Space | Gap::Line | Gap::Apostrophe);
        let capital = text.capital(cue) && text.gap(cue) != Gap::Sentence;
        if of && near && self.given(next) && !capital {
            let last = name_end(text, next);
            if !belongs_to_adult_or_place(text, next, last, false) && !self.colleagues(next) {
                self.mark(next, Reason::FamilyOrFile);
                self.mark_joined_names(last);
            }
        }
        let owner = cue.checked_sub(2).filter(|owner| {
            text.word(owner + 1) == "s" && text.gap(owner + 1) == Gap::Apostrophe && !text.capital(cue)
        });
        if owner.is_some_and(|owner| !self.colleagues(owner)) {
            self.owner(cue);
        } else if cue > 3 && !text.capital(cue) {
            // “Emma’s math notebook”.
            let owner = cue - 3;
            let between = !text.capital(cue - 1) && text.follows(cue);
            if between && text.word(owner + 1) == "s" && text.gap(owner + 1) == Gap::Apostrophe {
                self.owner(cue - 1);
            }
        }
    }
}
