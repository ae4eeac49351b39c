//! Emails to applicants whose project is in a list, and to witnesses.

use super::labels;
use ensemble_common::{
    email::{Content, EmailTemplate},
    notification::PerLang,
};
use ensemble_core::{Lang, LocalizedText, ids::InterestId};
use ensemble_draw::Source;
use ensemble_server::names::{email_line as line, email_name as name};
use ensemble_texts as t;

/// A list was closed: to each applicant, with what they need to find their project in it and to see that it is not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListClosed {
    pub community_name: LocalizedText,
    /// The call's part of addresses.
    pub call: String,
    pub project: InterestId,
    pub number: u32,
    pub salt: String,
    pub list_hash: String,
    pub commitment_hash: String,
    pub places: u32,
    pub entries: usize,
    pub source: Source,
    /// The page of the draw.
    pub link: PerLang,
}

impl EmailTemplate for ListClosed {
    fn kind(&self) -> &'static str {
        "draw-list-closed"
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        let command = format!("printf %s {}:{}:{} | sha256sum", self.salt, self.call, self.project);
        let source = line(&labels::source(lang, &self.source));
        Content::new(
            t::draw_email_list_subject(lang, community, self.number),
            t::draw_email_list_text(lang, community, self.entries, self.places),
        )
        .paragraph(t::draw_email_list_number(lang, self.number))
        .paragraph(t::draw_email_list_value(lang, labels::source_moment(lang, &self.source), source))
        .section(
            t::draw_email_list_keep(lang),
            vec![
                t::draw_email_list_commitment(lang, self.commitment_hash.as_str()),
                t::draw_email_list_hash(lang, self.list_hash.as_str()),
                t::draw_email_list_own(lang, self.number),
                t::draw_email_list_salt(lang, self.salt.as_str()),
                t::draw_email_list_project(lang, self.project.to_string()),
                t::draw_email_list_find(lang, command),
            ],
        )
        .button(t::draw_email_show(lang), self.link.text(lang))
        .footer(t::draw_email_why(lang, community), t::draw_email_otherwise(lang))
    }
}

/// To a witness of a public lottery: which numbers they are asked for, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessAsked {
    pub community_name: LocalizedText,
    pub source: Source,
    /// Whether the two witnesses had entered different numbers.
    pub again: bool,
    /// Where they enter the numbers.
    pub link: PerLang,
}

impl EmailTemplate for WitnessAsked {
    fn kind(&self) -> &'static str {
        "draw-witness"
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        let source = line(&labels::source(lang, &self.source));
        let moment = labels::source_moment(lang, &self.source);
        let content = if self.again {
            Content::new(
                t::draw_email_witness_again_subject(lang, community),
                t::draw_email_witness_again_text(lang, source),
            )
        } else {
            Content::new(
                t::draw_email_witness_subject(lang, community),
                t::draw_email_witness_text(lang, community, moment, source),
            )
        };
        content
            .paragraph(t::draw_email_witness_how(lang))
            .button(t::draw_email_witness_action(lang), self.link.text(lang))
            .footer(t::draw_email_witness_why(lang, community), t::draw_email_witness_otherwise(lang))
    }
}

/// A draw was declared void: to those whose project is in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawVoid {
    pub community_name: LocalizedText,
    pub reason: LocalizedText,
    /// The page of the draw.
    pub link: PerLang,
}

impl EmailTemplate for DrawVoid {
    fn kind(&self) -> &'static str {
        "draw-void"
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(t::draw_email_void_subject(lang, community), t::draw_email_void_text(lang, community))
            .quote(t::draw_email_void_reason(lang), self.reason.text(lang))
            .after_quote(t::draw_email_void_next(lang))
            .button(t::draw_email_show(lang), self.link.text(lang))
            .footer(t::draw_email_why(lang, community), t::draw_email_otherwise(lang))
    }
}
