//! The figures as rows of cells, for the page and for the files.

use super::super::{
    labels,
    model::{Breakdown, Figures, Group, Line, Number, Step},
    rules,
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// A number of a table.
#[derive(Clone, Copy)]
pub(super) enum Cell {
    Count(u32),
    /// A number of tenths of a percent.
    Share(u32),
    /// It would tell of few people.
    Withheld,
    /// There is none.
    None,
}

impl Cell {
    /// As a reader sees it.
    pub(super) fn words(self, lang: Lang) -> String {
        match self {
            Self::Count(number) => format::integer(lang, i64::from(number)),
            Self::Share(tenths) => t::funnel_percent(lang, decimal(lang, tenths)),
            Self::Withheld => t::funnel_withheld(lang).to_owned(),
            Self::None => "—".to_owned(),
        }
    }
}

impl From<Number> for Cell {
    fn from(number: Number) -> Self {
        match number {
            Number::Known(number) => Self::Count(number),
            Number::Withheld => Self::Withheld,
            Number::None => Self::None,
        }
    }
}

/// A number of tenths, with the decimal sign of the language.
pub(super) fn decimal(lang: Lang, tenths: u32) -> String {
    let sign = if lang == Lang::Fr { ',' } else { '.' };
    format!("{}{sign}{}", tenths / 10, tenths % 10)
}

/// How many of those who sent their answer came as far as a step.
pub(super) fn share(line: &Line, step: Step) -> Cell {
    rules::share(line, step).map_or(Cell::None, Cell::Share)
}

/// The names of the columns of [`cells`].
pub(super) fn columns(lang: Lang) -> Vec<&'static str> {
    Step::ALL.iter().map(|step| labels::step(lang, *step)).chain([t::funnel_accepted_share(lang)]).collect()
}

/// A number for each step, and the share of the answers sent whose places were accepted.
pub(super) fn cells(line: &Line) -> Vec<Cell> {
    Step::ALL.iter().map(|step| Cell::from(line.of(*step))).chain([share(line, Step::Accepted)]).collect()
}

/// The rows of a breakdown: the name of each group, and its numbers.
pub(super) fn rows(lang: Lang, lines: &[(Group, Line)]) -> Vec<(&'static str, Vec<Cell>)> {
    lines.iter().map(|(group, line)| (labels::group(lang, *group), cells(line))).collect()
}

/// The rows of all breakdowns after the total, for a file with one table.
pub(super) fn all_rows(lang: Lang, figures: &Figures) -> Vec<(&'static str, &'static str, Vec<Cell>)> {
    let of = |by: Breakdown, lines: &[(Group, Line)]| {
        let rows = rows(lang, lines).into_iter();
        rows.map(move |(group, cells)| (labels::breakdown(lang, by), group, cells))
    };
    let total = (t::funnel_total(lang), "", cells(&figures.total));
    std::iter::once(total).chain(figures.by.iter().flat_map(|(by, lines)| of(*by, lines))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Lang, decimal};

    #[test]
    fn tenths_have_the_decimal_sign_of_the_language() {
        for (tenths, french) in [(0, "0,0"), (5, "0,5"), (333, "33,3"), (1_000, "100,0")] {
            assert_eq!(decimal(Lang::Fr, tenths), french);
            assert_eq!(decimal(Lang::En, tenths), french.replace(',', "."));
        }
        assert_eq!(Cell::Share(333).words(Lang::Fr), "33,3\u{a0}%");
        assert_eq!(Cell::Share(333).words(Lang::En), "33.3%");
    }
}
