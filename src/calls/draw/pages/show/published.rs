//! What was published: the commitment, the list, the value, with their hashes.

use ensemble_common::prelude::*;

use super::{
    super::{super::labels, parts::hash},
    Shown,
};
use crate::call::paths;
use ensemble_core::Lang;
use ensemble_draw::{Frozen, Proof, Value};
use ensemble_texts as t;
use ensemble_ui::{Icon, Shape};

/// How many projects a list shows; the rest is in the file.
const MAX_SHOWN: usize = 500;
/// How many digits of an identifier are shown.
const DIGITS: usize = 8;

pub(super) fn view(shown: &Shown, frozen: &Frozen, proof: Option<&Proof>) -> AnyView {
    let Shown { lang, record, .. } = shown;
    let (lang, entries) = (*lang, &frozen.list.entries);
    let items = (1..)
        .zip(entries)
        .take(MAX_SHOWN)
        .map(|(number, entry): (u32, _)| {
            let id: String = entry.id.chars().take(DIGITS).collect();
            view! { <li><b>{number.to_string()}</b><code>{id}</code></li> }
        })
        .collect_view();
    let more =
        (entries.len() > MAX_SHOWN).then(|| view! { <p>{t::draw_more(lang, entries.len() - MAX_SHOWN)}</p> });
    view! {
        <section class="stack gap-3" aria-labelledby="published">
            <h2 id="published">{t::draw_published(lang)}</h2>
            {proof.map(|proof| value(lang, frozen, proof))}
            <p>{t::draw_commitment_hash(lang, labels::moment(lang, record.frozen_at))}</p>
            {hash(record.commitment_hash.clone())}
            <p>{t::draw_list_hash(lang)}</p>
            {hash(frozen.commitment.list_hash.clone())}
            {files(shown)}
            <details>
                <summary>{t::draw_commitment(lang)}</summary>
                <div class="stack gap-2">
                    <p>{t::draw_commitment_text(lang)}</p>
                    {hash(record.commitment.clone())}
                </div>
            </details>
            <h3>{t::draw_list(lang, entries.len())}</h3>
            <ol class="frozen">{items}</ol>
            {more}
        </section>
    }
}

/// The same where it is not any more what was published: what is stored now, to be compared with what was mailed.
pub(super) fn as_stored(shown: &Shown) -> AnyView {
    let lang = shown.lang;
    view! {
        <section class="stack gap-3" aria-labelledby="published">
            <h2 id="published">{t::draw_published(lang)}</h2>
            <p>{t::draw_commitment_hash(lang, labels::moment(lang, shown.record.frozen_at))}</p>
            {hash(shown.record.commitment_hash.clone())}
            {files(shown)}
        </section>
    }
}

/// Commitment and list as a file, and the commands that compute both hashes from it.
fn files(shown: &Shown) -> AnyView {
    let Shown { lang, call, record, .. } = shown;
    let lang = *lang;
    let href = paths::of_draw(paths::DRAW_COMMITMENT, lang, &call.code, record.id);
    let name = t::draw_file_list(lang, call.code.as_str());
    view! {
        <p><a href=href><Icon shape=Shape::Document /> " " {t::draw_download_list(lang)}</a></p>
        <p>{t::draw_files_text(lang)}</p>
        {hash(format!("jq -cj .commitment {name} | sha256sum"))}
        {hash(format!("jq -cj .list {name} | sha256sum"))}
    }
}

fn value(lang: Lang, frozen: &Frozen, proof: &Proof) -> AnyView {
    let source = labels::source(lang, &frozen.commitment.source);
    let moment = labels::source_moment(lang, &frozen.commitment.source);
    let from = match &proof.value {
        Value::Drand { signature, .. } => view! {
            <p>{t::draw_value_signature(lang)}</p>
            {hash(signature.clone())}
        },
        Value::Lottery { entered: [numbers, _], .. } => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            view! {
                <p>{t::draw_value_numbers(lang)}</p>
                {hash(format!("printf %s \"{}\" | sha256sum", numbers.join(" ")))}
            }
        }
    };
    view! {
        <p>{t::draw_value(lang, moment, source)}</p>
        {hash(proof.value.randomness())}
        {from}
    }
}
