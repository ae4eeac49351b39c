//! The inputs of a form, as its description says.

use crate::prelude::*;

use super::{
    editable::EditForm,
    fields::{self, Entry, FieldSpec, Kind, STILL_RIGHT, Slot, TICKED, input_id, label_in},
};
use ensemble_core::{Lang, LocalizedText, Translation, format};
use ensemble_texts as t;
use ensemble_ui::{Badge, Check, Choice, Field, RadioGroup, Select, TextArea, Tone};

/// All inputs of a form; `published` is the value as it is saved, unless it is new.
pub fn inputs<V: Clone>(form: &EditForm, entries: &'static [Entry<V>], published: Option<&V>) -> AnyView {
    let mut published = published.cloned();
    entries.iter().map(|entry| part(form, entry, &mut published)).collect_view().into_any()
}

fn part<V: Clone>(form: &EditForm, entry: &'static Entry<V>, published: &mut Option<V>) -> AnyView {
    let lang = form.lang;
    match entry {
        Entry::Field(field) => input(form, field, published),
        Entry::Row(fields) => {
            let keys = fields.iter().map(|field| field.key).collect::<Vec<_>>().join(" ");
            let row = fields.iter().map(|field| input(form, field, published)).collect_view();
            view! { <div class="form-row top" data-fields=keys>{row}</div> }.into_any()
        }
        Entry::Group(legend, note, entries) => {
            let parts = entries.iter().map(|entry| part(form, entry, published)).collect_view();
            view! {
                <fieldset class="stack gap-4">
                    <legend class="h3">{legend(lang)}</legend>
                    {note.map(|note| view! { <p class="small muted">{note(lang)}</p> })}
                    {parts}
                </fieldset>
            }
            .into_any()
        }
    }
}

fn input<V: Clone>(form: &EditForm, field: &'static FieldSpec<V>, published: &mut Option<V>) -> AnyView {
    let lang = form.lang;
    let slot = field.slot.zip(published.as_mut()).map(|(slot, value)| slot(value));
    let Kind::List(most, lines, parts) = field.kind else {
        let old = match slot {
            Some(Slot::Localized(text)) => Some(&*text),
            Some(Slot::OptionalLocalized(text)) => text.as_ref(),
            _ => None,
        };
        return match field.kind {
            Kind::Localized(lines) => localized(form, field.key, (field.label)(lang), lines, field.rich, old),
            _ => single(form, field, field.key),
        };
    };
    let old: &[LocalizedText] = if let Some(Slot::LocalizedList(list)) = slot { list } else { &[] };
    let rows = (0..fields::rows(&form.fields, field.key, most))
        .map(|index| {
            let key = format!("{}.{index}", field.key);
            let text = localized(form, &key, &(index + 1).to_string(), lines, field.rich, old.get(index));
            if parts.is_empty() {
                return text;
            }
            let parts = parts.iter().map(|part| single(form, part, &format!("{key}.{}", part.key)));
            let parts = parts.collect_view();
            view! { <div class="stack gap-2">{text} <div class="form-row top">{parts}</div></div> }.into_any()
        })
        .collect_view();
    view! {
        <fieldset class="stack gap-4">
            <legend class="h3">{(field.label)(lang)}</legend>
            {field.hint.map(|hint| view! { <p class="hint">{hint(lang)}</p> })}
            {rows}
        </fieldset>
    }
    .into_any()
}

/// A field with one input, or one group of choices.
fn single<V>(form: &EditForm, field: &FieldSpec<V>, name: &str) -> AnyView {
    let lang = form.lang;
    let (id, name, label) = (input_id(name), name.to_owned(), (field.label)(lang));
    let value = form.fields.text(&name).to_owned();
    let error = form.errors.of(&id);
    let hint = field.hint.map(|hint| hint(lang)).unwrap_or_default();
    let chosen = |choices: Vec<Choice>| -> Vec<Choice> {
        choices
            .into_iter()
            .map(|choice| {
                let is = choice.value == value;
                choice.chosen(is)
            })
            .collect()
    };
    match field.kind {
        Kind::Select(choices) => {
            let choices = chosen(choices(lang));
            view! { <Select id name label choices hint error /> }.into_any()
        }
        Kind::Radio(choices) => {
            let (choices, required) = (chosen(choices(lang)), field.required.is_some());
            view! { <RadioGroup id name label choices hint error required /> }.into_any()
        }
        Kind::Check => {
            let checked = value == TICKED;
            view! { <Check id name label hint error checked /> }.into_any()
        }
        Kind::Line(kind, Some(inputmode)) => {
            view! { <Field id name label kind value hint error inputmode /> }.into_any()
        }
        Kind::Line(kind, None) => view! { <Field id name label kind value hint error /> }.into_any(),
        _ => view! { <TextArea id name label value hint error rows=8u32 /> }.into_any(),
    }
}

/// One text in both languages; `lines` is its height, 1 for a field of one line. `old` is the text as it is published:
/// the form says which language is outdated, and lets the person say that it is not.
fn localized(
    form: &EditForm,
    key: &str,
    label: &str,
    lines: u32,
    rich: bool,
    old: Option<&LocalizedText>,
) -> AnyView {
    let lang = form.lang;
    let sides = Lang::ALL.map(|each| {
        let name = format!("{key}.{}", each.code());
        let id = input_id(&name);
        let (value, error) = (form.fields.text(&name).to_owned(), form.errors.of(&id));
        let label = label_in(lang, label, each);
        if lines == 1 {
            view! { <Field id name label value error lang=each.tag() /> }.into_any()
        } else {
            view! { <TextArea id name label value error rows=lines rich lang=each.tag() /> }.into_any()
        }
    });
    let outdated = match old {
        Some(LocalizedText::Pair { translation: Translation::Outdated { lang: behind, since }, .. }) => {
            let since = format::date(lang, format::local(*since).date());
            Some(match behind {
                Lang::Fr => t::editing_french_behind(lang, since),
                Lang::En => t::editing_english_behind(lang, since),
            })
        }
        Some(LocalizedText::Pair { translation: Translation::Current { reviewed: false }, .. }) => {
            Some(t::editing_unreviewed(lang).to_owned())
        }
        _ => None,
    };
    let missing = matches!(old, Some(LocalizedText::Single { .. })).then(|| {
        view! { <p><Badge tone=Tone::Warn>{t::editing_to_translate(lang)}</Badge></p> }
    });
    let still_right = matches!(old, Some(LocalizedText::Pair { .. })).then(|| {
        let name = format!("{STILL_RIGHT}{key}");
        let label = if outdated.is_some() { t::editing_checked(lang) } else { t::editing_still_right(lang) };
        let (id, hint, checked) =
            (input_id(&name), outdated.unwrap_or_default(), form.still_right.contains(key));
        view! { <Check id name label hint checked /> }
    });
    view! {
        <div class="stack gap-2" data-fields=key.to_owned()>
            {missing}
            <div class="form-row top">{sides.into_iter().collect_view()}</div>
            {still_right}
        </div>
    }
    .into_any()
}
