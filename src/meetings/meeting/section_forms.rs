//! A plain form for each section of a text that people write together (a group's note, a table's note, minutes), for those without a
//! script and until the script is there.

use ensemble_common::prelude::*;

use super::form::ItemInput;
use ensemble_core::{Lang, error::FieldError};
use ensemble_document::agenda::{Agenda, Field as Text, Item};
use ensemble_texts as t;
use ensemble_ui::{Button, Field, Notice, TextArea, Weight};

/// The sections of a text, and where their forms are sent.
pub struct SectionForms<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// The language in which the text is written.
    pub of: Lang,
    /// The id of the whole.
    pub id: &'static str,
    pub text: &'a Agenda,
    /// The number of the update up to which the text is shown.
    pub number: i64,
    /// The form that could not be saved, and why.
    pub rejected: Option<&'a ItemInput>,
    pub errors: &'a [FieldError],
    /// Where a section is saved.
    pub save: String,
    /// Where one is added after the last.
    pub add: String,
    /// Where one that was removed is put back.
    pub restore: String,
    /// The other buttons of a section: where each sends the form, and its label.
    pub buttons: Vec<(String, &'static str)>,
    /// What is shown instead of sections while there are none.
    pub empty: Option<AnyView>,
}

impl SectionForms<'_> {
    #[must_use]
    pub fn view(mut self) -> AnyView {
        let empty = self.empty.take().filter(|_| self.text.items.is_empty());
        let Self { lang, id, text, number, .. } = self;
        let each = text.items.iter().map(|section| self.one(section)).collect_view();
        let removed = (!text.removed.is_empty()).then(|| {
            let rows = text.removed.iter().map(|section| self.removed(section)).collect_view();
            view! { <h2 class="h3">{t::group_word_removed(lang)}</h2> <ul class="plain rows">{rows}</ul> }
        });
        let after = text.items.last().map(|section| section.id.clone()).unwrap_or_default();
        view! {
            <div class="stack gap-5" id=id>
                <noscript>
                    <Notice><p>{t::group_script_off(lang)}</p></Notice>
                </noscript>
                <p class="needs-script muted">{t::agenda_loading(lang)}</p>
                {empty}
                {each}
                <form method="post" action=self.add class="row">
                    <input type="hidden" name="seen" value=number.to_string() />
                    <input type="hidden" name="after" value=after />
                    <Button weight=Weight::Quiet>{t::group_word_add(lang)}</Button>
                </form>
                {removed}
            </div>
        }
    }

    fn name(&self, section: &Item) -> String {
        let name = section.name(self.of);
        if name.is_empty() { t::group_part_untitled(self.lang).to_owned() } else { name.to_owned() }
    }

    fn removed(&self, section: &Item) -> AnyView {
        let (lang, name, action) = (self.lang, self.name(section), self.restore.clone());
        let (number, item) = (self.number.to_string(), section.id.clone());
        view! {
            <li class="row spread">
                <span>{name}</span>
                <form method="post" action=action>
                    <input type="hidden" name="seen" value=number />
                    <input type="hidden" name="item" value=item />
                    <Button small=true weight=Weight::Quiet>{t::agenda_word_restore(lang)}</Button>
                </form>
            </li>
        }
    }

    fn one(&self, section: &Item) -> AnyView {
        let (lang, of) = (self.lang, self.of);
        let rejected = self.rejected.filter(|rejected| rejected.item == section.id);
        let field = |text: Text| {
            let name = text.code();
            let id = format!("{}-{name}", section.id);
            let value = rejected.map_or_else(
                || section.field(text).to_owned(),
                |rejected| rejected.text(name).unwrap_or_default().to_owned(),
            );
            let error = self.errors.iter().find(|error| error.id == id).map(|error| error.message.clone());
            (id, name, value, error.unwrap_or_default())
        };
        let (title_id, title_name, title, title_error) = field(Text::Title(of));
        let (text_id, text_name, text, text_error) = field(Text::Notes);
        let buttons = self
            .buttons
            .iter()
            .cloned()
            .map(|(formaction, label)| {
                view! { <Button small=true weight=Weight::Quiet formaction>{label}</Button> }
            })
            .collect_view();
        let (anchor, name, action) = (format!("item-{}", section.id), self.name(section), self.save.clone());
        let (number, item) = (self.number.to_string(), section.id.clone());
        view! {
            <section class="card stack gap-3" id=anchor>
                <h2 class="h4">{name}</h2>
                <form class="form wide" method="post" action=action autocomplete="off">
                    <input type="hidden" name="seen" value=number />
                    <input type="hidden" name="item" value=item />
                    <input type="hidden" name="minutes" value="0" />
                    <Field id=title_id name=title_name label=t::group_word_title(lang) value=title error=title_error lang=of.tag() />
                    <TextArea id=text_id name=text_name label=t::group_word_text(lang) value=text error=text_error rows=8 lang=of.tag() />
                    <div class="actions">
                        <Button small=true>{t::group_save(lang)}</Button>
                        {buttons}
                    </div>
                </form>
            </section>
        }
    }
}
