//! The logbook as a table for spreadsheets.

use super::{super::super::model::LineSource, lines, period};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::{
    csv::CsvFile,
    web::{PageRequest, PageResponse},
};
use ensemble_texts as t;

/// The logbook as a table: a row for each line that counts.
pub(in crate::participation::pages) async fn csv(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, period, person) = (request.lang, period(&request)?, request.person()?);
    let lines = lines(&request, person, period).await?;
    let mut file = CsvFile::new(lang);
    file.row([
        t::participation_entry_day(lang),
        t::participation_entry_title(lang),
        t::participation_certificate_community(lang),
        t::participation_csv_hours(lang),
    ]);
    for line in &lines {
        let (title, community) = match &line.about {
            LineSource::Meeting { to_confirm: true, .. } => continue,
            LineSource::Meeting { title, community, .. } => {
                (title.text(lang).to_owned(), community.text(lang).to_owned())
            }
            LineSource::Own { title, .. } => (title.clone(), String::new()),
        };
        let day = format::local(line.at).date().to_string();
        file.row([day, title, community, decimal(lang, line.minutes)]);
    }
    let name = match lang {
        Lang::Fr => format!("heures-{period}.csv"),
        Lang::En => format!("hours-{period}.csv"),
    };
    Ok(PageResponse::File(name, "text/csv; charset=utf-8", file.into_bytes()))
}

/// Minutes as hours that a spreadsheet counts: `1,5`, `1.5`.
fn decimal(lang: Lang, minutes: u16) -> String {
    let hundredths = (u32::from(minutes) * 100 + 30) / 60;
    let sign = if lang == Lang::Fr { ',' } else { '.' };
    format!("{}{sign}{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{Lang, decimal};

    #[test]
    fn hours_are_numbers_to_a_spreadsheet() {
        for (minutes, french) in [(90, "1,50"), (75, "1,25"), (20, "0,33"), (50, "0,83"), (600, "10,00")] {
            assert_eq!(decimal(Lang::Fr, minutes), french);
            assert_eq!(decimal(Lang::En, minutes), french.replace(',', "."));
        }
    }
}
