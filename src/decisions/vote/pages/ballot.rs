//! The ballot.

use ensemble_common::prelude::*;

use super::super::{
    actions::CastVote,
    labels,
    model::{Choice, Level, Method, Vote},
    paths,
    rules::MAX_REASON,
};
use ensemble_communities::community::model::Community;
use ensemble_core::{Lang, LocalizedText, Standing, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice as Answer, RadioGroup, Select, TextArea};

/// The form of a ballot that was cast, so that it can be changed.
pub(super) fn of(vote: &Vote, ballot: &[Choice]) -> CastVote {
    let mut fields = std::collections::BTreeMap::new();
    for choice in ballot {
        let value = match vote.method {
            Method::Consent => Level::of(choice.value).map_or("", Level::code).to_owned(),
            _ => choice.value.to_string(),
        };
        fields.insert(format!("ballot.{}", choice.option), value);
        if let Some(reason) = &choice.reason {
            fields.insert(format!("ballot.{}.reason", choice.option), reason.text(Lang::Fr).to_owned());
        }
    }
    CastVote { revision: vote.revision, confirmation_token: String::new(), fields }
}

/// What an option is called; that it is in the other language only is said beside it.
fn title_in(lang: Lang, title: &LocalizedText) -> String {
    let shown = title.shown(lang);
    let only = match (shown.standing, shown.lang) {
        (Standing::OtherLanguage, Lang::Fr) => t::text_only_fr(lang),
        (Standing::OtherLanguage, Lang::En) => t::text_only_en(lang),
        _ => return shown.text.to_owned(),
    };
    format!("{} ({only})", shown.text)
}

/// The form, with what was chosen and what is wrong with it.
pub(super) fn form(
    lang: Lang,
    community: &Community,
    vote: &Vote,
    input: CastVote,
    errors: &FieldErrors,
    changes: bool,
) -> AnyView {
    let options = vote
        .options
        .iter()
        .map(|option| {
            let (name, id) = (format!("ballot.{}", option.id), format!("ballot-{}", option.id));
            let (title, value, error) =
                (title_in(lang, &option.title), input.value(option.id), errors.of(&id));
            match vote.method {
                Method::Approval => {
                    view! { <Check id name label=title checked=value == "1" error /> }.into_any()
                }
                Method::Dots => {
                    let choices = (0..=vote.dots)
                        .map(|dots| {
                            let dots_text = dots.to_string();
                            let chosen = value == dots_text || value.is_empty() && dots == 0;
                            Answer::new(dots_text, t::vote_dots(lang, dots)).chosen(chosen)
                        })
                        .collect();
                    view! { <Select id name label=title choices error /> }.into_any()
                }
                Method::Consent => {
                    let choices = Level::ALL
                        .iter()
                        .map(|level| {
                            Answer::new(level.code(), labels::level(lang, *level))
                                .chosen(value == level.code())
                        })
                        .collect();
                    let reason_id = format!("{id}-reason");
                    let reason_error = errors.of(&reason_id);
                    view! {
                        <div class="vote-consent">
                            <RadioGroup id name label=title choices error required=true />
                            <TextArea
                                id=reason_id
                                name=format!("ballot.{}.reason", option.id)
                                label=t::vote_reason(lang)
                                value=input.reason(option.id).to_owned()
                                error=reason_error
                                rows=2
                                maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
                            />
                        </div>
                    }
                    .into_any()
                }
            }
        })
        .collect_view();
    let options = match vote.method {
        Method::Approval => view! { <div class="choices">{options}</div> }.into_any(),
        Method::Dots | Method::Consent => options.into_any(),
    };
    let words = if changes { t::vote_change(lang) } else { t::vote_cast(lang) };
    view! {
        <form class="form vote-ballot" method="post" action=paths::of(paths::CAST, lang, community.slug(lang), vote.id)>
            <input type="hidden" name="revision" value=vote.revision.to_string() />
            <input type="hidden" name="ballot.confirmation" value=input.confirmation_token.clone() />
            {options}
            <div class="actions"><Button>{words}</Button></div>
        </form>
    }
    .into_any()
}
