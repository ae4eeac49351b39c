//! Three ways to verify a draw: in this browser, with a program, by hand.

use std::sync::LazyLock;

use ensemble_common::prelude::*;
use leptos::nonce::use_nonce;

use super::{
    super::{super::labels, parts::hash},
    Shown,
    after::DIGITS,
};
use crate::call::paths;
use ensemble_core::{Lang, format::integer};
use ensemble_draw::Proof;
use ensemble_texts as t;
use ensemble_ui::{Icon, Shape};

/// The script without its comments, which readers of the page do not need.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("../../check.js").lines().map(str::trim);
    lines.filter(|line| !line.starts_with("//") && !line.starts_with("/**")).collect::<Vec<_>>().join("\n")
});

/// The codes that the check in the browser may say, each with its sentence.
const CODES: [&str; 13] = [
    "malformed",
    "unknown_algorithm",
    "list_unsorted",
    "list_changed",
    "commitment_changed",
    "unknown_source",
    "published_late",
    "source_differs",
    "witnesses_differ",
    "wrong_value",
    "wrong_ranking",
    "wrong_result",
    "wrong_signature",
];

pub(super) fn view(shown: &Shown, proof: &Proof) -> AnyView {
    let Shown { lang, call, record, wasm, .. } = shown;
    let lang = *lang;
    let file = paths::of_draw(paths::DRAW_PROOF, lang, &call.code, record.id);
    let bytes = record.proof.as_ref().map_or(0, String::len);
    let size = integer(lang, i64::try_from(bytes.div_ceil(1000)).unwrap_or(i64::MAX));
    let name = t::draw_file_proof(lang, call.code.as_str());
    view! {
        <section class="stack gap-4" id="verify" aria-labelledby="verify-title">
            <h2 id="verify-title">{t::draw_verify_title(lang)}</h2>
            <ol class="ways">
                <li
                    data-check=""
                    data-wasm=wasm.clone()
                    data-proof=file.clone()
                    data-words=words(lang)
                >
                    <h3>{t::draw_way_browser(lang)}</h3>
                    <p>{t::draw_way_browser_text(lang)}</p>
                    <p class="muted" data-without="">{t::draw_way_browser_script(lang)}</p>
                    <button class="button quiet" type="button" hidden=true>{t::draw_check(lang)}</button>
                    <p role="status"></p>
                </li>
                <li>
                    <h3>{t::draw_way_program(lang)}</h3>
                    <p>{t::draw_way_program_text(lang)}</p>
                    <a href=file><Icon shape=Shape::Document /> " " {t::draw_download_proof(lang, size)}</a>
                    {hash(format!("ensemble verify-draw {name}"))}
                </li>
                {by_hand(lang, proof)}
            </ol>
            <script type="module" nonce=use_nonce()>{SCRIPT.as_str()}</script>
        </section>
    }
}

/// The command that computes the key of the project that ranks first.
fn by_hand(lang: Lang, proof: &Proof) -> Option<AnyView> {
    let first = proof.ranking.first()?;
    let mark: String = proof.list.entry(first.number)?.id.chars().take(16).collect();
    let key: String = first.key.chars().take(DIGITS).collect();
    let command = format!("printf %s {}:{}:{mark} | sha256sum", proof.value.randomness(), proof.list.call);
    Some(view! {
        <li>
            <h3>{t::draw_way_hand(lang)}</h3>
            <p>{t::draw_way_hand_text(lang, key, first.number)}</p>
            {hash(command)}
        </li>
    })
}

/// What the check in the browser says, as JSON by code; `{…}` stands for what it found.
fn words(lang: Lang) -> String {
    let mut words: Vec<(&str, String)> = CODES
        .into_iter()
        .filter_map(|code| Some((code, labels::error_of_code(lang, code)?.to_owned())))
        .collect();
    let wrong = t::draw_check_wrong(lang, "{why}");
    words.push(("ok", t::draw_check_ok(lang, "{alternates}", "{hash}", "{selected}")));
    words.push(("wrong", wrong));
    words.push(("busy", t::draw_check_busy(lang).to_owned()));
    words.push(("unavailable", t::draw_check_unavailable(lang).to_owned()));
    let words: serde_json::Map<String, serde_json::Value> =
        words.into_iter().map(|(code, text)| (code.to_owned(), text.into())).collect();
    serde_json::Value::Object(words).to_string()
}

#[cfg(test)]
mod tests {
    use super::{CODES, SCRIPT, labels, words};
    use ensemble_core::Lang;

    #[test]
    fn the_script_has_no_comments_and_says_each_code_in_words() {
        assert!(!SCRIPT.contains("/*") && !SCRIPT.contains("//") && SCRIPT.contains("module.verify("));
        for lang in Lang::ALL {
            let words: serde_json::Value = serde_json::from_str(&words(lang)).expect("JSON");
            for code in CODES {
                assert!(labels::error_of_code(lang, code).is_some(), "{code}");
                assert!(words[code].is_string(), "{code}");
            }
            for part in ["{selected}", "{alternates}", "{hash}"] {
                assert!(words["ok"].as_str().is_some_and(|text| text.contains(part)), "{part}");
            }
        }
    }
}
