//! Messages with arguments, formatted by Fluent. The texts are those that `build.rs` has checked.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use unic_langid::{LanguageIdentifier, langid};

use ensemble_core::{Lang, format::integer};

type Bundle = FluentBundle<FluentResource>;

static FR: LazyLock<Bundle> =
    LazyLock::new(|| load(Lang::Fr, langid!("fr-CA"), include_str!(concat!(env!("OUT_DIR"), "/fr.ftl"))));
static EN: LazyLock<Bundle> =
    LazyLock::new(|| load(Lang::En, langid!("en-CA"), include_str!(concat!(env!("OUT_DIR"), "/en.ftl"))));

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
    let arguments: FluentArgs<'a> = values.into_iter().collect();
    let mut faults = Vec::new();
    bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned()
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
