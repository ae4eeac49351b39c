//! What the columns of a file hold, as rows of a table and as a file of its own.

use super::{labels, model::Column, rules};
use crate::practice::{labels as practice_labels, model::Outcome};
use ensemble_communities::community::{
    level_word,
    model::{Level, Profession},
    profession_word,
};
use ensemble_core::Lang;
use ensemble_reflections::reflection::model::ReflectionKind;
use ensemble_server::csv::CsvFile;
use ensemble_texts as t;

/// The codes of a column's values, each with what it means; none where values have no codes.
pub(super) fn values(lang: Lang, column: Column) -> Vec<(&'static str, &'static str)> {
    let withheld = (rules::WITHHELD, t::research_value_withheld(lang));
    let own: Vec<(&'static str, &'static str)> = match column {
        Column::Pseudonym | Column::Tags => return Vec::new(),
        Column::Kind => {
            return vec![
                ("reflection", t::research_value_reflection(lang)),
                ("trial", t::research_value_trial(lang)),
                ("feedback", t::research_value_feedback(lang)),
            ];
        }
        Column::Profession => {
            Profession::ALL.iter().map(|each| (each.code(), profession_word(lang, *each))).collect()
        }
        Column::Language => {
            let name = |each: Lang| match each {
                Lang::Fr => t::ui_french(lang),
                Lang::En => t::ui_english(lang),
            };
            Lang::ALL.iter().map(|each| (each.code(), name(*each))).collect()
        }
        Column::Level => {
            let levels = Level::ALL.iter().map(|each| (each.code(), level_word(lang, *each)));
            levels.chain([(rules::ALL_LEVELS, t::research_value_all_levels(lang))]).collect()
        }
        Column::SchoolYear => Vec::new(),
        Column::Mark => vec![
            (ReflectionKind::Finding.code(), t::reflection_mark_finding(lang)),
            (ReflectionKind::Challenge.code(), t::reflection_mark_challenge(lang)),
        ],
        Column::Outcome => {
            Outcome::ALL.iter().map(|each| (each.code(), practice_labels::outcome(lang, *each))).collect()
        }
    };
    own.into_iter().chain([withheld]).collect()
}

/// The file: a row for each code, and one for a column without codes.
pub(super) fn csv(lang: Lang) -> Vec<u8> {
    let mut file = CsvFile::new(lang);
    file.row([
        t::research_codebook_column(lang),
        t::research_codebook_meaning(lang),
        t::research_codebook_code(lang),
        t::research_codebook_word(lang),
    ]);
    for column in Column::ALL {
        let meaning = labels::column(lang, *column);
        let mut values = values(lang, *column);
        if values.is_empty() {
            values.push(("", ""));
        }
        for (code, word) in values {
            file.row([column.code(), meaning.as_str(), code, word]);
        }
    }
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Lang, csv};
    use ensemble_server::csv::read;

    #[test]
    fn the_codebook_has_each_column_and_code_in_the_language_of_its_reader() {
        for (lang, worked) in [(Lang::Fr, "A fonctionné"), (Lang::En, "Worked")] {
            let rows: Vec<Vec<String>> =
                read(&csv(lang)).expect("a table").into_iter().map(|(_, cells)| cells).collect();
            assert!(rows.iter().all(|row| row.len() == 4), "{rows:?}");
            let code = |column: &str, code: &str| {
                let found = rows.iter().find(|row| row[0] == column && row[2] == code);
                found.map(|row| row[3].clone()).unwrap_or_default()
            };
            assert_eq!(code("outcome", "worked"), worked);
            let withheld = rows.iter().filter(|row| row[2] == "withheld").count();
            assert_eq!(withheld, 6, "all but pseudonyms, kinds and tags");
        }
    }
}
