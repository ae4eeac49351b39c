//! Messages with arguments, formatted by Fluent. The texts are those that `build.rs` has checked.

use std::{borrow::Cow, sync::LazyLock};
#[cfg(debug_assertions)]
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use unic_langid::{LanguageIdentifier, langid};

use ensemble_core::{Lang, format::integer};

type Bundle = FluentBundle<FluentResource>;

static FR: LazyLock<Bundle> = LazyLock::new(|| {
    load(Lang::Fr, langid!("fr-CA"), &text("fr", include_str!(concat!(env!("OUT_DIR"), "/fr.ftl"))))
});
static EN: LazyLock<Bundle> = LazyLock::new(|| {
    load(Lang::En, langid!("en-CA"), &text("en", include_str!(concat!(env!("OUT_DIR"), "/en.ftl"))))
});

/// The catalogue of a language: as it was compiled, or, while one works, as it is in the folder that `ENSEMBLE_TEXTS`
/// names.
fn text(lang: &str, compiled: &'static str) -> Cow<'static, str> {
    #[cfg(debug_assertions)]
    if let Some(folder) = std::env::var_os("ENSEMBLE_TEXTS") {
        return read(&std::path::Path::new(&folder).join(lang), lang == "fr")
            .map_or(compiled.into(), Cow::Owned);
    }
    let _ = lang;
    compiled.into()
}

#[cfg(debug_assertions)]
fn read(folder: &std::path::Path, french: bool) -> std::io::Result<String> {
    let mut whole = String::new();
    for entry in std::fs::read_dir(folder)? {
        whole += &ensemble_core::typography::typeset(french, &std::fs::read_to_string(entry?.path())?);
        whole.push('\n');
    }
    Ok(whole)
}

/// A message without arguments, which lives as long as the program.
#[cfg(debug_assertions)]
pub(super) fn constant(lang: Lang, id: &'static str) -> &'static str {
    static TEXTS: LazyLock<Mutex<HashMap<(Lang, &'static str), &'static str>>> =
        LazyLock::new(Mutex::default);
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    texts.entry((lang, id)).or_insert_with(|| format(lang, id, []).leak())
}

pub(super) fn format<'a, const N: usize>(
    lang: Lang,
    id: &str,
    values: [(&'static str, FluentValue<'a>); N],
) -> String {
    let bundle = match lang {
        Lang::Fr => &*FR,
        Lang::En => &*EN,
    };
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let mut ended = false;
    let arguments: FluentArgs<'a> = values
        .into_iter()
        .map(|(name, value)| match value {
            FluentValue::String(text) if text.ends_with(ENDS) => {
                ended = true;
                (name, FluentValue::String(format!("{text}{END}").into()))
            }
            other => (name, other),
        })
        .collect();
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned();
    if ended { end_once(&text) } else { text }
}

/// What ends a sentence.
const ENDS: [char; 4] = ['.', '!', '?', '…'];
/// Marks the end of a value that ends with one of these. Unicode keeps this character for use within programs.
const END: char = '\u{fdd0}';

/// The text without the marks, and without a full stop behind a value that has an end of its own: “at 5:46 p.m.”.
fn end_once(text: &str) -> String {
    let mut once = String::with_capacity(text.len());
    let mut parts = text.split(END);
    once.push_str(parts.next().unwrap_or_default());
    for part in parts {
        // Three of them are an ellipsis.
        let full_stop = part.starts_with('.') && !part.starts_with("..");
        once.push_str(if full_stop { &part[1..] } else { part });
    }
    once
}

fn load(lang: Lang, id: LanguageIdentifier, text: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Fr => |value, _| number(Lang::Fr, value),
        Lang::En => |value, _| number(Lang::En, value),
    }));
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

#[allow(clippy::cast_possible_truncation, reason = "counts of people and things")]
fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if value.fract() == 0.0 => {
            Some(integer(lang, *value as i64))
        }
        _ => None,
    }
}
