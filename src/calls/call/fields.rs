//! The texts of a call as fields to be edited.

use super::{
    labels,
    model::{CallTexts, Funding, Sector},
};
use ensemble_common::editing::{Entry, FieldSpec, Kind, Slot};
use ensemble_core::LocalizedText;
use ensemble_texts as t;

/// The longest title, in characters: it becomes a part of the subjects of emails.
const TITLE: usize = 160;
/// The longest summary, duty or text of funding.
const SHORT: usize = 600;
/// The longest other text.
const LONG: usize = 5_000;
/// How many duties a call may have.
const MAX_DUTIES: usize = 6;
/// How many sectors there are.
const SECTORS: usize = Sector::ALL.len();

/// What coordinators write of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// All texts but those of funding.
    texts: CallTexts,
    /// How replacement staff and travel are paid, in the order of [`Sector::ALL`].
    funding: [Option<LocalizedText>; SECTORS],
}

impl From<&CallTexts> for Content {
    fn from(texts: &CallTexts) -> Self {
        let funding = std::array::from_fn(|index| {
            let of_sector = texts.funding.iter().find(|each| Some(&each.sector) == Sector::ALL.get(index));
            of_sector.map(|each| each.text.clone())
        });
        Self { texts: CallTexts { funding: Vec::new(), ..texts.clone() }, funding }
    }
}

impl From<&Content> for CallTexts {
    fn from(content: &Content) -> Self {
        let of_sector = |(sector, text): (&Sector, &Option<LocalizedText>)| {
            Some(Funding { sector: *sector, text: text.clone()? })
        };
        let funding = Sector::ALL.iter().zip(&content.funding).filter_map(of_sector).collect();
        Self { funding, ..content.texts.clone() }
    }
}

type Field = FieldSpec<Content>;

/// The form of a call's texts. The field of those who may answer is called `audience`: a field `who` would be one line.
pub(super) const FIELDS: &[Entry<Content>] = &[
    Entry::Field(
        Field::localized("title", 1, t::call_public_edit_name)
            .max(TITLE)
            .required(t::call_public_edit_no_name)
            .without_address()
            .stored(|content| Slot::Localized(&mut content.texts.title)),
    ),
    Entry::Field(
        Field::localized("summary", 3, t::call_public_edit_summary)
            .max(SHORT)
            .required(t::call_public_edit_no_summary)
            .stored(|content| Slot::Localized(&mut content.texts.summary)),
    ),
    Entry::Field(
        Field::localized("audience", 4, t::call_public_who)
            .max(LONG)
            .required(t::call_public_edit_no_who)
            .rich()
            .stored(|content| Slot::Localized(&mut content.texts.who)),
    ),
    Entry::Field(
        Field::new("duty", Kind::List(MAX_DUTIES, 3, &[]), t::call_public_duties)
            .max(SHORT)
            .hint(|lang| t::call_public_edit_duties_hint(lang).to_owned())
            .stored(|content| Slot::LocalizedList(&mut content.texts.duties)),
    ),
    Entry::Field(
        Field::localized("rhythm", 4, t::call_public_edit_rhythm)
            .max(LONG)
            .required(t::call_public_edit_no_rhythm)
            .rich()
            .stored(|content| Slot::Localized(&mut content.texts.rhythm)),
    ),
    Entry::Field(
        Field::localized("outcomes", 4, t::call_public_deliverables)
            .max(LONG)
            .rich()
            .stored(|content| Slot::OptionalLocalized(&mut content.texts.deliverables)),
    ),
    Entry::Group(t::call_public_funding, Some(t::call_public_edit_funding_note), FUNDING),
    Entry::Field(
        Field::localized("contact", 3, t::call_public_edit_contact)
            .max(LONG)
            .rich()
            .stored(|content| Slot::OptionalLocalized(&mut content.texts.contact)),
    ),
];

/// One field for each sector, in the order of [`Sector::ALL`].
const FUNDING: &[Entry<Content>] = &[
    Entry::Field(
        Field::localized("funding-youth", 2, |lang| labels::sector_word(lang, Sector::Youth))
            .max(SHORT)
            .stored(|content| Slot::OptionalLocalized(&mut content.funding[0])),
    ),
    Entry::Field(
        Field::localized("funding-vocational", 2, |lang| labels::sector_word(lang, Sector::Vocational))
            .max(SHORT)
            .stored(|content| Slot::OptionalLocalized(&mut content.funding[1])),
    ),
    Entry::Field(
        Field::localized("funding-adult", 2, |lang| labels::sector_word(lang, Sector::Adult))
            .max(SHORT)
            .stored(|content| Slot::OptionalLocalized(&mut content.funding[2])),
    ),
    Entry::Field(
        Field::localized("funding-english", 2, |lang| labels::sector_word(lang, Sector::English))
            .max(SHORT)
            .stored(|content| Slot::OptionalLocalized(&mut content.funding[3])),
    ),
    Entry::Field(
        Field::localized("funding-private", 2, |lang| labels::sector_word(lang, Sector::Private))
            .max(SHORT)
            .stored(|content| Slot::OptionalLocalized(&mut content.funding[4])),
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CallTexts, Content, FIELDS, FUNDING, Funding, Sector};
    use ensemble_common::editing::{Entry, apply, names, to_fields};
    use ensemble_core::{Lang, LocalizedText};

    fn both(fr: &str, en: &str) -> LocalizedText {
        LocalizedText::written(Lang::Fr, fr, en)
    }

    fn texts() -> CallTexts {
        CallTexts {
            title: both("Lire à deux", "Reading in pairs"),
            summary: both("Un résumé.", "A summary."),
            who: both("Toute personne désignée.", "Any person designated."),
            duties: vec![both("Être là\nCinq rencontres.", "Be there\nFive meetings."), both("Essayer", "")],
            rhythm: both("Cinq rencontres.", "Five meetings."),
            deliverables: None,
            funding: vec![
                Funding { sector: Sector::Adult, text: both("Cinq jours.", "Five days.") },
                Funding {
                    sector: Sector::Private,
                    text: both("À la charge de l’école.", "Paid by the school."),
                },
            ],
            contact: Some(both("Écrivez-nous.", "Write to us.")),
        }
    }

    #[test]
    fn texts_come_back_from_the_form_as_they_went_in() {
        let content = Content::from(&texts());
        assert_eq!(CallTexts::from(&content), texts());
        let fields = to_fields(FIELDS, &content);
        assert_eq!(fields.text("funding-adult.fr"), "Cinq jours.");
        assert_eq!((fields.text("funding-youth.fr"), fields.text("duty.1.fr")), ("", "Essayer"));
        let again = apply(FIELDS, Lang::Fr, 9, &fields, &BTreeSet::new(), content.clone(), |_, _| {});
        assert_eq!(again.as_ref(), Ok(&content));
    }

    #[test]
    fn each_sector_has_its_own_field_in_order() {
        let fields = to_fields(FIELDS, &Content::from(&texts()));
        let names = names(FIELDS, &fields);
        let of_sectors: Vec<String> =
            Sector::ALL.iter().map(|sector| format!("funding-{}.fr", sector.code())).collect();
        let found: Vec<&String> = names.iter().filter(|name| of_sectors.contains(name)).collect();
        assert_eq!(found, of_sectors.iter().collect::<Vec<_>>());
        assert_eq!(FUNDING.len(), Sector::ALL.len());
        assert!(FUNDING.iter().all(|entry| matches!(entry, Entry::Field(_))));
        for sector in Sector::ALL {
            let mut one = texts();
            one.funding = vec![Funding { sector: *sector, text: both("Oui.", "Yes.") }];
            let fields = to_fields(FIELDS, &Content::from(&one));
            assert_eq!(fields.text(&format!("funding-{}.fr", sector.code())), "Oui.", "{sector}");
        }
    }

    #[test]
    fn what_a_call_must_say_is_asked_for() {
        let content = Content::from(&texts());
        let mut fields = to_fields(FIELDS, &content);
        for key in ["title", "summary", "audience", "rhythm"] {
            for lang in ["fr", "en"] {
                fields.set(format!("{key}.{lang}"), "");
            }
        }
        let errors = apply(FIELDS, Lang::Fr, 9, &fields, &BTreeSet::new(), content, |_, _| {});
        let ids: Vec<String> = errors.expect_err("errors").all().into_iter().map(|error| error.id).collect();
        assert_eq!(ids, ["title-fr", "summary-fr", "audience-fr", "rhythm-fr"]);
    }
}
