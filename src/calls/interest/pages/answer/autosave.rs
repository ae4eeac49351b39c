//! The form around which what a person types is saved: a draft on the server and on the device, changes of what was sent on the
//! device until they are sent.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        api::AnswerCall,
        model::{Interest, InterestState},
    },
    here,
};
use crate::call::model::{Call, Question};
use ensemble_common::editing::{
    DraftContext, DraftLabel, autosave, draft_label,
    model::{OpenForm, Subject},
};
use ensemble_communities::account::paths::sign_in;
use ensemble_core::{Lang, ids::PersonId};
use ensemble_texts as t;

/// Whose form it is, and from what it began.
pub(super) struct Opened<'a> {
    pub(super) call: &'a Call,
    pub(super) questions: &'a [Question],
    pub(super) person: Option<PersonId>,
    /// The secret of the address, where one is needed.
    pub(super) key: Option<&'a str>,
    pub(super) before: &'a Interest,
    pub(super) input: &'a AnswerCall,
}

/// The form with what saves it. On a shared computer, no one sees on the device what another person wrote: drafts are kept under the
/// person, or without an account under the answer to which the secret leads.
pub(super) fn saved(lang: Lang, of: &Opened<'_>, form: AnyView) -> AnyView {
    let owner = of.person.map_or_else(|| of.before.id.to_string(), |person| person.to_string());
    let context = DraftContext {
        person: of.person,
        owner,
        key: of.key.unwrap_or_default().to_owned(),
        name: format!("answer/{}", of.call.id),
        sign_in: sign_in(lang, &here(lang, &of.call.code, None)),
    };
    let is_sent = of.before.state == InterestState::Sent;
    let labels = DraftLabel::ALL.iter().map(|each| label(lang, *each, is_sent)).collect();
    let tab = OpenForm { id: of.input.tab.clone(), known_draft: String::new() };
    let names = AnswerCall::names(of.questions);
    autosave(labels, Subject::Answer(of.call.id), (of.input.revision, tab), names, context, form)
}

fn label(lang: Lang, label: DraftLabel, is_sent: bool) -> String {
    match label {
        DraftLabel::Saving if is_sent => String::new(),
        DraftLabel::OtherTab | DraftLabel::Refused if is_sent => t::interest_autosave_device(lang).to_owned(),
        DraftLabel::Refused => t::interest_autosave_failed(lang).to_owned(),
        other => draft_label(lang, other),
    }
}

/// That the draft is saved as one writes, for those with a script.
pub(super) fn note(lang: Lang, before: &Interest) -> Option<AnyView> {
    (before.state != InterestState::Sent)
        .then(|| view! { <p class="meta with-script">{t::interest_autosaved(lang)}</p> })
}
