//! The answers of those who consent to research, as a file, and what its columns hold.

use ensemble_core::region::Region;
use std::collections::{BTreeMap, HashMap};

use ensemble_common::{
    handover::{self, HandedFile, HandoverInput, HandoverSource},
    prelude::*,
};

use super::{opened, show};
use crate::{
    call::{
        self,
        labels::sector_word,
        model::{Call, Sector},
    },
    funnel::{
        labels,
        model::{Detail, ResearchAnswer},
        rules, store,
    },
    interest::{model::Place, place_word},
    need::{self, model::Need, rules::RANKS},
};
use ensemble_communities::community::{level_word, model::Level};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::NeedId,
    rights::Action,
};
use ensemble_server::{
    csv::CsvFile,
    digest,
    web::{PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Column, DataTable};

/// What entries of the audit log say of this file.
const ACTION: &str = "funnel.research";
/// What stands where it is not said where a person works.
const WITHHELD: &str = "withheld";
const YES: &str = "yes";
const NO: &str = "no";

/// The columns of the file. Their names are the same in both languages, and stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Pseudonym,
    Sector,
    Level,
    Region,
    Language,
    Months,
    /// The need with this rank.
    Need(usize),
    Relevant,
    Place,
}

/// The columns in their order.
fn fields() -> Vec<Field> {
    let before =
        [Field::Pseudonym, Field::Sector, Field::Level, Field::Region, Field::Language, Field::Months];
    before.into_iter().chain((1..=RANKS).map(Field::Need)).chain([Field::Relevant, Field::Place]).collect()
}

impl Field {
    fn name(self) -> String {
        let name = match self {
            Self::Pseudonym => "pseudonym",
            Self::Sector => "sector",
            Self::Level => "level",
            Self::Region => "region",
            Self::Language => "language",
            Self::Months => "months",
            Self::Need(rank) => return format!("need_{rank}"),
            Self::Relevant => "relevant",
            Self::Place => "place",
        };
        name.to_owned()
    }

    fn meaning(self, lang: Lang) -> String {
        let meaning = match self {
            Self::Pseudonym => t::funnel_field_pseudonym(lang),
            Self::Sector => t::funnel_field_sector(lang),
            Self::Level => t::funnel_field_level(lang),
            Self::Region => t::funnel_field_region(lang),
            Self::Language => t::funnel_field_language(lang),
            Self::Months => t::funnel_field_months(lang),
            Self::Need(rank) => return t::funnel_field_need(lang, rank),
            Self::Relevant => t::funnel_field_relevant(lang),
            Self::Place => t::funnel_field_place(lang),
        };
        meaning.to_owned()
    }

    /// The codes of the values, each with what it means; none where values have no codes.
    fn values(self, lang: Lang) -> Vec<(&'static str, &'static str)> {
        let withheld = (WITHHELD, t::funnel_value_withheld(lang));
        match self {
            Self::Sector => {
                let all = Sector::ALL.iter().map(|each| (each.code(), sector_word(lang, *each)));
                all.chain([withheld]).collect()
            }
            Self::Level => {
                let all = Level::ALL.iter().map(|each| (each.code(), level_word(lang, *each)));
                all.chain([withheld]).collect()
            }
            Self::Region => {
                let all = Region::ALL.iter().map(|each| (each.code(), each.name()));
                all.chain([withheld]).collect()
            }
            Self::Language => {
                let all = Lang::ALL.into_iter().map(|each| (each.code(), labels::language(lang, each)));
                all.chain([withheld]).collect()
            }
            Self::Relevant => {
                vec![(YES, t::funnel_value_relevant(lang)), (NO, t::funnel_value_not_relevant(lang))]
            }
            Self::Place => Place::ALL.iter().map(|each| (each.code(), place_word(lang, *each))).collect(),
            Self::Pseudonym | Self::Months | Self::Need(_) => Vec::new(),
        }
    }

    /// What a row says; `needs` are the texts of the needs that the call offers.
    fn value(self, row: &Row, needs: &HashMap<NeedId, &str>) -> String {
        let Row { pseudonym, detail, tells_language, answer } = row;
        let traits = answer.traits;
        let place = |least: Detail, code: Option<&'static str>| {
            let code = if *detail < least { WITHHELD } else { code.unwrap_or_default() };
            code.to_owned()
        };
        match self {
            Self::Pseudonym => pseudonym.clone(),
            Self::Sector => place(Detail::Sector, traits.sector.map(|sector| sector.code())),
            Self::Level => place(Detail::Level, traits.level.map(|level| level.code())),
            Self::Region => place(Detail::Region, traits.region.map(|region| region.code())),
            Self::Language => {
                let code = if *tells_language { answer.lang.code() } else { WITHHELD };
                code.to_owned()
            }
            Self::Months => {
                let months: Vec<String> =
                    rules::months(answer.months).map(|month| format!("{month:02}")).collect();
                months.join(" ")
            }
            Self::Need(rank) => {
                let ranked = answer.needs.iter().find(|(_, own)| usize::try_from(*own) == Ok(rank));
                ranked.and_then(|(need, _)| needs.get(need)).copied().unwrap_or_default().to_owned()
            }
            Self::Relevant => match answer.relevant {
                Some(true) => YES.to_owned(),
                Some(false) => NO.to_owned(),
                None => String::new(),
            },
            Self::Place => answer.place.code().to_owned(),
        }
    }
}

/// A row of the file.
struct Row {
    pseudonym: String,
    detail: Detail,
    tells_language: bool,
    answer: ResearchAnswer,
}

/// Hands over the file; the register says to whom and what for.
pub(super) async fn hand_over(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = opened(&request).await?;
    let input: HandoverInput = request.input()?;
    match made(&request, &call, &input).await {
        Ok(bytes) => {
            let name = match request.lang {
                Lang::Fr => format!("recherche-{}.csv", call.code),
                Lang::En => format!("research-{}.csv", call.code),
            };
            Ok(PageResponse::File(name, "text/csv; charset=utf-8", bytes))
        }
        Err(error) => show::page(&request, call, 422, input, error.field_errors()?).await,
    }
}

/// Makes the file and enters it into the register, both or neither. What people wrote is not in it, not even the needs that they
/// added to those of the call.
async fn made(request: &PageRequest, call: &Call, input: &HandoverInput) -> Result<Vec<u8>, ActionError> {
    let (lang, portal) = (request.lang, &request.portal);
    let by = request.viewer.person.as_ref().ok_or(AppError::SignInFirst)?;
    if !request.may(Action::HandOverForResearch, None) {
        return Err(AppError::NotFound.into());
    }
    handover::check(lang, input).check()?;
    let offered = need::of_call(&portal.db, call.id).await?;
    let needs = texts(lang, &offered);
    portal
        .db
        .transaction(async |tx| {
            // A withdrawal at the same time comes first and is in effect, or waits until the file is made. Other actions lock the
            // call first, too.
            call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
            store::lock_consents(&mut *tx, call.id).await?;
            let rows = rows(store::for_research(&mut *tx, call.id).await?, &digest::token());
            if rows.is_empty() {
                let mut errors = FieldErrors::default();
                errors.add("research", t::funnel_research_nothing(lang));
                return Err(ActionError::Invalid(errors));
            }
            let fields = fields();
            let columns: Vec<String> = fields.iter().map(|field| field.name()).collect();
            let mut csv = CsvFile::new(lang);
            csv.row(&columns);
            for row in &rows {
                csv.row(fields.iter().map(|field| field.value(row, &needs)));
            }
            let bytes = csv.into_bytes();
            let file = HandedFile {
                recipient: &input.recipient_name,
                purpose: &input.purpose,
                lang,
                source: HandoverSource::Call,
                about: Some(&call.texts.title),
                kinds: String::new(),
                school_year: None,
                columns: columns.join(" "),
                rows: rows.len(),
                bytes: &bytes,
            };
            handover::record(&mut *tx, by, &file, portal.now()).await?;
            request.audit(tx, ACTION, call.id, "").await?;
            Ok(bytes)
        })
        .await
}

fn texts(lang: Lang, needs: &[Need]) -> HashMap<NeedId, &str> {
    needs.iter().map(|need| (need.id, need.text.text(lang))).collect()
}

/// The rows in the order of their pseudonyms, which follow from a salt that is not kept.
fn rows(answers: Vec<ResearchAnswer>, salt: &str) -> Vec<Row> {
    let people: Vec<_> = answers.iter().map(|answer| answer.traits).collect();
    let details = rules::details(&people);
    let people: Vec<_> = answers.iter().map(|answer| (answer.traits, answer.lang)).collect();
    let told = rules::languages(&people, &details);
    let rows = answers.into_iter().zip(details).zip(told).filter_map(|((answer, detail), tells_language)| {
        let pseudonym = handover::pseudonym(salt, answer.id);
        Some((pseudonym.clone(), Row { pseudonym, detail: detail?, tells_language, answer }))
    });
    rows.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// What the columns of the file hold.
pub(super) fn codebook(lang: Lang) -> AnyView {
    let columns = vec![
        Column::new(t::funnel_field(lang)),
        Column::new(t::funnel_meaning(lang)),
        Column::new(t::funnel_values(lang)),
    ];
    let rows = fields()
        .into_iter()
        .map(|field| {
            let values: Vec<AnyView> = field
                .values(lang)
                .into_iter()
                .map(|(code, words)| view! { <li><code>{code}</code> " " {words}</li> })
                .collect();
            let values = (!values.is_empty()).then(|| view! { <ul class="plain">{values}</ul> });
            vec![view! { <code>{field.name()}</code> }, field.meaning(lang).into_any(), values.into_any()]
        })
        .collect();
    view! { <DataTable caption=t::funnel_codebook(lang) columns rows /> }
}

#[cfg(test)]
mod tests {
    use super::{Field, fields, rows};
    use crate::{
        call::model::Sector,
        funnel::model::{ResearchAnswer, Traits},
        interest::model::Place,
    };
    use ensemble_communities::community::model::Level;
    use ensemble_core::{Lang, ids::InterestId, region::Region};

    #[test]
    fn the_columns_have_names_that_stay() {
        let names: Vec<String> = fields().into_iter().map(Field::name).collect();
        assert_eq!(
            names.join(" "),
            "pseudonym sector level region language months need_1 need_2 need_3 relevant place"
        );
        for lang in Lang::ALL {
            assert!(fields().iter().all(|field| !field.meaning(lang).is_empty()));
        }
        let codes: Vec<&str> = Field::Region.values(Lang::En).into_iter().map(|(code, _)| code).collect();
        assert_eq!((codes.len(), codes[0], codes[17]), (18, "01", "withheld"));
    }

    #[test]
    fn pseudonyms_follow_from_the_salt_and_tell_no_order() {
        let traits =
            Traits { sector: Some(Sector::Youth), level: Some(Level::Primary), region: Some(Region::Estrie) };
        let answers: Vec<ResearchAnswer> = (0..40)
            .map(|_| ResearchAnswer {
                id: InterestId::new(),
                traits,
                lang: Lang::Fr,
                months: 0,
                needs: Vec::new(),
                relevant: None,
                place: Place::None,
            })
            .collect();
        let ids = |salt: &str| -> Vec<InterestId> {
            rows(answers.clone(), salt).into_iter().map(|row| row.answer.id).collect()
        };
        let names = |salt: &str| -> Vec<String> {
            rows(answers.clone(), salt).into_iter().map(|row| row.pseudonym).collect()
        };
        assert_eq!((ids("a").len(), ids("a")), (40, ids("a")));
        assert_ne!(ids("a"), ids("b"), "another file has another order");
        assert!(names("a").iter().all(|name| !names("b").contains(name)), "and other names");
        assert!(names("a").iter().all(|name| name.len() == 17 && name.starts_with('p')));
    }
}
