//! What is done with one need: deciding, naming it, making it a part of another.

use ensemble_common::prelude::*;

use super::super::{
    actions::mark,
    api::{DecideNeed, MergeNeed, RenameNeed},
    labels,
    model::{Decision, Need, NeedState, Origin},
    rules::{MAX_PRIORITIES, MAX_REASON, MAX_TEXT, decisions},
};
use crate::call::{model::Call, paths};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Confirm, Field, RadioGroup, Select, TextArea, Weight};

/// What was typed in one of the forms.
#[derive(Default)]
pub(super) enum Typed {
    #[default]
    None,
    Name(RenameNeed),
    Merge(MergeNeed),
    Decision(DecideNeed),
}

impl Typed {
    /// The texts that were typed, under the labels of their fields.
    pub(super) fn texts(&self, lang: Lang) -> Vec<(&'static str, &str)> {
        match self {
            Self::None | Self::Merge(_) => Vec::new(),
            Self::Name(input) => vec![
                (t::need_in_french(lang), input.french.as_str()),
                (t::need_in_english(lang), input.english.as_str()),
            ],
            Self::Decision(input) => vec![
                (t::need_reason_french(lang), input.french.as_str()),
                (t::need_reason_english(lang), input.english.as_str()),
            ],
        }
    }

    /// Whether the form in which they were typed is on the page of a need that has forms.
    pub(super) fn has_form(&self, need: &Need) -> bool {
        match self {
            Self::Decision(_) => need.merged_into.is_none() && need.state == NeedState::Gathered,
            Self::None | Self::Name(_) | Self::Merge(_) => need.merged_into.is_none(),
        }
    }
}

/// The forms for a need that is no part of another.
pub(super) fn view(
    lang: Lang,
    call: &Call,
    need: &Need,
    targets: &[Need],
    typed: Typed,
    errors: &FieldErrors,
) -> AnyView {
    let (mut name, mut merge, mut decision) = (None, MergeNeed::default(), DecideNeed::default());
    match typed {
        Typed::None => {}
        Typed::Name(input) => name = Some(input),
        Typed::Merge(input) => merge = input,
        Typed::Decision(input) => decision = input,
    }
    let form = Tools { lang, call, need, errors, seen: mark(need) };
    view! {
        {form.decide(decision)}
        {form.name(name)}
        {form.merge(targets, &merge)}
    }
}

struct Tools<'a> {
    lang: Lang,
    call: &'a Call,
    need: &'a Need,
    errors: &'a FieldErrors,
    /// The mark of the need as it is shown.
    seen: String,
}

impl Tools<'_> {
    fn to(&self, path: [&str; 2]) -> String {
        paths::of_need(path, self.lang, &self.call.code, self.need.id)
    }

    fn seen(&self) -> AnyView {
        view! { <input type="hidden" name="seen" value=self.seen.clone() /> }
    }

    fn decide(&self, input: DecideNeed) -> AnyView {
        let Self { lang, errors, .. } = *self;
        let possible = decisions(self.need);
        if possible.contains(&Decision::Reopen) {
            let (label, hint) = labels::decision(lang, Decision::Reopen);
            return view! {
                <section class="stack gap-3" aria-labelledby="decide">
                    <h2 id="decide">{t::need_decided(lang)}</h2>
                    <form method="post" action=self.to(paths::DECIDE_NEED)>
                        {self.seen()}
                        <input type="hidden" name="decision" value=Decision::Reopen.code() />
                        <Confirm label question=hint />
                    </form>
                </section>
            };
        }
        let choices = possible
            .iter()
            .map(|each| {
                let (label, hint) = labels::decision(lang, *each);
                Choice::new(each.code(), label).hint(hint).chosen(input.decision == Some(*each))
            })
            .collect();
        let most = u32::try_from(MAX_REASON).unwrap_or_default();
        let unnamed =
            (self.need.origin == Origin::Written).then(|| view! { <p>{t::need_name_first(lang)}</p> });
        view! {
            <section class="stack gap-3" aria-labelledby="decide">
                <h2 id="decide">{t::need_decide(lang)}</h2>
                <p>{t::need_decide_text(lang, MAX_PRIORITIES)}</p>
                {unnamed}
                <form class="form" method="post" action=self.to(paths::DECIDE_NEED)>
                    {self.seen()}
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <RadioGroup
                        id="decision"
                        label=t::need_decision(lang)
                        choices
                        error=errors.of("decision")
                        required=true
                    />
                    <div class="form-row top">
                        <TextArea
                            id="reason-fr"
                            label=t::need_reason_french(lang)
                            hint=t::need_reason_hint(lang)
                            value=input.french
                            error=errors.of("reason-fr")
                            lang=Lang::Fr.tag()
                            maxlength=most
                        />
                        <TextArea
                            id="reason-en"
                            label=t::need_reason_english(lang)
                            hint=t::need_reason_hint(lang)
                            value=input.english
                            error=errors.of("reason-en")
                            lang=Lang::En.tag()
                            maxlength=most
                        />
                    </div>
                    <div class="actions"><Button>{t::need_save(lang)}</Button></div>
                </form>
            </section>
        }
    }

    fn name(&self, input: Option<RenameNeed>) -> AnyView {
        let Self { lang, errors, .. } = *self;
        let input = input.unwrap_or_else(|| {
            let text = |each: Lang| own(&self.need.text, each).to_owned();
            RenameNeed { french: text(Lang::Fr), english: text(Lang::En), ..RenameNeed::default() }
        });
        let most = u32::try_from(MAX_TEXT).unwrap_or_default();
        let hint = match self.need.origin {
            Origin::Offered | Origin::Written => t::need_name_keeps(lang),
            Origin::Group => t::need_name_text(lang),
        };
        view! {
            <section class="stack gap-3" aria-labelledby="rename">
                <h2 id="rename">{t::need_name(lang)}</h2>
                <p>{hint}</p>
                <form class="form" method="post" action=self.to(paths::RENAME_NEED)>
                    {self.seen()}
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <div class="form-row top">
                        <Field
                            id="title-fr"
                            label=t::need_in_french(lang)
                            value=input.french
                            error=errors.of("title-fr")
                            required=true
                            lang=Lang::Fr.tag()
                            maxlength=most
                        />
                        <Field
                            id="title-en"
                            label=t::need_in_english(lang)
                            value=input.english
                            error=errors.of("title-en")
                            required=true
                            lang=Lang::En.tag()
                            maxlength=most
                        />
                    </div>
                    <div class="actions"><Button weight=Weight::Quiet>{t::need_rename(lang)}</Button></div>
                </form>
            </section>
        }
    }

    fn merge(&self, targets: &[Need], input: &MergeNeed) -> Option<AnyView> {
        let Self { lang, errors, .. } = *self;
        let targets: Vec<&Need> = targets.iter().filter(|target| target.id != self.need.id).collect();
        // What was decided is reopened before the need becomes a part of another.
        if targets.is_empty() || self.need.state != NeedState::Gathered {
            return None;
        }
        let choices = std::iter::once(Choice::new("", t::need_choose_target(lang)))
            .chain(targets.into_iter().map(|target| {
                Choice::new(target.id.to_string(), target.text.text(lang))
                    .chosen(input.into == Some(target.id))
            }))
            .collect();
        Some(view! {
            <section class="stack gap-3" aria-labelledby="merge">
                <h2 id="merge">{t::need_merge(lang)}</h2>
                <p>{t::need_merge_text(lang)}</p>
                <form class="form" method="post" action=self.to(paths::MERGE_NEED)>
                    {self.seen()}
                    <Select id="into" label=t::need_into_existing(lang) choices error=errors.of("into") />
                    <div class="actions"><Button weight=Weight::Quiet>{t::need_group(lang)}</Button></div>
                </form>
            </section>
        })
    }
}

/// A text in one language; empty where it is not written in it.
fn own(text: &LocalizedText, lang: Lang) -> &str {
    let shown = text.shown(lang);
    if shown.lang == lang { shown.text } else { "" }
}
